/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.EncounterRole;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.Provider;
import org.openmrs.Visit;
import org.openmrs.api.EncounterService;
import org.openmrs.api.ObsService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/**
 * Every way to change a signed note within the platform, by a superuser: each is refused and changes nothing. Of each,
 * a note that is final and one that waits for its co-signature.
 */
public class SignedNoteLockTest extends ProgressNoteContextTest {

	/** What somebody tries to do with a signed note. */
	interface Change {

		void make(SignedNoteLockTest test, Encounter note) throws Exception;
	}

	static Stream<Arguments> changes() {
		List<Arguments> cells = new ArrayList<>();
		throughEncounterService(cells);
		throughObsService(cells);
		throughOtherServices(cells);
		throughSession(cells);
		throughSessionFromOutside(cells);
		return cells.stream();
	}

	private static void throughEncounterService(List<Arguments> cells) {
		cell(cells, "saveEncounter: date", (t, note) -> {
			note.setEncounterDatetime(new Date(note.getEncounterDatetime().getTime() - 60_000));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: location", (t, note) -> {
			note.setLocation(Context.getLocationService().getLocation(2));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: provider added", (t, note) -> {
			note.addProvider(role(), otherProvider());
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: provider removed", (t, note) -> {
			EncounterProvider provider = provider(note);
			note.removeProvider(provider.getEncounterRole(), provider.getProvider());
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: provider's role", (t, note) -> {
			provider(note).setEncounterRole(role());
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: provider replaced", (t, note) -> {
			provider(note).setProvider(otherProvider());
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: type", (t, note) -> {
			note.setEncounterType(encounters().getEncounterType(1));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: type, and a text", (t, note) -> {
			note.setEncounterType(encounters().getEncounterType(1));
			plan(note).setValueText("changed");
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: patient", (t, note) -> {
			note.setVisit(null);
			note.setPatient(otherPatient());
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: form", (t, note) -> {
			note.setForm(Context.getFormService().getForm(1));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: new obs", (t, note) -> {
			note.addObs(t.ordinaryText("added"));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: new group", (t, note) -> {
			Obs group = new Obs();
			group.setConcept(group(note).getConcept());
			group.addGroupMember(t.ordinaryText("added"));
			note.addObs(group);
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: new group member", (t, note) -> {
			group(note).addGroupMember(inEncounter(t.newObs(), note));
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: text of an obs", (t, note) -> {
			plan(note).setValueText("changed");
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: text of a group member", (t, note) -> {
			member(note).setValueText("changed");
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: obs voided", (t, note) -> {
			Obs plan = plan(note);
			plan.setVoided(true);
			plan.setVoidReason("none");
			encounters().saveEncounter(note);
		});
		cell(cells, "saveEncounter: voided", (t, note) -> {
			note.setVoided(true);
			note.setVoidReason("none");
			encounters().saveEncounter(note);
		});
		cell(cells, "voidEncounter", (t, note) -> encounters().voidEncounter(note, "none"));
		cell(cells, "purgeEncounter", (t, note) -> encounters().purgeEncounter(note));
		cell(cells, "purgeEncounter, cascading", (t, note) -> encounters().purgeEncounter(note, true));
		cell(cells, "transferEncounter", (t, note) -> encounters().transferEncounter(note, otherPatient()));
	}

	private static void throughObsService(List<Arguments> cells) {
		cell(cells, "saveObs: text", (t, note) -> {
			plan(note).setValueText("changed");
			obs().saveObs(plan(note), "none");
		});
		cell(cells, "saveObs: coded", (t, note) -> {
			Obs risk = obs(note, ProgressNoteConcept.RISK);
			risk.setValueCoded(Context.getConceptService().getConceptByUuid(ProgressNoteAnswer.RISK_ACUTE.getUuid()));
			obs().saveObs(risk, "none");
		});
		cell(cells, "saveObs: numeric", (t, note) -> {
			Obs duration = obs(note, ProgressNoteConcept.DURATION);
			duration.setValueNumeric(60.0);
			obs().saveObs(duration, "none");
		});
		cell(cells, "saveObs: datetime", (t, note) -> {
			Obs end = obs(note, ProgressNoteConcept.END);
			end.setValueDatetime(new Date(end.getValueDatetime().getTime() + 60_000));
			obs().saveObs(end, "none");
		});
		cell(cells, "saveObs: comment", (t, note) -> {
			plan(note).setComment("added");
			obs().saveObs(plan(note), "none");
		});
		cell(cells, "saveObs: interpretation", (t, note) -> {
			plan(note).setInterpretation(Obs.Interpretation.ABNORMAL);
			obs().saveObs(plan(note), "none");
		});
		cell(cells, "saveObs: group member", (t, note) -> {
			member(note).setValueText("changed");
			obs().saveObs(member(note), "none");
		});
		cell(cells, "saveObs: group member, through its group", (t, note) -> {
			member(note).setValueText("changed");
			obs().saveObs(group(note), "none");
		});
		cell(cells, "saveObs: new", (t, note) -> obs().saveObs(inEncounter(t.newObs(), note), null));
		cell(cells, "saveObs: new group member", (t, note) -> {
			Obs added = inEncounter(t.newObs(), note);
			group(note).addGroupMember(added);
			obs().saveObs(added, null);
		});
		cell(cells, "saveObs: new group member without an encounter", (t, note) -> {
			Obs added = t.newObs();
			added.setObsGroup(group(note));
			obs().saveObs(added, null);
		});
		cell(cells, "saveObs: new group member of another encounter", (t, note) -> {
			Obs added = inEncounter(t.newObs(), t.otherEncounter);
			added.setObsGroup(group(note));
			obs().saveObs(added, null);
		});
		cell(cells, "saveObs: to another encounter", (t, note) -> {
			plan(note).setEncounter(t.otherEncounter);
			obs().saveObs(plan(note), "none");
		});
		cell(cells, "saveObs: from another encounter", (t, note) -> {
			Obs other = obs().getObs(t.otherObs.getObsId());
			other.setEncounter(note);
			obs().saveObs(other, "none");
		});
		cell(cells, "saveObs: into the group", (t, note) -> {
			Obs other = obs().getObs(t.otherObs.getObsId());
			other.setObsGroup(group(note));
			obs().saveObs(other, "none");
		});
		cell(cells, "saveObs: out of the group", (t, note) -> {
			Obs member = member(note);
			member.setObsGroup(null);
			obs().saveObs(member, "none");
		});
		cell(cells, "saveObs: into a new group elsewhere", (t, note) -> {
			Obs group = inEncounter(t.newObs(), t.otherEncounter);
			group.setValueText(null);
			group.setConcept(group(note).getConcept());
			group.addGroupMember(plan(note));
			obs().saveObs(group, null);
		});
		cell(cells, "saveObs: text of what was voided in the draft", (t, note) -> {
			Obs voided = voidedInDraft(note);
			voided.setValueText("changed");
			obs().saveObs(voided, "none");
		});
		cell(cells, "voidObs", (t, note) -> obs().voidObs(plan(note), "none"));
		cell(cells, "voidObs: group", (t, note) -> obs().voidObs(group(note), "none"));
		cell(cells, "voidObs: group member", (t, note) -> obs().voidObs(member(note), "none"));
		cell(cells, "unvoidObs: what was voided in the draft", (t, note) -> obs().unvoidObs(voidedInDraft(note)));
		cell(cells, "purgeObs", (t, note) -> obs().purgeObs(plan(note)));
		cell(cells, "purgeObs: group member", (t, note) -> obs().purgeObs(member(note)));
		cell(cells, "purgeObs: what was voided in the draft", (t, note) -> obs().purgeObs(voidedInDraft(note)));
	}

	private static void throughOtherServices(List<Arguments> cells) {
		cell(cells, "voidVisit with its encounters",
				(t, note) -> Context.getVisitService().voidVisit(note.getVisit(), "none"));
		cell(cells, "updateDraft", (t, note) -> {
			t.signInAs(THERAPIST);
			t.notes.updateDraft(note.getUuid(), null, before -> complete().plan("changed").build());
		});
	}

	private static void throughSession(List<Arguments> cells) {
		cell(cells, "session: date, flushed", (t, note) -> note.setEncounterDatetime(new Date(0)));
		cell(cells, "session: encounter saved or updated", (t, note) -> {
			note.setLocation(Context.getLocationService().getLocation(2));
			t.session().saveOrUpdate(note);
		});
		cell(cells, "session: encounter voided", (t, note) -> {
			note.setVoided(true);
			t.session().saveOrUpdate(note);
		});
		cell(cells, "session: text, flushed", (t, note) -> plan(note).setValueText("changed"));
		cell(cells, "session: obs saved or updated", (t, note) -> {
			plan(note).setValueText("changed");
			t.session().saveOrUpdate(plan(note));
		});
		cell(cells, "session: date of an obs", (t, note) -> plan(note).setObsDatetime(new Date(0)));
		cell(cells, "session: person of an obs", (t, note) -> plan(note).setPerson(otherPatient()));
		cell(cells, "session: obs taken out of the encounter", (t, note) -> plan(note).setEncounter(null));
		cell(cells, "session: group member voided", (t, note) -> member(note).setVoided(true));
		cell(cells, "session: provider's role saved or updated", (t, note) -> {
			provider(note).setEncounterRole(role());
			t.session().saveOrUpdate(provider(note));
		});
		cell(cells, "session: new obs", (t, note) -> t.session().persist(inEncounter(t.newObs(), note)));
		cell(cells, "session: new group member without an encounter", (t, note) -> {
			Obs added = t.newObs();
			group(note).addGroupMember(added);
			t.session().persist(added);
		});
		cell(cells, "session: new provider", (t, note) -> t.session().persist(newProvider(note)));
		cell(cells, "session: obs deleted", (t, note) -> t.session().delete(plan(note)));
		cell(cells, "session: group deleted", (t, note) -> t.session().delete(group(note)));
		cell(cells, "session: provider deleted", (t, note) -> t.session().delete(provider(note)));
		cell(cells, "session: encounter deleted", (t, note) -> t.session().delete(note));
	}

	private static void throughSessionFromOutside(List<Arguments> cells) {
		cell(cells, "detached: encounter updated", (t, note) -> {
			t.session().clear();
			note.setEncounterDatetime(new Date(0));
			t.session().update(note);
		});
		cell(cells, "detached: type of the encounter updated", (t, note) -> {
			t.session().clear();
			note.setEncounterType(encounters().getEncounterType(1));
			t.session().update(note);
		});
		cell(cells, "detached: encounter merged", (t, note) -> {
			t.session().clear();
			note.setEncounterDatetime(new Date(0));
			t.session().merge(note);
		});
		cell(cells, "detached: obs updated", (t, note) -> {
			Obs plan = plan(note);
			t.session().evict(plan);
			plan.setValueText("changed");
			t.session().update(plan);
		});
		cell(cells, "detached: obs updated, to another encounter", (t, note) -> {
			Obs plan = plan(note);
			t.session().evict(plan);
			plan.setEncounter(t.session().get(Encounter.class, t.otherEncounter.getId()));
			t.session().update(plan);
		});
		cell(cells, "detached: obs merged", (t, note) -> {
			Obs plan = plan(note);
			t.session().evict(plan);
			plan.setValueText("changed");
			t.session().merge(plan);
		});
		cell(cells, "detached: new obs merged", (t, note) -> t.session().merge(inEncounter(t.newObs(), note)));
		cell(cells, "detached: obs deleted", (t, note) -> {
			Obs plan = plan(note);
			t.session().evict(plan);
			plan.setEncounter(null);
			t.session().delete(plan);
		});
		cell(cells, "detached: provider updated", (t, note) -> {
			EncounterProvider provider = provider(note);
			t.session().evict(provider);
			provider.setProvider(otherProvider());
			t.session().update(provider);
		});
		cell(cells, "detached: saveObs", (t, note) -> {
			Obs plan = plan(note);
			plan.hasGroupMembers(true);
			t.session().evict(plan);
			plan.setValueText("changed");
			obs().saveObs(plan, "none");
		});
	}

	private static void cell(List<Arguments> cells, String name, Change change) {
		cells.add(Arguments.of(name, change));
	}

	private Encounter otherEncounter;

	private Obs otherObs;

	@ParameterizedTest(name = "{0}")
	@MethodSource("changes")
	public void aFinalNoteStaysAsItIs(String name, Change change) throws Exception {
		String uuid = signedInVisit();

		assertRefused(uuid, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("changes")
	public void aNoteThatWaitsForItsCosignatureStaysAsItIs(String name, Change change) throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		String uuid = signedInVisit();

		assertRefused(uuid, change);
	}

	private void assertRefused(String uuid, Change change) throws Exception {
		signInAsSuperuser();
		otherEncounter = encounter();
		otherObs = ordinaryText("of another encounter");
		otherEncounter.addObs(otherObs);
		encounters().saveEncounter(otherEncounter);
		Encounter note = reloaded(uuid);
		List<String> before = rows(note.getId());

		Throwable thrown = catchThrowable(() -> {
			change.make(this, note);
			Context.flushSession();
		});

		Context.clearSession();
		assertThat(thrown).as("refused").isNotNull();
		assertThat(thrown).as(ExceptionUtils.getStackTrace(thrown)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.fixed");
		assertThat(rows(note.getId())).isEqualTo(before);
		assertThat(notes.verify(uuid)).isNotEmpty()
				.allSatisfy(verification -> assertThat(verification.getDifferences()).isEmpty());
	}

	/** @return the uuid of a signed note in a visit, of which one text was changed while it was a draft */
	private String signedInVisit() throws Exception {
		signInAsSuperuser();
		Visit visit = new Visit(patient, Context.getVisitService().getVisitType(1), Date.from(START.minusSeconds(3600)));
		visit.setStopDatetime(Date.from(START.plusSeconds(7200)));
		Context.getVisitService().saveVisit(visit);
		signInAs(THERAPIST);
		String uuid = notes
				.createDraft(new NewProgressNote(null, patient, visit, Context.getLocationService().getLocation(1),
						complete().plan("As in the first draft").build(), false))
				.getEncounter().getUuid();
		notes.updateDraft(uuid, null, before -> complete().build());
		notes.sign(uuid, digest(uuid));
		return uuid;
	}

	/** @return all of an encounter, its providers and its obs that the database has */
	private List<String> rows(Integer encounterId) {
		List<String> rows = new ArrayList<>();
		for (String sql : new String[]{"select * from encounter where encounter_id = :id",
				"select * from encounter_provider where encounter_id = :id order by encounter_provider_id",
				"select * from obs where encounter_id = :id or obs_group_id in "
						+ "(select obs_id from obs where encounter_id = :id) order by obs_id"}) {
			for (Object row : session().createNativeQuery(sql).setParameter("id", encounterId).list()) {
				rows.add(Arrays.deepToString((Object[]) row));
			}
		}
		return rows;
	}

	private Session session() {
		return sessionFactory.getCurrentSession();
	}

	private Obs newObs() {
		Obs obs = ordinaryText("added");
		obs.setPerson(patient);
		obs.setObsDatetime(new Date());
		obs.setLocation(Context.getLocationService().getLocation(1));
		obs.setCreator(Context.getAuthenticatedUser());
		obs.setDateCreated(new Date());
		return obs;
	}

	private static Obs inEncounter(Obs obs, Encounter encounter) {
		obs.setEncounter(encounter);
		return obs;
	}

	private static EncounterProvider newProvider(Encounter encounter) {
		EncounterProvider provider = new EncounterProvider();
		provider.setEncounter(encounter);
		provider.setEncounterRole(role());
		provider.setProvider(otherProvider());
		provider.setCreator(Context.getAuthenticatedUser());
		provider.setDateCreated(new Date());
		return provider;
	}

	private static EncounterService encounters() {
		return Context.getEncounterService();
	}

	private static ObsService obs() {
		return Context.getObsService();
	}

	private static Obs plan(Encounter note) {
		return obs(note, ProgressNoteConcept.PLAN);
	}

	private static Obs group(Encounter note) {
		return obs(note, ProgressNoteConcept.GOALS);
	}

	private static Obs member(Encounter note) {
		return group(note).getGroupMembers().stream()
				.filter(obs -> obs.getConcept().getUuid().equals(ProgressNoteConcept.GOAL_COMMENT.getUuid())).findFirst()
				.get();
	}

	private static Obs obs(Encounter note, ProgressNoteConcept concept) {
		return note.getObsAtTopLevel(false).stream().filter(obs -> obs.getConcept().getUuid().equals(concept.getUuid()))
				.findFirst().get();
	}

	private static Obs voidedInDraft(Encounter note) {
		return note.getAllObs(true).stream().filter(Obs::getVoided).findFirst().get();
	}

	private static EncounterProvider provider(Encounter note) {
		return note.getActiveEncounterProviders().iterator().next();
	}

	private static EncounterRole role() {
		return encounters().getEncounterRole(1);
	}

	private static Provider otherProvider() {
		return Context.getProviderService().getProviderByIdentifier(COLLEAGUE);
	}

	private static Patient otherPatient() {
		return Context.getPatientService().getPatient(8);
	}
}
