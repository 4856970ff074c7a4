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
import java.util.Arrays;
import java.util.Objects;

import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Refuses to assign a provider or an account to a different person if the provider or account has progress notes. The
 * refusal applies to every path through Hibernate. If a provider or account with notes were assigned to a different
 * person, that person would become the owner of the notes. When patients are merged, the platform may still move the
 * accounts together with the accounts' person.
 * <p>
 * Platform: bulk statements and stateless sessions bypass interceptors. Verification reports changes that were made by
 * bulk statements or stateless sessions.
 */
public class AuthorshipInterceptor extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	private static final ProgressNoteTherapists THERAPISTS = new ProgressNoteTherapists();

	private transient BeanFactory beanFactory;

	/**
	 * Stores the bean factory. The interceptor gets its beans later from the factory, because these beans need the
	 * session factory, and the session factory needs the interceptor.
	 */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		HookTrial.reached(this);
		if ((entity instanceof Provider || entity instanceof User)
				&& isPersonChanged(entity, id, currentState, previousState, propertyNames, types)) {
			SignedNoteLock notes = beanFactory.getBean(SignedNoteLock.class);
			if (entity instanceof Provider && isInNotes((Integer) id, notes)) {
				throw refusal("sessionnotes.error.progressNote.providerOfNotes");
			}
			if (entity instanceof User && notes.getPermit() != SignedNoteLock.Permit.MERGE
					&& hasNotes((Integer) id, ((User) entity).getUuid(), notes)) {
				throw refusal("sessionnotes.error.progressNote.accountOfNotes");
			}
		}
		return false;
	}

	/**
	 * Checks whether the person behind a provider or an account changed. Hibernate has no previous state for an object
	 * that was reattached to a session. If Hibernate has no previous state, the method reads the previous person from
	 * the database.
	 */
	private boolean isPersonChanged(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		int person = Arrays.asList(propertyNames).indexOf("person");
		if (person < 0) {
			return false;
		}
		if (previousState != null) {
			return previousState[person] != null && !types[person].isEqual(previousState[person], currentState[person]);
		}
		String sql = entity instanceof Provider
				? "select person_id from provider where provider_id = ?"
				: "select person_id from users where user_id = ?";
		Integer before = transactions().reading(jdbc -> jdbc.queryForObject(sql, Integer.class, id));
		Integer now = entity instanceof Provider ? personId((Provider) entity) : personId((User) entity);
		return before != null && !Objects.equals(before, now);
	}

	private static Integer personId(Provider provider) {
		return provider.getPerson() == null ? null : provider.getPerson().getPersonId();
	}

	private static Integer personId(User user) {
		return user.getPerson() == null ? null : user.getPerson().getPersonId();
	}

	private boolean isInNotes(Integer providerId, SignedNoteLock notes) {
		Integer typeId = notes.typeId();
		return transactions().reading(jdbc -> THERAPISTS.isInNotes(jdbc, providerId, typeId));
	}

	private boolean hasNotes(Integer userId, String userUuid, SignedNoteLock notes) {
		Integer typeId = notes.typeId();
		return transactions().reading(jdbc -> THERAPISTS.hasNotes(jdbc, userId, userUuid, typeId));
	}

	private StoreTransactions transactions() {
		return beanFactory.getBean(StoreTransactions.class);
	}

	private static NotAllowedException refusal(String messageCode) {
		RefusedRequests.add(messageCode);
		return new NotAllowedException(messageCode);
	}
}
