/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.disclosure.AccountingService;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger of disclosures that left the clinic outside this module, and what an accounting makes of it. */
public class LedgerServiceTest extends SessionNotesContextTest {

	private static final LocalDate BIRTH = LocalDate.of(1990, 5, 17);

	private static final LocalDate TODAY = LocalDate.now();

	private static final String CANARY = "canary-ledger-7d31";

	@Autowired
	private StoreTransactions transactions;

	private LedgerService ledger;

	private AccountingService accountings;

	private Patient client;

	@BeforeEach
	public void aClient() throws Exception {
		ledger = Context.getService(LedgerService.class);
		accountings = Context.getService(AccountingService.class);
		signInAsSuperuser();
		client = newClient(BIRTH);
		signInAs(PRIVACY_OFFICER);
	}

	private NewLedgerEntry entry() {
		return new NewLedgerEntry().patient(client.getUuid()).day(TODAY.minusDays(3))
				.recipient("County Court", "1 Main Street", false).description("Dates of sessions " + CANARY)
				.purpose("Case 7 of 2026").basis(LedgerBasis.PROCEEDING, "subpoena 12").way(LedgerWay.LETTER);
	}

	private static void assertInvalid(String code, ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error." + code);
	}

	private List<AccountingRow> accounting() {
		return accountings.makeAccounting(client.getUuid(), null).getRows();
	}

	@Test
	public void anAccountingListsWhatLeftInAnotherWay() {
		StoredLedgerEntry entered = ledger.enter(entry());

		assertThat(ledger.getEntries(client.getUuid())).extracting(each -> each.getEntry().getUuid())
				.containsExactly(entered.getEntry().getUuid());
		AccountingRow row = accounting().get(0);
		assertThat(accounting()).hasSize(1);
		assertThat(row.getRecipient()).isEqualTo("County Court");
		assertThat(row.getAddress()).isEqualTo("1 Main Street");
		assertThat(row.getDescription()).isEqualTo("Dates of sessions " + CANARY);
		assertThat(row.getPurpose()).isEqualTo("Case 7 of 2026");
		assertThat(row.getGround()).isEqualTo("45 CFR 164.512(e), subpoena 12");
	}

	@Test
	public void anAccountingLeavesOutWhatNeedNotBeCountedAndWhatIsOlderThanSixYears() {
		ledger.enter(entry().basis(LedgerBasis.TREATMENT, null));
		ledger.enter(entry().basis(LedgerBasis.TO_CLIENT, null));
		ledger.enter(entry().basis(LedgerBasis.AUTHORIZATION, null));
		ledger.enter(entry().day(TODAY.minusYears(6).minusDays(1)));

		assertThat(accounting()).isEmpty();

		ledger.enter(entry().day(TODAY.minusYears(6)).purpose("the oldest"));
		assertThat(accounting()).extracting(AccountingRow::getPurpose).containsExactly("the oldest");
		assertThat(ledger.getEntries(client.getUuid())).hasSize(5);
	}

	/** 45 CFR 164.528(b)(3): several disclosures to one recipient for a single purpose. */
	@Test
	public void aSeriesIsOneRow() {
		ledger.enter(entry());
		ledger.enter(entry().day(TODAY));
		ledger.enter(entry().day(TODAY).recipient("Another court", null, true));

		assertThat(accounting()).extracting(AccountingRow::getNumber).containsExactlyInAnyOrder(2, 1);
	}

	@Test
	public void anEntryMadeInErrorStaysInTheLedgerAndLeavesTheAccounting() {
		String uuid = ledger.enter(entry()).getEntry().getUuid();

		assertInvalid("ledger.reasonMissing", () -> ledger.retract(uuid, " "));
		assertThat(ledger.retract(uuid, "another client").getRetraction().getReason()).isEqualTo("another client");

		assertThat(accounting()).isEmpty();
		assertThat(ledger.getEntry(uuid).getRetraction()).isNotNull();
		assertThat(ledger.retract(uuid, "another client").getRetraction()).isNotNull();
		assertThatThrownBy(() -> ledger.retract(uuid, "a different reason")).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.ledger.retracted");
		assertThatThrownBy(() -> ledger.retract("none", "reason")).isInstanceOf(NotFoundException.class);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void everyFactIsAskedForAndBounded() {
		assertInvalid("ledger.recipientMissing", () -> ledger.enter(entry().recipient(" ", "1 Main Street", false)));
		assertInvalid("ledger.addressMissing", () -> ledger.enter(entry().recipient("County Court", null, false)));
		assertInvalid("ledger.descriptionMissing", () -> ledger.enter(entry().description(null)));
		assertInvalid("ledger.purposeMissing", () -> ledger.enter(entry().purpose("")));
		assertInvalid("ledger.dayMissing", () -> ledger.enter(entry().day(null)));
		assertInvalid("ledger.basisMissing", () -> ledger.enter(entry().basis(null, null)));
		assertInvalid("ledger.wayMissing", () -> ledger.enter(entry().way(null)));
		assertInvalid("ledger.notByHand", () -> ledger.enter(entry().way(LedgerWay.MODULE)));
		assertInvalid("ledger.inFuture", () -> ledger.enter(entry().day(TODAY.plusDays(1))));
		assertInvalid("ledger.beforeBirth", () -> ledger.enter(entry().day(BIRTH.minusDays(1))));
		assertInvalid("bound.PURPOSE", () -> ledger.enter(entry().purpose("x".repeat(4_001))));
		assertInvalid("unknown.patient", () -> ledger.enter(entry().patient("nobody")));
		assertThat(ledger.getEntries(client.getUuid())).isEmpty();
		assertInvalid("unknown.patient", () -> ledger.getEntries("nobody"));
	}

	@Test
	public void theSameUuidSentTwiceIsOneEntry() {
		String uuid = UUID.randomUUID().toString();
		assertThat(ledger.enter(entry().uuid(uuid)).getEntry().getUuid()).isEqualTo(uuid);
		assertThat(ledger.enter(entry().uuid(uuid)).getEntry().getUuid()).isEqualTo(uuid);
		assertThatThrownBy(() -> ledger.enter(entry().uuid(uuid).purpose("another"))).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.ledger.uuidInUse");
		assertThat(ledger.getEntries(client.getUuid())).hasSize(1);
	}

	/** An answer may be lost. Two disclosures that are alike in all facts have uuids of their own. */
	@Test
	public void theSameFactsSentTwiceAreOneEntry() {
		String uuid = ledger.enter(entry()).getEntry().getUuid();
		assertThat(ledger.enter(entry()).getEntry().getUuid()).isEqualTo(uuid);
		ledger.enter(entry().uuid(UUID.randomUUID().toString()));
		assertThat(ledger.getEntries(client.getUuid())).hasSize(2);

		ledger.getEntries(client.getUuid()).forEach(each -> ledger.retract(each.getEntry().getUuid(), "wrong"));
		ledger.enter(entry());
		assertThat(ledger.getEntries(client.getUuid())).hasSize(3);
	}

	@Test
	public void nothingOfAnEntryIsReadableInTheDatabaseOrTheLog() {
		ledger.enter(entry());
		ledger.retract(ledger.enter(entry().day(TODAY)).getEntry().getUuid(), CANARY);

		for (String table : new String[]{"sessionnotes_ledger_entry", "sessionnotes_access_event"}) {
			assertThat(transactions.<Long>withCaller(jdbc -> rowsWith(jdbc, table, CANARY))).as(table).isZero();
		}
	}

	/** The older row has a genuine seal, but the log knows better. */
	@Test
	public void anOlderRowThatIsPutBackIsAlteredAndAMissingOneIsMissed() {
		String uuid = ledger.enter(entry()).getEntry().getUuid();
		String other = ledger.enter(entry().purpose("another")).getEntry().getUuid();
		Map<String, Object> older = transactions.withCaller(
				jdbc -> jdbc.queryForMap("select ciphertext from sessionnotes_ledger_entry where uuid = ?", uuid));
		ledger.retract(uuid, "wrong");
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_ledger_entry set ciphertext = ? where uuid = ?",
				older.get("ciphertext"), uuid));
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_ledger_entry where uuid = ?", other));

		assertThatThrownBy(() -> ledger.getEntries(client.getUuid())).isInstanceOf(TamperedException.class);
		assertThatThrownBy(this::accounting).isInstanceOf(TamperedException.class);
		assertThat(service.verifyAll().getProblems()).containsExactlyInAnyOrder(
				new ChainProblem("ledger-" + uuid, ChainProblem.Kind.LEDGER_ALTERED, null),
				new ChainProblem("ledger-" + other, ChainProblem.Kind.LEDGER_MISSING, null));
	}

	@Test
	public void anEntryGoesAlongWhenClientsAreMerged() throws Exception {
		String uuid = ledger.enter(entry()).getEntry().getUuid();
		signInAsSuperuser();
		Patient remaining = newClient(BIRTH);
		Context.getPatientService().mergePatients(remaining, client);
		signInAs(PRIVACY_OFFICER);

		assertThat(ledger.getEntry(uuid).getEntry().getClientUuid()).isEqualTo(remaining.getUuid());
		assertThat(accountings.makeAccounting(remaining.getUuid(), null).getRows()).hasSize(1);
		assertThat(ledger.enter(entry().day(TODAY)).getEntry().getClientUuid()).isEqualTo(remaining.getUuid());
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void theAuthorOfNotesOnTheClientSeesNoEntry() throws Exception {
		StoredLedgerEntry entered = ledger.enter(entry().patient(patient.getUuid()));
		signInAsSuperuser();
		giveOfficersRoleTo(AUTHOR);
		signInAs(AUTHOR);
		service.createNote(new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText("private")));

		assertThatThrownBy(() -> ledger.getEntries(patient.getUuid())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.ledger.ownClient");
		assertThatThrownBy(() -> ledger.getEntry(entered.getEntry().getUuid())).isInstanceOf(NotAllowedException.class);
		assertThat(ledger.getEntries(client.getUuid())).isEmpty();
	}

	private static void giveOfficersRoleTo(String username) {
		Context.getUserService().getUserByUsername(username)
				.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		Context.flushSession();
	}

	@Test
	public void nobodyElseMayReadOrEnter() {
		String uuid = ledger.enter(entry()).getEntry().getUuid();
		signInAs(AUTHOR);

		assertThatThrownBy(() -> ledger.getEntries(client.getUuid())).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> ledger.getEntry(uuid)).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> ledger.enter(entry())).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> ledger.retract(uuid, "reason")).isInstanceOf(APIAuthenticationException.class);
	}
}
