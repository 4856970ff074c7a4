/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.AUTHORITY_MISSING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.AUTHORIZATION_EXPIRED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EVENT_IS_NONE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EVENT_UNRELATED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.EXPIRY_MISSING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.OUTLIVES_AUTHORIZATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.RECIPIENT_NOT_NAMED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition.SIGNED_LATER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.CONDITIONING_STATEMENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_DISCLOSER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_PURPOSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.COVERS_SCOPE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.DISCLOSER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.HOW_VERIFIED;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.INFORMATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NAMED_RECIPIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NOTES_ONLY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.NOTHING_KNOWN_FALSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REDISCLOSURE_STATEMENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_EXCEPTIONS;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_MANNER;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.REVOCATION_RIGHT;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.SIGNED_BY;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.SIGNED_ON;
import static org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement.STATED_PURPOSE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The requirements for a valid authorization by the client to disclose psychotherapy notes. A valid authorization has
 * every item of 45 CFR 164.508(c)(1) and (2), and is for psychotherapy notes only, 164.508(b)(3)(ii). A valid
 * authorization has not expired, is complete, and contains nothing that is known to be false, 164.508(b)(2)(i), (ii)
 * and (v). A valid authorization covers the disclosure that is made, 164.508(a)(1).
 */
final class ClientAuthorization {

	static final List<DisclosureRule> RULES = Collections.unmodifiableList(Arrays.<DisclosureRule>asList(INFORMATION,
			DISCLOSER, NAMED_RECIPIENT, STATED_PURPOSE, EXPIRY_MISSING, SIGNED_BY, SIGNED_ON, AUTHORITY_MISSING,
			REVOCATION_RIGHT, REVOCATION_MANNER, REVOCATION_EXCEPTIONS, CONDITIONING_STATEMENT, REDISCLOSURE_STATEMENT,
			NOTES_ONLY, COVERS_DISCLOSER, COVERS_SCOPE, COVERS_PURPOSE, NOTHING_KNOWN_FALSE, HOW_VERIFIED, EVENT_IS_NONE,
			EVENT_UNRELATED, RECIPIENT_NOT_NAMED, SIGNED_LATER, AUTHORIZATION_EXPIRED, OUTLIVES_AUTHORIZATION));

	private ClientAuthorization() {
	}
}
