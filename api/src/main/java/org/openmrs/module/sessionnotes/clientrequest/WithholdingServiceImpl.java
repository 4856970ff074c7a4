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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecision;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecisionRules;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.ReviewOfDenial;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Stores the decisions of licensed professionals in the request. The records desk then tells the client. */
public class WithholdingServiceImpl extends BaseOpenmrsService implements WithholdingService {

	private static final List<RequestState> UNANSWERED = Arrays.asList(RequestState.RECEIVED, RequestState.EXTENDED);

	private final RequestStore store;

	private final CopyMaking copyMaking;

	private final Reviewers reviewers;

	private final RequestSettings settings;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final Clock clock;

	/** @param clock the clock that gives the current time, in the clinic's time zone */
	public WithholdingServiceImpl(StoreTransactions transactions, KeysetProvider keysetProvider,
			CurrentRequest currentRequest, AccessLog accessLog, RequestSettings settings, Clock clock) {
		this.store = new RequestStore(transactions, keysetProvider, accessLog);
		this.copyMaking = new CopyMaking(clock);
		this.reviewers = new Reviewers(transactions);
		this.settings = settings;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.clock = clock;
	}

	@Override
	public List<StoredRequest> getRequests(boolean reviews, int startIndex, int limit) {
		AccessRequest by = requireThemselves();
		return reviews
				? reviewsOf(by).stream().skip(startIndex).limit(limit).collect(Collectors.toList())
				: store.list(UNANSWERED, startIndex, limit);
	}

	/** Returns all pending reviews of the user. The reviewer is sealed, so no query can look for the reviewer. */
	private List<StoredRequest> reviewsOf(AccessRequest by) {
		return store.list(Collections.singletonList(RequestState.REVIEW_ASKED), 0, Integer.MAX_VALUE).stream()
				.filter(each -> each.getReview() == null && isReviewer(each, by)).collect(Collectors.toList());
	}

	@Override
	public StoredRequest getRequest(String uuid) {
		requireThemselves();
		return store.get(uuid);
	}

	@Override
	public DueDates getDueDates(StoredRequest request) {
		return new DueDates(request.getRequest(), settings.getProfile());
	}

	@Override
	public List<AccessDenialGround> getGrounds() {
		requireThemselves();
		return settings.getProfile().getGrounds();
	}

	@Override
	public List<NoteField> getFields(String uuid) {
		AccessRequest by = requireThemselves();
		StoredRequest stored = store.get(uuid);
		List<NoteField> fields = RequestStore.decided(() -> {
			requireUnanswered(stored);
			return fields(stored);
		});
		store.recordShown(by, uuid + " notes", fields.stream().map(NoteField::getText));
		return fields;
	}

	private List<NoteField> fields(StoredRequest stored) {
		return copyMaking.fields(stored.getRequest(), copyMaking.read(stored.getRequest(),
				RequestSteps.patient(stored.getRequest().getPatientUuid())));
	}

	@Override
	public StoredRequest withhold(String uuid, Licence licence, List<PassageDenial> denials) {
		AccessRequest by = requireThemselves();
		StoredRequest before = store.get(uuid);
		StoredRequest after = RequestStore.decided(() -> {
			requireUnanswered(before);
			return before.withWithholding(withheld(before, by, licence, denials));
		});
		return store.save(before, after, null, settings.getProfile(), by, "WITHHOLD");
	}

	private List<DeniedPassage> withheld(StoredRequest before, AccessRequest by, Licence licence,
			List<PassageDenial> denials) {
		List<DeniedPassage> all = before.getWithholding().stream()
				.filter(each -> !SamePerson.isSame(by.getUserUuid(), each.getDenial().getDecider().getUserUuid()))
				.collect(Collectors.toList());
		if (!denials.isEmpty()) {
			PassageWords words = new PassageWords(fields(before));
			LicensedProfessional decider = licence.of(Context.getAuthenticatedUser());
			denials.forEach(each -> all.add(denied(each, words, decider)));
		}
		Bounded.number("passages", Bound.LIST, Long.valueOf(all.size()));
		Bounded.number("passages", Bound.COPY_FILE,
				all.stream().mapToLong(each -> each.getWords().getBytes(StandardCharsets.UTF_8).length).sum());
		List<WithheldPassage> passages = all.stream().map(DeniedPassage::getDenial).collect(Collectors.toList());
		RequestStore.refuseIfAny(CopyDecisionRules.findings(before.getRequest(),
				new CopyDecision(passages, true, EnumSet.noneOf(LetterCase.class)), settings.getProfile()));
		all.sort(PassageWords.ORDER);
		return all;
	}

	private DeniedPassage denied(PassageDenial order, PassageWords notes, LicensedProfessional decider) {
		Passage passage = order.getPassage();
		String words = notes.of(passage);
		RequestStore.refuseIf(words == null, RequestRule.PASSAGE_MISSING);
		boolean part = passage.getField() != null
				&& !passage.equals(Passage.field(passage.getNoteUuid(), passage.getField()));
		RequestStore.refuseIf(part && !words.equals(order.getWords()), RequestRule.PASSAGE_CHANGED);
		NoteField field = notes.fieldsOf(passage).get(0);
		return new DeniedPassage(
				new WithheldPassage(passage, field.getAuthorUuid(), order.getGround(), order.getFacts(), decider,
						LocalDate.now(clock), order.getReasoning(), order.isMarkRevealing()),
				field.getDay(), passage.getField() == null ? null : field.getLabel(), words);
	}

	@Override
	public List<DeniedPassage> getReviewedPassages(String uuid) {
		AccessRequest by = requireThemselves();
		List<DeniedPassage> passages = reviewed(store.get(uuid), by);
		store.recordShown(by, uuid + " passages", passages.stream().map(DeniedPassage::getWords));
		return passages;
	}

	private List<DeniedPassage> reviewed(StoredRequest stored, AccessRequest by) {
		if (!isReviewer(stored, by)) {
			accessLog.denied(by, DenialReason.NOT_ENTITLED, null);
			throw new NotAllowedException("sessionnotes.error.clientRequest.notYourReview");
		}
		return RequestStore.decided(() -> {
			RequestStore.refuseIf(stored.getRequest().getState() != RequestState.REVIEW_ASKED || stored.getReview() != null,
					RequestRule.STEP_NOT_POSSIBLE);
			Set<Passage> reviewable = CopyDecisionRules.getReviewable(stored.getRequest());
			return stored.getWithholding().stream().filter(each -> reviewable.contains(each.getDenial().getPassage()))
					.collect(Collectors.toList());
		});
	}

	private static boolean isReviewer(StoredRequest stored, AccessRequest by) {
		return stored.getReviewer() != null && SamePerson.isSame(by.getUserUuid(), stored.getReviewer());
	}

	@Override
	public StoredRequest review(String uuid, Licence licence, Map<Integer, Boolean> released) {
		AccessRequest by = requireThemselves();
		StoredRequest before = store.get(uuid);
		List<DeniedPassage> passages = reviewed(before, by);
		StoredRequest after = RequestStore.decided(() -> {
			Map<Passage, Boolean> decided = new LinkedHashMap<>();
			released.forEach((number, release) -> {
				RequestStore.refuseIf(number < 1 || number > passages.size(), RequestRule.REVIEW_INCOMPLETE);
				decided.put(passages.get(number - 1).getDenial().getPassage(), release);
			});
			ReviewOfDenial review = new ReviewOfDenial(licence.of(Context.getAuthenticatedUser()), before.getDesignatedBy(),
					decided);
			reviewers.requireNoPart(before, by.getUserUuid());
			RequestStore.refuseIfAny(CopyDecisionRules.findings(before.getRequest(), review));
			return before.withReview(review, LocalDate.now(clock));
		});
		return store.save(before, after, null, settings.getProfile(), by, "REVIEW");
	}

	private static void requireUnanswered(StoredRequest stored) {
		RequestStore.refuseIf(!UNANSWERED.contains(stored.getRequest().getState()), RequestRule.STEP_NOT_POSSIBLE);
	}

	private AccessRequest requireThemselves() {
		return themselves.require(SessionNotesPrivileges.RESTRICT_PROGRESS_NOTES, WithholdingServiceImpl::refusal);
	}

	private static SessionNotesException refusal(DenialReason against) {
		return ImpersonationCheck.refusal(against, "sessionnotes.error.clientRequest.notYourself");
	}
}
