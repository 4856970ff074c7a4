/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import java.util.Arrays;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/** The kind of note that a draft becomes once the user saves the draft as a note. */
public enum DraftKind {

	/** A progress note, which is part of the record. */
	PROGRESS_NOTE("progressnote", SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, false),

	/** A psychotherapy note, which is private to its author. */
	PSYCHOTHERAPY_NOTE("psychotherapynote", SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, true);

	private static final AccessPolicy POLICY = new AccessPolicy();

	private final String code;

	private final String privilege;

	private final boolean closedByHold;

	DraftKind(String code, String privilege, boolean closedByHold) {
		this.code = code;
		this.privilege = privilege;
		this.closedByHold = closedByHold;
	}

	/** @return the kind of note with the given code; empty if no kind has the given code */
	public static Optional<DraftKind> of(String code) {
		return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
	}

	/** @return the name of the kind of note in REST */
	public String getCode() {
		return code;
	}

	/** @return the privilege that a user needs to keep drafts of this kind */
	String getPrivilege() {
		return privilege;
	}

	/**
	 * @param request the request, which states whether the user has the privilege for this kind of note
	 * @return the reason to refuse the request, or null to allow the request. Requests for drafts of private notes are
	 *         refused while a password that a different user has set is in force.
	 */
	DenialReason reasonAgainst(AccessRequest request) {
		return closedByHold ? POLICY.reasonAgainstOpening(request) : POLICY.reasonAgainst(request);
	}
}
