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

import java.util.Optional;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Creates the note with a given uuid only once, even if the request is sent repeatedly or several times simultaneously.
 * The digest of a request is stored under the note's uuid, and the request whose digest is stored first creates the
 * note. This class is also an AOP advice around the service's transaction. If two requests for the same note run
 * simultaneously, the advice runs the second request again after the first request is done.
 */
public class RepeatableCreation implements MethodInterceptor {

	private static final int ATTEMPTS = 5;

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final ProgressNoteTables store = new ProgressNoteTables();

	public RepeatableCreation(SessionFactory sessionFactory, StoreTransactions transactions) {
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
	}

	@Override
	public Object invoke(MethodInvocation call) throws Throwable {
		int attempts = transactions.isCallerWriting() ? 1 : ATTEMPTS;
		for (int attempt = 1;; attempt++) {
			try {
				return ((ProxyMethodInvocation) call).invocableClone().proceed();
			} catch (ConflictException e) {
				if (attempt == attempts || !e.is(ErrorCodes.WRITTEN_AT_THE_SAME_TIME)) {
					throw e;
				}
			} catch (RuntimeException e) {
				if (ExceptionUtils.indexOfType(e, ConstraintViolationException.class) < 0) {
					throw e;
				}
				// an encounter or obs with the same uuid arrived through another path; the database error is replaced
				// because it quotes SQL
				sessionFactory.getCurrentSession().clear();
				throw new ConflictException(ErrorCodes.WRITTEN_AT_THE_SAME_TIME);
			}
		}
	}

	/**
	 * @param uuid the uuid of the new note; {@code null} if the request for the note cannot be repeated
	 * @param digest the digest of the request and of the user who sends the request
	 * @param creation the action that creates the note
	 * @return the note that this call or an earlier request created
	 * @throws ConflictException if the uuid belongs to a different request, or to an encounter that no request created
	 */
	Encounter once(String uuid, String digest, Supplier<Encounter> creation) {
		if (uuid == null) {
			return creation.get();
		}
		Optional<String> before = transactions.withCaller(jdbc -> store.requestOf(jdbc, uuid));
		if (!before.isPresent()) {
			keepRequest(uuid, digest);
		}
		Encounter made = Context.getEncounterService().getEncounterByUuid(uuid);
		if (before.isPresent() ? made == null || !before.get().equals(digest) : made != null) {
			throw new ConflictException("sessionnotes.error.uuidInUse");
		}
		return made == null ? creation.get() : made;
	}

	private void keepRequest(String uuid, String digest) {
		try {
			transactions.withCaller(jdbc -> {
				store.keepRequest(jdbc, uuid, digest);
				return null;
			});
		} catch (DataIntegrityViolationException | TransientDataAccessException e) {
			throw new ConflictException(ErrorCodes.WRITTEN_AT_THE_SAME_TIME);
		}
	}
}
