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

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessDecision;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Returns a version of a note to a user who may read the note. This class checks that the note still matches what was
 * stored, opens the text, records the reading, and only then returns the text.
 */
class NoteReading {

	private final NoteTable table = new NoteTable();

	private final NoteSeal seal;

	private final NoteLog noteLog;

	private final NoteDisclosures disclosures;

	NoteReading(KeysetProvider keysetProvider, NoteLog noteLog, NoteDisclosures disclosures) {
		this.seal = new NoteSeal(keysetProvider);
		this.noteLog = noteLog;
		this.disclosures = disclosures;
	}

	NoteVersion give(JdbcOperations jdbc, NoteRow row, int version, AccessRequest request,
			AccessDecision decision) {
		Disclosure disclosure = (Disclosure) decision.getEntitlement();
		if (disclosure != null) {
			disclosures.requireAsLogged(jdbc, disclosure);
		}
		SealedVersion sealed = table.version(jdbc, row.facts.getId(), version)
				.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_NOTE));
		noteLog.requireAsLogged(jdbc, row);
		// every check that can refuse comes first, so that the log contains only readings that took place
		NoteVersion opened = seal.open(row.facts, sealed);
		if (disclosure != null && ConsentScope.isOf(disclosure)) {
			recordConsentShown(jdbc, row.facts, disclosure, request);
		}
		noteLog.appendRead(jdbc, row.facts,
				AccessLog.event(AccessEventType.READ, request).version(version, sealed.getId())
						.detail(decision.getGround().name())
						.disclosure(disclosure == null ? null : disclosure.getUuid()));
		return disclosure == null ? opened : opened.disclosedUnder(disclosure);
	}

	/**
	 * Records, before the first note is released, that the scope of the consent is shown with each note that is read
	 * under that consent.
	 */
	private void recordConsentShown(JdbcOperations jdbc, NoteHeader note, Disclosure disclosure, AccessRequest request) {
		boolean shown = StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid()).stream()
				.anyMatch(event -> event.getType() == AccessEventType.CONSENT_SHOWN);
		if (!shown) {
			noteLog.append(jdbc, note,
					AccessLog.event(AccessEventType.CONSENT_SHOWN, request).disclosure(disclosure.getUuid()));
		}
	}
}
