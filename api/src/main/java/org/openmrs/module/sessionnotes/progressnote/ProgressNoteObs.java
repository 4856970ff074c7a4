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

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;

/** Determines which obs of an encounter are part of the progress note, and the order of these obs. */
final class ProgressNoteObs {

	private ProgressNoteObs() {
	}

	static Collection<Obs> of(Encounter encounter) {
		return encounter.getObsAtTopLevel(true).stream().filter(obs -> isPart(obs, encounter))
				.collect(Collectors.toList());
	}

	static Collection<Obs> membersOf(Obs group, Encounter encounter) {
		Set<Obs> members = group.getGroupMembers(true);
		return members == null
				? Collections.emptySet()
				: members.stream().filter(member -> isPart(member, encounter)).collect(Collectors.toList());
	}

	/**
	 * Checks whether an obs is part of the note. If a whole note was voided, the obs that were voided together with the
	 * note are still part of the note. Platform: when an encounter is voided, its obs get the encounter's void reason
	 * and void date. A database may store the void date in whole seconds.
	 */
	private static boolean isPart(Obs obs, Encounter encounter) {
		return !obs.getVoided() || encounter.getVoided() && Objects.equals(obs.getVoidReason(), encounter.getVoidReason())
				&& obs.getDateVoided() != null && encounter.getDateVoided() != null
				&& obs.getDateVoided().getTime() / 1000 == encounter.getDateVoided().getTime() / 1000;
	}

	/**
	 * Sorts obs from the oldest to the newest. Obs that are not saved yet come last in the order. If the platform
	 * replaced an obs with a new version, the new version takes the position of the previous version.
	 */
	static List<Obs> inOrder(Collection<Obs> obs) {
		return obs.stream()
				.sorted(Comparator.comparing(ProgressNoteObs::firstId, Comparator.nullsLast(Comparator.naturalOrder())))
				.collect(Collectors.toList());
	}

	private static Integer firstId(Obs obs) {
		Obs first = obs;
		while (first.getPreviousVersion() != null) {
			first = first.getPreviousVersion();
		}
		return first.getObsId();
	}

	/**
	 * Returns actions that again void those obs that were already voided before the whole note was voided. Platform:
	 * unvoiding an encounter also unvoids every obs with the encounter's void date. A database may store the void date
	 * in whole seconds.
	 *
	 * @param encounter the encounter of a note that was voided as a whole
	 * @return the actions; each action again voids one obs that was voided before the whole note was voided
	 */
	static List<Runnable> voidingsBefore(Encounter encounter) {
		return encounter.getAllObs(true).stream().filter(obs -> !isPart(obs, encounter)).map(ProgressNoteObs::voiding)
				.collect(Collectors.toList());
	}

	private static Runnable voiding(Obs obs) {
		User voidedBy = obs.getVoidedBy();
		Date dateVoided = obs.getDateVoided();
		String reason = obs.getVoidReason();
		return () -> {
			obs.setVoided(true);
			obs.setVoidedBy(voidedBy);
			obs.setDateVoided(dateVoided);
			obs.setVoidReason(reason);
		};
	}
}
