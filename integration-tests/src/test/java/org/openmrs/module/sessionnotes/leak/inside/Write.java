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

import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.SessionFactory;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;

/**
 * The ways in that have no address: a module's code that calls a service, or works around the services. The text is missing for
 * the twin that gets no note.
 */
public class Write implements UnaryOperator<String> {

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			try {
				return Json.write(Map.of("uuid", write(order)));
			} catch (RuntimeException e) {
				return Json.write(Map.of("error", e.getClass().getName()));
			}
		});
	}

	private static String write(JsonNode order) {
		return switch (order.get("way").asText()) {
			case "ObsService" -> obsService(order);
			case "EncounterService" -> encounterService(order);
			case "Hibernate" -> hibernate(order);
			default -> throw new IllegalArgumentException(order.get("way").asText());
		};
	}

	private static String obsService(JsonNode order) {
		return order.hasNonNull("text") ? Context.getObsService().saveObs(note(order), null).getUuid() : "";
	}

	private static String encounterService(JsonNode order) {
		Encounter encounter = new Encounter();
		encounter.setPatient(Context.getPatientService().getPatientByUuid(order.get("patient").asText()));
		encounter.setVisit(Context.getVisitService().getVisitByUuid(order.get("visit").asText()));
		encounter.setEncounterType(
				Context.getEncounterService().getEncounterTypeByUuid(order.get("encounterType").asText()));
		encounter.setLocation(Context.getLocationService().getLocationByUuid(order.get("location").asText()));
		encounter.setEncounterDatetime(date(order));
		encounter.addObs(obs(order, order.get("ordinaryConcept").asText(), "ordinary finding"));
		if (order.hasNonNull("text")) {
			encounter.addObs(note(order));
		}
		return Context.getEncounterService().saveEncounter(encounter).getUuid();
	}

	/** As fhir2's and others' data access objects do. */
	private static String hibernate(JsonNode order) {
		if (!order.hasNonNull("text")) {
			return "";
		}
		Obs note = note(order);
		note.setCreator(Context.getAuthenticatedUser());
		note.setDateCreated(new Date());
		org.hibernate.Session session = Context.getRegisteredComponent("sessionFactory", SessionFactory.class)
				.getCurrentSession();
		session.beginTransaction();
		try {
			session.save(note);
			session.getTransaction().commit();
			return note.getUuid();
		} catch (RuntimeException e) {
			session.getTransaction().rollback();
			session.clear();
			throw e;
		}
	}

	private static Obs note(JsonNode order) {
		Obs note = obs(order, order.get("noteConcept").asText(), order.get("text").asText());
		note.setUuid(order.get("note").asText());
		return note;
	}

	private static Obs obs(JsonNode order, String concept, String text) {
		Concept question = Context.getConceptService().getConceptByUuid(concept);
		Obs obs = new Obs(Context.getPersonService().getPersonByUuid(order.get("patient").asText()), question, date(order),
				Context.getLocationService().getLocationByUuid(order.get("location").asText()));
		obs.setValueText(text);
		return obs;
	}

	private static Date date(JsonNode order) {
		return new Date(order.get("date").asLong());
	}
}
