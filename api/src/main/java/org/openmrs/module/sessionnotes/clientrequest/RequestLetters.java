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
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.clientcopy.CopyContents;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecision;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.letter.Letter;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplates;
import org.openmrs.module.sessionnotes.domain.letter.LetterValues;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/**
 * Makes the letters of a request from its facts and from the words of the user who takes the step. A letter cannot be made
 * while an element that the law requires is missing.
 */
class RequestLetters {

	private final RequestSettings settings;

	private final ZoneId zone;

	/** @param zone the clinic's time zone */
	RequestLetters(RequestSettings settings, ZoneId zone) {
		this.settings = settings;
		this.zone = zone;
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
	Letter given(StoredRequest stored, StepOrder order, CopyDecision decision, CopyContents copy, int pages,
			LocalDate today, String signer, RequestProfile profile) {
		ClientRequest request = stored.getRequest();
		CopyWish wish = request.getCopyWish();
		LocalDate from = copy.getFrom() == null ? wish.getFrom() : copy.getFrom();
		LocalDate to = copy.getTo() == null ? wish.getTo() : copy.getTo();
		LetterValues values = facts(request, today, signer).with(LetterElement.NOTE_COUNT, copy.getNotes().size())
				.with(LetterElement.FROM_DATE, from == null ? request.getReceivedOn() : from)
				.with(LetterElement.TO_DATE, to == null ? request.getReceivedOn() : to)
				.with(LetterElement.PAGE_COUNT, pages).with(LetterElement.UNSIGNED_COUNT, copy.getUnsigned());
		boolean whole = stored.getWithholding().isEmpty();
		return make(whole ? LetterKind.COPY_GIVEN : LetterKind.COPY_GIVEN_IN_PART, decision.getLetterCases(), request,
				whole ? values : values.with(denied(stored, profile)), order, profile);
	}

	/**
	 * Makes the letter that goes with notes which were not signed when the copy was made.
	 *
	 * @param copy the notes that are enclosed
	 * @param pages the number of their pages
	 */
	Letter supplement(ClientRequest request, StepOrder order, CopyContents copy, int pages, LocalDate today, String signer,
			RequestProfile profile) {
		LetterValues values = facts(request, today, signer).with(LetterElement.NOTE_COUNT, copy.getNotes().size())
				.with(LetterElement.FROM_DATE, copy.getFrom()).with(LetterElement.TO_DATE, copy.getTo())
				.with(LetterElement.PAGE_COUNT, pages).with(LetterElement.UNSIGNED_COUNT, copy.getUnsigned());
		return make(LetterKind.COPY_SUPPLEMENT, cases(order, copy), request, values, order, profile);
	}

	/** Makes the letter which says that the client gets nothing. */
	Letter denied(StoredRequest stored, StepOrder order, CopyDecision decision, CopyContents copy, LocalDate today,
			String signer, RequestProfile profile) {
		LetterValues values = facts(stored.getRequest(), today, signer).with(denied(stored, profile))
				.with(LetterElement.UNSIGNED_COUNT, copy.getUnsigned());
		return make(LetterKind.COPY_DENIED, decision.getLetterCases(), stored.getRequest(), values, order, profile);
	}

	/** Makes the letter on the result of a review. */
	Letter reviewed(StoredRequest stored, StepOrder order, LocalDate today, String signer, RequestProfile profile) {
		LicensedProfessional reviewer = stored.getReview().getReviewer();
		CopyWording wording = wording(stored);
		LetterValues values = facts(stored.getRequest(), today, signer)
				.with(LetterElement.REVIEWER, wording.text("licensed", reviewer.getName(), reviewer.getProfession(),
						reviewer.getState(), reviewer.getLicenceNumber()))
				.with(LetterElement.DECISION_DATE, stored.getReviewedOn())
				.with(LetterElement.RELEASED_PASSAGES, places(stored.getReleased(), wording))
				.with(LetterElement.WITHHELD, withheld(stored.getStillWithheld(), wording))
				.with(LetterElement.BASIS, basis(stored.getStillWithheld(), stored, profile));
		return make(LetterKind.REVIEW_RESULT, stored.getReview().getLetterCases(), stored.getRequest(), values, order,
				profile);
	}

	private LetterValues denied(StoredRequest stored, RequestProfile profile) {
		List<DeniedPassage> withholding = stored.getWithholding();
		return LetterValues.none()
				.with(LetterElement.WITHHELD, withheld(withholding, wording(stored)))
				.with(LetterElement.BASIS, basis(withholding, stored, profile))
				.with(LetterElement.DECIDER, withholding.stream().map(each -> each.getDenial().getDecider().getProfession())
						.distinct().collect(Collectors.joining(", ")))
				.with(LetterElement.DECISION_DATE, withholding.stream().map(each -> each.getDenial().getDecidedOn())
						.max(LocalDate::compareTo).orElse(null));
	}

	/** Describes withheld passages. If a mark would reveal a source, so could a day, and the user must describe them. */
	private static String withheld(List<DeniedPassage> passages, CopyWording wording) {
		return passages.stream().anyMatch(each -> each.getDenial().isMarkRevealing()) ? null : places(passages, wording);
	}

	/** Describes passages by the days of their sessions, which tells nothing of their content. */
	private static String places(List<DeniedPassage> passages, CopyWording wording) {
		String places = passages.stream()
				.map(each -> wording.text(each.getLabel() == null ? "wholeNote" : "partOfNote", wording.day(each.getDay())))
				.distinct().collect(Collectors.joining("; "));
		return places.isEmpty() ? null : places + ".";
	}

	/** Returns the grounds in the plain words of the law, each once. */
	private static String basis(List<DeniedPassage> passages, StoredRequest stored, RequestProfile profile) {
		LetterTemplates templates = profile.getLetters(stored.getRequest().getCopyWish().getLanguage());
		return passages.stream().map(each -> templates.getGround(each.getDenial().getGround().name())).distinct()
				.collect(Collectors.joining(" "));
	}

	private CopyWording wording(StoredRequest stored) {
		return new CopyWording(Context.getMessageSourceService(), stored.getRequest().getCopyWish().getLanguage(), zone);
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
