/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import java.util.ArrayList;
import java.util.List;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.Checkpoints;
import org.openmrs.module.sessionnotes.audit.DeletionProposal;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LogExport;
import org.openmrs.module.sessionnotes.audit.LogRetention;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.disclosure.DisclosureStore;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Checkpoint;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.PsychotherapyNoteService;
import org.openmrs.module.sessionnotes.psychotherapynote.UntoldDisclosures;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Implements {@link LogReviewService}. The platform checks the user's privileges before each call. This class first
 * checks the user's identity, then stores an event about the review, and then reads the log.
 */
public class LogReviewServiceImpl extends BaseOpenmrsService implements LogReviewService {

	private final CurrentRequest currentRequest;

	private final StoreTransactions transactions;

	private final PsychotherapyNoteService notes;

	private final DisclosureStore disclosures;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final StoredEvents storedEvents;

	private final Checkpoints checkpoints;

	private final UserRecords users = new UserRecords();

	private final PatientRecords patients = new PatientRecords();

	private final NoteDoor door;

	private final LogExport logExport;

	private final LogRetention logRetention;

	private final SigningKeyProvider signingKeyProvider;

	public LogReviewServiceImpl(CurrentRequest currentRequest, StoreTransactions transactions,
			PsychotherapyNoteService notes,
			DisclosureStore disclosures, AccessLog accessLog, StoredEvents storedEvents, Checkpoints checkpoints,
			LogExport logExport, LogRetention logRetention, SigningKeyProvider signingKeyProvider, NoteDoor door) {
		this.currentRequest = currentRequest;
		this.transactions = transactions;
		this.notes = notes;
		this.disclosures = disclosures;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.storedEvents = storedEvents;
		this.checkpoints = checkpoints;
		this.logExport = logExport;
		this.logRetention = logRetention;
		this.signingKeyProvider = signingKeyProvider;
		this.door = door;
	}

	@Override
	public LogPage getEventsOfNote(String noteUuid, EventSearch search, int startIndex, int limit) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		NoteHeader note = notes.getFacts(noteUuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
		if (!note.getAuthorUuid().equals(request.getUserUuid())) {
			// the note was disclosed to this user, but its log was not
			accessLog.denied(request, DenialReason.NOT_ENTITLED, note.getId());
			throw new NotFoundException(ErrorCodes.NO_SUCH_NOTE);
		}
		accessLog.storeCounted();
		transactions.withWriterOrApart(jdbc -> {
			try {
				accessLog.append(jdbc, note.getId(), AccessLog.event(AccessEventType.LOG_READ, request));
				return null;
			} catch (TamperedException e) {
				throw new TamperedException(ErrorCodes.BROKEN_LOG);
			}
		});
		return page(told(search.ofNote(note.getId()), request), startIndex, limit);
	}

	@Override
	public LogPage getEvents(EventSearch search, int startIndex, int limit) {
		AccessRequest request = requireThemselves();
		accessLog.storeCounted();
		accessLog.record(AccessLog.event(AccessEventType.LOG_READ, request));
		return page(told(search, request), startIndex, limit);
	}

	/**
	 * Adds the steps of disclosures to a search for a note, and the former patients to a search for a patient. Leaves out
	 * events that concern disclosures of which the user may not be notified. A user who reviews the log may also be an
	 * author, and a legal order may forbid notifying that author of a disclosure. For the same reason, an author finds no
	 * papers by the author's own client; an author may not do an officer's work about that client either.
	 */
	private EventSearch told(EventSearch search, AccessRequest request) {
		if (search.getPatientUuid() != null && door.mayHaveNotes(request.getUserUuid(), search.getPatientUuid())) {
			search.withoutPapers();
		}
		return transactions.reading(jdbc -> {
			searchedNotes(jdbc, search).forEach(note -> search.withStepsOf(disclosures.covering(jdbc, note)));
			if (search.getPatientUuid() != null) {
				search.withMerged(patients.mergedInto(jdbc, search.getPatientUuid()));
			}
			return UntoldDisclosures.to(disclosures, jdbc, request.getUserUuid(), System.currentTimeMillis())
					.leftOutOf(search);
		});
	}

	private List<NoteHeader> searchedNotes(JdbcOperations jdbc, EventSearch search) {
		List<NoteHeader> found = new ArrayList<>();
		if (search.getNoteUuid() != null) {
			found.addAll(door.findForLog(jdbc, search.getNoteUuid()));
		}
		if (search.getNoteId() != null) {
			door.findForLog(jdbc, search.getNoteId()).ifPresent(found::add);
		}
		return found;
	}

	private LogPage page(EventSearch search, int startIndex, int limit) {
		return new LogPage(storedEvents.find(search, startIndex, limit), () -> storedEvents.count(search));
	}

	@Override
	public Checkpoint makeCheckpoint() {
		AccessRequest request = requireThemselves();
		signingKeyProvider.getKey();
		accessLog.storeCounted();
		accessLog.record(AccessLog.event(AccessEventType.CHECKPOINT_MADE, request));
		return checkpoints.make();
	}

	@Override
	public List<Checkpoint> getCheckpoints(int startIndex, int limit) {
		requireThemselves();
		return checkpoints.newest(startIndex, limit);
	}

	@Override
	public PublicKey getPublicKey() {
		requireThemselves();
		return signingKeyProvider.getKey().getPublicKey();
	}

	@Override
	public LogExport.Prepared prepareExport() {
		AccessRequest request = requireThemselves();
		// authors may never export the log: a refusal only while an order is secret would reveal the order
		if (transactions.reading(jdbc -> isAuthor(jdbc, request.getUserUuid()))) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new NotAllowedException("sessionnotes.error.log.ownNotes");
		}
		accessLog.storeCounted();
		return logExport.prepare(request);
	}

	private boolean isAuthor(JdbcOperations jdbc, String userUuid) {
		return door.haveNotes(jdbc, users.accountsOfSamePerson(jdbc, userUuid));
	}

	@Override
	public DeletionProposal proposeDeletion(String uuid, long olderThan) {
		return logRetention.propose(uuid, olderThan, requireConfirmed(SessionNotesPrivileges.GET_ACCESS_LOG));
	}

	@Override
	public DeletionProposal decideDeletion(String uuid, boolean granted) {
		AccessRequest request = requireConfirmed(SessionNotesPrivileges.APPROVE_ORDERS);
		logRetention.getProposals().stream().filter(proposal -> proposal.getUuid().equals(uuid))
				.filter(proposal -> SamePerson.isSame(request.getUserUuid(), proposal.getProposedBy())).findFirst()
				.ifPresent(own -> {
					accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
					throw new ConflictException("sessionnotes.error.logDeletion.ownProposal");
				});
		return logRetention.decide(uuid, granted, request);
	}

	@Override
	public List<DeletionProposal> getDeletions() {
		return logRetention.getProposals();
	}

	@Override
	public LogHold hold(String uuid, LogHoldKind kind, String reference) {
		if (uuid != null && !UuidForm.holds(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
		Bounded.text("reference", Bound.HOLD_REFERENCE, reference);
		if (Words.isBlank(reference)) {
			throw new InvalidRequestException("sessionnotes.error.logHold.referenceMissing");
		}
		return logRetention.hold(uuid, kind, reference, requireThemselves());
	}

	@Override
	public LogHold endHold(String uuid) {
		return logRetention.endHold(uuid, requireConfirmed(SessionNotesPrivileges.APPROVE_ORDERS));
	}

	@Override
	public List<LogHold> getHolds() {
		return logRetention.getHolds();
	}

	private AccessRequest requireThemselves() {
		return requireThemselves(SessionNotesPrivileges.GET_ACCESS_LOG);
	}

	private AccessRequest requireThemselves(String privilege) {
		return themselves.require(privilege, against -> new NotAllowedException("sessionnotes.error.mayNotReadLog"));
	}

	private AccessRequest requireConfirmed(String privilege) {
		return themselves.requireConfirmed(privilege,
				against -> new NotAllowedException("sessionnotes.error.mayNotReadLog"));
	}
}
