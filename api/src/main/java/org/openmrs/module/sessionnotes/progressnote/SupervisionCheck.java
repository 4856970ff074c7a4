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

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds supervisions that cannot work. Callers must already have checked that the user may know about the supervisions.
 */
public final class SupervisionCheck {

	private SupervisionCheck() {
	}

	public static List<Supervision> all(JdbcOperations jdbc) {
		return new ProgressNoteTables().supervisions(jdbc);
	}

	/** @return the problem that prevents the supervision from working; empty if the supervision works */
	public static Optional<SupervisionProblem> problem(JdbcOperations jdbc, Supervision supervision) {
		return SupervisionRights.problem(jdbc, supervision);
	}
}
