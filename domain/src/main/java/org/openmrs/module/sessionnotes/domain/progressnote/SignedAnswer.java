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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One answer of a signed progress note, with the question. The wording of the question and of the answer is the wording
 * in which the note is shown. The wording is recorded together with the answer, and is never looked up again. Because
 * the wording is recorded, a later change to a dictionary or a setting does not change the meaning of the answer.
 * <p>
 * Instances are immutable and may be shared between threads.
 */
public final class SignedAnswer {

	/** The kind of value that an answer has. */
	public enum Kind {

		TEXT,

		/** The value is the uuid of a concept, and the wording is the name of that concept. */
		CODED,

		/** The value is a decimal number, and the wording is the unit of that number. */
		NUMBER,

		/** The value is a moment in UTC, in ISO 8601 format. */
		TIME,

		/** The answer is a group and has no value of its own: the members of the group hold the answers. */
		GROUP,

		/** The value is the name that the record gives to a drug or a file. */
		OTHER
	}

	private final String question;

	private final String conceptUuid;

	private final String questionWording;

	private final Kind kind;

	private final String value;

	private final String wording;

	private final String comment;

	private final String modifier;

	private final List<SignedAnswer> members;

	/**
	 * @param question the key of the question; null if the answer does not belong to any of the note's questions
	 * @param conceptUuid the concept of the question; must not be null
	 * @param questionWording the name of the question's concept; null if the concept has no name
	 * @param kind the kind of value; must not be null
	 * @param value the value, whose meaning depends on the {@link Kind}; may be null
	 * @param wording the wording of the value, whose meaning depends on the {@link Kind}; may be null
	 * @param comment the comment on the value; may be null
	 * @param modifier the modifier that precedes the value, as in "&lt; 5"; may be null
	 * @param members the answers in a group; empty if the answer is not a group
	 */
	public SignedAnswer(String question, String conceptUuid, String questionWording, Kind kind, String value, String wording,
			String comment, String modifier, List<SignedAnswer> members) {
		this.modifier = modifier;
		this.question = question;
		this.conceptUuid = Objects.requireNonNull(conceptUuid, "conceptUuid");
		this.questionWording = questionWording;
		this.kind = Objects.requireNonNull(kind, "kind");
		this.value = value;
		this.wording = wording;
		this.comment = comment;
		this.members = Collections.unmodifiableList(new ArrayList<>(members));
	}

	/** @return the key of the question, or null if the answer does not belong to any of the note's questions */
	public String getQuestion() {
		return question;
	}

	public String getConceptUuid() {
		return conceptUuid;
	}

	public String getQuestionWording() {
		return questionWording;
	}

	public Kind getKind() {
		return kind;
	}

	public String getValue() {
		return value;
	}

	public String getWording() {
		return wording;
	}

	public String getComment() {
		return comment;
	}

	/** @return the modifier that precedes the value; null if there is no modifier */
	public String getModifier() {
		return modifier;
	}

	/**
	 * @return true if this answer has a modifier, or if this answer is a group and an answer in the group has a
	 *         modifier
	 */
	boolean hasModifier() {
		return modifier != null || members.stream().anyMatch(SignedAnswer::hasModifier);
	}

	public List<SignedAnswer> getMembers() {
		return members;
	}

	/** Shows only the key of the question, not the answer. */
	@Override
	public String toString() {
		return "SignedAnswer[" + question + "]";
	}
}
