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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.LoggedDigests;
import org.openmrs.module.sessionnotes.audit.LoggedRows;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
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
class RequestTable implements SealedRows, LoggedRows {

	private static final Logger log = LoggerFactory.getLogger(RequestTable.class);

	static final String BROKEN = "sessionnotes.error.clientRequest.damaged";

	/** The events that record a digest of a request; their details begin with its uuid. */
	private static final Set<AccessEventType> CHANGES = Collections.singleton(AccessEventType.CLIENT_REQUEST_STEP);

	private static final String COLUMNS = "uuid, kind, patient_uuid, state, received_on, due_on";

	private static final String SELECT = "select client_request_id, " + COLUMNS
			+ ", ciphertext from sessionnotes_client_request where ";

	/** The SQL condition for requests on which the clinic still has something to do. */
	private static final String OPEN = "state not in ('CLOSED', 'WITHDRAWN')";

	private final RequestCodec codec = new RequestCodec();

	private final KeysetProvider keysetProvider;

	RequestTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** A row as the database holds it, before the seal is opened. */
	static final class Row {

		final int id;

		private final String uuid;

		final String patientUuid;

		private final String dueOn;

		private final byte[] boundTo;

		private final byte[] ciphertext;

		private Row(ResultSet row) throws SQLException {
			this.id = row.getInt("client_request_id");
			this.uuid = row.getString("uuid");
			this.patientUuid = row.getString("patient_uuid");
			this.dueOn = row.getString("due_on");
			this.boundTo = boundTo(uuid, row.getString("kind"), patientUuid, row.getString("state"),
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

	/** @throws TamperedException if the row no longer matches what was sealed, or what the log recorded last */
	Optional<StoredRequest> find(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ?", uuid);
	}

	private Optional<StoredRequest> one(JdbcOperations jdbc, String where, String uuid) {
		return jdbc.query(SELECT + where, (row, number) -> new Row(row), uuid).stream().findFirst()
				.map(row -> open(row, LoggedDigests.read(jdbc, CHANGES, uuid)));
	}

	/** Opens a row and compares it with the log, since an older row that someone put back has a genuine seal too. */
	private StoredRequest open(Row row, LoggedDigests logged) {
		StoredRequest stored = open(row);
		if (!logged.isNewest(stored.getRequest().getUuid(), digest(stored))) {
			throw new TamperedException(BROKEN);
		}
		return stored;
	}

	/** Reads the request that is committed now and locks the request until the transaction ends. */
	Optional<StoredRequest> lock(JdbcOperations jdbc, String uuid) {
		return one(jdbc, "uuid = ? for update", uuid);
	}

	/**
	 * @param patientUuid the client; null for the requests of all clients
	 * @param open true for only the requests on which the clinic still has something to do
	 * @return a page of requests, earliest due date first
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

	/** @return a page of the requests in one of the states, earliest due date first */
	List<StoredRequest> list(JdbcOperations jdbc, List<RequestState> states, int startIndex, int limit) {
		String marks = states.stream().map(each -> "?").collect(Collectors.joining(", "));
		return list(jdbc, "state in (" + marks + ")", states.stream().map(Enum::name).collect(Collectors.toList()),
				startIndex, limit);
	}

	private List<StoredRequest> list(JdbcOperations jdbc, String where, List<?> values, int startIndex, int limit) {
		List<StoredRequest> found = new ArrayList<>();
		int next = startIndex;
		int asked;
		List<Row> rows;
		do {
			// a damaged request must not make a page look like the last one
			asked = limit - found.size();
			rows = page(jdbc, where, values, next, asked);
			next += rows.size();
			LoggedDigests logged = LoggedDigests.read(jdbc, CHANGES,
					rows.stream().map(row -> row.uuid).collect(Collectors.toList()));
			rows.forEach(row -> add(found, row, logged));
		} while (found.size() < limit && rows.size() == asked);
		return found;
	}

	private static List<Row> page(JdbcOperations jdbc, String where, List<?> values, int startIndex, int limit) {
		List<Object> all = new ArrayList<>(values);
		all.add(limit);
		all.add(startIndex);
		return jdbc.query(SELECT + where + " order by due_on, client_request_id limit ? offset ?",
				(row, number) -> new Row(row), all.toArray());
	}

	private void add(List<StoredRequest> found, Row row, LoggedDigests logged) {
		try {
			found.add(open(row, logged));
		} catch (TamperedException e) {
			log.error("Request {} of a client is not what was stored; no list shows it", row.id);
		}
	}

	/** Finds a request that the same user has already recorded for the client, with the same requester and the same wish. */
	Optional<StoredRequest> findSame(JdbcOperations jdbc, ClientRequest request) {
		return list(jdbc, request.getPatientUuid(), true, 0, Integer.MAX_VALUE).stream()
				.filter(each -> codec.isSameWish(each.getRequest(), request)).findFirst();
	}

	boolean isSameWish(ClientRequest request, ClientRequest other) {
		return request.getPatientUuid().equals(other.getPatientUuid()) && codec.isSameWish(request, other);
	}

	@Override
	public List<ChainProblem> problems(JdbcOperations jdbc) {
		LoggedDigests logged = LoggedDigests.readAll(jdbc, CHANGES);
		CopyTable copies = new CopyTable(keysetProvider);
		List<ChainProblem> problems = new ArrayList<>();
		for (String uuid : logged.getUuids()) {
			ChainProblem.Kind kind = null;
			try {
				boolean there = find(jdbc, uuid).filter(stored -> copies.areThere(jdbc, stored)).isPresent();
				kind = there ? null : ChainProblem.Kind.REQUEST_MISSING;
			} catch (TamperedException e) {
				kind = ChainProblem.Kind.REQUEST_ALTERED;
			}
			if (kind != null) {
				problems.add(new ChainProblem("request-" + uuid, kind, null));
			}
		}
		return problems;
	}

	List<Row> lockOfPatient(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query(SELECT + "patient_uuid = ? order by client_request_id for update", (row, number) -> new Row(row),
				patientUuid);
	}

	/**
	 * Moves a request to another patient. The due date stays.
	 *
	 * @return the request as it is now
	 */
	StoredRequest move(JdbcOperations jdbc, Row row, String patientUuid) {
		StoredRequest stored = open(row, LoggedDigests.read(jdbc, CHANGES, row.uuid));
		StoredRequest moved = stored.with(stored.getRequest().movedTo(patientUuid));
		write(jdbc, moved, row.dueOn);
		return moved;
	}

	@Override
	public String getName() {
		return "Client's request";
	}

	@Override
	public String getTable() {
		return "sessionnotes_client_request";
	}

	@Override
	public String getIdColumn() {
		return "client_request_id";
	}

	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		jdbc.query(SELECT + "client_request_id = ? for update", (row, number) -> new Row(row), id)
				.forEach(row -> write(jdbc, open(row, LoggedDigests.read(jdbc, CHANGES, row.uuid)), row.dueOn));
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
