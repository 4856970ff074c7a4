/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/** Reads, locks and writes the heads of the chains, on the database connection of the caller. */
final class ChainHeads {

	private ChainHeads() {
	}

	static List<ChainHead> find(JdbcOperations jdbc, String chain) {
		return jdbc.query("select chain, chain_length, last_hash, seal from sessionnotes_access_chain where chain = ?",
				ChainHeads::head, chain);
	}

	/**
	 * @return the head of the chain; null if there is no such chain. The head is locked, so no one can extend the chain
	 *         until the transaction ends.
	 */
	static ChainHead lock(JdbcOperations jdbc, String chain) {
		List<ChainHead> heads = jdbc.query(
				"select chain, chain_length, last_hash, seal from sessionnotes_access_chain where chain = ? for update",
				ChainHeads::head, chain);
		return heads.isEmpty() ? null : heads.get(0);
	}

	static void insert(JdbcOperations jdbc, ChainHead head) {
		jdbc.update("insert into sessionnotes_access_chain (chain, chain_length, last_hash, seal) values (?, ?, ?, ?)",
				head.getChain(), head.getLength(), head.getLastHash(), head.getSeal());
	}

	static void update(JdbcOperations jdbc, ChainHead head) {
		jdbc.update("update sessionnotes_access_chain set chain_length = ?, last_hash = ?, seal = ? where chain = ?",
				head.getLength(), head.getLastHash(), head.getSeal(), head.getChain());
	}

	static ChainHead head(ResultSet row, int number) throws SQLException {
		return new ChainHead(row.getString("chain"), row.getLong("chain_length"), row.getString("last_hash"),
				row.getBytes("seal"));
	}
}
