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

/** The kind of note that a draft becomes once it is saved. */
public enum DraftKind {

	/** A note that is part of the record. */
	PROGRESS_NOTE("progressnote", SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, false),

	/** A note that is private to its author. */
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

	/** @return the kind with that code; empty if there is no such kind */
	public static Optional<DraftKind> of(String code) {
		return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
	}

	/** @return the name of the kind in REST */
	public String getCode() {
		return code;
	}

	/** @return the privilege that a user needs to keep drafts of this kind */
	String getPrivilege() {
		return privilege;
	}

	/**
	 * @param request the request, evaluated for the privilege of this kind
	 * @return the reason to refuse the request, or null to allow the request. Drafts of private notes are refused while a
	 *         password set by another user is in place.
	 */
	DenialReason reasonAgainst(AccessRequest request) {
		return closedByHold ? POLICY.reasonAgainstOpening(request) : POLICY.reasonAgainst(request);
	}
}
