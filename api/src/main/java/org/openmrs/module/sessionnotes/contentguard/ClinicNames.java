/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import org.openmrs.module.sessionnotes.domain.contentguard.GuardDictionary;
import org.openmrs.module.sessionnotes.domain.contentguard.NameKind;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the names of drugs, diagnoses, providers and locations of this OpenMRS, in all languages of its concepts. The
 * names are loaded when they are first needed, and loaded again when the names have changed. At most once a minute,
 * this class checks whether the names have changed.
 */
public class ClinicNames {

	/** The maximum number of names. Further names are left out, so that a large dictionary cannot fill the memory. */
	static final int MOST_NAMES = 100_000;

	private static final long LOOKED_AT_EVERY = TimeUnit.MINUTES.toNanos(1);

	private static final String OF_CONCEPTS = "from concept_name n join concept c on c.concept_id = n.concept_id "
			+ "join concept_class k on k.concept_class_id = c.class_id "
			+ "where n.voided = false and c.retired = false and k.name in ('Diagnosis', 'Drug')";

	private static final String OF_PROVIDERS = "from provider p join person_name n on n.person_id = p.person_id "
			+ "where p.retired = false and n.voided = false";

	private final StoreTransactions transactions;

	private GuardDictionary names;

	private String state;

	private long lookedAt;

	public ClinicNames(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/** @return the names of the clinic, at most one minute old */
	synchronized GuardDictionary get() {
		long now = System.nanoTime();
		if (names == null || now - lookedAt >= LOOKED_AT_EVERY) {
			transactions.reading(jdbc -> {
				String current = state(jdbc);
				if (names == null || !current.equals(state)) {
					names = load(jdbc);
					state = current;
				}
				return null;
			});
			lookedAt = now;
		}
		return names;
	}

	/** @return counts and dates of the database rows that hold the names; these values change when a name changes */
	private static String state(JdbcOperations jdbc) {
		return count(jdbc, "count(*), max(n.concept_name_id), max(n.date_changed) " + OF_CONCEPTS)
				+ count(jdbc, "count(*), max(n.person_name_id), max(n.date_changed) " + OF_PROVIDERS)
				+ count(jdbc, "count(*), max(drug_id), max(date_changed) from drug where retired = false")
				+ count(jdbc, "count(*), max(location_id), max(date_changed) from location where retired = false");
	}

	private static String count(JdbcOperations jdbc, String what) {
		return jdbc.query("select " + what, (ResultSet row) -> {
			row.next();
			return row.getLong(1) + "/" + row.getLong(2) + "/" + row.getTimestamp(3) + " ";
		});
	}

	private static GuardDictionary load(JdbcOperations jdbc) {
		GuardDictionary.Builder names = new GuardDictionary.Builder();
		int[] left = {MOST_NAMES};
		read(jdbc, "select n.name, k.name " + OF_CONCEPTS, left, row -> names
				.add("Drug".equals(row.getString(2)) ? NameKind.DRUG : NameKind.DIAGNOSIS, row.getString(1)));
		read(jdbc, "select name from drug where retired = false", left,
				row -> names.add(NameKind.DRUG, row.getString(1)));
		read(jdbc, "select n.given_name, n.family_name " + OF_PROVIDERS, left,
				row -> names.add(NameKind.PROVIDER, PersonNames.of(row.getString(1), row.getString(2))));
		read(jdbc, "select name from location where retired = false", left,
				row -> names.add(NameKind.LOCATION, row.getString(1)));
		return names.build();
	}

	private static void read(JdbcOperations jdbc, String query, int[] left, RowReader reader) {
		jdbc.query(query, (ResultSet rows) -> {
			while (left[0] > 0 && rows.next()) {
				reader.read(rows);
				left[0]--;
			}
			return null;
		});
	}

	/** Reads the name from a row of a query. */
	private interface RowReader {

		void read(ResultSet row) throws SQLException;
	}
}
