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

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/** The result of a review of passages withheld on a reviewable ground. Source: 45 CFR 164.524(a)(4), (d)(4). */
public final class ReviewOfDenial {

	private final LicensedProfessional reviewer;

	private final String designatedBy;

	private final Map<Passage, Boolean> released;

	/**
	 * @param reviewer the professional who reviewed the denial
	 * @param designatedBy the user who designated the reviewer for the clinic
	 * @param released true for each passage that the reviewer releases, false for each passage that stays withheld
	 */
	public ReviewOfDenial(LicensedProfessional reviewer, String designatedBy, Map<Passage, Boolean> released) {
		this.reviewer = reviewer;
		this.designatedBy = designatedBy;
		this.released = Collections.unmodifiableMap(new LinkedHashMap<>(released));
	}

	public LicensedProfessional getReviewer() {
		return reviewer;
	}

	public String getDesignatedBy() {
		return designatedBy;
	}

	/** @return the passages on which the reviewer decided */
	public Set<Passage> getPassages() {
		return released.keySet();
	}

	/** @return the passages that the client now gets */
	public List<Passage> getReleased() {
		return new ArrayList<>(
				released.keySet().stream().filter(released::get).collect(Collectors.toList()));
	}

	/** @return the circumstances that the letter on the result must cover */
	public Set<LetterCase> getLetterCases() {
		Set<LetterCase> cases = EnumSet.noneOf(LetterCase.class);
		if (released.containsValue(true)) {
			cases.add(LetterCase.RELEASED);
		}
		if (released.containsValue(false)) {
			cases.add(LetterCase.STILL_WITHHELD);
		}
		return cases;
	}
}
