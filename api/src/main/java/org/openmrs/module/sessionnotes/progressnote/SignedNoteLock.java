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

import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.proxy.HibernateProxy;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.EncounterType;
import org.openmrs.Obs;
import org.openmrs.Privilege;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Knows which encounters are progress notes whose content is fixed, and what the service itself may do to one. Asked on
 * every path to the record; it reads with SQL on the caller's connection and never touches the caller's entities.
 */
public class SignedNoteLock {

	/** What is under way in this thread that may change rows of a fixed note. */
	enum Permit {

		/** Adding an addendum: a row of its own, nothing else. */
		ADDENDUM,

		/** Voiding or unvoiding the whole note, or its patient. */
		VOIDING,

		/** Merging patients: the platform copies every obs, word for word, to the other patient. */
		MERGE
	}

	/** The encounter of a row. */
	private static final Map<Class<?>, String> ENCOUNTERS = new HashMap<>();

	static {
		ENCOUNTERS.put(Encounter.class, "select encounter_id from encounter where encounter_id = ?");
		ENCOUNTERS.put(EncounterProvider.class,
				"select encounter_id from encounter_provider where encounter_provider_id = ?");
		ENCOUNTERS.put(Diagnosis.class, "select encounter_id from encounter_diagnosis where diagnosis_id = ?");
		ENCOUNTERS.put(Obs.class, "select encounter_id from obs where obs_id = ?");
	}

	private final ThreadLocal<Permit> permit = new ThreadLocal<>();

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final DraftRules drafts;

	private volatile Integer typeId;

	public SignedNoteLock(SessionFactory sessionFactory, StoreTransactions transactions, CurrentRequest currentRequest) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.drafts = new DraftRules(this, transactions, currentRequest);
	}

	/** @return the error of every path; the web layer gets to know of it however deep in the platform it is thrown */
	static SignedNoteException refusal() {
		RefusedRequests.add(SignedNoteException.MESSAGE_CODE);
		return new SignedNoteException();
	}

	Permit getPermit() {
		return permit.get();
	}

	Object permitting(Permit what, ServiceCall work) throws Throwable {
		Permit before = permit.get();
		permit.set(what);
		try {
			return what == Permit.ADDENDUM ? work.run() : withoutEditPrivilege(work);
		} finally {
			if (before == null) {
				permit.remove();
			} else {
				permit.set(before);
			}
		}
	}

	/**
	 * Platform: core asks the user themselves, whatever proxy privileges there are, for the editPrivilege of the type of
	 * each encounter that it moves or voids along with a patient; a records clerk has none for clinical notes. Meanwhile the
	 * type in this session has none. It is read-only there, so that nothing of this is ever written.
	 */
	private Object withoutEditPrivilege(ServiceCall work) throws Throwable {
		Session session = sessionFactory.getCurrentSession();
		EncounterType type = typeId() == null ? null : session.get(EncounterType.class, typeId());
		if (type == null || type.getEditPrivilege() == null) {
			return work.run();
		}
		Privilege editPrivilege = type.getEditPrivilege();
		session.setReadOnly(type, true);
		type.setEditPrivilege(null);
		try {
			return work.run();
		} finally {
			type.setEditPrivilege(editPrivilege);
			if (session.isOpen() && session.contains(type)) {
				session.setReadOnly(type, false);
			}
		}
	}

	/** @return true if an encounter is a progress note, by its type or because it has been signed; false for null */
	boolean isProgressNote(Encounter encounter) {
		return encounter != null && (hasTypeOfProgressNote(encounter) || isSigned(idOf(encounter)));
	}

	private boolean hasTypeOfProgressNote(Encounter encounter) {
		if (isLoaded(encounter)) {
			return isProgressNoteType(((Encounter) loaded(encounter)).getEncounterType());
		}
		Integer id = (Integer) ((HibernateProxy) encounter).getHibernateLazyInitializer().getIdentifier();
		List<Integer> types = transactions.reading(jdbc -> jdbc
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
	 * Goes by the encounter's row and by what the module has stored of it, whatever type the encounter has by now.
	 *
	 * @return true if an encounter is a progress note that is signed; false for null. Within a transaction that writes nobody
	 *         else signs or changes a progress note until it ends.
	 */
	boolean isFixed(Encounter encounter) {
		Integer id = encounter == null ? null : idOf(encounter);
		if (id == null) {
			return false;
		}
		// other encounters are many, and are not to be locked
		return hasTypeOfProgressNote(encounter) ? isFixed(id) : isSigned(id) && isFixed(id);
	}

	/** @return true if an encounter, of whatever type, has that uuid */
	boolean isEncounter(String uuid) {
		return transactions.reading(
				jdbc -> jdbc.queryForObject("select count(*) from encounter where uuid = ?", Integer.class, uuid)) > 0;
	}

	private boolean isFixed(Integer encounterId) {
		return transactions.isCallerWriting()
				? transactions.withCaller(jdbc -> store.lock(jdbc, encounterId)).isFixed()
				: transactions.reading(jdbc -> store.status(jdbc, encounterId).orElse(ProgressNoteStatus.DRAFT)).getState()
						.isFixed();
	}

	/**
	 * For work on the tables that passes Hibernate, and so the guard, by: asks the guard's lock on that work's own connection.
	 * The type that an encounter has now says nothing here. A note that was returned to its author counts as well, for its
	 * first signature is verified against what it held.
	 *
	 * @param encounterIds in ascending order, so that two who lock the same ones don't wait for each other
	 * @param lock true to keep everybody from signing or changing any of them until the transaction of jdbc ends
	 * @return true if any of them is, or ever was, signed
	 */
	public boolean isAnySigned(JdbcOperations jdbc, SortedSet<Integer> encounterIds, boolean lock) {
		boolean signed = false;
		for (Integer id : encounterIds) {
			ProgressNoteState state = lock
					? store.lock(jdbc, id)
					: store.status(jdbc, id).orElse(ProgressNoteStatus.DRAFT).getState();
			signed = signed || state != ProgressNoteState.DRAFT || store.hasSignature(jdbc, id);
		}
		return signed;
	}

	private boolean isSigned(Integer encounterId) {
		return encounterId != null && transactions.reading(jdbc -> store.status(jdbc, encounterId)).isPresent();
	}

	/** @return true if the members of an obs are part of a note that is signed; false for null */
	boolean isFixedGroup(Obs group) {
		if (group == null) {
			return false;
		}
		if (!isLoaded(group)) {
			return isFixedInDatabase(Obs.class, ((HibernateProxy) group).getHibernateLazyInitializer().getIdentifier());
		}
		return isFixed(group.getEncounter()) || isFixedGroup(group.getObsGroup());
	}

	/**
	 * @param kind of row: Encounter, EncounterProvider, Diagnosis or Obs
	 * @return true if the row, as the database has it, is part of a progress note that is signed
	 */
	boolean isFixedInDatabase(Class<?> kind, Serializable id) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(ENCOUNTERS.get(kind), Integer.class, id));
		// an obs may belong to no encounter
		return !ids.isEmpty() && isSigned(ids.get(0)) && isFixed(ids.get(0));
	}

	/**
	 * Checks a change to a draft on any path, see {@link DraftRules}.
	 *
	 * @param entity a row that is no part of a signed note
	 * @param id of the row, where the database has to be asked which note it was part of; else null
	 * @param before the encounter and the group that the row belonged to before; each may be null
	 */
	void requireMayChange(Object entity, Serializable id, Object... before) {
		if (getPermit() == null) {
			drafts.requireMayChange(entity, id, before);
		}
	}

	/** Keeps the offset with which the date and time of a draft was sent by another way than the module's own. */
	void keepOffset(Encounter draft, ZoneOffset offset) {
		new SessionOffsets(transactions).keep(draft, offset);
	}

	/** Keeps whose account the therapist's is whom a row enters in a note. */
	void keepTherapist(EncounterProvider entered) {
		drafts.keepTherapist(entered);
	}

	static Integer idOf(Encounter encounter) {
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

	/** @return the id of the encounter type of progress notes; null before it is there */
	Integer typeId() {
		if (typeId == null) {
			List<Integer> ids = transactions.reading(
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
