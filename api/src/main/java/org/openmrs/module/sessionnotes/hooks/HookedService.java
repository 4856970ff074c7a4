/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import java.util.function.Consumer;

import org.openmrs.api.CohortService;
import org.openmrs.api.EncounterService;
import org.openmrs.api.ObsService;
import org.openmrs.api.OrderService;
import org.openmrs.api.PatientService;
import org.openmrs.api.PersonService;
import org.openmrs.api.ProgramWorkflowService;
import org.openmrs.api.UserService;
import org.openmrs.api.VisitService;
import org.openmrs.api.context.Context;
import org.openmrs.hl7.HL7Service;
import org.openmrs.util.PrivilegeConstants;

/**
 * The platform services that carry advice of the module. For each of these services, a harmless call is defined that
 * finds no data and changes no data.
 */
enum HookedService {

	OBS("obsService", ObsService.class, PrivilegeConstants.GET_OBS, id -> Context.getObsService().getObs(id)),

	ENCOUNTER("encounterService", EncounterService.class, PrivilegeConstants.GET_ENCOUNTERS,
			id -> Context.getEncounterService().getEncounter(id)),

	PATIENT("patientService", PatientService.class, PrivilegeConstants.GET_PATIENTS,
			id -> Context.getPatientService().getPatient(id)),

	HL7("hL7Service", HL7Service.class, PrivilegeConstants.GET_HL7_SOURCE,
			id -> Context.getHL7Service().getHL7Source(id)),

	USER("userService", UserService.class, PrivilegeConstants.GET_USERS, id -> Context.getUserService().getUser(id)),

	VISIT("visitService", VisitService.class, PrivilegeConstants.GET_VISITS,
			id -> Context.getVisitService().getVisit(id)),

	PERSON("personService", PersonService.class, PrivilegeConstants.GET_PERSONS,
			id -> Context.getPersonService().getPerson(id)),

	PROGRAM("programWorkflowService", ProgramWorkflowService.class, PrivilegeConstants.GET_PATIENT_PROGRAMS,
			id -> Context.getProgramWorkflowService().getPatientProgram(id)),

	COHORT("cohortService", CohortService.class, PrivilegeConstants.GET_PATIENT_COHORTS,
			id -> Context.getCohortService().getCohort(id)),

	ORDER("orderService", OrderService.class, PrivilegeConstants.GET_ORDERS,
			id -> Context.getOrderService().getOrder(id));

	/** An id that no row in the platform's tables has. */
	private static final Integer NO_ROW = Integer.MAX_VALUE;

	private final String beanName;

	private final Class<?> type;

	private final String privilege;

	private final Consumer<Integer> harmlessCall;

	HookedService(String beanName, Class<?> type, String privilege, Consumer<Integer> harmlessCall) {
		this.beanName = beanName;
		this.type = type;
		this.privilege = privilege;
		this.harmlessCall = harmlessCall;
	}

	String getBeanName() {
		return beanName;
	}

	Class<?> getType() {
		return type;
	}

	/** @return the privilege that a user needs for {@link #call} */
	String getPrivilege() {
		return privilege;
	}

	/**
	 * Asks the service for a row that does not exist. The harmless call passes through the same advice as a normal
	 * call.
	 */
	void call() {
		harmlessCall.accept(NO_ROW);
	}
}
