/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.openmrs.api.context.Context;

/** Answers all that the database holds of a patient and of the visits, encounters and obs of theirs. */
public class StoredRows implements UnaryOperator<String> {

	private static final String OF_PERSON = "(select person_id from person where uuid = ?)";

	private static final List<String> QUERIES = List.of("select * from person where person_id in " + OF_PERSON,
			"select * from patient where patient_id in " + OF_PERSON,
			"select * from patient_identifier where patient_id in " + OF_PERSON,
			"select * from visit where patient_id in " + OF_PERSON + " order by visit_id",
			"select * from encounter where patient_id in " + OF_PERSON + " order by encounter_id",
			"select * from obs where person_id in " + OF_PERSON + " order by obs_id");

	/** @param patient the uuid */
	@Override
	public String apply(String patient) {
		Context.openSession();
		try {
			return Context.getRegisteredComponent("sessionFactory", SessionFactory.class).getCurrentSession()
					.doReturningWork(connection -> {
						StringJoiner rows = new StringJoiner("\n");
						for (String query : QUERIES) {
							add(rows, connection, query, patient);
						}
						return rows.toString();
					});
		} finally {
			Context.closeSession();
		}
	}

	private static void add(StringJoiner rows, Connection connection, String query, String patient) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setString(1, patient);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					StringJoiner row = new StringJoiner(", ");
					for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
						row.add(result.getMetaData().getColumnLabel(column) + "=" + result.getString(column));
					}
					rows.add(row.toString());
				}
			}
		}
	}
}
