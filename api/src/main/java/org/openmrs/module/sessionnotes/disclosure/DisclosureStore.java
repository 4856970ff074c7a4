/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLimits;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDisclosures;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the database table of disclosures. The content of a disclosure, such as the recipient, purpose and
 * evidence, may reveal the content of the disclosed notes. Each row therefore holds the content of a disclosure sealed
 * by {@link DisclosureSeal}. The seal of a disclosure is bound to the columns by which rows are found. The log holds
 * the digest of the newest state of each disclosure. This class does not check the caller's permissions; {@link
 * DisclosureService} and the door check them.
 * <p>
 * A row holds a disclosure twice: in full, and as a summary with shortened texts for lists and decisions. The values of
 * the columns select rows before any seal is opened. A column's value can exclude a disclosure but never grants access
 * to notes. Only the sealed content of a disclosure decides which notes the disclosure opens. A person who changes a
 * column by SQL can hide a disclosure, even from the recipient, but cannot open any note. {@link #altered} finds
 * disclosures with changed columns.
 */
public class DisclosureStore implements PatientMergeListener, NoteDisclosures {

	private static final Logger log = LoggerFactory.getLogger(DisclosureStore.class);

	private static final String COLUMNS = "disclosure_uuid, kind, author_uuid, patient_uuid, recipient_uuid, made_by, made_at, "
			+ "state, open_until, told_from, bound_at";

	private static final String SELECT = "select " + COLUMNS + ", summary from sessionnotes_disclosure where ";

	private static final String SELECT_WHOLE = "select " + COLUMNS
			+ ", content from sessionnotes_disclosure where disclosure_uuid = ?";

	static final String NEWEST_FIRST = " order by made_at desc, disclosure_uuid";

	/**
	 * The SQL condition for disclosures that may be open. A row that an earlier version of the module wrote has no
	 * state if the module failed to upgrade the row when it started.
	 */
	private static final String MAY_BE_OPEN = " and (state is null or state = 'OPEN' and open_until > ?)";

	private final UserRecords users = new UserRecords();

	private final DisclosureSeal seal;

	private final AccessLog accessLog;

	private final TrainingSupervision supervision;

	public DisclosureStore(KeysetProvider keysetProvider, AccessLog accessLog) {
		this.seal = new DisclosureSeal(keysetProvider);
		this.accessLog = accessLog;
		this.supervision = new TrainingSupervision(accessLog);
	}

	void insert(JdbcOperations jdbc, Disclosure disclosure) {
		DisclosureColumns columns = DisclosureColumns.of(disclosure);
		jdbc.update("insert into sessionnotes_disclosure (" + COLUMNS + ", content, summary) "
				+ "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				disclosure.getUuid(), disclosure.getKind().name(), disclosure.getScope().getAuthorUuid(),
				disclosure.getScope().getPatientUuid(), disclosure.getRecipient().getUserUuid(), disclosure.getMadeBy(),
				disclosure.getMadeAt(), columns.getState(), columns.getOpenUntil(), columns.getToldFrom(),
				columns.getBoundAt(), seal.seal(disclosure), seal.sealSummary(disclosure));
	}

	/**
	 * Writes the parts of a disclosure that can change: the steps of the disclosure, and the patient, because a merge
	 * of patients moves notes.
	 */
	void update(JdbcOperations jdbc, Disclosure disclosure) {
		DisclosureColumns columns = DisclosureColumns.of(disclosure);
		jdbc.update(
				"update sessionnotes_disclosure set patient_uuid = ?, state = ?, open_until = ?, told_from = ?, bound_at = ?, "
						+ "content = ?, summary = ? where disclosure_uuid = ?",
				disclosure.getScope().getPatientUuid(), columns.getState(), columns.getOpenUntil(), columns.getToldFrom(),
				columns.getBoundAt(), seal.seal(disclosure), seal.sealSummary(disclosure), disclosure.getUuid());
	}

	/** Records a step of a disclosure in the log, together with the digest that the disclosure has after the step. */
	void record(JdbcOperations jdbc, AccessEventType type, AccessRequest request, Disclosure disclosure) {
		accessLog.record(jdbc, AccessLog.event(type, request).disclosure(disclosure.getUuid())
				.detail(disclosure.getBasis().name()).noteDigest(disclosure.getDigest()));
	}

	/** @return the disclosure with its full texts */
	Optional<Disclosure> find(JdbcOperations jdbc, String uuid) {
		return whole(jdbc, uuid, "");
	}

	/** @return the disclosure with shortened texts */
	Optional<Disclosure> findBrief(JdbcOperations jdbc, String uuid) {
		List<BriefDisclosureRow> rows = jdbc.query(SELECT + "disclosure_uuid = ?", BriefDisclosureRow::new, uuid);
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		Disclosure found = brief(jdbc, rows.get(0));
		if (found == null) {
			throw new TamperedException(ErrorCodes.BROKEN_DISCLOSURE);
		}
		return Optional.of(found);
	}

	/**
	 * Reads the current state of the disclosure with its full texts, and locks the disclosure until the transaction
	 * ends.
	 */
	Optional<Disclosure> lock(JdbcOperations jdbc, String uuid) {
		return whole(jdbc, uuid, " for update");
	}

	/**
	 * Finds the disclosures of a note for the log. The caller leaves out those of which the user may not be notified.
	 *
	 * @return the uuids of the disclosures that cover the note, whether or not they are open now
	 */
	public Set<String> covering(JdbcOperations jdbc, NoteHeader note) {
		return briefs(jdbc, "author_uuid = ? and (patient_uuid = ? or patient_uuid is null)", note.getAuthorUuid(),
				note.getPatientUuid()).stream().filter(note::isCoveredBy).map(Disclosure::getUuid)
				.collect(Collectors.toSet());
	}

	/**
	 * @return the emergency readings that were approved but not reviewed, in order of approval, with shortened texts
	 */
	List<Disclosure> toReview(JdbcOperations jdbc) {
		return accessLog.approvedWithoutReview(jdbc, DisclosureBasis.SERIOUS_THREAT.name()).stream()
				.map(uuid -> findBrief(jdbc, uuid).orElse(null))
				.filter(found -> found != null && found.getReviewDue() != null).collect(Collectors.toList());
	}

	@Override
	public List<Disclosure> untold(JdbcOperations jdbc, Collection<String> authorUuids, long moment) {
		List<Object> values = new ArrayList<>(authorUuids);
		values.add(moment);
		return briefs(jdbc, "author_uuid in " + places(authorUuids) + " and (told_from is null or told_from > ?)"
				+ NEWEST_FIRST, values.toArray()).stream().filter(disclosure -> !disclosure.isToldToAuthor(moment))
				.collect(Collectors.toList());
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (String uuid : jdbc.queryForList("select disclosure_uuid from sessionnotes_disclosure where patient_uuid = ? "
				+ "order by disclosure_uuid", String.class, fromPatientUuid)) {
			// locks the row and reads the state committed now: a merge takes long and must not undo a revocation made meanwhile
			Disclosure disclosure = lockIntact(jdbc, uuid);
			if (disclosure != null && isLockedAsLogged(jdbc, disclosure)) {
				Disclosure moved = disclosure.movedTo(toPatientUuid);
				update(jdbc, moved);
				accessLog.record(jdbc, AccessLog.event(AccessEventType.PATIENT_MERGED, by).disclosure(moved.getUuid())
						.detail(fromPatientUuid).noteDigest(moved.getDigest()));
			}
		}
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(UuidQuery.rows(jdbc, "select patient_uuid from sessionnotes_disclosure where patient_uuid in",
				patientUuids, (row, number) -> row.getString(1)));
	}

	@Override
	public List<Disclosure> entitlements(JdbcOperations jdbc, String userUuid) {
		long now = System.currentTimeMillis();
		List<Disclosure> disclosures = briefs(jdbc, "recipient_uuid = ?" + MAY_BE_OPEN + NEWEST_FIRST, userUuid, now);
		return disclosures.stream().filter(disclosure -> disclosure.isOpenTo(userUuid, now))
				.filter(disclosure -> disclosure.getLearner() == null
						|| supervision.isStillTraining(jdbc, disclosure, userUuid))
				.filter(disclosure -> isLeftStanding(jdbc, disclosure)).collect(Collectors.toList());
	}

	/** @return false if the disclosure required that the author of the notes is away, and the author has returned */
	boolean isLeftStanding(JdbcOperations jdbc, Disclosure disclosure) {
		return !disclosure.needsAuthorAway()
				|| disclosure.isLeftStanding(users.awaySince(jdbc, disclosure.getScope().getAuthorUuid()));
	}

	/**
	 * @return the custodies that are in force at the given moment and each cover all notes in the disclosure's scope. A
	 *         custodian acts in place of the author.
	 */
	List<Disclosure> custodiesOf(JdbcOperations jdbc, Disclosure disclosure, long moment) {
		return briefs(jdbc, "author_uuid = ?" + MAY_BE_OPEN + NEWEST_FIRST, disclosure.getScope().getAuthorUuid(), moment)
				.stream()
				.filter(custody -> custody.getKind() == disclosure.getKind()
						&& custody.getScope().includes(disclosure.getScope())
						&& custody.isCustody(custody.getRecipient().getUserUuid(), moment) && isLeftStanding(jdbc, custody)
						&& isAsLogged(jdbc, custody))
				.collect(Collectors.toList());
	}

	/**
	 * Checks whether the disclosure has the digest that the log recorded last. If someone restores an older row of a
	 * disclosure together with the older seal, the seal still opens. Only the log shows the steps that followed the
	 * restored state, such as the revocation of the disclosure.
	 */
	public boolean isAsLogged(JdbcOperations jdbc, Disclosure disclosure) {
		return disclosure.getDigest().equals(accessLog.lastDigestOfDisclosure(jdbc, disclosure.getUuid()));
	}

	@Override
	public void requireAsLogged(JdbcOperations jdbc, Disclosure disclosure) {
		if (!isAsLogged(jdbc, disclosure)) {
			Disclosure now = lockIntact(jdbc, disclosure.getUuid());
			throw now != null && isLockedAsLogged(jdbc, now)
					? new ConcurrencyFailureException("a step was taken with the disclosure meanwhile")
					: new TamperedException(ErrorCodes.BROKEN_DISCLOSURE);
		}
	}

	/**
	 * Checks whether a disclosure whose row is locked has the digest that the log recorded last, see {@link
	 * #isAsLogged}.
	 */
	boolean isLockedAsLogged(JdbcOperations jdbc, Disclosure disclosure) {
		return disclosure.getDigest().equals(accessLog.lastDigestOfLockedDisclosure(jdbc, disclosure.getUuid()));
	}

	@Override
	public List<String> altered(JdbcOperations jdbc) {
		return jdbc
				.queryForList("select disclosure_uuid from sessionnotes_disclosure order by disclosure_uuid", String.class)
				.stream().filter(uuid -> !isIntact(jdbc, uuid)).collect(Collectors.toList());
	}

	@Override
	public List<String> missing(JdbcOperations jdbc) {
		return jdbc.queryForList(
				"select distinct e.disclosure_uuid from sessionnotes_access_event e where e.event_type in (?, ?) "
						+ "and e.disclosure_uuid is not null and not exists "
						+ "(select 1 from sessionnotes_disclosure d where d.disclosure_uuid = e.disclosure_uuid)",
				String.class, AccessEventType.DISCLOSED.name(), AccessEventType.ORDER_RECORDED.name());
	}

	/**
	 * Checks whether the row of a disclosure still matches what was stored. The seal of the summary covers the columns
	 * by which rows are selected, so the summary does not open if such a column was changed.
	 */
	private boolean isIntact(JdbcOperations jdbc, String uuid) {
		List<BriefDisclosureRow> rows = jdbc.query(SELECT + "disclosure_uuid = ?", BriefDisclosureRow::new, uuid);
		if (rows.isEmpty()) {
			return true;
		}
		BriefDisclosureRow row = rows.get(0);
		Disclosure whole = wholeOrNull(jdbc, uuid, "");
		Disclosure brief = row.summary == null ? null : brief(jdbc, row);
		boolean summarized = row.summary == null
				? row.state == null
				: brief != null && whole != null && brief.getDigest().equals(whole.getDigest());
		return whole != null && summarized && isAsLogged(jdbc, whole);
	}

	@Override
	public List<String> withoutSummary(JdbcOperations jdbc) {
		return jdbc.queryForList("select disclosure_uuid from sessionnotes_disclosure where summary is null", String.class);
	}

	@Override
	public void summarize(JdbcOperations jdbc, String uuid) {
		Disclosure disclosure = lockIntact(jdbc, uuid);
		if (disclosure != null && isLockedAsLogged(jdbc, disclosure)) {
			update(jdbc, disclosure);
		}
	}

	private Optional<Disclosure> whole(JdbcOperations jdbc, String uuid, String locking) {
		List<WholeDisclosureRow> rows = jdbc.query(SELECT_WHOLE + locking, WholeDisclosureRow::new, uuid);
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		Disclosure found = opened(jdbc, rows.get(0).uuid, rows.get(0).content, rows.get(0).boundTo);
		if (found == null) {
			throw new TamperedException(ErrorCodes.BROKEN_DISCLOSURE);
		}
		return Optional.of(found);
	}

	private Disclosure wholeOrNull(JdbcOperations jdbc, String uuid, String locking) {
		try {
			return whole(jdbc, uuid, locking).orElse(null);
		} catch (TamperedException e) {
			return null;
		}
	}

	private Disclosure lockIntact(JdbcOperations jdbc, String uuid) {
		return wholeOrNull(jdbc, uuid, " for update");
	}

	/**
	 * Reads the disclosures that meet the condition. A row that no longer matches its seal is left out, but the other
	 * rows are still read.
	 */
	private List<Disclosure> briefs(JdbcOperations jdbc, String where, Object... values) {
		return rows(jdbc, where, values).stream().filter(Objects::nonNull).collect(Collectors.toList());
	}

	/**
	 * Reads the rows that meet the condition.
	 *
	 * @return the disclosure of each row with shortened texts; null in the place of a row that no longer matches its
	 *         seal
	 */
	List<Disclosure> rows(JdbcOperations jdbc, String where, Object... values) {
		return jdbc.query(SELECT + where, BriefDisclosureRow::new, values).stream().map(row -> brief(jdbc, row))
				.collect(Collectors.toList());
	}

	private Disclosure brief(JdbcOperations jdbc, BriefDisclosureRow row) {
		if (row.summary != null) {
			return opened(jdbc, row.uuid, row.summary, row.boundTo);
		}
		Disclosure whole = wholeOrNull(jdbc, row.uuid, "");
		return whole == null ? null : whole.abridged(DisclosureLimits.WORDS_IN_LIST);
	}

	private Disclosure opened(JdbcOperations jdbc, String uuid, byte[] sealed, byte[] boundTo) {
		try {
			return seal.open(sealed, boundTo,
					disclosureUuid -> accessLog.firstPatientOfDisclosure(jdbc, disclosureUuid));
		} catch (BrokenSealException | IOException | IllegalArgumentException e) {
			log.error("Disclosure {} is not what was stored", uuid);
			return null;
		}
	}

	private static String places(Collection<String> values) {
		return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
	}
}
