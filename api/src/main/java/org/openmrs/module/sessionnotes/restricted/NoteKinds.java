/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.restricted;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Determines the kind of the notes of a restricted concept. They are SUD counseling notes (42 CFR 2.11) if the concept is the
 * shipped one or is marked as such, and psychotherapy notes otherwise. The kind decides on which bases a note may be disclosed.
 * It is determined once, when a note is written, and sealed into the note; a later mark does not change it.
 */
public class NoteKinds {

	private final SettingsInForce settings;

	public NoteKinds(SettingsInForce settings) {
		this.settings = settings;
	}

	/**
	 * @return the kind of a note that is written now, according to the marks in force; the shipped concepts keep their kinds
	 */
	public RestrictedKind kindOf(JdbcOperations jdbc, String conceptUuid) {
		return !SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID.equals(conceptUuid)
				&& Safeguard.concepts(settings.of(jdbc, Safeguard.SUD_COUNSELING_NOTE_CONCEPTS)).contains(conceptUuid)
						? RestrictedKind.SUD_COUNSELING_NOTE
						: shipped(conceptUuid);
	}

	/** @return the kind that the module ships for the concept, regardless of marks */
	public static RestrictedKind shipped(String conceptUuid) {
		return SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID.equals(conceptUuid)
				? RestrictedKind.SUD_COUNSELING_NOTE
				: RestrictedKind.PSYCHOTHERAPY_NOTE;
	}
}
