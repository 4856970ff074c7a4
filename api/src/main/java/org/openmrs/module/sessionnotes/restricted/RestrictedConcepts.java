/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.restricted;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Determines which concepts are restricted: the shipped restricted concepts (even if retired), every concept with notes
 * in the sealed store, and the members of one concept set. A concept that was removed from the concept set stays
 * restricted until a second person has approved the removal. The shipped questions of progress notes are never
 * restricted.
 * <p>
 * The restricted concepts are read again at each save, so that a change to the concept set on any server takes effect
 * immediately. If the restricted concepts cannot be read, the concepts from the last successful reading stay
 * restricted. No obs is saved before the restricted concepts have been read at least once.
 */
public class RestrictedConcepts {

	private static final Logger log = LoggerFactory.getLogger(RestrictedConcepts.class);

	private static final long FRESH_NANOS = 1_000_000_000;

	private static final RestrictedConceptSnapshot SHIPPED = new RestrictedConceptSnapshot(Collections.emptySet(),
			new HashSet<>(Arrays.asList(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
					SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID)),
			Collections.emptySet(), false);

	/**
	 * The shipped questions of progress notes, which are never restricted. If the concept set or a stored note made
	 * such a question restricted, the record would lose the answers to the question.
	 */
	private static final Set<String> NEVER = ProgressNoteConcept.shippedUuids();

	private static final String WITH_NOTES = "select c.concept_id, c.uuid from concept c join sessionnotes_restricted_concept r "
			+ "on r.concept_uuid = c.uuid";

	private final StoreTransactions transactions;

	private final SettingsInForce settings;

	private volatile RestrictedConceptSnapshot known = SHIPPED;

	private volatile long readAt = System.nanoTime() - FRESH_NANOS;

	private final ThreadLocal<RestrictedConceptSnapshot> ofThisCall = new ThreadLocal<>();

	private final AtomicBoolean refreshing = new AtomicBoolean();

	public RestrictedConcepts(StoreTransactions transactions, SettingsInForce settings) {
		this.transactions = transactions;
		this.settings = settings;
	}

	/** @return the concepts that are restricted now, as the caller's transaction sees them */
	public RestrictedConceptSnapshot current() {
		RestrictedConceptSnapshot read = ofThisCall.get();
		return read != null ? read : readNow();
	}

	/**
	 * Reads the restricted concepts once and then runs a service call. The checks of each obs during the service call
	 * do not read the restricted concepts again.
	 */
	public Object withOneReading(ServiceCall call) throws Throwable {
		if (ofThisCall.get() != null) {
			return call.run();
		}
		ofThisCall.set(readNow());
		try {
			return call.run();
		} finally {
			ofThisCall.remove();
		}
	}

	private RestrictedConceptSnapshot readNow() {
		try {
			known = transactions.isCallerWriting() ? transactions.withCaller(this::read) : transactions.apart(this::read);
			readAt = System.nanoTime();
		} catch (RuntimeException e) {
			failed(e);
		}
		return known;
	}

	/**
	 * Returns the known restricted concepts; this method is for code that must not touch the caller's session. The
	 * result contains every restricted concept that any server added at least a second ago. Until the next call of
	 * {@link #current()}, the result may also contain concepts that are not restricted.
	 */
	public RestrictedConceptSnapshot knownOrAdded() {
		if (!known.isRead()) {
			// an error here also makes the caller's save fail
			known = known.plus(transactions.apart(this::read));
			readAt = System.nanoTime();
		}
		// only one thread at a time reads the concepts, because the reading needs a connection in addition to the
		// connection that the caller already holds
		if (System.nanoTime() - readAt >= FRESH_NANOS && refreshing.compareAndSet(false, true)) {
			try {
				known = known.plus(transactions.apart(this::read));
			} catch (RuntimeException e) {
				failed(e);
			} finally {
				// the time is set even after an error, so that a failing database is not queried again for every row
				readAt = System.nanoTime();
				refreshing.set(false);
			}
		}
		return known;
	}

	/**
	 * @return the number of rows in the obs table that answer a restricted concept. Such a row may have been written
	 *         before its concept was restricted, or while the module was stopped.
	 */
	public long countRowsInRecord() {
		Set<Integer> ids = current().getIds();
		return ids.isEmpty()
				? 0
				: transactions.withWriterOrApart(jdbc -> jdbc.queryForObject(
						"select count(*) from obs where concept_id in (" + StringUtils.join(ids, ",") + ")", Long.class));
	}

	/**
	 * Adds a concept to the restricted concepts, because the current transaction has stored a note that answers the
	 * concept.
	 */
	public void noteStored(String conceptUuid) {
		Set<String> uuid = Collections.singleton(conceptUuid);
		known = known.plus(new RestrictedConceptSnapshot(Collections.emptySet(), uuid, uuid, false));
	}

	/** @return the id of the datatype that a concept has in the database */
	public Integer storedDatatypeId(Concept concept) {
		return transactions.apart(jdbc -> jdbc.queryForObject("select datatype_id from concept where concept_id = ?",
				Integer.class, concept.getConceptId()));
	}

	/**
	 * Adds a concept to the restricted concepts, because the current transaction is adding the concept to the concept
	 * set.
	 */
	public void add(Concept concept) {
		if (NEVER.contains(concept.getUuid())) {
			return;
		}
		known = known.plus(new RestrictedConceptSnapshot(Collections.singleton(concept.getConceptId()),
				Collections.singleton(concept.getUuid()), Collections.emptySet(), false));
	}

	private RestrictedConceptSnapshot read(JdbcOperations jdbc) {
		Set<Integer> ids = new HashSet<>();
		Set<String> uuids = new HashSet<>(SHIPPED.getUuids());
		Set<String> withNotes = new HashSet<>();
		uuids.addAll(Safeguard.concepts(settings.of(jdbc, Safeguard.RESTRICTED_CONCEPTS)));
		uuids.removeAll(NEVER);
		UuidQuery.rows(jdbc, "select concept_id from concept where uuid in", uuids, (row, number) -> ids.add(row.getInt(1)));
		jdbc.query(WITH_NOTES, row -> {
			withNotes.add(row.getString(2));
			if (!NEVER.contains(row.getString(2))) {
				ids.add(row.getInt(1));
				uuids.add(row.getString(2));
			}
		});
		return new RestrictedConceptSnapshot(ids, uuids, withNotes, true);
	}

	private void failed(RuntimeException e) {
		if (!known.isRead()) {
			// nothing has been read yet, so any concept may be restricted
			throw e;
		}
		log.error("The set of restricted concepts cannot be read; those known before stay restricted", e);
	}
}
