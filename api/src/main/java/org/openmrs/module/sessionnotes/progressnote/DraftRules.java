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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.hibernate.proxy.HibernateProxy;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.RefusedRequests;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Decides which users may change a draft, on any path to the record. The draft's therapists, and the user who began the
 * draft, may change the draft if they may write progress notes. Without rules for changes to drafts, any user could
 * become a note's author, or add words to a note that the author then signs. The rules for drafts apply to every row
 * that reaches Hibernate. The rules for drafts read with SQL on the caller's connection and never touch the caller's
 * entities. The module's own service is stricter: {@link ProgressNoteAuthors} lets only the author save a note over
 * REST.
 */
class DraftRules {

	/**
	 * The queries that find the encounter to which a row belongs in the database. Each of these queries finds only
	 * encounters that have the encounter type of progress notes.
	 */
	private static final Map<Class<?>, String> NOTE_OF_ROW = new HashMap<>();

	static {
		String ofType = " join encounter e on e.encounter_id = r.encounter_id join encounter_type t "
				+ "on t.encounter_type_id = e.encounter_type where t.uuid = ? and ";
		NOTE_OF_ROW.put(Encounter.class, "select e.encounter_id from encounter r" + ofType + "r.encounter_id = ?");
		NOTE_OF_ROW.put(EncounterProvider.class,
				"select e.encounter_id from encounter_provider r" + ofType + "r.encounter_provider_id = ?");
		NOTE_OF_ROW.put(Diagnosis.class,
				"select e.encounter_id from encounter_diagnosis r" + ofType + "r.diagnosis_id = ?");
		NOTE_OF_ROW.put(Obs.class, "select e.encounter_id from obs r" + ofType + "r.obs_id = ?");
	}

	private final SignedNoteLock notes;

	private final StoreTransactions transactions;

	private final ProgressNoteTherapists therapists = new ProgressNoteTherapists();

	private final CurrentRequest currentRequest;

	DraftRules(SignedNoteLock notes, StoreTransactions transactions, CurrentRequest currentRequest) {
		this.notes = notes;
		this.transactions = transactions;
		this.currentRequest = currentRequest;
	}

	/**
	 * Refuses a change to a row of a draft that a different user is writing.
	 *
	 * @param entity a row that is not part of a signed note
	 * @param id the id of the row if the method must find in the database the note to which the row belonged; otherwise
	 *         {@code null}
	 * @param before the encounter and the group to which the row belonged before the change; each may be {@code null}
	 * @throws NotAllowedException if the row is, or was, part of a draft that a different user is writing
	 */
	void requireMayChange(Object entity, Serializable id, Object... before) {
		Set<Integer> drafts = new HashSet<>();
		boolean ofNote = false;
		List<Encounter> encounters = encountersOf(entity);
		for (Object each : before) {
			encounters.addAll(encountersOf(each));
		}
		for (Encounter encounter : encounters) {
			if (notes.isProgressNote(encounter)) {
				ofNote = true;
				drafts.add(SignedNoteLock.idOf(encounter));
			}
		}
		if (id != null) {
			drafts.addAll(inDatabase(entity, id));
		}
		if (!ofNote && drafts.isEmpty()) {
			return;
		}
		if (!currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES)) {
			throw refusal("sessionnotes.error.progressNote.mayNotWrite");
		}
		if (entity instanceof Obs && isAddendum((Obs) entity)) {
			throw refusal("sessionnotes.error.progressNote.addendumByService");
		}
		User user = Context.getAuthenticatedUser();
		Integer userId = user == null ? null : user.getUserId();
		drafts.removeIf(Objects::isNull);
		if (!drafts.stream().allMatch(
				draft -> transactions.reading(jdbc -> therapists.mayChangeDraft(jdbc, draft, userId)))) {
			throw refusal("sessionnotes.error.progressNote.notAuthor");
		}
	}

	private List<Integer> inDatabase(Object entity, Serializable id) {
		Class<?> kind = kind(entity);
		return transactions.reading(jdbc -> jdbc.queryForList(NOTE_OF_ROW.get(kind), Integer.class,
				SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID, id));
	}

	private static Class<?> kind(Object entity) {
		for (Class<?> kind : NOTE_OF_ROW.keySet()) {
			if (kind.isInstance(entity)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("no row of a note: " + entity.getClass());
	}

	/**
	 * Returns the encounters to which a row belongs. A member of an obs group also belongs to the encounter of the
	 * group, even if the member itself names no encounter.
	 */
	private static List<Encounter> encountersOf(Object entity) {
		List<Encounter> encounters = new ArrayList<>();
		if (entity instanceof Encounter) {
			encounters.add((Encounter) entity);
		} else if (entity instanceof EncounterProvider) {
			encounters.add(((EncounterProvider) entity).getEncounter());
		} else if (entity instanceof Diagnosis) {
			encounters.add(((Diagnosis) entity).getEncounter());
		} else if (entity instanceof Obs) {
			for (Obs obs = (Obs) entity; obs != null; obs = isLoaded(obs) ? obs.getObsGroup() : null) {
				if (isLoaded(obs)) {
					encounters.add(obs.getEncounter());
				}
			}
		}
		encounters.removeIf(Objects::isNull);
		return encounters;
	}

	private static boolean isLoaded(Obs obs) {
		return !(obs instanceof HibernateProxy)
				|| !((HibernateProxy) obs).getHibernateLazyInitializer().isUninitialized();
	}

	/**
	 * Stores the person who is behind the provider of a note's therapist, and this person's accounts, see
	 * {@link ProgressNoteTherapists}.
	 */
	void keepTherapist(EncounterProvider entered) {
		Encounter encounter = entered.getEncounter();
		Integer encounterId = notes.isProgressNote(encounter) ? SignedNoteLock.idOf(encounter) : null;
		if (encounterId != null && entered.getProvider() != null && entered.getProvider().getProviderId() != null
				&& transactions.isCallerWriting()) {
			User creator = encounter.getCreator() != null ? encounter.getCreator() : Context.getAuthenticatedUser();
			transactions.withCaller(jdbc -> {
				therapists.keep(jdbc, encounterId, entered.getProvider().getProviderId(),
						creator == null ? null : creator.getUserId());
				return null;
			});
		}
	}

	private boolean isAddendum(Obs obs) {
		return transactions.reading(jdbc -> {
			List<String> uuids = new ArrayList<>(
					jdbc.queryForList("select property_value from global_property where property = ?", String.class,
							ProgressNoteConcept.ADDENDUM.getGlobalProperty()));
			uuids.add(ProgressNoteConcept.ADDENDUM.getUuid());
			return uuids.stream().filter(Objects::nonNull).anyMatch(uuid -> jdbc
					.queryForList("select concept_id from concept where uuid = ?", Integer.class, uuid)
					.contains(obs.getConcept().getConceptId()));
		});
	}

	private static NotAllowedException refusal(String messageCode) {
		RefusedRequests.add(messageCode);
		return new NotAllowedException(messageCode);
	}
}
