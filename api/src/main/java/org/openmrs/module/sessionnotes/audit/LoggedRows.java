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

import java.util.List;

import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.springframework.jdbc.core.JdbcOperations;

/** Rows of a table, of which the clinic's chain of the log records a digest with each change. */
public interface LoggedRows {

	/** @return a problem for each row that is gone, or that no longer matches what was stored or what the log recorded */
	List<ChainProblem> problems(JdbcOperations jdbc);
}
