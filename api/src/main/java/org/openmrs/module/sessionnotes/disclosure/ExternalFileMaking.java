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

import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks that the user may make the file for an external recipient. After this check, {@link ExternalRecipientFiles}
 * opens the notes, lays out the file and records the file in the log.
 */
final class ExternalFileMaking {

	private static final Logger log = LoggerFactory.getLogger(ExternalFileMaking.class);

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final KnownDisclosures known;

	private final DisclosurePermissions permissions;

	private final Reauthentication reauthentication;

	private final ExternalRecipientFiles files;

	private final NoteDoor door;

	ExternalFileMaking(StoreTransactions transactions, DisclosureStore store, KnownDisclosures known,
			DisclosurePermissions permissions, Reauthentication reauthentication, ExternalRecipientFiles files,
			NoteDoor door) {
		this.transactions = transactions;
		this.store = store;
		this.known = known;
		this.permissions = permissions;
		this.reauthentication = reauthentication;
		this.files = files;
		this.door = door;
	}

	/** @see DisclosureService#makeFile */
	DisclosedFile makeFile(String uuid) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		reauthentication.require();
		// looked up before the transaction, because a service of the platform would end an open transaction of this connection
		DisclosureWording wording = files.wording();
		DisclosureNames names = PeoplesNames
				.of(known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE)));
		ExternalRecipientFiles.Opened opened = permissions.refusing(request, () -> transactions
				.withWriterOrApart(jdbc -> files.open(jdbc, lockToMakeFile(jdbc, uuid, request), request)));
		boolean made = false;
		try {
			// the layout is made without a locked row and without an open transaction
			DisclosedFile file = files.layOut(opened, names, wording);
			permissions.refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
				files.record(jdbc, lockToMakeFile(jdbc, uuid, request), opened, file, request);
				return file;
			}));
			made = true;
			return file;
		} finally {
			if (!made) {
				recordNoFile(opened, request);
			}
		}
	}

	/** @see DisclosureService#previewFile */
	FilePreview preview(String uuid, int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		Disclosure disclosure = known.find(uuid)
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		boolean isAuthor = request.getUserUuid().equals(disclosure.getScope().getAuthorUuid())
				&& disclosure.isToldToAuthor(System.currentTimeMillis());
		if (!isAuthor) {
			throw new NotAllowedException("sessionnotes.error.disclosure.previewOfAuthor");
		}
		requireForFile(disclosure, System.currentTimeMillis());
		// the same notes as in the file; the door opens each note for its author, and records that the author read it
		List<NoteHeader> covered = door.findCovered(disclosure);
		List<DisclosedNote> notes = covered.stream().skip(startIndex).limit(limit)
				.map(note -> door.open(note.getUuid()).map(version -> ExternalRecipientFiles.asInFile(version, disclosure))
						.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE)))
				.collect(Collectors.toList());
		return new FilePreview(notes, covered.size());
	}

	/** Locks the disclosure, so that only one of two simultaneous requests records that the file was made. */
	private Disclosure lockToMakeFile(JdbcOperations jdbc, String uuid, AccessRequest request) {
		Disclosure disclosure = store.lock(jdbc, uuid).filter(found -> found.getMadeBy().equals(request.getUserUuid()))
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		store.requireAsLogged(jdbc, disclosure);
		requireMayStillMake(jdbc, disclosure, request, System.currentTimeMillis());
		return disclosure;
	}

	private void recordNoFile(ExternalRecipientFiles.Opened opened, AccessRequest request) {
		try {
			transactions.withWriterOrApart(jdbc -> {
				files.recordNone(jdbc, opened, request);
				return null;
			});
		} catch (RuntimeException e) {
			// the log still shows that a file was begun and never made
			log.error("No file was made, and that could not be stored in the access log", e);
		}
	}

	private void requireMayStillMake(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request, long now) {
		requireForFile(disclosure, now);
		boolean may = disclosure.getMaker() == MakerRole.PRIVACY_OFFICER
				? permissions.mayRecordOrders()
				: request.getUserUuid().equals(disclosure.getScope().getAuthorUuid())
						|| store.isLeftStanding(jdbc, disclosure)
								&& new Custodies(store.custodiesOf(jdbc, disclosure, now)).custodians()
										.contains(request.getUserUuid());
		if (!may) {
			throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
		}
	}

	private static void requireForFile(Disclosure disclosure, long moment) {
		if (!disclosure.getRecipient().isExternal() || disclosure.getGround() == null
				|| disclosure.getState(moment) != DisclosureState.LIVE) {
			throw new ConflictException("sessionnotes.error.disclosure.noFile", Collections.emptyList());
		}
	}
}
