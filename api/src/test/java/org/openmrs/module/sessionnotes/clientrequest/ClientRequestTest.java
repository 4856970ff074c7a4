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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequestBuilder;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests for a copy on the real platform, from the receipt to the end. */
public class ClientRequestTest extends ProgressNoteContextTest {

	private static final String CANARY = "canary-request-7d31";

	private static final String STANDING = "We put these lines in every letter, to every person.";

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private AccessLog accessLog;

	private ClientRequestService requests;

	private final LocalDate today = LocalDate.now();

	@BeforeEach
	public void setUpContact() throws Exception {
		requests = Context.getService(ClientRequestService.class);
		signInAsSuperuser();
		set(SessionNotesProperties.REQUEST_CONTACT_TITLE, "the privacy officer");
		set(SessionNotesProperties.REQUEST_CONTACT_TELEPHONE, "555-010-0199");
	}

	private static void set(String property, String value) {
		Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(property, value));
	}

	@Test
	public void aWholeRequestFromReceiptToEnd() throws Exception {
		String note = signedNote();
		notes.addAddendum(note, "Phoned on Monday");
		signInAs(PRIVACY_OFFICER);
		StoredRequest received = requests.receive(request().build());
		String uuid = received.getRequest().getUuid();
		assertThat(requests.getDueDates(received).getDue()).isEqualTo(today.minusDays(21).plusDays(30));
		assertThat(requests.getDueDates(received).countWarnings(today)).isOne();

		requests.take(uuid, letter(RequestStep.ACKNOWLEDGE));
		StoredRequest extended = requests.take(uuid, letter(RequestStep.EXTEND).withExtension("The clinic was flooded.",
				today.plusDays(20), BlockingException.INFEASIBLE));
		assertThat(requests.getDueDates(extended).getDue()).isEqualTo(today.plusDays(20));
		requests.take(uuid, StepOrder.of(RequestStep.IDENTIFY).withEvidence("passport"));
		StoredRequest granted = requests.take(uuid, letter(RequestStep.GRANT));
		String copy = textOf(requests.getCopy(uuid, 1).getContent());
		requests.take(uuid, StepOrder.of(RequestStep.RELEASE));
		StoredRequest closed = requests.take(uuid, StepOrder.of(RequestStep.CLOSE));

		assertThat(closed.getRequest().getEntries()).extracting(each -> each.getState().name()).containsExactly("RECEIVED",
				"EXTENDED", "GRANTED", "CLOSED");
		assertThat(closed.getRequest().getReleases()).containsExactly(today);
		assertThat(copy).contains("Low mood, poor sleep", "Sleeps six hours", "Phoned on Monday",
				"Signed by tess Provider, author of the note", "Added by tess Provider",
				patient.getPersonName().getFullName(), "page 2 of 2").doesNotContain("psychotherapy", "{", "}");
		assertThat(granted.getCopies().get(0).getDigest())
				.isEqualTo(DigestUtils.sha256Hex(requests.getCopy(uuid, 1).getContent()));
		assertThat(closed.getLetters()).extracting(each -> each.getKind().name()).containsExactly("COPY_RECEIVED",
				"COPY_EXTENDED", "COPY_GIVEN");
		for (int number = 1; number <= 3; number++) {
			assertThat(oneLine(textOf(requests.getLetter(uuid, number).getContent()))).contains("Horatio", STANDING,
					"Privacy officer", "555-010-0199");
		}
		assertThat(oneLine(closed.getLetters().get(2).getText())).contains("Number of notes: 1. Number of pages: 2.");
		assertThat(stepsInLog(uuid)).containsExactly("RECEIVE", "ACKNOWLEDGE", "EXTEND", "IDENTIFY", "GRANT", "RELEASE",
				"CLOSE");
		assertThat(requests.getRequests(null, true, 0, 10)).isEmpty();
		assertThat(requests.getRequests(patient.getUuid(), false, 0, 10)).hasSize(1);
	}

	@Test
	public void noStepIsSkipped() {
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().build()).getRequest().getUuid();

		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.CLOSE)), RequestRule.STEP_NOT_POSSIBLE);
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.RELEASE)), RequestRule.STEP_NOT_POSSIBLE);
		assertRefused(() -> requests.take(uuid, letter(RequestStep.GRANT)), RequestRule.IDENTITY_NOT_VERIFIED);
		assertThat(requests.getRequest(uuid).get().getRequest().getState()).isEqualTo(RequestState.RECEIVED);
		requests.take(uuid, StepOrder.of(RequestStep.WITHDRAW));
		assertRefused(() -> requests.take(uuid, letter(RequestStep.EXTEND)), RequestRule.STEP_NOT_POSSIBLE);
		assertThat(requests.getPossibleSteps(requests.getRequest(uuid).get())).isEmpty();
	}

	@Test
	public void aLetterWithoutAnElementStopsTheStep() {
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().build()).getRequest().getUuid();

		assertThatThrownBy(() -> requests.take(uuid, StepOrder.of(RequestStep.ACKNOWLEDGE)))
				.isInstanceOf(InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings())
				.isEqualTo(List.of("sessionnotes.letter.missing.REQUESTED", "sessionnotes.letter.missing.SIGNER_TITLE"));
		assertThatThrownBy(() -> requests.preview(uuid, letter(RequestStep.EXTEND)))
				.isInstanceOf(InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings()).asList()
				.contains("sessionnotes.letter.missing.DELAY_REASON");
		assertThat(requests.getRequest(uuid).get().getLetters()).isEmpty();
		assertThat(requests.preview(uuid, letter(RequestStep.ACKNOWLEDGE)).get().getText()).contains("your progress notes");
		assertThat(requests.getRequest(uuid).get().getLetters()).isEmpty();
	}

	@Test
	public void onlyTheRecordsDeskGetsIn() {
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().build()).getRequest().getUuid();
		signInAs(NURSE);

		for (ThrowingCallable call : new ThrowingCallable[]{() -> requests.receive(request().build()),
				() -> requests.getRequests(null, true, 0, 10), () -> requests.getRequest(uuid),
				() -> requests.take(uuid, letter(RequestStep.ACKNOWLEDGE)), () -> requests.getCopy(uuid, 1),
				() -> requests.getLetter(uuid, 1)}) {
			assertThatThrownBy(call).isInstanceOf(APIAuthenticationException.class);
		}
	}

	@Test
	public void whatIsNotThereIsNotFound() {
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().build()).getRequest().getUuid();

		assertThatThrownBy(() -> requests.getLetter(uuid, 1)).isInstanceOf(NotFoundException.class);
		assertThatThrownBy(() -> requests.getCopy(uuid, 1)).isInstanceOf(NotFoundException.class);
		assertThatThrownBy(() -> requests.take(UUID.randomUUID().toString(), letter(RequestStep.GRANT)))
				.isInstanceOf(NotFoundException.class);
		assertThatThrownBy(() -> requests.receive(request().patientUuid("nobody").build()))
				.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	public void aDraftIsCountedInTheLetterAndNotShown() throws Exception {
		signedNote();
		draft(complete().start(START.plusSeconds(7200)).presentingConcerns(CANARY).build());
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(identified().build()).getRequest().getUuid();

		assertThatThrownBy(() -> requests.take(uuid, letter(RequestStep.GRANT))).isInstanceOf(InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings())
				.isEqualTo(List.of("sessionnotes.letter.missing.UNSIGNED_DATE"));
		StoredRequest granted = requests.take(uuid,
				letter(RequestStep.GRANT).withDay(LetterElement.UNSIGNED_DATE, today.plusDays(3)));

		assertThat(textOf(requests.getCopy(uuid, 1).getContent())).doesNotContain(CANARY).contains("Low mood");
		assertThat(oneLine(granted.getLetters().get(0).getText())).contains("Number of notes that are not signed yet: 1.");
	}

	/** 45 CFR 164.524(a)(1): a draft is not part of the copy, but a note that a letter promised is sent. */
	@Test
	public void promisedNotesAreSentOnceTheyAreSigned() throws Exception {
		signedNote();
		String first = draft(complete().start(START.plusSeconds(7200)).presentingConcerns(CANARY).build())
				.getEncounter().getUuid();
		String second = draft(complete().start(START.plusSeconds(14400)).presentingConcerns("Second " + CANARY).build())
				.getEncounter().getUuid();
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(identified().build()).getRequest().getUuid();
		StoredRequest granted = requests.take(uuid,
				letter(RequestStep.GRANT).withDay(LetterElement.UNSIGNED_DATE, today.plusDays(3)));
		assertThat(granted.getPromised()).containsExactlyInAnyOrder(first, second);
		assertThat(granted.getPromisedBy()).isEqualTo(today.plusDays(3));
		assertThat(requests.getPossibleSteps(granted)).containsExactly(RequestStep.RELEASE);
		StoredRequest released = requests.take(uuid, StepOrder.of(RequestStep.RELEASE));
		assertThat(requests.getPossibleSteps(released)).containsExactly(RequestStep.SUPPLEMENT, RequestStep.CLOSE);
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.CLOSE)), RequestRule.PROMISE_OPEN);
		assertRefused(() -> requests.take(uuid, letter(RequestStep.SUPPLEMENT)), RequestRule.UNSIGNED_STILL);

		signInAs(THERAPIST);
		notes.sign(first, digest(first));
		signInAs(PRIVACY_OFFICER);
		assertRefused(() -> requests.take(uuid,
				letter(RequestStep.SUPPLEMENT).withDay(LetterElement.UNSIGNED_DATE, today.plusDays(31))),
				RequestRule.UNSIGNED_DATE_WRONG);
		StoredRequest sent = requests.take(uuid,
				letter(RequestStep.SUPPLEMENT).withDay(LetterElement.UNSIGNED_DATE, today.plusDays(30)));

		assertThat(textOf(requests.getCopy(uuid, 2).getContent())).contains(CANARY, "Notes in this copy 1")
				.doesNotContain("Second");
		assertThat(oneLine(sent.getLetters().get(1).getText())).contains(
				"Some notes were not signed when we sent your copy.",
				"Number of notes that are still not signed: 1.", STANDING);
		assertThat(sent.getPromised()).containsExactly(second);
		assertThat(requests.getPossibleSteps(sent)).containsExactly(RequestStep.RELEASE);
		assertThat(requests.getPossibleSteps(requests.take(uuid, StepOrder.of(RequestStep.RELEASE))))
				.containsExactly(RequestStep.SUPPLEMENT, RequestStep.CLOSE);

		signInAs(THERAPIST);
		notes.voidNote(second, "never held");
		signInAs(PRIVACY_OFFICER);
		assertThat(requests.take(uuid, StepOrder.of(RequestStep.CLOSE)).getRequest().getState())
				.isEqualTo(RequestState.CLOSED);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void onlyTheRangeIsCopied() throws Exception {
		signedNote();
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(identified()
				.copyWish(CopyWish.allNotes().withRange(null, today.minusDays(40))
						.withForm(CopyFormat.TEXT, CopyDelivery.PICK_UP, false))
				.build()).getRequest().getUuid();
		requests.take(uuid, letter(RequestStep.GRANT));

		RequestFile copy = requests.getCopy(uuid, 1);

		assertThat(copy.getName()).isEqualTo("copy-1.txt");
		assertThat(new String(copy.getContent(), StandardCharsets.UTF_8)).contains("Notes in this copy: 0")
				.doesNotContain("Low mood");
	}

	@Test
	public void nothingOfARequestStandsInPlainText() throws Exception {
		signedNote();
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().requester(Requester.client(CANARY).verified(CANARY, "x")).build())
				.getRequest().getUuid();
		requests.take(uuid, letter(RequestStep.EXTEND).withExtension(CANARY, today.plusDays(20),
				BlockingException.INFEASIBLE));
		requests.take(uuid, letter(RequestStep.GRANT));

		for (String table : new String[]{"sessionnotes_client_request", "sessionnotes_client_copy",
				"sessionnotes_access_event"}) {
			for (String text : new String[]{CANARY, "Low mood"}) {
				Long rows = transactions.withCaller(jdbc -> rowsWith(jdbc, table, text));
				assertThat(rows).as(table).isZero();
			}
		}
	}

	@Test
	public void anAlteredRowDoesNotOpen() {
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(request().build()).getRequest().getUuid();
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_client_request set due_on = '2099-01-01'"));

		assertThatThrownBy(() -> requests.getRequest(uuid)).isInstanceOf(TamperedException.class);
		assertThat(requests.getRequests(null, false, 0, 10)).isEmpty();
	}

	@Test
	public void aChangeOfTheKeySealsRequestsAndCopiesAgain() throws Exception {
		signedNote();
		signInAs(PRIVACY_OFFICER);
		String uuid = requests.receive(identified().build()).getRequest().getUuid();
		requests.take(uuid, letter(RequestStep.GRANT));
		byte[] before = requests.getCopy(uuid, 1).getContent();
		int oldKey = keysetProvider.getKeyset().getPrimaryKeyId();
		int newKey = oldKey + 1;

		for (SealedRows rows : Arrays.<SealedRows>asList(new RequestTable(keysetProvider), new CopyTable(keysetProvider))) {
			transactions.withCaller(jdbc -> {
				assertThat(rows.countNotSealedWith(jdbc, oldKey)).isZero();
				assertThat(rows.countNotSealedWith(jdbc, newKey)).isOne();
				rows.notSealedWith(jdbc, newKey, 0, 10).forEach(id -> rows.reseal(jdbc, id));
				return null;
			});
		}

		assertThat(requests.getCopy(uuid, 1).getContent()).isEqualTo(before);
		assertThat(requests.getRequest(uuid).get().getRequest().getState()).isEqualTo(RequestState.GRANTED);
	}

	@Test
	public void aMergeTakesRequestsAlong() throws Exception {
		Patient winner = newClient(LocalDate.of(1970, 1, 1));
		patient = newClient(LocalDate.of(1970, 1, 1));
		signInAs(PRIVACY_OFFICER);
		requests.receive(request().build());
		signInAsSuperuser();

		Context.getPatientService().mergePatients(winner, patient);

		signInAs(PRIVACY_OFFICER);
		assertThat(requests.getRequests(winner.getUuid(), true, 0, 10)).hasSize(1)
				.allSatisfy(each -> assertThat(each.getRequest().getPatientUuid()).isEqualTo(winner.getUuid()));
		assertThat(requests.getRequests(patient.getUuid(), true, 0, 10)).isEmpty();
	}

	/** ten private notes change no byte of copy and letters, and nothing in the list. */
	@Test
	public void aTwinWithTenPrivateNotesGetsTheSame() throws Exception {
		signInAsSuperuser();
		List<Patient> twins = List.of(newClient(LocalDate.of(1970, 1, 1)), newClient(LocalDate.of(1970, 1, 1)));
		for (Patient twin : twins) {
			patient = twin;
			signedNote();
		}
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_signature set date_created = 1767225600000"));
		signInAs(AUTHOR);
		for (int i = 0; i < 10; i++) {
			service.createNote(new NewNote(null, twins.get(0).getUuid(), null,
					SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText(CANARY + i)));
		}
		signInAs(PRIVACY_OFFICER);
		ClientRequestService fixed = new ClientRequestServiceImpl(transactions, keysetProvider, currentRequest, accessLog,
				new RequestSettings(Context.getAdministrationService()), Clock.fixed(Instant.now(), ZoneId.systemDefault()));
		List<List<Object>> seen = new ArrayList<>();
		for (Patient twin : twins) {
			for (CopyFormat format : new CopyFormat[]{CopyFormat.PDF, CopyFormat.TEXT}) {
				CopyWish wish = CopyWish.allNotes().withForm(format, CopyDelivery.PICK_UP, false).withPrivateNotesAsked();
				String uuid = fixed.receive(identified().patientUuid(twin.getUuid()).copyWish(wish).build()).getRequest()
						.getUuid();
				fixed.take(uuid, letter(RequestStep.ACKNOWLEDGE));
				StoredRequest granted = fixed.take(uuid, letter(RequestStep.GRANT));
				List<Object> all = new ArrayList<>();
				all.add(hex(fixed.getCopy(uuid, 1).getContent()));
				all.add(hex(fixed.getLetter(uuid, 1).getContent()));
				all.add(hex(fixed.getLetter(uuid, 2).getContent()));
				all.add(fixed.getPossibleSteps(granted));
				all.add(granted.getCopies().get(0).getPages() + " " + granted.getCopies().get(0).getNotes());
				all.add(new String(new RequestCodec().encode(granted), StandardCharsets.UTF_8).replace(uuid, "")
						.replace(twin.getUuid(), ""));
				seen.add(all);
			}
			assertThat(fixed.getRequests(twin.getUuid(), true, 0, 10)).hasSize(2);
		}

		assertThat(seen.get(0)).isEqualTo(seen.get(2));
		assertThat(seen.get(1)).isEqualTo(seen.get(3));
		assertThat(seen.get(0)).isNotEqualTo(seen.get(1));
	}

	private static String hex(byte[] file) {
		return file.length + " " + DigestUtils.sha256Hex(file);
	}

	/** Otherwise no request could be answered, and each address would be unavailable. */
	@Test
	public void aSettingWithWhichNothingCanBeAnsweredIsRefused() throws Exception {
		signInAsSuperuser();
		assertThatThrownBy(() -> set(SessionNotesProperties.REQUEST_PROFILE, "xx"))
				.hasStackTraceContaining("sessionnotes.error.setting.requestProfile");
		assertThatThrownBy(() -> set(SessionNotesProperties.REQUEST_CONTACT_TITLE, "Off\u0001ice"))
				.hasStackTraceContaining("sessionnotes.letter.notText");
		for (String profile : new String[]{"us-ca", "", "us"}) {
			set(SessionNotesProperties.REQUEST_PROFILE, profile);
		}
		set(SessionNotesProperties.REQUEST_CONTACT_TELEPHONE, "555 0100");
	}

	private ClientRequestBuilder request() {
		return ClientRequest.builder().uuid(UUID.randomUUID().toString()).kind(RequestKind.ACCESS)
				.patientUuid(patient.getUuid()).received(today.minusDays(21), uuidOf(PRIVACY_OFFICER), RequestChannel.ORAL)
				.requester(Requester.client("Horatio Test")).copyWish(CopyWish.allNotes());
	}

	private ClientRequestBuilder identified() {
		return request().requester(Requester.client("Horatio Test").verified("passport", uuidOf(PRIVACY_OFFICER)));
	}

	private static StepOrder letter(RequestStep step) {
		return StepOrder.of(step).withWords(LetterElement.REQUESTED, "your progress notes")
				.withWords(LetterElement.SIGNER_TITLE, "Privacy officer");
	}

	private List<String> stepsInLog(String uuid) {
		return transactions.withCaller(jdbc -> jdbc.queryForList(
				"select detail from sessionnotes_access_event where event_type = 'CLIENT_REQUEST_STEP' and detail like ? "
						+ "and user_uuid is not null order by sequence_number",
				String.class, uuid + "%")).stream().map(detail -> detail.substring(uuid.length() + 1)).toList();
	}

	private static void assertRefused(ThrowingCallable call, RequestRule rule) {
		assertThatThrownBy(call)
				.isInstanceOf(
						rule == RequestRule.STEP_NOT_POSSIBLE ? ConflictException.class : InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings()).isEqualTo(List.of(rule.getMessageCode()));
	}

	private static String oneLine(String text) {
		return text.replaceAll("\\s+", " ");
	}

	private static String textOf(byte[] pdf) throws Exception {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}
}
