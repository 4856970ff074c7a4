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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.AccessRequest;
import org.openmrs.module.sessionnotes.audit.AccessEventType;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.life.MergeFollower;
import org.openmrs.module.sessionnotes.seal.BrokenSealException;
import org.openmrs.module.sessionnotes.seal.CanonicalForm;
import org.openmrs.module.sessionnotes.seal.Keyring;
import org.openmrs.module.sessionnotes.store.UuidQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The table of disclosures. What a disclosure says (to whom, why, on which evidence) may tell what its notes are about: a
 * row has it sealed, bound to the columns that rows are found by, and the log knows the digest of its newest state. It
 * asks nobody who they are: {@link DisclosureService} and the door do.
 */
public class DisclosureStore implements MergeFollower {

	private static final Logger log = LoggerFactory.getLogger(DisclosureStore.class);

	private static final String SELECT = "select disclosure_uuid, kind, author_uuid, patient_uuid, recipient_uuid, made_by, "
			+ "made_at, content from sessionnotes_disclosure ";

	private static final String NEWEST_FIRST = " order by made_at desc, disclosure_uuid limit ? offset ?";

	private final Keyring keyring;

	private final AccessLog accessLog;

	private final DisclosureCodec codec = new DisclosureCodec();

	public DisclosureStore(Keyring keyring, AccessLog accessLog) {
		this.keyring = keyring;
		this.accessLog = accessLog;
	}

	void insert(JdbcOperations jdbc, Disclosure disclosure) {
		jdbc.update(
				"insert into sessionnotes_disclosure (disclosure_uuid, kind, author_uuid, patient_uuid, recipient_uuid, made_by, "
						+ "made_at, content) values (?, ?, ?, ?, ?, ?, ?, ?)",
				disclosure.getUuid(), disclosure.getKind().name(), disclosure.getScope().getAuthorUuid(),
				disclosure.getScope().getPatientUuid(), disclosure.getRecipient().getUserUuid(), disclosure.getMadeBy(),
				disclosure.getMadeAt(), sealed(disclosure));
	}

	/** Writes what can change: the steps, and the patient, whose notes a merge moves. */
	void update(JdbcOperations jdbc, Disclosure disclosure) {
		jdbc.update("update sessionnotes_disclosure set patient_uuid = ?, content = ? where disclosure_uuid = ?",
				disclosure.getScope().getPatientUuid(), sealed(disclosure), disclosure.getUuid());
	}

	Optional<Disclosure> find(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "where disclosure_uuid = ?", this::disclosure, uuid).stream().findFirst();
	}

	/** Reads it as it is now, and keeps others from changing it until the transaction ends. */
	Optional<Disclosure> lock(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "where disclosure_uuid = ? for update", this::disclosure, uuid).stream().findFirst();
	}

	/** @return the disclosures to a user, in any state */
	public List<Disclosure> toUser(JdbcOperations jdbc, String userUuid) {
		return intact(jdbc.query(SELECT + "where recipient_uuid = ? order by made_at desc, disclosure_uuid",
				this::disclosureOrNull, userUuid));
	}

	/** @return the disclosures of an author's notes, in any state, the newest first */
	public List<Disclosure> ofAuthor(JdbcOperations jdbc, String authorUuid) {
		return intact(jdbc.query(SELECT + "where author_uuid = ? order by made_at desc, disclosure_uuid",
				this::disclosureOrNull, authorUuid));
	}

	/** @return all but those of one author's notes */
	List<Disclosure> allBut(JdbcOperations jdbc, String authorUuid, int startIndex, int limit) {
		return intact(jdbc.query(SELECT + "where author_uuid <> ?" + NEWEST_FIRST, this::disclosureOrNull, authorUuid, limit,
				startIndex));
	}

	/** @return the disclosures of notes on a patient, in any state, the oldest first */
	public List<Disclosure> ofPatient(JdbcOperations jdbc, String patientUuid) {
		return intact(jdbc.query(SELECT + "where patient_uuid = ? order by made_at, disclosure_uuid", this::disclosureOrNull,
				patientUuid));
	}

	@Override
	public void follow(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		// locked, and as committed by now: a merge takes long, and a revocation meanwhile must not be undone by it
		for (Disclosure disclosure : intact(jdbc.query(SELECT + "where patient_uuid = ? order by disclosure_uuid for update",
				this::disclosureOrNull, fromPatientUuid))) {
			Disclosure moved = disclosure.movedTo(toPatientUuid);
			if (isLockedAsLogged(jdbc, disclosure)) {
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

	/**
	 * @return those disclosures to a user that are open to them, and hold besides what they say themselves: a supervisor under training is the
	 *         author's supervisor at this moment
	 */
	public List<Disclosure> entitlements(JdbcOperations jdbc, String userUuid) {
		List<Disclosure> disclosures = toUser(jdbc, userUuid);
		long now = System.currentTimeMillis();
		disclosures.removeIf(disclosure -> !disclosure.isOpenTo(userUuid, now));
		disclosures.removeIf(disclosure -> disclosure.getBasis() == DisclosureBasis.TRAINING
				&& !supervisorsOf(jdbc, disclosure.getScope().getAuthorUuid()).contains(userUuid));
		return disclosures;
	}

	/** @return the users who supervise a therapist now */
	List<String> supervisorsOf(JdbcOperations jdbc, String therapistUuid) {
		return jdbc.queryForList("select supervisor_uuid from sessionnotes_supervision where therapist_uuid = ?",
				String.class, therapistUuid);
	}

	/** @return the users who keep all notes of a scope in the place of their author */
	List<String> custodiansOf(JdbcOperations jdbc, Disclosure disclosure, long moment) {
		return ofAuthor(jdbc, disclosure.getScope().getAuthorUuid()).stream()
				.filter(custody -> custody.getKind() == disclosure.getKind()
						&& custody.getScope().includes(disclosure.getScope())
						&& custody.isCustody(custody.getRecipient().getUserUuid(), moment)
						&& isAsLogged(jdbc, custody))
				.map(custody -> custody.getRecipient().getUserUuid()).collect(Collectors.toList());
	}

	/** An older row, put back with its older seal, opens; the log knows that it was revoked meanwhile. */
	public boolean isAsLogged(JdbcOperations jdbc, Disclosure disclosure) {
		return disclosure.getDigest().equals(accessLog.lastDigestOfDisclosure(jdbc, disclosure.getUuid()));
	}

	/** As {@link #isAsLogged}, for a disclosure whose row is locked. */
	boolean isLockedAsLogged(JdbcOperations jdbc, Disclosure disclosure) {
		return disclosure.getDigest().equals(accessLog.lastDigestOfLockedDisclosure(jdbc, disclosure.getUuid()));
	}

	/** @return the uuids of the disclosures whose row is not what was stored */
	public List<String> altered(JdbcOperations jdbc) {
		return jdbc.query(SELECT, (row, number) -> {
			String uuid = row.getString("disclosure_uuid");
			Disclosure disclosure = disclosureOrNull(row, number);
			return disclosure != null && isAsLogged(jdbc, disclosure) ? null : uuid;
		}).stream().filter(Objects::nonNull).collect(Collectors.toList());
	}

	private byte[] sealed(Disclosure disclosure) {
		return keyring.getKeyset().seal(codec.encode(disclosure),
				columns(disclosure.getUuid(), disclosure.getKind().name(), disclosure.getScope().getAuthorUuid(),
						disclosure.getScope().getPatientUuid(), disclosure.getRecipient().getUserUuid(),
						disclosure.getMadeBy(), disclosure.getMadeAt()));
	}

	private Disclosure disclosure(ResultSet row, int number) throws SQLException {
		Disclosure disclosure = disclosureOrNull(row, number);
		if (disclosure == null) {
			throw new BrokenDisclosureException();
		}
		return disclosure;
	}

	/** A row that is not what was sealed opens nothing, and hides no other. */
	private Disclosure disclosureOrNull(ResultSet row, int number) throws SQLException {
		String uuid = row.getString("disclosure_uuid");
		try {
			return codec.decode(keyring.getKeyset().open(row.getBytes("content"),
					columns(uuid, row.getString("kind"), row.getString("author_uuid"), row.getString("patient_uuid"),
							row.getString("recipient_uuid"), row.getString("made_by"), row.getLong("made_at"))));
		} catch (BrokenSealException | IOException | IllegalArgumentException e) {
			log.error("Disclosure {} is not what was stored", uuid);
			return null;
		}
	}

	private static List<Disclosure> intact(List<Disclosure> found) {
		return found.stream().filter(Objects::nonNull).collect(Collectors.toList());
	}

	private static byte[] columns(String uuid, String kind, String author, String patient, String recipient, String madeBy,
			long madeAt) {
		return new CanonicalForm("sessionnotes/disclosurerow/1").add(uuid).add(kind).add(author).add(patient).add(recipient)
				.add(madeBy).add(madeAt).toBytes();
	}
}
