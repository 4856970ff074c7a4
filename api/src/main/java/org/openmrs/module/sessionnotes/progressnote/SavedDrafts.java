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

import java.util.Objects;
import java.util.Optional;

import org.openmrs.Encounter;
import org.openmrs.Location;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Saves drafts as encounters. Values of a draft that an encounter cannot hold are stored in the module's own tables.
 */
class SavedDrafts {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final StoreTransactions transactions;

	private final SessionOffsets offsets;

	SavedDrafts(StoreTransactions transactions, SessionOffsets offsets) {
		this.transactions = transactions;
		this.offsets = offsets;
	}

	/**
	 * Saves the encounter of a draft, and stores in the module's own tables the values that an encounter cannot hold.
	 */
	Encounter save(Encounter encounter, ProgressNoteContent content, DraftOrigin origin) {
		Encounter saved = Context.getEncounterService().saveEncounter(encounter);
		offsets.keep(saved, content.getOffset());
		transactions.withCaller(jdbc -> {
			store.keep(jdbc, saved.getEncounterId(), origin);
			return null;
		});
		return saved;
	}

	/**
	 * Moves the obs of an encounter to the encounter's new location.
	 * <p>
	 * Platform: obs follow their encounter only if the encounter has a location both before and after the change. If an
	 * obs without a location belongs to an encounter, the encounter cannot be saved with a changed location. This
	 * method therefore stores the encounter's location with SQL, so that the platform does not notice a change of
	 * location.
	 */
	void moveTo(Encounter encounter, Location before) {
		Location after = encounter.getLocation();
		transactions.withCaller(jdbc -> {
			store.setLocation(jdbc, encounter.getEncounterId(), after == null ? null : after.getLocationId());
			return null;
		});
		encounter.getAllFlattenedObs(false).stream().filter(obs -> Objects.equals(obs.getLocation(), before))
				.forEach(obs -> obs.setLocation(after));
	}

	Optional<DraftOrigin> origin(Encounter encounter) {
		return transactions.reading(jdbc -> store.origin(jdbc, encounter.getEncounterId()));
	}

	/**
	 * Returns the visit that a user chose for a draft. A visit that was entered without the module's service also
	 * counts as chosen by the user.
	 */
	static Visit visitSaid(Encounter encounter, Optional<DraftOrigin> origin) {
		Visit entered = encounter.getVisit();
		if (entered == null) {
			return origin.filter(DraftOrigin::isVisitSaid).map(each -> SessionPlace.visit(each.getVisitId())).orElse(null);
		}
		boolean joined = origin.isPresent() && !origin.get().isVisitSaid()
				&& entered.getVisitId().equals(origin.get().getVisitId());
		return joined ? null : entered;
	}

	/**
	 * Returns the visit of the session. A visit that the user chose counts as the session's visit, even while the start
	 * is unknown and the record lacks the visit.
	 */
	Visit visit(Encounter encounter) {
		return encounter.getVisit() != null ? encounter.getVisit() : visitSaid(encounter, origin(encounter));
	}
}
