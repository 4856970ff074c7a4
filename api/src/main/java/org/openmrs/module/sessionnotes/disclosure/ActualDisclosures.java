/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.GivenOut;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Lists which content of the notes on a client was actually released. The list relies on the log of each note, because
 * a disclosure that no one used released nothing. Notes may also have been released under a disclosure whose database
 * row was later removed. This class does not check who requests the list.
 */
class ActualDisclosures {

	/**
	 * The maximum length, in characters, of a text in an accounting: the recipient's name and address, or the purpose
	 * of a disclosure, 45 CFR 164.528(b)(2).
	 */
	private static final int LONGEST_WORDS = 10_000;

	private final NoteDoor door;

	private final DisclosureStore disclosures;

	private final ChainCheck chainCheck;

	ActualDisclosures(NoteDoor door, DisclosureStore disclosures, ChainCheck chainCheck) {
		this.door = door;
		this.disclosures = disclosures;
		this.chainCheck = chainCheck;
	}

	/**
	 * @return one entry for each time that a recipient read a note, and one entry for each file that was made for an
	 *         external recipient
	 * @throws TamperedException if the log of a note no longer matches what was stored
	 * @throws TamperedException if a disclosure is missing or no longer matches what was stored
	 */
	List<GivenOut> of(JdbcOperations jdbc, String patientUuid, DisclosureWording wording) {
		List<GivenOut> givenOut = new ArrayList<>();
		Map<String, Disclosure> known = new LinkedHashMap<>();
		Map<String, NotesInFile> files = new LinkedHashMap<>();
		for (NoteHeader note : door.findAllOn(jdbc, patientUuid)) {
			requireIntactLog(jdbc, note);
			for (AccessEvent event : StoredEvents.givenOut(jdbc, note.getId())) {
				Disclosure disclosure = known.computeIfAbsent(event.getDisclosureUuid(), uuid -> disclosure(jdbc, uuid));
				if (event.getType() == AccessEventType.FILE_MADE) {
					files.computeIfAbsent(disclosure.getUuid(), uuid -> new NotesInFile(disclosure)).add(note, event);
				} else {
					givenOut.add(new GivenOut(disclosure, event.getOccurredAt(), wording.describe(disclosure.getKind(),
							Collections.singletonList(note.getSessionDate()))));
				}
			}
		}
		files.values().forEach(file -> givenOut.add(file.asGivenOut(wording)));
		return givenOut;
	}

	private void requireIntactLog(JdbcOperations jdbc, NoteHeader note) {
		if (!chainCheck.check(jdbc, AccessLog.chainOfNote(note.getId())).getProblems().isEmpty()) {
			throw new TamperedException(ErrorCodes.BROKEN_LOG);
		}
	}

	private Disclosure disclosure(JdbcOperations jdbc, String uuid) {
		// only one full disclosure at a time is held in memory, because earlier versions of the module stored texts of any length
		return disclosures.find(jdbc, uuid).filter(found -> disclosures.isAsLogged(jdbc, found))
				.map(found -> found.abridged(LONGEST_WORDS))
				.orElseThrow(() -> new TamperedException(ErrorCodes.BROKEN_DISCLOSURE));
	}

	/**
	 * The notes in the single file that was made under a disclosure. The log has one event for each note in the file.
	 */
	private static final class NotesInFile {

		private final Disclosure disclosure;

		private final List<Long> sessionDates = new ArrayList<>();

		private long at = Long.MAX_VALUE;

		NotesInFile(Disclosure disclosure) {
			this.disclosure = disclosure;
		}

		void add(NoteHeader note, AccessEvent event) {
			sessionDates.add(note.getSessionDate());
			at = Math.min(at, event.getOccurredAt());
		}

		GivenOut asGivenOut(DisclosureWording wording) {
			return new GivenOut(disclosure, at, wording.describe(disclosure.getKind(), sessionDates));
		}
	}
}
