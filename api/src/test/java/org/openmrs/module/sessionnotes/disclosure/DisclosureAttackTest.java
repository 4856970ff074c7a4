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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.ReadingsOfRequest;
import org.openmrs.module.sessionnotes.auditreview.LogReviewService;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.EarlierSeals;
import org.openmrs.module.sessionnotes.psychotherapynote.IntegrityReport;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.StoredNotes;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.util.Security;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** Attacks on disclosures: what is moved under them, what hides and what betrays them. */
@Tag("attack")
public class DisclosureAttackTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-attack-4b1e";

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private DisclosureStore store;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private EarlierSeals earlierSeals;

	private DisclosureService disclosures;

	private String authorUuid;

	private Patient other;

	/** The setting as it is in force. */
	private String marked = "";

	private final NoteKinds kinds = new NoteKinds(
			(db, safeguard) -> safeguard == Safeguard.SUD_COUNSELING_NOTE_CONCEPTS ? marked : safeguard.getUsual());

	private String uuid;

	@BeforeEach
	public void writeANote() {
		disclosures = Context.getService(DisclosureService.class);
		other = Context.getPatientService().getPatient(8);
		authorUuid = uuidOf(AUTHOR);
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				authorUuid, uuidOf(SUPERVISOR)));
		signInAs(AUTHOR);
		uuid = write(patient);
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
		ReadingsOfRequest.end();
	}

	@Test
	public void h2_aPasswordWrittenByPlainSqlOpensNothingToARecipientWhoHasNeverAskedYet() {
		transactions.apart(
				jdbc -> jdbc.update("delete from sessionnotes_password where user_uuid = ?", uuidOf(SUPERVISOR)));
		disclose(training(patient));

		Context.flushSession();
		transactions.withCaller(
				jdbc -> jdbc.update("update users set password = ?, salt = 'salt' where uuid = ?",
						Security.encodeString("Chosen2468" + "salt"), uuidOf(SUPERVISOR)));
		Context.clearSession();
		Context.logout();
		Context.authenticate(SUPERVISOR, "Chosen2468");

		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(NotesOnHoldException.class);
	}

	@Test
	public void h2_aPasswordWhoseRecordIsDeletedOpensNothingToARecipient() {
		disclose(training(patient));
		assertThat(readBy(SUPERVISOR, uuid)).isTrue();

		transactions.apart(
				jdbc -> jdbc.update("delete from sessionnotes_password where user_uuid = ?", uuidOf(SUPERVISOR)));

		signInAs(SUPERVISOR);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(NotesOnHoldException.class);
	}

	@Test
	public void h4_aMergeOpensNothingOfTheOtherClientUntilTheMakerConfirms() throws Exception {
		String others = write(other);
		Disclosure disclosure = disclose(training(patient));
		assertThat(readBy(SUPERVISOR, others)).isFalse();
		assertThat(readBy(SUPERVISOR, uuid)).isTrue();

		merge(patient, other);

		assertThat(readBy(SUPERVISOR, others)).isFalse();
		assertThat(readBy(SUPERVISOR, uuid)).isTrue();
		assertThat(disclosures.getDisclosedNotes(disclosure.getUuid())).extracting(NoteHeader::getUuid)
				.containsExactly(uuid);
		signInAsSuperuser();
		transactions.withCaller(jdbc -> jdbc.update("update patient set voided = ? where patient_id = ?", false,
				other.getPatientId()));
		assertThat(readBy(SUPERVISOR, others)).as("after un-merging").isFalse();
		signInAs(AUTHOR);
		String later = write(patient);
		assertThat(readBy(SUPERVISOR, later)).as("written later on the same client").isTrue();

		confirm(AUTHOR, disclosure);

		assertThat(readBy(SUPERVISOR, others)).isTrue();
		assertThat(lastEvent("DISCLOSURE_CONFIRMED", "disclosure_uuid")).isEqualTo(disclosure.getUuid());
		assertThat(check().getProblems()).isEmpty();
	}

	@Test
	public void h4_itGoesAlongWithItsClientAndOpensNothingOfTheWinner() throws Exception {
		String winners = write(other);
		Disclosure disclosure = disclose(training(patient));

		merge(other, patient);

		assertThat(readBy(SUPERVISOR, uuid)).isTrue();
		assertThat(readBy(SUPERVISOR, winners)).isFalse();
		confirm(AUTHOR, disclosure);
		assertThat(readBy(SUPERVISOR, winners)).isTrue();
	}

	@Test
	public void h4_aFileForARecipientOutsideHoldsNothingThatCameByAMerge() throws Exception {
		write(other, CANARY + "-of-the-other");
		Disclosure disclosure = disclose(threat(patient));
		merge(patient, other);

		signInAs(AUTHOR);
		reauthentication.confirm(PASSWORD);
		byte[] file = disclosures.makeFile(disclosure.getUuid()).getContent();

		try (PDDocument pdf = PDDocument.load(file)) {
			assertThat(new PDFTextStripper().getText(pdf)).contains(CANARY).doesNotContain("of-the-other");
		}
	}

	@Test
	public void h4_anEncounterThatIsGivenToTheClientOpensOnceConfirmed() throws Exception {
		Encounter session = encounter();
		session.setPatient(other);
		session.addObs(note(CANARY));
		Context.getEncounterService().saveEncounter(session);
		String inEncounter = service.getNotes(other.getUuid(), false, 0, 10).get(0).getUuid();
		Disclosure disclosure = disclose(training(patient));
		signInAsSuperuser();
		Context.getEncounterService().transferEncounter(session, patient);

		assertThat(readBy(SUPERVISOR, inEncounter)).isFalse();
		confirm(AUTHOR, disclosure);
		assertThat(readBy(SUPERVISOR, inEncounter)).isTrue();
	}

	@Test
	public void h4_alsoTheAuthorsOwnTransferHasToBeConfirmed() throws Exception {
		Encounter session = encounter();
		session.setPatient(other);
		session.addObs(note(CANARY));
		Context.getEncounterService().saveEncounter(session);
		String inEncounter = service.getNotes(other.getUuid(), false, 0, 10).get(0).getUuid();
		disclose(training(patient));
		session.setPatient(patient);
		session.getAllObs(true).forEach(obs -> obs.setPerson(patient));
		Context.getEncounterService().saveEncounter(session);

		assertThat(readBy(SUPERVISOR, inEncounter)).isFalse();
	}

	@Test
	public void h4_aLegalOrderOpensWhatCameOnceTwoHaveConfirmed() throws Exception {
		String others = write(other);
		Disclosure order = approved(order(patient));
		merge(patient, other);

		confirm(PRIVACY_OFFICER, order);
		assertThat(readBy(OTHER_THERAPIST, others)).as("confirmed by one").isFalse();
		assertThat(refusal(() -> confirm(OTHER_THERAPIST, order))).isInstanceOf(RuntimeException.class);
		confirm(OTHER_PRIVACY_OFFICER, order);

		assertThat(readBy(OTHER_THERAPIST, others)).isTrue();
		assertThat(lastEvent("CONFIRMATION_APPROVED", "disclosure_uuid")).isEqualTo(order.getUuid());
	}

	@Test
	public void h4_nobodyButTheMakerConfirmsAndNotWithoutThePassword() throws Exception {
		Disclosure disclosure = disclose(training(patient));
		reauthentication.clear();
		assertThatThrownBy(() -> disclosures.confirm(disclosure.getUuid()))
				.isInstanceOf(ReauthenticationRequiredException.class);
		for (String somebody : new String[]{SUPERVISOR, OTHER_THERAPIST, PRIVACY_OFFICER}) {
			signInAs(somebody);
			reauthentication.confirm(PASSWORD);
			assertThatThrownBy(() -> disclosures.confirm(disclosure.getUuid())).as(somebody)
					.isInstanceOf(RuntimeException.class);
		}
		assertThat(disclosures.getDisclosure(disclosure.getUuid()).get().getBoundAt()).isEqualTo(disclosure.getMadeAt());
	}

	@Test
	public void h4_whatAnEarlierVersionStoredOpensWhatItWasMadeForAndNothingMore() throws Exception {
		String others = write(other);
		Disclosure disclosure = disclose(training(patient));
		makeEarlier(disclosure);
		new StoredNotes(transactions, keysetProvider).makeEarlier(uuid);
		new StoredNotes(transactions, keysetProvider).makeEarlier(others);
		merge(other, patient);
		assertThat(readBy(SUPERVISOR, uuid)).as("before its kind is fixed").isFalse();
		signInAs(AUTHOR);
		assertThat(service.getNote(uuid)).isPresent();

		earlierSeals.complete();

		assertThat(readBy(SUPERVISOR, uuid)).isTrue();
		assertThat(readBy(SUPERVISOR, others)).isFalse();
		assertThat(transactions.withCaller(store::withoutSummary)).isEmpty();
		assertThat(check().getProblems()).isEmpty();
		signInAs(AUTHOR);
		assertThat(disclosures.revoke(disclosure.getUuid(), false).getRevocation()).isNotNull();
	}

	@Test
	public void m1_theSettingMakesNoOtherKindOfANote() throws Exception {
		Concept concept = restrictedConcept();
		signInAs(AUTHOR);
		NoteDoor door = new NoteDoor(transactions, keysetProvider, currentRequest, accessLog, store, kinds,
				new DraftDoor(transactions, keysetProvider, currentRequest, accessLog));
		String before = write(door, concept.getUuid());
		marked = SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID + "," + concept.getUuid();
		String after = write(door, concept.getUuid());
		String shipped = write(door, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		disclose(sudConsent(patient));

		assertThat(readBy(SUPERVISOR, uuid)).isFalse();
		assertThat(readBy(SUPERVISOR, before)).isFalse();
		assertThat(readBy(SUPERVISOR, shipped)).isFalse();
		assertThat(readBy(SUPERVISOR, after)).as("written as one").isTrue();
		marked = "";
		assertThat(readBy(SUPERVISOR, after)).isTrue();
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'CONSENT_SHOWN'"))
				.as("42 CFR 2.32: once, before the first reading").isOne();
	}

	@Test
	public void m1_anOlderNotesKindIsFixedOnceAtTheUpgrade() throws Exception {
		Concept concept = restrictedConcept();
		signInAs(AUTHOR);
		String old = write(patient, CANARY, concept.getUuid());
		StoredNotes stored = new StoredNotes(transactions, keysetProvider);
		stored.makeEarlier(old);
		stored.makeEarlier(uuid);
		marked = concept.getUuid() + "," + SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID;
		EarlierSeals seals = new EarlierSeals(transactions, keysetProvider, accessLog, currentRequest, store, kinds);

		seals.complete();
		marked = "";
		seals.complete();

		assertThat(stored.kindOf(old)).isEqualTo(RestrictedKind.SUD_COUNSELING_NOTE);
		assertThat(stored.kindOf(uuid)).as("shipped").isEqualTo(RestrictedKind.PSYCHOTHERAPY_NOTE);
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'KIND_FIXED'")).isEqualTo(2);
		assertThat(check().getProblems()).isEmpty();
	}

	@Test
	public void m7_custodyIsOfNobodyWhoIsThere() throws Exception {
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		assertThat(catchThrowableOfType(() -> disclosures.make(custody()), InvalidRequestException.class).getFindings())
				.containsExactly("sessionnotes.disclosure.refused.AUTHOR_STILL_ACTIVE");

		setAuthorRetired(true);
		signInAs(PRIVACY_OFFICER);
		Disclosure custody = disclose(custody().tellAuthorFrom(null));
		setAuthorRetired(false);
		assertThat(catchThrowableOfType(() -> decide(OTHER_PRIVACY_OFFICER, custody), ConflictException.class)
				.getFindings()).containsExactly(DisclosureLifecycle.AUTHOR_ACTIVE);
	}

	@Test
	public void m7_anAuthorWhoIsBackEndsCustodyAndWhatWasDisclosedInTheirPlace() throws Exception {
		setAuthorRetired(true);
		signInAs(PRIVACY_OFFICER);
		Disclosure custody = disclose(custody());
		decide(OTHER_PRIVACY_OFFICER, custody);
		signInAs(OTHER_THERAPIST);
		disclose(threat(patient).notesOf(authorUuid).toUser(uuidOf(SUPERVISOR)));
		assertThat(readBy(SUPERVISOR, uuid)).isTrue();

		setAuthorRetired(false);

		assertThat(readBy(SUPERVISOR, uuid)).isFalse();
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> disclosures.make(threat(patient).notesOf(authorUuid).toUser(uuidOf(NURSE))))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.disclosure.refused");
		signInAs(AUTHOR);
		assertThat(disclosures.getDisclosuresOfMyNotes(0, 10)).as("told at once").hasSize(2);
	}

	@Test
	public void h6_nothingIsUnsealedButWhatIsOpenToTheReaderAndAListIsShort() {
		for (int i = 0; i < 10; i++) {
			disclosures.revoke(disclose(training(patient).purpose("revoked")).getUuid(), false);
		}
		Disclosure live = disclose(training(other));
		transactions.withCaller(jdbc -> jdbc.update(
				"update sessionnotes_disclosure set content = ? where disclosure_uuid <> ?", new byte[]{1}, live.getUuid()));
		Counted counted = new Counted();

		List<Disclosure> found = counted.transactions
				.withCaller(jdbc -> counted.store.entitlements(jdbc, uuidOf(SUPERVISOR)));

		assertThat(found).extracting(Disclosure::getUuid).containsExactly(live.getUuid());
		assertThat(counted.seals.get()).as("one summary").isEqualTo(1);
		assertThat(disclosures.getDisclosuresOfMyNotes(0, 4)).hasSize(4);
		assertThat(disclosures.getDisclosuresOfMyNotes(8, 4)).hasSize(3);
		signInAs(SUPERVISOR);
		assertThat(disclosures.getDisclosuresToMe(0, 100)).hasSize(11);
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getDisclosures(0, 5)).hasSize(5);
	}

	@Test
	public void h6_whoChangesAColumnHidesItOpensNothingAndIsFound() {
		Disclosure disclosure = disclose(training(patient));
		assertThat(check().getProblems()).isEmpty();
		for (String change : new String[]{"state = 'REVOKED'", "open_until = 0", "told_from = " + (NOW + DAY),
				"bound_at = 1", "recipient_uuid = '" + uuidOf(NURSE) + "'", "summary = null, state = 'REFUSED'"}) {
			transactions.withCaller(jdbc -> {
				jdbc.update("update sessionnotes_disclosure set " + change);
				return null;
			});
			assertThat(check().getProblems()).as(change).extracting(problem -> problem.getKind().name())
					.containsExactly("DISCLOSURE_ALTERED");
			restore(disclosure);
		}
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_disclosure"));
		assertThat(check().getProblems()).extracting(problem -> problem.getKind().name())
				.containsExactly("DISCLOSURE_MISSING");
	}

	@Test
	public void h6_columnsThatSayItIsOpenOpenNothing() {
		Disclosure disclosure = disclose(training(patient));
		assertThat(readBy(SUPERVISOR, uuid)).isTrue();

		revokeAndOpenByColumns(disclosure);

		assertThat(readBy(SUPERVISOR, uuid)).isFalse();
	}

	@Test
	public void l_aRefusalCostsTheSameWhetherOrNotThereIsTheNote() {
		for (int i = 0; i < 40; i++) {
			disclose(training(other).purpose("live " + i));
		}
		signInAs(SUPERVISOR);
		Counted counted = new Counted();
		counted.door().open(UUID.randomUUID().toString());

		int[] existing = counted.of(() -> counted.door().open(uuid));
		int[] random = counted.of(() -> counted.door().open(UUID.randomUUID().toString()));

		assertThat(existing).as("statements and seals").isEqualTo(random);
		assertThat(existing[1]).isGreaterThanOrEqualTo(40);
		int version = transactions.withCaller(jdbc -> jdbc.queryForObject("select max(version_id) from "
				+ "sessionnotes_note_version", Integer.class));
		assertThat(counted.of(() -> counted.door().openVersion(version)))
				.isEqualTo(counted.of(() -> counted.door().openVersion(version + 1000)));
		// the difference that this count is to find
		assertThat(counted.of(() -> {
			counted.door().open(uuid);
			return counted.transactions.withCaller(jdbc -> jdbc.queryForObject("select 1", Integer.class));
		})).isNotEqualTo(random);
	}

	@Test
	public void l_anAuthorWhoAnswersForTheLogLearnsOfNoSecretOrder() throws Exception {
		signInAsSuperuser();
		String account = secondAccountOfTheAuthor();
		Observed before = observed(account);
		before.events.addAll(Arrays.asList("LOG_READ", "LOG_READ"));
		Disclosure order = approved(order(patient).tellAuthorFrom(NOW + DAY)
				.evidence(issued().with(EvidenceElement.FORBIDS_TELLING, "true")));
		signInAs(OTHER_THERAPIST);
		reauthentication.clear();
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(uuid)).isPresent();

		Observed after = observed(account);
		IntegrityReport report = service.verifyAll();

		assertThat(after.events).containsExactlyInAnyOrderElementsOf(before.events);
		assertThat(after.total).isEqualTo(before.total + 2);
		assertThat(after.disclosures).isEqualTo(before.disclosures);
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'DENIED' and occurred_at >= "
				+ order.getMadeAt() + " and note_id = (select note_id from sessionnotes_note where uuid = '" + uuid + "')"))
				.as("a refusal that is left out").isOne();
		assertThat(report.getEvents()).isEqualTo(after.total);
		assertThat((long) report.getChains()).isEqualTo(count("select count(distinct chain) from sessionnotes_access_event "
				+ "where not (event_type = 'DENIED' and occurred_at >= " + order.getMadeAt() + ")"));
		signInAs(account);
		assertThat(disclosures.getDisclosure(order.getUuid())).isEmpty();
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> disclosures.decide(order.getUuid(), false)).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
		assertThatThrownBy(() -> disclosures.revoke(order.getUuid(), false)).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
		assertThatThrownBy(() -> disclosures.confirm(order.getUuid())).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.disclosure.noSuchDisclosure");
		assertThatThrownBy(() -> Context.getService(AccountingService.class).makeAccounting(patient.getUuid(), null))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.accounting.ownClient");
		signInAs(PRIVACY_OFFICER);
		assertThat(check().getProblems()).isEmpty();
	}

	/** A refusal only where there is an order would tell of it. */
	@Test
	public void l_anAuthorNeverExportsTheLogWhetherOrNotThereIsAnOrder() throws Exception {
		signInAsSuperuser();
		String account = secondAccountOfTheAuthor();
		signInAs(account);
		assertThatThrownBy(() -> Context.getService(LogReviewService.class).prepareExport())
				.isInstanceOf(NotAllowedException.class).hasMessageContaining("ownNotes");
	}

	@Test
	public void l_whatWasNotAnsweredIsInTheLogAndNotInTheAccounting() throws Exception {
		Disclosure order = approved(order(patient));
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		ReadingsOfRequest.begin();
		assertThat(service.getNote(uuid)).isPresent();
		List<ReadingsOfRequest.Reading> readings = ReadingsOfRequest.end();
		assertThat(readings).hasSize(1);
		signInAs(PRIVACY_OFFICER);
		AccountingService accountings = Context.getService(AccountingService.class);
		assertThat(accountings.makeAccounting(patient.getUuid(), null).getRows()).hasSize(1);

		notAnswered(readings);

		assertThat(accountings.makeAccounting(patient.getUuid(), null).getRows()).isEmpty();
		assertThat(lastEvent("READ_NOT_ANSWERED", "disclosure_uuid")).isEqualTo(order.getUuid());
		assertThat(check().getProblems()).isEmpty();
	}

	/** The test's transaction has not committed the note: the log's own one would not see it. */
	private void notAnswered(List<ReadingsOfRequest.Reading> readings) {
		new AccessLog(new StoreTransactions(sessionFactory) {

			@Override
			public <T> T apartAgain(Function<JdbcOperations, T> work) {
				return withCaller(work);
			}
		}, keysetProvider).notAnswered(readings);
	}

	private void restore(Disclosure disclosure) {
		transactions.withCaller(jdbc -> {
			jdbc.update("update sessionnotes_disclosure set recipient_uuid = ?", disclosure.getRecipient().getUserUuid());
			store.update(jdbc, disclosure);
			return null;
		});
		assertThat(check().getProblems()).isEmpty();
	}

	private void revokeAndOpenByColumns(Disclosure disclosure) {
		signInAs(AUTHOR);
		disclosures.revoke(disclosure.getUuid(), false);
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_disclosure set state = 'OPEN', open_until = ?",
				NOW + DAY));
	}

	/** What the author who answers for the log can see. */
	private Observed observed(String account) {
		signInAs(account);
		Observed seen = new Observed();
		LogReviewService review = Context.getService(LogReviewService.class);
		review.getEvents(new EventSearch(), 0, 10_000).getEvents()
				.forEach(event -> seen.events.add(event.getEvent().getTypeName()));
		seen.total = review.getEvents(new EventSearch(), 0, 1).countAll();
		disclosures.getDisclosures(0, 100).forEach(disclosure -> seen.disclosures.add(disclosure.getUuid()));
		return seen;
	}

	private static final class Observed {

		private final List<String> events = new ArrayList<>();

		private final List<String> disclosures = new ArrayList<>();

		private long total;
	}

	/** A door whose statements and seals are counted. */
	private final class Counted {

		private final AtomicInteger statements = new AtomicInteger();

		private final AtomicInteger seals = new AtomicInteger();

		private final StoreTransactions transactions = new CountedTransactions(sessionFactory, statements);

		private final KeysetProvider counting = new KeysetProvider(transactions) {

			@Override
			public Keyset getKeyset() {
				seals.incrementAndGet();
				return keysetProvider.getKeyset();
			}
		};

		private final AccessLog log = new AccessLog(transactions, counting);

		private final DisclosureStore store = new DisclosureStore(counting, log);

		NoteDoor door() {
			return new NoteDoor(transactions, counting, currentRequest, log, store,
					new NoteKinds((db, safeguard) -> safeguard.getUsual()),
					new DraftDoor(transactions, counting, currentRequest, log));
		}

		int[] of(Callable<?> what) {
			statements.set(0);
			seals.set(0);
			try {
				what.call();
			} catch (Exception e) {
				throw new AssertionError(e);
			}
			return new int[]{statements.get(), seals.get()};
		}
	}

	private static final class CountedTransactions extends StoreTransactions {

		private final AtomicInteger statements;

		CountedTransactions(SessionFactory sessionFactory, AtomicInteger statements) {
			super(sessionFactory);
			this.statements = statements;
		}

		@Override
		public <T> T withCaller(Function<JdbcOperations, T> work) {
			return super.withCaller(jdbc -> work.apply(counted(jdbc)));
		}

		@Override
		public <T> T apart(Function<JdbcOperations, T> work) {
			return super.apart(jdbc -> work.apply(counted(jdbc)));
		}

		private JdbcOperations counted(JdbcOperations jdbc) {
			return (JdbcOperations) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{JdbcOperations.class},
					(proxy, method, arguments) -> {
						statements.incrementAndGet();
						try {
							return method.invoke(jdbc, arguments);
						} catch (InvocationTargetException e) {
							throw e.getCause();
						}
					});
		}
	}

	private String secondAccountOfTheAuthor() {
		User account = new User(Context.getUserService().getUserByUuid(authorUuid).getPerson());
		account.setUsername("annas-other-account");
		for (String role : new String[]{"Session Notes: Privacy Officer", "Session Notes: Therapist", "Clinician"}) {
			account.addRole(Context.getUserService().getRole(role));
		}
		Context.getUserService().createUser(account, PASSWORD);
		Context.flushSession();
		return account.getUsername();
	}

	/** As the version stored it that knew neither a summary nor what a disclosure is bound to. */
	private void makeEarlier(Disclosure disclosure) throws Exception {
		ObjectNode json = (ObjectNode) new ObjectMapper().readTree(new DisclosureCodec().encode(disclosure));
		json.remove("bound");
		byte[] content = keysetProvider.getKeyset().seal(new ObjectMapper().writeValueAsBytes(json),
				new CanonicalForm("sessionnotes/disclosurerow/1").add(disclosure.getUuid()).add(disclosure.getKind().name())
						.add(disclosure.getScope().getAuthorUuid()).add(disclosure.getScope().getPatientUuid())
						.add(disclosure.getRecipient().getUserUuid()).add(disclosure.getMadeBy()).add(disclosure.getMadeAt())
						.toBytes());
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_disclosure set content = ?, summary = null, "
				+ "state = null, open_until = null, told_from = null, bound_at = null where disclosure_uuid = ?", content,
				disclosure.getUuid()));
	}

	private Concept restrictedConcept() throws Exception {
		signInAsSuperuser();
		Concept concept = Context.getConceptService().getConcept(19);
		Concept set = Context.getConceptService().getConceptByUuid("915e5eb3-3fbb-4dea-9688-182fe12cb147");
		set.addSetMember(concept);
		Context.getConceptService().saveConcept(set);
		Context.flushSession();
		Context.getRegisteredComponents(RestrictedConcepts.class).get(0).current();
		return concept;
	}

	private String write(NoteDoor door, String concept) {
		return door.write(new NewNote(UUID.randomUUID().toString(), patient.getUuid(), null, concept, new Date(),
				NoteContent.ofText(CANARY))).getNote().getUuid();
	}

	private void merge(Patient winner, Patient loser) throws Exception {
		signInAsSuperuser();
		Context.getPatientService().mergePatients(winner, loser);
		Context.flushSession();
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

	private boolean readBy(String username, String note) {
		signInAs(username);
		reauthentication.confirm(PASSWORD);
		return service.getNote(note).isPresent();
	}

	private void confirm(String username, Disclosure disclosure) {
		signInAs(username);
		reauthentication.confirm(PASSWORD);
		disclosures.confirm(disclosure.getUuid());
	}

	private Disclosure approved(NewDisclosure order) {
		signInAs(PRIVACY_OFFICER);
		Disclosure recorded = disclose(order);
		decide(OTHER_PRIVACY_OFFICER, recorded);
		return recorded;
	}

	private void decide(String username, Disclosure disclosure) {
		signInAs(username);
		reauthentication.confirm(PASSWORD);
		disclosures.decide(disclosure.getUuid(), true);
	}

	private static Throwable refusal(Runnable step) {
		return catchThrowableOfType(step::run, RuntimeException.class);
	}

	private Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	private NewDisclosure training(Patient on) {
		return new NewDisclosure(DisclosureBasis.TRAINING).notesOn(on.getUuid(), NOW - 9 * DAY, NOW + DAY)
				.toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY).purpose("training")
				.evidence(CompleteEvidence
						.of(Evidence.none().with(EvidenceElement.TRAINING_PROGRAM, "the clinic's programme")));
	}

	private NewDisclosure threat(Patient on) {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).notesOn(on.getUuid(), NOW - 9 * DAY, NOW + DAY)
				.toOutside("County Crisis Line", "1 Road").time(null, NOW + DAY).purpose("to avert it")
				.evidence(CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "imminent")
						.with(EvidenceElement.ABLE_TO_PREVENT, "on duty")));
	}

	private NewDisclosure order(Patient on) {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(authorUuid)
				.notesOn(on.getUuid(), NOW - 9 * DAY, NOW + DAY).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + DAY)
				.purpose("case 12").evidence(issued());
	}

	private NewDisclosure custody() {
		return new NewDisclosure(DisclosureBasis.CUSTODIAN).notesOf(authorUuid).notesOn(null, null, null)
				.toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + 100 * DAY).purpose("keeps the notes")
				.evidence(Evidence.none().with(EvidenceElement.AUTHOR_LEFT_ON, NOW - DAY));
	}

	private NewDisclosure sudConsent(Patient on) {
		Evidence evidence = Evidence.none();
		for (EvidenceElement element : DisclosureBasis.SUD_CONSENT.getRequiredEvidence()) {
			switch (element.getForm()) {
				case DATE :
					evidence = evidence.with(element, NOW - DAY);
					break;
				case CONFIRMATION :
					evidence = evidence.with(element, "true");
					break;
				default :
					evidence = evidence.with(element,
							element.getChoices().isEmpty() ? "words" : element.getChoices().get(0));
			}
		}
		return new NewDisclosure(DisclosureBasis.SUD_CONSENT).notesOn(on.getUuid(), NOW - 9 * DAY, NOW + DAY)
				.kind(RestrictedKind.SUD_COUNSELING_NOTE).toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY).purpose("consent")
				.evidence(evidence.with(EvidenceElement.EXPIRY_DATE, NOW + 2 * DAY)
						.with(EvidenceElement.REDISCLOSURE_STATEMENT, "true")
						.with(EvidenceElement.NAMED_RECIPIENT, uuidOf(SUPERVISOR)));
	}

	private static Evidence issued() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
				.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12/2026")
				.with(EvidenceElement.ISSUED_ON, NOW - DAY));
	}

	private String write(Patient on) {
		return write(on, CANARY);
	}

	private String write(Patient on, String text) {
		return write(on, text, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}

	private String write(Patient on, String text, String concept) {
		return service.createNote(new NewNote(UUID.randomUUID().toString(), on.getUuid(), null, concept, new Date(),
				NoteContent.ofText(text))).getNote().getUuid();
	}

	private IntegrityReport check() {
		return new StoredNotes(new StoreTransactions(sessionFactory) {

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				return withCaller(work);
			}
		}, keysetProvider).check();
	}

	private String lastEvent(String type, String column) {
		return transactions.withCaller(jdbc -> jdbc.queryForObject("select " + column + " from sessionnotes_access_event "
				+ "where event_type = ? order by occurred_at desc, sequence_number desc limit 1", String.class, type));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}
}
