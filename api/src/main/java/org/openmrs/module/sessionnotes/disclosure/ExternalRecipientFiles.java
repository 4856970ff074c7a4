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

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes the single file that an external recipient gets. The file is a PDF, and the log records the file's digest
 * before the file is released.
 */
public class ExternalRecipientFiles {

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final MessageSourceService messages;

	public ExternalRecipientFiles(NoteDoor door, AccessLog accessLog, MessageSourceService messages) {
		this.door = door;
		this.accessLog = accessLog;
		this.messages = messages;
	}

	/**
	 * @return the texts for the file, in the file's language and the clinic's time zone. The texts are looked up before
	 *         the transaction begins.
	 */
	DisclosureWording wording() {
		return new DisclosureWording(messages, Context.getLocale(), ZoneId.systemDefault());
	}

	/**
	 * Opens the notes for the file. Before a note is opened, the log records that a file with the note was begun but is
	 * not yet made.
	 *
	 * @param jdbc the database connection on which the events are stored
	 * @param disclosure a disclosure to an external recipient; the disclosure is in force, and its row is locked
	 * @param request the request of the user who makes the file
	 * @throws ConflictException if the file was already made, or if the disclosure's scope contains no notes
	 */
	Opened open(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request) {
		requireNotMade(jdbc, disclosure);
		List<NoteVersion> notes = door.openForFile(jdbc, disclosure, request);
		if (notes.isEmpty()) {
			throw new ConflictException("sessionnotes.error.disclosure.nothingToDisclose", Collections.emptyList());
		}
		return new Opened(disclosure, notes);
	}

	/**
	 * Lays out the file for the external recipient. This method runs outside of any transaction, because the layout
	 * takes long and must not block other requests.
	 *
	 * @param names the names of the people whom the file names, looked up before the transaction began
	 * @param wording the texts for the file, in the language of the file
	 */
	DisclosedFile layOut(Opened opened, DisclosureNames names, DisclosureWording wording) {
		byte[] content = new DisclosurePdf(wording).render(opened.disclosure, names,
				opened.notes.stream().map(ExternalRecipientFiles::note).collect(Collectors.toList()),
				System.currentTimeMillis());
		return new DisclosedFile("disclosure-" + opened.disclosure.getUuid() + ".pdf", content, Sha256.hex(content));
	}

	/**
	 * Records in the log that the file was made. This method must run before the file is released.
	 *
	 * @param jdbc the database connection on which the events are stored, so that no file is released without a record
	 *         in the log
	 * @param disclosure the current state of the disclosure, whose row is locked
	 * @throws ConflictException if a concurrent request has already made the file, or if the notes have changed since
	 *         they were opened
	 */
	void record(JdbcOperations jdbc, Disclosure disclosure, Opened opened, DisclosedFile file, AccessRequest request) {
		requireNotMade(jdbc, disclosure);
		if (!door.recordFile(jdbc, disclosure, opened.notes, request)) {
			throw new ConflictException("sessionnotes.error.disclosure.fileChanged", Collections.emptyList());
		}
		accessLog.record(jdbc, AccessLog.event(AccessEventType.FILE_MADE, request).disclosure(disclosure.getUuid())
				.detail(disclosure.getBasis().name()).noteDigest(file.getDigest()));
	}

	/** Records in the log that notes were opened for a file but that no file was made. */
	void recordNone(JdbcOperations jdbc, Opened opened, AccessRequest request) {
		door.recordNoFile(jdbc, opened.disclosure, opened.notes, request);
	}

	private static void requireNotMade(JdbcOperations jdbc, Disclosure disclosure) {
		boolean made = StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid()).stream()
				.anyMatch(event -> event.getType() == AccessEventType.FILE_MADE);
		if (made) {
			throw new ConflictException("sessionnotes.error.disclosure.fileMade", Collections.emptyList());
		}
	}

	private static DisclosedNote note(NoteVersion version) {
		return note(version, version.getContent());
	}

	/** @return the note as the file under the disclosure holds it, from a version that the author opened */
	static DisclosedNote asInFile(NoteVersion version, Disclosure disclosure) {
		return note(version, disclosure.getPortion().of(version.getContent()));
	}

	private static DisclosedNote note(NoteVersion version, NoteContent content) {
		return new DisclosedNote(version.getNote().getSessionDate(), version.getVersion(), version.getDateCreated(),
				content, version.isPasswordHeld());
	}

	/** The notes that were opened for a file that has not been released yet. */
	static final class Opened {

		private final Disclosure disclosure;

		private final List<NoteVersion> notes;

		private Opened(Disclosure disclosure, List<NoteVersion> notes) {
			this.disclosure = disclosure;
			this.notes = notes;
		}
	}
}
