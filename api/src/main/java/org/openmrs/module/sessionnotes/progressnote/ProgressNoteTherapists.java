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

import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Records to whom a note belonged when the note's therapist was entered: the person behind the provider, and this
 * person's accounts. Providers and accounts may later be assigned to other people, or created again. Even if a provider
 * or account is later assigned to a different person, the note stays with its original owner.
 */
class ProgressNoteTherapists {

	private static final String WROTE_OR_BEGAN = "select count(*) from encounter e where e.encounter_id = ? and (e.creator = ? "
			+ "or exists (select 1 from encounter_provider ep join sessionnotes_note_therapist t "
			+ "on t.encounter_id = ep.encounter_id and t.provider_id = ep.provider_id "
			+ "where ep.encounter_id = e.encounter_id and ep.voided = ? and t.user_id = ?))";

	/**
	 * Stores the person who is currently behind a provider, and this person's accounts. If accounts are already stored
	 * for the provider of the note, the method changes nothing. If the therapist began the note, the method stores only
	 * the account that began the note. Other accounts are not stored, because a user who may create accounts could have
	 * created such accounts for the therapist.
	 *
	 * @param creatorId the id of the account that began the note
	 */
	void keep(JdbcOperations jdbc, int encounterId, int providerId, Integer creatorId) {
		if (accounts(jdbc, encounterId, providerId).isEmpty()) {
			jdbc.update("insert into sessionnotes_note_therapist (encounter_id, provider_id, person_id, user_id) "
					+ "select ?, p.provider_id, p.person_id, u.user_id from provider p "
					+ "join users u on u.person_id = p.person_id where p.provider_id = ? and (u.user_id = ? or not exists "
					+ "(select 1 from users c where c.user_id = ? and c.person_id = p.person_id))", encounterId, providerId,
					creatorId, creatorId);
		}
	}

	/**
	 * @return the ids of the accounts that belonged to the therapist when the therapist was entered; empty if no
	 *         account is stored
	 */
	List<Integer> accounts(JdbcOperations jdbc, int encounterId, int providerId) {
		return jdbc.queryForList(
				"select user_id from sessionnotes_note_therapist where encounter_id = ? and provider_id = ?", Integer.class,
				encounterId, providerId);
	}

	/** @return the uuid of the person to whom the note belonged; {@code null} if that person is not stored */
	String person(JdbcOperations jdbc, int encounterId, int providerId) {
		List<String> persons = jdbc.queryForList(
				"select distinct p.uuid from sessionnotes_note_therapist t join person p on p.person_id = t.person_id "
						+ "where t.encounter_id = ? and t.provider_id = ?",
				String.class, encounterId, providerId);
		return persons.isEmpty() ? null : persons.get(0);
	}

	/**
	 * @return {@code true} if a therapist of the note owns the account, if the account began the note, or if the note
	 *         is not stored yet
	 */
	boolean mayChangeDraft(JdbcOperations jdbc, int encounterId, Integer userId) {
		return jdbc.queryForObject(WROTE_OR_BEGAN, Integer.class, encounterId, userId, false, userId) > 0
				|| jdbc.queryForObject("select count(*) from encounter where encounter_id = ?", Integer.class,
						encounterId) == 0;
	}

	/** @return {@code true} if the provider is entered in any progress note */
	boolean isInNotes(JdbcOperations jdbc, int providerId, Integer typeId) {
		return isAny(jdbc, "select count(*) from sessionnotes_note_therapist where provider_id = ?", providerId)
				|| isAny(jdbc, "select count(*) from encounter_provider ep join encounter e "
						+ "on e.encounter_id = ep.encounter_id where ep.provider_id = ? and e.encounter_type = ?",
						providerId,
						typeId);
	}

	/** @return {@code true} if the account has written, signed or added an addendum to any progress note */
	boolean hasNotes(JdbcOperations jdbc, int userId, String userUuid, Integer typeId) {
		return isAny(jdbc, "select count(*) from sessionnotes_note_therapist where user_id = ?", userId)
				|| isAny(jdbc, "select count(*) from sessionnotes_signature where user_uuid = ?", userUuid)
				|| isAny(jdbc, "select count(*) from encounter where creator = ? and encounter_type = ?", userId, typeId);
	}

	private static boolean isAny(JdbcOperations jdbc, String sql, Object... values) {
		return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, values)) > 0;
	}
}
