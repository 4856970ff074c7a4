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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.LoggedDigests;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.document.ClientDocument;
import org.openmrs.module.sessionnotes.domain.document.DocumentKind;
import org.openmrs.module.sessionnotes.domain.document.FileType;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the table of papers. This class seals and opens rows, but does not check who the caller is. In each row,
 * the file has one seal and the facts about the file have another, so that a list of papers is verified without opening any
 * file.
 */
class DocumentTable {

	static final String BROKEN = "sessionnotes.error.document.broken";

	private static final Logger log = LoggerFactory.getLogger(DocumentTable.class);

	/** The events that record a digest of a paper that exists. */
	private static final Set<AccessEventType> CHANGES = Collections.unmodifiableSet(EnumSet.of(
			AccessEventType.DOCUMENT_ADDED, AccessEventType.DOCUMENT_EFFECT_RECORDED, AccessEventType.DOCUMENT_MOVED));

	private static final byte[] NOTHING = new byte[0];

	private static final String COLUMNS = "document_id, uuid, patient_uuid, kind, file_type, file_size, digest, created_on, "
			+ "last_effect_on, added_by, added_at, seal";

	private static final String SELECT = "select " + COLUMNS + " from sessionnotes_document where ";

	private final KeysetProvider keysetProvider;

	DocumentTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** @return the papers of a client, newest first; a paper whose row cannot be read is left out */
	List<StoredDocument> ofPatient(JdbcOperations jdbc, String patientUuid) {
		return readable(jdbc, "patient_uuid = ? order by created_on desc, document_id desc", patientUuid);
	}

	private List<StoredDocument> readable(JdbcOperations jdbc, String where, Object... values) {
		List<StoredDocument> found = new ArrayList<>();
		jdbc.query(SELECT + where, row -> {
			try {
				found.add(document(row));
			} catch (TamperedException e) {
				log.error("Document {} is not what was stored; it is left out", row.getInt("document_id"));
			}
		}, values);
		LoggedDigests logged = LoggedDigests.read(jdbc, CHANGES,
				found.stream().map(each -> each.getFacts().getUuid()).collect(Collectors.toList()));
		return found.stream().map(document -> compared(document, logged)).collect(Collectors.toList());
	}

	/** Compares a paper with the log, since an older row that someone put back has a genuine seal too. */
	private static StoredDocument compared(StoredDocument document, LoggedDigests logged) {
		return logged.isNewest(document.getFacts().getUuid(), document.canonicalForm().sha256())
				? document
				: document.damaged();
	}

	private Optional<StoredDocument> one(JdbcOperations jdbc, String where, Object value) {
		return jdbc.query(SELECT + where, (row, number) -> document(row), value).stream().findFirst()
				.map(document -> compared(
						document, LoggedDigests.read(jdbc, CHANGES, document.getFacts().getUuid())));
	}

	/** @return a problem for each paper that is gone or altered, or whose file does not open */
	List<ChainProblem> problems(JdbcOperations jdbc) {
		LoggedDigests logged = LoggedDigests.readAll(jdbc, CHANGES);
		Set<String> missing = new TreeSet<>(logged.getUuids());
		jdbc.queryForList("select detail from sessionnotes_access_event where event_type = ?", String.class,
				AccessEventType.DOCUMENT_DELETED.name()).forEach(missing::remove);
		List<ChainProblem> problems = new ArrayList<>();
		jdbc.query("select uuid from sessionnotes_document", (row, number) -> row.getString(1)).forEach(uuid -> {
			missing.remove(uuid);
			if (!opens(jdbc, uuid)) {
				problems.add(new ChainProblem("document-" + uuid, ChainProblem.Kind.DOCUMENT_ALTERED, null));
			}
		});
		missing.forEach(
				uuid -> problems.add(new ChainProblem("document-" + uuid, ChainProblem.Kind.DOCUMENT_MISSING, null)));
		return problems;
	}

	private boolean opens(JdbcOperations jdbc, String uuid) {
		try {
			find(jdbc, uuid).ifPresent(document -> open(jdbc, document));
			return true;
		} catch (TamperedException e) {
			return false;
		}
	}

	/** Finds the papers of a client and locks them until the transaction ends. */
	List<StoredDocument> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return readable(jdbc, "patient_uuid = ? order by document_id for update", patientUuid);
	}

	Optional<StoredDocument> find(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ?", uuid);
	}

	/** Reads the paper that is committed now, and locks it until the transaction ends. */
	Optional<StoredDocument> lock(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ? for update", uuid);
	}

	Optional<StoredDocument> lock(JdbcOperations jdbc, int id) {
		return one(jdbc, "document_id = ? for update", id);
	}

	/** @return the uuids of those given patients of whom there are papers */
	List<String> patientsWithDocuments(JdbcOperations jdbc, Collection<String> patientUuids) {
		return UuidQuery.rows(jdbc, "select distinct patient_uuid from sessionnotes_document where patient_uuid in",
				patientUuids, (row, number) -> row.getString(1));
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

	/** Moves damaged papers without sealing them again, so that later checks still report them as damaged. */
	void moveUnsealed(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid) {
		jdbc.update("update sessionnotes_document set patient_uuid = ? where patient_uuid = ?", toPatientUuid,
				fromPatientUuid);
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
