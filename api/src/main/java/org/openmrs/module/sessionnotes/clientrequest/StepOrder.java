/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterValues;

/** A step that a user wants to take, with everything that the user gives for it. */
public final class StepOrder {

	private final RequestStep step;

	private LetterValues words = LetterValues.none();

	private boolean keptElsewhere;

	private LocalDate newDate;

	private String reason;

	private BlockingException exception;

	private String evidence;

	private String reviewer;

	private LocalDate unsignedDate;

	private StepOrder(RequestStep step) {
		this.step = Objects.requireNonNull(step, "step");
	}

	public static StepOrder of(RequestStep step) {
		return new StepOrder(step);
	}

	private StepOrder copy() {
		StepOrder copy = new StepOrder(step);
		copy.words = words;
		copy.keptElsewhere = keptElsewhere;
		copy.newDate = newDate;
		copy.reason = reason;
		copy.exception = exception;
		copy.evidence = evidence;
		copy.reviewer = reviewer;
		copy.unsignedDate = unsignedDate;
		return copy;
	}

	/** @return a copy with a text for the letter; a null text leaves what the module knows */
	public StepOrder withWords(LetterElement element, String text) {
		StepOrder copy = copy();
		copy.words = text == null ? words : words.with(element, text);
		copy.keptElsewhere = keptElsewhere || element == LetterElement.ELSEWHERE && text != null;
		return copy;
	}

	/** @return a copy with a day for the letter; a null day leaves what the module knows */
	public StepOrder withDay(LetterElement element, LocalDate day) {
		StepOrder copy = copy();
		copy.words = day == null ? words : words.with(element, day);
		copy.unsignedDate = element == LetterElement.UNSIGNED_DATE ? day : unsignedDate;
		return copy;
	}

	/**
	 * @param newReason the reason for the delay, in the words of the letter
	 * @param day the day by which the clinic will answer
	 * @param newException the reason why the delay is not information blocking
	 * @return a copy with an extension
	 */
	public StepOrder withExtension(String newReason, LocalDate day, BlockingException newException) {
		StepOrder copy = copy();
		copy.reason = newReason;
		copy.newDate = day;
		copy.exception = newException;
		return copy;
	}

	/** @return a copy that says how the identity of the person who asks was verified */
	public StepOrder withEvidence(String newEvidence) {
		StepOrder copy = copy();
		copy.evidence = newEvidence;
		return copy;
	}

	/** @return a copy that names the user who reviews the denial, by uuid */
	public StepOrder withReviewer(String newReviewer) {
		StepOrder copy = copy();
		copy.reviewer = newReviewer;
		return copy;
	}

	public RequestStep getStep() {
		return step;
	}

	LetterValues getWords() {
		return words;
	}

	/** @return true if the user names another place that keeps what the client asks for */
	boolean isKeptElsewhere() {
		return keptElsewhere;
	}

	/** @return the day by which the client gets notes that are not signed yet; null if the user names none */
	LocalDate getUnsignedDate() {
		return unsignedDate;
	}

	LocalDate getNewDate() {
		return newDate;
	}

	String getReason() {
		return reason;
	}

	BlockingException getException() {
		return exception;
	}

	String getEvidence() {
		return evidence;
	}

	/** @return the uuid of the user who reviews the denial; null if the step names none */
	String getReviewer() {
		return reviewer;
	}
}
