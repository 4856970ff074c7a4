/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.clientrequest.ClientRequestService;
import org.openmrs.module.sessionnotes.clientrequest.StepOrder;
import org.openmrs.module.sessionnotes.disclosure.AccountingService;
import org.openmrs.module.sessionnotes.disclosure.CompleteEvidence;
import org.openmrs.module.sessionnotes.disclosure.DisclosureService;
import org.openmrs.module.sessionnotes.disclosure.NewDisclosure;
import org.openmrs.module.sessionnotes.document.DocumentService;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.clientrequest.RequestStep;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.ledger.LedgerService;
import org.openmrs.module.sessionnotes.ledger.NewLedgerEntry;
import org.openmrs.module.sessionnotes.legalhold.LegalHoldService;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** What the log finds of a client, and what the timeline of a note tells its author of disclosures. */
public class ClientLogTest extends SessionNotesContextTest {

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private StoreTransactions transactions;

	private LogReviewService review;

	private DisclosureService disclosures;

	private Patient other;

	private String note;

	@BeforeEach
	public void aNoteOfToday() {
		review = Context.getService(LogReviewService.class);
		disclosures = Context.getService(DisclosureService.class);
		other = Context.getPatientService().getPatient(8);
		signInAs(AUTHOR);
		note = write(patient, NOW);
	}

	@AfterEach
	public void endTheRequest() {
		reauthentication.clear();
	}

	@Test
	public void everythingAboutTheClientIsFoundAndNothingAboutAnother() throws Exception {
		disclosures.revoke(disclose(threat(patient)).getUuid(), false);
		disclose(threat(other));
		signInAs(PRIVACY_OFFICER);
		Disclosure order = disclose(order(patient));
		workOn(patient);
		workOn(other);
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		disclosures.decide(order.getUuid(), true);

		LogPage found = review.getEvents(new EventSearch().ofPatient(patient.getUuid()), 0, 50);
		assertThat(types(found)).containsExactlyInAnyOrder("CREATED", "DISCLOSED", "DISCLOSURE_REVOKED", "ORDER_RECORDED",
				"ORDER_APPROVED", "DOCUMENT_ADDED", "DOCUMENT_OPENED", "CLIENT_REQUEST_STEP", "CLIENT_REQUEST_STEP",
				"LEGAL_HOLD_PLACED", "LEGAL_HOLD_PLACED", "LEDGER_ENTERED", "ACCOUNTING_MADE");
		assertThat(found.countAll()).isEqualTo(13);
		assertThat(types(review.getEvents(new EventSearch().ofPatient(other.getUuid()), 0, 50)))
				.containsExactlyInAnyOrder("DISCLOSED", "DOCUMENT_ADDED", "DOCUMENT_OPENED", "CLIENT_REQUEST_STEP",
						"CLIENT_REQUEST_STEP", "LEGAL_HOLD_PLACED", "LEDGER_ENTERED", "ACCOUNTING_MADE");
		assertThat(types(review.getEvents(
				new EventSearch().ofPatient(patient.getUuid()).byUser(uuidOf(AUTHOR)).ofType(AccessEventType.DISCLOSED), 0,
				50))).containsExactly("DISCLOSED");
	}

	@Test
	public void pagesFollowOneAnotherThroughAllThatIsFound() throws Exception {
		disclosures.revoke(disclose(threat(patient)).getUuid(), false);
		signInAs(PRIVACY_OFFICER);
		workOn(patient);
		Supplier<EventSearch> search = () -> new EventSearch().ofPatient(patient.getUuid());
		List<String> all = uuids(review.getEvents(search.get(), 0, 50));

		List<String> seen = new ArrayList<>();
		List<String> page = uuids(review.getEvents(search.get(), 0, 3));
		while (!page.isEmpty()) {
			seen.addAll(page);
			page = uuids(review.getEvents(search.get().before(seen.get(seen.size() - 1)), 0, 3));
		}
		assertThat(seen).isEqualTo(all).hasSize(11);
	}

	@Test
	public void whatHappenedToAMergedClientIsFoundAtTheClientWhoRemains() throws Exception {
		signInAs(PRIVACY_OFFICER);
		workOn(other);
		signInAsSuperuser();
		Context.getPatientService().mergePatients(patient, other);
		Context.flushSession();
		signInAs(PRIVACY_OFFICER);

		assertThat(types(review.getEvents(new EventSearch().ofPatient(patient.getUuid()), 0, 50)))
				.contains("ACCOUNTING_MADE", "LEGAL_HOLD_PLACED", "DOCUMENT_ADDED", "DOCUMENT_MOVED", "CLIENT_REQUEST_STEP");
	}

	@Test
	public void theAuthorReadsBesideANoteThatItWasDisclosedAndThatThisWasRevoked() throws Exception {
		String before = write(patient, NOW - 20 * DAY);
		Disclosure range = disclose(threat(patient));
		disclosures.revoke(range.getUuid(), false);
		disclose(threat(patient).note(before));
		disclose(threat(other));

		List<LoggedEvent> told = review.getEventsOfNote(note, new EventSearch(), 0, 50).getEvents();
		assertThat(told).extracting(event -> event.getEvent().getTypeName()).containsExactlyInAnyOrder("CREATED", "LOG_READ",
				"DISCLOSED", "DISCLOSURE_REVOKED");
		assertThat(told).filteredOn(event -> event.getEvent().getDisclosureUuid() != null)
				.extracting(event -> event.getEvent().getDisclosureUuid()).containsOnly(range.getUuid());
		assertThat(types(review.getEventsOfNote(before, new EventSearch(), 0, 50))).containsExactlyInAnyOrder("CREATED",
				"LOG_READ", "DISCLOSED");
	}

	@Test
	public void anOrderIsInNoTimelineUntilTheAuthorMayBeToldOfIt() throws Exception {
		signInAs(PRIVACY_OFFICER);
		Disclosure told = disclose(order(patient));
		disclose(
				order(patient).tellAuthorFrom(NOW + DAY).evidence(evidence().with(EvidenceElement.FORBIDS_TELLING, "true")));

		signInAs(AUTHOR);
		LogPage seen = review.getEventsOfNote(note, new EventSearch(), 0, 50);
		assertThat(types(seen)).containsExactlyInAnyOrder("CREATED", "LOG_READ", "ORDER_RECORDED");
		assertThat(seen.countAll()).isEqualTo(3);
		assertThat(seen.getEvents()).filteredOn(event -> event.getEvent().getDisclosureUuid() != null)
				.extracting(event -> event.getEvent().getDisclosureUuid()).containsExactly(told.getUuid());
		signInAs(PRIVACY_OFFICER);
		for (EventSearch search : Arrays.asList(new EventSearch().ofNote(note), new EventSearch().ofNote(noteId()))) {
			assertThat(types(review.getEvents(search, 0, 50))).containsExactlyInAnyOrder("CREATED", "LOG_READ",
					"ORDER_RECORDED", "ORDER_RECORDED");
		}
	}

	@Test
	public void anAuthorWhoAnswersForTheLogFindsNoPaperOfAnOrderByTheirOwnClient() throws Exception {
		workOn(patient);
		workOn(other);
		signInAsSuperuser();
		Context.getUserService().getUserByUsername(AUTHOR)
				.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		Context.flushSession();
		signInAs(AUTHOR);

		assertThat(types(review.getEvents(new EventSearch().ofPatient(patient.getUuid()), 0, 50)))
				.containsExactly("CREATED");
		assertThat(types(review.getEvents(new EventSearch().ofPatient(other.getUuid()), 0, 50))).contains("DOCUMENT_ADDED");
	}

	@Test
	public void checkpointsAreListedNewestFirstForThoseWhoAnswerForTheLog() throws Exception {
		signInAs(PRIVACY_OFFICER);
		Checkpoint first = review.makeCheckpoint();
		Checkpoint second = review.makeCheckpoint();

		assertThat(review.getCheckpoints(0, 2)).extracting(Checkpoint::hash).containsExactly(second.hash(), first.hash());
		assertThat(review.getCheckpoints(1, 1)).extracting(Checkpoint::getNumber).containsExactly(first.getNumber());
		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.getCheckpoints(0, 2)).isInstanceOf(APIAuthenticationException.class);
	}

	/** Papers, a request, a legal hold and an accounting, each once. */
	private void workOn(Patient client) throws Exception {
		signInAs(PRIVACY_OFFICER);
		DocumentService documents = Context.getService(DocumentService.class);
		byte[] paper = "%PDF-1.7\n% words\n7 0 obj\nstartxref\n17\n%%EOF".getBytes(StandardCharsets.US_ASCII);
		documents.openDocument(documents.addDocument(null, client.getUuid(), DocumentKind.AUTHORIZATION,
				LocalDate.of(2010, 3, 1), paper).getFacts().getUuid());
		LegalHoldService holds = Context.getService(LegalHoldService.class);
		holds.placeLegalHold(null, HoldTarget.CLIENT, client.getUuid(), "case", true);
		if (client.equals(patient)) {
			holds.placeLegalHold(null, HoldTarget.NOTE, note, "case", true);
		}
		Context.getService(LedgerService.class).enter(new NewLedgerEntry().patient(client.getUuid()).day(LocalDate.now())
				.recipient("County Court", null, true).description("Dates").purpose("Case 7")
				.basis(LedgerBasis.PROCEEDING, null).way(LedgerWay.LETTER));
		Context.getService(AccountingService.class).makeAccounting(client.getUuid(), null);
		signInAsSuperuser();
		ClientRequestService requests = Context.getService(ClientRequestService.class);
		String uuid = requests.receive(ClientRequest.builder().uuid(UUID.randomUUID().toString()).kind(RequestKind.ACCESS)
				.patientUuid(client.getUuid())
				.received(LocalDate.now().minusDays(1), uuidOf(PRIVACY_OFFICER), RequestChannel.ORAL)
				.requester(Requester.client("Horatio Test")).copyWish(CopyWish.allNotes()).build()).getRequest().getUuid();
		requests.take(uuid, StepOrder.of(RequestStep.WITHDRAW));
		signInAs(PRIVACY_OFFICER);
	}

	private String write(Patient client, long sessionDate) {
		return service.createNote(new NewNote(null, client.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(sessionDate), NoteContent.ofText("text")))
				.getNote().getUuid();
	}

	private int noteId() {
		return transactions
				.reading(jdbc -> jdbc.queryForObject("select note_id from sessionnotes_note where uuid = ?", Integer.class,
						note));
	}

	private Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	private static NewDisclosure threat(Patient client) {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).notesOn(client.getUuid(), NOW - 9 * DAY, NOW + DAY)
				.toOutside("County Crisis Line", "1 Road").time(null, NOW + DAY).purpose("to avert it").evidence(evidence());
	}

	private NewDisclosure order(Patient client) {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(uuidOf(AUTHOR))
				.notesOn(client.getUuid(), NOW - 9 * DAY, NOW + DAY).toUser(uuidOf(OTHER_THERAPIST))
				.time(null, NOW + 2 * DAY).purpose("case 12").evidence(evidence());
	}

	private static Evidence evidence() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "imminent")
				.with(EvidenceElement.ABLE_TO_PREVENT, "on duty").with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
				.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12/2026")
				.with(EvidenceElement.ISSUED_ON, Long.toString(NOW - DAY)));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}

	private static List<String> uuids(LogPage page) {
		return page.getEvents().stream().map(event -> event.getEvent().getUuid()).collect(Collectors.toList());
	}

	private static List<String> types(LogPage page) {
		return page.getEvents().stream().map(event -> event.getEvent().getTypeName()).collect(Collectors.toList());
	}
}
