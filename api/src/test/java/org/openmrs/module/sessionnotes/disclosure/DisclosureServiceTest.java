/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.sessionnotes.progressnote.Supervision;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.springframework.beans.factory.annotation.Autowired;

public class DisclosureServiceTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-disclosure-71c3";

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private StoreTransactions transactions;

	private DisclosureService disclosures;

	private String uuid;

	private String authorUuid;

	@BeforeEach
	public void writeANote() {
		disclosures = Context.getService(DisclosureService.class);
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				uuidOf(AUTHOR), uuidOf(SUPERVISOR)));
		signInAs(AUTHOR);
		authorUuid = uuidOf(AUTHOR);
		uuid = write(NOW - DAY, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	@Test
	public void underTrainingTheSupervisorReadsTheNoteMarkedAndNothingElse() {
		String other = write(NOW - 2 * DAY, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		Disclosure disclosure = disclose(training());

		signInAs(SUPERVISOR);
		NoteVersion read = service.getNote(uuid).get();

		assertThat(read.getContent().getText()).isEqualTo(CANARY);
		assertThat(read.getDisclosure().getUuid()).isEqualTo(disclosure.getUuid());
		assertThat(service.getNote(other)).isEmpty();
		assertThat(service.getHistory(uuid)).isEmpty();
		assertThat(service.getNotes(patient.getUuid(), true, 0, 10)).isEmpty();
		assertThat(disclosures.getDisclosedNotes(disclosure.getUuid())).extracting(NoteHeader::getUuid)
				.containsExactly(uuid);
		assertThatThrownBy(() -> service.amendNote(uuid, 1, NoteContent.ofText("x")))
				.isInstanceOf(RuntimeException.class);
		assertThat(Context.getObsService().getObsByUuid(uuid).getValueText()).isEqualTo(CANARY);
		assertThat(Context.getObsService().getObsByUuid(uuid).getCreator().getUuid()).isEqualTo(uuidOf(AUTHOR));
		assertThat(lastEvent("READ", "disclosure_uuid")).isEqualTo(disclosure.getUuid());
		assertThat(lastEvent("READ", "detail")).isEqualTo("TRAINING");
		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isEmpty();
		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(RuntimeException.class);
	}

	@Test
	public void revokedItClosesAtOnce() {
		Disclosure disclosure = disclose(training());
		assertThat(disclosures.revoke(disclosure.getUuid(), false).getState(System.currentTimeMillis()))
				.isEqualTo(DisclosureState.REVOKED);

		signInAs(SUPERVISOR);

		assertThat(service.getNote(uuid)).isEmpty();
		assertThatThrownBy(() -> disclosures.getDisclosedNotes(disclosure.getUuid()))
				.isInstanceOf(NotFoundException.class).hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
	}

	@Test
	public void theAuthorAloneIsToldHowOftenNotesWereReadAndWhenTheFileWasMade() {
		Disclosure read = disclose(training());
		Disclosure sent = disclose(outside());
		disclosures.makeFile(sent.getUuid());
		signInAs(SUPERVISOR);
		service.getNote(uuid);
		service.getNote(uuid);
		assertThat(disclosures.getUses(Arrays.asList(read, sent))).isEmpty();
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getUses(Arrays.asList(read, sent))).isEmpty();

		signInAs(AUTHOR);
		Map<String, DisclosureUse> uses = disclosures.getUses(Arrays.asList(read, sent));

		assertThat(uses.get(read.getUuid()).getReadings()).isEqualTo(2);
		assertThat(uses.get(read.getUuid()).getLastReadAt()).isGreaterThanOrEqualTo(read.getMadeAt());
		assertThat(uses.get(read.getUuid()).getFileMadeAt()).isNull();
		assertThat(uses.get(sent.getUuid()).getReadings()).isZero();
		assertThat(uses.get(sent.getUuid()).getFileMadeAt()).isGreaterThanOrEqualTo(sent.getMadeAt());
	}

	@Test
	public void whoMadeADisclosureFindsItAgainAndNobodyElseDoes() {
		Disclosure made = disclose(training());
		Disclosure recorded = record(order());

		assertThat(disclosures.getDisclosuresMadeByMe(0, 10)).extracting(Disclosure::getUuid)
				.containsExactly(recorded.getUuid());
		signInAs(AUTHOR);
		assertThat(disclosures.getDisclosuresMadeByMe(0, 10)).extracting(Disclosure::getUuid)
				.containsExactly(made.getUuid());
		signInAs(SUPERVISOR);
		assertThat(disclosures.getDisclosuresMadeByMe(0, 10)).isEmpty();
	}

	@Test
	public void theRolesFollowThePrivileges() {
		assertThat(disclosures.getRoles()).containsExactly(MakerRole.AUTHOR, MakerRole.EMERGENCY);
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getRoles()).containsExactly(MakerRole.PRIVACY_OFFICER);
		signInAs(NURSE);
		assertThat(disclosures.getRoles()).isEmpty();
	}

	@Test
	public void anOlderRowPutBackOpensNothing() {
		Disclosure disclosure = disclose(training());
		Map<String, Object> before = transactions.withCaller(jdbc -> jdbc.queryForMap(
				"select content, summary, state, open_until from sessionnotes_disclosure where disclosure_uuid = ?",
				disclosure.getUuid()));
		disclosures.revoke(disclosure.getUuid(), false);
		transactions.withCaller(jdbc -> jdbc.update(
				"update sessionnotes_disclosure set content = ?, summary = ?, state = ?, open_until = ?",
				before.get("content"), before.get("summary"), before.get("state"), before.get("open_until")));

		signInAs(SUPERVISOR);

		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.disclosure.broken");
	}

	@Test
	public void aRowThatWasGivenAnotherRecipientOpensNothing() {
		disclose(training());
		transactions.withCaller(
				jdbc -> jdbc.update("update sessionnotes_disclosure set recipient_uuid = ?", uuidOf(OTHER_THERAPIST)));

		signInAs(OTHER_THERAPIST);

		assertThat(service.getNote(uuid)).isEmpty();
	}

	@Test
	public void onceTheySuperviseNoMoreTheyReadNoMore() {
		disclose(training());
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_supervision"));

		signInAs(SUPERVISOR);

		assertThat(service.getNote(uuid)).isEmpty();
	}

	@Test
	public void aTraineeOfTheAuthorReadsAsLongAsTheAuthorSupervisesThem() {
		supervise(OTHER_THERAPIST, AUTHOR);
		disclose(training().toUser(uuidOf(OTHER_THERAPIST)).evidence(programme("RECIPIENT")));
		assertThat(refusalOf(training().evidence(programme("RECIPIENT"))).getFindings())
				.containsExactly("sessionnotes.disclosure.refused.RECIPIENT_NOT_LEARNER");

		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isPresent();
		endSupervisionOf(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isEmpty();
	}

	@Test
	public void whoLearnsInOneGroupWithTheAuthorReadsAsLongAsOneSupervisorSupervisesBoth() {
		reauthentication.confirm(PASSWORD);
		assertThat(refusalOf(training().toUser(uuidOf(OTHER_THERAPIST)).evidence(programme("GROUP"))).getFindings())
				.containsExactly("sessionnotes.disclosure.refused.RECIPIENT_NOT_LEARNER");
		supervise(OTHER_THERAPIST, SUPERVISOR);
		disclose(training().toUser(uuidOf(OTHER_THERAPIST)).evidence(programme("GROUP")));

		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isPresent();
		endSupervisionOf(AUTHOR);
		assertThat(service.getNote(uuid)).isEmpty();
	}

	/** 42 CFR 2.31(b)(1)(i)(B) stands only with the supervision, too. */
	@Test
	public void onceTheySuperviseNoMoreTheyReadNoSudCounselingNotesEither() {
		String sud = write(NOW - DAY, SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID);
		disclose(new NewDisclosure(DisclosureBasis.SUD_TRAINING).note(sud).toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY)
				.purpose("training").evidence(programme()));

		signInAs(SUPERVISOR);
		assertThat(service.getNote(sud)).isPresent();
		endSupervisionOf(AUTHOR);
		assertThat(service.getNote(sud)).isEmpty();
	}

	private void supervise(String therapist, String supervisor) {
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				uuidOf(therapist), uuidOf(supervisor)));
	}

	private void endSupervisionOf(String therapist) {
		transactions.withCaller(
				jdbc -> jdbc.update("delete from sessionnotes_supervision where therapist_uuid = ?", uuidOf(therapist)));
	}

	@Test
	public void m9_whoIsMadeASupervisorAgainDoesNotReadWhatWasClosed() throws Exception {
		disclose(training());
		signInAsSuperuser();
		ProgressNoteService supervisions = Context.getService(ProgressNoteService.class);
		supervisions.endSupervision(uuidOf(AUTHOR));
		supervisions.saveSupervision(
				new Supervision(uuidOf(AUTHOR), uuidOf(SUPERVISOR), SupervisionMode.ACCESS_ONLY));
		String admin = Context.getAuthenticatedUser().getUuid();
		assertThat(lastEvent("SUPERVISION_ENDED", "user_uuid")).isEqualTo(admin);
		assertThat(lastEvent("SUPERVISION_SET", "detail"))
				.isEqualTo(uuidOf(AUTHOR) + " " + uuidOf(SUPERVISOR) + " ACCESS_ONLY");
		// later than the disclosure, whatever the clock's steps
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_access_event set occurred_at = occurred_at + 1000 "
				+ "where event_type like 'SUPERVISION_%'"));

		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).isEmpty();

		signInAsSuperuser();
		supervisions.endSupervision(uuidOf(AUTHOR));
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				uuidOf(AUTHOR), uuidOf(SUPERVISOR)));
		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).as("by plain SQL").isEmpty();
	}

	@Test
	public void aRangeOfDaysOpensOnlyTheNotesInIt() {
		String before = write(NOW - 10 * DAY, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		String within = write(NOW - 5 * DAY, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		Disclosure disclosure = disclose(new NewDisclosure(DisclosureBasis.TRAINING)
				.notesOn(patient.getUuid(), NOW - 6 * DAY, NOW - 4 * DAY).toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY)
				.purpose("training").evidence(programme()));

		signInAs(SUPERVISOR);

		assertThat(service.getNote(within)).isPresent();
		assertThat(service.getNote(before)).isEmpty();
		assertThat(service.getNote(uuid)).isEmpty();
		assertThat(disclosures.getDisclosedNotes(disclosure.getUuid())).extracting(NoteHeader::getUuid)
				.containsExactly(within);
	}

	@Test
	@Tag("attack")
	public void h5_aRetiredRecipientReadsNothingInTheOpenSession() {
		Disclosure disclosure = disclose(training());
		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).isPresent();
		sessionFactory.getCurrentSession()
				.createNativeQuery("update users set retired = true where uuid = '" + uuidOf(SUPERVISOR) + "'")
				.executeUpdate();

		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> disclosures.getDisclosedNotes(disclosure.getUuid()))
				.isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> disclosures.getDisclosuresToMe(0, 10)).isInstanceOf(APIAuthenticationException.class);
		assertThat(Context.getObsService().getObsByUuid(uuid)).isNull();
	}

	@Test
	public void aDisclosureFollowsItsPatientWhoWasMerged() throws Exception {
		Disclosure disclosure = disclose(training());
		signInAsSuperuser();
		Patient winner = Context.getPatientService().getPatient(8);
		Context.getPatientService().mergePatients(winner, patient);

		signInAs(SUPERVISOR);

		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY);
		assertThat(disclosures.getDisclosure(disclosure.getUuid()).get().getScope().getPatientUuid())
				.isEqualTo(winner.getUuid());
	}

	@Test
	public void nobodyWidensADisclosureByGivingThePatientAnEncounter() throws Exception {
		Encounter session = encounter();
		session.addObs(note(CANARY));
		Context.getEncounterService().saveEncounter(session);
		String inEncounter = service.getNotes(patient.getUuid(), false, 0, 10).stream()
				.filter(facts -> facts.getEncounterUuid() != null).findFirst().get().getUuid();
		Patient other = Context.getPatientService().getPatient(8);
		disclose(training().note(null).notesOn(other.getUuid(), NOW - 99 * DAY, NOW + 99 * DAY));
		signInAsSuperuser();
		Context.getEncounterService().transferEncounter(session, other);

		signInAs(SUPERVISOR);

		assertThat(service.getNote(inEncounter)).isEmpty();
		signInAs(AUTHOR);
		assertThat(service.getNote(inEncounter).get().getNote().getPatientUuid()).isEqualTo(other.getUuid());
	}

	@Test
	public void anotherAccountOfTheSamePersonIsNoSecondPerson() throws Exception {
		Disclosure order = record(order());
		signInAsSuperuser();
		User other = Context.getUserService().getUserByUsername(OTHER_PRIVACY_OFFICER);
		other.setPerson(Context.getUserService().getUserByUsername(PRIVACY_OFFICER).getPerson());
		Context.getUserService().saveUser(other);
		Context.flushSession();

		signInAs(OTHER_PRIVACY_OFFICER);

		assertThatThrownBy(() -> decide(order, true)).hasMessage("sessionnotes.error.disclosure.refused")
				.isInstanceOfSatisfying(InvalidRequestException.class,
						refused -> assertThat(refused.getFindings()).containsExactly(DisclosureLifecycle.SAME_PERSON));
		assertThat(lastEvent("DENIED", "detail")).isEqualTo("NOT_ENTITLED");
	}

	@Test
	public void whatTheAuthorVoidsIsDisclosedNoMore() {
		disclose(training());
		service.voidNote(uuid, "a mistake");

		signInAs(SUPERVISOR);

		assertThat(service.getNote(uuid)).isEmpty();
	}

	@Test
	public void disclosingTakesThePasswordAgain() {
		assertThatThrownBy(() -> disclosures.make(training())).isInstanceOf(ReauthenticationRequiredException.class);
		assertThatThrownBy(() -> reauthentication.confirm("wrong")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordWrong");
		assertThatThrownBy(() -> disclosures.make(training())).isInstanceOf(ReauthenticationRequiredException.class);
	}

	@Test
	public void nobodyDisclosesWhatIsNotTheirs() throws Exception {
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> disclosures.make(training())).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");
		assertThat(refusalOf(training().notesOf(uuidOf(AUTHOR)).notesOn(patient.getUuid(), null, null)).getFindings())
				.contains("sessionnotes.disclosure.refused.MAKER_MAY_NOT");
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);
		assertThatThrownBy(() -> disclosures.make(training())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.disclosure.notYourself");
		assertThat(lastEvent("DENIED", "detail")).isEqualTo("NOT_SIGNED_IN_AS_USER");
	}

	@Test
	public void whatIsMissingComesBackAsAList() {
		reauthentication.confirm(PASSWORD);
		InvalidRequestException refusal = refusalOf(new NewDisclosure(DisclosureBasis.AUTHORIZATION).note(uuid)
				.toOutside("Lawyer", "1 Road").time(null, NOW + DAY).purpose("a wish"));

		assertThat(refusal.getFindings()).hasSizeGreaterThan(10).contains("sessionnotes.disclosure.missing.SIGNED_BY",
				"sessionnotes.disclosure.missing.REDISCLOSURE_STATEMENT", "sessionnotes.disclosure.refused.EXPIRY_MISSING");
		refusal.getFindings().forEach(
				code -> assertThat(Context.getMessageSourceService().getMessage(code)).isNotEqualTo(code));
	}

	@Test
	public void anOrderOpensOnceASecondPersonApprovedItAndThePasswordIsGivenAgain() {
		Disclosure order = record(order());
		assertThatThrownBy(() -> decide(order, true)).hasMessage("sessionnotes.error.disclosure.refused")
				.isInstanceOfSatisfying(InvalidRequestException.class,
						refused -> assertThat(refused.getFindings()).containsExactly(DisclosureLifecycle.SAME_PERSON));
		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isEmpty();
		assertThat(disclosures.getDisclosuresToMe(0, 10)).isEmpty();

		signInAs(OTHER_PRIVACY_OFFICER);
		assertThatThrownBy(() -> disclosures.decide(order.getUuid(), true))
				.isInstanceOf(ReauthenticationRequiredException.class);
		assertThat(decide(order, true).getState(System.currentTimeMillis())).isEqualTo(DisclosureState.LIVE);

		signInAs(OTHER_THERAPIST);
		reauthentication.clear();
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(ReauthenticationRequiredException.class);
		assertThat(Context.getObsService().getObsByUuid(uuid)).isNull();
		assertThatThrownBy(() -> reauthentication.confirm("wrong")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordWrong");
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY);
		signInAs(AUTHOR);
		assertThat(disclosures.getDisclosuresOfMyNotes(0, 10)).extracting(Disclosure::getUuid)
				.containsExactly(order.getUuid());
	}

	@Test
	public void aRefusalKeepsItsReasonAndCanBeReadAgain() {
		Disclosure order = record(order());
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> disclosures.refuse(order.getUuid(), new String(new char[4001])))
				.isInstanceOf(RuntimeException.class);

		Disclosure refused = disclosures.refuse(order.getUuid(), "It names another client");

		assertThat(refused.getState(System.currentTimeMillis())).isEqualTo(DisclosureState.REFUSED);
		signInAs(PRIVACY_OFFICER);
		Disclosure read = disclosures.getDisclosure(order.getUuid()).get();
		assertThat(read.getApproval().getReason()).isEqualTo("It names another client");
		assertThat(read.getDigest()).isEqualTo(refused.getDigest());
		assertThat(disclosures.getDisclosures(0, 10)).extracting(each -> each.getApproval().getReason())
				.containsExactly("It names another client");
	}

	@Test
	public void anOrderOpensAlsoWhatTheAuthorVoided() {
		Disclosure order = record(order());
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(order, true);
		signInAs(AUTHOR);
		service.voidNote(uuid, "the author's secret reason");

		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);

		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY);
		assertThat(service.getNote(uuid).get().getVoidReason()).isNull();
	}

	@Test
	public void aSubpoenaAloneIsRefusedWithTheReason() {
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		assertThat(refusalOf(order().evidence(issued().with(EvidenceElement.INSTRUMENT, "SUBPOENA"))).getFindings())
				.containsExactly("sessionnotes.disclosure.refused.SUBPOENA_ALONE");
	}

	@Test
	public void theAuthorIsToldOfADelayedOrderAfterTheDelayAlone() throws Exception {
		Disclosure order = orderOfWhichTheAuthorIsNotToldYet();

		Thread.sleep(Math.max(0, order.getTellAuthorFrom() - System.currentTimeMillis()) + 100);

		assertThat(disclosures.getDisclosuresOfMyNotes(0, 10)).extracting(Disclosure::getUuid).contains(order.getUuid());
		assertThat(disclosures.getDisclosure(order.getUuid())).isPresent();
	}

	@Test
	public void aCustodianDisclosesInTheAuthorsPlaceAndReadsNothing() throws Exception {
		setAuthorRetired(true);
		Disclosure custody = record(new NewDisclosure(DisclosureBasis.CUSTODIAN).notesOf(authorUuid)
				.notesOn(null, null, null).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + 100 * DAY)
				.purpose("keeps the notes")
				.evidence(Evidence.none().with(EvidenceElement.AUTHOR_LEFT_ON, NOW - DAY)));
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		NewDisclosure inPlace = new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).notesOf(authorUuid)
				.notesOn(patient.getUuid(), NOW - 2 * DAY, NOW).toUser(uuidOf(NURSE)).time(null, NOW + DAY)
				.purpose("to avert it").evidence(CompleteEvidence.of(Evidence.none()
						.with(EvidenceElement.RATIONALE, "imminent").with(EvidenceElement.ABLE_TO_PREVENT, "on duty")));
		assertThat(refusalOf(inPlace).getFindings()).containsExactly("sessionnotes.disclosure.refused.MAKER_MAY_NOT");
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(custody, true);

		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		Disclosure made = disclosures.make(inPlace);

		assertThat(made.getMaker()).isEqualTo(MakerRole.AUTHOR);
		assertThat(service.getNote(uuid)).isEmpty();
		setAuthorRetired(false);
		signInAs(AUTHOR);
		assertThat(disclosures.revoke(made.getUuid(), false).getRevocation()).isNotNull();
	}

	@Test
	public void aRecipientOutsideGetsOneFileWhoseDigestTheLogHas() throws Exception {
		Disclosure disclosure = disclose(outside());
		reauthentication.clear();
		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid()))
				.isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);

		DisclosedFile file = disclosures.makeFile(disclosure.getUuid());

		try (PDDocument pdf = PDDocument.load(file.getContent())) {
			assertThat(new PDFTextStripper().getText(pdf)).contains(CANARY, "County Crisis Line", "1 Road");
		}
		assertThat(transactions.<Integer>withCaller(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where note_digest = ? and disclosure_uuid = ?",
				Integer.class,
				file.getDigest(), disclosure.getUuid()))).isOne();
		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid())).hasMessage(
				"sessionnotes.error.disclosure.fileMade");
		assertThat(disclosures.revoke(disclosure.getUuid(), false).getRevocation()).isNotNull();
	}

	@Test
	public void nobodyElseMakesTheFileAndNobodyAfterItIsRevoked() {
		Disclosure disclosure = disclose(outside());
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid()))
				.isInstanceOf(NotFoundException.class).hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
		signInAs(AUTHOR);
		reauthentication.confirm(PASSWORD);
		disclosures.revoke(disclosure.getUuid(), false);
		assertThatThrownBy(() -> disclosures.makeFile(disclosure.getUuid()))
				.hasMessage("sessionnotes.error.disclosure.noFile");
	}

	@Test
	public void notesOnSudCounselingNeedTheirOwnBasis() {
		String sud = write(NOW - DAY, SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID);
		reauthentication.confirm(PASSWORD);

		assertThat(refusalOf(training().note(sud)).getFindings())
				.contains("sessionnotes.disclosure.refused.BASIS_NOT_FOR_KIND");
		disclose(new NewDisclosure(DisclosureBasis.TRAINING).notesOn(patient.getUuid(), NOW - 99 * DAY, NOW + 99 * DAY)
				.toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY).purpose("training").evidence(programme()));
		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).isPresent();
		assertThat(service.getNote(sud)).isEmpty();
	}

	@Test
	public void whatADisclosureSaysIsSealedAndTheLogKnowsItsSteps() {
		Disclosure disclosure = disclose(training().purpose(CANARY));

		assertThat(new String(content(disclosure), StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
		assertThat(lastEvent("DISCLOSED", "disclosure_uuid")).isEqualTo(disclosure.getUuid());
		assertThat(lastEvent("DISCLOSED", "note_digest")).isEqualTo(disclosure.getDigest());
	}

	private void setAuthorRetired(boolean retired) throws Exception {
		signInAsSuperuser();
		User author = Context.getUserService().getUserByUuid(authorUuid);
		if (retired) {
			Context.getUserService().retireUser(author, "left");
		} else {
			Context.getUserService().unretireUser(author);
		}
		Context.flushSession();
	}

	@Test
	public void aSupervisionThatNamesOtherAccountsOfTheSamePeopleCounts() throws Exception {
		signInAsSuperuser();
		String second = secondAccountOf(AUTHOR);
		String secondOfSupervisor = secondAccountOf(SUPERVISOR);
		Context.flushSession();
		signInAs(AUTHOR);
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_supervision"));
		reauthentication.confirm(PASSWORD);
		assertThat(refusalOf(training()).getFindings())
				.containsExactly(DisclosureCondition.RECIPIENT_NOT_SUPERVISOR.getMessageCode());
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				second, secondOfSupervisor));

		disclose(training());

		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).isPresent();
		signInAs(OTHER_THERAPIST);
		assertThat(service.getNote(uuid)).isEmpty();
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_supervision"));
		signInAs(SUPERVISOR);
		assertThat(service.getNote(uuid)).as("closed with the supervision").isEmpty();
	}

	private static String secondAccountOf(String username) {
		User second = new User(Context.getUserService().getUserByUsername(username).getPerson());
		second.setUsername(username + "-too");
		return Context.getUserService().createUser(second, PASSWORD).getUuid();
	}

	@Test
	public void theSameRequestTwiceMakesOneDisclosure() {
		String chosen = UUID.randomUUID().toString();
		Disclosure made = disclose(training().uuid(chosen));

		assertThat(made.getUuid()).isEqualTo(chosen);
		assertThat(disclose(training().uuid(chosen)).getDigest()).isEqualTo(made.getDigest());
		for (NewDisclosure other : Arrays.asList(training().purpose("another"), training().time(NOW, NOW + DAY),
				training().time(null, NOW + 2 * DAY), training().toUser(uuidOf(OTHER_THERAPIST)), outside(),
				training().portion(DisclosedPortion.excerpt("a few words")), training().notesOf(uuidOf(OTHER_THERAPIST)),
				training().note(UUID.randomUUID().toString()), training().tellAuthorFrom(NOW + DAY),
				training().evidence(Evidence.none()), training().notesOn(UUID.randomUUID().toString(), null, null))) {
			reauthentication.confirm(PASSWORD);
			assertThatThrownBy(() -> disclosures.make(other.uuid(chosen))).isInstanceOf(ConflictException.class)
					.hasMessage("sessionnotes.error.disclosure.uuidInUse");
		}
		assertThat(disclosures.getDisclosuresOfMyNotes(0, 10)).extracting(Disclosure::getUuid).containsOnlyOnce(chosen);
	}

	@Test
	public void theUuidOfSomebodyElsesDisclosureIsAConflict() {
		Disclosure made = disclose(training());
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);

		assertThatThrownBy(() -> disclosures.make(order().uuid(made.getUuid())))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.disclosure.uuidInUse");
	}

	private NewDisclosure training() {
		return new NewDisclosure(DisclosureBasis.TRAINING).note(uuid).toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY)
				.purpose("training").evidence(programme());
	}

	private NewDisclosure outside() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).note(uuid).toOutside("County Crisis Line", "1 Road")
				.time(null, NOW + DAY).purpose("to avert it")
				.evidence(CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "imminent")
						.with(EvidenceElement.ABLE_TO_PREVENT, "on duty")));
	}

	private NewDisclosure order() {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(uuidOf(AUTHOR))
				.notesOn(patient.getUuid(), NOW - 2 * DAY, NOW).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + DAY)
				.purpose("case 12").evidence(issued());
	}

	private static Evidence programme(String learner) {
		return programme().with(EvidenceElement.LEARNER, learner);
	}

	private static Evidence programme() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.TRAINING_PROGRAM, "the clinic's programme"));
	}

	private static Evidence issued() {
		Map<EvidenceElement, String> values = new EnumMap<>(EvidenceElement.class);
		values.put(EvidenceElement.INSTRUMENT, "COURT_ORDER");
		values.put(EvidenceElement.ISSUER, "District Court");
		values.put(EvidenceElement.REFERENCE, "12/2026");
		values.put(EvidenceElement.ISSUED_ON, Long.toString(NOW - DAY));
		return CompleteEvidence.of(Evidence.of(values));
	}

	private Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	/** Where the machine was too busy to look before the delay had passed, again with a longer one. */
	private Disclosure orderOfWhichTheAuthorIsNotToldYet() throws Exception {
		for (long delay = 1500;; delay *= 2) {
			Disclosure order = record(order().tellAuthorFrom(System.currentTimeMillis() + delay)
					.evidence(issued().with(EvidenceElement.FORBIDS_TELLING, "true")));
			signInAs(AUTHOR);
			List<Disclosure> told = disclosures.getDisclosuresOfMyNotes(0, 10);
			Optional<Disclosure> opened = disclosures.getDisclosure(order.getUuid());
			if (System.currentTimeMillis() < order.getTellAuthorFrom()) {
				assertThat(told).extracting(Disclosure::getUuid).doesNotContain(order.getUuid());
				assertThat(opened).isEmpty();
				return order;
			}
		}
	}

	private Disclosure record(NewDisclosure order) {
		signInAs(PRIVACY_OFFICER);
		return disclose(order);
	}

	private Disclosure decide(Disclosure disclosure, boolean granted) {
		reauthentication.confirm(PASSWORD);
		return disclosures.decide(disclosure.getUuid(), granted);
	}

	private InvalidRequestException refusalOf(NewDisclosure disclosure) {
		return catchThrowableOfType(() -> disclosures.make(disclosure), InvalidRequestException.class);
	}

	private String write(long session, String concept) {
		return service.createNote(new NewNote(UUID.randomUUID().toString(), patient.getUuid(), null, concept,
				new Date(session), NoteContent.ofText(CANARY))).getNote().getUuid();
	}

	private byte[] content(Disclosure disclosure) {
		return transactions.withCaller(
				jdbc -> jdbc.queryForObject("select content from sessionnotes_disclosure where disclosure_uuid = ?",
						byte[].class, disclosure.getUuid()));
	}

	private String lastEvent(String type, String column) {
		return transactions.withCaller(jdbc -> jdbc.queryForObject("select " + column + " from sessionnotes_access_event "
				+ "where event_type = ? order by occurred_at desc, sequence_number desc limit 1", String.class, type));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}
}
