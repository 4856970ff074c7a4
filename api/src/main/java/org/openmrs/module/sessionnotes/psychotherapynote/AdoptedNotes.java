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

import java.util.List;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Puts notes that were stored as obs into the sealed store. Only the adoption uses this class. This class stores text
 * and returns no text, so it needs no decision of the {@link NoteDoor}. Unlike {@link NoteDoor}, this class accepts
 * versions with earlier dates and versions by users other than the current user.
 */
public class AdoptedNotes {

	private static final String WRITTEN_BY = "writtenBy=";

	private static final String VOIDED_BY = " voidedBy=";

	private final NoteTable table = new NoteTable();

	private final AccessLog accessLog;

	private final SealedStore store;

	private final NoteKinds kinds;

	public AdoptedNotes(KeysetProvider keysetProvider, AccessLog accessLog, NoteKinds kinds) {
		this.kinds = kinds;
		this.accessLog = accessLog;
		this.store = new SealedStore(keysetProvider);
	}

	/** @return true if the author already has a note with the uuid of the given note */
	public boolean exists(JdbcOperations jdbc, AdoptedNote note) {
		return table.byUuid(jdbc, note.getFacts().getUuid()).stream()
				.anyMatch(row -> row.facts.getAuthorUuid().equals(note.getAuthorUuid()));
	}

	/**
	 * Stores a note with all its versions. For each version, the log gets an event that names the user who wrote the version.
	 *
	 * @param jdbc the connection on which the obs are removed, so that storing the note and removing the obs succeed or fail
	 *         together
	 * @param note the note with the content of the obs
	 * @param by the user who runs the adoption
	 */
	public void insert(JdbcOperations jdbc, AdoptedNote note, AccessRequest by) {
		// a disclosure made earlier opens the note only after its maker has confirmed the disclosure
		NoteHeader facts = table.insert(jdbc, note.getFacts().withKind(kinds.kindOf(jdbc, note.getConceptUuid()),
				FormerPatients.noneBefore(NoteTable.momentOfMove(jdbc, note.getAuthorUuid()))));
		if (note.isVoided()) {
			facts = facts.withVoided(facts.getDateVoided(), store.sealReason(facts, note.getVoidReason()));
		}
		store.update(jdbc, facts);
		List<AdoptedNote.Version> versions = note.getVersions();
		for (int number = 1; number <= versions.size(); number++) {
			AdoptedNote.Version version = versions.get(number - 1);
			int id = store.insertVersion(jdbc, facts, number, version.getDateCreated(), version.getContent());
			boolean tellsOfVoiding = number == versions.size() && note.getVoidedByUuid() != null;
			AccessEvent.Builder event = AccessLog.event(AccessEventType.ADOPTED, by).version(number, id)
					.detail(WRITTEN_BY + version.getWriterUuid()
							+ (tellsOfVoiding ? VOIDED_BY + note.getVoidedByUuid() : ""))
					.noteDigest(facts.canonicalForm().sha256());
			log(jdbc, facts, number, event);
		}
	}

	private void log(JdbcOperations jdbc, NoteHeader facts, int number, AccessEvent.Builder event) {
		if (number == 1) {
			accessLog.start(jdbc, facts.getId(), event);
			return;
		}
		accessLog.append(jdbc, facts.getId(), event);
	}
}
