/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

/**
 * The one place that decides who may open, amend or void a psychotherapy note. Privileges gate the feature; the
 * note itself belongs to a person: being a superuser, a supervisor or a program counts for nothing here.
 * <p>
 * Source: 45 CFR 164.508(a)(2), use by the originator. Further grounds (disclosures) are added to
 * {@link #groundFor}, and nowhere else.
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
		return request.hasFeaturePrivilege() ? null : DenialReason.NO_PRIVILEGE;
	}

	/**
	 * @param request who asks
	 * @param authorUuid the user who wrote the note, or null if there is no such note
	 * @return permitted with its ground, or denied with the reason
	 */
	public AccessDecision decide(AccessRequest request, String authorUuid) {
		DenialReason against = reasonAgainst(request);
		if (against != null) {
			return AccessDecision.deny(against);
		}
		if (authorUuid == null) {
			return AccessDecision.deny(DenialReason.UNKNOWN_NOTE);
		}
		AccessGround ground = groundFor(request, authorUuid);
		return ground == null ? AccessDecision.deny(DenialReason.NOT_ENTITLED) : AccessDecision.permit(ground);
	}

	private AccessGround groundFor(AccessRequest request, String authorUuid) {
		return authorUuid.equals(request.getUserUuid()) ? AccessGround.ORIGINATOR_TREATMENT : null;
	}
}
