/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import static org.openmrs.module.sessionnotes.leak.WayOut.get;
import static org.openmrs.module.sessionnotes.leak.WayOut.post;

import java.util.ArrayList;
import java.util.List;

import org.openmrs.module.sessionnotes.server.DemoClinic;

/**
 * Every address of the platform and of other modules that the matrix asks. The addresses of the module under test stand in
 * {@link ModuleEndpoints}. One that is missing is added as one line here.
 */
final class WaysOut {

	private static final String REST = "/ws/rest/v1";

	private static final String R4 = "/ws/fhir2/R4";

	private static final String R3 = "/ws/fhir2/R3";

	private static final String NOTE = DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT;

	private static final String DEEP_OBS = "(uuid,display,concept:(uuid),value,comment,valueModifier,status,interpretation,voided,"
			+ "obsDatetime,formFieldPath,obsGroup,groupMembers:(uuid,display,value,comment,groupMembers))";

	private WaysOut() {
	}

	static List<WayOut> all() {
		List<WayOut> all = new ArrayList<>();
		rest(all);
		fhir(all);
		pages(all);
		otherModules(all);
		all.addAll(ModuleEndpoints.waysOut());
		return all;
	}

	private static void rest(List<WayOut> all) {
		String module = "webservices.rest";
		all.add(get("REST obs of the patient", module, REST + "/obs?patient={patient}"));
		all.add(get("REST obs of the patient, full", module, REST + "/obs?v=full&includeAll=true&patient={patient}"));
		all.add(get("REST obs of the patient, custom", module, REST + "/obs?v=custom:" + DEEP_OBS + "&patient={patient}"));
		// which of two obs of the same moment comes first is the database's choice
		all.add(get("REST obs of the patient, total", module,
				REST + "/obs?v=custom:(uuid)&totalCount=true&limit=1&patient={patient}"));
		all.add(get("REST obs of the patient, second page", module,
				REST + "/obs?v=custom:(uuid)&totalCount=true&limit=1&startIndex=1&patient={patient}"));
		all.add(get("REST obs of the concept", module,
				REST + "/obs?v=full&totalCount=true&patient={patient}&concept=" + NOTE));
		all.add(get("REST obs of the concepts", module,
				REST + "/obs?v=full&totalCount=true&patient={patient}&concepts=" + NOTE + "," + DemoClinic.TEXT_CONCEPT));
		all.add(get("REST obs of the encounter", module, REST + "/obs?v=full&totalCount=true&encounter={encounter}"));
		all.add(get("REST obs in groups", module,
				REST + "/obs?v=full&patient={patient}&groupingConcepts=" + DemoClinic.GROUP_CONCEPT));
		all.add(get("REST obs by query", module, REST + "/obs?v=full&q={identifier}"));
		all.add(get("REST obs by uuid", module, REST + "/obs/{note}").exceptFor(Role.AUTHOR));
		all.add(get("REST obs by uuid, full", module, REST + "/obs/{note}?v=full&includeAll=true").exceptFor(Role.AUTHOR));
		all.add(get("REST obs value", module, REST + "/obs/{note}/value").exceptFor(Role.AUTHOR));
		all.add(get("REST ordinary obs", module, REST + "/obs/{ordinary}?v=full"));
		all.add(get("REST obstree", module, REST + "/obstree?patient={patient}&concept=" + NOTE));
		all.add(get("REST obstree of the set", module,
				REST + "/obstree?patient={patient}&concept=" + DemoClinic.GROUP_CONCEPT));
		all.add(get("REST encounter, default", module, REST + "/encounter/{encounter}"));
		all.add(get("REST encounter, full", module, REST + "/encounter/{encounter}?v=full&includeAll=true"));
		all.add(get("REST encounter, custom", module,
				REST + "/encounter/{encounter}?v=custom:(uuid,display,auditInfo,obs:" + DEEP_OBS + ")"));
		all.add(get("REST first encounter, full", module, REST + "/encounter/{firstEncounter}?v=full"));
		all.add(get("REST encounters of the patient", module,
				REST + "/encounter?v=full&includeAll=true&totalCount=true&patient={patient}"));
		all.add(get("REST encounters with a concept", module, REST + "/encounter?v=full&patient={patient}&obsConcept=" + NOTE
				+ "&s=byObs"));
		all.add(get("REST visit, full", module, REST + "/visit/{visit}?v=full"));
		all.add(get("REST visit, custom", module, REST + "/visit/{visit}?v=custom:(uuid,auditInfo,encounters:(uuid,obs:"
				+ DEEP_OBS + "))"));
		all.add(get("REST visits of the patient", module, REST + "/visit?v=full&totalCount=true&patient={patient}"));
		all.add(get("REST patient, full", module, REST + "/patient/{patient}?v=full"));
		all.add(get("REST patient by identifier", module, REST + "/patient?v=full&totalCount=true&identifier={identifier}"));
		all.add(get("REST patient by query", module, REST + "/patient?q={identifier}&v=full"));
		all.add(get("REST person, full", module, REST + "/person/{patient}?v=full"));
		all.add(get("REST conditions", module, REST + "/condition?v=full&includeAll=true&patientUuid={patient}"));
		all.add(get("REST diagnoses", module, REST + "/patientdiagnoses?v=full&patientUuid={patient}"));
		all.add(get("REST allergies", module, REST + "/patient/{patient}/allergy?v=full"));
		all.add(get("REST orders", module, REST + "/order?v=full&patient={patient}"));
		all.add(get("REST programs", module, REST + "/programenrollment?v=full&patient={patient}"));
		all.add(get("REST relationships", module, REST + "/relationship?v=full&person={patient}"));
		all.add(get("REST HL7 message", module, REST + "/hl7/{note}"));
		all.add(post("REST change of another's note", module, REST + "/obs/{note}", "{\"value\": \"overwritten\"}",
				"application/json").exceptFor(Role.AUTHOR));
		all.add(new WayOut("REST voiding of another's note", module, "DELETE", REST + "/obs/{note}?reason=x", null, null,
				java.util.EnumSet.of(Role.AUTHOR)));
		all.add(post("REST obs into a group that is a note", module, REST + "/obs/{note}",
				"{\"groupMembers\": [{\"concept\": \"" + DemoClinic.TEXT_CONCEPT + "\", \"value\": \"x\"}]}",
				"application/json").exceptFor(Role.AUTHOR));
	}

	private static void fhir(List<WayOut> all) {
		String module = "fhir2";
		all.add(get("FHIR Observation by uuid", module, R4 + "/Observation/{note}"));
		all.add(get("FHIR Observation history", module, R4 + "/Observation/{note}/_history/1"));
		all.add(get("FHIR ordinary Observation", module, R4 + "/Observation/{ordinary}"));
		all.add(get("FHIR Observation search", module, R4 + "/Observation?patient={patient}&_count=50"));
		all.add(get("FHIR Observation by code", module, R4 + "/Observation?patient={patient}&code=" + NOTE));
		all.add(get("FHIR Observation by encounter", module, R4 + "/Observation?encounter={encounter}&_count=50"));
		all.add(get("FHIR Observation count", module, R4 + "/Observation?patient={patient}&_summary=count"));
		all.add(get("FHIR Observation count by code", module,
				R4 + "/Observation?patient={patient}&_summary=count&code=" + NOTE));
		all.add(get("FHIR Observation pages", module, R4 + "/Observation?patient={patient}&_count=1&_sort=-date"));
		all.add(get("FHIR Observation by id", module, R4 + "/Observation?_id={note}"));
		all.add(get("FHIR Observation with includes", module, R4
				+ "/Observation?patient={patient}&_include=Observation:encounter&_include=Observation:patient&_include=Observation:has-member"));
		all.add(get("FHIR Observation $lastn", module,
				R4 + "/Observation/$lastn?max=5&patient={patient}&code=" + NOTE + "," + DemoClinic.TEXT_CONCEPT));
		all.add(get("FHIR Observation $lastn-encounters", module,
				R4 + "/Observation/$lastn-encounters?max=5&patient={patient}&code=" + NOTE + "," + DemoClinic.TEXT_CONCEPT));
		all.add(post("FHIR Observation _search", module, R4 + "/Observation/_search", "patient={patient}&_count=50",
				"application/x-www-form-urlencoded"));
		all.add(get("FHIR Encounter by uuid", module, R4 + "/Encounter/{encounter}"));
		all.add(get("FHIR Encounter $everything", module, R4 + "/Encounter/{encounter}/$everything"));
		all.add(get("FHIR Encounter search, including obs", module,
				R4 + "/Encounter?patient={patient}&_revinclude=Observation:encounter&_count=50"));
		all.add(get("FHIR Patient by uuid", module, R4 + "/Patient/{patient}"));
		all.add(get("FHIR Patient $everything", module, R4 + "/Patient/{patient}/$everything?_count=100"));
		all.add(get("FHIR Patient search, including obs", module,
				R4 + "/Patient?_id={patient}&_revinclude=Observation:patient&_revinclude=Encounter:patient"));
		all.add(get("FHIR Patient that has an obs", module,
				R4 + "/Patient?identifier={identifier}&_has:Observation:patient:code=" + NOTE));
		all.add(get("FHIR DiagnosticReport search", module, R4 + "/DiagnosticReport?patient={patient}"));
		all.add(get("FHIR Condition search", module, R4 + "/Condition?patient={patient}"));
		all.add(get("FHIR Immunization search", module, R4 + "/Immunization?patient={patient}"));
		all.add(get("FHIR release 3 Observation by uuid", module, R3 + "/Observation/{note}"));
		all.add(get("FHIR release 3 Observation search", module, R3 + "/Observation?patient={patient}&_count=50"));
		all.add(get("FHIR release 3 $everything", module, R3 + "/Patient/{patient}/$everything?_count=100"));
		all.add(new WayOut("FHIR delete", module, "DELETE", R4 + "/Observation/{note}", null, null,
				java.util.EnumSet.of(Role.AUTHOR)));
	}

	private static void pages(List<WayOut> all) {
		String module = "legacyui";
		all.add(get("legacyui patient dashboard", module, "/patientDashboard.form?patientId={patientId}"));
		for (String portlet : List.of("patientEncounters", "patientVisits", "patientOverview", "patientGraphs",
				"patientSummary", "personFormEntry")) {
			all.add(get("legacyui portlet " + portlet, module,
					"/portlets/" + portlet + ".portlet?patientId={patientId}&personId={patientId}&id=p"));
		}
		all.add(get("legacyui person dashboard", module, "/personDashboard.form?personId={patientId}"));
		all.add(get("legacyui person's obs", module, "/admin/observations/personObs.form?personId={patientId}"));
		all.add(get("legacyui encounter form", module, "/admin/encounters/encounter.form?encounterId={encounterId}"));
		all.add(get("legacyui encounter display", module,
				"/admin/encounters/encounterDisplay.list?encounterId={encounterId}"));
		all.add(get("legacyui obs form", module, "/admin/observations/obs.form?obsId={ordinaryId}"));
		all.add(get("legacyui obs form, negative id", module, "/admin/observations/obs.form?obsId=-1"));
		all.add(get("legacyui patient form", module, "/admin/patients/patient.form?patientId={patientId}"));
		all.add(get("legacyui visit form", module, "/admin/visits/visit.form?visitId={visitId}&patientId={patientId}"));
		all.add(get("legacyui graph", module,
				"/patientGraphJson.form?patientId={patientId}&conceptId=" + DemoClinic.NUMERIC_CONCEPT));
		all.add(dwr("DWRObsService", "getObservations", "number:{encounterId}"));
		all.add(dwr("DWREncounterService", "getEncounter", "number:{encounterId}"));
		all.add(dwr("DWRPatientService", "getPatient", "number:{patientId}"));
		all.add(dwr("DWRVisitService", "findEncountersByVisit", "number:{visitId}"));
		all.add(get("legacyui HL7 queue", module, "/admin/hl7/hl7InQueueList.json?sEcho=1&messageState=0&iDisplayStart=0&"
				+ "iDisplayLength=50&sSearch={identifier}"));
		all.add(get("legacyui HL7 errors", module,
				"/admin/hl7/hl7InErrorList.json?sEcho=1&iDisplayStart=0&iDisplayLength=50&sSearch={identifier}"));
		all.add(get("legacyui HL7 archives", module,
				"/admin/hl7/hl7InArchiveList.json?sEcho=1&iDisplayStart=0&iDisplayLength=50&sSearch={identifier}"));
	}

	/** As a page of legacyui calls the server from its scripts. */
	private static WayOut dwr(String service, String method, String argument) {
		return post("legacyui " + service + "." + method, "legacyui",
				"/ms/call/plaincall/" + service + "." + method + ".dwr",
				"callCount=1\nc0-scriptName=" + service + "\nc0-methodName=" + method
						+ "\nc0-id=0\nc0-param0=" + argument
						+ "\nbatchId=1\npage=/openmrs/x\nhttpSessionId=\nscriptSessionId=1\n",
				"text/plain");
	}

	private static void otherModules(List<WayOut> all) {
		all.add(get("htmlformentry view", "htmlformentry",
				"/module/htmlformentry/htmlFormEntry.form?encounterId={encounterId}"));
		all.add(get("htmlformentry edit", "htmlformentry",
				"/module/htmlformentry/htmlFormEntry.form?mode=EDIT&encounterId={encounterId}"));
		all.add(get("htmlformentry encounter as JSON", "htmlformentry",
				"/module/htmlformentry/encounter.json?encounter={encounterId}"));
		all.add(get("htmlformentry last entered form", "htmlformentry",
				"/module/htmlformentry/lastEnteredForm.form?patientId={patientId}&formId=1"));
		all.add(get("attachments of the patient", "attachments",
				REST + "/attachment?patient={patient}&includeEncounterless=true&includeVoided=true"));
		all.add(get("attachments of the encounter", "attachments",
				REST + "/attachment?patient={patient}&encounter={encounter}"));
		all.add(get("attachment bytes", "attachments", REST + "/attachment/{note}/bytes").exceptFor(Role.AUTHOR));
		all.add(get("emrapi encounter transaction", "emrapi", REST + "/emrapi/encounter/{encounter}?includeAll=true"));
		all.add(get("emrapi encounters of the patient", "emrapi",
				REST + "/emrapi/encounter?patientUuid={patient}&includeAll=true"));
		all.add(get("emrapi visits with notes", "emrapi", REST + "/emrapi/patient/{patient}/visit?v=full"));
		all.add(get("emrapi visits with notes, custom", "emrapi", REST
				+ "/emrapi/patient/{patient}/visit?v=custom:(visit:default,diagnoses:full,visitNotes:" + DEEP_OBS + ")"));
		all.add(get("emrapi active encounter", "emrapi", REST + "/emrapi/encounter/active?patientUuid={patient}"
				+ "&includeAll=true&encounterTypeUuid=" + DemoClinic.CONSULTATION));
		all.add(get("emrapi encounters of the visit", "emrapi",
				REST + "/emrapi/encounter?patientUuid={patient}&visitUuids={visit}&includeAll=false"));
		all.add(get("emrapi diagnoses", "emrapi", REST + "/emrapi/patientdiagnoses?patient={patient}"));
		all.add(get("emrapi patient profile", "emrapi", REST + "/patientprofile/{patient}"));
		all.add(get("patientsummary own summary", "patientsummary",
				"/module/patientsummary/defaultSummary.form?patientId={patientId}"));
		all.add(get("patientsummary summary of the clinic", "patientsummary",
				"/module/patientsummary/renderSummary.form?patientId={patientId}&summaryId={patientSummary}"));
		all.add(get("patientsummary summary of the clinic, to print", "patientsummary",
				"/module/patientsummary/renderSummary.form?print=true&patientId={patientId}&summaryId={patientSummary}"));
		all.add(get("patientsummary preview", "patientsummary",
				"/module/patientsummary/previewSummaries.form?patientId={patientId}&summaryId={patientSummary}"));
		for (String dataSet : List.of("sqlDataSet", "obsDataSet", "encounterDataSet")) {
			all.add(get("reportingrest " + dataSet, "reportingrest", REST + "/reportingrest/dataSet/{" + dataSet
					+ "}?patient={patientId}&cohort={onePatientOfDataSet}&cohort.patient={patientId}"));
		}
		all.add(get("reportingrest cohort", "reportingrest",
				REST + "/reportingrest/cohort/{onePatient}?patient={patientId}"));
	}
}
