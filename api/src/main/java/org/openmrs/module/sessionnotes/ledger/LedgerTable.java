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

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.LoggedDigests;
import org.openmrs.module.sessionnotes.audit.LoggedRows;
import org.openmrs.module.sessionnotes.disclosure.OtherDisclosures;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the rows of the ledger. Every fact of an entry is sealed, and the seal is bound to the uuid and the client.
 * This class does not check who the caller is.
 */
class LedgerTable implements SealedRows, LoggedRows, OtherDisclosures {

	private static final String BROKEN = "sessionnotes.error.ledger.damaged";

	private static final Set<AccessEventType> CHANGES = Collections.unmodifiableSet(
			EnumSet.of(AccessEventType.LEDGER_ENTERED, AccessEventType.LEDGER_RETRACTED, AccessEventType.LEDGER_MOVED));

	private static final String SELECT = "select uuid, patient_uuid, ciphertext from sessionnotes_ledger_entry where ";

	private final LedgerCodec codec = new LedgerCodec();

	private final KeysetProvider keysetProvider;

	LedgerTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** A row as the database holds it, before the seal is opened. */
	private static final class Row {

		private final String uuid;

		private final String patientUuid;

		private final byte[] ciphertext;

		private Row(ResultSet row) throws SQLException {
			this.uuid = row.getString("uuid");
			this.patientUuid = row.getString("patient_uuid");
			this.ciphertext = row.getBytes("ciphertext");
		}
	}

	/**
	 * @return the entries of a client, the latest disclosure first
	 * @throws TamperedException if an entry no longer matches what was stored or what the log recorded, because a list without
	 *         the entry would look complete
	 */
	List<StoredLedgerEntry> ofPatient(JdbcOperations jdbc, String patientUuid) {
		List<Row> rows = rows(jdbc, "patient_uuid = ?", patientUuid);
		LoggedDigests logged = LoggedDigests.read(jdbc, CHANGES,
				rows.stream().map(row -> row.uuid).collect(Collectors.toList()));
		return rows.stream().map(row -> open(row, logged))
				.sorted(Comparator.comparing(StoredLedgerEntry::getDay).reversed()
						.thenComparing(stored -> stored.getEntry().getEnteredAt(), Comparator.reverseOrder()))
				.collect(Collectors.toList());
	}

	@Override
	public List<LedgerEntry> of(JdbcOperations jdbc, String patientUuid) {
		return ofPatient(jdbc, patientUuid).stream().filter(stored -> stored.getRetraction() == null)
				.map(StoredLedgerEntry::getEntry).collect(Collectors.toList());
	}

	/** @throws TamperedException if the entry no longer matches what was stored, or what the log recorded last */
	Optional<StoredLedgerEntry> find(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ?", uuid);
	}

	/** Reads the entry that is committed now, and locks it until the transaction ends. */
	Optional<StoredLedgerEntry> lock(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ? for update", uuid);
	}

	private Optional<StoredLedgerEntry> one(JdbcOperations jdbc, String where, String uuid) {
		return rows(jdbc, where, uuid).stream().findFirst().map(row -> open(row, LoggedDigests.read(jdbc, CHANGES, uuid)));
	}

	private static List<Row> rows(JdbcOperations jdbc, String where, Object value) {
		return jdbc.query(SELECT + where, (row, number) -> new Row(row), value);
	}

	int count(JdbcOperations jdbc, String patientUuid) {
		return jdbc.queryForObject("select count(*) from sessionnotes_ledger_entry where patient_uuid = ?", Integer.class,
				patientUuid);
	}

	void insert(JdbcOperations jdbc, StoredLedgerEntry stored) {
		Keyset keyset = keysetProvider.getKeyset();
		LedgerEntry entry = stored.getEntry();
		jdbc.update("insert into sessionnotes_ledger_entry (uuid, patient_uuid, key_id, ciphertext) values (?, ?, ?, ?)",
				entry.getUuid(), entry.getClientUuid(), keyset.getPrimaryKeyId(), seal(keyset, stored));
	}

	/** Overwrites an entry that the caller has locked. */
	void update(JdbcOperations jdbc, StoredLedgerEntry stored) {
		Keyset keyset = keysetProvider.getKeyset();
		LedgerEntry entry = stored.getEntry();
		jdbc.update("update sessionnotes_ledger_entry set patient_uuid = ?, key_id = ?, ciphertext = ? where uuid = ?",
				entry.getClientUuid(), keyset.getPrimaryKeyId(), seal(keyset, stored), entry.getUuid());
	}

	private byte[] seal(Keyset keyset, StoredLedgerEntry stored) {
		return keyset.seal(codec.encode(stored),
				boundTo(stored.getEntry().getUuid(), stored.getEntry().getClientUuid()).toBytes());
	}

	/** @return the SHA-256 digest of all facts of the entry, which the log records with each change */
	String digest(StoredLedgerEntry stored) {
		return boundTo(stored.getEntry().getUuid(), stored.getEntry().getClientUuid())
				.add(Sha256.hex(codec.encode(stored))).sha256();
	}

	private StoredLedgerEntry open(Row row, LoggedDigests logged) {
		StoredLedgerEntry stored = open(row);
		if (!logged.isNewest(row.uuid, digest(stored))) {
			throw new TamperedException(BROKEN);
		}
		return stored;
	}

	private StoredLedgerEntry open(Row row) {
		try {
			return codec.decode(row.uuid, row.patientUuid,
					keysetProvider.getKeyset().open(row.ciphertext, boundTo(row.uuid, row.patientUuid).toBytes()));
		} catch (BrokenSealException | IOException | RuntimeException e) {
			// the cause is left out, because the cause could quote the entry
			throw new TamperedException(BROKEN);
		}
	}

	private static CanonicalForm boundTo(String uuid, String patientUuid) {
		return new CanonicalForm("sessionnotes/ledgerentry/1").add(uuid).add(patientUuid);
	}

	@Override
	public List<ChainProblem> problems(JdbcOperations jdbc) {
		List<ChainProblem> problems = new ArrayList<>();
		for (String uuid : LoggedDigests.readAll(jdbc, CHANGES).getUuids()) {
			ChainProblem.Kind kind = null;
			try {
				kind = find(jdbc, uuid).isPresent() ? null : ChainProblem.Kind.LEDGER_MISSING;
			} catch (TamperedException e) {
				kind = ChainProblem.Kind.LEDGER_ALTERED;
			}
			if (kind != null) {
				problems.add(new ChainProblem("ledger-" + uuid, kind, null));
			}
		}
		return problems;
	}

	/** @return the uuids of a client's entries */
	List<String> uuidsOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.queryForList(
				"select uuid from sessionnotes_ledger_entry where patient_uuid = ? order by ledger_entry_id",
				String.class, patientUuid);
	}

	/**
	 * Moves a locked entry to another patient.
	 *
	 * @return the entry as it is now
	 */
	StoredLedgerEntry move(JdbcOperations jdbc, StoredLedgerEntry stored, String patientUuid) {
		StoredLedgerEntry moved = decode(stored, patientUuid);
		update(jdbc, moved);
		return moved;
	}

	private StoredLedgerEntry decode(StoredLedgerEntry stored, String patientUuid) {
		try {
			return codec.decode(stored.getEntry().getUuid(), patientUuid, codec.encode(stored));
		} catch (IOException e) {
			throw new IllegalStateException("an entry that was encoded can be decoded", e);
		}
	}

	/** @return the uuids of those given patients of whom there are entries */
	List<String> patientsWithEntries(JdbcOperations jdbc, Collection<String> patientUuids) {
		return UuidQuery.rows(jdbc, "select distinct patient_uuid from sessionnotes_ledger_entry where patient_uuid in",
				patientUuids, (row, number) -> row.getString(1));
	}

	@Override
	public String getName() {
		return "Entry of the ledger";
	}

	@Override
	public String getTable() {
		return "sessionnotes_ledger_entry";
	}

	@Override
	public String getIdColumn() {
		return "ledger_entry_id";
	}

	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		rows(jdbc, "ledger_entry_id = ? for update", id)
				.forEach(row -> update(jdbc, open(row, LoggedDigests.read(jdbc, CHANGES, row.uuid))));
	}
}
