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

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class RowsTest {

	private Connection connection;

	private ResultSet row;

	@BeforeEach
	public void read() throws SQLException {
		connection = DriverManager.getConnection("jdbc:h2:mem:");
		row = connection.createStatement().executeQuery("select cast(null as bigint) none, 0 zero, -18000 west");
		row.next();
	}

	@AfterEach
	public void close() throws SQLException {
		connection.close();
	}

	@Test
	public void whatIsNullIsNotTakenForZero() throws SQLException {
		assertThat(Rows.number(row, "none")).isNull();
		assertThat(Rows.integer(row, "none")).isNull();
		assertThat(Rows.offset(row, "none")).isNull();
	}

	@Test
	public void zeroIsNotTakenForNull() throws SQLException {
		assertThat(Rows.number(row, "zero")).isZero();
		assertThat(Rows.integer(row, "zero")).isZero();
		assertThat(Rows.offset(row, "zero")).isEqualTo(ZoneOffset.UTC);
		assertThat(Rows.offset(row, "west")).isEqualTo(ZoneOffset.ofHours(-5));
	}
}
