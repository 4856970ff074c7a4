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

import java.time.Clock;
import java.util.Collections;

import org.hibernate.SessionFactory;
import org.openmrs.Encounter;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteLifecycle;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Records a step of a note by storing three parts: the row of the step, any content that the step signs, and the note's
 * new state.
 */
class StepRecording {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final Clock clock;

	StepRecording(SessionFactory sessionFactory, StoreTransactions transactions, Clock clock) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.clock = clock;
	}

	static ProgressNoteState after(ProgressNoteState before, ProgressNoteStep step, SupervisionMode mode) {
		try {
			return ProgressNoteLifecycle.after(before, step, mode);
		} catch (RefusedException e) {
			throw new ConflictException(e.getMessageCode());
		}
	}

	static KeptContent kept(SignedContent content) {
		if (content.isTooLong()) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.tooLongToSign");
		}
		return KeptContent.of(content);
	}

	/** Returns a step that signs nothing but may have a remark, such as a reason for a voiding. */
	StepRecord remark(Encounter encounter, ProgressNoteStep step, Signer signer, Capacity capacity, String remark) {
		return new StepRecord(step, signer, capacity, clock.millis(), encounter.getPatient().getUuid(), null,
				Collections.emptyMap(), null, remark);
	}

	/** @param content the content that the step signs; {@code null} if the step signs nothing */
	Encounter record(Encounter encounter, StepRecord step, KeptContent content, ProgressNoteStatus status) {
		int id = encounter.getEncounterId();
		transactions.withCaller(jdbc -> {
			store.insert(jdbc, id, step);
			if (content != null) {
				store.keep(jdbc, id, content);
			}
			store.setState(jdbc, id, status, step.getDate());
			if (status.getState() == ProgressNoteState.FINAL) {
				store.makeObsFinal(jdbc, id);
			}
			return null;
		});
		if (status.getState() == ProgressNoteState.FINAL) {
			encounter.getAllObs(false).forEach(sessionFactory.getCurrentSession()::refresh);
		}
		return encounter;
	}
}
