/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.audit.Gap;

/**
 * The deletions from the log that valid signatures prove, and the problems found in the records of deletions. A
 * deletion from the log requires two people.
 */
public final class VerifiedDeletions {

	private final Map<String, List<Gap>> gaps = new HashMap<>();

	private final List<ChainProblem> problems = new ArrayList<>();

	void add(Gap gap) {
		gaps.computeIfAbsent(gap.getChain(), chain -> new ArrayList<>()).add(gap);
	}

	void add(ChainProblem problem) {
		problems.add(problem);
	}

	List<Gap> of(String chain) {
		return gaps.getOrDefault(chain, Collections.emptyList());
	}

	List<ChainProblem> getProblems() {
		return problems;
	}
}
