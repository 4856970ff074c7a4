/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.Concept;
import org.openmrs.ConceptSet;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that the hooks refuse every change that they must refuse. During the trial, no user is signed in, so the
 * diversion has to refuse to store a private note. All trial changes run in a transaction that is rolled back. The
 * hooks must refuse each trial change before any row is written.
 */
class RefusalProbe implements HookProbe {

	/** An id that no encounter has. */
	private static final int NO_ENCOUNTER = -1;

	private final SessionFactory sessionFactory;

	private final PlatformTransactionManager transactionManager;

	private final StoreTransactions transactions;

	RefusalProbe(SessionFactory sessionFactory, PlatformTransactionManager transactionManager,
			StoreTransactions transactions) {
		this.sessionFactory = sessionFactory;
		this.transactionManager = transactionManager;
		this.transactions = transactions;
	}

	@Override
	public List<HookState> probe() {
		List<HookState> states = new ArrayList<>();
		states.add(refusal("obsService: ObsServiceAdvice", ErrorCodes.MAY_NOT_WRITE,
				() -> Context.getObsService().saveObs(privateObs(), null)));
		states.add(refusal("encounterService: EncounterServiceAdvice", ErrorCodes.MAY_NOT_WRITE,
				() -> Context.getEncounterService().saveEncounter(encounterWith(privateObs()))));
		states.add(refusal("sessionFactory: RestrictedObsInterceptor", ErrorCodes.WRONG_DOOR,
				() -> session().save(privateObs())));
		states.add(refusal("sessionFactory: SettingWatch", ErrorCodes.QUESTION_OF_RECORD,
				() -> session().save(restrictionOfTheRecord())));
		states.add(refusal("sessionFactory: SignedNoteInterceptor", ErrorCodes.SIGNED_NOTE,
				() -> session().save(obsOfSignedNote())));
		states.add(refusal("sessionFactory: IdentifierGuard", ErrorCodes.TYPE_NEEDED,
				() -> session().delete(TrialChange.typeIn(session()))));
		return states;
	}

	private HookState refusal(String name, String messageCode, Runnable call) {
		RuntimeException thrown = OwnThread.call(() -> rolledBack(call), PrivilegeConstants.ADD_OBS,
				PrivilegeConstants.ADD_ENCOUNTERS).getThrown();
		return thrown instanceof SessionNotesException && ((SessionNotesException) thrown).is(messageCode)
				? HookState.holds(name)
				: HookState.fails(name, HookFault.DID_NOT_REFUSE);
	}

	private HookTrial.Outcome rolledBack(Runnable call) {
		return new TransactionTemplate(transactionManager).execute(status -> {
			status.setRollbackOnly();
			HookTrial.Outcome outcome = HookTrial.of(call);
			// discards the trial changes, so that none of these changes is written when the transaction ends
			session().clear();
			return outcome;
		});
	}

	private Session session() {
		return sessionFactory.getCurrentSession();
	}

	private static Obs privateObs() {
		Obs obs = new Obs();
		obs.setConcept(concept(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID));
		obs.setValueText("trial");
		return obs;
	}

	private static Encounter encounterWith(Obs obs) {
		Encounter encounter = new Encounter();
		encounter.addObs(obs);
		return encounter;
	}

	/**
	 * Returns a trial change that would restrict the concept of a question of progress notes. Restricting the concept
	 * of a question would take the answers to that question out of the record.
	 */
	private static ConceptSet restrictionOfTheRecord() {
		ConceptSet member = new ConceptSet();
		member.setConceptSet(concept(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID));
		member.setConcept(concept(ProgressNoteConcept.PLAN.getUuid()));
		return member;
	}

	private Obs obsOfSignedNote() {
		transactions.withCaller(jdbc -> jdbc.update(
				"insert into sessionnotes_progress_note (encounter_id, state, author_uuid, date_changed) values (?, ?, ?, 0)",
				NO_ENCOUNTER, ProgressNoteState.FINAL.name(), "nobody"));
		Encounter signed = new Encounter(NO_ENCOUNTER);
		signed.setEncounterType(TrialChange.typeIn(session()));
		Obs obs = new Obs();
		obs.setEncounter(signed);
		return obs;
	}

	private static Concept concept(String uuid) {
		Concept concept = new Concept();
		concept.setUuid(uuid);
		return concept;
	}
}
