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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.input.OutOfBoundsException;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Refuses every change of a signed progress note that reaches Hibernate, by whatever way: REST, FHIR, a DAO, a session.
 * The transaction rolls back whole. Also gives the obs of a draft their status: preliminary, until all who have to have
 * signed.
 * <p>
 * Platform: Hibernate interceptors are chained for every session; bulk statements and stateless sessions pass them by.
 */
public class SignedNoteInterceptor extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	/** What an encounter says of the session. Its visit and its audit columns may change: they say nothing of it. */
	private static final List<String> OF_ENCOUNTER = Arrays.asList("encounterDatetime", "patient", "location",
			"encounterType", "form", "voided");

	/** Of a draft these belong to its author too: the creator of the row is the user who began it. */
	private static final List<String> OF_DRAFT_ALONE = Arrays.asList("visit", "creator");

	private static final List<String> OF_OBS = Arrays.asList("concept", "valueText", "valueComplex", "valueCoded",
			"valueCodedName", "valueNumeric", "valueDatetime", "valueDrug", "valueModifier", "valueGroupId", "comment",
			"interpretation", "status", "encounter", "obsGroup", "person", "obsDatetime", "location", "voided");

	private static final List<String> TEXTS_OF_OBS = Arrays.asList("valueText", "comment");

	private static final List<String> OF_PROVIDER = Arrays.asList("encounter", "provider", "encounterRole", "voided");

	private static final List<String> OF_DIAGNOSIS = Arrays.asList("encounter", "diagnosis", "certainty", "rank", "voided");

	private static final String STATUS = "status";

	private transient BeanFactory beanFactory;

	/** The session factory needs this interceptor, and what it asks needs the session factory. */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		if (entity instanceof Obs) {
			return onSaveOfObs((Obs) entity, state, propertyNames);
		}
		if (entity instanceof EncounterProvider) {
			refuseIfFixed(((EncounterProvider) entity).getEncounter());
			notes().requireMayChange(entity, null);
			notes().keepTherapist((EncounterProvider) entity);
		} else if (entity instanceof Diagnosis) {
			refuseIfFixed(((Diagnosis) entity).getEncounter());
			notes().requireMayChange(entity, null);
		}
		return false;
	}

	private boolean onSaveOfObs(Obs obs, Object[] state, String[] propertyNames) {
		// a member is read with its group, whatever encounter it names, or none
		if (!notes().isFixed(obs.getEncounter()) && !notes().isFixedGroup(obs.getObsGroup())) {
			notes().requireMayChange(obs, null);
			return notes().isProgressNote(obs.getEncounter()) && onSaveInDraft(state, propertyNames);
		}
		SignedNoteLock.Permit permit = notes().getPermit();
		if (permit == SignedNoteLock.Permit.MERGE && isCopyOfStored(obs)) {
			// the platform calls the copy amended
			return set(state, propertyNames, STATUS, obs.getPreviousVersion().getStatus());
		}
		if (permit != SignedNoteLock.Permit.ADDENDUM) {
			refuse();
		}
		return false;
	}

	private static boolean onSaveInDraft(Object[] state, String[] propertyNames) {
		boolean changed = set(state, propertyNames, STATUS, Obs.Status.PRELIMINARY);
		for (String property : TEXTS_OF_OBS) {
			String text = (String) value(property, state, propertyNames);
			if (text != null) {
				changed = set(state, propertyNames, property, carried(property, text)) || changed;
			}
		}
		return changed;
	}

	private static String carried(String property, String text) {
		try {
			return RecordText.of(property, text);
		} catch (OutOfBoundsException e) {
			RefusedRequests.add(e.getMessageCode());
			throw e;
		}
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		HookTrial.reached(this);
		List<String> properties = propertiesOf(entity);
		if (entity instanceof Encounter
				&& isAnyChanged(OF_DRAFT_ALONE, currentState, previousState, propertyNames, types)
				&& !isFixed(entity, id, previousState, propertyNames)) {
			requireMayChange(entity, id, previousState, propertyNames);
		}
		if (!properties.isEmpty() && isAnyChanged(properties, currentState, previousState, propertyNames, types)) {
			if (!isFixed(entity, id, previousState, propertyNames)) {
				requireMayChange(entity, id, previousState, propertyNames);
				if (entity instanceof EncounterProvider) {
					notes().keepTherapist((EncounterProvider) entity);
				}
			} else if (!isPermitted(properties, currentState, previousState, propertyNames, types)) {
				refuse();
			}
		}
		return false;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		// the state may have been changed outside, before it is deleted
		if (!propertiesOf(entity).isEmpty()) {
			if (isFixed(entity, id, null, propertyNames)) {
				refuse();
			}
			notes().requireMayChange(entity, id);
		}
	}

	/** An encounter's own type may have been another before, which only the database tells. */
	private void requireMayChange(Object entity, Serializable id, Object[] previousState, String[] propertyNames) {
		if (previousState == null || entity instanceof Encounter) {
			notes().requireMayChange(entity, id);
		} else {
			notes().requireMayChange(entity, null, value("encounter", previousState, propertyNames),
					entity instanceof Obs ? value("obsGroup", previousState, propertyNames) : null);
		}
	}

	/** @return what must not change on a row of this kind; empty for kinds that are no part of a note */
	private static List<String> propertiesOf(Object entity) {
		if (entity instanceof Obs) {
			return OF_OBS;
		}
		if (entity instanceof EncounterProvider) {
			return OF_PROVIDER;
		}
		if (entity instanceof Diagnosis) {
			return OF_DIAGNOSIS;
		}
		return entity instanceof Encounter ? OF_ENCOUNTER : Collections.emptyList();
	}

	/**
	 * The note that the row belonged to counts as well as the one that it belongs to now. Of an object that comes back to
	 * a session from outside Hibernate knows no previous state; the database does.
	 */
	private boolean isFixed(Object entity, Serializable id, Object[] previousState, String[] propertyNames) {
		if (entity instanceof Encounter) {
			return notes().isFixed((Encounter) entity);
		}
		if (entity instanceof EncounterProvider) {
			return notes().isFixed(((EncounterProvider) entity).getEncounter())
					|| wasInFixed(EncounterProvider.class, id, previousState, propertyNames);
		}
		if (entity instanceof Diagnosis) {
			return notes().isFixed(((Diagnosis) entity).getEncounter())
					|| wasInFixed(Diagnosis.class, id, previousState, propertyNames);
		}
		Obs obs = (Obs) entity;
		return notes().isFixed(obs.getEncounter()) || wasInFixed(Obs.class, id, previousState, propertyNames)
				|| notes().isFixedGroup(obs.getObsGroup())
				|| notes().isFixedGroup((Obs) value("obsGroup", previousState, propertyNames));
	}

	private boolean wasInFixed(Class<?> kind, Serializable id, Object[] previousState, String[] propertyNames) {
		return previousState == null
				? notes().isFixedInDatabase(kind, id)
				: notes().isFixed((Encounter) value("encounter", previousState, propertyNames));
	}

	private boolean isPermitted(List<String> properties, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		SignedNoteLock.Permit permit = notes().getPermit();
		if (permit == SignedNoteLock.Permit.VOIDING) {
			return previousState != null && !isAnyChanged(without(properties, "voided"), currentState, previousState,
					propertyNames, types);
		}
		return permit == SignedNoteLock.Permit.MERGE && previousState != null
				&& !isAnyChanged(without(properties, "voided", "patient", "person"), currentState, previousState,
						propertyNames, types);
	}

	private static List<String> without(List<String> properties, String... left) {
		List<String> rest = new ArrayList<>(properties);
		rest.removeAll(Arrays.asList(left));
		return rest;
	}

	private void refuseIfFixed(Encounter encounter) {
		if (notes().isFixed(encounter)) {
			refuse();
		}
	}

	private SignedNoteLock notes() {
		return beanFactory.getBean(SignedNoteLock.class);
	}

	private static boolean isCopyOfStored(Obs obs) {
		Obs stored = obs.getPreviousVersion();
		return stored != null && stored.getObsId() != null && Objects.equals(stored.getConcept(), obs.getConcept())
				&& Objects.equals(stored.getValueText(), obs.getValueText())
				&& Objects.equals(stored.getValueComplex(), obs.getValueComplex())
				&& Objects.equals(stored.getValueCoded(), obs.getValueCoded())
				&& Objects.equals(stored.getValueNumeric(), obs.getValueNumeric())
				&& isSame(stored.getValueDatetime(), obs.getValueDatetime())
				&& Objects.equals(stored.getValueDrug(), obs.getValueDrug())
				&& Objects.equals(stored.getValueModifier(), obs.getValueModifier())
				&& Objects.equals(stored.getComment(), obs.getComment());
	}

	/** Without a previous state Hibernate does not know what changed, so all may have. */
	private static boolean isAnyChanged(List<String> properties, Object[] currentState, Object[] previousState,
			String[] propertyNames, Type[] types) {
		for (int i = 0; i < propertyNames.length; i++) {
			if (properties.contains(propertyNames[i])
					&& (previousState == null || !isSame(currentState[i], previousState[i])
							&& !types[i].isEqual(currentState[i], previousState[i]))) {
				return true;
			}
		}
		return false;
	}

	/** Dates come as more than one class, and a database keeps whole seconds. */
	private static boolean isSame(Object one, Object other) {
		return one instanceof Date && other instanceof Date
				? ((Date) one).getTime() / 1000 == ((Date) other).getTime() / 1000
				: Objects.equals(one, other);
	}

	private static Object value(String property, Object[] state, String[] propertyNames) {
		return state == null ? null : state[Arrays.asList(propertyNames).indexOf(property)];
	}

	private static boolean set(Object[] state, String[] propertyNames, String property, Object value) {
		int index = Arrays.asList(propertyNames).indexOf(property);
		if (Objects.equals(state[index], value)) {
			return false;
		}
		state[index] = value;
		return true;
	}

	private static void refuse() {
		throw SignedNoteLock.refusal();
	}
}
