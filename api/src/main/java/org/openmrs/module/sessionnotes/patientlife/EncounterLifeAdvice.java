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

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.Encounter;
import org.openmrs.module.sessionnotes.platform.CallTransaction;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Intercepts calls of EncounterService that may move an encounter to a different patient, either by a transfer or by
 * saving the encounter.
 */
public class EncounterLifeAdvice implements MethodInterceptor {

	private final ObjectFactory<PatientMerges> merges;

	private final ObjectFactory<EncounterMoves> moves;

	private final CallTransaction transaction;

	public EncounterLifeAdvice(ObjectFactory<PatientMerges> merges, ObjectFactory<EncounterMoves> moves,
			ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.merges = merges;
		this.moves = moves;
		this.transaction = new CallTransaction(transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		String method = invocation.getMethod().getName();
		Object argument = invocation.getArguments().length == 0 ? null : invocation.getArguments()[0];
		if (!(argument instanceof Encounter) || ((Encounter) argument).getEncounterId() == null
				|| !"transferEncounter".equals(method) && !"saveEncounter".equals(method)
				// a merge of the whole patient is under way, and it moves all notes
				|| merges.getObject().isUnderWay()) {
			return invocation.proceed();
		}
		String uuid = ((Encounter) argument).getUuid();
		return transaction.run(invocation, saved -> {
			if (saved instanceof Encounter) {
				moves.getObject().saved(uuid, (Encounter) saved);
			}
		});
	}
}
