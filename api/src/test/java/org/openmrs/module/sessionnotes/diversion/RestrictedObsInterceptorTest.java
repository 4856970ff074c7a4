/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.ConceptDatatype;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Person;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.ObsDAO;
import org.openmrs.api.db.hibernate.ChainingInterceptor;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways into the obs table that pass no service, or pass one that the diversion does not stand before. */
public class RestrictedObsInterceptorTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-guard-3e77";

	@Autowired
	private ObsDAO obsDao;

	@BeforeEach
	public void signIn() {
		signInAs(AUTHOR);
	}

	@Test
	public void noOtherInterceptorSeesARowBeforeItIsRefused() {
		ChainingInterceptor all = (ChainingInterceptor) session().getSessionFactory().unwrap(SessionFactoryImplementor.class)
				.getSessionFactoryOptions().getInterceptor();
		assertThat(all.interceptors).hasSizeGreaterThan(1).first().isInstanceOf(RestrictedObsInterceptor.class);
	}

	@Test
	public void aHibernateSessionCannotSaveARestrictedRow() {
		assertRefused(() -> session().save(complete(note(CANARY))));
	}

	@Test
	public void saveOrUpdateAsFhirDoesItIsRefused() {
		assertRefused(() -> session().saveOrUpdate(complete(note(CANARY))));
	}

	@Test
	public void persistAndMergeAreRefused() {
		assertRefused(() -> session().persist(complete(note(CANARY))));
		session().clear();
		assertRefused(() -> session().merge(complete(note(CANARY))));
	}

	@Test
	public void aDaoIsRefused() {
		assertRefused(() -> obsDao.saveObs(complete(note(CANARY))));
	}

	@Test
	public void anEncounterSavedBesidesItsServiceBringsNoRestrictedRow() {
		Encounter encounter = encounter();
		encounter.setCreator(Context.getAuthenticatedUser());
		encounter.setDateCreated(new Date());
		Obs note = complete(note(CANARY));
		encounter.addObs(note);
		session().save(encounter);
		assertRefused(() -> session().save(note));
	}

	@Test
	public void anOrdinaryRowCannotBecomeARestrictedOne() {
		Obs obs = complete(ordinaryText("ordinary"));
		session().save(obs);
		session().flush();
		obs.setConcept(noteConcept);
		// the platform itself lets no saved obs change its concept
		assertThatThrownBy(session()::flush).isInstanceOf(RuntimeException.class);
	}

	@Test
	public void aConceptThatIsNotLoadedYetIsRecognisedToo() {
		Integer id = noteConcept.getConceptId();
		session().clear();
		Obs obs = complete(note(CANARY));
		obs.setConcept(session().getReference(Concept.class, id));
		assertRefused(() -> session().save(obs));
	}

	@Test
	public void aRowFromBeforeItsConceptWasRestrictedMayBeVoidedAndNotReworded() {
		Obs legacy = complete(ordinaryText(CANARY));
		session().save(legacy);
		session().flush();
		Concept set = Context.getConceptService().getConceptByUuid("915e5eb3-3fbb-4dea-9688-182fe12cb147");
		set.addSetMember(legacy.getConcept());
		session().flush();

		legacy.setVoided(true);
		legacy.setVoidedBy(Context.getAuthenticatedUser());
		legacy.setDateVoided(new Date());
		legacy.setVoidReason("old");
		session().flush();

		legacy.setValueText(CANARY + " reworded");
		assertRefused(session()::flush);
	}

	/** As fhir2 updates an Observation. */
	@Test
	public void anOrdinaryObsIsNotEditedIntoANoteByTheService() {
		Obs obs = complete(ordinaryText("ordinary"));
		session().save(obs);
		session().flush();

		obs.setConcept(noteConcept);
		obs.setValueText(CANARY);

		assertRefused(() -> Context.getObsService().saveObs(obs, "edited"));
	}

	@Test
	public void aRowFromBeforeItsConceptWasRestrictedIsMovedByTheServiceAndNotReworded() {
		Obs legacy = legacyRow("as it was");
		Person other = Context.getPersonService().getPerson(2);

		legacy.setPerson(other);
		Obs moved = Context.getObsService().saveObs(legacy, "moved");
		session().flush();
		assertThat(moved.getPerson()).isEqualTo(other);
		assertThat(moved.getValueText()).isEqualTo("as it was");

		moved.setValueText(CANARY);
		assertRefused(() -> Context.getObsService().saveObs(moved, "reworded"));
	}

	private Obs legacyRow(String text) {
		Obs legacy = complete(ordinaryText(text));
		session().save(legacy);
		session().flush();
		Concept set = Context.getConceptService().getConceptByUuid("915e5eb3-3fbb-4dea-9688-182fe12cb147");
		set.addSetMember(legacy.getConcept());
		session().flush();
		return legacy;
	}

	@Test
	public void ordinaryRowsPass() {
		session().save(complete(ordinaryText("ordinary row")));
		assertThat(rowsInObsTable("ordinary row")).isOne();
	}

	@Test
	public void theConceptOfExistingNotesKeepsItsDatatype() throws Exception {
		aNoteExists();
		signInAsSuperuser();
		Concept concept = Context.getConceptService().getConceptByUuid(noteConcept.getUuid());
		concept.setDatatype(Context.getConceptService().getConceptDatatypeByUuid(ConceptDatatype.NUMERIC_UUID));

		assertThatThrownBy(() -> {
			Context.getConceptService().saveConcept(concept);
			Context.flushSession();
		}).hasStackTraceContaining("sessionnotes.error.concept.datatype");
	}

	@Test
	public void theConceptOfExistingNotesIsNotDeleted() throws Exception {
		aNoteExists();
		signInAsSuperuser();

		assertThatThrownBy(() -> {
			Context.getConceptService().purgeConcept(noteConcept);
			Context.flushSession();
		}).hasStackTraceContaining("sessionnotes.error.concept.delete");
	}

	private void aNoteExists() {
		Context.getObsService().saveObs(complete(note(CANARY)), null);
		Context.flushSession();
	}

	private void assertRefused(ThrowingCallable attempt) {
		assertThatThrownBy(attempt).hasStackTraceContaining("sessionnotes.error.obs.wrongDoor")
				.satisfies(e -> assertThat(ExceptionUtils.getStackTrace(e))
						.doesNotContain(CANARY));
		assertThat(RefusedRequests.reason()).isEqualTo("sessionnotes.error.obs.wrongDoor");
		RefusedRequests.clear();
	}

	private Obs complete(Obs obs) {
		obs.setPerson(patient);
		obs.setObsDatetime(new Date());
		obs.setCreator(Context.getAuthenticatedUser());
		obs.setDateCreated(new Date());
		return obs;
	}

	private Session session() {
		return sessionFactory.getCurrentSession();
	}
}
