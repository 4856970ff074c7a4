/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.PsychotherapyNoteService;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.setup.MetadataInstaller;
import org.openmrs.test.jupiter.BaseContextSensitiveTest;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.OpenmrsUtil;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * A test against the real platform, with the module's tables and metadata. Two therapists, a nurse, a supervisor and two
 * privacy officers can sign in; the admin of the standard data is a superuser.
 */
public abstract class SessionNotesContextTest extends BaseContextSensitiveTest {

	protected static final String PASSWORD = "Therapist1";

	protected static final String AUTHOR = "anna";

	protected static final String OTHER_THERAPIST = "bert";

	protected static final String NURSE = "nora";

	protected static final String SUPERVISOR = "sofia";

	protected static final String PRIVACY_OFFICER = "olga";

	protected static final String OTHER_PRIVACY_OFFICER = "otto";

	private static boolean tablesMade;

	private static String dataDirectory;

	@Autowired
	protected SessionFactory sessionFactory;

	protected PsychotherapyNoteService service;

	protected Concept noteConcept;

	protected Patient patient;

	/**
	 * Platform: before 2.8 each look makes another data directory, and with it the keyset would be gone. Before 2.7 the database in
	 * memory is gone when nothing asked it for half a minute, as while tests run on other databases.
	 */
	@Override
	public Properties getRuntimeProperties() {
		Properties properties = super.getRuntimeProperties();
		for (String url : Arrays.asList(Environment.URL, "connection.url")) {
			properties.computeIfPresent(url,
					(name, value) -> value.toString().replace("DB_CLOSE_DELAY=30", "DB_CLOSE_DELAY=-1"));
		}
		if (dataDirectory == null) {
			dataDirectory = OpenmrsUtil.getApplicationDataDirectory();
		}
		properties.setProperty(OpenmrsConstants.APPLICATION_DATA_DIRECTORY_RUNTIME_PROPERTY, dataDirectory);
		OpenmrsUtil.setApplicationDataDirectory(dataDirectory);
		return properties;
	}

	@BeforeEach
	public void setUpSessionNotes() throws Exception {
		if (!tablesMade) {
			try (Session session = sessionFactory.openSession()) {
				session.doWork(SessionNotesContextTest::makeTables);
			}
			// the test's transaction may have begun before there were tables, and MariaDB refuses to read them in it
			getConnection().commit();
			tablesMade = true;
		}
		if (Context.getUserService().getUserByUsername(AUTHOR) == null) {
			// committed, as the standard data is: the platform reads roles in a thread of its own
			makeMetadataAndUsers();
			Context.flushSession();
			getConnection().commit();
		}
		// what an earlier test added to the set was rolled back
		Context.getRegisteredComponents(RestrictedConcepts.class).get(0).current();
		// what an earlier test was refused leaves this one its own budget of refusals that are stored at once
		Context.getRegisteredComponents(AccessLog.class).get(0).getRefusals().clear();
		service = Context.getService(PsychotherapyNoteService.class);
		noteConcept = Context.getConceptService().getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		patient = Context.getPatientService().getPatient(7);
	}

	private static void makeMetadataAndUsers() {
		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();
		Role clinician = clinician();
		Role therapist = Context.getUserService().getRole("Session Notes: Therapist");
		user(AUTHOR, clinician, therapist);
		user(OTHER_THERAPIST, clinician, therapist);
		user(NURSE, clinician);
		user(SUPERVISOR, clinician, Context.getUserService().getRole("Session Notes: Supervisor"));
		Role privacyOfficer = Context.getUserService().getRole("Session Notes: Privacy Officer");
		user(PRIVACY_OFFICER, clinician, privacyOfficer);
		user(OTHER_PRIVACY_OFFICER, clinician, privacyOfficer);
	}

	public static void makeTables(Connection connection) {
		try {
			Database database = DatabaseFactory.getInstance()
					.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			new Liquibase("liquibase.xml", new ClassLoaderResourceAccessor(SessionNotesContextTest.class.getClassLoader()),
					database).update(new Contexts());
			connection.commit();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	protected void signInAs(String username) {
		Context.logout();
		Context.authenticate(username, PASSWORD);
	}

	protected void signInAsSuperuser() throws Exception {
		Context.logout();
		authenticate();
	}

	protected Obs note(String text) {
		Obs obs = new Obs();
		obs.setConcept(noteConcept);
		obs.setValueText(text);
		return obs;
	}

	protected Obs ordinaryText(String text) {
		Obs obs = new Obs();
		obs.setConcept(Context.getConceptService().getConcept(19));
		obs.setValueText(text);
		return obs;
	}

	protected Encounter encounter() {
		Encounter encounter = new Encounter();
		encounter.setPatient(patient);
		encounter.setEncounterDatetime(new Date());
		encounter.setEncounterType(Context.getEncounterService().getEncounterType(1));
		encounter.setLocation(Context.getLocationService().getLocation(1));
		return encounter;
	}

	/** @return how many rows of the obs table answer the restricted concept, or hold the text, after a flush */
	protected int rowsInObsTable(String text) {
		Context.flushSession();
		List<?> found = sessionFactory.getCurrentSession()
				.createNativeQuery(
						"select obs_id from obs where concept_id = :concept or value_text like :text or comments like :text")
				.setParameter("concept", noteConcept.getConceptId()).setParameter("text", "%" + text + "%").list();
		return found.size();
	}

	protected long count(String sql) {
		return ((Number) sessionFactory.getCurrentSession().createNativeQuery(sql).getSingleResult()).longValue();
	}

	private static Role clinician() {
		Role role = new Role("Clinician", "Reads and writes the record");
		for (String privilege : new String[]{PrivilegeConstants.GET_PATIENTS, PrivilegeConstants.GET_ENCOUNTERS,
				PrivilegeConstants.ADD_ENCOUNTERS, PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.GET_OBS,
				PrivilegeConstants.ADD_OBS, PrivilegeConstants.EDIT_OBS, PrivilegeConstants.DELETE_OBS,
				PrivilegeConstants.GET_VISITS, PrivilegeConstants.ADD_VISITS, PrivilegeConstants.EDIT_VISITS,
				PrivilegeConstants.GET_CONCEPTS, PrivilegeConstants.GET_USERS, PrivilegeConstants.GET_LOCATIONS,
				PrivilegeConstants.GET_PERSONS, PrivilegeConstants.GET_ENCOUNTER_TYPES, PrivilegeConstants.GET_VISIT_TYPES,
				PrivilegeConstants.GET_PROVIDERS, PrivilegeConstants.GET_VISIT_ATTRIBUTE_TYPES,
				PrivilegeConstants.GET_GLOBAL_PROPERTIES,
				PrivilegeConstants.PRIV_ADD_HL7_IN_QUEUE}) {
			role.addPrivilege(Context.getUserService().getPrivilege(privilege) != null
					? Context.getUserService().getPrivilege(privilege)
					: Context.getUserService().savePrivilege(new org.openmrs.Privilege(privilege, privilege)));
		}
		return Context.getUserService().saveRole(role);
	}

	private static User user(String username, Role... roles) {
		Person person = new Person();
		person.setGender("F");
		person.addName(new PersonName(username, null, "Tester"));
		User user = new User(Context.getPersonService().savePerson(person));
		user.setUsername(username);
		for (Role role : roles) {
			user.addRole(role);
		}
		return Context.getUserService().createUser(user, PASSWORD);
	}

	/** @param born the day of birth */
	protected static Patient newClient(LocalDate born) {
		Patient made = new Patient();
		made.setGender("F");
		made.setBirthdate(Date.from(born.atStartOfDay(ZoneId.systemDefault()).toInstant()));
		made.addName(new PersonName("Tamara", null, "Client"));
		PatientIdentifier identifier = new PatientIdentifier(UUID.randomUUID().toString(),
				Context.getPatientService().getPatientIdentifierType(2), Context.getLocationService().getLocation(1));
		identifier.setPreferred(true);
		made.addIdentifier(identifier);
		Patient saved = Context.getPatientService().savePatient(made);
		Context.flushSession();
		return saved;
	}

	/** @return how many rows of the table have the text in a column, sealed bytes included */
	protected static long rowsWith(JdbcOperations jdbc, String table, String text) {
		return jdbc.query("select * from " + table, (row, number) -> textOf(row)).stream().filter(row -> row.contains(text))
				.count();
	}

	private static String textOf(ResultSet row) throws SQLException {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
			boolean bytes = row.getObject(i) instanceof byte[] || row.getObject(i) instanceof Blob;
			text.append(bytes ? new String(row.getBytes(i), StandardCharsets.ISO_8859_1) : row.getString(i)).append(' ');
		}
		return text.toString();
	}
}
