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

import org.springframework.jdbc.core.JdbcOperations;

/** Tells whether clients wait for an answer. As long as they do, no event of the log is deleted. */
public interface OpenRequests {

	/** @return true if a client's request is neither closed nor withdrawn */
	boolean exist(JdbcOperations jdbc);
}
