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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.transaction.annotation.Transactional;

/** Implements {@link ProgressNoteService}. This implementation passes each task of the service to a separate class. */
@Transactional
public class ProgressNoteServiceImpl extends BaseOpenmrsService implements ProgressNoteService {

	private final ProgressNoteConcepts concepts;

	private final ProgressNoteDescriber describer;

	private final NewDrafts newDrafts;

	private final DraftChanges draftChanges;

	private final ProgressNoteReader reader;

	private final ProgressNoteChecker checker;

	private final AuthorSigning authorSigning;

	private final SupervisorReview supervisorReview;

	private final AddendumSigning addendumSigning;

	private final ProgressNoteVoiding voiding;

	private final Supervisions supervisions;

	private final PermittedWorkLists workLists;

	public ProgressNoteServiceImpl(SessionFactory sessionFactory, StoreTransactions transactions,
			SignedNoteLock signedNoteLock,
			CurrentRequest currentRequest, ProgressNoteConcepts concepts, AdministrationService administrationService,
			AccessLog accessLog, RepeatableCreation creation, DraftDoor drafts) {
		Clock clock = Clock.systemUTC();
		ProgressNoteAuthors authors = new ProgressNoteAuthors(currentRequest, accessLog, transactions);
		ProgressNoteInsiders insiders = new ProgressNoteInsiders(authors, currentRequest);
		SessionOffsets offsets = new SessionOffsets(transactions);
		ShownContentReader shownContent = new ShownContentReader(concepts, offsets);
		ProgressNoteMapper record = new ProgressNoteMapper(concepts, offsets, shownContent);
		SignedFields signedFields = new SignedFields(concepts);
		Signatures signatures = new Signatures(record, signedFields, transactions);
		ProgressNoteLookup lookup = new ProgressNoteLookup(sessionFactory, transactions, signedNoteLock);
		CurrentContent current = new CurrentContent(lookup, shownContent, signatures, offsets);
		EarlierNotes earlierNotes = new EarlierNotes(transactions, current, offsets);
		SavedDrafts savedDrafts = new SavedDrafts(transactions, offsets);
		SealedDrafts sealedDrafts = new SealedDrafts(transactions, drafts);
		SentContent sentContent = new SentContent(clock);
		SigningRequirements requirements = new SigningRequirements(record, savedDrafts, clock);
		StepRecording recording = new StepRecording(sessionFactory, transactions, clock);
		this.concepts = concepts;
		this.describer = new ProgressNoteDescriber(lookup, current, earlierNotes, insiders, signedFields, signatures,
				offsets,
				savedDrafts);
		this.newDrafts = new NewDrafts(creation, authors, sealedDrafts, sentContent, record, earlierNotes, savedDrafts);
		this.draftChanges = new DraftChanges(lookup, authors, current, sealedDrafts, savedDrafts, sentContent, record);
		this.reader = new ProgressNoteReader(transactions, lookup, describer, earlierNotes, insiders, signatures);
		this.checker = new ProgressNoteChecker(lookup, current, earlierNotes, insiders, authors,
				new OthersChanges(signedFields), requirements, administrationService);
		this.authorSigning = new AuthorSigning(lookup, authors, transactions, current, sealedDrafts, shownContent,
				requirements, signatures, recording, clock);
		this.supervisorReview = new SupervisorReview(lookup, authors, current, shownContent, signatures, recording, clock);
		this.addendumSigning = new AddendumSigning(sessionFactory, transactions, signedNoteLock, lookup, authors, concepts,
				shownContent, signatures, recording, clock);
		this.voiding = new ProgressNoteVoiding(sessionFactory, transactions, signedNoteLock, lookup, authors, currentRequest,
				current, recording);
		this.supervisions = new Supervisions(transactions, authors, new SupervisionLog(accessLog, currentRequest));
		this.workLists = new PermittedWorkLists(transactions, authors, supervisions, currentRequest, administrationService,
				new WorkLists(clock));
	}

	@Override
	public ProgressNote createDraft(NewProgressNote note) {
		return describer.describe(newDrafts.create(note));
	}

	@Override
	public ProgressNote updateDraft(String uuid, String contentDigest, UnaryOperator<ProgressNoteContent> change) {
		return updateDraft(uuid, contentDigest, null, change);
	}

	@Override
	public ProgressNote updateDraft(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change) {
		return describer.describe(draftChanges.update(uuid, contentDigest, draftRevision, change));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getNote(String uuid) {
		return reader.getNote(uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getReturned(String uuid) {
		return reader.getReturned(uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit) {
		return reader.getNotes(patient, includeVoided, startIndex, limit);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getLastSigned(Patient patient, Instant before) {
		return reader.getLastSigned(patient, before);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getLastSigned(Patient patient, LocalDate before) {
		return reader.getLastSigned(patient, before);
	}

	@Override
	@Transactional(readOnly = true)
	public int countNotes(Patient patient, boolean includeVoided) {
		return reader.countNotes(patient, includeVoided);
	}

	@Override
	@Transactional(readOnly = true)
	public ProgressNoteCheck check(String uuid) {
		return checker.check(uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, ProgressNoteQuestion> getQuestions() {
		return concepts.questions();
	}

	@Override
	public ProgressNote sign(String uuid, String contentDigest) {
		return sign(uuid, contentDigest, null);
	}

	@Override
	public ProgressNote sign(String uuid, String contentDigest, Long draftRevision) {
		return describer.describe(authorSigning.sign(uuid, contentDigest, draftRevision));
	}

	@Override
	public ProgressNote approve(String uuid, String contentDigest) {
		return describer.describe(supervisorReview.approve(uuid, contentDigest));
	}

	@Override
	public ProgressNote cosign(String uuid, String contentDigest) {
		return describer.describe(supervisorReview.cosign(uuid, contentDigest));
	}

	@Override
	public ProgressNote returnToAuthor(String uuid, String comment) {
		return describer.describe(supervisorReview.returnToAuthor(uuid, comment));
	}

	@Override
	public ProgressNote addAddendum(String uuid, String text) {
		return addAddendum(uuid, null, text);
	}

	@Override
	public ProgressNote addAddendum(String uuid, String addendumUuid, String text) {
		return describer.describe(addendumSigning.add(uuid, addendumUuid, text));
	}

	@Override
	public void voidNote(String uuid, String reason) {
		voidNote(uuid, null, reason);
	}

	@Override
	public void voidNote(String uuid, String contentDigest, String reason) {
		voiding.voidNote(uuid, contentDigest, reason);
	}

	@Override
	public ProgressNote unvoidNote(String uuid) {
		return unvoidNote(uuid, null);
	}

	@Override
	public ProgressNote unvoidNote(String uuid, String contentDigest) {
		return describer.describe(voiding.unvoidNote(uuid, contentDigest));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Verification> verify(String uuid) {
		return reader.verify(uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) {
		return workLists.getWork(kind, of, startIndex, limit);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Supervision> getSupervisions() {
		return supervisions.all();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<SupervisionProblem> getProblem(Supervision supervision) {
		return supervisions.problem(supervision);
	}

	@Override
	public void saveSupervision(Supervision supervision) {
		supervisions.save(supervision);
	}

	@Override
	public void endSupervision(String therapistUuid) {
		supervisions.end(therapistUuid);
	}
}
