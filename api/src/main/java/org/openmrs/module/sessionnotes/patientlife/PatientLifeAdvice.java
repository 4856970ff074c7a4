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

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.Patient;
import org.openmrs.module.sessionnotes.platform.CallTransaction;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Intercepts the methods of PatientService that merge patients.
 * <p>
 * Platform: the method that merges a list of patients calls the method that merges two patients. No advice intercepts
 * this call from one merging method to the other. Each merge of patients is therefore intercepted only once.
 */
public class PatientLifeAdvice implements MethodInterceptor {

	private final ObjectFactory<PatientMerges> merges;

	private final CallTransaction transaction;

	public PatientLifeAdvice(ObjectFactory<PatientMerges> merges,
			ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.merges = merges;
		this.transaction = new CallTransaction(transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		if (!"mergePatients".equals(invocation.getMethod().getName())
				|| !(invocation.getArguments()[0] instanceof Patient)) {
			return invocation.proceed();
		}
		Integer winner = ((Patient) invocation.getArguments()[0]).getPatientId();
		List<Integer> losers = losers(invocation.getArguments()[1]);
		PatientMerges following = merges.getObject();
		boolean nested = following.isUnderWay();
		following.setUnderWay(true);
		try {
			return transaction.run(invocation, nothing -> following.merged(winner, losers));
		} finally {
			following.setUnderWay(nested);
		}
	}

	private static List<Integer> losers(Object argument) {
		List<?> patients = argument instanceof List ? (List<?>) argument : Collections.singletonList(argument);
		return patients.stream().filter(Patient.class::isInstance).map(patient -> ((Patient) patient).getPatientId())
				.collect(Collectors.toList());
	}
}
