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

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.OpenRequests;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.DueDates;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the rows of clients' requests and of the copies made for them. Every text is sealed, and the seal is
 * bound to all other columns of the row.
 */
class RequestTable implements SealedRows, OpenRequests {

	private static final Logger log = LoggerFactory.getLogger(RequestTable.class);

	static final String BROKEN = "sessionnotes.error.clientRequest.damaged";

	private static final String COLUMNS = "uuid, kind, patient_uuid, state, received_on, due_on";

	private static final String SELECT = "select client_request_id, " + COLUMNS
			+ ", ciphertext from sessionnotes_client_request where ";

	/** The SQL condition for requests with which the clinic has something left to do. */
	private static final String OPEN = "state not in ('CLOSED', 'WITHDRAWN')";

	private final RequestCodec codec = new RequestCodec();

	private final KeysetProvider keysetProvider;

	RequestTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** A row as the database holds it, before the seal is opened. */
	static final class Row {

		final int id;

		final String patientUuid;

		private final String dueOn;

		private final byte[] boundTo;

		private final byte[] ciphertext;

		private Row(ResultSet row) throws SQLException {
			this.id = row.getInt("client_request_id");
			this.patientUuid = row.getString("patient_uuid");
			this.dueOn = row.getString("due_on");
			this.boundTo = boundTo(row.getString("uuid"), row.getString("kind"), patientUuid, row.getString("state"),
					row.getString("received_on"), dueOn);
			this.ciphertext = row.getBytes("ciphertext");
		}
	}

	void insert(JdbcOperations jdbc, StoredRequest stored, RequestProfile profile) {
		Keyset keyset = keysetProvider.getKeyset();
		String[] columns = columns(stored.getRequest(), dueOn(stored.getRequest(), profile));
		jdbc.update("insert into sessionnotes_client_request (" + COLUMNS + ", key_id, ciphertext) "
				+ "values (?, ?, ?, ?, ?, ?, ?, ?)", columns[0], columns[1], columns[2], columns[3], columns[4],
				columns[5], keyset.getPrimaryKeyId(), keyset.seal(codec.encode(stored), boundTo(columns)));
	}

	/** Overwrites the row of a request. The caller must have locked the row. */
	void update(JdbcOperations jdbc, StoredRequest stored, RequestProfile profile) {
		write(jdbc, stored, dueOn(stored.getRequest(), profile));
	}

	private void write(JdbcOperations jdbc, StoredRequest stored, String dueOn) {
		Keyset keyset = keysetProvider.getKeyset();
		String[] columns = columns(stored.getRequest(), dueOn);
		jdbc.update("update sessionnotes_client_request set patient_uuid = ?, state = ?, due_on = ?, key_id = ?, "
				+ "ciphertext = ? where uuid = ?", columns[2], columns[3], columns[5], keyset.getPrimaryKeyId(),
				keyset.seal(codec.encode(stored), boundTo(columns)), columns[0]);
	}

	/** @return the SHA-256 digest of the request as the seal holds it; the log records the digest with each step */
	String digest(StoredRequest stored) {
		return Sha256.hex(codec.encode(stored));
	}

	Optional<StoredRequest> find(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "uuid = ?", (row, number) -> new Row(row), uuid).stream().findFirst().map(this::open);
	}

	/** Reads the request that is committed now and locks the request until the transaction ends. */
	Optional<StoredRequest> lock(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "uuid = ? for update", (row, number) -> new Row(row), uuid).stream().findFirst()
				.map(this::open);
	}

	/**
	 * @param patientUuid the client; null for the requests of all clients
	 * @param open true for those requests with which the clinic has something left to do
	 * @return a page of requests, the one that is due first at the beginning
	 */
	List<StoredRequest> list(JdbcOperations jdbc, String patientUuid, boolean open, int startIndex, int limit) {
		List<Object> values = new ArrayList<>();
		String where = open ? OPEN : "1 = 1";
		if (patientUuid != null) {
			where += " and patient_uuid = ?";
			values.add(patientUuid);
		}
		return list(jdbc, where, values, startIndex, limit);
	}

	/** @return a page of the requests in one of the states, the one that is due first at the beginning */
	List<StoredRequest> list(JdbcOperations jdbc, List<RequestState> states, int startIndex, int limit) {
		String marks = states.stream().map(each -> "?").collect(Collectors.joining(", "));
		return list(jdbc, "state in (" + marks + ")", states.stream().map(Enum::name).collect(Collectors.toList()),
				startIndex, limit);
	}

	private List<StoredRequest> list(JdbcOperations jdbc, String where, List<?> values, int startIndex, int limit) {
		List<Object> all = new ArrayList<>(values);
		all.add(limit);
		all.add(startIndex);
		List<StoredRequest> found = new ArrayList<>();
		jdbc.query(SELECT + where + " order by due_on, client_request_id limit ? offset ?", (row, number) -> new Row(row),
				all.toArray()).forEach(row -> {
					try {
						found.add(open(row));
					} catch (TamperedException e) {
						log.error("Request {} of a client is not what was stored; no list shows it", row.id);
					}
				});
		return found;
	}

	@Override
	public boolean exist(JdbcOperations jdbc) {
		return jdbc.queryForObject("select count(*) from sessionnotes_client_request where " + OPEN, Integer.class) > 0;
	}

	List<Row> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query(SELECT + "patient_uuid = ? order by client_request_id for update", (row, number) -> new Row(row),
				patientUuid);
	}

	/** Moves a request to another patient. The due date stays. */
	void move(JdbcOperations jdbc, Row row, String patientUuid) {
		StoredRequest stored = open(row);
		write(jdbc, stored.with(stored.getRequest().movedTo(patientUuid)), row.dueOn);
	}

	@Override
	public String getName() {
		return "Client's request";
	}

	@Override
	public List<Integer> notSealedWith(JdbcOperations jdbc, int keyId, int afterId, int limit) {
		return jdbc.queryForList("select client_request_id from sessionnotes_client_request where key_id <> ? "
				+ "and client_request_id > ? order by client_request_id limit ?", Integer.class, keyId, afterId, limit);
	}

	@Override
	public int countNotSealedWith(JdbcOperations jdbc, int keyId) {
		return jdbc.queryForObject("select count(*) from sessionnotes_client_request where key_id <> ?", Integer.class,
				keyId);
	}

	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		jdbc.query(SELECT + "client_request_id = ? for update", (row, number) -> new Row(row), id)
				.forEach(row -> write(jdbc, open(row), row.dueOn));
	}

	/** @throws TamperedException if the row no longer matches what was sealed */
	StoredRequest open(Row row) {
		try {
			return codec.decode(keysetProvider.getKeyset().open(row.ciphertext, row.boundTo));
		} catch (BrokenSealException | IOException | IllegalArgumentException e) {
			// the cause is left out, because the cause could quote the request
			throw new TamperedException(BROKEN);
		}
	}

	private static String dueOn(ClientRequest request, RequestProfile profile) {
		return new DueDates(request, profile).getDue().toString();
	}

	private static String[] columns(ClientRequest request, String dueOn) {
		return new String[]{request.getUuid(), request.getKind().name(), request.getPatientUuid(),
				request.getState().name(), request.getReceivedOn().toString(), dueOn};
	}

	private static byte[] boundTo(String... columns) {
		CanonicalForm form = new CanonicalForm("sessionnotes/clientrequest/1");
		for (String column : columns) {
			form.add(column);
		}
		return form.toBytes();
	}
}
