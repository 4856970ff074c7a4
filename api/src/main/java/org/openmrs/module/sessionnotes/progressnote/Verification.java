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

import java.util.Collections;
import java.util.List;

/** The result of checking whether the record still matches one signature. */
public final class Verification {

	private final StepRecord signature;

	private final List<String> differences;

	private final List<String> reworded;

	Verification(StepRecord signature, List<String> differences, List<String> reworded) {
		this.signature = signature;
		this.differences = Collections.unmodifiableList(differences);
		this.reworded = Collections.unmodifiableList(reworded);
	}

	/**
	 * @return the signature that was checked; {@code null} if the note should be signed but no longer has a signature
	 */
	public StepRecord getSignature() {
		return signature;
	}

	/** @return the names of the fields that differ from the signed content; empty if all fields match */
	public List<String> getDifferences() {
		return differences;
	}

	/**
	 * @return the questions for which the dictionary's current wording of the question or of its answer differs from
	 *         the signed wording. Despite different wording in the dictionary, the note still shows the signed wording.
	 */
	public List<String> getReworded() {
		return reworded;
	}
}
