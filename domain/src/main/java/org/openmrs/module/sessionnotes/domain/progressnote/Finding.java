/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.Objects;

/**
 * A problem or hint that a rule found in a progress note, with the element of the note that is affected. A finding never
 * quotes the note.
 */
public final class Finding {

	private final String messageCode;

	private final ProgressNoteElement element;

	public Finding(String messageCode, ProgressNoteElement element) {
		this.messageCode = Objects.requireNonNull(messageCode, "messageCode");
		this.element = Objects.requireNonNull(element, "element");
	}

	/** @return the code of the message that tells the user about the finding */
	public String getMessageCode() {
		return messageCode;
	}

	public ProgressNoteElement getElement() {
		return element;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Finding && messageCode.equals(((Finding) other).messageCode)
				&& element == ((Finding) other).element;
	}

	@Override
	public int hashCode() {
		return Objects.hash(messageCode, element);
	}

	@Override
	public String toString() {
		return messageCode + " (" + element.getCode() + ")";
	}
}
