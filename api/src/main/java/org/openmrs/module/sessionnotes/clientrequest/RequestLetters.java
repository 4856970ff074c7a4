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
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.clientcopy.CopyContents;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterValues;

/**
 * Makes the letters of a request from its facts and from the words of the user who takes the step. A letter cannot be made
 * while an element that the law requires is missing.
 */
class RequestLetters {

	private final RequestSettings settings;

	RequestLetters(RequestSettings settings) {
		this.settings = settings;
	}

	/** Makes the letter which says that the clinic has the request. */
	Letter received(ClientRequest request, StepOrder order, LocalDate today, String signer, RequestProfile profile) {
		return make(LetterKind.COPY_RECEIVED, EnumSet.noneOf(LetterCase.class), request, facts(request, today, signer)
				.with(LetterElement.DUE_DATE, new DueDates(request, profile).getDue()), order, profile);
	}

	/** Makes the letter which says that the clinic needs more time. */
	Letter extended(ClientRequest request, StepOrder order, LocalDate today, String signer, RequestProfile profile) {
		return make(LetterKind.COPY_EXTENDED, EnumSet.noneOf(LetterCase.class), request, facts(request, today, signer)
				.with(LetterElement.DELAY_REASON, order.getReason()).with(LetterElement.NEW_DATE, order.getNewDate()), order,
				profile);
	}

	/**
	 * Makes the letter that goes with the copy.
	 *
	 * @param copy the notes in the copy
	 * @param pages the number of pages of the copy
	 */
	Letter given(ClientRequest request, StepOrder order, CopyContents copy, int pages, LocalDate today, String signer,
			RequestProfile profile) {
		CopyWish wish = request.getCopyWish();
		LocalDate from = copy.getFrom() == null ? wish.getFrom() : copy.getFrom();
		LocalDate to = copy.getTo() == null ? wish.getTo() : copy.getTo();
		LetterValues values = facts(request, today, signer).with(LetterElement.NOTE_COUNT, copy.getNotes().size())
				.with(LetterElement.FROM_DATE, from == null ? request.getReceivedOn() : from)
				.with(LetterElement.TO_DATE, to == null ? request.getReceivedOn() : to)
				.with(LetterElement.PAGE_COUNT, pages).with(LetterElement.UNSIGNED_COUNT, copy.getUnsigned());
		return make(LetterKind.COPY_GIVEN, cases(order, copy), request, values, order, profile);
	}

	/** @return what the letter on a copy must cover besides the copy itself */
	static Set<LetterCase> cases(StepOrder order, CopyContents copy) {
		Set<LetterCase> cases = EnumSet.noneOf(LetterCase.class);
		if (order.isKeptElsewhere()) {
			cases.add(LetterCase.KEPT_ELSEWHERE);
		}
		if (copy.getUnsigned() > 0) {
			cases.add(LetterCase.UNSIGNED_NOTES);
		}
		return cases;
	}

	private LetterValues facts(ClientRequest request, LocalDate today, String signer) {
		return LetterValues.none().with(LetterElement.ADDRESSEE, request.getRequester().getName())
				.with(LetterElement.LETTER_DATE, today).with(LetterElement.REQUEST_DATE, request.getReceivedOn())
				.with(LetterElement.CONTACT_TITLE, settings.getContactTitle())
				.with(LetterElement.CONTACT_TELEPHONE, settings.getContactTelephone())
				.with(LetterElement.SIGNER, signer);
	}

	private static Letter make(LetterKind kind, Set<LetterCase> cases, ClientRequest request, LetterValues facts,
			StepOrder order, RequestProfile profile) {
		return profile.getLetters(request.getCopyWish().getLanguage()).get(kind).make(cases, facts.with(order.getWords()));
	}
}
