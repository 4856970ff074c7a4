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

import java.util.LinkedHashMap;
import java.util.Map;

import org.aopalliance.intercept.MethodInvocation;
import org.hibernate.Hibernate;
import org.openmrs.Encounter;
import org.openmrs.Visit;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Diverts what comes with the new encounters of a visit: the platform saves them by cascade, without
 * EncounterService.
 */
class VisitServiceAdvice extends SaveAdvice {

	VisitServiceAdvice(ObjectFactory<Diversion> diversion, ObjectFactory<PlatformTransactionManager> transactionManager) {
		super(diversion, transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		if (!isCall(invocation, "saveVisit", Visit.class) || invocation.getArguments()[0] == null) {
			return invocation.proceed();
		}
		Map<Encounter, TakenOut> taken = takeOutOf((Visit) invocation.getArguments()[0]);
		if (taken.isEmpty()) {
			return invocation.proceed();
		}
		return inTransaction(() -> {
			Object saved = invocation.proceed();
			taken.forEach(
					(encounter, notes) -> notes.getNotes().forEach(note -> diversion().keep(note, encounter)));
			return saved;
		}, () -> TakenOut.putBackAll(taken));
	}

	private Map<Encounter, TakenOut> takeOutOf(Visit visit) {
		Map<Encounter, TakenOut> taken = new LinkedHashMap<>();
		if (visit.getEncounters() == null || !Hibernate.isInitialized(visit.getEncounters())) {
			return taken;
		}
		RestrictedConceptSnapshot restricted = diversion().restricted();
		for (Encounter encounter : visit.getEncounters()) {
			if (encounter.getEncounterId() == null) {
				TakenOut notes = diversion().takeOutOf(encounter, restricted);
				if (!notes.isEmpty()) {
					taken.put(encounter, notes);
				}
			}
		}
		return taken;
	}
}
