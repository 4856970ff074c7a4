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
import java.util.Date;
import java.util.List;

import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;

/** Adds signed addenda to notes. If a user sends the same addendum again, the addendum is not added a second time. */
class AddendumSigning {

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final SignedNoteLock signedNoteLock;

	private final ProgressNoteLookup lookup;

	private final ProgressNoteAuthors authors;

	private final ProgressNoteConcepts concepts;

	private final ShownContentReader shownContent;

	private final Signatures signatures;

	private final StepRecording recording;

	private final Clock clock;

	AddendumSigning(SessionFactory sessionFactory, StoreTransactions transactions, SignedNoteLock signedNoteLock,
			ProgressNoteLookup lookup, ProgressNoteAuthors authors, ProgressNoteConcepts concepts,
			ShownContentReader shownContent, Signatures signatures, StepRecording recording, Clock clock) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.signedNoteLock = signedNoteLock;
		this.lookup = lookup;
		this.authors = authors;
		this.concepts = concepts;
		this.shownContent = shownContent;
		this.signatures = signatures;
		this.recording = recording;
		this.clock = clock;
	}

	Encounter add(String uuid, String addendumUuid, String sent) {
		if (Words.isBlank(sent)) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.addendumMissing");
		}
		String text = RecordText.of("text", sent);
		Encounter encounter = lookup.locked(uuid);
		ProgressNoteLookup.requireNotVoided(encounter);
		ProgressNoteStatus status = lookup.status(encounter);
		StepRecording.after(status.getState(), ProgressNoteStep.ADDENDUM, null);
		User user = authors.certainlyThemselves(SessionNotesPrivileges.SIGN_PROGRESS_NOTES,
				SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
		authors.ownProvider();
		if (addendumUuid != null && isAddedAlready(encounter, addendumUuid, text, user)) {
			return encounter;
		}
		Obs addendum = new Obs(encounter.getPatient(), concepts.of(ProgressNoteConcept.ADDENDUM), new Date(),
				encounter.getLocation());
		if (addendumUuid != null) {
			addendum.setUuid(addendumUuid);
		}
		addendum.setValueText(text);
		addendum.setStatus(Obs.Status.AMENDED);
		addendum.setEncounter(encounter);
		try {
			signedNoteLock.permittingWork(SignedNoteLock.Permit.ADDENDUM, () -> {
				ProxyPrivileges.with(() -> Context.getObsService().saveObs(addendum, null), PrivilegeConstants.ADD_OBS);
				sessionFactory.getCurrentSession().flush();
			});
		} catch (ConstraintViolationException e) {
			// another note has received an addendum with the same uuid since this method checked the uuid
			throw new ConflictException(ErrorCodes.OBS_UUID_IN_USE);
		}
		sessionFactory.getCurrentSession().refresh(encounter);
		KeptContent content = StepRecording.kept(shownContent.shownAddendum(encounter, addendum));
		return recording.record(encounter, signatures.signAddendum(encounter, text, authors.asSigner(user),
				capacity(encounter, user), clock.millis(), content), content, status);
	}

	/**
	 * Checks whether the user has already added the same addendum with any of the user's accounts. The note is locked,
	 * so two simultaneous requests with the same addendum run one after the other. A merge of patients may have voided
	 * the addendum's row and copied the addendum to a new row.
	 */
	private boolean isAddedAlready(Encounter encounter, String addendumUuid, String text, User user) {
		if (!UuidForm.holds(addendumUuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
		List<String> texts = transactions.withCaller(
				jdbc -> jdbc.queryForList("select value_text from obs where uuid = ? and encounter_id = ?", String.class,
						addendumUuid, encounter.getEncounterId()));
		return texts.contains(text) && lookup.steps(encounter).stream().anyMatch(
				step -> signatures.isSignatureUnder(step, text) && ProgressNoteAuthors.isSamePerson(step, user));
	}

	/**
	 * Returns the capacity in which a user adds an addendum to a note. A user counts as the author if the user's
	 * account signed as the author, or if {@link ProgressNoteAuthors#isAuthor} returns {@code true}. An account that
	 * was created for the author after the note was written does not count as the author. A supervisor who approved or
	 * co-signed the note counts as its supervisor with any of the supervisor's accounts.
	 */
	private Capacity capacity(Encounter encounter, User user) {
		ProgressNoteHistory history = lookup.history(encounter);
		if (history.standing().stream().anyMatch(step -> step.getCapacity() == Capacity.AUTHOR
				&& step.getUserUuid().equals(user.getUuid())) || authors.isAuthor(encounter, user)) {
			return Capacity.AUTHOR;
		}
		return history.getSteps().stream().anyMatch(step -> step.getCapacity() == Capacity.SUPERVISOR
				&& (step.getStep() == ProgressNoteStep.APPROVED || step.getStep() == ProgressNoteStep.COSIGNED)
				&& ProgressNoteAuthors.isSamePerson(step, user))
						? Capacity.SUPERVISOR
						: Capacity.OTHER_PROVIDER;
	}
}
