/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;

/**
 * A client's written consent to disclose records of a program under 42 CFR part 2. The developers could read the current
 * text of 42 CFR 2.31 only in part, so the code follows the stricter reading. The consent must name the recipient. It must
 * also name the purpose, unless it is a consent for treatment, payment and operations.
 */
public final class Part2Consent {

	private final String uuid;

	private final String clientUuid;

	private final Recipient recipient;

	private final Set<ExportPurpose> purposes;

	private final LocalDate signedOn;

	private final LocalDate expiresOn;

	private final LocalDate revokedOn;

	/**
	 * @param uuid the document of the consent, of which the clinic encloses a copy with the export
	 * @param recipient the recipient that the consent names
	 * @param purposes the purposes that the consent names; empty for a consent for treatment, payment and operations
	 * @param signedOn the day of the signature
	 * @param expiresOn the first day on which the consent is no longer valid; null if the consent ends by an event
	 * @param revokedOn the day on which the client revoked the consent; null if the client has not revoked it
	 */
	public Part2Consent(String uuid, String clientUuid, Recipient recipient, Set<ExportPurpose> purposes,
			LocalDate signedOn, LocalDate expiresOn, LocalDate revokedOn) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
		this.recipient = Objects.requireNonNull(recipient, "recipient");
		this.purposes = EnumSet.noneOf(ExportPurpose.class);
		this.purposes.addAll(purposes);
		this.signedOn = Objects.requireNonNull(signedOn, "signedOn");
		this.expiresOn = expiresOn;
		this.revokedOn = revokedOn;
	}

	public String getUuid() {
		return uuid;
	}

	public String getClientUuid() {
		return clientUuid;
	}

	/** @return true if the consent permits an export about the client to the recipient for the purpose on the day */
	boolean permits(String client, Recipient to, ExportPurpose purpose, LocalDate day) {
		boolean live = !day.isBefore(signedOn) && (expiresOn == null || day.isBefore(expiresOn))
				&& (revokedOn == null || day.isBefore(revokedOn));
		boolean covers = purposes.isEmpty() ? purpose.isPaymentOrOperations() : purposes.contains(purpose);
		return live && covers && clientUuid.equals(client) && recipient.isNamed(to.getName());
	}
}
