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

import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** The calls behind the rows of docs/life-cycle.md, by the rows' names. */
final class LifeEvents {

	private static final String REASON = "because of the test";

	private static final String THERAPIST = "Session Notes: Therapist";

	private LifeEvents() {
	}

	static Map<String, LifeEvent> all() {
		Map<String, LifeEvent> events = new LinkedHashMap<>();
		addMerges(events);
		addPatients(events);
		addEncounters(events);
		addAccounts(events);
		addPrivileges(events);
		addConcepts(events);
		return events;
	}

	private static void addMerges(Map<String, LifeEvent> events) {
		LifeEvent.Deed merge = s -> Context.getPatientService().mergePatients(s.other(), s.patient());
		LifeEvent.Deed mergeOther = s -> Context.getPatientService().mergePatients(s.patient(), s.other());
		events.put("patient merged into another", new LifeEvent(merge));
		events.put("patient merged into another: with notes on both", new LifeEvent(merge).withNotesOnBoth());
		events.put("another patient merged into this one", new LifeEvent(mergeOther));
		events.put("another patient merged into this one: with notes on both", new LifeEvent(mergeOther).withNotesOnBoth());
		events.put("patient merged into another, as one of a list",
				new LifeEvent(s -> Context.getPatientService().mergePatients(s.other(), Arrays.asList(s.patient()))));
		events.put("two patients merged into a third, as a list: with notes on both",
				new LifeEvent(
						s -> Context.getPatientService().mergePatients(s.third(), Arrays.asList(s.patient(), s.other())))
						.withNotesOnBoth());
		events.put("patient merged into another, who is merged into a third: with notes on the second, too",
				new LifeEvent(s -> {
					merge.to(s);
					Subject.flushAndForget();
					Context.getPatientService().mergePatients(s.third(), s.other());
				}).withNotesOnBoth());
		events.put("patient merged into another, then taken back into use", new LifeEvent(s -> {
			merge.to(s);
			s.dropIdentifiersOfOthers(s.other());
			Subject.flushAndForget();
			Context.getPatientService().unvoidPatient(s.patient());
		}));
	}

	private static void addPatients(Map<String, LifeEvent> events) {
		LifeEvent.Deed voided = s -> Context.getPatientService().voidPatient(s.patient(), REASON);
		LifeEvent.Deed purged = s -> Context.getPatientService().purgePatient(s.patient());
		events.put("patient voided", new LifeEvent(voided));
		events.put("patient unvoided: of a voided patient",
				new LifeEvent(s -> Context.getPatientService().unvoidPatient(s.patient())).after(voided));
		events.put("patient purged: with no encounter, as no patient with encounters can be purged",
				new LifeEvent(purged).withoutEncounter());
		events.put("patient purged: of a voided patient with no encounter",
				new LifeEvent(purged).after(voided).withoutEncounter());
	}

	private static void addEncounters(Map<String, LifeEvent> events) {
		LifeEvent.Deed voided = s -> Context.getEncounterService().voidEncounter(s.encounter(), REASON);
		events.put("encounter voided", new LifeEvent(voided));
		events.put("encounter unvoided: of a voided encounter",
				new LifeEvent(s -> Context.getEncounterService().unvoidEncounter(s.encounter())).after(voided));
		events.put("encounter purged",
				new LifeEvent(s -> Context.getEncounterService().purgeEncounter(s.encounter(), true)));
		events.put("encounter transferred to another patient",
				new LifeEvent(s -> Context.getEncounterService().transferEncounter(s.encounter(), s.other())));
		events.put("encounter saved with another patient", new LifeEvent(s -> {
			Encounter encounter = s.encounter();
			encounter.setVisit(null);
			encounter.setPatient(s.other());
			Context.getEncounterService().saveEncounter(encounter);
		}));
		events.put("encounter moved in date and place", new LifeEvent(s -> {
			Encounter encounter = s.encounter();
			encounter.setEncounterDatetime(new Date(Subject.SESSION.getTime() - 86_400_000L));
			encounter.setLocation(Context.getLocationService().getLocation(2));
			Context.getEncounterService().saveEncounter(encounter);
		}));
		events.put("encounter's provider changed", new LifeEvent(s -> {
			Encounter encounter = s.encounter();
			encounter.setProvider(Context.getEncounterService().getEncounterRole(1),
					Context.getProviderService().getProvider(1));
			Context.getEncounterService().saveEncounter(encounter);
		}));
		events.put("visit merged into another", new LifeEvent(s -> {
			Encounter encounter = s.encounter();
			Visit first = encounter.getVisit();
			encounter.setVisit(Context.getVisitService().saveVisit(Subject.visitOf(s.patient())));
			Context.getEncounterService().saveEncounter(encounter);
			first.getEncounters().clear();
			Context.getVisitService().voidVisit(first, REASON);
		}));
		events.put("visit voided",
				new LifeEvent(s -> Context.getVisitService().voidVisit(s.encounter().getVisit(), REASON)));
	}

	private static void addAccounts(Map<String, LifeEvent> events) {
		LifeEvent.Deed retired = s -> Context.getUserService().retireUser(s.author(), REASON);
		events.put("author retired", new LifeEvent(retired).byAdministrator());
		events.put("author unretired: of a retired author",
				new LifeEvent(s -> Context.getUserService().unretireUser(s.author())).after(retired).byAdministrator());
		events.put("author renamed", new LifeEvent(s -> {
			User author = s.author();
			author.setUsername(author.getUsername() + "-married");
			Context.getUserService().saveUser(author);
		}).byAdministrator());
		events.put("author purged", new LifeEvent(s -> Context.getUserService().purgeUser(s.author())).byAdministrator());
		LifeEvent.Deed ownPatient = s -> {
			User author = s.author();
			author.setPerson(s.other());
			Context.getUserService().saveUser(author);
		};
		LifeEvent.Deed personMerged = s -> Context.getPatientService().mergePatients(s.third(), s.other());
		events.put("author's person merged", new LifeEvent(personMerged).after(ownPatient).byAdministrator());
		events.put("author unretired: of an author whose person was merged",
				new LifeEvent(s -> Context.getUserService().unretireUser(s.author())).after(s -> {
					ownPatient.to(s);
					Subject.flushAndForget();
					personMerged.to(s);
				}).byAdministrator());
		events.put("author's provider account retired",
				new LifeEvent(s -> Context.getProviderService().retireProvider(s.provider(), REASON)).byAdministrator());
	}

	private static void addPrivileges(Map<String, LifeEvent> events) {
		LifeEvent.Deed withoutRole = s -> withRole(s, false);
		LifeEvent.Deed withoutPrivilege = s -> withPrivilege(false);
		events.put("role taken away from the author", new LifeEvent(withoutRole).byAdministrator());
		events.put("role given back to the author: of an author whose role was taken away",
				new LifeEvent(s -> withRole(s, true)).after(withoutRole).byAdministrator());
		events.put("privilege taken away from the role", new LifeEvent(withoutPrivilege).byAdministrator());
		events.put("privilege given back to the role: of an author whose role had lost the privilege",
				new LifeEvent(s -> withPrivilege(true)).after(withoutPrivilege).byAdministrator());
	}

	private static void withRole(Subject subject, boolean given) {
		User author = subject.author();
		Role role = Context.getUserService().getRole(THERAPIST);
		if (given) {
			author.addRole(role);
		} else {
			author.removeRole(role);
		}
		Context.getUserService().saveUser(author);
	}

	private static void withPrivilege(boolean given) {
		Role role = Context.getUserService().getRole(THERAPIST);
		if (given) {
			role.addPrivilege(
					Context.getUserService().getPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES));
		} else {
			role.removePrivilege(
					Context.getUserService().getPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES));
		}
		Context.getUserService().saveRole(role);
	}

	private static void addConcepts(Map<String, LifeEvent> events) {
		events.put("concept retired", new LifeEvent(s -> Context.getConceptService().retireConcept(noteConcept(), REASON))
				.byAdministrator());
		events.put("concept renamed", new LifeEvent(s -> {
			Concept concept = noteConcept();
			concept.getName().setName("Reflections " + s.username);
			Context.getConceptService().saveConcept(concept);
		}).byAdministrator());
		events.put("concept merged into another", new LifeEvent(s -> {
			Concept concept = noteConcept();
			Subject.session().createQuery("update Obs set concept = :other where concept = :concept")
					.setParameter("other", Context.getConceptService().getConcept(19)).setParameter("concept", concept)
					.executeUpdate();
			Context.getConceptService().retireConcept(concept, REASON);
		}).byAdministrator());
	}

	private static Concept noteConcept() {
		return Context.getConceptService().getConceptByUuid(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}
}
