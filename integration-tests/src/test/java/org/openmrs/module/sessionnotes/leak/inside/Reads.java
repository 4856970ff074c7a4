/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.Person;
import org.openmrs.Visit;
import org.openmrs.api.ObsService;
import org.openmrs.api.context.Context;
import org.openmrs.parameter.EncounterSearchCriteriaBuilder;
import org.openmrs.util.OpenmrsConstants.PERSON_TYPE;

/** What a module's code is given by the platform's services and by Hibernate, for one patient and one reader. */
public class Reads implements UnaryOperator<String> {

	private final Map<String, Object> outputs = new LinkedHashMap<>();

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		Acting.as(order, () -> {
			Subject subject = Subject.of(order);
			obsService(subject);
			encounterService(subject);
			visitsAndPersons(subject);
			hibernate(subject);
			return null;
		});
		return Json.write(outputs);
	}

	/** Looked up with proxy privileges: what is under test are the reads, not how their arguments are come by. */
	private record Subject(Patient patient, Person person, Visit visit, Encounter encounter, Concept concept, String note) {

		static Subject of(JsonNode order) {
			String[] privileges = {"Get Patients", "Get People", "Get Visits", "Get Encounters", "Get Concepts"};
			Arrays.stream(privileges).forEach(Context::addProxyPrivilege);
			try {
				Encounter encounter = Context.getEncounterService().getEncounterByUuid(order.get("encounter").asText());
				Patient patient = Context.getPatientService().getPatientByUuid(order.get("patient").asText());
				return new Subject(patient, patient.getPerson(),
						Context.getVisitService().getVisitByUuid(order.get("visit").asText()), encounter,
						Context.getConceptService().getConceptByUuid(order.get("noteConcept").asText()),
						order.get("note").asText());
			} finally {
				Arrays.stream(privileges).forEach(Context::removeProxyPrivilege);
			}
		}
	}

	private void obsService(Subject subject) {
		ObsService service = Context.getObsService();
		List<Person> persons = Collections.singletonList(subject.person());
		List<Concept> concepts = Collections.singletonList(subject.concept());
		read("ObsService.getObservationsByPerson", () -> obs(service.getObservationsByPerson(subject.person())));
		read("ObsService.getObservationsByPersonAndConcept",
				() -> obs(service.getObservationsByPersonAndConcept(subject.person(), subject.concept())));
		read("ObsService.getObservations, voided too", () -> obs(service.getObservations(persons, null, null, null, null,
				null, null, null, null, null, null, true)));
		read("ObsService.getObservations of the concept", () -> obs(service.getObservations(persons, null, concepts, null,
				null, null, null, null, null, null, null, true)));
		read("ObsService.getObservations of the encounter",
				() -> obs(service.getObservations(null, Collections.singletonList(subject.encounter()), null, null, null,
						null, null, null, null, null, null, true)));
		read("ObsService.getObservations by a text", () -> obs(service.getObservations(subject.patient().getUuid())));
		read("ObsService.getObservationCount",
				() -> service.getObservationCount(persons, null, null, null, null, null, null, null, null, true));
		read("ObsService.getObservationCount of the concept",
				() -> service.getObservationCount(persons, null, concepts, null, null, null, null, null, null, true));
		read("ObsService.getObservationCount by concept names",
				() -> service.getObservationCount(subject.concept().getNames().stream().collect(Collectors.toList()), true));
		read("ObsService.getObsByUuid", () -> obs(Collections.singletonList(service.getObsByUuid(subject.note()))));
		read("ObsService.getObs, negative ids", () -> {
			for (int id = -1; id >= -60; id--) {
				Obs obs = service.getObs(id);
				if (obs != null && obs.getPerson().equals(subject.person())) {
					return obs(Collections.singletonList(obs));
				}
			}
			return "none";
		});
		read("ObsService.getRevisionObs", () -> subject.encounter().getAllObs(true).stream().map(service::getRevisionObs)
				.map(Reads::line).sorted().collect(Collectors.toList()));
		read("ObsService, types of persons", () -> obs(service.getObservations(persons, null, null, null,
				Collections.singletonList(PERSON_TYPE.PATIENT), null, null, null, null, null, null, false)));
	}

	private void encounterService(Subject subject) {
		read("EncounterService.getEncountersByPatient", () -> encounters(
				Context.getEncounterService().getEncountersByPatient(subject.patient())));
		read("EncounterService.getEncountersByPatientId", () -> encounters(
				Context.getEncounterService().getEncountersByPatientId(subject.patient().getId())));
		read("EncounterService.getEncounters by criteria", () -> encounters(Context.getEncounterService()
				.getEncounters(new EncounterSearchCriteriaBuilder().setPatient(subject.patient()).setIncludeVoided(true)
						.createEncounterSearchCriteria())));
		read("EncounterService.getEncounterByUuid", () -> encounters(Collections
				.singletonList(Context.getEncounterService().getEncounterByUuid(subject.encounter().getUuid()))));
		read("EncounterService.getEncountersByVisit",
				() -> encounters(Context.getEncounterService().getEncountersByVisit(subject.visit(), true)));
		read("EncounterService.getEncountersByVisitsAndPatient",
				() -> Context.getEncounterService().getEncountersByVisitsAndPatient(subject.patient(), true, null, 0, 50)
						.size());
		read("EncounterService.getAllEncounters", () -> encounters(Context.getEncounterService()
				.getAllEncounters(new org.openmrs.Cohort(Collections.singleton(subject.patient().getId())))
				.getOrDefault(subject.patient().getId(), Collections.emptyList())));
		read("Encounter.getAllObs, getObsAtTopLevel", () -> obs(subject.encounter().getAllObs(true)) + " / "
				+ obs(subject.encounter().getObsAtTopLevel(true)) + " / " + subject.encounter().getDateChanged());
		read("EncounterService.filterEncountersByViewPermissions", () -> encounters(Context.getEncounterService()
				.filterEncountersByViewPermissions(Context.getEncounterService().getEncountersByPatient(subject.patient()),
						Context.getAuthenticatedUser())));
	}

	private void visitsAndPersons(Subject subject) {
		read("VisitService.getVisitsByPatient", () -> visits(Context.getVisitService().getVisitsByPatient(subject.patient(),
				true, true)));
		read("VisitService.getVisitByUuid",
				() -> visits(
						Collections.singletonList(Context.getVisitService().getVisitByUuid(subject.visit().getUuid()))));
		read("Visit.getEncounters", () -> encounters(subject.visit().getEncounters()));
		read("PersonService.getPersonByUuid", () -> {
			Person person = Context.getPersonService().getPersonByUuid(subject.person().getUuid());
			return person.getDateChanged() + " " + person.getAttributes().size() + " " + person.getNames().size();
		});
		read("PersonService.getRelationshipsByPerson",
				() -> Context.getPersonService().getRelationshipsByPerson(subject.person()).size());
		read("PatientService.getPatientByUuid", () -> {
			Patient patient = Context.getPatientService().getPatientByUuid(subject.patient().getUuid());
			return patient.getDateChanged() + " " + patient.getIdentifiers().size();
		});
	}

	private void hibernate(Subject subject) {
		read("HQL: obs", () -> obs(session().createQuery("from Obs o where o.person.personId = :id", Obs.class)
				.setParameter("id", subject.person().getPersonId()).list()));
		read("HQL: counts by concept", () -> session()
				.createQuery("select o.concept.conceptId, count(*) from Obs o where o.person.personId = :id"
						+ " group by o.concept.conceptId order by o.concept.conceptId", Object[].class)
				.setParameter("id", subject.person().getPersonId()).list().stream().map(Arrays::toString)
				.collect(Collectors.toList()));
		read("HQL: size(encounter.obs)",
				() -> session()
						.createQuery("select e.encounterDatetime, size(e.obs) from Encounter e where"
								+ " e.patient.patientId = :id order by e.encounterDatetime", Object[].class)
						.setParameter("id", subject.patient().getPatientId()).list().stream().map(Arrays::toString)
						.collect(Collectors.toList()));
		read("HQL: text search", () -> session()
				.createQuery("select count(*) from Obs o where o.person.personId = :id and o.valueText like '%anary%'",
						Long.class)
				.setParameter("id", subject.person().getPersonId()).uniqueResult());
		read("criteria: obs", () -> {
			CriteriaQuery<Obs> query = session().getCriteriaBuilder().createQuery(Obs.class);
			Root<Obs> obs = query.from(Obs.class);
			query.where(session().getCriteriaBuilder().equal(obs.get("person"), subject.person()));
			return obs(session().createQuery(query).list());
		});
		read("native SQL: obs", () -> session()
				.createNativeQuery(
						"select concept_id, cast(value_text as char(200)), comments, voided, status from obs where person_id = "
								+ subject.person().getPersonId() + " order by concept_id, obs_id")
				.list().stream().map(row -> Arrays.toString((Object[]) row)).collect(Collectors.toList()));
	}

	private static Session session() {
		return Context.getRegisteredComponent("sessionFactory", SessionFactory.class).getCurrentSession();
	}

	/** An error is output, too: another one for one twin would tell. */
	private void read(String name, Callable<Object> read) {
		try {
			outputs.put(name, String.valueOf(read.call()));
		} catch (Exception e) {
			outputs.put(name, "error: " + e.getClass().getName() + ": " + e.getMessage());
		}
	}

	private static String visits(Collection<Visit> visits) {
		return visits.stream().map(visit -> visit.getStartDatetime() + " " + visit.getStopDatetime() + " changed "
				+ visit.getDateChanged() + encounters(visit.getEncounters())).sorted().collect(Collectors.joining("\n"));
	}

	private static String encounters(Collection<Encounter> encounters) {
		return encounters.stream()
				.map(encounter -> encounter == null
						? "null"
						: encounter.getEncounterType().getName() + " " + encounter.getEncounterDatetime() + " changed "
								+ encounter.getDateChanged() + " voided " + encounter.getVoided() + ": "
								+ obs(encounter.getAllObs(true)))
				.sorted().collect(Collectors.joining("\n"));
	}

	private static String obs(Collection<Obs> obs) {
		return obs.size() + " obs\n" + obs.stream().map(Reads::line).sorted().collect(Collectors.joining("\n"));
	}

	private static String line(Obs obs) {
		return obs == null
				? "null"
				: obs.getConcept().getUuid() + " = " + obs.getValueText() + obs.getValueNumeric() + " (" + obs.getComment()
						+ ") at " + obs.getObsDatetime() + " voided " + obs.getVoided() + " status " + obs.getStatus()
						+ " of "
						+ obs.getPerson().getUuid() + " in "
						+ (obs.getEncounter() == null ? null : obs.getEncounter().getUuid()) + " group "
						+ (obs.getObsGroup() == null ? null : obs.getObsGroup().getConcept().getUuid()) + " after "
						+ (obs.getPreviousVersion() != null);
	}
}
