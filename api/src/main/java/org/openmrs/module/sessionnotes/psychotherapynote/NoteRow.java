/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;

/**
 * The row of a note in the database: the note's facts, and the seal that shows whether the facts still match what was
 * stored.
 */
class NoteRow {

	final NoteHeader facts;

	final byte[] seal;

	NoteRow(NoteHeader facts, byte[] seal) {
		this.facts = facts;
		this.seal = seal;
	}

	/** @return the note in the form that the access rules use */
	RestrictedNote restrictedNote() {
		RestrictedKind kind = facts.getKind();
		return new RestrictedNote(kind == null ? NoteKinds.shipped(facts.getConceptUuid()) : kind,
				facts.getAuthorUuid(), facts.getPatientUuid(), facts.getUuid(), facts.getSessionDate(),
				facts.getFormerPatients());
	}

	/**
	 * Checks whether a disclosure can open a note. A disclosure can open a voided note only if the disclosure is a
	 * legal order. No disclosure can open a note whose kind is unknown; a note of unknown kind was stored by an earlier
	 * version of the module.
	 */
	boolean mayBeOpenedUnder(Disclosure disclosure) {
		return facts.getKind() != null && (disclosure.opensVoided() || !facts.isVoided());
	}
}
