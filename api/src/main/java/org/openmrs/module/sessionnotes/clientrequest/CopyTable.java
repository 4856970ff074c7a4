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

import java.util.Optional;
import java.util.stream.IntStream;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads and writes the copies that were made for clients, sealed. A copy never changes. */
class CopyTable implements SealedRows {

	private final KeysetProvider keysetProvider;

	CopyTable(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** @param number the number of the copy among the copies of the request, from 1 */
	void insert(JdbcOperations jdbc, String requestUuid, int number, byte[] file) {
		Keyset keyset = keysetProvider.getKeyset();
		jdbc.update("insert into sessionnotes_client_copy (request_uuid, copy_number, key_id, ciphertext) "
				+ "values (?, ?, ?, ?)", requestUuid, number, keyset.getPrimaryKeyId(),
				keyset.seal(file, boundTo(requestUuid, number)));
	}

	/**
	 * @param number the number of the copy among the copies of the request, from 1
	 * @return the copy; empty if the request has no such copy, or if the copy is gone
	 * @throws TamperedException if the copy no longer matches what was stored
	 */
	Optional<byte[]> find(JdbcOperations jdbc, StoredRequest stored, int number) {
		if (number < 1 || number > stored.getCopies().size()) {
			return Optional.empty();
		}
		String requestUuid = stored.getRequest().getUuid();
		Optional<byte[]> file = jdbc
				.query("select ciphertext from sessionnotes_client_copy where request_uuid = ? and copy_number = ?",
						(row, each) -> row.getBytes(1), requestUuid, number)
				.stream().findFirst().map(sealed -> open(sealed, requestUuid, number));
		String digest = stored.getCopies().get(number - 1).getDigest();
		if (file.filter(each -> !Sha256.hex(each).equals(digest)).isPresent()) {
			throw new TamperedException(RequestTable.BROKEN);
		}
		return file;
	}

	/**
	 * @return false if a copy of the request is gone
	 * @throws TamperedException if a copy no longer matches what was stored
	 */
	boolean areThere(JdbcOperations jdbc, StoredRequest stored) {
		return IntStream.rangeClosed(1, stored.getCopies().size())
				.allMatch(number -> find(jdbc, stored, number).isPresent());
	}

	@Override
	public String getName() {
		return "Client's copy";
	}

	@Override
	public String getTable() {
		return "sessionnotes_client_copy";
	}

	@Override
	public String getIdColumn() {
		return "client_copy_id";
	}

	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		Keyset keyset = keysetProvider.getKeyset();
		jdbc.query("select request_uuid, copy_number, ciphertext from sessionnotes_client_copy "
				+ "where client_copy_id = ? for update", (row, each) -> {
					String request = row.getString(1);
					int number = row.getInt(2);
					return keyset.seal(open(row.getBytes(3), request, number), boundTo(request, number));
				}, id).forEach(sealed -> jdbc.update(
						"update sessionnotes_client_copy set key_id = ?, ciphertext = ? where client_copy_id = ?",
						keyset.getPrimaryKeyId(), sealed, id));
	}

	private byte[] open(byte[] sealed, String requestUuid, int number) {
		try {
			return keysetProvider.getKeyset().open(sealed, boundTo(requestUuid, number));
		} catch (BrokenSealException e) {
			throw new TamperedException(RequestTable.BROKEN);
		}
	}

	private static byte[] boundTo(String requestUuid, int number) {
		return new CanonicalForm("sessionnotes/clientcopy/1").add(requestUuid).add(number).toBytes();
	}
}
