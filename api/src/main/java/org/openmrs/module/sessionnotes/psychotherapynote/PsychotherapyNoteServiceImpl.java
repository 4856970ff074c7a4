/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.List;
import java.util.Optional;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;

/**
 * Implements {@link PsychotherapyNoteService}. The platform checks the privileges before each call. This class checks
 * the input and calls the {@link NoteDoor}. {@link NoteDoor} joins the caller's transaction or begins its own
 * transaction.
 */
public class PsychotherapyNoteServiceImpl extends BaseOpenmrsService implements PsychotherapyNoteService {

	private final NoteDoor door;

	private final NoteIntegrity integrity;

	private final IntegrityRun integrityRun;

	private final RetainedNotes retained;

	private final RestrictedConcepts restrictedConcepts;

	public PsychotherapyNoteServiceImpl(NoteDoor door, NoteIntegrity integrity, IntegrityRun integrityRun,
			RetainedNotes retained,
			RestrictedConcepts restrictedConcepts) {
		this.door = door;
		this.integrity = integrity;
		this.integrityRun = integrityRun;
		this.retained = retained;
		this.restrictedConcepts = restrictedConcepts;
	}

	@Override
	public NoteVersion createNote(NewNote note) {
		if (note.getPatientUuid() == null) {
			throw new InvalidRequestException("sessionnotes.error.patientMissing");
		}
		if (note.getContent() == null) {
			throw new InvalidRequestException("sessionnotes.error.content.empty");
		}
		if (!restrictedConcepts.current().containsUuid(note.getConceptUuid())) {
			throw new InvalidRequestException("sessionnotes.error.conceptNotRestricted");
		}
		NoteVersion written = door.write(note);
		restrictedConcepts.noteStored(note.getConceptUuid());
		return written;
	}

	@Override
	public NoteVersion amendNote(String uuid, int baseVersion, NoteContent content) {
		return amendNote(uuid, baseVersion, content, null);
	}

	@Override
	public NoteVersion amendNote(String uuid, int baseVersion, NoteContent content, Long draftRevision) {
		return door.amend(uuid, baseVersion, content, draftRevision);
	}

	@Override
	public Optional<NoteVersion> getNote(String uuid) {
		return door.open(uuid);
	}

	@Override
	public List<NoteVersion> getHistory(String uuid) {
		return door.openHistory(uuid, 0, Integer.MAX_VALUE);
	}

	@Override
	public List<NoteVersion> getHistory(String uuid, int startIndex, int limit) {
		return door.openHistory(uuid, startIndex, limit);
	}

	@Override
	public Optional<NoteHeader> getFacts(String uuid) {
		return door.find(uuid);
	}

	@Override
	public List<NoteHeader> getNotes(String patientUuid, boolean includeVoided, int startIndex, int limit) {
		return door.list(patientUuid, includeVoided, startIndex, limit);
	}

	@Override
	public int countNotes(String patientUuid, boolean includeVoided) {
		return door.count(patientUuid, includeVoided);
	}

	@Override
	public void voidNote(String uuid, String reason) {
		voidNote(uuid, null, reason);
	}

	@Override
	public void voidNote(String uuid, Integer version, String reason) {
		if (StringUtils.isBlank(reason)) {
			throw new InvalidRequestException("sessionnotes.error.reasonMissing");
		}
		door.setVoided(uuid, true, version, reason);
	}

	@Override
	public void unvoidNote(String uuid) {
		unvoidNote(uuid, null);
	}

	@Override
	public void unvoidNote(String uuid, Integer version) {
		door.setVoided(uuid, false, version, null);
	}

	@Override
	public List<ChainProblem> verifyNote(String uuid) {
		return integrity.check(door.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE)).getId());
	}

	@Override
	public RetainedPage getRetainedNotes(int startIndex, int limit) {
		return retained.list(startIndex, limit);
	}

	@Override
	public IntegrityReport verifyAll() {
		return integrity.checkAll();
	}

	@Override
	public void startVerification() {
		integrityRun.start();
	}

	@Override
	public Optional<IntegrityProgress> getVerification() {
		return integrityRun.getLast();
	}

	@Override
	public Optional<IntegrityReport> getVerificationReport() {
		return integrityRun.getReport();
	}
}
