/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.inside;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.api.context.Context;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls a service of the platform as a page or another module does, outside any transaction. Something else is written in the
 * same session afterwards, as a page does that goes on after an error.
 */
public class ServiceCall implements UnaryOperator<String> {

	private static final String REASON = "because of the test";

	/**
	 * @param sent username, password, method and uuids, each on a line of its own
	 * @return the messages of what the call threw and of its causes, or "done"
	 */
	@Override
	public String apply(String sent) {
		String[] lines = sent.split("\n");
		Context.openSession();
		try {
			Context.authenticate(lines[0], lines[1]);
			String outcome = outcome(lines[2], lines[3], lines[lines.length - 1]);
			new TransactionTemplate(Context.getRegisteredComponents(PlatformTransactionManager.class).get(0))
					.execute(status -> null);
			return outcome;
		} finally {
			Context.closeSession();
		}
	}

	private static String outcome(String method, String uuid, String other) {
		try {
			call(method, uuid, other);
			return "done";
		} catch (Exception e) {
			return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).map(Throwable::getMessage)
					.map(String::valueOf).collect(Collectors.joining("\n"));
		}
	}

	private static void call(String method, String uuid, String other) throws Exception {
		switch (method) {
			case "voidVisit" -> Context.getVisitService().voidVisit(Context.getVisitService().getVisitByUuid(uuid), REASON);
			case "purgeVisit" -> Context.getVisitService().purgeVisit(Context.getVisitService().getVisitByUuid(uuid));
			case "voidPatient" ->
				Context.getPatientService().voidPatient(Context.getPatientService().getPatientByUuid(uuid), REASON);
			case "purgePatient" ->
				Context.getPatientService().purgePatient(Context.getPatientService().getPatientByUuid(uuid));
			case "mergePatients" -> Context.getPatientService().mergePatients(
					Context.getPatientService().getPatientByUuid(other), Context.getPatientService().getPatientByUuid(uuid));
			case "transferEncounter" -> Context.getEncounterService().transferEncounter(
					Context.getEncounterService().getEncounterByUuid(uuid),
					Context.getPatientService().getPatientByUuid(other));
			case "voidPatientProgram" -> Context.getProgramWorkflowService()
					.voidPatientProgram(Context.getProgramWorkflowService().getPatientProgramByUuid(uuid), REASON);
			default -> throw new IllegalArgumentException(method);
		}
	}
}
