/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.Gap;
import org.openmrs.module.sessionnotes.domain.audit.LogDeletion;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.legalhold.Deletion;
import org.openmrs.module.sessionnotes.domain.legalhold.DeletionKind;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Deletes events of the log that are older than the configured age, and only if two people agree to the deletion. The
 * signature also covers the hash of the last event in each deleted section, so that the remaining log can still be
 * verified. An event with the digest of a note, version or disclosure is retained as long as that note, version or
 * disclosure is retained. No note is ever deleted. While a hold is open, no event is deleted. A user places a hold for a
 * complaint, a lawsuit, or a client's request that may need old events; the answer to a request for a copy needs none.
 * <p>
 * Source: 45 CFR 164.316(b)(2)(i) and 164.528(a) and (c)(1), at least six years and ninety days.
 */
public class LogRetention {

	private static final Logger log = LoggerFactory.getLogger(LogRetention.class);

	/** The number of years that an accounting of disclosures covers: 45 CFR 164.528(a)(1). */
	private static final int YEARS_OF_ACCOUNTING = 6;

	/**
	 * The maximum number of days between a client's request for an accounting and the accounting, including the
	 * extension: 45 CFR 164.528(c)(1).
	 */
	private static final int DAYS_TO_ACCOUNT = 90;

	private final StoreTransactions transactions;

	private final AccessLog accessLog;

	private final ChainCheck chainCheck;

	private final SigningKeyProvider signingKeyProvider;

	private final SettingsInForce settings;

	private final LogDeletions deletions;

	private final LogHolds holds;

	private final StoredLegalHolds legalHolds;

	public LogRetention(StoreTransactions transactions, AccessLog accessLog, ChainCheck chainCheck,
			SigningKeyProvider signingKeyProvider, SettingsInForce settings) {
		this.settings = settings;
		this.transactions = transactions;
		this.accessLog = accessLog;
		this.chainCheck = chainCheck;
		this.signingKeyProvider = signingKeyProvider;
		this.deletions = new LogDeletions(signingKeyProvider);
		this.holds = new LogHolds(accessLog);
		this.legalHolds = new StoredLegalHolds(accessLog, chainCheck);
	}

	/** @return all holds, open and ended, newest first */
	public List<LogHold> getHolds() {
		return transactions.reading(holds::all);
	}

	/**
	 * Prevents the deletion of all events until the hold is ended, even if a deletion was already proposed. The same
	 * request, sent twice, places one hold.
	 *
	 * @param uuid the uuid of the hold; null to let the server choose the uuid
	 * @throws ConflictException if the given uuid belongs to a different hold
	 */
	public LogHold hold(String uuid, LogHoldKind kind, String reference, AccessRequest request) {
		return transactions.withWriterOrApart(jdbc -> holds.begin(jdbc, uuid, kind, reference, request));
	}

	/**
	 * @throws NotFoundException if there is no such hold
	 * @throws ConflictException if the hold was already ended
	 */
	public LogHold endHold(String uuid, AccessRequest request) {
		return transactions.withWriterOrApart(jdbc -> holds.end(jdbc, uuid, request));
	}

	/** @return all proposals, newest first */
	public List<DeletionProposal> getProposals() {
		return transactions.reading(deletions::all);
	}

	/**
	 * Proposes to delete events. The proposal alone deletes no event.
	 *
	 * @param sentUuid the uuid of the proposal; null to let the module choose the uuid
	 * @param olderThan the moment before which events are deleted, in milliseconds since 1970-01-01 UTC
	 * @param request the request of the user who proposes the deletion
	 * @return the new proposal; if the same user already sent the same proposal with this uuid, the earlier proposal
	 * @throws InvalidRequestException if some events before the given moment must still be retained
	 * @throws ConflictException if a different proposal already has the given uuid, or if a hold on the log is open
	 */
	public DeletionProposal propose(String sentUuid, long olderThan, AccessRequest request) {
		String uuid = sentUuid == null ? UUID.randomUUID().toString() : sentUuid;
		try {
			return transactions.withWriterOrApart(jdbc -> proposedBefore(jdbc, uuid, olderThan, request)
					.orElseGet(() -> propose(jdbc, uuid, olderThan, request)));
		} catch (DataIntegrityViolationException e) {
			// the same request was sent twice at the same time, and both requests looked for the proposal before either stored it
			return transactions.withWriterOrApart(jdbc -> proposedBefore(jdbc, uuid, olderThan, request))
					.orElseThrow(() -> e);
		}
	}

	private Optional<DeletionProposal> proposedBefore(JdbcOperations jdbc, String uuid, long olderThan,
			AccessRequest request) {
		Optional<DeletionProposal> before = deletions.all(jdbc).stream().filter(each -> each.getUuid().equals(uuid))
				.findFirst();
		if (before.isPresent() && !(before.get().getOlderThan() == olderThan
				&& before.get().getProposedBy().equals(request.getUserUuid()))) {
			throw new ConflictException("sessionnotes.error.logDeletion.uuidInUse");
		}
		return before;
	}

	private DeletionProposal propose(JdbcOperations jdbc, String uuid, long olderThan, AccessRequest request) {
		long now = System.currentTimeMillis();
		if (!isOld(jdbc, olderThan, now)) {
			throw new InvalidRequestException("sessionnotes.error.logDeletion.tooYoung");
		}
		DeletionProposal proposal = new DeletionProposal(uuid, olderThan, request.getUserUuid(), now,
				DeletionProposal.State.PROPOSED, null, null);
		deletions.insert(jdbc, proposal);
		record(jdbc, AccessEventType.LOG_DELETION_PROPOSED, request, proposal, proposal.getDigest());
		// checks the holds only now, because recording the proposal has ensured that the chain of the holds exists
		requireNoHold(jdbc);
		return proposal;
	}

	/**
	 * Lets a second person approve or refuse a proposal. If the second person approves the proposal, the events are
	 * deleted immediately. If a check finds any problem in a chain, no event of that chain is deleted.
	 *
	 * @param uuid the uuid of the proposal
	 * @param granted true to approve the proposal, false to refuse the proposal
	 * @param request the request of the user who decides
	 * @throws NotFoundException if there is no such proposal
	 * @throws ConflictException if someone has already decided on the proposal, if the user made the proposal, or if
	 *         the events must now be retained longer
	 * @throws TamperedException if the stored proposal differs from the proposal that the log recorded
	 */
	public DeletionProposal decide(String uuid, boolean granted, AccessRequest request) {
		if (!granted) {
			return transactions.withWriterOrApart(jdbc -> {
				DeletionProposal refused = requireOpen(jdbc, uuid, request).decided(DeletionProposal.State.REFUSED,
						request.getUserUuid(), System.currentTimeMillis());
				deletions.update(jdbc, refused, null);
				record(jdbc, AccessEventType.LOG_DELETION_REFUSED, request, refused, null);
				return refused;
			});
		}
		SigningKey key = signingKeyProvider.getKey();
		DeletionProposal proposal = transactions.withWriterOrApart(jdbc -> {
			DeletionProposal open = requireOpen(jdbc, uuid, request);
			// an interrupted deletion is finished first, and a hold stops the rest of it, too
			requireNoHold(jdbc);
			return open;
		});
		deleteWhatIsSigned();
		List<Gap> gaps = plan(proposal.getOlderThan());
		DeletionProposal approved = transactions.withWriterOrApart(jdbc -> approve(jdbc, uuid, request, key, gaps));
		try {
			deleteWhatIsSigned();
		} catch (ConflictException held) {
			log.warn("The deletion {} stopped, because a matter was opened meanwhile; the next one finishes it", uuid);
		}
		return approved;
	}

	private DeletionProposal approve(JdbcOperations jdbc, String uuid, AccessRequest request, SigningKey key,
			List<Gap> gaps) {
		DeletionProposal proposal = requireOpen(jdbc, uuid, request);
		long now = System.currentTimeMillis();
		if (!isOld(jdbc, proposal.getOlderThan(), now)) {
			// the retention period was extended after the proposal
			throw new ConflictException("sessionnotes.error.logDeletion.tooYoung");
		}
		requireNoHold(jdbc);
		LogDeletion deletion = new LogDeletion(uuid, proposal.getOlderThan(), proposal.getProposedBy(),
				proposal.getProposedAt(), request.getUserUuid(), now, gaps, new byte[0])
				.signed(key);
		DeletionProposal approved = proposal.decided(DeletionProposal.State.APPROVED, request.getUserUuid(), now);
		deletions.insertGaps(jdbc, deletion);
		deletions.update(jdbc, approved, deletion.getSignature());
		record(jdbc, AccessEventType.LOG_DELETION_APPROVED, request, approved, deletion.hash());
		return approved;
	}

	/**
	 * @throws ConflictException if a hold of either kind is open
	 * @throws TamperedException if the chain of the holds, or a legal hold, no longer matches what was stored
	 */
	private void requireNoHold(JdbcOperations jdbc) {
		if (!chainCheck.check(jdbc, AccessLog.CLINIC).getProblems().isEmpty()) {
			throw new TamperedException(ErrorCodes.BROKEN_LOG);
		}
		requireNothingOpen(jdbc);
	}

	private void requireNothingOpen(JdbcOperations jdbc) {
		holds.requireNone(jdbc);
		legalHolds.requireNone(jdbc, Deletion.of(DeletionKind.EVENTS));
	}

	/**
	 * Determines which sections of each chain to delete. Old events do not change, so each chain can be checked in a
	 * separate transaction. Because of the separate transactions, no user has to wait until all chains are checked.
	 */
	private List<Gap> plan(long olderThan) {
		VerifiedDeletions proven = transactions.withWriterOrApart(chainCheck::proven);
		List<Gap> gaps = new ArrayList<>();
		for (String chain : new TreeSet<>(transactions.withWriterOrApart(StoredEvents::chains))) {
			gaps.addAll(transactions.withWriterOrApart(jdbc -> plan(jdbc, chain, olderThan, proven)));
		}
		return gaps;
	}

	private List<Gap> plan(JdbcOperations jdbc, String chain, long olderThan, VerifiedDeletions proven) {
		if (chainCheck.check(jdbc, chain, proven).getProblems().isEmpty()) {
			return oldEvents(jdbc, chain, olderThan);
		}
		log.error("Nothing of the chain {} of the access log is deleted: it is not what was stored", chain);
		return Collections.emptyList();
	}

	private static List<Gap> oldEvents(JdbcOperations jdbc, String chain, long olderThan) {
		List<Gap> gaps = new ArrayList<>();
		StoredEvents.eachEvent(jdbc, chain, (event, hash) -> {
			if (event.getOccurredAt() >= olderThan || event.getNoteDigest() != null) {
				return;
			}
			Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
			boolean beside = last != null && last.getLast() + 1 == event.getSequence();
			if (beside) {
				gaps.remove(gaps.size() - 1);
			}
			gaps.add(new Gap(chain, beside ? last.getFirst() : event.getSequence(), event.getSequence(), hash));
		});
		return gaps;
	}

	/**
	 * Deletes the events of all signed deletions. Each section of a chain is deleted as a whole, so that the log can be
	 * verified even after an interruption. If a deletion is interrupted, the next deletion finishes it.
	 */
	private void deleteWhatIsSigned() {
		for (LogDeletion deletion : transactions.withWriterOrApart(deletions::approved)) {
			if (!deletion.isSignedBy(signingKeyProvider.getKey().getPublicKey())) {
				log.error("The deletion {} of events of the access log is not what was signed", deletion.getUuid());
				continue;
			}
			for (Gap gap : deletion.getGaps()) {
				transactions.withWriterOrApart(jdbc -> delete(jdbc, gap));
			}
		}
	}

	/** @throws ConflictException if a hold was placed after the deletion began */
	private int delete(JdbcOperations jdbc, Gap gap) {
		accessLog.lockClinic(jdbc);
		requireNothingOpen(jdbc);
		return jdbc.update("delete from sessionnotes_access_event where chain = ? and sequence_number between ? and ?",
				gap.getChain(), gap.getFirst(), gap.getLast());
	}

	private DeletionProposal requireOpen(JdbcOperations jdbc, String uuid, AccessRequest request) {
		DeletionProposal proposal = deletions.lock(jdbc, uuid)
				.orElseThrow(() -> new NotFoundException("sessionnotes.error.logDeletion.unknown"));
		if (proposal.getState() != DeletionProposal.State.PROPOSED) {
			throw new ConflictException("sessionnotes.error.logDeletion.decided");
		}
		if (proposal.getProposedBy().equals(request.getUserUuid())) {
			throw new ConflictException("sessionnotes.error.logDeletion.ownProposal");
		}
		List<String> digests = jdbc.queryForList("select note_digest from sessionnotes_access_event where chain = ? "
				+ "and event_type = ? and detail = ?", String.class, AccessLog.CLINIC,
				AccessEventType.LOG_DELETION_PROPOSED.name(), uuid);
		if (!digests.contains(proposal.getDigest())) {
			throw new TamperedException(ErrorCodes.BROKEN_LOG);
		}
		return proposal;
	}

	/** @return true if events before the given moment no longer have to be retained */
	private boolean isOld(JdbcOperations jdbc, long olderThan, long now) {
		ZonedDateTime today = Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC);
		long asSet = today.minusYears(settings.number(jdbc, Safeguard.RETENTION_YEARS)).toInstant().toEpochMilli();
		long asNeeded = today.minusYears(YEARS_OF_ACCOUNTING).minusDays(DAYS_TO_ACCOUNT).toInstant().toEpochMilli();
		return olderThan <= Math.min(asSet, asNeeded);
	}

	private void record(JdbcOperations jdbc, AccessEventType type, AccessRequest request, DeletionProposal proposal,
			String digest) {
		accessLog.record(jdbc, AccessLog.event(type, request).detail(proposal.getUuid()).noteDigest(digest));
	}
}
