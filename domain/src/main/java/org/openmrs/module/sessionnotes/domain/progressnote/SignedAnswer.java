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
 * One answer of a progress note as it is shown: which question it answers, and the words of both at that moment. Nothing
 * of it is looked up again later, so that no change of a dictionary or of a setting changes what it says.
 * <p>
 * Instances are immutable and may be shared between threads.
 */
public final class SignedAnswer {

	/** What kind of value an answer holds. */
	public enum Kind {

		TEXT,

		/** The value is the uuid of a concept, and the wording its name. */
		CODED,

		/** The value is a decimal number, and the wording its unit. */
		NUMBER,

		/** The value is a moment in ISO 8601, in UTC. */
		TIME,

		/** There is no value: the members say it. */
		GROUP,

		/** The value is what the record calls a drug or a file. */
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
	 * @param question the key of the question that is answered; null for an answer that belongs to none of the note's
	 * @param conceptUuid the concept that the question was asked with; must not be null
	 * @param questionWording the name of that concept; null if it has none
	 * @param kind must not be null
	 * @param value see {@link Kind}; may be null
	 * @param wording see {@link Kind}; may be null
	 * @param comment what stands beside the value; may be null
	 * @param modifier what stands before a value, as in "&lt; 5"; may be null
	 * @param members the answers of a group; empty for any other kind
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

	/** @return the key of the question, or null for an answer that belongs to none of the note's questions */
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

	/** @return what stands before the value; null if nothing does */
	public String getModifier() {
		return modifier;
	}

	/** @return true if it, or a member, has a modifier */
	boolean hasModifier() {
		return modifier != null || members.stream().anyMatch(SignedAnswer::hasModifier);
	}

	public List<SignedAnswer> getMembers() {
		return members;
	}

	/** Says nothing of the answer. */
	@Override
	public String toString() {
		return "SignedAnswer[" + question + "]";
	}
}
