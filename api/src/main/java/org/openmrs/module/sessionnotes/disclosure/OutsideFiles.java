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
import org.openmrs.module.sessionnotes.access.AccessRequest;
import org.openmrs.module.sessionnotes.audit.AccessEventType;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.seal.Sha256;
import org.springframework.jdbc.core.JdbcOperations;

/** Makes the one file that a recipient outside gets: a PDF, logged with its digest before it is given out. */
public class OutsideFiles {

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final MessageSourceService messages;

	public OutsideFiles(NoteDoor door, AccessLog accessLog, MessageSourceService messages) {
		this.door = door;
		this.accessLog = accessLog;
		this.messages = messages;
	}

	/** @return in which language and time zone a file speaks: looked up before the transaction, as names are */
	DisclosureWording wording() {
		return new DisclosureWording(messages, Context.getLocale(), ZoneId.systemDefault());
	}

	/**
	 * @param jdbc the connection that all of it is stored on, so that nothing is given out of which the log does not know
	 * @param disclosure a live one, to a recipient outside, whose row is locked
	 * @param names looked up before: a service of the platform would end what is begun on the connection
	 * @param wording in which language
	 * @param request who makes the file
	 * @throws InvalidDisclosureException if it was made before, or there is nothing in the disclosure's scope
	 */
	DisclosedFile make(JdbcOperations jdbc, Disclosure disclosure, DisclosureNames names, DisclosureWording wording,
			AccessRequest request, long now) {
		boolean made = StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid()).stream()
				.anyMatch(event -> event.getType() == AccessEventType.FILE_MADE);
		if (made) {
			throw new InvalidDisclosureException("sessionnotes.error.disclosure.fileMade");
		}
		List<NoteVersion> opened = door.openForFile(jdbc, disclosure, request);
		if (opened.isEmpty()) {
			throw new InvalidDisclosureException("sessionnotes.error.disclosure.nothingToDisclose");
		}
		byte[] content = new DisclosurePdf(wording)
				.render(disclosure, names, opened.stream().map(OutsideFiles::note).collect(Collectors.toList()),
						now);
		String digest = Sha256.hex(content);
		accessLog.record(jdbc, AccessLog.event(AccessEventType.FILE_MADE, request).disclosure(disclosure.getUuid())
				.detail(disclosure.getBasis().name()).noteDigest(digest));
		return new DisclosedFile("disclosure-" + disclosure.getUuid() + ".pdf", content, digest);
	}

	private static DisclosedNote note(NoteVersion version) {
		return new DisclosedNote(version.getNote().getSessionDate(), version.getVersion(), version.getDateCreated(),
				version.getContent());
	}
}
