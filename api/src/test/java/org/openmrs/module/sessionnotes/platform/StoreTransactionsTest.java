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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Work that the database undoes in favour of another transaction is done again. */
class StoreTransactionsTest {

	private int attempts;

	private int undone;

	private final StoreTransactions transactions = new StoreTransactions(null) {

		@Override
		public <T> T apart(Function<JdbcOperations, T> work) {
			attempts++;
			if (attempts <= undone) {
				throw new CannotAcquireLockException("a deadlock, and this one was chosen");
			}
			return work.apply(null);
		}
	};

	@Test
	void workThatWasUndoneIsDoneAgain() {
		undone = 2;

		assertThat(transactions.<String>withWriterOrApart(jdbc -> "done")).isEqualTo("done");
		assertThat(attempts).isEqualTo(3);
	}

	@Test
	void whoIsUndoneEachTimeIsToldSo() {
		undone = Integer.MAX_VALUE;

		assertThatThrownBy(() -> transactions.withWriterOrApart(jdbc -> "done")).isInstanceOf(UnavailableException.class)
				.hasMessage("sessionnotes.error.storeBusy");
		assertThat(attempts).isEqualTo(5);
	}

	@Test
	void anyOtherErrorIsThatErrorAtOnce() {
		assertThatThrownBy(() -> transactions.withWriterOrApart(jdbc -> {
			throw new DataIntegrityViolationException("something else");
		})).isInstanceOf(DataIntegrityViolationException.class);
		assertThat(attempts).isOne();
	}
}
