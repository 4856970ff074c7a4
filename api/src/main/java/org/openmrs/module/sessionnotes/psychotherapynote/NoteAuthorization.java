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

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessDecision;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Applies the {@link AccessPolicy} to every request for a note, runs the permitted actions, and records every refusal. A
 * refusal runs the same decisions, the same database queries and the same decryption whether or not the note exists.
 */
class NoteAuthorization {

	/**
	 * A note that belongs to no one. If a requested note does not exist, the policy decides on this note instead, so
	 * that requests for existing and missing notes take equally long.
	 */
	private static final NoteRow NONE = new NoteRow(new NoteHeader(0, "", "", "", null, "", 0, 0, 0, null,
			null, RestrictedKind.PSYCHOTHERAPY_NOTE, FormerPatients.none()), null);

	private final NoteTable table = new NoteTable();

	private final AccessPolicy policy = new AccessPolicy();

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final NoteLog noteLog;

	private final SealedStore store;

	private final NoteDisclosures disclosures;

	NoteAuthorization(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			AccessLog accessLog, NoteDisclosures disclosures) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.noteLog = new NoteLog(accessLog);
		this.store = new SealedStore(keysetProvider);
		this.disclosures = disclosures;
	}

	/**
	 * Finds a note by its uuid. If two authors chose the same uuid, the result is the user's own note, so that neither
	 * author learns of the other author's note.
	 */
	Optional<NoteRow> noteOf(JdbcOperations jdbc, String uuid, AccessRequest request) {
		List<NoteRow> rows = table.byUuid(jdbc, uuid);
		Optional<NoteRow> own = own(rows, request);
		return own.isPresent() ? own : rows.stream().findFirst();
	}

	private static Optional<NoteRow> own(List<NoteRow> rows, AccessRequest request) {
		return rows.stream().filter(row -> row.facts.getAuthorUuid().equals(request.getUserUuid())).findFirst();
	}

	/** Lets the author change a note. The note remains locked until the transaction ends. */
	<T> T change(Finder finder, Act<T> act) {
		return enter(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, finder, (jdbc, row, request, decision) -> {
			NoteRow locked = table.lock(jdbc, row.facts.getId());
			store.requireIntact(locked);
			noteLog.requireLockedAsLogged(jdbc, locked);
			return act.on(jdbc, locked, request, decision);
		}).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
	}

	/** Runs an action on a note only if the user is the note's author. */
	<T> Optional<T> enter(String privilege, Finder finder, Act<T> act) {
		AccessRequest request = currentRequest.describe(privilege);
		return answer(request, jdbc -> {
			Optional<NoteRow> row = finder.find(jdbc, request);
			return enter(jdbc, row.orElse(null), request,
					policy.decide(request, row.map(found -> found.facts.getAuthorUuid()).orElse(null)), act);
		});
	}

	/**
	 * Runs an action on a note if the user is the note's author, or if a disclosure entitles the user at this moment.
	 */
	<T> Optional<T> read(Candidates candidates, Act<T> act) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		return answer(request, jdbc -> {
			List<NoteRow> rows = candidates.find(jdbc, request);
			Optional<NoteRow> own = own(rows, request);
			if (own.isPresent() || policy.reasonAgainstOpening(request) != null) {
				NoteRow row = own.orElseGet(() -> rows.isEmpty() ? null : rows.get(0));
				return enter(jdbc, row, request,
						policy.decideReading(request, row == null ? null : row.restrictedNote(),
								Collections.<Disclosure>emptyList(), System.currentTimeMillis()),
						act);
			}
			// runs whether or not the note exists, so that requests for existing and missing notes take equally long
			List<Disclosure> entitlements = disclosures.entitlements(jdbc, request.getUserUuid());
			NoteRow best = null;
			AccessDecision decision = decide(request, NONE, entitlements);
			for (NoteRow row : rows) {
				if (best == null || !decision.isPermitted()) {
					best = row;
					decision = decide(request, row, entitlements);
				}
			}
			if (best == null || !decision.isPermitted()) {
				return enter(jdbc, best, request, best == null ? policy.decide(request, null) : decision, act);
			}
			// decides again on the locked row, because the author may have voided the note meanwhile, or a merge moved it
			NoteRow locked = table.lock(jdbc, best.facts.getId());
			return enter(jdbc, locked, request, decide(request, locked, entitlements), act);
		});
	}

	private AccessDecision decide(AccessRequest request, NoteRow row, List<Disclosure> entitlements) {
		return policy.decideReading(request, row.restrictedNote(),
				entitlements.stream().filter(row::mayBeOpenedUnder).collect(Collectors.toList()),
				System.currentTimeMillis());
	}

	private <T> Entry<T> enter(JdbcOperations jdbc, NoteRow row, AccessRequest request, AccessDecision decision,
			Act<T> act) {
		if (!decision.isPermitted()) {
			return Entry.refused(decision.getReason(), row == null ? null : row.facts.getId());
		}
		if (patients.isVoided(jdbc, row.facts.getPatientUuid())) {
			return Entry.refused(DenialReason.PATIENT_VOIDED, row.facts.getId());
		}
		store.requireIntact(row);
		return Entry.granted(act.on(jdbc, row, request, decision));
	}

	private <T> Optional<T> answer(AccessRequest request, Function<JdbcOperations, Entry<T>> entry) {
		Entry<T> result = transactions.withWriterOrApart(entry);
		if (result.reason != null) {
			// runs after the transaction, so that no request needs two connections
			refuse(request, result.reason, result.noteId);
		}
		return Optional.ofNullable(result.value);
	}

	/**
	 * Records a refusal. Throws no error that would reveal anything about a note to a user who is not entitled to the
	 * note.
	 */
	private void refuse(AccessRequest request, DenialReason reason, Integer noteId) {
		accessLog.denied(request, reason, noteId);
		if (reason == DenialReason.PASSWORD_HELD) {
			throw new NotesOnHoldException();
		}
		if (reason == DenialReason.PASSWORD_NEEDED) {
			throw new ReauthenticationRequiredException();
		}
	}

	/**
	 * @return the request of the current user
	 * @throws NotAllowedException if the user may not write notes in this session
	 */
	AccessRequest requireMayWrite() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		DenialReason against = policy.reasonAgainst(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw new NotAllowedException(ErrorCodes.MAY_NOT_WRITE);
		}
		return request;
	}

	/** @return the uuid of the current user if the user's own notes may be listed; otherwise null */
	String mayAsk() {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			refuse(request, against, null);
			return null;
		}
		return request.getUserUuid();
	}

	/** Finds the note to which a request refers. */
	interface Finder {

		Optional<NoteRow> find(JdbcOperations jdbc, AccessRequest request);
	}

	/** Finds all notes to which the request may refer, because two authors may have chosen the same uuid. */
	interface Candidates {

		List<NoteRow> find(JdbcOperations jdbc, AccessRequest request);
	}

	/** An action on a note, which runs once the policy has permitted the action. */
	interface Act<T> {

		T on(JdbcOperations jdbc, NoteRow note, AccessRequest request, AccessDecision decision);
	}

	/** The outcome of a request for a note: the result of the action, or the reason for the refusal. */
	private static final class Entry<T> {

		private final T value;

		private final DenialReason reason;

		private final Integer noteId;

		private Entry(T value, DenialReason reason, Integer noteId) {
			this.value = value;
			this.reason = reason;
			this.noteId = noteId;
		}

		static <T> Entry<T> granted(T value) {
			return new Entry<>(value, null, null);
		}

		static <T> Entry<T> refused(DenialReason reason, Integer noteId) {
			return new Entry<>(null, reason, noteId);
		}
	}
}
