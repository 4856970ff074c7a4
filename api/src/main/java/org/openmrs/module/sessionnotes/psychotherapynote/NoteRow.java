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

/** A note's row: its facts, and the seal that proves that they are as they were stored. */
class NoteRow {

	final NoteHeader facts;

	final byte[] seal;

	NoteRow(NoteHeader facts, byte[] seal) {
		this.facts = facts;
		this.seal = seal;
	}

	/** @return the note as the rules of access see it */
	RestrictedNote restrictedNote() {
		RestrictedKind kind = facts.getKind();
		return new RestrictedNote(kind == null ? NoteKinds.shipped(facts.getConceptUuid()) : kind,
				facts.getAuthorUuid(), facts.getPatientUuid(), facts.getUuid(), facts.getSessionDate(),
				facts.getFormerPatients());
	}

	/**
	 * Checks whether a disclosure can open a note. It opens a note that the author has voided only under a legal order. It
	 * opens no note of an earlier version of the module whose kind is unknown.
	 */
	boolean mayBeOpenedUnder(Disclosure disclosure) {
		return facts.getKind() != null && (disclosure.opensVoided() || !facts.isVoided());
	}
}
