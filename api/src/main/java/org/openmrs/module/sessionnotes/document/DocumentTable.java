/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.document.ClientDocument;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.document.FileType;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the table of papers. This class seals and opens rows, but does not check who the caller is. In each row,
 * the file has one seal and the facts about the file have another, so that a list of papers is verified without opening any
 * file.
 */
class DocumentTable {

	static final String BROKEN = "sessionnotes.error.document.broken";

	private static final byte[] NOTHING = new byte[0];

	private static final String COLUMNS = "document_id, uuid, patient_uuid, kind, file_type, file_size, digest, created_on, "
			+ "last_effect_on, added_by, added_at, seal";

	private static final String SELECT = "select " + COLUMNS + " from sessionnotes_document where ";

	private final KeysetProvider keysetProvider;

	DocumentTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** @return the papers of a client, the newest paper first */
	List<StoredDocument> ofPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query(SELECT + "patient_uuid = ? order by created_on desc, document_id desc",
				(row, number) -> document(row), patientUuid);
	}

	/** Finds the papers of a client and locks them until the transaction ends. */
	List<StoredDocument> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query(SELECT + "patient_uuid = ? order by document_id for update", (row, number) -> document(row),
				patientUuid);
	}

	Optional<StoredDocument> find(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "uuid = ?", (row, number) -> document(row), uuid).stream().findFirst();
	}

	/** Reads the paper that is committed now, and locks it until the transaction ends. */
	Optional<StoredDocument> lock(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "uuid = ? for update", (row, number) -> document(row), uuid).stream().findFirst();
	}

	Optional<StoredDocument> lock(JdbcOperations jdbc, int id) {
		return jdbc.query(SELECT + "document_id = ? for update", (row, number) -> document(row), id).stream().findFirst();
	}

	/** @return the uuids of those given patients of whom there are papers */
	List<String> patientsWithDocuments(JdbcOperations jdbc, Collection<String> patientUuids) {
		return UuidQuery.rows(jdbc, "select distinct patient_uuid from sessionnotes_document where patient_uuid in",
				patientUuids, (row, number) -> row.getString(1));
	}

	int countNotSealedWith(JdbcOperations jdbc, int keyId) {
		return jdbc.queryForObject("select count(*) from sessionnotes_document where key_id <> ?", Integer.class, keyId);
	}

	List<Integer> notSealedWith(JdbcOperations jdbc, int keyId, int afterId, int limit) {
		return jdbc.queryForList("select document_id from sessionnotes_document where key_id <> ? and document_id > ? "
				+ "order by document_id limit ?", Integer.class, keyId, afterId, limit);
	}

	void insert(JdbcOperations jdbc, StoredDocument document, byte[] file) {
		Keyset keyset = keysetProvider.getKeyset();
		ClientDocument facts = document.getFacts();
		jdbc.update("insert into sessionnotes_document (uuid, patient_uuid, kind, file_type, file_size, digest, created_on, "
				+ "last_effect_on, added_by, added_at, key_id, seal, ciphertext) "
				+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", facts.getUuid(), facts.getClientUuid(),
				facts.getKind().name(), facts.getType().name(), facts.getSize(), facts.getDigest(),
				facts.getCreatedOn().toString(), day(facts), document.getAddedBy(), document.getAddedAt(),
				keyset.getPrimaryKeyId(), seal(keyset, document), keyset.seal(file, document.fileForm()));
	}

	/** Writes client and last effect of an intact paper, and seals them. The file stays as it is. */
	void update(JdbcOperations jdbc, StoredDocument document) {
		jdbc.update("update sessionnotes_document set patient_uuid = ?, last_effect_on = ?, seal = ? where document_id = ?",
				document.getFacts().getClientUuid(), day(document.getFacts()),
				seal(keysetProvider.getKeyset(), document), document.getId());
	}

	/** Writes the client of a damaged paper without a seal, so that later checks still report the paper as damaged. */
	void updateUnsealed(JdbcOperations jdbc, StoredDocument document) {
		jdbc.update("update sessionnotes_document set patient_uuid = ? where document_id = ?",
				document.getFacts().getClientUuid(), document.getId());
	}

	/** Seals the file of a paper, and the facts about the paper, with the newest key. */
	void reseal(JdbcOperations jdbc, StoredDocument document) {
		Keyset keyset = keysetProvider.getKeyset();
		jdbc.update("update sessionnotes_document set key_id = ?, seal = ?, ciphertext = ? where document_id = ?",
				keyset.getPrimaryKeyId(), seal(keyset, document), keyset.seal(open(jdbc, document), document.fileForm()),
				document.getId());
	}

	void delete(JdbcOperations jdbc, StoredDocument document) {
		jdbc.update("delete from sessionnotes_document where document_id = ?", document.getId());
	}

	/**
	 * @return the file of the paper
	 * @throws TamperedException if the file or a fact about the paper no longer matches the stored paper
	 */
	byte[] open(JdbcOperations jdbc, StoredDocument document) {
		if (!document.isIntact()) {
			throw new TamperedException(BROKEN);
		}
		return jdbc.queryForObject("select key_id, ciphertext from sessionnotes_document where document_id = ?",
				(row, number) -> open(row.getInt("key_id"), row.getBytes("ciphertext"), document), document.getId());
	}

	private byte[] open(int keyId, byte[] sealed, StoredDocument document) {
		try {
			if (Keyset.keyIdOf(sealed) != keyId) {
				throw new TamperedException(BROKEN);
			}
			return keysetProvider.getKeyset().open(sealed, document.fileForm());
		} catch (BrokenSealException e) {
			throw new TamperedException(BROKEN);
		}
	}

	private static byte[] seal(Keyset keyset, StoredDocument document) {
		return keyset.seal(NOTHING, document.canonicalForm().toBytes());
	}

	private boolean isIntact(StoredDocument document, byte[] seal) {
		try {
			keysetProvider.getKeyset().open(seal, document.canonicalForm().toBytes());
			return true;
		} catch (BrokenSealException e) {
			return false;
		}
	}

	private static String day(ClientDocument facts) {
		return facts.getLastEffectOn() == null ? null : facts.getLastEffectOn().toString();
	}

	/** @throws TamperedException if the row has a kind, type or day that this module never writes */
	private StoredDocument document(ResultSet row) throws SQLException {
		try {
			String lastEffect = row.getString("last_effect_on");
			ClientDocument facts = new ClientDocument(row.getString("uuid"), DocumentKind.valueOf(row.getString("kind")),
					row.getString("patient_uuid"), FileType.valueOf(row.getString("file_type")), row.getInt("file_size"),
					row.getString("digest"), LocalDate.parse(row.getString("created_on")),
					lastEffect == null ? null : LocalDate.parse(lastEffect));
			StoredDocument read = new StoredDocument(row.getInt("document_id"), facts, row.getString("added_by"),
					row.getLong("added_at"), true);
			return new StoredDocument(read.getId(), facts, read.getAddedBy(), read.getAddedAt(),
					isIntact(read, row.getBytes("seal")));
		} catch (IllegalArgumentException | DateTimeException e) {
			throw new TamperedException(BROKEN);
		}
	}
}
