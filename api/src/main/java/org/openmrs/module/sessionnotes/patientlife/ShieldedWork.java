/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Consumer;

import org.hibernate.exception.LockAcquisitionException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Does the module's own work within the caller's transaction, without the caller noticing. If the module's work fails,
 * that work is undone and the failure is logged. The caller's own work continues even if the module's work fails.
 */
class ShieldedWork {

	private static final Logger log = LoggerFactory.getLogger(ShieldedWork.class);

	private final StoreTransactions transactions;

	ShieldedWork(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/** @return {@code false} if the module's work failed and was undone */
	boolean run(Consumer<JdbcOperations> work) {
		return transactions.withCaller(jdbc -> jdbc.execute((ConnectionCallback<Boolean>) connection -> {
			Savepoint before = connection.setSavepoint();
			try {
				work.accept(jdbc);
				return true;
			} catch (ConcurrencyFailureException e) {
				log.error("What belongs to psychotherapy notes met a lock", e);
				throw withoutTrace();
			} catch (RuntimeException e) {
				connection.rollback(before);
				log.error("What belongs to psychotherapy notes did not go along", e);
				return false;
			}
		}));
	}

	/**
	 * Returns the error to throw after a deadlock. After a deadlock, the database has already rolled back the whole
	 * transaction. If the transaction continued after a deadlock, the caller's earlier work would be lost. The caller
	 * therefore gets the same error that a deadlock in the caller's own work would cause. The error that the caller
	 * gets does not contain the module's SQL statement.
	 */
	private static RuntimeException withoutTrace() {
		return new LockAcquisitionException("could not execute statement", new SQLException("Deadlock", "40001"));
	}
}
