/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

import java.util.Objects;

/** One section of a psychotherapy note: the part of the note, and the text of the section exactly as typed. */
public final class NoteSection {

	private final NotePart part;

	private final String text;

	/**
	 * @param part the part of the note to which the section belongs
	 * @param text plain Unicode text; may be empty, but not null
	 */
	public NoteSection(NotePart part, String text) {
		this.part = Objects.requireNonNull(part, "part");
		this.text = Objects.requireNonNull(text, "text");
	}

	public NotePart getPart() {
		return part;
	}

	public String getText() {
		return text;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NoteSection && part == ((NoteSection) other).part
				&& text.equals(((NoteSection) other).text);
	}

	@Override
	public int hashCode() {
		return Objects.hash(part, text);
	}

	/** Does not show the text of the section, because the platform may log a method's arguments with {@code toString()}. */
	@Override
	public String toString() {
		return "NoteSection[" + part.getCode() + "]";
	}
}
