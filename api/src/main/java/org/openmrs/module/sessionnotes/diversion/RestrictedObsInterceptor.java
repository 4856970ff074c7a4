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

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.hibernate.EmptyInterceptor;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.type.Type;
import org.openmrs.Concept;
import org.openmrs.ConceptProposal;
import org.openmrs.ConceptSet;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Refuses every row of a restricted concept that Hibernate would write to the obs table. This interceptor also refuses
 * obs that bypass the diversion, and makes their transaction fail. Obs can bypass the diversion through FHIR's create,
 * through a DAO, or through a Hibernate session of any module. Over HTTP, {@code RefusedFhirFilter} refuses most FHIR
 * requests earlier. The interceptor also refuses to delete a concept that existing notes have, and to change the
 * datatype of such a concept.
 * <p>
 * Platform: core chains all Hibernate interceptors that are beans. An interceptor must not use the session that calls
 * it.
 */
public class RestrictedObsInterceptor extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	/**
	 * The properties of an obs that hold the content of the observation. If an obs was stored before its concept was
	 * restricted, the properties with the content of the observation must not change.
	 */
	private static final List<String> OBSERVED = Arrays.asList("concept", "valueText", "valueComplex", "valueCoded",
			"valueNumeric", "valueDatetime", "valueDrug", "valueModifier", "comment");

	private transient BeanFactory beanFactory;

	/**
	 * Sets the bean factory, from which other beans are fetched only when needed. The session factory needs this interceptor,
	 * while the restricted concepts need the session factory.
	 */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		if (entity instanceof Obs && isRestricted((Obs) entity) && !isCopyOfStored((Obs) entity)) {
			refuse();
		}
		if (entity instanceof Obs) {
			noteUuids().requireFree(((Obs) entity).getUuid());
			Obs edited = ((Obs) entity).getPreviousVersion();
			if (edited != null && isOwnNote(edited) && !isCopyOfStored((Obs) entity)) {
				refuse();
			}
		}
		if (entity instanceof ConceptProposal
				&& restrictedConcepts().knownOrAdded().contains(((ConceptProposal) entity).getObsConcept())) {
			// an answer that is proposed as a new concept would be stored in readable form
			refuse();
		}
		if (Hl7ServiceAdvice.isStored(entity)) {
			Hl7ServiceAdvice.requireMayBeStored(beanFactory.getBean(Hl7Message.class), entity);
		}
		if (entity instanceof ConceptSet) {
			noteNewMember((ConceptSet) entity);
		}
		return false;
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		HookTrial.reached(this);
		if (entity instanceof Obs && isRestricted((Obs) entity)
				&& anyChanged(OBSERVED, currentState, previousState, propertyNames)) {
			refuse();
		}
		if (entity instanceof Obs) {
			requireOwnUuid((Obs) entity, currentState, previousState, propertyNames);
		}
		if (entity instanceof Concept && hasNotes((Concept) entity)
				&& isDatatypeChanged((Concept) entity, currentState, previousState, propertyNames)) {
			throw new InvalidRequestException("sessionnotes.error.concept.datatype");
		}
		return false;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		if (entity instanceof Concept && hasNotes((Concept) entity)) {
			throw new InvalidRequestException("sessionnotes.error.concept.delete");
		}
	}

	/**
	 * Refuses to change the uuid of an obs to a uuid that is already in use. The method also refuses an edit by an
	 * author if plain SQL has given the obs the uuid of the author's own note. The author may otherwise edit the obs in
	 * the belief that the obs is the note.
	 */
	private void requireOwnUuid(Obs obs, Object[] currentState, Object[] previousState, String[] propertyNames) {
		boolean changed = previousState == null
				? noteUuids().isChanged(obs.getObsId(), obs.getUuid())
				: anyChanged(Collections.singletonList("uuid"), currentState, previousState, propertyNames);
		if (changed) {
			noteUuids().requireFree(obs.getUuid());
		}
		if (anyChanged(OBSERVED, currentState, previousState, propertyNames) && isOwnNote(obs)) {
			refuse();
		}
	}

	private boolean isOwnNote(Obs obs) {
		User user = Context.isSessionOpen() ? Context.getAuthenticatedUser() : null;
		return user != null && obs.getUuid() != null && noteUuids().isOfNoteBy(obs.getUuid(), user.getUuid());
	}

	private NoteUuids noteUuids() {
		return beanFactory.getBean(NoteUuids.class);
	}

	private RestrictedConcepts restrictedConcepts() {
		return beanFactory.getBean(RestrictedConcepts.class);
	}

	private boolean isRestricted(Obs obs) {
		return restrictedConcepts().knownOrAdded().contains(obs.getConcept());
	}

	private boolean hasNotes(Concept concept) {
		return restrictedConcepts().knownOrAdded().hasNotes(concept.getUuid());
	}

	private void noteNewMember(ConceptSet member) {
		if (member.getConceptSet() != null
				&& SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID.equals(member.getConceptSet().getUuid())) {
			restrictedConcepts().add(member.getConcept());
		}
	}

	private boolean isDatatypeChanged(Concept concept, Object[] currentState, Object[] previousState,
			String[] propertyNames) {
		return previousState == null
				? !concept.getDatatype().getConceptDatatypeId().equals(restrictedConcepts().storedDatatypeId(concept))
				: anyChanged(Collections.singletonList("datatype"), currentState, previousState, propertyNames);
	}

	/**
	 * Checks whether an obs is an unchanged copy of an obs that was stored before its concept was restricted. The
	 * platform copies obs when it moves them; unchanged copies are allowed so that users can still merge patients.
	 * <p>
	 * Platform: when a user edits an obs, the new row refers to the edited object as its previous version. Only
	 * Hibernate still has the values that the edited object had when it was loaded.
	 */
	private boolean isCopyOfStored(Obs obs) {
		Obs stored = obs.getPreviousVersion();
		if (stored == null || stored.getObsId() == null || stored.getObsId() <= 0) {
			return false;
		}
		EntityEntry loaded = entryOf(stored);
		return loaded != null && loaded.getLoadedState() != null
				&& Objects.equals(loaded.getLoadedValue("concept"), obs.getConcept())
				&& Objects.equals(loaded.getLoadedValue("valueText"), obs.getValueText())
				&& Objects.equals(loaded.getLoadedValue("valueComplex"), obs.getValueComplex())
				&& Objects.equals(loaded.getLoadedValue("comment"), obs.getComment());
	}

	/**
	 * Looks up the entry that the Hibernate session already has for the obs. This look-up loads nothing from the
	 * database.
	 */
	private EntityEntry entryOf(Obs obs) {
		Object entity = obs instanceof HibernateProxy
				? ((HibernateProxy) obs).getHibernateLazyInitializer().getImplementation()
				: obs;
		return beanFactory.getBean("sessionFactory", SessionFactory.class).getCurrentSession()
				.unwrap(SharedSessionContractImplementor.class).getPersistenceContext().getEntry(entity);
	}

	private static boolean anyChanged(List<String> properties, Object[] currentState, Object[] previousState,
			String[] propertyNames) {
		if (previousState == null) {
			return true;
		}
		for (int i = 0; i < propertyNames.length; i++) {
			if (properties.contains(propertyNames[i]) && !Objects.equals(currentState[i], previousState[i])) {
				return true;
			}
		}
		return false;
	}

	private static void refuse() {
		RefusedRequests.add(ErrorCodes.WRONG_DOOR);
		throw new InvalidRequestException(ErrorCodes.WRONG_DOOR);
	}
}
