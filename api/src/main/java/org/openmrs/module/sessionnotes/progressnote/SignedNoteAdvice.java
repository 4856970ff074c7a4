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

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.input.SentOffset;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.CallTransaction;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refuses a call to a platform service if the call would change a signed progress note, before the service does
 * anything. {@link SignedNoteInterceptor} also checks the calls that this advice allows. When a patient is merged or
 * voided, this advice allows the platform to move or void the patient's signed notes, each as a whole.
 */
public class SignedNoteAdvice implements MethodInterceptor {

	private static final List<String> CHANGING_OBS = Arrays.asList("voidObs", "unvoidObs", "purgeObs");

	private static final List<String> CHANGING_ENCOUNTER = Arrays.asList("voidEncounter", "unvoidEncounter",
			"purgeEncounter", "transferEncounter");

	private static final List<String> VOIDING_PATIENT = Arrays.asList("voidPatient", "unvoidPatient");

	private final ObjectFactory<SignedNoteLock> notes;

	private final ObjectFactory<CurrentRequest> currentRequest;

	private final ObjectFactory<SessionFactory> sessionFactory;

	private final CallTransaction transaction;

	public SignedNoteAdvice(ObjectFactory<SignedNoteLock> notes, ObjectFactory<CurrentRequest> currentRequest,
			ObjectFactory<SessionFactory> sessionFactory,
			ObjectFactory<PlatformTransactionManager> transactionManager) {
		this.notes = notes;
		this.currentRequest = currentRequest;
		this.sessionFactory = sessionFactory;
		this.transaction = new CallTransaction(transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		Object argument = invocation.getArguments().length == 0 ? null : invocation.getArguments()[0];
		String method = invocation.getMethod().getName();
		if (argument instanceof Obs) {
			if (isChange(method, (Obs) argument) && isPartOfFixed((Obs) argument)) {
				throw SignedNoteLock.refusal();
			}
			if ("saveObs".equals(method) && notes.getObject().getPermit() == null
					&& notes.getObject().isProgressNote(((Obs) argument).getEncounter())) {
				return saveInNote((Obs) argument, invocation);
			}
		} else if (argument instanceof Encounter) {
			if ("saveEncounter".equals(method) || CHANGING_ENCOUNTER.contains(method)) {
				return changeEncounter(method, (Encounter) argument, invocation);
			}
		} else if ("mergePatients".equals(method)) {
			return asPartOfPatientsLife(SignedNoteLock.Permit.MERGE, invocation);
		} else if (VOIDING_PATIENT.contains(method)) {
			return asPartOfPatientsLife(SignedNoteLock.Permit.VOIDING, invocation);
		}
		return invocation.proceed();
	}

	/**
	 * Checks a change to an encounter. {@link DraftRules} decides which users may edit a draft. A signed note cannot be
	 * edited, but the note's encounter may be saved with a different visit.
	 */
	private Object changeEncounter(String method, Encounter encounter, MethodInvocation invocation) throws Throwable {
		if (notes.getObject().getPermit() != null) {
			return invocation.proceed();
		}
		boolean fixed = isFixed(encounter);
		if (fixed && CHANGING_ENCOUNTER.contains(method)) {
			throw SignedNoteLock.refusal();
		}
		if (notes.getObject().isProgressNote(encounter)) {
			requireMayWrite();
			if (encounter.getEncounterId() == null && notes.getObject().isEncounter(encounter.getUuid())) {
				// the database would also refuse a second encounter with the same uuid, but the database's error quotes SQL
				throw new ConflictException("sessionnotes.error.uuidInUse");
			}
		}
		if (fixed) {
			return flushed(invocation::proceed);
		}
		Optional<ZoneOffset> offset = notes.getObject().isProgressNote(encounter)
				? SentOffset.of(encounter.getEncounterDatetime())
				: Optional.empty();
		offset.ifPresent(sent -> SessionPlace.keepTime(encounter, sent));
		ServiceCall work = () -> offset.isPresent()
				? transaction.run(invocation, saved -> notes.getObject().keepOffset((Encounter) saved, offset.get()))
				: invocation.proceed();
		return notes.getObject().isProgressNote(encounter) ? once(work) : work.run();
	}

	/** Saves an obs of a draft. A request that is sent again would store the obs a second time. */
	private Object saveInNote(Obs obs, MethodInvocation invocation) throws Throwable {
		if (obs.getObsId() == null && notes.getObject().isObs(obs.getUuid())) {
			throw new ConflictException(ErrorCodes.OBS_UUID_IN_USE);
		}
		return once(invocation::proceed);
	}

	/**
	 * Replaces the error of the database if a row with the same uuid was stored at the same moment. Platform: REST would
	 * report a server error, and the error of the database quotes SQL.
	 */
	private Object once(ServiceCall work) throws Throwable {
		try {
			return work.run();
		} catch (RuntimeException e) {
			if (ExceptionUtils.indexOfType(e, ConstraintViolationException.class) < 0) {
				throw e;
			}
			sessionFactory.getObject().getCurrentSession().clear();
			throw new ConflictException(ErrorCodes.WRITTEN_AT_THE_SAME_TIME);
		}
	}

	private static boolean isChange(String method, Obs obs) {
		return CHANGING_OBS.contains(method)
				|| "saveObs".equals(method) && (obs.getObsId() == null || obs.isDirty());
	}

	/**
	 * Checks whether an obs is part of a locked note, even if the call assigns the obs to a different encounter. The
	 * advice must check an obs, because the platform deletes the file of a complex obs before the interceptor is
	 * called.
	 */
	private boolean isPartOfFixed(Obs obs) {
		return isFixed(obs.getEncounter()) || notes.getObject().getPermit() == null && obs.getObsId() != null
				&& notes.getObject().isFixedInDatabase(Obs.class, obs.getObsId());
	}

	private boolean isFixed(Encounter encounter) {
		return notes.getObject().getPermit() == null && notes.getObject().isFixed(encounter);
	}

	/**
	 * Checks whether the user has the privilege to write notes. The platform checks the same privilege, but REST
	 * reports the platform's refusal as a server error.
	 */
	private void requireMayWrite() {
		if (!currentRequest.getObject().isAuthorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)) {
			throw new APIAuthenticationException(
					"Privileges required: " + SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
		}
	}

	/**
	 * Runs the merge or the voiding of a patient with the given permit. Changes that the transaction made before the
	 * merge or voiding are checked without the permit.
	 */
	private Object asPartOfPatientsLife(SignedNoteLock.Permit permit, MethodInvocation invocation) throws Throwable {
		flushed(() -> null);
		return notes.getObject().permitting(permit, () -> flushed(invocation::proceed));
	}

	/**
	 * Runs the given work and, within a caller's transaction, then writes the changed rows immediately. If a change is
	 * not allowed, the interceptor therefore refuses the change during the call that made the change, not during a
	 * later call.
	 */
	private Object flushed(ServiceCall work) throws Throwable {
		Object result = work.run();
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			sessionFactory.getObject().getCurrentSession().flush();
		}
		return result;
	}
}
