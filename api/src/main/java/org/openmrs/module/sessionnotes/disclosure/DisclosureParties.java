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

import java.util.Collections;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.KnownPeople;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.util.PrivilegeConstants;

/** Looks up the author whose notes are to be disclosed and the recipient of these notes. */
final class DisclosureParties {

	private final NoteDoor door;

	private final DisclosurePermissions permissions;

	DisclosureParties(NoteDoor door, DisclosurePermissions permissions) {
		this.door = door;
		this.permissions = permissions;
	}

	/**
	 * @return the note to disclose if the request names a single note that the user wrote; null for any other request
	 */
	NoteHeader ownNote(NewDisclosure asked, AccessRequest request) {
		boolean others = asked.getAuthorUuid() != null && !asked.getAuthorUuid().equals(request.getUserUuid());
		return asked.getNoteUuid() == null || others
				? null
				: door.find(asked.getNoteUuid()).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
	}

	/**
	 * Determines the scope of the disclosure. The scope is determined without looking up the notes of a different user,
	 * so that recording an order does not reveal whether such notes exist.
	 */
	DisclosureScope scope(NewDisclosure asked, NoteHeader own, AccessRequest request) {
		if (own != null) {
			return DisclosureScope.note(own.getAuthorUuid(), own.getPatientUuid(), own.getUuid());
		}
		String author = asked.getAuthorUuid() == null ? request.getUserUuid() : asked.getAuthorUuid();
		requireExisting(author, asked.getPatientUuid(), request);
		if (asked.getNoteUuid() != null) {
			if (asked.getPatientUuid() == null) {
				throw new InvalidRequestException("sessionnotes.error.unknown.patient", Collections.emptyList());
			}
			return DisclosureScope.note(author, asked.getPatientUuid(), asked.getNoteUuid());
		}
		return asked.getPatientUuid() == null
				? DisclosureScope.notesOfAuthor(author)
				: DisclosureScope.notesOnPatient(author, asked.getPatientUuid(), asked.getFrom(), asked.getTo());
	}

	/**
	 * Checks that the author and the patient exist, because a disclosure with a mistyped uuid would seem to take effect
	 * but would open no notes. A purged patient counts as existing, because a patient who was purged may still have
	 * notes.
	 */
	private void requireExisting(String authorUuid, String patientUuid, AccessRequest request) {
		if (user(authorUuid) == null) {
			throw new InvalidRequestException("sessionnotes.error.unknown.author", Collections.emptyList());
		}
		if (patientUuid == null || KnownPeople.isPatient(patientUuid)) {
			return;
		}
		// only the author of notes on a purged patient may learn whether such notes exist
		boolean own = authorUuid.equals(request.getUserUuid()) && door.hasNotes(authorUuid, patientUuid);
		if (!own && !permissions.mayRecordOrders()) {
			throw new InvalidRequestException("sessionnotes.error.unknown.patient", Collections.emptyList());
		}
	}

	static Recipient recipient(NewDisclosure asked) {
		if (asked.getRecipientUserUuid() == null) {
			return Recipient.outside(asked.getRecipientName(), asked.getRecipientAddress());
		}
		User user = user(asked.getRecipientUserUuid());
		if (user == null || user.getRetired()) {
			throw new InvalidRequestException("sessionnotes.error.unknown.recipient", Collections.emptyList());
		}
		return Recipient.user(user.getUuid(), ProxyPrivileges.with(user::getDisplayString, PrivilegeConstants.GET_USERS));
	}

	/**
	 * Refuses a recipient who is the author of the notes or the user who discloses the notes, even under a different
	 * account of that person.
	 */
	static void requireOtherPerson(Recipient recipient, AccessRequest request, DisclosureScope scope,
			DisclosureBasis basis) {
		if (recipient.isExternal()) {
			return;
		}
		String against = null;
		// in an emergency, when no one else can act in time, the user who asks for access is also the reader
		boolean emergency = basis.getMakers().contains(MakerRole.EMERGENCY)
				&& recipient.isUser(request.getUserUuid());
		if (!emergency && SamePerson.isSame(recipient.getUserUuid(), request.getUserUuid())) {
			against = DisclosureCondition.RECIPIENT_IS_MAKER.getMessageCode();
		} else if (SamePerson.isSame(recipient.getUserUuid(), scope.getAuthorUuid())) {
			against = DisclosureCondition.RECIPIENT_IS_AUTHOR.getMessageCode();
		}
		if (against != null) {
			throw new InvalidRequestException(DisclosurePermissions.REFUSED, Collections.singletonList(against));
		}
	}

	private static User user(String uuid) {
		return ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS);
	}
}
