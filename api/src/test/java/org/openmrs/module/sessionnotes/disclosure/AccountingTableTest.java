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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingColumn;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingCsv;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingJson;
import org.openmrs.module.sessionnotes.domain.disclosure.Approval;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBuilder;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.disclosure.Revocation;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.OthersClients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The accounting of a client with 37 disclosures of all kinds (accounting/disclosures.psv) is the table that was written by
 * hand (accounting/accounting.psv), as JSON, CSV and PDF. It is made at noon of 24 November 2026, in New York.
 */
public class AccountingTableTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-accounting-5e1d";

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static final long NOW = at("2026-11-24T12:00");

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private DisclosureStore store;

	@Autowired
	private NoteDoor door;

	@Autowired
	private ChainCheck chainCheck;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private OthersClients othersClients;

	private final Map<String, NoteHeader> notes = new HashMap<>();

	private AccountingService accountings;

	@BeforeEach
	public void discloseAll() throws IOException {
		accountings = new AccountingServiceImpl(transactions, store, door, chainCheck, currentRequest, accessLog,
				othersClients, (jdbc, patientUuid) -> Collections.emptyList(),
				Clock.fixed(new Date(NOW).toInstant(), NEW_YORK));
		writeNotes(patient);
		for (List<String> line : table("disclosures.psv")) {
			disclose(line, patient.getUuid());
		}
		signInAs(PRIVACY_OFFICER);
	}

	@Test
	public void thereAreDisclosuresOnEachBasis() throws IOException {
		List<List<String>> disclosures = table("disclosures.psv");

		assertThat(disclosures).hasSize(37);
		assertThat(disclosures).extracting(line -> line.get(1)).contains(
				Arrays.stream(DisclosureBasis.values()).map(DisclosureBasis::name).toArray(String[]::new));
		assertThat(count("select count(*) from sessionnotes_disclosure")).isEqualTo(37);
	}

	@Test
	public void asJsonItIsTheTableWrittenByHand() throws IOException {
		Accounting accounting = accountings.makeAccounting(patient.getUuid(), null);

		JsonNode json = new ObjectMapper()
				.valueToTree(AccountingJson.render(accounting.getRows(), accounting.getZone()));
		List<List<String>> found = new ArrayList<>();
		json.forEach(row -> found.add(Stream
				.of("date", "recipient", "address", "description", "purpose", "number", "dateOfLast", "basis")
				.map(name -> row.get(name).isNull() ? "" : row.get(name).asText()).collect(Collectors.toList())));
		assertThat(found).containsExactlyElementsOf(table("accounting.psv"));
		assertThat(json.get(0).get("number").isInt()).isTrue();
	}

	@Test
	public void asCsvItIsTheTableWrittenByHand() throws IOException {
		Accounting accounting = accountings.makeAccounting(patient.getUuid(), null);

		List<List<String>> found = CsvCells.of(new AccountingCsv(column -> column.name(), accounting.getZone())
				.render(accounting.getRows()));
		assertThat(found.get(0)).containsExactly("DATE", "RECIPIENT", "ADDRESS", "DESCRIPTION", "PURPOSE", "NUMBER",
				"DATE_OF_LAST", "BASIS");
		List<List<String>> expected = table("accounting.psv");
		// no field begins a formula
		expected.forEach(row -> row.replaceAll(cell -> cell.startsWith("=") ? "'" + cell : cell));
		assertThat(found.subList(1, found.size())).containsExactlyElementsOf(expected);
	}

	@Test
	public void asPdfItIsTheTableWrittenByHand() throws IOException {
		Accounting accounting = accountings.makeAccounting(patient.getUuid(), null);

		byte[] pdf = new AccountingPdf(
				new DisclosureWording(Context.getMessageSourceService(), Locale.ENGLISH, accounting.getZone()))
				.render(accounting.getClient(), accounting.getRows(), accounting.getRequestedAt());
		List<List<String>> expected = table("accounting.psv");
		expected.forEach(row -> row.replaceAll(cell -> cell.replace('\n', ' ')));
		List<List<String>> found = PdfCells.of(pdf, "Date", "Recipient", "Address", "What", "Purpose", "Number", "Last",
				"Basis");
		// a line may end within the number of a section
		found.forEach(row -> row.set(7, row.get(7).replace(") (", ")(")));
		assertThat(found).containsExactlyElementsOf(expected);
		assertThat(PdfCells.text(pdf)).contains("Client " + patient.getPersonName().getFullName(),
				"from 2020-11-24 to 2026-11-24");
	}

	/** 45 CFR 164.528(a)(1): the six years prior to the date on which the accounting is requested. */
	@Test
	public void itsYearsEndWithTheDayOfTheRequest() {
		LocalDate asked = LocalDate.of(2024, 6, 30);

		Accounting accounting = accountings.makeAccounting(patient.getUuid(), asked);

		assertThat(accounting.getRequestedAt()).isEqualTo(at("2024-07-01T00:00") - 1);
		assertThat(accounting.getRows()).isNotEmpty().allSatisfy(row -> assertThat(
				AccountingColumn.DATE.getCell(row, NEW_YORK)).isBetween("2018-06-30", "2024-06-30"));
		assertThat(accountings.makeAccounting(patient.getUuid(), LocalDate.of(2026, 11, 24)).getRows())
				.hasSizeGreaterThan(accounting.getRows().size());
		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), LocalDate.of(2026, 11, 25)))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.accounting.future");
		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), LocalDate.of(1899, 12, 30)))
				.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	public void thatItWasMadeIsStoredAndItHoldsNoText() {
		Accounting accounting = accountings.makeAccounting(patient.getUuid(), null);

		assertThat(AccountingJson.render(accounting.getRows(), NEW_YORK).toString()).doesNotContain(CANARY);
		assertThat(lastAccountingMade("detail")).isEqualTo(patient.getUuid());
		assertThat(lastAccountingMade("user_uuid")).isEqualTo(uuidOf(PRIVACY_OFFICER));
		assertThat(lastAccountingMade("note_digest")).hasSize(64);
	}

	@Test
	public void thereIsNoAccountingOfALogThatWasChanged() {
		transactions
				.withCaller(jdbc -> jdbc.update("delete from sessionnotes_access_event where chain = ? and event_type = ?",
						AccessLog.chainOfNote(notes.get("n4").getId()), "READ"));

		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), null)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenLog");
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'ACCOUNTING_MADE'")).isZero();
	}

	@Test
	public void thereIsNoAccountingWithoutADisclosureThatGaveOut() {
		transactions.withCaller(jdbc -> jdbc
				.update("delete from sessionnotes_disclosure where recipient_uuid = ?", uuidOf(NURSE)));

		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), null))
				.isInstanceOf(TamperedException.class).hasMessage("sessionnotes.error.disclosure.broken");
	}

	@Test
	public void whoRecordsOrdersMakesItAndNobodyElse() throws Exception {
		AccountingService service = Context.getService(AccountingService.class);
		assertThat(service.makeAccounting(patient.getUuid(), null).getRows()).isNotEmpty();
		signInAs(AUTHOR);
		assertThatThrownBy(() -> service.makeAccounting(patient.getUuid(), null))
				.isInstanceOf(APIAuthenticationException.class);
		signInAsSuperuser();
		Context.becomeUser(PRIVACY_OFFICER);
		assertThatThrownBy(() -> service.makeAccounting(patient.getUuid(), null)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.disclosure.notYourself");
	}

	@Test
	public void nobodyMakesThatOfAClientOfTheirOwn() throws Exception {
		signInAsSuperuser();
		Context.getUserService().getUserByUsername(AUTHOR)
				.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		Context.flushSession();
		signInAs(AUTHOR);

		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), null))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.accounting.ownClient");
	}

	@Test
	public void aPatientWhoIsUnknownHasNone() {
		assertThatThrownBy(() -> accountings.makeAccounting(UUID.randomUUID().toString(), null))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.unknown.patient");
		assertThatThrownBy(() -> accountings.makeAccounting(null, null)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.unknown.patient");
	}

	@Test
	public void aPatientOfWhomNothingWasDisclosedHasAnEmptyOne() throws IOException {
		Patient other = Context.getPatientService().getPatient(8);

		Accounting accounting = accountings.makeAccounting(other.getUuid(), null);

		assertThat(accounting.getRows()).isEmpty();
		assertThat(PdfCells.text(new AccountingPdf(
				new DisclosureWording(Context.getMessageSourceService(), Locale.ENGLISH, accounting.getZone()))
				.render(accounting.getClient(), accounting.getRows(), accounting.getRequestedAt())))
				.contains("No disclosure that must be counted");
	}

	@Test
	public void whoeverWasMergedIntoTheClientIsTheClient() throws Exception {
		Patient merged = Context.getPatientService().getPatient(8);
		List<List<String>> before = cells(accountings.makeAccounting(patient.getUuid(), null));
		signInAsSuperuser();
		Context.getPatientService().mergePatients(merged, patient);
		Context.flushSession();
		signInAs(PRIVACY_OFFICER);

		assertThat(cells(accountings.makeAccounting(merged.getUuid(), null))).isEqualTo(before).isNotEmpty();
	}

	private static List<List<String>> cells(Accounting accounting) {
		return CsvCells.of(new AccountingCsv(column -> column.name(), accounting.getZone()).render(accounting.getRows()));
	}

	private void writeNotes(Patient client) {
		signInAs(AUTHOR);
		write("n1", "2019-03-01T15:00", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		write("n2", "2021-01-10T15:00", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		write("n3", "2024-05-06T15:00", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		write("n4", "2026-02-02T15:00", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		write("n5", "2026-06-30T23:30", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		write("s1", "2025-01-15T15:00", client, SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID);
		write("s2", "2025-02-20T15:00", client, SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID);
		signInAs(OTHER_THERAPIST);
		write("o1", "2025-05-05T15:00", client, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}

	private void write(String name, String session, Patient client, String concept) {
		notes.put(name, service.createNote(new NewNote(UUID.randomUUID().toString(), client.getUuid(), null, concept,
				new Date(at(session)), NoteContent.ofText(CANARY))).getNote());
	}

	/** As the services store it, with times of the past. */
	private void disclose(List<String> line, String patientUuid) {
		DisclosureBasis basis = DisclosureBasis.valueOf(line.get(1));
		MakerRole maker = basis.getMakers().iterator().next();
		RestrictedKind kind = line.get(1).startsWith("SUD_")
				? RestrictedKind.SUD_COUNSELING_NOTE
				: RestrictedKind.PSYCHOTHERAPY_NOTE;
		long made = at("2019-12-01T10:00");
		String state = line.get(2);
		DisclosureBuilder builder = Disclosure.builder().uuid(UUID.randomUUID().toString()).kind(kind)
				.scope(DisclosureScope.notesOnPatient(uuidOf(AUTHOR), patientUuid, null, null)).basis(basis)
				.recipient(recipient(line.get(3), line.get(4))).purpose(line.get(5)).made(maker, "maker", made)
				.time(made, at(state.equals("expired") ? "2026-11-24T12:00:01" : "2030-01-01T10:00"));
		if (state.equals("approved") || state.equals("refused") || state.equals("expired")) {
			builder.approval(new Approval("approver", made + 1, !state.equals("refused")));
		}
		if (state.equals("revoked")) {
			builder.revocation(new Revocation("maker", at("2026-06-04T10:00"), false));
		}
		Disclosure disclosure = builder.build();
		transactions.withCaller(jdbc -> {
			store.insert(jdbc, disclosure);
			accessLog.record(jdbc, AccessEvent.builder(AccessEventType.DISCLOSED).at(made).disclosure(disclosure.getUuid())
					.noteDigest(disclosure.getDigest()));
			Stream.of(line.get(6).split("; *")).filter(each -> !each.isEmpty())
					.forEach(each -> giveOut(jdbc, disclosure, each.split(" ")));
			return null;
		});
	}

	/** @param words when, how, and each note */
	private void giveOut(JdbcOperations jdbc, Disclosure disclosure, String[] words) {
		AccessEventType type = words[1].equals("file") ? AccessEventType.FILE_MADE : AccessEventType.READ;
		for (int i = 2; i < words.length; i++) {
			accessLog.append(jdbc, notes.get(words[i]).getId(),
					AccessEvent.builder(type).at(at(words[0])).version(1, 1).disclosure(disclosure.getUuid()));
		}
		if (type == AccessEventType.FILE_MADE) {
			accessLog.record(jdbc,
					AccessEvent.builder(type).at(at(words[0])).disclosure(disclosure.getUuid()).noteDigest("digest"));
		}
	}

	private static Recipient recipient(String name, String address) {
		if (!name.startsWith("@")) {
			return Recipient.outside(name, address);
		}
		String[] userAndName = name.substring(1).split(" ", 2);
		return Recipient.user(uuidOf(userAndName[0]), userAndName[1]);
	}

	private String lastAccountingMade(String column) {
		return transactions.withCaller(jdbc -> jdbc.queryForObject("select " + column
				+ " from sessionnotes_access_event where event_type = 'ACCOUNTING_MADE' order by sequence_number desc limit 1",
				String.class));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}

	private static long at(String local) {
		return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant().toEpochMilli();
	}

	/** The cells of a table, without its headings; {@code \n} stands for a line break. */
	private static List<List<String>> table(String file) throws IOException {
		try (InputStream stream = AccountingTableTest.class.getResourceAsStream("/accounting/" + file)) {
			return new String(stream.readAllBytes(), UTF_8).lines().skip(1)
					.map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim)
							.map(cell -> cell.replace("\\n", "\n")).collect(Collectors.toList()))
					.collect(Collectors.toList());
		}
	}
}
