/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

/**
 * The only place that decides which users may open, amend or void a psychotherapy note. A user needs a privilege to use
 * psychotherapy notes, but each note belongs to its author alone. No superuser, supervisor or system process has any
 * additional rights to a note.
 * <p>
 * Source: 45 CFR 164.508(a)(2), use by the originator; 42 CFR 2.31(b). A user other than the author may read a note
 * only if a live disclosure covers the note and names that user as the recipient. No user other than the author may
 * ever change a note.
 */
public final class AccessPolicy {

	/**
	 * Checks whether the user may write or request notes in general. The check does not depend on a particular note.
	 *
	 * @param request the request, including the user who makes the request
	 * @return the reason to refuse the request, or null if there is no such reason
	 */
	public DenialReason reasonAgainst(AccessRequest request) {
		if (request.isDaemon()) {
			return DenialReason.DAEMON;
		}
		if (request.getUserUuid() == null) {
			return DenialReason.ANONYMOUS;
		}
		if (!request.getUserUuid().equals(request.getSignedInUserUuid())) {
			return DenialReason.NOT_SIGNED_IN_AS_USER;
		}
		if (!request.isAccountInForce()) {
			return DenialReason.ACCOUNT_CHANGED;
		}
		return request.hasFeaturePrivilege() ? null : DenialReason.NO_PRIVILEGE;
	}

	/**
	 * Checks whether the user may open existing notes in general. The check does not depend on a particular note. A
	 * user who may not write a new note may not open an existing note either. The check also refuses a user whose notes
	 * are closed because a different user has set the user's password.
	 *
	 * @param request the request, including the user who makes the request
	 * @return the reason to refuse the request, or null if there is no such reason
	 */
	public DenialReason reasonAgainstOpening(AccessRequest request) {
		DenialReason against = reasonAgainst(request);
		return against == null && request.isPasswordHeld() ? DenialReason.PASSWORD_HELD : against;
	}

	/**
	 * Decides whether the user may amend or void the note. Only the author may change a note; a disclosure never permits
	 * changes.
	 *
	 * @param request the request, including the user who makes the request
	 * @param authorUuid the author of the requested note, or null if the note does not exist
	 * @return a decision that permits access and names the legal ground, or denies access and gives the reason
	 */
	public AccessDecision decide(AccessRequest request, String authorUuid) {
		DenialReason against = reasonAgainstOpening(request);
		if (against != null) {
			return AccessDecision.deny(against);
		}
		if (authorUuid == null) {
			return AccessDecision.deny(DenialReason.UNKNOWN_NOTE);
		}
		return authorUuid.equals(request.getUserUuid())
				? AccessDecision.permit(AccessGround.ORIGINATOR_TREATMENT)
				: AccessDecision.deny(DenialReason.NOT_ENTITLED);
	}

	/**
	 * Decides whether the user may read the note at this moment. The author may read the note. The recipient of a live
	 * disclosure that covers the note may also read the note. The decision is made again each time that a user reads
	 * the note.
	 *
	 * @param request the request, including the user who makes the request
	 * @param note the requested note, or null if the note does not exist
	 * @param entitlements all disclosures that might apply, whatever their state; the legal ground comes from the first
	 *        disclosure that entitles the user
	 * @param moment the current time, in milliseconds since 1970-01-01 UTC
	 * @return a decision that permits access and names the legal ground and the disclosure, or denies access and gives
	 *         the reason
	 */
	public AccessDecision decideReading(AccessRequest request, RestrictedNote note,
			Iterable<? extends Entitlement> entitlements, long moment) {
		AccessDecision asAuthor = decide(request, note == null ? null : note.getAuthorUuid());
		if (asAuthor.isPermitted()) {
			return AccessDecision.permit(note.getKind().getOriginatorGround());
		}
		if (asAuthor.getReason() != DenialReason.NOT_ENTITLED) {
			return asAuthor;
		}
		boolean passwordNeeded = false;
		for (Entitlement entitlement : entitlements) {
			if (entitlement.getGround() != null && entitlement.covers(note)
					&& entitlement.isOpenTo(request.getUserUuid(), moment)) {
				if (!entitlement.asksForPassword() || request.isPasswordConfirmed()) {
					return AccessDecision.permit(entitlement);
				}
				passwordNeeded = true;
			}
		}
		return passwordNeeded ? AccessDecision.deny(DenialReason.PASSWORD_NEEDED) : asAuthor;
	}
}
