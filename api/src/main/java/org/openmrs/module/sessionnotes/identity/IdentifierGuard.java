/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.identity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.openmrs.EncounterType;
import org.openmrs.OpenmrsObject;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Refuses every change that Hibernate would make to an identifier that the module relies on, wherever the change comes
 * from. Notes refer to their client, author and concept by uuid. If a different row got the uuid of a client, author or
 * concept, the notes would then belong to that row.
 * <p>
 * This interceptor also refuses a new person, user or encounter with the uuid of a purged row, because notes outlive
 * purged rows. This interceptor also refuses to remove the encounter type of progress notes.
 * <p>
 * Platform: legacyui sets every property that a request names on the edited object, even the object's uuid. Platform:
 * Hibernate calls all interceptors in every session, but bulk SQL statements bypass the interceptors.
 */
public class IdentifierGuard extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	private static final String UUID = "uuid";

	private static final String FIXED = "sessionnotes.error.identifier.fixed";

	private static final String USED = "sessionnotes.error.identifier.used";

	private transient BeanFactory beanFactory;

	/**
	 * Stores the bean factory, from which other beans are looked up only when they are needed. Other beans cannot be
	 * injected directly, because they need the session factory, and the session factory needs this interceptor.
	 */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		Optional<IdentifiedKind> kind = IdentifiedKind.of(entity).filter(IdentifiedKind::isOutlived);
		String uuid = kind.isPresent() ? (String) value(state, propertyNames) : null;
		if (uuid != null && rows().wasRemoved(kind.get(), uuid)) {
			throw refusal(USED);
		}
		return false;
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		HookTrial.reached(this);
		IdentifiedKind.of(entity).ifPresent(kind -> {
			String uuid = (String) value(currentState, propertyNames);
			// Hibernate has no previous state for an object that was loaded outside of the session
			boolean changed = previousState == null
					? rows().isNamedOtherwise(kind, id, uuid)
					: uuid == null || !uuid.equals(value(previousState, propertyNames));
			if (changed) {
				throw refusal(FIXED);
			}
		});
		return false;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		if (entity instanceof EncounterType
				&& SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID.equals(((OpenmrsObject) entity).getUuid())) {
			throw refusal(ErrorCodes.TYPE_NEEDED);
		}
		IdentifiedKind.of(entity).filter(IdentifiedKind::isOutlived)
				.ifPresent(kind -> rows().remember(kind, ((OpenmrsObject) entity).getUuid()));
	}

	private IdentifiedRows rows() {
		return beanFactory.getBean(IdentifiedRows.class);
	}

	private static ConflictException refusal(String messageCode) {
		RefusedRequests.add(messageCode);
		return new ConflictException(messageCode);
	}

	private static Object value(Object[] state, String[] propertyNames) {
		int index = Arrays.asList(propertyNames).indexOf(UUID);
		return index < 0 ? null : state[index];
	}
}
