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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;

/** A patient with a session and their therapist, and two more patients for them to be merged with. */
final class Subject {

	/** Two days ago, to the second. */
	static final Date SESSION = new Date(System.currentTimeMillis() / 1000 * 1000 - 2 * 86_400_000L);

	private static final String[] OF_PERSON = {
			"select p.voided, p.void_reason, n.voided, n.void_reason, n.gender from person n "
					+ "left join patient p on p.patient_id = n.person_id where n.uuid = ?",
			"select e.voided, e.void_reason, e.encounter_datetime, e.location_id, v.voided, v.void_reason, "
					+ "(select count(*) from encounter_provider x where x.encounter_id = e.encounter_id and x.voided = false) "
					+ "from encounter e join person n on n.person_id = e.patient_id left join visit v on v.visit_id = e.visit_id "
					+ "where n.uuid = ? order by e.encounter_id",
			"select o.voided, o.void_reason, o.concept_id, o.value_text, o.obs_datetime, o.location_id from obs o "
					+ "join person n on n.person_id = o.person_id where n.uuid = ? order by o.obs_id",
			"select v.voided, v.void_reason from visit v join person n on n.person_id = v.patient_id where n.uuid = ? "
					+ "order by v.visit_id",
			"select i.voided, i.void_reason from patient_identifier i join person n on n.person_id = i.patient_id "
					+ "where n.uuid = ? order by i.patient_identifier_id",
			"select count(*) from person_merge_log m join person n on n.person_id = m.loser_person_id where n.uuid = ?",
			"select count(*) from users u join person n on n.person_id = u.person_id where n.uuid = ?"};

	private static final String OF_PROVIDER = "select retired, retire_reason from provider where uuid = ?";

	private static final String OF_USER = "select u.retired, u.retire_reason, "
			+ "(select count(*) from user_role r where r.user_id = u.user_id) from users u where u.uuid = ?";

	private static int made;

	final String username;

	final String patientUuid;

	final String otherUuid;

	final String thirdUuid;

	final String encounterUuid;

	private final String userUuid;

	private final String providerUuid;

	private final String identifier;

	/** Made by the current user. */
	Subject(String username, boolean hasEncounter) {
		this.username = username;
		this.userUuid = Context.getUserService().getUserByUsername(username).getUuid();
		Patient patient = newPatient();
		this.identifier = patient.getPatientIdentifier().getIdentifier();
		this.providerUuid = newProvider().getUuid();
		this.patientUuid = patient.getUuid();
		this.otherUuid = newPatient().getUuid();
		this.thirdUuid = newPatient().getUuid();
		this.encounterUuid = hasEncounter ? newEncounter(patient, provider()).getUuid() : null;
		flushAndForget();
	}

	static void flushAndForget() {
		Context.flushSession();
		Context.clearSession();
	}

	static Session session() {
		return Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession();
	}

	Patient patient() {
		return Context.getPatientService().getPatientByUuid(patientUuid);
	}

	Patient other() {
		return Context.getPatientService().getPatientByUuid(otherUuid);
	}

	Patient third() {
		return Context.getPatientService().getPatientByUuid(thirdUuid);
	}

	Encounter encounter() {
		return Context.getEncounterService().getEncounterByUuid(encounterUuid);
	}

	User author() {
		return Context.getUserService().getUserByUuid(userUuid);
	}

	/** @return the author's account as a provider */
	Provider provider() {
		return Context.getProviderService().getProviderByUuid(providerUuid);
	}

	/** Platform: a merge copies the identifiers, and while both have one neither of the two can be taken back into use. */
	void dropIdentifiersOfOthers(Patient winner) {
		winner.getIdentifiers().stream().filter(each -> each.getIdentifier().equals(identifier))
				.forEach(each -> each.setVoided(true));
		Context.getPatientService().savePatient(winner);
	}

	/** @return the name by which the author signs in, or null if there is no such account any more */
	String authorsName() {
		List<List<String>> found = rows(session().doReturningWork(connection -> connection),
				"select username from users where uuid = '" + userUuid + "'");
		return found.isEmpty() ? null : found.get(0).get(0);
	}

	/** @return the patients as the table calls them */
	Map<String, String> patients() {
		Map<String, String> patients = new LinkedHashMap<>();
		patients.put("its patient", patientUuid);
		patients.put("the other patient", otherUuid);
		patients.put("the third patient", thirdUuid);
		return patients;
	}

	boolean exists(String personUuid) {
		return !rows(session().doReturningWork(connection -> connection),
				"select uuid from person where uuid = '" + personUuid + "'").isEmpty();
	}

	/** @return all that the platform's tables hold of this, but for what tells one patient from another */
	String record(Connection connection) {
		StringBuilder record = new StringBuilder();
		for (String uuid : patients().values()) {
			for (String sql : OF_PERSON) {
				record.append(rows(connection, sql, uuid)).append('\n');
			}
		}
		return record.append(rows(connection, OF_USER, userUuid)).append(rows(connection, OF_PROVIDER, providerUuid))
				.toString().replaceAll("(#|id = )\\d+", "$1")
				.replaceAll("from patient.*?\\d+", "from patient");
	}

	static List<List<String>> rows(Connection connection, String sql, String... parameters) {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<List<String>> rows = new ArrayList<>();
			try (ResultSet found = statement.executeQuery()) {
				while (found.next()) {
					List<String> row = new ArrayList<>();
					for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
						row.add(found.getString(column));
					}
					rows.add(row);
				}
			}
			return rows;
		} catch (SQLException e) {
			throw new IllegalStateException(sql, e);
		}
	}

	static Visit visitOf(Patient patient) {
		return new Visit(patient, Context.getVisitService().getVisitType(1),
				new Date(SESSION.getTime() - 5 * 86_400_000L));
	}

	private static Patient newPatient() {
		made++;
		Patient patient = new Patient();
		patient.setGender("F");
		patient.addName(new PersonName("Lea", null, "Life"));
		patient.addIdentifier(new PatientIdentifier("life-" + System.nanoTime() + "-" + made,
				Context.getPatientService().getPatientIdentifierType(2), Context.getLocationService().getLocation(1)));
		return Context.getPatientService().savePatient(patient);
	}

	private Provider newProvider() {
		Provider provider = new Provider();
		provider.setPerson(author().getPerson());
		provider.setIdentifier("provider of " + username);
		return Context.getProviderService().saveProvider(provider);
	}

	private static Encounter newEncounter(Patient patient, Provider provider) {
		Encounter encounter = new Encounter();
		encounter.setPatient(patient);
		encounter.setEncounterDatetime(SESSION);
		encounter.setEncounterType(Context.getEncounterService().getEncounterType(1));
		encounter.setLocation(Context.getLocationService().getLocation(1));
		encounter.setVisit(Context.getVisitService().saveVisit(visitOf(patient)));
		encounter.setProvider(Context.getEncounterService().getEncounterRole(1), provider);
		Obs mood = new Obs();
		mood.setConcept(Context.getConceptService().getConcept(19));
		mood.setValueText("sleeps well");
		mood.setLocation(encounter.getLocation());
		encounter.addObs(mood);
		return Context.getEncounterService().saveEncounter(encounter);
	}
}
