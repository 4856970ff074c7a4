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
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Determines which encounters are progress notes with locked content, and which changes the module itself may make to a
 * locked note. Every path to the record calls this class before a change. To check a note, this class reads with SQL on
 * the caller's connection and never touches the caller's entities.
 */
public class SignedNoteLock {

	/** The kinds of work that may change rows of a locked note in the current thread. */
	enum Permit {

		/** Adding an addendum, which adds one new row and changes nothing else. */
		ADDENDUM,

		/** Voiding or unvoiding the whole note or its patient. */
		VOIDING,

		/** Merging patients; the platform copies every obs, unchanged, to the patient who remains after the merge. */
		MERGE
	}

	/** A map from a kind of row to the query that finds the encounter of such a row. */
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
	 * @return the error that every path throws for a refused change to a locked note. The refusal is also reported to
	 *         the web layer, no matter how deep in the platform the error is thrown.
	 */
	static ConflictException refusal() {
		RefusedRequests.add(ErrorCodes.SIGNED_NOTE);
		return new ConflictException(ErrorCodes.SIGNED_NOTE);
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
	 * Runs the module's own work, which throws no checked exceptions, with a permit to change rows of a locked note.
	 */
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
	 * Runs the given work while the encounter type of progress notes has no {@code editPrivilege} in the current
	 * session.
	 * <p>
	 * Platform: before moving or voiding the encounters of a patient, the platform checks the {@code editPrivilege} of
	 * each encounter's type. The platform's check of the {@code editPrivilege} considers only the user's own privileges
	 * and ignores proxy privileges. A records clerk does not have the {@code editPrivilege} for clinical notes. The
	 * encounter type is read-only in the current session, so the changed {@code editPrivilege} of the encounter type is
	 * never written.
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

	/**
	 * @return {@code true} if the encounter has the encounter type of progress notes, or if the encounter was ever
	 *         signed; {@code false} if the encounter is {@code null}
	 */
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
	 * Checks whether an encounter is a signed note, by the encounter's row and the module's own data, regardless of the
	 * encounter's current type.
	 *
	 * @return {@code true} if the encounter is a signed progress note; {@code false} if the encounter is {@code null}.
	 *         In a transaction that writes, the check also locks the progress note. No other transaction can sign or
	 *         change the locked note until the locking transaction ends.
	 */
	boolean isFixed(Encounter encounter) {
		Integer id = encounter == null ? null : idOf(encounter);
		if (id == null) {
			return false;
		}
		// other encounters must not be locked, because there are many of them
		return hasTypeOfProgressNote(encounter) ? isFixed(id) : isSigned(id) && isFixed(id);
	}

	/** @return {@code true} if an encounter of any type has the given uuid */
	boolean isEncounter(String uuid) {
		return transactions.reading(
				jdbc -> jdbc.queryForObject("select count(*) from encounter where uuid = ?", Integer.class, uuid)) > 0;
	}

	/** @return {@code true} if any obs has the given uuid */
	boolean isObs(String uuid) {
		return transactions
				.reading(jdbc -> jdbc.queryForObject("select count(*) from obs where uuid = ?", Integer.class, uuid)) > 0;
	}

	private boolean isFixed(Integer encounterId) {
		return transactions.isCallerWriting()
				? transactions.withCaller(jdbc -> store.lock(jdbc, encounterId)).isFixed()
				: transactions.reading(jdbc -> store.status(jdbc, encounterId).orElse(ProgressNoteStatus.DRAFT)).getState()
						.isFixed();
	}

	/**
	 * Checks whether any of the given notes is signed. This method is for work that changes tables directly and
	 * therefore bypasses Hibernate and the interceptor. The method can acquire the same lock as the interceptor, on the
	 * connection of the work that calls the method. The current type of an encounter does not matter for this method. A
	 * note that was returned to its author also counts as signed, because the note's first signature is verified
	 * against the note's earlier content.
	 *
	 * @param encounterIds the ids of the encounters in ascending order, so that two transactions that lock the same
	 *         notes do not cause a deadlock
	 * @param lock {@code true} to lock the notes, so that no one can sign or change the notes until the transaction of
	 *         {@code jdbc} ends
	 * @return {@code true} if any of the given notes is signed or was ever signed
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

	/**
	 * @return {@code true} if the members of the obs group are part of a signed note; {@code false} if the group is
	 *         {@code null}
	 */
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
	 * @param kind the kind of row: {@code Encounter}, {@code EncounterProvider}, {@code Diagnosis} or {@code Obs}
	 * @return {@code true} if the row is part of a signed progress note according to the database
	 */
	boolean isFixedInDatabase(Class<?> kind, Serializable id) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(ENCOUNTERS.get(kind), Integer.class, id));
		// an obs may have no encounter
		return !ids.isEmpty() && isSigned(ids.get(0)) && isFixed(ids.get(0));
	}

	/**
	 * Checks a change to a draft, no matter through which path the change arrives, see {@link DraftRules}.
	 *
	 * @param entity a row that is not part of a signed note
	 * @param id the id of the row if the method must find in the database the note to which the row belonged; otherwise
	 *         {@code null}
	 * @param before the encounter and the group to which the row belonged before the change; each may be {@code null}
	 */
	void requireMayChange(Object entity, Serializable id, Object... before) {
		if (getPermit() == null) {
			drafts.requireMayChange(entity, id, before);
		}
	}

	/**
	 * Stores the UTC offset of a draft's date and time, for a draft that was not saved through the module's own
	 * service.
	 */
	void keepOffset(Encounter draft, ZoneOffset offset) {
		new SessionOffsets(transactions).keep(draft, offset);
	}

	/** Stores the person behind the provider who was entered as the therapist of a note, and this person's accounts. */
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

	/** @return the id of the encounter type of progress notes; {@code null} if the type does not exist yet */
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
