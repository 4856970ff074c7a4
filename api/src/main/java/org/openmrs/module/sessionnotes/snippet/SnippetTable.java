/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.snippet;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/** The table of snippets. Each statement affects the snippets of only one user. */
class SnippetTable {

	/** @return the user's snippets, sorted by name */
	List<Snippet> ofUser(JdbcOperations jdbc, String userUuid) {
		return jdbc.query("select uuid, name, snippet_text from sessionnotes_snippet where user_uuid = ? "
				+ "order by name, snippet_id",
				(row, number) -> new Snippet(row.getString("uuid"), row.getString("name"), row.getString("snippet_text")),
				userUuid);
	}

	/** @throws org.springframework.dao.DataIntegrityViolationException if the user already has a snippet with this name */
	void insert(JdbcOperations jdbc, String userUuid, Snippet snippet) {
		jdbc.update("insert into sessionnotes_snippet (uuid, user_uuid, name, snippet_text) values (?, ?, ?, ?)",
				snippet.getUuid(), userUuid, snippet.getName(), snippet.getText());
	}

	/**
	 * @throws org.springframework.dao.DataIntegrityViolationException if the user already has a different snippet with
	 *         this name
	 */
	void update(JdbcOperations jdbc, String userUuid, Snippet snippet) {
		jdbc.update("update sessionnotes_snippet set name = ?, snippet_text = ? where uuid = ? and user_uuid = ?",
				snippet.getName(), snippet.getText(), snippet.getUuid(), userUuid);
	}

	void delete(JdbcOperations jdbc, String userUuid, String uuid) {
		jdbc.update("delete from sessionnotes_snippet where uuid = ? and user_uuid = ?", uuid, userUuid);
	}
}
