/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMergeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** Moves entries of the ledger to the patient who remains after a merge. A damaged entry stays where it is. */
public class LedgerOfPatient implements PatientMergeListener {

	private static final Logger log = LoggerFactory.getLogger(LedgerOfPatient.class);

	private final LedgerTable table;

	private final AccessLog accessLog;

	public LedgerOfPatient(KeysetProvider keysetProvider, AccessLog accessLog) {
		this.table = new LedgerTable(keysetProvider);
		this.accessLog = accessLog;
	}

	@Override
	public void onMerge(JdbcOperations jdbc, String fromPatientUuid, String toPatientUuid, AccessRequest by) {
		for (String uuid : table.uuidsOfPatient(jdbc, fromPatientUuid)) {
			try {
				table.lock(jdbc, uuid).map(stored -> table.move(jdbc, stored, toPatientUuid))
						.ifPresent(moved -> accessLog.record(jdbc, AccessLog.event(AccessEventType.LEDGER_MOVED, by)
								.detail(uuid).noteDigest(table.digest(moved))));
			} catch (TamperedException e) {
				log.error("Entry {} of the ledger is not what was stored; it stays with the merged patient", uuid);
			}
		}
	}

	@Override
	public Set<String> leftWith(JdbcOperations jdbc, Collection<String> patientUuids) {
		return new HashSet<>(table.patientsWithEntries(jdbc, patientUuids));
	}
}
