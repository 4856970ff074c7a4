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
 * Determines the kind of the notes that answer a restricted concept. A note is a SUD counseling note (42 CFR 2.11) if
 * the note's concept was either shipped or marked for SUD counseling notes. Notes that answer any other restricted
 * concept are psychotherapy notes. The kind of a note determines the bases on which the note may be disclosed. The kind
 * of a note is determined once, when the note is written, and is sealed into the note. Marking a concept later does not
 * change the kind of the existing notes.
 */
public class NoteKinds {

	private final SettingsInForce settings;

	public NoteKinds(SettingsInForce settings) {
		this.settings = settings;
	}

	/**
	 * @return the kind of a note that is written now on the given concept, according to the clinic's current marks on
	 *         concepts. A mark does not change the kind of notes on a shipped concept.
	 */
	public RestrictedKind kindOf(JdbcOperations jdbc, String conceptUuid) {
		return !SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID.equals(conceptUuid)
				&& Safeguard.concepts(settings.of(jdbc, Safeguard.SUD_COUNSELING_NOTE_CONCEPTS)).contains(conceptUuid)
						? RestrictedKind.SUD_COUNSELING_NOTE
						: shipped(conceptUuid);
	}

	/**
	 * @return the kind of notes that the module defines for the given concept, regardless of any mark that the clinic
	 *         has set
	 */
	public static RestrictedKind shipped(String conceptUuid) {
		return SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID.equals(conceptUuid)
				? RestrictedKind.SUD_COUNSELING_NOTE
				: RestrictedKind.PSYCHOTHERAPY_NOTE;
	}
}
