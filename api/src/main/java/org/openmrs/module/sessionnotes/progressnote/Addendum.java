/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

/** An addition to a signed note. An addendum has its own author, time and signature. */
public final class Addendum {

	private final String uuid;

	private final String text;

	private final StepRecord signature;

	Addendum(String uuid, String text, StepRecord signature) {
		this.uuid = uuid;
		this.text = text;
		this.signature = signature;
	}

	/** @return the uuid of the obs that holds the addendum; null if the record has lost that obs */
	public String getUuid() {
		return uuid;
	}

	public String getText() {
		return text;
	}

	/**
	 * @return the signer, their capacity and the time; null if no signature matches the text. Verification also reports
	 *         text without a matching signature.
	 */
	public StepRecord getSignature() {
		return signature;
	}
}
