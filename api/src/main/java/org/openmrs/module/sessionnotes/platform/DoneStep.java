/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A record of a completed step that leaves no other trace in the database. For example, a record may state that an
 * administrator has a copy of the keyset. The record is a reminder and no proof, because anyone who may write to the
 * database may write such a record.
 */
public final class DoneStep {

	private final String step;

	private final Integer keyId;

	private final String words;

	private final String userUuid;

	private final long doneAt;

	/**
	 * @param step the name of the completed step, with at most 30 characters
	 * @param keyId the id of the newest key in the keyset when the step was done; {@code null} if the step is not about
	 *         the keyset
	 * @param words what the user said about the step; {@code null} if the user said nothing
	 * @param userUuid the uuid of the user who did the step; {@code null} if the step was done by work in the
	 *         background
	 * @param doneAt the time at which the step was done, in milliseconds since 1970-01-01 UTC
	 */
	public DoneStep(String step, Integer keyId, String words, String userUuid, long doneAt) {
		this.step = Objects.requireNonNull(step);
		this.keyId = keyId;
		this.words = words;
		this.userUuid = userUuid;
		this.doneAt = doneAt;
	}

	/** @return the newest record of the step; empty if the step was never done */
	public static Optional<DoneStep> newest(JdbcOperations jdbc, String step) {
		List<DoneStep> found = jdbc.query("select step, key_id, words, user_uuid, done_at from sessionnotes_done_step "
				+ "where step = ? order by done_step_id desc limit 1", (row, number) -> read(row), step);
		return found.stream().findFirst();
	}

	private static DoneStep read(ResultSet row) throws SQLException {
		return new DoneStep(row.getString("step"), Rows.integer(row, "key_id"), text(row.getBytes("words")),
				row.getString("user_uuid"), row.getLong("done_at"));
	}

	private static String text(byte[] bytes) {
		return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
	}

	/** Stores the step as a new row and keeps the earlier rows about the same step. */
	public void save(JdbcOperations jdbc) {
		jdbc.update("insert into sessionnotes_done_step (step, key_id, words, user_uuid, done_at) values (?, ?, ?, ?, ?)",
				step, keyId, words == null ? null : words.getBytes(StandardCharsets.UTF_8), userUuid, doneAt);
	}

	/** @return {@code true} if the given key was the newest key of the keyset when the step was done */
	public boolean isOfKey(int newestKeyId) {
		return keyId != null && keyId == newestKeyId;
	}

	public String getWords() {
		return words;
	}

	/** @return the uuid of the user who did the step; {@code null} if the step was done by work in the background */
	public String getUserUuid() {
		return userUuid;
	}

	public long getDoneAt() {
		return doneAt;
	}
}
