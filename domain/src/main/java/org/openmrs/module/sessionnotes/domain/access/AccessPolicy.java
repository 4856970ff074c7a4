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
 * The one place that decides who may open, amend or void a psychotherapy note. Privileges gate the feature; the
 * note itself belongs to a person: being a superuser, a supervisor or a program counts for nothing here.
 * <p>
 * Source: 45 CFR 164.508(a)(2), use by the originator; 42 CFR 2.31(b). Anyone else reads by a live disclosure to them
 * that covers the note, and never writes.
 */
public final class AccessPolicy {

	/**
	 * May this request go ahead without looking at a note: may this user write one, or ask for any?
	 *
	 * @param request who asks
	 * @return the reason against it, or null if there is none
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
	 * May this request go ahead to what was written before, without looking at a note? Besides what is against writing a
	 * new one, a password that somebody else has set is: until it is certain who signs in with it.
	 *
	 * @param request who asks
	 * @return the reason against it, or null if there is none
	 */
	public DenialReason reasonAgainstOpening(AccessRequest request) {
		DenialReason against = reasonAgainst(request);
		return against == null && request.isPasswordHeld() ? DenialReason.PASSWORD_HELD : against;
	}

	/**
	 * May this user write to the note (amend it, void it)? The author alone may: no disclosure counts here.
	 *
	 * @param request who asks
	 * @param authorUuid the user who wrote the note, or null if there is no such note
	 * @return permitted with its ground, or denied with the reason
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
	 * May this user read the note at this moment? The author may, and whoever a live disclosure that covers it names.
	 * It is decided anew at every reading.
	 *
	 * @param request who asks
	 * @param note the note, or null if there is no such note
	 * @param entitlements the disclosures that may matter, in any state; the first that entitles is the ground
	 * @param moment now, in milliseconds since 1970-01-01 UTC
	 * @return permitted with its ground and disclosure, or denied with the reason
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
