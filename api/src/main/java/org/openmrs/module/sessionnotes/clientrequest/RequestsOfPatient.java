/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** Moves requests to the patient who remains after a merge. A damaged request stays where it is. */
public class RequestsOfPatient implements PatientMergeListener {

	private static final Logger log = LoggerFactory.getLogger(RequestsOfPatient.class);

	private final RequestTable table;

	private final AccessLog accessLog;

	public RequestsOfPatient(KeysetProvider keysetProvider, AccessLog accessLog) {
		this.accessLog = accessLog;
		this.table = new RequestTable(keysetProvider);
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (RequestTable.Row row : table.lockOfPatient(jdbc, fromPatientUuid)) {
			try {
				StoredRequest moved = table.move(jdbc, row, toPatientUuid);
				accessLog.record(jdbc, AccessLog.event(AccessEventType.CLIENT_REQUEST_STEP, by)
						.detail(moved.getRequest().getUuid() + " MOVED").noteDigest(table.digest(moved)));
			} catch (TamperedException e) {
				log.error("Request {} of a client is not what was stored; it stays with the merged patient", row.id);
			}
		}
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(UuidQuery.rows(jdbc,
				"select patient_uuid from sessionnotes_client_request where patient_uuid in", patientUuids,
				(row, number) -> row.getString(1)));
	}
}
