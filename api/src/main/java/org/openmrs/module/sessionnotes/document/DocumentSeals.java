/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import java.util.List;

import org.openmrs.module.sessionnotes.audit.LoggedRows;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SealedRows;
import org.springframework.jdbc.core.JdbcOperations;

/** Reseals papers. This class returns no file and lists no paper. */
public class DocumentSeals implements SealedRows, LoggedRows {

	private final DocumentTable table;

	public DocumentSeals(KeysetProvider keysetProvider) {
		this.table = new DocumentTable(keysetProvider);
	}

	@Override
	public String getName() {
		return "Document";
	}

	@Override
	public String getTable() {
		return "sessionnotes_document";
	}

	@Override
	public String getIdColumn() {
		return "document_id";
	}

	@Override
	public List<ChainProblem> problems(JdbcOperations jdbc) {
		return table.problems(jdbc);
	}

	@Override
	public void reseal(JdbcOperations jdbc, int id) {
		table.lock(jdbc, id).ifPresent(document -> table.reseal(jdbc, document));
	}
}
