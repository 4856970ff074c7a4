/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * Private notes of 1 KiB each that a clinic wrote over years, put straight into obs and into the table where Envers would have
 * kept each of them: of each ten, two are the first and the second version of one answer, and one is voided.
 */
final class YearsOfObs {

	private static final int TEXT_LENGTH = 1024;

	private static final int BATCH = 1_000;

	private static final long FIRST_DAY = Timestamp.valueOf("2024-03-04 11:30:00").getTime();

	private static final Pattern MARK = Pattern.compile("mark-[0-9a-f]{8}-[0-9a-f-]{27}-");

	private static final int LONGEST_MARK = 64;

	private final Connection connection;

	private final int number;

	private final int concept;

	private final int firstId;

	/** @param number a multiple of ten */
	YearsOfObs(Connection connection, String conceptUuid, int number) throws SQLException {
		this.connection = connection;
		this.number = number;
		this.concept = (int) count("select concept_id from concept where uuid = '" + conceptUuid + "'");
		this.firstId = (int) count("select coalesce(max(obs_id), 0) from obs") + 1;
	}

	/** What makes the text of an obs known among all others; the first obs has the number 1. */
	static String mark(int obs) {
		return "mark-" + UUID.nameUUIDFromBytes(("mark" + obs).getBytes(StandardCharsets.UTF_8)) + "-";
	}

	static String text(int obs) {
		Random random = new Random(obs);
		StringBuilder text = new StringBuilder(TEXT_LENGTH).append(mark(obs));
		while (text.length() < TEXT_LENGTH) {
			text.append((char) ('a' + random.nextInt(26)));
		}
		return text.toString();
	}

	static Account author(int obs) {
		// both versions of an answer are of one author
		return (obs % 10 == 2 ? obs - 1 : obs) % 2 == 0 ? DemoClinic.THERAPIST : DemoClinic.OTHER_THERAPIST;
	}

	/** @return the uuid of the note that the answer becomes which the obs belongs to */
	static String noteUuid(int obs) {
		return uuid(obs % 10 == 1 ? obs + 1 : obs);
	}

	private static String uuid(int obs) {
		return UUID.nameUUIDFromBytes(("obs" + obs).getBytes(StandardCharsets.UTF_8)).toString();
	}

	int answers() {
		return number / 10 * 9;
	}

	/** @return how many obs of the concept are in the record */
	long inRecord() throws SQLException {
		return count("select count(*) from obs where concept_id = " + concept);
	}

	/** @return how many rows of the audit table are about such obs */
	long audited() throws SQLException {
		return count("select count(*) from obs_AUD where concept_id = " + concept);
	}

	long count(String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

	void write() throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement insert = connection
				.prepareStatement("insert into obs (obs_id, uuid, concept_id, person_id, obs_datetime, value_text, "
						+ "creator, date_created, voided, voided_by, date_voided, void_reason, previous_version, status) "
						+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'FINAL')")) {
			int[] authors = {id("users", "user_id", DemoClinic.THERAPIST.userUuid()),
					id("users", "user_id", DemoClinic.OTHER_THERAPIST.userUuid())};
			int client = id("person", "person_id", DemoClinic.FIRST_CLIENT.uuid());
			for (int obs = 1; obs <= number; obs++) {
				fill(insert, obs, client, authors[author(obs) == DemoClinic.THERAPIST ? 0 : 1]);
				insert.addBatch();
				if (obs % BATCH == 0 || obs == number) {
					insert.executeBatch();
					audit(obs - (obs - 1) % BATCH, obs);
					connection.commit();
				}
			}
		} finally {
			connection.setAutoCommit(true);
		}
	}

	private void fill(PreparedStatement insert, int obs, int client, int author) throws SQLException {
		Timestamp when = new Timestamp(FIRST_DAY + obs * 60_000L);
		boolean edited = obs % 10 == 1;
		boolean voided = edited || obs % 10 == 3;
		insert.setInt(1, firstId + obs);
		insert.setString(2, uuid(obs));
		insert.setInt(3, concept);
		insert.setInt(4, client);
		insert.setTimestamp(5, when);
		insert.setString(6, text(obs));
		insert.setInt(7, author);
		insert.setTimestamp(8, when);
		insert.setBoolean(9, voided);
		insert.setObject(10, voided ? author : null, Types.INTEGER);
		insert.setTimestamp(11, voided ? when : null);
		insert.setString(12, voided ? "why" : null);
		insert.setObject(13, obs % 10 == 2 ? firstId + obs - 1 : null, Types.INTEGER);
	}

	/** As Envers does it: a row for each that was written, and another for each that was changed since then. */
	private void audit(int from, int to) throws SQLException {
		String columns = String.join(", ", columnsOfBoth());
		long revision = count("select coalesce(max(id), 0) from revision_entity") + 1;
		try (Statement statement = connection.createStatement()) {
			for (int kind = 0; kind <= 1; kind++) {
				statement.executeUpdate(
						"insert into revision_entity (id, timestamp) values (" + (revision + kind) + ", " + FIRST_DAY + ")");
				statement.executeUpdate(
						"insert into obs_AUD (REV, REVTYPE, " + columns + ") select " + (revision + kind) + ", "
								+ kind + ", " + columns + " from obs where obs_id between " + (firstId + from) + " and "
								+ (firstId + to) + (kind == 1 ? " and voided = 1" : ""));
			}
		}
	}

	private List<String> columnsOfBoth() throws SQLException {
		List<String> columns = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("select a.column_name from information_schema.columns a join "
						+ "information_schema.columns o on o.table_schema = a.table_schema and o.column_name = a.column_name "
						+ "where a.table_schema = database() and a.table_name = 'obs_AUD' and o.table_name = 'obs'")) {
			while (found.next()) {
				columns.add(found.getString(1));
			}
		}
		return columns;
	}

	private int id(String table, String column, String uuid) throws SQLException {
		return (int) count("select " + column + " from " + table + " where uuid = '" + uuid + "'");
	}

	/** Adds all marks that stand anywhere in what is read, be it text or not. */
	static void collectMarks(InputStream content, Set<String> found) throws IOException {
		byte[] bytes = new byte[1 << 20];
		String before = "";
		for (int read = content.read(bytes); read >= 0; read = content.read(bytes)) {
			String piece = before + new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
			for (int at = piece.indexOf("mark-"); at >= 0; at = piece.indexOf("mark-", at + 1)) {
				Matcher mark = MARK.matcher(piece).region(at, piece.length());
				if (mark.lookingAt()) {
					found.add(mark.group());
				}
			}
			before = piece.substring(Math.max(0, piece.length() - LONGEST_MARK));
		}
	}
}
