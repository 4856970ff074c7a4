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

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs the module's own SQL, either within the caller's transaction or in a separate transaction. The module's tables
 * are not Hibernate entities. No query language, cache, audit table or index of the platform ever sees the rows of the
 * module's tables. Reading a row never causes Hibernate to write a caller's unfinished changes.
 */
public class StoreTransactions {

	private static final int ATTEMPTS = 5;

	private static final Logger log = LoggerFactory.getLogger(StoreTransactions.class);

	/**
	 * Set while {@link #apart} uses the connection of the thread's session. While this variable is set, nested work
	 * uses a separate connection.
	 */
	private final ThreadLocal<Boolean> working = new ThreadLocal<>();

	private final SessionFactory sessionFactory;

	public StoreTransactions(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	/** @return {@code true} if the caller is in a transaction that may write */
	public boolean isCallerWriting() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
	}

	/**
	 * Runs the work on the caller's connection. The changes that the work makes are committed or rolled back together
	 * with the caller's transaction.
	 */
	public <T> T withCaller(Function<JdbcOperations, T> work) {
		return sessionFactory.getCurrentSession().doReturningWork(connection -> work.apply(jdbc(connection)));
	}

	/**
	 * Runs the work in a separate transaction and commits this transaction, regardless of the outcome of the caller's
	 * transaction. If the caller has a session but no transaction, the work uses the session's connection. For example,
	 * a web request that only reads has a session but no transaction. Because the work uses the session's connection,
	 * no request needs two connections. Requests therefore cannot block each other when the connection pool is
	 * exhausted. Hibernate writes nothing while the work runs.
	 */
	public <T> T apart(Function<JdbcOperations, T> work) {
		if (working.get() == null && isSessionIdle()) {
			working.set(true);
			try {
				return sessionFactory.getCurrentSession().doReturningWork(connection -> committed(connection, work));
			} finally {
				working.remove();
			}
		}
		try (Session session = sessionFactory.openSession()) {
			return session.doReturningWork(connection -> committed(connection, work));
		}
	}

	private boolean isSessionIdle() {
		return TransactionSynchronizationManager.hasResource(sessionFactory)
				&& !TransactionSynchronizationManager.isActualTransactionActive()
				&& !sessionFactory.getCurrentSession().getTransaction().isActive();
	}

	private static <T> T committed(Connection connection, Function<JdbcOperations, T> work) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try {
			T result = work.apply(jdbc(connection));
			connection.commit();
			return result;
		} catch (RuntimeException | Error e) {
			connection.rollback();
			throw e;
		} finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	/**
	 * Runs the work in the caller's transaction if the caller is writing; otherwise runs the work in a separate
	 * transaction. Work in a separate transaction is repeated if the database rolled the work back in favor of a
	 * concurrent transaction. If the work fails in the
	 * caller's transaction, only the work is undone. Because the work may be repeated, the work must change nothing except the database.
	 *
	 * @throws UnavailableException if concurrent transactions used the same rows during every attempt to run the work
	 */
	public <T> T withWriterOrApart(Function<JdbcOperations, T> work) {
		return isCallerWriting() ? attempted(1, () -> wholeWithCaller(work)) : apartAgain(work);
	}

	/** Runs the work on the caller's connection. If the work fails, the caller's transaction has nothing of the work. */
	private <T> T wholeWithCaller(Function<JdbcOperations, T> work) {
		return sessionFactory.getCurrentSession().doReturningWork(connection -> {
			Savepoint before = connection.setSavepoint();
			T result;
			try {
				result = work.apply(jdbc(connection));
			} catch (RuntimeException | Error e) {
				undo(connection, before);
				throw e;
			}
			connection.releaseSavepoint(before);
			return result;
		});
	}

	private static void undo(Connection connection, Savepoint before) {
		try {
			connection.rollback(before);
		} catch (SQLException e) {
			log.debug("The database has undone the whole transaction already, for example because of a deadlock", e);
		}
	}

	/**
	 * Always runs the work in a separate transaction. The work is repeated if the database rolled the work back in
	 * favor of a concurrent transaction. Because the work may be repeated, the work must change nothing except the
	 * database.
	 *
	 * @throws UnavailableException if concurrent transactions used the same rows during every attempt to run the work
	 */
	public <T> T apartAgain(Function<JdbcOperations, T> work) {
		return attempted(ATTEMPTS, () -> apart(work));
	}

	private static <T> T attempted(int attempts, Supplier<T> work) {
		for (int attempt = 1; attempt <= attempts; attempt++) {
			try {
				return work.get();
			} catch (ConcurrencyFailureException e) {
				log.debug("Others are at the same rows, attempt {}", attempt, e);
			}
		}
		throw new UnavailableException(ErrorCodes.STORE_BUSY);
	}

	/**
	 * Runs work that only reads. If the caller has a transaction, the work runs in that transaction, so that no request
	 * needs two connections. If the caller has no transaction, the work runs in a separate transaction. Work that is
	 * passed to this method must not write anything.
	 */
	public <T> T reading(Function<JdbcOperations, T> work) {
		return TransactionSynchronizationManager.isActualTransactionActive() ? withCaller(work) : apart(work);
	}

	private static JdbcOperations jdbc(Connection connection) {
		JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true), true);
		template.setExceptionTranslator(new Translator());
		return template;
	}

	/**
	 * Translates SQL errors into Spring's exceptions. Each database has its own error codes for a row that a concurrent
	 * transaction uses. The SQL state alone is too general to recognize such an error.
	 */
	private static final class Translator extends SQLStateSQLExceptionTranslator {

		/**
		 * The error code of MariaDB 11.6.2 and later for a row that has changed since the transaction read this row.
		 */
		private static final int CHANGED_SINCE_READ = 1020;

		/** The error code of MariaDB and MySQL for a wait for a lock that took too long. */
		private static final int LOCK_WAIT_TIMEOUT = 1205;

		/** The error code of H2. */
		private static final int LOCK_TIMEOUT = 50200;

		/** The error code of H2. */
		private static final int CONCURRENT_UPDATE = 90131;

		private static final List<Integer> CHANGED = Arrays.asList(CHANGED_SINCE_READ, CONCURRENT_UPDATE);

		/**
		 * The error codes after which work is not repeated, because the first attempt has already waited as long as the
		 * database allows.
		 */
		private static final List<Integer> WAITED = Arrays.asList(LOCK_WAIT_TIMEOUT, LOCK_TIMEOUT);

		@Override
		protected DataAccessException doTranslate(String task, String sql, SQLException e) {
			if (CHANGED.contains(e.getErrorCode())) {
				return new ConcurrencyFailureException("others are at the row", e);
			}
			return WAITED.contains(e.getErrorCode())
					? new QueryTimeoutException("others held the row for too long", e)
					: super.doTranslate(task, sql, e);
		}
	}
}
