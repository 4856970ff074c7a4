/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.CheckpointVerifier;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;

/** When checkpoints are made by themselves, and that several servers make a single row of them. */
public class CheckpointsTest extends SessionNotesContextTest {

	@Autowired
	private Checkpoints checkpoints;

	@Autowired
	private SigningKeyProvider signingKeyProvider;

	@Autowired
	private StoreTransactions transactions;

	@BeforeEach
	public void withoutATransactionOfItsOwn() {
		TestTransaction.end();
		clear();
	}

	@AfterEach
	public void clear() {
		transactions.apart(jdbc -> {
			jdbc.update("delete from sessionnotes_checkpoint_end");
			jdbc.update("delete from sessionnotes_checkpoint");
			return jdbc.update("delete from global_property where property = 'sessionnotes.log.checkpointHours'");
		});
	}

	@Test
	public void oneIsMadeOnceTheNewestIsADayOld() {
		checkpoints.makeIfDue();
		checkpoints.makeIfDue();
		assertThat(count()).isEqualTo(1);

		transactions.apart(jdbc -> jdbc.update("update sessionnotes_checkpoint set made_at = made_at - 25 * 3600000"));
		checkpoints.makeIfDue();

		assertThat(count()).isEqualTo(2);
	}

	@Test
	public void c1_theyAreNeverSwitchedOffButMadeOnceAWeek() {
		transactions.apart(jdbc -> jdbc.update("insert into global_property (property, property_value, uuid) values "
				+ "('sessionnotes.log.checkpointHours', '0', 'checkpoint-hours')"));

		checkpoints.makeIfDue();
		transactions.apart(jdbc -> jdbc.update("update sessionnotes_checkpoint set made_at = made_at - 167 * 3600000"));
		checkpoints.makeIfDue();
		assertThat(count()).isEqualTo(1);

		transactions.apart(jdbc -> jdbc.update("update sessionnotes_checkpoint set made_at = made_at - 2 * 3600000"));
		checkpoints.makeIfDue();
		assertThat(count()).isEqualTo(2);
	}

	@Test
	public void serversThatMakeOneAtTheSameTimeMakeOneChain() throws Exception {
		signingKeyProvider.getKey();
		ExecutorService servers = Executors.newFixedThreadPool(3);
		List<Future<Checkpoint>> made = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			made.add(servers.submit(() -> checkpoints.make()));
		}
		for (Future<Checkpoint> one : made) {
			one.get();
		}
		servers.shutdown();

		CheckpointVerifier verifier = new CheckpointVerifier(signingKeyProvider.getKey().getPublicKey());
		transactions.apart(jdbc -> {
			checkpoints.each(jdbc, verifier::next);
			return null;
		});
		assertThat(verifier.getProblems()).isEmpty();
		assertThat(verifier.getLastNumber()).isEqualTo(3);
	}

	private long count() {
		return transactions.apart(jdbc -> jdbc.queryForObject("select count(*) from sessionnotes_checkpoint", Long.class));
	}
}
