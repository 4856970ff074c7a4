/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Diverts the restricted obs of each encounter that is passed to EncounterService. The platform saves the remaining
 * data of the encounter as usual.
 */
public class EncounterServiceAdvice extends SaveAdvice {

	public EncounterServiceAdvice(ObjectFactory<Diversion> diversion,
			ObjectFactory<PlatformTransactionManager> transactionManager) {
		super(diversion, transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		if (isCall(invocation, "transferEncounter", Encounter.class, Patient.class)
				&& invocation.getArguments()[0] != null && diversion()
						.holdsStoredRestrictedRows((Encounter) invocation.getArguments()[0], diversion().restricted())) {
			// copies of the restricted answers would be stored as notes of the user who transfers the encounter
			throw new InvalidRequestException("sessionnotes.error.obs.transfer");
		}
		if (!isCall(invocation, "saveEncounter", Encounter.class) || invocation.getArguments()[0] == null) {
			return invocation.proceed();
		}
		return diversion().withOneReadingOfRestricted(() -> save((Encounter) invocation.getArguments()[0], invocation));
	}

	private Object save(Encounter encounter, MethodInvocation invocation) throws Throwable {
		DivertedObs taken = diversion().takeOutOf(encounter, diversion().restricted());
		if (taken.isEmpty()) {
			return invocation.proceed();
		}
		return divert(taken, () -> {
			Object saved = invocation.proceed();
			taken.getNotes().forEach(obs -> diversion().keep(obs, encounter));
			return saved;
		});
	}
}
