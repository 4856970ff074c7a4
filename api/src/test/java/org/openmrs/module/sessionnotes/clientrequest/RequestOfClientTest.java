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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.CodedOrFreeText;
import org.openmrs.ConditionVerificationStatus;
import org.openmrs.Diagnosis;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequestBuilder;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that come twice, of clients who cannot ask, and rows that somebody changed in the database. */
public class RequestOfClientTest extends ProgressNoteContextTest {

	@Autowired
	private StoreTransactions transactions;

	private ClientRequestService requests;

	private final LocalDate today = LocalDate.now();

	private Patient client;

	@BeforeEach
	public void setUpContact() throws Exception {
		requests = Context.getService(ClientRequestService.class);
		signInAsSuperuser();
		for (String property : List.of(SessionNotesProperties.REQUEST_CONTACT_TITLE,
				SessionNotesProperties.REQUEST_CONTACT_TELEPHONE)) {
			Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(property, "555 0100"));
		}
		client = newClient(LocalDate.of(1970, 1, 1));
		signInAs(PRIVACY_OFFICER);
	}

	private ClientRequestBuilder request(String uuid) {
		return ClientRequest.builder().uuid(uuid).kind(RequestKind.ACCESS).patientUuid(client.getUuid())
				.received(today.minusDays(3), uuidOf(PRIVACY_OFFICER), RequestChannel.ORAL)
				.requester(Requester.client("Tamara Client")).copyWish(CopyWish.allNotes());
	}

	private String received() {
		return requests.receive(request(UUID.randomUUID().toString())
				.requester(Requester.client("Tamara Client").verified("passport", uuidOf(PRIVACY_OFFICER))).build())
				.getRequest().getUuid();
	}

	private static StepOrder grant() {
		return StepOrder.of(RequestStep.GRANT).withWords(LetterElement.REQUESTED, "your progress notes")
				.withWords(LetterElement.SIGNER_TITLE, "Privacy officer");
	}

	private List<ChainProblem> problems() {
		return service.verifyAll().getProblems();
	}

	private void execute(String sql, Object... with) {
		transactions.withCaller(jdbc -> jdbc.update(sql, with));
	}

	private static void assertRefused(ThrowingCallable call, String finding) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings()).isEqualTo(List.of(finding));
	}

	private static void assertInvalid(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(code);
	}

	@Test
	public void theSameRequestSentTwiceIsOne() {
		String uuid = UUID.randomUUID().toString();
		assertThat(requests.receive(request(uuid).build()).getRequest().getUuid()).isEqualTo(uuid);
		assertThat(requests.receive(request(uuid).build()).getRequest().getUuid()).isEqualTo(uuid);
		assertThat(requests.receive(request(UUID.randomUUID().toString()).build()).getRequest().getUuid()).isEqualTo(uuid);
		requests.take(uuid, StepOrder.of(RequestStep.IDENTIFY).withEvidence("passport"));
		assertThat(requests.receive(request(uuid).build()).getRequest().getUuid()).isEqualTo(uuid);
		assertThatThrownBy(() -> requests.receive(request(uuid).requester(Requester.client("Another")).build()))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.clientRequest.uuidInUse");
		assertThat(requests.getRequests(client.getUuid(), true, 0, 10)).hasSize(1);
		requests.take(uuid, StepOrder.of(RequestStep.WITHDRAW));
		assertThat(requests.receive(request(UUID.randomUUID().toString()).build()).getRequest().getUuid())
				.isNotEqualTo(uuid);
	}

	@Test
	public void aRequestOfAMergedClientGoesToThePatientWhoRemains() throws Exception {
		signInAsSuperuser();
		Patient remaining = newClient(LocalDate.of(1970, 1, 1));
		Context.getPatientService().mergePatients(remaining, client);
		signInAs(PRIVACY_OFFICER);

		received();

		assertThat(requests.getRequests(remaining.getUuid(), true, 0, 10)).hasSize(1);
		assertThat(problems()).isEmpty();
	}

	@Test
	public void nobodyAsksForAVoidedClientOrBeforeTheBirth() throws Exception {
		assertInvalid(() -> requests.receive(request("before").received(LocalDate.of(1969, 12, 30),
				uuidOf(PRIVACY_OFFICER), RequestChannel.ORAL).build()), "sessionnotes.error.clientRequest.beforeBirth");
		String uuid = received();
		signInAsSuperuser();
		Context.getPatientService().voidPatient(client, "twice");
		Context.flushSession();
		signInAs(PRIVACY_OFFICER);

		assertInvalid(() -> requests.receive(request("after").build()), "sessionnotes.error.patientVoided");
		assertInvalid(() -> requests.take(uuid, grant()), "sessionnotes.error.patientVoided");
		assertInvalid(() -> requests.getRequests("nobody", true, 0, 10), "sessionnotes.error.unknown.patient");
	}

	@Test
	public void aNameThatNoLetterCanContainIsRefusedAtOnce() {
		assertRefused(() -> requests.receive(request("x").requester(Requester.client("a\u000bb")).build()),
				"sessionnotes.letter.notText");
		assertRefused(() -> requests.receive(request("x").requester(Requester.client("of private notes")).build()),
				"sessionnotes.letter.namesPrivateNotes");
		assertThat(requests.getRequests(null, false, 0, 10)).isEmpty();
	}

	/** Representatives are not decided on yet, so nobody gets the copy of a client who cannot ask alone. */
	@Test
	public void nobodyGetsTheCopyOfAMinorOrOfAClientWhoDied() throws Exception {
		String uuid = received();
		for (LocalDate birth : new LocalDate[]{null, today.minusYears(18).plusDays(1)}) {
			change(birth, false);
			assertRefused(() -> requests.take(uuid, grant()), RequestRule.CLIENT_UNDER_AGE.getMessageCode());
		}
		change(today.minusYears(18), true);
		assertRefused(() -> requests.take(uuid, grant()), RequestRule.CLIENT_DIED.getMessageCode());
		change(today.minusYears(18), false);
		assertThat(requests.take(uuid, grant()).getCopies()).hasSize(1);
	}

	private void change(LocalDate birth, boolean dead) throws Exception {
		signInAsSuperuser();
		client.setBirthdate(birth == null ? null : java.sql.Date.valueOf(birth));
		client.setDead(dead);
		client.setCauseOfDeath(dead ? Context.getConceptService().getConcept(3) : null);
		Context.getPatientService().savePatient(client);
		Context.flushSession();
		signInAs(PRIVACY_OFFICER);
	}

	/** The older row has a genuine seal, and would let the clinic withdraw what it has granted. */
	@Test
	public void anOlderRowThatIsPutBackIsDamagedAndAMissingCopyIsMissed() {
		String uuid = received();
		Map<String, Object> older = transactions.withCaller(jdbc -> jdbc.queryForMap(
				"select state, due_on, ciphertext from sessionnotes_client_request where uuid = ?", uuid));
		requests.take(uuid, grant());
		String other = requests.receive(request(UUID.randomUUID().toString()).copyWish(CopyWish.allNotes().withRange(null,
				today.minusDays(9))).build()).getRequest().getUuid();
		requests.take(other, StepOrder.of(RequestStep.IDENTIFY).withEvidence("passport"));
		requests.take(other, grant());
		assertThat(problems()).isEmpty();

		execute("update sessionnotes_client_request set state = ?, due_on = ?, ciphertext = ? where uuid = ?",
				older.get("state"), older.get("due_on"), older.get("ciphertext"), uuid);
		execute("delete from sessionnotes_client_copy where request_uuid = ?", other);

		assertThatThrownBy(() -> requests.getRequest(uuid)).isInstanceOf(TamperedException.class);
		assertThatThrownBy(() -> requests.take(uuid, StepOrder.of(RequestStep.WITHDRAW)))
				.isInstanceOf(TamperedException.class);
		assertThat(problems()).containsExactlyInAnyOrder(
				new ChainProblem("request-" + uuid, ChainProblem.Kind.REQUEST_ALTERED, null),
				new ChainProblem("request-" + other, ChainProblem.Kind.REQUEST_MISSING, null));
	}

	@Test
	public void aDamagedRequestHidesNoOther() {
		String damaged = received();
		for (int day = 10; day < 13; day++) {
			requests.receive(request(UUID.randomUUID().toString())
					.copyWish(CopyWish.allNotes().withRange(null, today.minusDays(day))).build());
		}
		execute("update sessionnotes_client_request set due_on = '2001-01-01' where uuid = ?", damaged);

		assertThat(requests.getRequests(null, true, 0, 2)).hasSize(2);
		assertThat(requests.getRequests(null, true, 0, 10)).hasSize(3);
	}

	@Test
	public void whoReadsARequestIsRecorded() {
		String uuid = received();

		requests.getRequest(uuid);

		List<String> opened = transactions.withCaller(jdbc -> jdbc.queryForList(
				"select detail from sessionnotes_access_event where event_type = 'CLIENT_FILE_OPENED'", String.class));
		assertThat(opened).containsExactly(uuid + " request");
	}

	/** A client must not read a suspicion as a finding. */
	@Test
	public void theCopySaysHowCertainADiagnosisIs() {
		signInAs(THERAPIST);
		String note = draft().getEncounter().getUuid();
		ProxyPrivileges.with(
				() -> Context.getDiagnosisService().save(new Diagnosis(reloaded(note),
						new CodedOrFreeText(null, null, "insomnia"), ConditionVerificationStatus.PROVISIONAL, 1, patient)),
				PrivilegeConstants.EDIT_DIAGNOSES);
		Context.flushSession();
		Context.clearSession();
		notes.sign(note, digest(note));
		signInAs(PRIVACY_OFFICER);
		client = patient;
		String uuid = requests.receive(request(UUID.randomUUID().toString())
				.requester(Requester.client("Horatio").verified("passport", uuidOf(PRIVACY_OFFICER)))
				.copyWish(CopyWish.allNotes().withForm(CopyFormat.TEXT, CopyDelivery.PICK_UP, false)).build())
				.getRequest().getUuid();
		requests.take(uuid, grant());

		assertThat(new String(requests.getCopy(uuid, 1).getContent(), StandardCharsets.UTF_8))
				.contains("insomnia (provisional)");
	}
}
