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
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.springframework.jdbc.core.JdbcOperations;

/** Makes the one file that a recipient outside gets: a PDF, logged with its digest before it is given out. */
public class ExternalRecipientFiles {

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final MessageSourceService messages;

	public ExternalRecipientFiles(NoteDoor door, AccessLog accessLog, MessageSourceService messages) {
		this.door = door;
		this.accessLog = accessLog;
		this.messages = messages;
	}

	/** @return in which language and time zone a file speaks: looked up before the transaction, as names are */
	DisclosureWording wording() {
		return new DisclosureWording(messages, Context.getLocale(), ZoneId.systemDefault());
	}

	/**
	 * Opens what goes into the file. The log knows of each note first, and that nobody has a file of it yet.
	 *
	 * @param jdbc the connection that all of it is stored on
	 * @param disclosure a live one, to a recipient outside, whose row is locked
	 * @param request who makes the file
	 * @throws DisclosureConflictException if it was made before, or there is nothing in the disclosure's scope
	 */
	Opened open(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request) {
		requireNotMade(jdbc, disclosure);
		List<NoteVersion> notes = door.openForFile(jdbc, disclosure, request);
		if (notes.isEmpty()) {
			throw new DisclosureConflictException("sessionnotes.error.disclosure.nothingToDisclose");
		}
		return new Opened(disclosure, notes);
	}

	/**
	 * Lays it out: outside of any transaction, as it takes long and others must not wait for it.
	 *
	 * @param names looked up before
	 * @param wording in which language
	 */
	DisclosedFile layOut(Opened opened, DisclosureNames names, DisclosureWording wording) {
		byte[] content = new DisclosurePdf(wording).render(opened.disclosure, names,
				opened.notes.stream().map(ExternalRecipientFiles::note).collect(Collectors.toList()),
				System.currentTimeMillis());
		return new DisclosedFile("disclosure-" + opened.disclosure.getUuid() + ".pdf", content, Sha256.hex(content));
	}

	/**
	 * Stores that the file was made, before it is given out.
	 *
	 * @param jdbc the connection that all of it is stored on, so that nothing is given out of which the log does not know
	 * @param disclosure as it is by now, its row locked
	 * @throws DisclosureConflictException if another request has made it meanwhile, or there are other notes by now
	 */
	void record(JdbcOperations jdbc, Disclosure disclosure, Opened opened, DisclosedFile file, AccessRequest request) {
		requireNotMade(jdbc, disclosure);
		if (!door.recordFile(jdbc, disclosure, opened.notes, request)) {
			throw new DisclosureConflictException("sessionnotes.error.disclosure.fileChanged");
		}
		accessLog.record(jdbc, AccessLog.event(AccessEventType.FILE_MADE, request).disclosure(disclosure.getUuid())
				.detail(disclosure.getBasis().name()).noteDigest(file.getDigest()));
	}

	/** Stores that no file came of it. */
	void recordNone(JdbcOperations jdbc, Opened opened, AccessRequest request) {
		door.recordNoFile(jdbc, opened.disclosure, opened.notes, request);
	}

	private static void requireNotMade(JdbcOperations jdbc, Disclosure disclosure) {
		boolean made = StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid()).stream()
				.anyMatch(event -> event.getType() == AccessEventType.FILE_MADE);
		if (made) {
			throw new DisclosureConflictException("sessionnotes.error.disclosure.fileMade");
		}
	}

	private static DisclosedNote note(NoteVersion version) {
		return new DisclosedNote(version.getNote().getSessionDate(), version.getVersion(), version.getDateCreated(),
				version.getContent(), version.isPasswordHeld());
	}

	/** What was opened for a file that nobody has yet. */
	static final class Opened {

		private final Disclosure disclosure;

		private final List<NoteVersion> notes;

		private Opened(Disclosure disclosure, List<NoteVersion> notes) {
			this.disclosure = disclosure;
			this.notes = notes;
		}
	}
}
