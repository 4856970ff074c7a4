/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.hibernate.SessionFactory;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Wraps the platform's user service and notifies {@link PasswordResetHolds} each time that a password is set. The
 * password and the module's record about that password are stored together. If storing the record about a new password
 * fails, the password change still succeeds. When a password change has no record, the user's next request for a note
 * detects the change. A password change without a record counts as made by someone else.
 * <p>
 * Platform: when a user chooses a secret question and its answer, in case the user forgets the password, no password is
 * set. A user who answers the secret question in legacyui gets a new password. The platform sets the new password while
 * no user is signed in.
 */
public class PasswordAdvice implements MethodInterceptor {

	private static final String BY_LINK = "changePasswordUsingActivationKey";

	/**
	 * The methods of the platform that set a password: that of the user in the first argument, or that of the signed-in
	 * user.
	 */
	private static final Set<String> CHANGES = new HashSet<>(
			Arrays.asList("changePassword", "changeHashedPassword", "changePasswordUsingSecretAnswer", BY_LINK));

	private static final Logger log = LoggerFactory.getLogger(PasswordAdvice.class);

	private final ObjectFactory<PasswordResetHolds> holds;

	private final ObjectFactory<OpenSessions> openSessions;

	private final ObjectFactory<PlatformTransactionManager> transactionManager;

	private final ObjectFactory<SessionFactory> sessionFactory;

	public PasswordAdvice(ObjectFactory<PasswordResetHolds> holds, ObjectFactory<OpenSessions> openSessions,
			ObjectFactory<PlatformTransactionManager> transactionManager, ObjectFactory<SessionFactory> sessionFactory) {
		this.holds = holds;
		this.openSessions = openSessions;
		this.transactionManager = transactionManager;
		this.sessionFactory = sessionFactory;
	}

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		HookTrial.reached(this);
		String method = invocation.getMethod().getName();
		User user = CHANGES.contains(method) ? userOf(method, invocation.getArguments()) : null;
		if (user == null || user.getUserId() == null) {
			return invocation.proceed();
		}
		tell(() -> holds.getObject().beforeChange(user), user);
		PlatformTransactionManager manager = transactionManager.getObject();
		TransactionStatus status = manager.getTransaction(new DefaultTransactionDefinition());
		Object result;
		try {
			result = invocation.proceed();
			sessionFactory.getObject().getCurrentSession().flush();
			tell(() -> holds.getObject().changed(user, BY_LINK.equals(method)), user);
		} catch (Throwable e) {
			manager.rollback(status);
			throw e;
		}
		manager.commit(status);
		// only if the user personally signed in to this session
		if (holds.getObject().isSignedInAs(user)) {
			openSessions.getObject().passwordChanged(user);
		}
		return result;
	}

	private static User userOf(String method, Object[] arguments) {
		if (BY_LINK.equals(method)) {
			return ProxyPrivileges.with(() -> Context.getUserService().getUserByActivationKey((String) arguments[0]),
					PrivilegeConstants.GET_USERS);
		}
		return arguments[0] instanceof User ? (User) arguments[0] : Context.getAuthenticatedUser();
	}

	private static void tell(Runnable telling, User user) {
		try {
			telling.run();
		} catch (RuntimeException e) {
			log.error("A change of the password of user {} could not be stored: their psychotherapy notes will be closed",
					user.getUuid(), e);
		}
	}
}
