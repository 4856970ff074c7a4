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

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Transactions on a database without the platform running. */
class PlainTransactions extends StoreTransactions {

	private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

	private final String url;

	private final String user;

	PlainTransactions(String url, String user) {
		super(null);
		this.url = url;
		this.user = user;
	}

	/**
	 * @param lastObs the obs after which the adoption's own thread, which goes by the ids of obs, comes to the gate
	 * @return other transactions on the same database
	 */
	PlainTransactions heldUpAfter(int lastObs, AdoptionThread gate) {
		PlainTransactions all = this;
		return new PlainTransactions(url, user) {

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				gate.pass(() -> all.apart(jdbc -> jdbc.queryForObject("select coalesce(min(obs_id), 0) from obs",
						Integer.class)) > lastObs);
				return super.apart(work);
			}
		};
	}

	@Override
	public <T> T apart(Function<JdbcOperations, T> work) {
		try {
			Connection connection = idle.poll();
			if (connection == null) {
				connection = DriverManager.getConnection(url, user, "");
				connection.setAutoCommit(false);
			}
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true), true);
			jdbc.setExceptionTranslator(new SQLStateSQLExceptionTranslator());
			try {
				T result = work.apply(jdbc);
				connection.commit();
				return result;
			} catch (RuntimeException e) {
				connection.rollback();
				throw e;
			} finally {
				idle.add(connection);
			}
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
	}
}
