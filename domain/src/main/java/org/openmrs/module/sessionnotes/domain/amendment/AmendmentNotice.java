/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

import java.time.LocalDate;
import java.util.Objects;

/** The notice of another provider that it corrected the client's record. Source: 45 CFR 164.526(e). */
public final class AmendmentNotice {

	private final String uuid;

	private final String from;

	private final LocalDate receivedOn;

	private final String wrong;

	/**
	 * @param uuid the uuid of the notice
	 * @param from the provider who corrected the record
	 * @param receivedOn the day on which the clinic received the notice
	 * @param wrong the error in the record
	 */
	public AmendmentNotice(String uuid, String from, LocalDate receivedOn, String wrong) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.from = Objects.requireNonNull(from, "from");
		this.receivedOn = Objects.requireNonNull(receivedOn, "receivedOn");
		this.wrong = Objects.requireNonNull(wrong, "wrong");
	}

	public String getUuid() {
		return uuid;
	}

	public String getFrom() {
		return from;
	}

	public LocalDate getReceivedOn() {
		return receivedOn;
	}

	public String getWrong() {
		return wrong;
	}
}
