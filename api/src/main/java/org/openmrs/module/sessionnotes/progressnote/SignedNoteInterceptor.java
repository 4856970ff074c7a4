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
import org.openmrs.CodedOrFreeText;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.platform.HookTrial;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Refuses every change to a signed progress note if the change reaches Hibernate, on any path, such as REST, FHIR, a
 * DAO or a session. A refused change rolls back the whole transaction. This interceptor also sets the status of a
 * draft's obs to preliminary. The obs of a note stay preliminary until all required users have signed the note.
 * <p>
 * Platform: the platform calls all Hibernate interceptors, one after the other, in every session. Bulk statements and
 * stateless sessions bypass Hibernate interceptors.
 */
public class SignedNoteInterceptor extends EmptyInterceptor implements BeanFactoryAware {

	private static final long serialVersionUID = 1L;

	/**
	 * The properties of an encounter that describe the session. The encounter's visit and audit columns do not describe the
	 * session, and may therefore change.
	 */
	private static final List<String> OF_ENCOUNTER = Arrays.asList("encounterDatetime", "patient", "location",
			"encounterType", "form", "voided");

	/**
	 * The properties that only the author may change while the note is a draft. The creator of a draft's encounter row
	 * is the user who began the draft.
	 */
	private static final List<String> OF_DRAFT_ALONE = Arrays.asList("visit", "creator");

	private static final List<String> OF_OBS = Arrays.asList("concept", "valueText", "valueComplex", "valueCoded",
			"valueCodedName", "valueNumeric", "valueDatetime", "valueDrug", "valueModifier", "valueGroupId", "comment",
			"interpretation", "status", "encounter", "obsGroup", "person", "obsDatetime", "location", "voided");

	/** The texts of an obs that a format of the record shows. */
	private static final List<String> TEXTS_OF_OBS = Arrays.asList("valueText", "comment", "valueModifier",
			"accessionNumber", "formNamespaceAndPath");

	private static final List<String> OF_PROVIDER = Arrays.asList("encounter", "provider", "encounterRole", "voided");

	private static final List<String> OF_DIAGNOSIS = Arrays.asList("encounter", "diagnosis", "certainty", "rank", "voided");

	private static final String STATUS = "status";

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
			return isInNote((Diagnosis) entity) && carryTexts((Diagnosis) entity, state, propertyNames);
		}
		return false;
	}

	private boolean onSaveOfObs(Obs obs, Object[] state, String[] propertyNames) {
		// a member of a group is read with its group, even if the member does not name an encounter
		if (!notes().isFixed(obs.getEncounter()) && !notes().isFixedGroup(obs.getObsGroup())) {
			notes().requireMayChange(obs, null);
			return notes().isProgressNote(obs.getEncounter()) && onSaveInDraft(state, propertyNames);
		}
		SignedNoteLock.Permit permit = notes().getPermit();
		if (permit == SignedNoteLock.Permit.MERGE && isCopyOfStored(obs)) {
			// the platform has set the status of the copied obs to amended
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
			changed = carryText(property, state, propertyNames) || changed;
		}
		return changed;
	}

	private boolean isInNote(Diagnosis diagnosis) {
		return notes().isProgressNote(diagnosis.getEncounter());
	}

	/** Sets the texts of a draft's diagnosis to texts that every format of the record can represent. */
	private static boolean carryTexts(Diagnosis diagnosis, Object[] state, String[] propertyNames) {
		boolean changed = carryText("formNamespaceAndPath", state, propertyNames);
		CodedOrFreeText sent = diagnosis.getDiagnosis();
		String text = sent == null ? null : carried("diagnosis", sent.getNonCoded());
		if (text == null || text.equals(sent.getNonCoded())) {
			return changed;
		}
		return set(state, propertyNames, "diagnosis", new CodedOrFreeText(sent.getCoded(), sent.getSpecificName(), text));
	}

	private static boolean carryText(String property, Object[] state, String[] propertyNames) {
		return set(state, propertyNames, property, carried(property, (String) value(property, state, propertyNames)));
	}

	private static String carried(String property, String text) {
		try {
			return RecordText.of(property, text);
		} catch (InvalidRequestException e) {
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
				return entity instanceof Diagnosis && isInNote((Diagnosis) entity)
						&& carryTexts((Diagnosis) entity, currentState, propertyNames);
			} else if (!isPermitted(properties, currentState, previousState, propertyNames, types)) {
				refuse();
			}
		}
		return false;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		// the object may have been changed outside the session before its row is deleted
		if (!propertiesOf(entity).isEmpty()) {
			if (isFixed(entity, id, null, propertyNames)) {
				refuse();
			}
			notes().requireMayChange(entity, id);
		}
	}

	/**
	 * Refuses a change to a draft that a different user is writing. The method reads the database, because the type of
	 * an encounter may have changed, and only the database holds the previous type.
	 */
	private void requireMayChange(Object entity, Serializable id, Object[] previousState, String[] propertyNames) {
		if (previousState == null || entity instanceof Encounter) {
			notes().requireMayChange(entity, id);
		} else {
			notes().requireMayChange(entity, null, value("encounter", previousState, propertyNames),
					entity instanceof Obs ? value("obsGroup", previousState, propertyNames) : null);
		}
	}

	/**
	 * @return the properties that must not change on a row of the same kind as the given row; empty if such rows are
	 *         never part of a note
	 */
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
	 * Checks whether the row belongs, or belonged, to a locked note. Hibernate has no previous state for an object that
	 * was reattached to a session. If Hibernate has no previous state, the method finds in the database the note to
	 * which the row belonged.
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

	/**
	 * Checks whether any of the given properties changed. If Hibernate has no previous state of a row, all properties
	 * of the row count as changed.
	 */
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

	/**
	 * Checks whether two values of a property are the same. Equal dates may be objects of different classes, and a
	 * database may store dates in whole seconds.
	 */
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
