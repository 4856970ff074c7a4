/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.util.Optional;

import org.aopalliance.intercept.MethodInvocation;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.restricted.RestrictedConceptSnapshot;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores as notes the restricted obs that callers pass to ObsService, and returns notes as obs to callers who request
 * these obs.
 */
public class ObsServiceAdvice extends SaveAdvice {

	private static final Runnable NOTHING_TO_PUT_BACK = () -> {
	};

	public ObsServiceAdvice(ObjectFactory<Diversion> diversion,
			ObjectFactory<PlatformTransactionManager> transactionManager) {
		super(diversion, transactionManager);
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		Object argument = invocation.getArguments().length == 0 ? null : invocation.getArguments()[0];
		if (argument == null) {
			return invocation.proceed();
		}
		switch (invocation.getMethod().getName()) {
			case "saveObs" :
				return save(invocation, (Obs) argument);
			case "getObs" :
				return argument instanceof Integer && (Integer) argument < 0
						? asObs(diversion().openVersion(-(Integer) argument))
						: invocation.proceed();
			case "getObsByUuid" :
				Object obs = invocation.proceed();
				if (obs == null) {
					return asObs(diversion().open((String) argument));
				}
				// an obs that got a note's uuid by plain SQL must not hide the note from a user who may read the note
				Obs note = asObs(diversion().openShadowed((String) argument));
				return note != null ? note : obs;
			case "voidObs" :
				return isNote(argument)
						? setVoided((Obs) argument, true, (String) invocation.getArguments()[1])
						: invocation.proceed();
			case "unvoidObs" :
				return isNote(argument) ? setVoided((Obs) argument, false, null) : invocation.proceed();
			case "purgeObs" :
				if (isNote(argument)) {
					diversion().openVersion(-((Obs) argument).getObsId())
							.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
					throw new InvalidRequestException("sessionnotes.error.obs.purge");
				}
				return invocation.proceed();
			case "getRevisionObs" :
				return isNote(argument) ? null : invocation.proceed();
			default :
				return invocation.proceed();
		}
	}

	private Object save(MethodInvocation invocation, Obs obs) throws Throwable {
		RestrictedConceptSnapshot restricted = diversion().restricted();
		if (diversion().isToBeDiverted(obs, restricted)) {
			try {
				return keep(obs);
			} catch (ConflictException e) {
				if (!e.is(ErrorCodes.WRITTEN_AT_THE_SAME_TIME)
						|| TransactionSynchronizationManager.isActualTransactionActive()) {
					throw e;
				}
				// the note exists now
				return keep(obs);
			}
		}
		DivertedObs taken = diversion().takeOutOf(obs, restricted);
		if (taken.isEmpty()) {
			return invocation.proceed();
		}
		return divert(taken, () -> {
			// a group that contained only restricted obs is not saved, because an empty group would reveal the diverted notes
			Object saved = taken.isEmptied(obs) ? taken.getNotes().get(0) : invocation.proceed();
			taken.getNotes().forEach(note -> diversion().keep(note, obs.getEncounter()));
			return saved;
		});
	}

	private Object keep(Obs obs) throws Throwable {
		DivertedObs itself = new DivertedObs();
		itself.note(obs);
		return divert(itself, () -> {
			diversion().keep(obs, obs.getEncounter());
			return obs;
		});
	}

	private Object setVoided(Obs obs, boolean voided, String reason) throws Throwable {
		return inTransaction(() -> {
			diversion().setVoided(obs, voided, reason);
			return obs;
		}, NOTHING_TO_PUT_BACK);
	}

	private Obs asObs(Optional<NoteVersion> version) {
		return version.map(diversion()::asObs).orElse(null);
	}

	private static boolean isNote(Object argument) {
		return argument instanceof Obs && Diversion.isDiverted((Obs) argument);
	}
}
