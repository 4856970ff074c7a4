/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.clientrequest.ClientRequestService;
import org.openmrs.module.sessionnotes.clientrequest.MadeCopy;
import org.openmrs.module.sessionnotes.clientrequest.RequestStep;
import org.openmrs.module.sessionnotes.clientrequest.SentLetter;
import org.openmrs.module.sessionnotes.clientrequest.StepOrder;
import org.openmrs.module.sessionnotes.clientrequest.StoredRequest;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyMeans;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.Extension;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.clientrequest.ThirdPartyDirective;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.util.PrivilegeConstants;

/** Reads what REST clients send about requests of the clinic's clients, and shows such requests as JSON. */
final class ClientRequestViews {

	static final Set<String> NEW = new HashSet<>(Arrays.asList("uuid", "patient", "receivedOn", "receivedBy", "channel",
			"requester", "thirdParty", "thirdPartyPlace", "signedWriting", "identityEvidence", "means", "from", "to",
			"format", "delivery", "warningAccepted", "language", "privateNotesAsked"));

	static final Set<String> STEP = new HashSet<>(Arrays.asList("step", "preview", "identityEvidence", "reason", "newDate",
			"exception", "requested", "contactTitle", "contactTelephone", "signerTitle", "unsignedDate", "elsewhere",
			"withheld", "releasedPassages", "reviewContact", "reviewer"));

	private ClientRequestViews() {
	}

	/** @param values the request body of a new request */
	static ClientRequest asked(SimpleObject values) {
		RequestProperties sent = new RequestProperties(values, NEW);
		User by = sent.found("receivedBy", ClientRequestViews::user);
		String patient = sent.reference("patient");
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		String uuid = sent.newUuid();
		return ClientRequest.builder().uuid(uuid == null ? UUID.randomUUID().toString() : uuid).kind(RequestKind.ACCESS)
				.patientUuid(Bounded.text("patient", Bound.UUID, patient))
				.received(sent.boundedDay("receivedOn"), (by == null ? Context.getAuthenticatedUser() : by).getUuid(),
						sent.choice("channel", RequestChannel.values()))
				.requester(requester(sent)).copyWish(wish(sent)).build();
	}

	private static User user(String uuid) {
		return ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS);
	}

	private static Requester requester(RequestProperties sent) {
		String name = sent.text("requester");
		boolean directed = sent.isPresent("thirdParty") || sent.isPresent("thirdPartyPlace");
		Requester requester = directed
				? Requester.directing(name, new ThirdPartyDirective(sent.flag("signedWriting"), sent.text("thirdParty"),
						sent.text("thirdPartyPlace")))
				: Requester.client(name);
		String evidence = sent.text("identityEvidence");
		return evidence == null ? requester : requester.verified(evidence, Context.getAuthenticatedUser().getUuid());
	}

	private static CopyWish wish(RequestProperties sent) {
		CopyWish wish = CopyWish.allNotes().withMeans(choice(sent, "means", CopyMeans.values(), CopyMeans.COPY))
				.withRange(sent.boundedDay("from"), sent.boundedDay("to"))
				.withForm(choice(sent, "format", CopyFormat.values(), CopyFormat.PDF),
						choice(sent, "delivery", CopyDelivery.values(), CopyDelivery.PICK_UP), sent.flag("warningAccepted"));
		String language = sent.id("language");
		wish = language == null ? wish : wish.withLanguage(language);
		return sent.flag("privateNotesAsked") ? wish.withPrivateNotesAsked() : wish;
	}

	static StepOrder order(RequestProperties sent) {
		RequestStep step = sent.choice("step", RequestStep.values());
		if (step == null) {
			throw RequestProperties.wrong("step");
		}
		return StepOrder.of(step).withEvidence(sent.text("identityEvidence"))
				.withExtension(sent.text("reason"), sent.boundedDay("newDate"),
						sent.choice("exception", BlockingException.values()))
				.withWords(LetterElement.REQUESTED, sent.text("requested"))
				.withWords(LetterElement.CONTACT_TITLE, sent.text("contactTitle"))
				.withWords(LetterElement.CONTACT_TELEPHONE, sent.text("contactTelephone"))
				.withWords(LetterElement.SIGNER_TITLE, sent.text("signerTitle"))
				.withWords(LetterElement.ELSEWHERE, sent.text("elsewhere"))
				.withWords(LetterElement.WITHHELD, sent.text("withheld"))
				.withWords(LetterElement.RELEASED_PASSAGES, sent.text("releasedPassages"))
				.withWords(LetterElement.REVIEW_CONTACT, sent.text("reviewContact"))
				.withReviewer(Bounded.text("reviewer", Bound.UUID, sent.reference("reviewer")))
				.withDay(LetterElement.UNSIGNED_DATE, sent.boundedDay("unsignedDate"));
	}

	private static <E extends Enum<E>> E choice(RequestProperties sent, String property, E[] choices, E otherwise) {
		E chosen = sent.choice(property, choices);
		return chosen == null ? otherwise : chosen;
	}

	/** Shows a request as the list of the records desk needs it. */
	static SimpleObject brief(StoredRequest stored) {
		return brief(stored, service().getDueDates(stored));
	}

	/** Shows what a list tells: the client, the state and the days, but no text of the request. */
	static SimpleObject brief(StoredRequest stored, DueDates dates) {
		ClientRequest request = stored.getRequest();
		LocalDate today = ClinicDay.of(Instant.now());
		return new SimpleObject().add("uuid", request.getUuid())
				.add("display", ProgressNoteJson.message(request.getKind().getMessageCode()))
				.add("kind", request.getKind().name()).add("patient", Reference.toPatient(request.getPatientUuid()))
				.add("state", request.getState().name())
				.add("stateDisplay", ProgressNoteJson.message(request.getState().getMessageCode()))
				.add("receivedOn", request.getReceivedOn().toString()).add("due", dates.getDue().toString())
				.add("warnings", dates.countWarnings(today)).add("late", dates.isLate(today));
	}

	static SimpleObject whole(StoredRequest stored) {
		ClientRequest request = stored.getRequest();
		CopyWish wish = request.getCopyWish();
		Requester requester = request.getRequester();
		ThirdPartyDirective directive = requester.getDirective();
		Extension extension = request.getExtension();
		DueDates dates = service().getDueDates(stored);
		return brief(stored, dates).add("receivedBy", ProgressNoteJson.user(request.getReceivedBy()))
				.add("channel", request.getChannel().name()).add("requester", requester.getName())
				.add("thirdParty", directive == null ? null : directive.getPerson())
				.add("thirdPartyPlace", directive == null ? null : directive.getPlace())
				.add("signedWriting", directive == null ? null : directive.isSignedWriting())
				.add("identityEvidence", requester.getIdentityEvidence())
				.add("identityVerifiedBy", ProgressNoteJson.user(requester.getIdentityVerifiedBy()))
				.add("means", wish.getMeans().name()).add("from", text(wish.getFrom())).add("to", text(wish.getTo()))
				.add("format", wish.getFormat().name()).add("delivery", wish.getDelivery().name())
				.add("warningAccepted", wish.isWarningAccepted()).add("language", wish.getLanguage())
				.add("privateNotesAsked", wish.isPrivateNotesAsked())
				.add("reason", extension == null ? null : extension.getReason())
				.add("newDate", extension == null ? null : text(extension.getNewDate()))
				.add("exception", extension == null ? null : extension.getException().name())
				.add("firstDue", dates.getFirstDue().toString()).add("latestDue", dates.getLatest().toString())
				.add("possibleSteps", service().getPossibleSteps(stored).stream().map(Enum::name)
						.collect(Collectors.toList()))
				.add("steps", steps(request)).add("releases", request.getReleases().stream().map(LocalDate::toString)
						.collect(Collectors.toList()))
				.add("promisedNotes", stored.getPromised().size()).add("promisedBy", text(stored.getPromisedBy()))
				.add("letters", letters(stored)).add("copies", copies(stored))
				.add("withheld", stored.getWithholding().stream()
						.map(each -> WithholdingViews.withheld(each, request.getReview())).collect(Collectors.toList()))
				.add("reviewer", ProgressNoteJson.user(stored.getReviewer())).add("reviewDue", text(dates.getReviewDue()))
				.add("reviewedOn", text(stored.getReviewedOn()));
	}

	private static List<SimpleObject> steps(ClientRequest request) {
		return request.getEntries().stream()
				.map(entry -> new SimpleObject().add("state", entry.getState().name())
						.add("display", ProgressNoteJson.message(entry.getState().getMessageCode()))
						.add("on", entry.getOn().toString()).add("by", ProgressNoteJson.user(entry.getBy())))
				.collect(Collectors.toList());
	}

	private static List<SimpleObject> letters(StoredRequest stored) {
		List<SimpleObject> shown = new ArrayList<>();
		for (SentLetter letter : stored.getLetters()) {
			shown.add(new SimpleObject().add("number", shown.size() + 1).add("kind", letter.getKind().name())
					.add("display", ProgressNoteJson.message(letter.getKind().getMessageCode()))
					.add("madeOn", letter.getMadeOn().toString()).add("text", letter.getText()));
		}
		return shown;
	}

	private static List<SimpleObject> copies(StoredRequest stored) {
		List<SimpleObject> shown = new ArrayList<>();
		for (MadeCopy copy : stored.getCopies()) {
			shown.add(new SimpleObject().add("number", shown.size() + 1).add("format", copy.getFormat().name())
					.add("notes", copy.getNotes()).add("pages", copy.getPages()).add("digest", copy.getDigest()));
		}
		return shown;
	}

	/** @param codes the message codes of everything that is missing or wrong */
	static List<SimpleObject> findings(List<String> codes) {
		return codes.stream()
				.map(code -> new SimpleObject().add("code", code).add("message", ProgressNoteJson.message(code)))
				.collect(Collectors.toList());
	}

	private static String text(LocalDate day) {
		return day == null ? null : day.toString();
	}

	private static ClientRequestService service() {
		return Context.getService(ClientRequestService.class);
	}
}
