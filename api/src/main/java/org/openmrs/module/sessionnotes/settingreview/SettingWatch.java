/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.openmrs.ConceptSet;
import org.openmrs.GlobalProperty;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notices every change to a safeguard that Hibernate writes, whether the change comes from REST, a page or a service.
 * After the transaction, the interceptor has the change checked and passes on who made the change. The interceptor also
 * refuses to restrict a concept of the record's own questions.
 * <p>
 * Platform: core chains all Hibernate interceptors that are beans. A Hibernate interceptor must not use the session that
 * calls the interceptor.
 */
public class SettingWatch extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	private static final Logger log = LoggerFactory.getLogger(SettingWatch.class);

	private transient BeanFactory beanFactory;

	/**
	 * Keeps the bean factory, from which this interceptor gets the settings later. The settings cannot be injected,
	 * because the session factory needs this interceptor and the settings need the session factory.
	 */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		requireMayBeRestricted(entity);
		watch(entity);
		return false;
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		HookTrial.reached(this);
		requireMayBeRestricted(entity);
		watch(entity);
		return false;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		watch(entity);
	}

	private void requireMayBeRestricted(Object entity) {
		if (isOfRestrictedSet(entity) && beanFactory.getBean(SafeguardSettings.class)
				.isOfRecord(((ConceptSet) entity).getConcept().getUuid())) {
			throw new InvalidRequestException(ErrorCodes.QUESTION_OF_RECORD);
		}
	}

	private void watch(Object entity) {
		Safeguard safeguard = entity instanceof GlobalProperty
				? Safeguard.named(((GlobalProperty) entity).getProperty()).orElse(null)
				: isOfRestrictedSet(entity) ? Safeguard.RESTRICTED_CONCEPTS : null;
		// without a Spring transaction, the next check finds the change but not the user who made the change
		if (safeguard == null || !TransactionSynchronizationManager.isSynchronizationActive()) {
			return;
		}
		for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
			if (each instanceof Look) {
				((Look) each).settings.add(safeguard);
				return;
			}
		}
		TransactionSynchronizationManager
				.registerSynchronization(new Look(safeguard, beanFactory.getBean(CurrentRequest.class).actor()));
	}

	private static boolean isOfRestrictedSet(Object entity) {
		return entity instanceof ConceptSet && ((ConceptSet) entity).getConceptSet() != null
				&& SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID
						.equals(((ConceptSet) entity).getConceptSet().getUuid());
	}

	/**
	 * Checks the settings that a transaction changed. The check runs after the transaction, so an error in the check cannot
	 * make the caller's work fail.
	 */
	private final class Look implements TransactionSynchronization {

		private final Set<Safeguard> settings;

		private final AccessRequest by;

		private Look(Safeguard first, AccessRequest by) {
			this.settings = EnumSet.of(first);
			this.by = by;
		}

		@Override
		public void afterCommit() {
			try {
				beanFactory.getBean(SafeguardSettings.class).look(settings, by);
			} catch (RuntimeException e) {
				log.error("A change of settings could not be looked at; a looser value is not in force", e);
			}
		}
	}
}
