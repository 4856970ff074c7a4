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

import java.util.List;

import org.hibernate.proxy.HibernateProxy;
import org.openmrs.Encounter;
import org.openmrs.EncounterType;
import org.openmrs.module.sessionnotes.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.diversion.RefusedRows;
import org.openmrs.module.sessionnotes.store.StoreTransactions;

/**
 * Knows which encounters are progress notes whose content is fixed, and what the service itself may do to one. Asked on
 * every path to the record; it reads with SQL on the caller's connection and never touches the caller's entities.
 */
public class FixedNotes {

	/** What is under way in this thread that may change rows of a fixed note. */
	enum Permit {

		/** Adding an addendum: a row of its own, nothing else. */
		ADDENDUM,

		/** Voiding or unvoiding the whole note, or its patient. */
		VOIDING,

		/** Merging patients: the platform copies every obs, word for word, to the other patient. */
		MERGE
	}

	/** The calls of a service, which may throw what the service throws. */
	interface Work {

		Object run() throws Throwable;
	}

	private final ThreadLocal<Permit> permit = new ThreadLocal<>();

	private final StoreTransactions transactions;

	private final NoteStore store = new NoteStore();

	private volatile Integer typeId;

	public FixedNotes(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/** @return the error of every path; the web layer gets to know of it however deep in the platform it is thrown */
	static FixedNoteException refusal() {
		RefusedRows.add(FixedNoteException.MESSAGE_CODE);
		return new FixedNoteException();
	}

	Permit getPermit() {
		return permit.get();
	}

	Object permitting(Permit what, Work work) throws Throwable {
		Permit before = permit.get();
		permit.set(what);
		try {
			return work.run();
		} finally {
			if (before == null) {
				permit.remove();
			} else {
				permit.set(before);
			}
		}
	}

	/** @return true if an encounter is a progress note; false for null */
	boolean isProgressNote(Encounter encounter) {
		if (encounter == null) {
			return false;
		}
		if (isLoaded(encounter)) {
			return isProgressNoteType(((Encounter) loaded(encounter)).getEncounterType());
		}
		Integer id = (Integer) ((HibernateProxy) encounter).getHibernateLazyInitializer().getIdentifier();
		List<Integer> types = transactions.withWriterOrApart(jdbc -> jdbc
				.queryForList("select encounter_type from encounter where encounter_id = ?", Integer.class, id));
		return !types.isEmpty() && types.get(0).equals(typeId());
	}

	boolean isProgressNoteType(EncounterType type) {
		if (type == null) {
			return false;
		}
		Object id = type instanceof HibernateProxy
				? ((HibernateProxy) type).getHibernateLazyInitializer().getIdentifier()
				: type.getEncounterTypeId();
		return id != null && id.equals(typeId());
	}

	/**
	 * @return true if an encounter is a progress note that is signed. Within a transaction that writes nobody else signs
	 *         or changes the note until it ends.
	 */
	boolean isFixed(Encounter encounter) {
		if (!isProgressNote(encounter)) {
			return false;
		}
		Integer id = idOf(encounter);
		return id != null && isFixed(id);
	}

	/** @param encounterId of a progress note */
	boolean isFixed(Integer encounterId) {
		return transactions.isCallerWriting()
				? transactions.withCaller(jdbc -> store.lock(jdbc, encounterId)).isFixed()
				: transactions.apart(jdbc -> store.status(jdbc, encounterId).orElse(NoteStatus.DRAFT)).getState()
						.isFixed();
	}

	private static Integer idOf(Encounter encounter) {
		return encounter instanceof HibernateProxy
				? (Integer) ((HibernateProxy) encounter).getHibernateLazyInitializer().getIdentifier()
				: encounter.getEncounterId();
	}

	private static boolean isLoaded(Object entity) {
		return !(entity instanceof HibernateProxy)
				|| !((HibernateProxy) entity).getHibernateLazyInitializer().isUninitialized();
	}

	private static Object loaded(Object entity) {
		if (!(entity instanceof HibernateProxy)) {
			return entity;
		}
		return ((HibernateProxy) entity).getHibernateLazyInitializer().getImplementation();
	}

	private Integer typeId() {
		if (typeId == null) {
			List<Integer> ids = transactions.withWriterOrApart(
					jdbc -> jdbc.queryForList("select encounter_type_id from encounter_type where uuid = ?", Integer.class,
							SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
			if (ids.isEmpty()) {
				return null;
			}
			typeId = ids.get(0);
		}
		return typeId;
	}
}
