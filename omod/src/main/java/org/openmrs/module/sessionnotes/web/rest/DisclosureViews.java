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

import static org.openmrs.module.sessionnotes.web.rest.ProgressNoteJson.date;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.disclosure.DisclosedNote;
import org.openmrs.module.sessionnotes.disclosure.DisclosureUse;
import org.openmrs.module.sessionnotes.disclosure.DisclosureWording;
import org.openmrs.module.sessionnotes.disclosure.NewDisclosure;
import org.openmrs.module.sessionnotes.disclosure.NoteUse;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.webservices.rest.SimpleObject;

/** Converts disclosures to REST responses, and REST requests to new disclosures. */
final class DisclosureViews {

	static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("uuid", "basis", "author", "note", "patient", "from",
			"to", "kind", "parts", "excerpt", "recipient", "evidence", "start", "end", "purpose", "tellAuthorFrom"));

	private static final Set<String> RECIPIENT = new HashSet<>(Arrays.asList("user", "name", "address"));

	static final Set<String> REVOCATION = new HashSet<>(Arrays.asList("byClient", "receivedOn", "document"));

	static final Set<String> REVIEW = new HashSet<>(Arrays.asList("justified", "comment"));

	/** The number of characters in the text of a day in JSON, such as 2026-01-31. */
	private static final int LENGTH_OF_DAY = 10;

	private DisclosureViews() {
	}

	/** Returns the mark that a response adds to a note that is read under a disclosure. */
	static Map<String, Object> mark(Disclosure disclosure) {
		Map<String, Object> mark = new LinkedHashMap<>();
		mark.put("uuid", disclosure.getUuid());
		mark.put("basis", disclosure.getBasis().name());
		mark.put("display", text(disclosure.getBasis().getMessageCode()));
		mark.put("citation", disclosure.getBasis().getCitation());
		mark.put("end", date(disclosure.getEffectiveEnd()));
		mark.put("readOnly", true);
		mark.put("portion", wording().portion(disclosure.getPortion()));
		mark.put("redisclosure", wording().redisclosure(disclosure));
		mark.put("consent", consent(disclosure));
		return mark;
	}

	/** @param all true to include the evidence and the steps of the disclosure, which the recipient may not see */
	static SimpleObject of(Disclosure disclosure, boolean all) {
		DisclosureState state = disclosure.getState(System.currentTimeMillis());
		DisclosureScope scope = disclosure.getScope();
		SimpleObject view = new SimpleObject().add("uuid", disclosure.getUuid())
				.add("display", text(disclosure.getBasis().getMessageCode())).add("state", state.name())
				.add("stateDisplay", text(state.getMessageCode())).add("basis", disclosure.getBasis().name())
				.add("citation", disclosure.getBasis().getCitation()).add("kind", disclosure.getKind().name())
				.add("author", ProgressNoteJson.user(scope.getAuthorUuid()))
				.add("patient", Reference.toPatient(scope.getPatientUuid()))
				.add("note", ProgressNoteJson.reference(scope.getNoteUuid(), text(disclosure.getKind().getMessageCode())))
				.add("from", date(scope.getFrom())).add("to", date(scope.getTo())).add("recipient", recipient(disclosure))
				.add("purpose", disclosure.getPurpose()).add("start", date(disclosure.getStart()))
				.add("end", date(disclosure.getEffectiveEnd())).add("order", disclosure.needsApproval())
				.add("madeBy", ProgressNoteJson.user(disclosure.getMadeBy())).add("dateMade", date(disclosure.getMadeAt()))
				.add("parts", parts(disclosure.getPortion()))
				.add("excerpt", excerptFor(Context.getAuthenticatedUser().getUuid(), disclosure))
				.add("portion", wording().portion(disclosure.getPortion()))
				.add("redisclosure", wording().redisclosure(disclosure)).add("consent", consent(disclosure));
		return all ? withEvidence(view, disclosure) : view;
	}

	/** Returns the disclosed parts of a note in the form of a request; null if the disclosure is not limited to parts. */
	private static List<String> parts(DisclosedPortion portion) {
		return portion.getParts().isEmpty()
				? null
				: portion.getParts().stream().map(NotePart::getCode).collect(Collectors.toList());
	}

	/**
	 * Returns the excerpt only to the author, because an excerpt is note text. Any other user must read the note to see the
	 * excerpt, and that reading is logged.
	 */
	private static String excerptFor(String reader, Disclosure disclosure) {
		return reader.equals(disclosure.getScope().getAuthorUuid()) ? disclosure.getPortion().getExcerpt() : null;
	}

	/**
	 * Returns the scope of the consent. By 42 CFR 2.32(b), the scope of the consent must accompany the note, even on
	 * the screen.
	 */
	private static Map<String, Object> consent(Disclosure disclosure) {
		if (!ConsentScope.isOf(disclosure)) {
			return null;
		}
		Map<String, Object> consent = new LinkedHashMap<>(ConsentScope.of(disclosure));
		consent.put("expiryDate", date(disclosure.getEvidence().getDate(EvidenceElement.EXPIRY_DATE)));
		consent.put("signedOn", date(disclosure.getEvidence().getDate(EvidenceElement.SIGNED_ON)));
		return consent;
	}

	private static DisclosureWording wording() {
		return new DisclosureWording(Context.getMessageSourceService(), Context.getLocale(), ZoneId.systemDefault());
	}

	private static SimpleObject withEvidence(SimpleObject view, Disclosure disclosure) {
		Map<String, Object> evidence = new LinkedHashMap<>();
		disclosure.getEvidence().getValues()
				.forEach((element, value) -> evidence.put(element.name(), shown(element, value)));
		String overseen = disclosure.getEvidence().get(EvidenceElement.OVERSEEN_USER);
		view.add("evidence", evidence)
				.add("evidenceUsers",
						overseen == null
								? Collections.emptyList()
								: Collections.singletonList(ProgressNoteJson.user(overseen)))
				.add("tellAuthorFrom", date(disclosure.getToldFrom()))
				.add("confirmedFor", Reference.toPatient(disclosure.getBoundPatientUuid()))
				.add("dateConfirmed", date(disclosure.getBoundAt()))
				.add("abridged", disclosure.isAbridged()).add("emergency", disclosure.isEmergency())
				.add("expiryEventDue", disclosure.isEventDue(System.currentTimeMillis()))
				.add("reviewDue", date(disclosure.getReviewDue())).add("reviewOverdue", isOverdue(disclosure));
		if (disclosure.getReview() != null) {
			view.add("review",
					new SimpleObject().add("by", ProgressNoteJson.user(disclosure.getReview().getBy()))
							.add("date", date(disclosure.getReview().getAt()))
							.add("justified", disclosure.getReview().isJustified())
							.add("comment", disclosure.getReview().getComment()));
		}
		if (disclosure.getConfirmation() != null) {
			view.add("confirmation",
					new SimpleObject().add("by", ProgressNoteJson.user(disclosure.getConfirmation().getBy())).add("date",
							date(disclosure.getConfirmation().getAt())));
		}
		if (disclosure.getApproval() != null) {
			view.add("decision",
					new SimpleObject().add("by", ProgressNoteJson.user(disclosure.getApproval().getBy()))
							.add("date", date(disclosure.getApproval().getAt()))
							.add("approved", disclosure.getApproval().isGranted())
							.add("alone", disclosure.getApproval().isAlone())
							.add("reason", disclosure.getApproval().getReason()));
		}
		if (disclosure.getRevocation() != null) {
			view.add("revocation",
					new SimpleObject().add("by", ProgressNoteJson.user(disclosure.getRevocation().getBy()))
							.add("date", date(disclosure.getRevocation().getAt()))
							.add("byClient", disclosure.getRevocation().isByClient())
							.add("receivedOn", date(disclosure.getRevocation().getReceivedAt()))
							.add("document", disclosure.getRevocation().getDocument()));
		}
		return view;
	}

	/** Adds the use of a disclosure as far as the user may know. */
	static SimpleObject withUse(SimpleObject view, DisclosureUse use) {
		view.add("fileMade", date(use.getFileMadeAt()));
		if (use.getReadings() != null) {
			view.add("readings", use.getReadings()).add("lastRead", date(use.getLastReadAt()));
		}
		return use.getSessionDate() == null
				? view
				: view.add("sessionDate", ProgressNoteJson.day(use.getSessionDate()));
	}

	/** Returns how often a note was read under a disclosure, for the author of the note. */
	static SimpleObject of(NoteUse use) {
		return new SimpleObject().add("note", use.getNoteUuid())
				.add("sessionDate", ProgressNoteJson.day(use.getSessionDate())).add("readings", use.getReadings())
				.add("lastRead", date(use.getLastReadAt()));
	}

	/** Returns a note as the file for an external recipient holds it. */
	static SimpleObject of(DisclosedNote note) {
		return new SimpleObject().add("sessionDate", ProgressNoteJson.day(note.getSessionDate()))
				.add("version", note.getVersion()).add("dateWritten", date(note.getWrittenAt()))
				.add("passwordHeld", note.isPasswordHeld())
				.add("sections", PsychotherapyNoteViews.sections(note.getContent()));
	}

	private static boolean isOverdue(Disclosure disclosure) {
		return disclosure.getReviewDue() != null && disclosure.getReviewDue() < System.currentTimeMillis();
	}

	private static Map<String, Object> recipient(Disclosure disclosure) {
		Map<String, Object> recipient = new LinkedHashMap<>();
		recipient.put("user", ProgressNoteJson.user(disclosure.getRecipient().getUserUuid()));
		recipient.put("name", disclosure.getRecipient().getName());
		recipient.put("address", disclosure.getRecipient().getAddress());
		return recipient;
	}

	private static Object shown(EvidenceElement element, String value) {
		switch (element.getForm()) {
			case DATE :
				return date(Long.valueOf(value));
			case CONFIRMATION :
				return Boolean.valueOf(value);
			default :
				return value;
		}
	}

	/** @param values the request body; if the body states a day, the whole day is meant */
	static NewDisclosure asked(Map<String, Object> values) {
		RequestProperties sent = new RequestProperties(values, PROPERTIES);
		DisclosureBasis basis = sent.choice("basis", DisclosureBasis.values());
		if (basis == null) {
			throw RequestProperties.wrong("basis");
		}
		NewDisclosure asked = new NewDisclosure(basis).uuid(sent.id("uuid")).notesOf(sent.reference("author"))
				.note(sent.reference("note"))
				.notesOn(sent.reference("patient"), beginning(sent, "from"), lastMoment(sent, "to")).evidence(evidence(sent))
				.time(beginning(sent, "start"), end(sent, "end")).purpose(sent.text("purpose"))
				.tellAuthorFrom(beginning(sent, "tellAuthorFrom")).portion(portion(sent));
		RestrictedKind kind = sent.choice("kind", RestrictedKind.values());
		if (kind != null) {
			asked.kind(kind);
		}
		RequestProperties recipient = sent.object("recipient", RECIPIENT);
		if (recipient == null || recipient.isPresent("user") == recipient.isPresent("name")) {
			throw RequestProperties.wrong("recipient");
		}
		return recipient.isPresent("user")
				? asked.toUser(recipient.reference("user"))
				: asked.toOutside(recipient.text("name"), recipient.text("address"));
	}

	/**
	 * @return the portion of each note to disclose. The request has "excerpt", a text, or "parts", a list of part
	 *         names. Without "excerpt" and "parts", each note is disclosed as a whole.
	 */
	private static DisclosedPortion portion(RequestProperties sent) {
		if (sent.isPresent("excerpt") && sent.isPresent("parts")) {
			throw RequestProperties.wrong("parts");
		}
		if (sent.isPresent("excerpt")) {
			try {
				return DisclosedPortion.excerpt(sent.text("excerpt"));
			} catch (RefusedException e) {
				throw RequestProperties.wrong("excerpt");
			}
		}
		List<NotePart> parts = new ArrayList<>();
		for (String code : sent.references("parts")) {
			try {
				parts.add(NotePart.ofCode(code));
			} catch (RefusedException e) {
				throw RequestProperties.wrong("parts");
			}
		}
		if (parts.isEmpty() && sent.isPresent("parts")) {
			throw RequestProperties.wrong("parts");
		}
		return parts.isEmpty() ? DisclosedPortion.whole() : DisclosedPortion.parts(parts);
	}

	private static Evidence evidence(RequestProperties sent) {
		Set<String> names = new HashSet<>();
		Arrays.stream(EvidenceElement.values()).forEach(element -> names.add(element.name()));
		RequestProperties given = sent.object("evidence", names);
		Map<EvidenceElement, String> values = new EnumMap<>(EvidenceElement.class);
		if (given != null) {
			for (EvidenceElement element : EvidenceElement.values()) {
				if (given.isPresent(element.name())) {
					values.put(element, evidenceOf(given, element));
				}
			}
		}
		return Evidence.of(values);
	}

	private static String evidenceOf(RequestProperties given, EvidenceElement element) {
		try {
			return evidence(given, element);
		} catch (InvalidRequestException e) {
			// evidence elements have no separate error messages
			throw e.is(RequestProperties.wrong(element.name()).getMessageCode()) ? RequestProperties.wrong("evidence") : e;
		}
	}

	private static String evidence(RequestProperties given, EvidenceElement element) {
		switch (element.getForm()) {
			case DATE :
				// an authorization that ends on a day is valid until the end of that day
				Long moment = element == EvidenceElement.EXPIRY_DATE
						? end(given, element.name())
						: beginning(given, element.name());
				return String.valueOf(moment);
			case CONFIRMATION :
				return String.valueOf(given.flag(element.name()));
			default :
				return given.text(element.name());
		}
	}

	static Long beginning(RequestProperties sent, String property) {
		return moment(sent, property, UnaryOperator.identity());
	}

	/**
	 * Returns the end of a period. If the request states a day, the period ends at the first moment after that day. If
	 * the request states a moment, the period ends at that moment.
	 */
	private static Long end(RequestProperties sent, String property) {
		return moment(sent, property, day -> day.plusDays(1));
	}

	private static Long lastMoment(RequestProperties sent, String property) {
		String text = sent.id(property);
		Long end = end(sent, property);
		return end == null || text.length() > LENGTH_OF_DAY ? end : Long.valueOf(end - 1);
	}

	private static Long moment(RequestProperties sent, String property, UnaryOperator<LocalDate> ofDay) {
		String text = sent.id(property);
		if (text == null) {
			return null;
		}
		if (text.length() > LENGTH_OF_DAY) {
			return sent.time(property).toEpochMilli();
		}
		try {
			return Bounded.number(property, Bound.MOMENT,
					ClinicDay.start(ofDay.apply(LocalDate.parse(text))).toEpochMilli());
		} catch (DateTimeParseException e) {
			// the message of the exception quotes the text from the client
			throw RequestProperties.wrong(property);
		}
	}

	static String text(String messageCode) {
		return Context.getMessageSourceService().getMessage(messageCode);
	}
}
