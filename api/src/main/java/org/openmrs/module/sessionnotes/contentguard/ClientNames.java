/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import java.sql.ResultSet;

import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Relationship;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardDictionary;
import org.openmrs.module.sessionnotes.domain.contentguard.NameKind;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;

/**
 * Finds the names of one client and of the people around that client, for one check of a text. Only names that the user
 * may read are looked up, so that the findings tell the user nothing new.
 */
public class ClientNames {

	/**
	 * The maximum number of people whose names are looked up. In a larger group, the names of the remaining people are
	 * not looked up.
	 */
	private static final int MOST_PEOPLE = 100;

	/**
	 * The SQL query for the names of the other clients who had a session with the same provider at the same start time.
	 */
	private static final String PARTICIPANTS = "select n.given_name, n.family_name from encounter e "
			+ "join encounter_provider p on p.encounter_id = e.encounter_id and p.voided = false "
			+ "join encounter o on o.encounter_datetime = e.encounter_datetime and o.patient_id <> e.patient_id "
			+ "and o.voided = false join encounter_provider q on q.encounter_id = o.encounter_id "
			+ "and q.provider_id = p.provider_id and q.voided = false "
			+ "join person_name n on n.person_id = o.patient_id and n.voided = false where e.encounter_id = ?";

	private final StoreTransactions transactions;

	public ClientNames(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @param patientUuid the uuid of the client, or null
	 * @param encounterUuid the uuid of the session's encounter, or null
	 * @throws InvalidRequestException if the client does not exist, or if the given encounter does not exist or belongs
	 *         to a different client
	 */
	GuardDictionary of(String patientUuid, String encounterUuid) {
		GuardDictionary.Builder names = new GuardDictionary.Builder();
		if (patientUuid != null) {
			Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
			if (patient == null) {
				throw new InvalidRequestException("sessionnotes.error.unknown.patient");
			}
			add(names, NameKind.CLIENT, patient);
			addRelatives(names, patient);
			addParticipants(names, patient, encounterUuid);
		}
		return names.build();
	}

	private static void addRelatives(GuardDictionary.Builder names, Patient patient) {
		if (Context.hasPrivilege(PrivilegeConstants.GET_RELATIONSHIPS)) {
			Context.getPersonService().getRelationshipsByPerson(patient).stream().limit(MOST_PEOPLE)
					.forEach(relationship -> add(names, NameKind.RELATIVE, other(relationship, patient)));
		}
	}

	private static Person other(Relationship relationship, Patient patient) {
		return relationship.getPersonA().getPersonId().equals(patient.getPersonId())
				? relationship.getPersonB()
				: relationship.getPersonA();
	}

	private void addParticipants(GuardDictionary.Builder names, Patient patient, String encounterUuid) {
		if (encounterUuid == null || !Context.hasPrivilege(PrivilegeConstants.GET_ENCOUNTERS)) {
			return;
		}
		Encounter encounter = Context.getEncounterService().getEncounterByUuid(encounterUuid);
		if (encounter == null || !encounter.getPatient().equals(patient)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.encounter");
		}
		transactions.reading(jdbc -> jdbc.query(PARTICIPANTS, (ResultSet rows) -> {
			for (int i = 0; i < MOST_PEOPLE && rows.next(); i++) {
				names.add(NameKind.PARTICIPANT, PersonNames.of(rows.getString(1), rows.getString(2)));
			}
			return null;
		}, encounter.getEncounterId()));
	}

	private static void add(GuardDictionary.Builder names, NameKind kind, Person person) {
		for (PersonName name : person.getNames()) {
			names.add(kind, PersonNames.of(name.getGivenName(), name.getFamilyName()));
		}
	}
}
