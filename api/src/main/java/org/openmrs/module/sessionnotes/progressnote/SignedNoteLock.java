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
 * Knows which encounters are progress notes with locked content, and which changes the module itself may make to such a
 * note. Every path to the record asks it. It reads with SQL on the caller's connection and never touches the caller's
 * entities.
 */
public class SignedNoteLock {

	/** Work in this thread that may change rows of a locked note. */
	enum Permit {

		/** Adding an addendum: one new row and nothing else. */
		ADDENDUM,

		/** Voiding or unvoiding the whole note or its patient. */
		VOIDING,

		/** Merging patients: the platform copies every obs, word for word, to the other patient. */
		MERGE
	}

	/** The query for the encounter of a row, by the kind of row. */
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

	/**
	 * @return the error that every path throws; it is also reported to the web layer, however deep in the platform it is
	 *          thrown
	 */
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

	/** Runs work of the module's own, which throws no checked exceptions. */
	void permittingWork(Permit what, Runnable work) {
		try {
			permitting(what, () -> {
				work.run();
				return null;
			});
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Runs the work while the encounter type of progress notes has no editPrivilege in this session.
	 * <p>
	 * Platform: core checks the type's editPrivilege for each encounter that it moves or voids along with a patient. It
	 * checks the users' own privileges and ignores proxy privileges. A records clerk has no such privilege for clinical
	 * notes. The type is read-only in this session, so the change is never written.
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
	 * Checks the encounter's row and the data that the module has stored about it, regardless of its current type.
	 *
	 * @return true if an encounter is a signed progress note; false for null. In a transaction that writes, no one else can
	 *          sign or change a progress note until the transaction ends.
	 */
	boolean isFixed(Encounter encounter) {
		Integer id = encounter == null ? null : idOf(encounter);
		if (id == null) {
			return false;
		}
		// there are many other encounters, and they must not be locked
		return hasTypeOfProgressNote(encounter) ? isFixed(id) : isSigned(id) && isFixed(id);
	}

	/** @return true if an encounter of any type has that uuid */
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
	 * Checks whether notes are signed, for work that changes tables directly and so bypasses Hibernate and the interceptor.
	 * It can acquire the interceptor's lock on that work's own connection. The current type of an encounter does not matter
	 * here. A note that was returned to its author counts as well, because its first signature is verified against its
	 * earlier content.
	 *
	 * @param encounterIds the ids in ascending order, so that two transactions that lock the same notes do not deadlock
	 * @param lock true to prevent all users from signing or changing any of the notes until the transaction of jdbc ends
	 * @return true if any of the notes is, or ever was, signed
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

	/** @return true if the members of an obs group are part of a signed note; false for null */
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
	 * @param kind the kind of row: Encounter, EncounterProvider, Diagnosis or Obs
	 * @return true if the row, as the database has it, is part of a signed progress note
	 */
	boolean isFixedInDatabase(Class<?> kind, Serializable id) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(ENCOUNTERS.get(kind), Integer.class, id));
		// an obs may have no encounter
		return !ids.isEmpty() && isSigned(ids.get(0)) && isFixed(ids.get(0));
	}

	/**
	 * Checks a change to a draft on any path, see {@link DraftRules}.
	 *
	 * @param entity a row that is not part of a signed note
	 * @param id the id of the row if the database must be asked which note it was part of; otherwise null
	 * @param before the encounter and the group that the row belonged to before; each may be null
	 */
	void requireMayChange(Object entity, Serializable id, Object... before) {
		if (getPermit() == null) {
			drafts.requireMayChange(entity, id, before);
		}
	}

	/** Stores the offset of a draft's date and time if the draft was sent on a path other than the module's own. */
	void keepOffset(Encounter draft, ZoneOffset offset) {
		new SessionOffsets(transactions).keep(draft, offset);
	}

	/** Stores the person and the accounts behind the provider that a row enters in a note as its therapist. */
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

	/** @return the id of the encounter type of progress notes; null if the type does not exist yet */
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
