/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The authority by which a person acts for the client, and the answer of the rules on representatives for this request. */
public final class Representation {

	private final String authority;

	private final String document;

	private final String limits;

	private final RepresentationAnswer answer;

	private final LicensedProfessional decidedBy;

	/**
	 * @param authority the kind of authority, for example guardian by order of a court
	 * @param document the paper or the law that gives the authority
	 * @param limits the limits of the authority; null if there are none
	 * @param answer the answer of the rules; null if the rules have not decided yet
	 * @param decidedBy the licensed professional who decided, if the rules leave the decision to a professional
	 */
	public Representation(String authority, String document, String limits, RepresentationAnswer answer,
			LicensedProfessional decidedBy) {
		this.authority = authority;
		this.document = document;
		this.limits = limits;
		this.answer = answer;
		this.decidedBy = decidedBy;
	}

	public String getAuthority() {
		return authority;
	}

	public String getDocument() {
		return document;
	}

	public String getLimits() {
		return limits;
	}

	/** @return the answer of the rules; null if the rules have not decided yet */
	public RepresentationAnswer getAnswer() {
		return answer;
	}

	public LicensedProfessional getDecidedBy() {
		return decidedBy;
	}

	boolean isProven() {
		return Words.saySomething(authority) && Words.saySomething(document);
	}

	boolean isDecided() {
		return answer != null && (!answer.needsProfessional() || decidedBy != null && decidedBy.isLicenceComplete());
	}
}
