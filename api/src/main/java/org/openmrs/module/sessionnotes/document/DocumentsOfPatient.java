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

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** Moves the papers of a client to the patient who remains when clients are merged. */
public class DocumentsOfPatient implements PatientMergeListener {

	private static final Logger log = LoggerFactory.getLogger(DocumentsOfPatient.class);

	private final DocumentTable table;

	private final AccessLog accessLog;

	public DocumentsOfPatient(KeysetProvider keysetProvider, AccessLog accessLog) {
		this.table = new DocumentTable(keysetProvider);
		this.accessLog = accessLog;
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (StoredDocument document : table.lockOfPatient(jdbc, fromPatientUuid)) {
			if (document.isIntact()) {
				StoredDocument moved = document.of(toPatientUuid);
				table.update(jdbc, moved);
				accessLog.record(jdbc, AccessLog.event(AccessEventType.DOCUMENT_MOVED, by)
						.detail(moved.getFacts().getUuid()).noteDigest(moved.canonicalForm().sha256()));
			} else {
				log.error("Document {} is not what was stored; it goes along to another patient as it is", document.getId());
			}
		}
		table.moveUnsealed(jdbc, fromPatientUuid, toPatientUuid);
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(table.patientsWithDocuments(jdbc, patientUuids));
	}
}
