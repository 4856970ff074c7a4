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

/** A fact that a user confirms before a denial on a ground that needs the fact. */
public enum GroundFact {

	/** The passage is not used to make decisions about the client, 45 CFR 164.501. */
	NOT_USED_FOR_DECISIONS,

	/** The passage was compiled for, or in reasonable anticipation of, a legal action or proceeding. */
	COMPILED_FOR_PROCEEDING,

	/** The clinic is a correctional institution, or acts under the direction of one. */
	CORRECTIONAL_INSTITUTION,

	/** A copy would jeopardize health, safety, security, custody or rehabilitation in the institution. */
	COPY_WOULD_JEOPARDIZE,

	/** The research, which includes treatment, is still in progress. */
	RESEARCH_GOES_ON,

	/** The client agreed to the denial when consenting to the research. */
	CLIENT_AGREED_IN_RESEARCH,

	/** The clinic told the client that the right of access returns when the research is complete. */
	TOLD_OF_REINSTATEMENT,

	/** The passage is in records that are subject to the Privacy Act. */
	UNDER_PRIVACY_ACT,

	/** The Privacy Act permits the denial. */
	DENIED_BY_PRIVACY_ACT,

	/** Someone other than a health care provider gave the information. */
	SOURCE_NOT_A_PROVIDER,

	/** The clinic promised confidentiality, and the promise is on record. */
	CONFIDENTIALITY_PROMISED,

	/** Access is reasonably likely to reveal the source. */
	WOULD_REVEAL_SOURCE,

	/** Access is reasonably likely to endanger the life or physical safety of a person. Emotional upset is not enough. */
	ENDANGERS_LIFE_OR_BODY,

	/** The passage refers to another person. */
	NAMES_OTHER_PERSON,

	/** The other person is not a health care provider. */
	OTHER_NOT_A_PROVIDER,

	/** Access is reasonably likely to cause substantial harm to the other person. */
	OTHER_SUBSTANTIALLY_HARMED,

	/** The representative's access is reasonably likely to cause substantial harm to the client or another person. */
	REPRESENTATIVE_WOULD_HARM,

	/** The professional who decides treats or has treated the client, 45 CFR 171.201(c)(1). */
	DECIDER_TREATS_CLIENT,

	/** The decision concerns this request of this client and does not follow a general policy. */
	DECIDED_FOR_THIS_REQUEST;

	/** @return the code of the message that asks for the confirmation */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.fact." + name();
	}
}
