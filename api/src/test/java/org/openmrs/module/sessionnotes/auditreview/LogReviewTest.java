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

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LogExport;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.disclosure.CompleteEvidence;
import org.openmrs.module.sessionnotes.disclosure.DisclosureService;
import org.openmrs.module.sessionnotes.disclosure.NewDisclosure;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.ExportReport;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;

/** Who sees the log, and its export. Works on what is really committed. */
public class LogReviewTest extends LogContextTest {

	private static final long HALF_A_DAY = Duration.ofHours(12).toMillis();

	@Autowired
	private Reauthentication reauthentication;

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	@Test
	public void theAuthorSeesAllThatHappenedToTheirNote() throws Exception {
		signInAs(OTHER_THERAPIST);
		service.getNote(uuid);
		signInAs(AUTHOR);

		LogPage page = review.getEventsOfNote(uuid, new EventSearch(), 0, 50);

		assertThat(types(page)).containsExactlyInAnyOrder("CREATED", "AMENDED", "READ", "DENIED", "LOG_READ");
		assertThat(page.countAll()).isEqualTo(5);
		AccessEvent denied = page.getEvents().stream().map(LoggedEvent::getEvent)
				.filter(event -> event.getType() == AccessEventType.DENIED).findFirst().get();
		assertThat(denied.getSignedInUserUuid())
				.isEqualTo(Context.getUserService().getUserByUsername(OTHER_THERAPIST).getUuid());
		assertThat(types(review.getEventsOfNote(uuid, new EventSearch(), 1, 2))).hasSize(2);
	}

	@Test
	public void whatTheAuthorMayNotBeToldYetIsLeftOutAndSeenByThePrivacyOfficer() throws Exception {
		long now = System.currentTimeMillis();
		TestTransaction.start();
		makeOrder(now, now + HALF_A_DAY, OTHER_THERAPIST);
		TestTransaction.flagForCommit();
		TestTransaction.end();
		signInAs(OTHER_THERAPIST);
		reauthentication.clear();
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(uuid)).isPresent();

		signInAs(AUTHOR);
		LogPage told = review.getEventsOfNote(uuid, new EventSearch(), 0, 50);
		assertThat(types(told)).containsExactlyInAnyOrder("CREATED", "AMENDED", "READ", "LOG_READ");
		assertThat(told.countAll()).isEqualTo(4);
		signInAs(PRIVACY_OFFICER);
		assertThat(types(review.getEvents(new EventSearch().ofNote(uuid), 0, 50))).containsExactlyInAnyOrder("CREATED",
				"AMENDED", "READ", "LOG_READ", "DENIED", "READ", "ORDER_RECORDED", "ORDER_APPROVED");
	}

	@Test
	public void whatTheAuthorMayBeToldIsTold() throws Exception {
		TestTransaction.start();
		makeOrder(System.currentTimeMillis(), null, OTHER_THERAPIST);
		TestTransaction.flagForCommit();
		TestTransaction.end();
		signInAs(OTHER_THERAPIST);
		reauthentication.clear();
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(uuid)).isPresent();

		signInAs(AUTHOR);
		assertThat(types(review.getEventsOfNote(uuid, new EventSearch(), 0, 50))).containsExactlyInAnyOrder("CREATED",
				"AMENDED", "READ",
				"LOG_READ", "DENIED", "READ", "ORDER_RECORDED", "ORDER_APPROVED");
	}

	private void makeOrder(long now, Long tellAuthorFrom, String recipient) {
		Evidence issued = CompleteEvidence.of(Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
				.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12/2026")
				.with(EvidenceElement.ISSUED_ON, Long.toString(now - HALF_A_DAY)));
		DisclosureService disclosures = Context.getService(DisclosureService.class);
		String author = Context.getUserService().getUserByUsername(AUTHOR).getUuid();
		String to = Context.getUserService().getUserByUsername(recipient).getUuid();
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		Disclosure order = disclosures.make(new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(author)
				.notesOn(patient.getUuid(), now - HALF_A_DAY, now + HALF_A_DAY).toUser(to).time(null, now + 2 * HALF_A_DAY)
				.purpose("case 12")
				.tellAuthorFrom(tellAuthorFrom)
				.evidence(tellAuthorFrom == null ? issued : issued.with(EvidenceElement.FORBIDS_TELLING, "true")));
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		disclosures.decide(order.getUuid(), true);
		reauthentication.clear();
	}

	@Test
	public void nobodyElseSeesTheLogOfANote() throws Exception {
		signInAs(OTHER_THERAPIST);
		assertThatThrownBy(() -> review.getEventsOfNote(uuid, new EventSearch(), 0, 50))
				.isInstanceOf(NotFoundException.class).hasMessage("sessionnotes.error.noSuchNote");
		assertThatThrownBy(() -> review.getEvents(new EventSearch(), 0, 50)).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> review.prepareExport()).isInstanceOf(APIAuthenticationException.class);
		signInAs(NURSE);
		assertThatThrownBy(() -> review.getEventsOfNote(uuid, new EventSearch(), 0, 50))
				.isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> review.makeCheckpoint()).isInstanceOf(APIAuthenticationException.class);
		assertThat(stored("DENIED")).isEqualTo(5);
	}

	@Test
	public void whoBecameAPrivacyOfficerWithoutSigningInSeesNothing() throws Exception {
		TestTransaction.start();
		signInAsSuperuser();
		User other = Context.getUserService().getUserByUsername(AUTHOR);
		other.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		// roles are asked of the database
		Context.flushSession();
		Context.becomeUser(AUTHOR);

		assertThatThrownBy(() -> review.getEvents(new EventSearch(), 0, 50)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.mayNotReadLog");
		assertThatThrownBy(() -> review.prepareExport()).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.mayNotReadLog");
		TestTransaction.end();
	}

	@Test
	public void thePrivacyOfficerFindsEventsByNoteUserTimeAndType() throws Exception {
		signInAsSuperuser();
		String author = Context.getUserService().getUserByUsername(AUTHOR).getUuid();
		long now = System.currentTimeMillis();

		LogPage ofNote = review.getEvents(new EventSearch().ofNote(uuid).byUser(author), 0, 50);
		assertThat(types(ofNote)).containsExactlyInAnyOrder("CREATED", "AMENDED", "READ");
		assertThat(ofNote.getEvents()).extracting(LoggedEvent::getNoteUuid).containsOnly(uuid);
		assertThat(types(review.getEvents(new EventSearch().ofType(AccessEventType.AMENDED), 0, 50)))
				.containsExactly("AMENDED");
		assertThat(review.getEvents(new EventSearch().ofNote(uuid).until(now - 3_600_000), 0, 50).countAll()).isZero();
		assertThat(review.getEvents(new EventSearch().ofNote(uuid).from(now - 3_600_000), 0, 50).countAll()).isEqualTo(3);
		assertThat(stored("LOG_READ")).isEqualTo(4);
	}

	@Test
	public void thePrivacyOfficerFindsWhatHappenedToTheNotesOnAClient() throws Exception {
		signInAs(PRIVACY_OFFICER);

		assertThat(types(review.getEvents(new EventSearch().ofPatient(patient.getUuid()), 0, 50)))
				.containsExactlyInAnyOrder("CREATED", "AMENDED", "READ");
		assertThat(review.getEvents(new EventSearch().ofPatient(uuid), 0, 50).countAll()).isZero();
		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.getEvents(new EventSearch().ofPatient(patient.getUuid()), 0, 50))
				.isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void aPageGoesOnBelowTheLastEventThoughEachLookAddsOne() throws Exception {
		signInAs(AUTHOR);
		List<String> seen = new ArrayList<>(uuids(review.getEventsOfNote(uuid, new EventSearch(), 0, 2)));
		seen.addAll(uuids(review.getEventsOfNote(uuid, new EventSearch().before(seen.get(1)), 0, 2)));

		assertThat(seen).hasSize(4).doesNotHaveDuplicates();
		LogPage all = review.getEventsOfNote(uuid, new EventSearch().ofType(AccessEventType.CREATED), 0, 50);
		assertThat(uuids(all)).containsExactly(seen.get(3));
	}

	@Test
	public void noEventThatTheAuthorMayNotBeToldOfTellsWhereItStands() throws Exception {
		long now = System.currentTimeMillis();
		TestTransaction.start();
		makeOrder(now, now + HALF_A_DAY, OTHER_THERAPIST);
		TestTransaction.flagForCommit();
		TestTransaction.end();
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(uuid)).isPresent();
		signInAs(PRIVACY_OFFICER);
		String secret = uuids(review.getEvents(new EventSearch().ofNote(uuid).ofType(AccessEventType.READ), 0, 1)).get(0);
		assertThat(types(review.getEvents(new EventSearch().ofNote(uuid).before(secret), 0, 50))).isNotEmpty();

		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.getEventsOfNote(uuid, new EventSearch().before(secret), 0, 50))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.log.before");
	}

	@Test
	public void anExportVerifiesAndHoldsNoText() throws Exception {
		signInAsSuperuser();
		review.makeCheckpoint();
		String export = export();

		ExportReport report = verify(export);

		assertThat(report.getProblems()).isEmpty();
		assertThat(report.getCheckpoints()).isEqualTo(2);
		assertThat(report.getEvents()).isEqualTo(5);
		assertThat(export).contains("LOG_EXPORTED").doesNotContain(CANARY);
		assertThat(report.getKey().getFingerprint()).isEqualTo(review.getPublicKey().getFingerprint());
	}

	@Test
	public void whatHappensAfterTheCheckpointIsLeftToTheNextExport() throws Exception {
		signInAsSuperuser();
		LogExport.Prepared prepared = review.prepareExport();
		signInAs(AUTHOR);
		service.getNote(uuid);
		StringWriter out = new StringWriter();
		prepared.writeTo(out);

		assertThat(verify(out.toString()).getProblems()).isEmpty();
		assertThat(verify(out.toString()).getEvents()).isEqualTo(4);
	}

	@Test
	public void anEventRemovedFromTheDatabaseIsNamedInTheExport() throws Exception {
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "' and sequence_number = 2");
		signInAsSuperuser();

		assertThat(verify(export()).getProblems())
				.containsExactly(new ChainProblem("note-" + noteId, ChainProblem.Kind.EVENT_MISSING, 2L));
	}

	@Test
	public void aNoteRemovedWithItsWholeLogIsNamedInTheExport() throws Exception {
		signInAsSuperuser();
		review.makeCheckpoint();
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "'");
		execute("delete from sessionnotes_access_chain where chain = 'note-" + noteId + "'");
		execute("delete from sessionnotes_note");
		execute("delete from sessionnotes_note_version");

		assertThat(verify(export()).getProblems())
				.containsExactly(new ChainProblem("note-" + noteId, ChainProblem.Kind.CHAIN_MISSING, null));
	}

	@Test
	public void anEndThatSomebodyAlteredIsNotSigned() throws Exception {
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "' and sequence_number = 3");
		execute("update sessionnotes_access_chain set chain_length = 2, last_hash = (select hash from "
				+ "sessionnotes_access_event where chain = 'note-" + noteId + "' and sequence_number = 2) "
				+ "where chain = 'note-" + noteId + "'");
		signInAsSuperuser();

		assertThat(verify(export()).getProblems())
				.containsExactly(new ChainProblem("note-" + noteId, ChainProblem.Kind.NOT_COVERED, 1L));
	}

	@Test
	public void aCheckpointListsOnlyTheChainsThatWentOn() throws Exception {
		signInAsSuperuser();
		Checkpoint first = review.makeCheckpoint();
		Checkpoint second = review.makeCheckpoint();

		assertThat(first.getEnds()).extracting("chain").containsExactlyInAnyOrder("note-" + noteId, "clinic");
		assertThat(second.getEnds()).extracting("chain").containsExactly("clinic");
		assertThat(second.getPreviousHash()).isEqualTo(first.hash());
	}

	private static List<String> uuids(LogPage page) {
		return page.getEvents().stream().map(event -> event.getEvent().getUuid()).collect(Collectors.toList());
	}

	private static List<String> types(LogPage page) {
		return page.getEvents().stream().map(event -> event.getEvent().getTypeName()).collect(Collectors.toList());
	}
}
