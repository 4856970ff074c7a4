/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.util.List;

/**
 * The people, patients and words of a small clinic that does mental-health work. Nobody in it is real. The accounts exist only
 * where this launcher has loaded them; no module file contains them.
 */
public final class DemoClinic {

	/** One word for everybody makes trying out easy; it satisfies the platform's password rules. */
	private static final String PASSWORD = "Demo-2468";

	public static final String THERAPIST_ROLE = "Session Notes: Therapist";

	public static final String SUPERVISOR_ROLE = "Session Notes: Supervisor";

	public static final String PRIVACY_OFFICER_ROLE = "Session Notes: Privacy Officer";

	public static final String LICENSED_ROLE = "Session Notes: Licensed Professional";

	/** An ordinary role that reads and writes the record, without any of the module's privileges. */
	public static final String CLINICIAN_ROLE = "Clinician";

	public static final String CLINICIAN_ROLE_UUID = "6a1d0b5c-7b0e-4f3a-9a55-0d6f4e2c8b01";

	/** The platform's superuser. */
	public static final String SYSTEM_DEVELOPER_ROLE = "System Developer";

	/**
	 * A user, the person behind it and, where there is a provider's uuid, the provider.
	 *
	 * @param roles by name; those that do not exist, because the module is not installed, are left out
	 */
	public record Account(String task, String username, String password, String givenName, String familyName, String gender,
			List<String> roles, String userUuid, String personUuid, String providerUuid) {

		public Http login(String baseUrl) {
			return Http.as(username, password, baseUrl);
		}
	}

	/** The account that the platform's installation makes. */
	public static final Account ADMIN = new Account("first administrator", "admin", "Admin-2468", null, null, null,
			List.of(SYSTEM_DEVELOPER_ROLE), null, null, null);

	public static final Account THERAPIST = new Account("therapist", "therapist1", PASSWORD, "Amara", "Okafor", "F",
			List.of(CLINICIAN_ROLE, THERAPIST_ROLE), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1001",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2001", "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e3001");

	public static final Account OTHER_THERAPIST = new Account("another therapist", "therapist2", PASSWORD, "Mateo", "Rivera",
			"M", List.of(CLINICIAN_ROLE, THERAPIST_ROLE), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1002",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2002", "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e3002");

	public static final Account NURSE = new Account("nurse", "nurse", PASSWORD, "Linh", "Tran", "F", List.of(CLINICIAN_ROLE),
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1003", "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2003",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e3003");

	public static final Account SUPERVISOR = new Account("supervisor", "supervisor", PASSWORD, "Ruth", "Adeyemi", "F",
			List.of(CLINICIAN_ROLE, SUPERVISOR_ROLE), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1004",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2004", "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e3004");

	public static final Account PRIVACY_OFFICER = new Account("privacy officer", "privacyofficer", PASSWORD, "Jonas",
			"Meyer",
			"M", List.of(CLINICIAN_ROLE, PRIVACY_OFFICER_ROLE), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1005",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2005", null);

	public static final Account SYSTEM_ADMINISTRATOR = new Account("system administrator", "sysadmin", PASSWORD, "Ines",
			"Costa", "F", List.of(SYSTEM_DEVELOPER_ROLE), "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1006",
			"c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e2006", null);

	public static final List<Account> STAFF = List.of(THERAPIST, OTHER_THERAPIST, NURSE, SUPERVISOR, PRIVACY_OFFICER,
			SYSTEM_ADMINISTRATOR);

	/**
	 * A patient.
	 *
	 * @param visitUuid the active visit's, or null for none
	 */
	public record Client(String uuid, String givenName, String familyName, String gender, String birthdate, String number,
			String visitUuid) {
	}

	public static final Client FIRST_CLIENT = new Client("5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74001", "Grace", "Mwangi", "F",
			"1988-04-12", "SN-1001", "5d0e7b1a-94f5-4f4e-a1c9-2f60d3b75001");

	public static final Client SECOND_CLIENT = new Client("5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74002", "Tomás", "Herrera", "M",
			"1975-11-30", "SN-1002", "5d0e7b1a-94f5-4f4e-a1c9-2f60d3b75002");

	public static final Client THIRD_CLIENT = new Client("5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74003", "Noor", "Haddad", "F",
			"2001-07-08", "SN-1003", "5d0e7b1a-94f5-4f4e-a1c9-2f60d3b75003");

	public static final List<Client> CLIENTS = List.of(FIRST_CLIENT, SECOND_CLIENT, THIRD_CLIENT);

	public static final String LOCATION = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6001";

	/** OpenMRS 3 looks for the tag by its name. */
	public static final String LOGIN_LOCATION_TAG = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6005";

	public static final String IDENTIFIER_TYPE = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6002";

	public static final String VISIT_TYPE = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6003";

	/** Encounter type "Consultation", an ordinary one. */
	public static final String CONSULTATION = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f6004";

	/** Concept "Presenting concern", an ordinary Text. */
	public static final String TEXT_CONCEPT = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f7001";

	/** Concept "PHQ-9 total score", an ordinary Numeric from 0 to 27. */
	public static final String NUMERIC_CONCEPT = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f7002";

	/** Concept set "Session findings" for groups of obs, with the two concepts above as members. */
	public static final String GROUP_CONCEPT = "b8a4a7c6-51f0-4b58-9d0c-3c9e8a1f7003";

	/** The module's concept for psychotherapy notes; it exists where the module is installed. */
	public static final String PSYCHOTHERAPY_NOTE_CONCEPT = "53f49eb6-6d09-4343-8e10-3bf17a883883";

	/** What clinicians of any clinic may do with the record, over REST and FHIR. */
	static final List<String> CLINICIAN_PRIVILEGES = List.of("Get Patients", "Get Patient Identifiers",
			"Get Identifier Types",
			"Get People", "Get Person Attribute Types", "Get Relationships", "Get Encounters", "Add Encounters",
			"Edit Encounters",
			"Delete Encounters", "Get Encounter Types", "Get Encounter Roles", "Get Observations", "Add Observations",
			"Edit Observations", "Delete Observations", "Get Visits", "Add Visits", "Edit Visits", "Get Visit Types",
			"Get Visit Attribute Types", "Get Concepts", "Get Concept Classes", "Get Concept Datatypes",
			"Get Concept Sources",
			"Get Concept Map Types", "Get Concept Reference Terms", "Get Forms", "Get Locations",
			"Get Location Attribute Types",
			"Get Providers", "Get Users", "Get Orders", "Get Conditions", "Get Diagnoses", "Get Allergies",
			"Get Patient Programs", "Get Programs");

	private DemoClinic() {
	}
}
