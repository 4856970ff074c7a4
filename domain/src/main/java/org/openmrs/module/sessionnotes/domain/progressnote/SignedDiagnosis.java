/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.Objects;

/**
 * A diagnosis from the encounter of a signed note, together with the wording of the diagnosis at the time of the
 * signature. The wording of the diagnosis is recorded and never looked up again.
 * <p>
 * Instances are immutable and may be shared between threads.
 */
public final class SignedDiagnosis {

	private final String conceptUuid;

	private final String wording;

	private final String certainty;

	private final String rank;

	/**
	 * @param conceptUuid the concept of the diagnosis; null for a diagnosis in free text
	 * @param wording the name of the concept, or the free text of the diagnosis; may be null
	 * @param certainty the platform's name for the certainty of the diagnosis, such as PROVISIONAL; may be null
	 * @param rank the rank of the diagnosis as a decimal number, with 1 for the first diagnosis; may be null
	 */
	public SignedDiagnosis(String conceptUuid, String wording, String certainty, String rank) {
		this.conceptUuid = conceptUuid;
		this.wording = wording;
		this.certainty = certainty;
		this.rank = rank;
	}

	public String getConceptUuid() {
		return conceptUuid;
	}

	public String getWording() {
		return wording;
	}

	public String getCertainty() {
		return certainty;
	}

	public String getRank() {
		return rank;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SignedDiagnosis && Objects.equals(conceptUuid, ((SignedDiagnosis) other).conceptUuid)
				&& Objects.equals(wording, ((SignedDiagnosis) other).wording)
				&& Objects.equals(certainty, ((SignedDiagnosis) other).certainty)
				&& Objects.equals(rank, ((SignedDiagnosis) other).rank);
	}

	@Override
	public int hashCode() {
		return Objects.hash(conceptUuid, wording, certainty, rank);
	}

	/** Does not show the diagnosis. */
	@Override
	public String toString() {
		return "SignedDiagnosis[not shown]";
	}
}
