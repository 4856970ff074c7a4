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

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.hibernate.SessionFactory;
import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Finds a note, locks it for a step, and reads its status and its history. */
class ProgressNoteLookup {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final SignedNoteLock signedNoteLock;

	ProgressNoteLookup(SessionFactory sessionFactory, StoreTransactions transactions, SignedNoteLock signedNoteLock) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.signedNoteLock = signedNoteLock;
	}

	Optional<Encounter> find(String uuid) {
		return Optional.ofNullable(Context.getEncounterService().getEncounterByUuid(uuid))
				.filter(signedNoteLock::isProgressNote);
	}

	/**
	 * Locks the note so that no other transaction changes or signs the note until the current transaction ends. The
	 * method returns the note as the database currently contains the note.
	 */
	Encounter locked(String uuid) {
		sessionFactory.getCurrentSession().flush();
		List<Integer> ids = transactions.withCaller(jdbc -> jdbc
				.queryForList("select encounter_id from encounter where uuid = ? for update", Integer.class, uuid));
		Encounter encounter = ids.isEmpty() ? null : find(uuid).orElse(null);
		if (encounter == null) {
			throw new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE);
		}
		// while this lock waited, another user may have changed the note, and the session may still hold the state from
		// before that change
		sessionFactory.getCurrentSession().refresh(encounter);
		encounter.getAllObs(true).forEach(sessionFactory.getCurrentSession()::refresh);
		return encounter;
	}

	/** @throws ConflictException if the note is voided; users can read a voided note, but cannot change or sign it */
	static void requireNotVoided(Encounter encounter) {
		if (encounter.getVoided()) {
			throw new ConflictException("sessionnotes.error.progressNote.voided");
		}
	}

	ProgressNoteStatus status(Encounter encounter) {
		return transactions.reading(jdbc -> store.status(jdbc, encounter.getEncounterId()))
				.orElse(ProgressNoteStatus.DRAFT);
	}

	List<StepRecord> steps(Encounter encounter) {
		return history(encounter).getSteps();
	}

	ProgressNoteHistory history(Encounter encounter) {
		int id = encounter.getEncounterId();
		return transactions.reading(jdbc -> {
			List<StepRecord> steps = store.steps(jdbc, id);
			return new ProgressNoteHistory(steps, steps.isEmpty() ? Collections.emptyMap() : store.contents(jdbc, id));
		});
	}
}
