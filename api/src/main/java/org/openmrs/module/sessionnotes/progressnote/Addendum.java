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

/** A text that a user has added to a signed note. An addendum has its own author, time and signature. */
public final class Addendum {

	private final String uuid;

	private final String text;

	private final StepRecord signature;

	Addendum(String uuid, String text, StepRecord signature) {
		this.uuid = uuid;
		this.text = text;
		this.signature = signature;
	}

	/** @return the uuid of the obs that holds the addendum; {@code null} if this obs is missing from the record */
	public String getUuid() {
		return uuid;
	}

	public String getText() {
		return text;
	}

	/**
	 * @return the signer of the addendum, the signer's capacity and the time; {@code null} if no signature matches the
	 *         addendum's text. Verification also reports an addendum whose text matches no signature.
	 */
	public StepRecord getSignature() {
		return signature;
	}
}
