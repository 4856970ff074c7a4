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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LoggedRows;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.audit.VerifiedDeletions;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.draft.DraftSeals;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Checks that the notes, their versions and their log agree with each other. This class also checks that the notes, the
 * log of the notes, all drafts, and all other rows of which the log records digests still match what was stored.
 */
public class NoteIntegrity {

	private static final Logger log = LoggerFactory.getLogger(NoteIntegrity.class);

	private final NoteTable table = new NoteTable();

	private final StoreTransactions transactions;

	private final ChainCheck chainCheck;

	private final AccessLog accessLog;

	private final CurrentRequest currentRequest;

	private final NoteSeal seal;

	private final NoteDisclosures disclosures;

	private final DraftSeals drafts;

	private final List<LoggedRows> others;

	/** @param others the rows beside notes, drafts and disclosures of which the log records digests */
	public NoteIntegrity(StoreTransactions transactions, ChainCheck chainCheck, KeysetProvider keysetProvider,
			AccessLog accessLog,
			CurrentRequest currentRequest, NoteDisclosures disclosures, List<LoggedRows> others) {
		this.others = others;
		this.transactions = transactions;
		this.chainCheck = chainCheck;
		this.accessLog = accessLog;
		this.currentRequest = currentRequest;
		this.disclosures = disclosures;
		this.seal = new NoteSeal(keysetProvider);
		this.drafts = new DraftSeals(keysetProvider);
	}

	List<ChainProblem> check(int noteId) {
		List<ChainProblem> found = transactions.withWriterOrApart(jdbc -> {
			ChainCheck.Result chain = chainCheck.check(jdbc, AccessLog.chainOfNote(noteId));
			List<ChainProblem> problems = new ArrayList<>(chain.getProblems());
			problems.addAll(checkNote(jdbc, noteId, table.versions(jdbc, noteId), chain.getChanges()));
			return problems;
		});
		record(currentRequest.describe(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES), noteId, found);
		return found;
	}

	/**
	 * Records the result of a check in the clinic's chain of the log. The note's own chain may be the broken part, so
	 * the check does not add an event to the note's own chain.
	 */
	private void record(AccessRequest request, Integer noteId, List<ChainProblem> found) {
		try {
			accessLog.record(AccessLog.event(AccessEventType.VERIFIED, request).note(noteId)
					.detail(found.isEmpty() ? "INTACT" : "PROBLEMS_" + found.size()));
		} catch (TamperedException e) {
			log.error("The log of the clinic is damaged: that it was checked could not be added");
		}
	}

	IntegrityReport checkAll() {
		return told(checkAll(currentRequest.describe(SessionNotesPrivileges.GET_ACCESS_LOG), share -> {
		}));
	}

	/**
	 * Checks the whole store on behalf of a user, who may have left before the check ends.
	 *
	 * @param progress receives, again and again, the percentage of the chains that are already checked
	 * @return the report with everything that was found; before the report is shown to a user, {@link #told} must adapt
	 *         the report
	 */
	IntegrityReport checkAll(AccessRequest request, IntConsumer progress) {
		List<Integer> noteIds = transactions.withWriterOrApart(table::noteIds);
		Set<String> chains = new LinkedHashSet<>(transactions.withWriterOrApart(chainCheck::chains));
		Map<String, Integer> notesByChain = new HashMap<>();
		for (Integer noteId : noteIds) {
			notesByChain.put(AccessLog.chainOfNote(noteId), noteId);
		}
		chains.addAll(notesByChain.keySet());
		List<ChainProblem> problems = new ArrayList<>();
		VerifiedDeletions deleted = transactions.withWriterOrApart(chainCheck::proven);
		long[] counted = new long[2];
		int checkedChains = 0;
		for (String name : chains) {
			// each chain has a transaction of its own, so that the check of a large store blocks no one
			Checked checked = transactions.withWriterOrApart(jdbc -> check(jdbc, name, notesByChain.get(name), deleted));
			counted[0] += checked.events;
			counted[1] += checked.versions;
			problems.addAll(checked.problems);
			progress.accept(++checkedChains * 100 / chains.size());
		}
		problems.addAll(transactions.withWriterOrApart(chainCheck::checkCheckpoints));
		addProblems(problems, transactions.withWriterOrApart(disclosures::altered), ChainProblem.Kind.DISCLOSURE_ALTERED);
		addProblems(problems, transactions.withWriterOrApart(disclosures::missing), ChainProblem.Kind.DISCLOSURE_MISSING);
		List<Integer> draftIds = transactions.withWriterOrApart(drafts::ids);
		draftIds.stream().filter(id -> !transactions.withWriterOrApart(jdbc -> drafts.isIntact(jdbc, id)))
				.map(id -> new ChainProblem("draft-" + id, ChainProblem.Kind.DRAFT_ALTERED, null)).forEach(problems::add);
		others.forEach(rows -> problems.addAll(transactions.withWriterOrApart(rows::problems)));
		record(request, null, problems);
		return new IntegrityReport(chains.size(), counted[0], noteIds.size(), counted[1], draftIds.size(), problems);
	}

	private static void addProblems(List<ChainProblem> problems, List<String> disclosureUuids, ChainProblem.Kind kind) {
		disclosureUuids.forEach(uuid -> problems.add(new ChainProblem("disclosure-" + uuid, kind, null)));
	}

	/**
	 * Adapts a report to the user who reads the report. If a legal order forbids notifying an author of a disclosure,
	 * the author's totals must not count events that the log hides from the author.
	 */
	IntegrityReport told(IntegrityReport report) {
		AccessRequest request = currentRequest.describe(SessionNotesPrivileges.GET_ACCESS_LOG);
		return transactions.withWriterOrApart(jdbc -> {
			UntoldDisclosures untold = UntoldDisclosures.to(disclosures, jdbc, request.getUserUuid(),
					System.currentTimeMillis());
			if (untold.isEmpty()) {
				return report;
			}
			long hidden = StoredEvents.count(jdbc, new EventSearch())
					- StoredEvents.count(jdbc, untold.leftOutOf(new EventSearch()));
			long hiddenChains = StoredEvents.countChains(jdbc, new EventSearch())
					- StoredEvents.countChains(jdbc, untold.leftOutOf(new EventSearch()));
			Set<String> names = untold.getUuids().stream().map(uuid -> "disclosure-" + uuid).collect(Collectors.toSet());
			return new IntegrityReport(report.getChains() - (int) hiddenChains, report.getEvents() - hidden,
					report.getNotes(),
					report.getVersions(), report.getDrafts(),
					report.getProblems().stream().filter(problem -> !names.contains(problem.getChain()))
							.collect(Collectors.toList()));
		});
	}

	private Checked check(JdbcOperations jdbc, String name, Integer noteId, VerifiedDeletions deleted) {
		ChainCheck.Result chain = chainCheck.check(jdbc, name, deleted);
		Checked checked = new Checked();
		checked.events = chain.getLength();
		checked.problems.addAll(chain.getProblems());
		if (noteId != null) {
			List<SealedVersion> versions = table.versions(jdbc, noteId);
			checked.versions = versions.size();
			checked.problems.addAll(checkNote(jdbc, noteId, versions, chain.getChanges()));
		} else if (name.startsWith("note-")) {
			checked.problems.add(new ChainProblem(name, ChainProblem.Kind.NOTE_MISSING, null));
		}
		return checked;
	}

	/** The counts and problems from the check of one chain. */
	private static final class Checked {

		private final List<ChainProblem> problems = new ArrayList<>();

		private long events;

		private int versions;
	}

	private List<ChainProblem> checkNote(JdbcOperations jdbc, int noteId, List<SealedVersion> versions,
			List<AccessEvent> changes) {
		String chain = AccessLog.chainOfNote(noteId);
		List<ChainProblem> problems = new ArrayList<>();
		Optional<NoteRow> row = table.byId(jdbc, noteId);
		if (!row.isPresent()) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.NOTE_MISSING, null));
			return problems;
		}
		NoteHeader note = row.get().facts;
		String lastDigest = changes.isEmpty() ? null : changes.get(changes.size() - 1).getNoteDigest();
		if (!seal.isIntact(row.get()) || !note.canonicalForm().sha256().equals(lastDigest)) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.NOTE_ALTERED, null));
		}
		Map<Integer, SealedVersion> unrecorded = new HashMap<>();
		for (SealedVersion version : versions) {
			unrecorded.put(version.getVersion(), version);
		}
		int newest = 0;
		for (AccessEvent event : changes) {
			if (event.getType() != null && event.getType().writesVersion()) {
				newest = Math.max(newest, event.getVersion());
				checkVersion(note, event, unrecorded.remove(event.getVersion())).ifPresent(problems::add);
			}
		}
		if (newest != note.getCurrentVersion()) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.NOTE_ALTERED, null));
		}
		for (Integer version : unrecorded.keySet()) {
			problems.add(new ChainProblem(chain, ChainProblem.Kind.UNRECORDED, version.longValue()));
		}
		return problems;
	}

	private Optional<ChainProblem> checkVersion(NoteHeader note, AccessEvent event, SealedVersion version) {
		ChainProblem.Kind kind = null;
		if (version == null) {
			kind = ChainProblem.Kind.VERSION_MISSING;
		} else if (!version.getId().equals(event.getVersionId()) || !opens(note, version)) {
			kind = ChainProblem.Kind.VERSION_ALTERED;
		}
		return kind == null
				? Optional.empty()
				: Optional.of(new ChainProblem(event.getChain(), kind, event.getVersion().longValue()));
	}

	private boolean opens(NoteHeader note, SealedVersion version) {
		try {
			seal.open(note, version);
			return true;
		} catch (TamperedException e) {
			return false;
		}
	}
}
