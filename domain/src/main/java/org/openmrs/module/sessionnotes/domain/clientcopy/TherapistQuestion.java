/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;

/**
 * The question to therapists whether they want to give private notes, if the client asked for them. The question goes to
 * every therapist who had a session with the client, so that it does not reveal which of them keep such notes.
 */
public final class TherapistQuestion {

	private TherapistQuestion() {
	}

	/**
	 * @param wish the client's wish
	 * @param therapistsOfSessions the therapist of each session of the client
	 * @return the therapists to ask, each once; empty unless the client asked for private notes
	 */
	public static Set<String> askedOf(CopyWish wish, Collection<String> therapistsOfSessions) {
		return wish.isPrivateNotesAsked()
				? Collections.unmodifiableSet(new LinkedHashSet<>(therapistsOfSessions))
				: Collections.emptySet();
	}

	/** @return true if other users may learn the therapist's answer; silence and a no look the same to them */
	public static boolean isVisible(Boolean wantsToGive) {
		return Boolean.TRUE.equals(wantsToGive);
	}
}
