/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentAnswer;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;

/**
 * An addendum that corrects a signed note. The signed words never change. The addendum states the error and the correction,
 * and the note shows a banner at the passage. Source: 45 CFR 164.526(c)(1).
 */
public final class AmendmentAddendum {

	private final String requestUuid;

	private final Passage passage;

	private final String wrong;

	private final String right;

	private final String by;

	private final LocalDate on;

	private AmendmentAddendum(String requestUuid, Passage passage, String wrong, String right, String by, LocalDate on) {
		this.requestUuid = requestUuid;
		this.passage = Objects.requireNonNull(passage, "passage");
		this.wrong = Objects.requireNonNull(wrong, "wrong");
		this.right = Objects.requireNonNull(right, "right");
		this.by = Objects.requireNonNull(by, "by");
		this.on = Objects.requireNonNull(on, "on");
	}

	/**
	 * @param request a request for an amendment
	 * @return an addendum for each passage that the clinic corrects; empty if the request is denied or not decided
	 */
	public static List<AmendmentAddendum> of(ClientRequest request) {
		List<AmendmentAddendum> addenda = new ArrayList<>();
		if (request.getAmendmentDecision() != null) {
			LocalDate on = request.getDayOf(request.getState() == RequestState.ACCEPTED
					? RequestState.ACCEPTED
					: RequestState.ACCEPTED_IN_PART);
			for (AmendmentAnswer each : request.getAmendmentDecision().getAnswers()) {
				if (each.isAccepted()) {
					addenda.add(new AmendmentAddendum(request.getUuid(), each.getPassage(), each.getWrong(), each.getRight(),
							request.getAmendmentDecision().getDecider().getUserUuid(), on));
				}
			}
		}
		return Collections.unmodifiableList(addenda);
	}

	/**
	 * Turns the notice of another provider into a correction. The law leaves no choice here, 45 CFR 164.526(e).
	 *
	 * @param notice the notice of the other provider
	 * @param passage the passage of the clinic's own note
	 * @param right the correction
	 * @param by the clinician who writes the correction
	 * @param on the day of the correction
	 * @return the addendum
	 */
	public static AmendmentAddendum of(AmendmentNotice notice, Passage passage, String right, String by, LocalDate on) {
		return new AmendmentAddendum(notice.getUuid(), passage, notice.getWrong(), right, by, on);
	}

	/** @return the request, or the notice of another provider, that led to the correction */
	public String getRequestUuid() {
		return requestUuid;
	}

	public Passage getPassage() {
		return passage;
	}

	public String getWrong() {
		return wrong;
	}

	public String getRight() {
		return right;
	}

	public String getBy() {
		return by;
	}

	/** @return the day that the banner at the passage shows */
	public LocalDate getOn() {
		return on;
	}

	/**
	 * Tells whether a new draft repeats the words that were wrong.
	 *
	 * @param amendedWords the words of the passage that is amended
	 * @param draft the text of the draft
	 * @return true if the draft holds the words; spaces and letter case do not matter
	 */
	public static boolean isCarriedOn(String amendedWords, String draft) {
		String words = plain(amendedWords);
		return !words.isEmpty() && (" " + plain(draft) + " ").contains(" " + words + " ");
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").trim();
	}

	/** Shows no words of the note. */
	@Override
	public String toString() {
		return "AmendmentAddendum[" + on + "]";
	}
}
