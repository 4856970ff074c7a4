/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The portion of each note that a disclosure opens: the whole note, some parts of the note, or an excerpt in the author's
 * own words. Source: 45 CFR 164.502(b). Instances are immutable.
 */
public final class DisclosedPortion {

	private static final DisclosedPortion WHOLE = new DisclosedPortion(EnumSet.noneOf(NotePart.class), null);

	private final Set<NotePart> parts;

	private final NoteContent excerpt;

	private DisclosedPortion(Set<NotePart> parts, NoteContent excerpt) {
		this.parts = Collections.unmodifiableSet(parts);
		this.excerpt = excerpt;
	}

	public static DisclosedPortion whole() {
		return WHOLE;
	}

	/**
	 * @param parts the parts to disclose; at least one part
	 * @return a portion that consists of the given parts of each note and nothing else
	 * @throws IllegalArgumentException if the collection of parts is empty
	 */
	public static DisclosedPortion parts(Collection<NotePart> parts) {
		return new DisclosedPortion(EnumSet.copyOf(parts), null);
	}

	/**
	 * @param words the text that the recipient reads in place of the note
	 * @return a portion that consists of the given excerpt
	 * @throws RefusedException if the text would not be valid as a note, for example because the text is blank
	 */
	public static DisclosedPortion excerpt(String words) {
		return new DisclosedPortion(EnumSet.noneOf(NotePart.class), NoteContent.ofText(words));
	}

	public boolean isWhole() {
		return parts.isEmpty() && excerpt == null;
	}

	/** @return the parts of a note that are disclosed; empty if the whole note or an excerpt is disclosed */
	public Set<NotePart> getParts() {
		return parts;
	}

	/** @return the text that is disclosed in place of the note, or null if there is no excerpt */
	public String getExcerpt() {
		return excerpt == null ? null : excerpt.getText();
	}

	/**
	 * @param content the content of a note
	 * @return the content that a recipient of the disclosure reads
	 */
	public NoteContent of(NoteContent content) {
		if (excerpt != null) {
			return excerpt;
		}
		return parts.isEmpty() ? content : content.limitedTo(parts);
	}

	/** Does not show the words of an excerpt. */
	@Override
	public String toString() {
		return excerpt == null ? "DisclosedPortion" + parts : "DisclosedPortion[excerpt]";
	}
}
