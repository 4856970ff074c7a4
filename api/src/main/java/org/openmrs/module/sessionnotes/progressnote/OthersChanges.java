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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.User;

/**
 * Finds the users other than the author who added, changed or voided parts of a note. The platform stores the user and
 * the time of each change in the changed row.
 */
class OthersChanges {

	private final SignedFields signedFields;

	OthersChanges(SignedFields signedFields) {
		this.signedFields = signedFields;
	}

	/**
	 * @param isAuthors a function that returns {@code true} if an account belongs to the author
	 * @return the changes that other users made since the author last saved the note, the oldest change first
	 */
	List<OthersChange> of(Encounter encounter, Predicate<User> isAuthors) {
		List<Touch> touches = touches(encounter);
		long saved = touches.stream().filter(touch -> isAuthors.test(touch.user)).mapToLong(touch -> touch.date).max()
				.orElse(Long.MIN_VALUE);
		return touches.stream().filter(touch -> !isAuthors.test(touch.user) && touch.date >= saved)
				.sorted(Comparator.comparingLong(touch -> touch.date))
				.map(touch -> new OthersChange(touch.user.getUuid(), touch.date, touch.kind, touch.field))
				.collect(Collectors.toList());
	}

	private List<Touch> touches(Encounter encounter) {
		List<Touch> touches = new ArrayList<>();
		add(touches, encounter.getChangedBy(), encounter.getDateChanged(), OthersChange.Kind.CHANGED, "encounter");
		for (Obs obs : encounter.getAllObs(true)) {
			addObs(touches, obs);
		}
		for (EncounterProvider each : encounter.getEncounterProviders()) {
			add(touches, each.getCreator(), each.getDateCreated(), OthersChange.Kind.ADDED, "provider");
			add(touches, each.getVoidedBy(), each.getDateVoided(), OthersChange.Kind.VOIDED, "provider");
		}
		for (Diagnosis each : encounter.getDiagnoses()) {
			add(touches, each.getCreator(), each.getDateCreated(), OthersChange.Kind.ADDED, "diagnoses");
			add(touches, each.getChangedBy(), each.getDateChanged(), OthersChange.Kind.CHANGED, "diagnoses");
			add(touches, each.getVoidedBy(), each.getDateVoided(), OthersChange.Kind.VOIDED, "diagnoses");
		}
		return touches;
	}

	/**
	 * Adds the changes that users made to an obs. The platform stores a changed obs as a new row and voids the previous
	 * row.
	 */
	private void addObs(List<Touch> touches, Obs obs) {
		String field = signedFields.fieldKey(obs.getConcept().getUuid());
		add(touches, obs.getCreator(), obs.getDateCreated(), OthersChange.Kind.ADDED, field);
		add(touches, obs.getVoidedBy(), obs.getDateVoided(), OthersChange.Kind.VOIDED, field);
	}

	private static void add(List<Touch> touches, User user, Date date, OthersChange.Kind kind, String field) {
		if (user != null && date != null) {
			touches.add(new Touch(user, date.getTime(), kind, field));
		}
	}

	/** A change to a note by the author or by any other user. */
	private static final class Touch {

		private final User user;

		private final long date;

		private final OthersChange.Kind kind;

		private final String field;

		private Touch(User user, long date, OthersChange.Kind kind, String field) {
			this.user = user;
			this.date = date;
			this.kind = kind;
			this.field = field;
		}
	}
}
