/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

import org.openmrs.module.sessionnotes.platform.Rows;

/** One row of the obs table, with the columns from which a note is made. */
final class ObsRow {

	static final String COLUMNS = "obs_id, uuid, concept_id, person_id, encounter_id, obs_datetime, obs_group_id, "
			+ "value_text, value_complex, comments, creator, date_created, voided, voided_by, date_voided, void_reason, "
			+ "previous_version";

	final int id;

	final String uuid;

	final int conceptId;

	final int personId;

	final Integer encounterId;

	final long datetime;

	final Integer groupId;

	final String text;

	final String complex;

	final String comment;

	final int creatorId;

	final long dateCreated;

	final boolean voided;

	final Integer voidedById;

	final Long dateVoided;

	final String voidReason;

	final Integer previousId;

	ObsRow(ResultSet row, int number) throws SQLException {
		id = row.getInt("obs_id");
		// the uuid column has a fixed width, and some databases pad it with blanks
		uuid = row.getString("uuid").trim();
		conceptId = row.getInt("concept_id");
		personId = row.getInt("person_id");
		encounterId = Rows.integer(row, "encounter_id");
		datetime = row.getTimestamp("obs_datetime").getTime();
		groupId = Rows.integer(row, "obs_group_id");
		text = row.getString("value_text");
		complex = row.getString("value_complex");
		comment = row.getString("comments");
		creatorId = row.getInt("creator");
		dateCreated = row.getTimestamp("date_created").getTime();
		voided = row.getBoolean("voided");
		voidedById = Rows.integer(row, "voided_by");
		Timestamp when = row.getTimestamp("date_voided");
		dateVoided = when == null ? null : when.getTime();
		voidReason = row.getString("void_reason");
		previousId = Rows.integer(row, "previous_version");
	}

	@Override
	public String toString() {
		return "ObsRow[" + id + "]";
	}
}
