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

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The parts of a psychotherapy note. The clinic's own list of parts for a psychotherapy note contains every part of
 * this enum except {@link #COMMENT}. {@link #COMMENT} holds the comment that an obs-based form attaches to an answer.
 */
public enum NotePart {

	/** The therapist's reflections and personal insights. */
	REFLECTIONS("reflections", 1),

	/** Details about the client's emotional responses. */
	EMOTIONAL_RESPONSES("emotionalResponses", 2),

	/** Speculative thoughts about the direction of treatment. */
	HYPOTHESES("hypotheses", 3),

	/** Other sensitive information that is not meant for the record. */
	OTHER("other", 4),

	/** The comment of the obs from which the note was created. */
	COMMENT("comment", 5);

	private final String code;

	private final int storedAs;

	NotePart(String code, int storedAs) {
		this.code = code;
		this.storedAs = storedAs;
	}

	/** @return the name of the part in REST */
	public String getCode() {
		return code;
	}

	/** @return the number that identifies the part in sealed notes; a number is never changed and never reused */
	int storedAs() {
		return storedAs;
	}

	/**
	 * @param code the name of a part in REST
	 * @return the part with the given name
	 * @throws RefusedException if no part has the given name
	 */
	public static NotePart ofCode(String code) {
		for (NotePart part : values()) {
			if (part.code.equals(code)) {
				return part;
			}
		}
		throw new RefusedException("sessionnotes.error.content.unknownPart");
	}

	static NotePart ofStored(int storedAs) {
		for (NotePart part : values()) {
			if (part.storedAs == storedAs) {
				return part;
			}
		}
		throw new IllegalArgumentException("unknown part " + storedAs);
	}
}
