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

import java.util.List;

import org.hibernate.SessionFactory;
import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;

/** Voids progress notes, and reverses the voiding of progress notes. */
class ProgressNoteVoiding {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final SignedNoteLock signedNoteLock;

	private final ProgressNoteLookup lookup;

	private final ProgressNoteAuthors authors;

	private final CurrentRequest currentRequest;

	private final CurrentContent current;

	private final StepRecording recording;

	ProgressNoteVoiding(SessionFactory sessionFactory, StoreTransactions transactions, SignedNoteLock signedNoteLock,
			ProgressNoteLookup lookup, ProgressNoteAuthors authors, CurrentRequest currentRequest,
			CurrentContent current, StepRecording recording) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.signedNoteLock = signedNoteLock;
		this.lookup = lookup;
		this.authors = authors;
		this.currentRequest = currentRequest;
		this.current = current;
		this.recording = recording;
	}

	void voidNote(String uuid, String contentDigest, String sent) {
		if (Words.isBlank(sent)) {
			throw new InvalidRequestException("sessionnotes.error.reasonMissing");
		}
		String reason = RecordText.of("reason", sent);
		Encounter encounter = lookup.locked(uuid);
		requireMayVoid(encounter);
		if (encounter.getVoided()) {
			// the request was sent again
			return;
		}
		current.requireUnchanged(encounter, contentDigest);
		signedNoteLock.permittingWork(SignedNoteLock.Permit.VOIDING, () -> {
			ProxyPrivileges.with(() -> Context.getEncounterService().voidEncounter(encounter, reason),
					PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.DELETE_ENCOUNTERS, PrivilegeConstants.DELETE_OBS,
					PrivilegeConstants.EDIT_OBS, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
			sessionFactory.getCurrentSession().flush();
		});
		recordVoiding(encounter, ProgressNoteStep.VOIDED, reason);
	}

	Encounter unvoidNote(String uuid, String contentDigest) {
		Encounter encounter = lookup.locked(uuid);
		requireMayVoid(encounter);
		if (encounter.getVoided()) {
			if (encounter.getPatient().getVoided()) {
				throw new ConflictException("sessionnotes.error.progressNote.patientVoided");
			}
			current.requireUnchanged(encounter, contentDigest);
			List<Runnable> voidings = ProgressNoteObs.voidingsBefore(encounter);
			signedNoteLock.permittingWork(SignedNoteLock.Permit.VOIDING, () -> {
				ProxyPrivileges.with(() -> Context.getEncounterService().unvoidEncounter(encounter),
						PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.DELETE_OBS, PrivilegeConstants.EDIT_OBS,
						SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
				voidings.forEach(Runnable::run);
				sessionFactory.getCurrentSession().flush();
			});
			recordVoiding(encounter, ProgressNoteStep.UNVOIDED, null);
		}
		return encounter;
	}

	private void recordVoiding(Encounter encounter, ProgressNoteStep step, String reason) {
		StepRecord voiding = recording.remark(encounter, step, authors.asSigner(Context.getAuthenticatedUser()), null,
				reason);
		transactions.withCaller(jdbc -> {
			store.insert(jdbc, encounter.getEncounterId(), voiding);
			return null;
		});
	}

	private void requireMayVoid(Encounter encounter) {
		if (lookup.status(encounter).getState().isFixed()) {
			if (!currentRequest.isAuthorized(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES)) {
				throw new NotAllowedException("sessionnotes.error.progressNote.mayNotVoid");
			}
			authors.certainlyThemselves(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES);
		} else {
			authors.requireAuthor(encounter);
			authors.signedInAsThemselves(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
		}
	}
}
