/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.patientlife.PatientRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;

/**
 * Keeps the author of notes on a client from an officer's work on that client, because some of this work may be secret from
 * the author. The single practitioner of a clinic does this work, too.
 */
public class OthersClients {

	private final PatientRecords patients = new PatientRecords();

	private final StoreTransactions transactions;

	private final NoteDoor door;

	private final AccessLog accessLog;

	private final SinglePractitioner singlePractitioner;

	public OthersClients(StoreTransactions transactions, NoteDoor door, AccessLog accessLog, SettingsInForce settings) {
		this.transactions = transactions;
		this.door = door;
		this.accessLog = accessLog;
		this.singlePractitioner = new SinglePractitioner(settings);
	}

	/**
	 * @param patientUuid a client, or a patient who was merged into the client
	 * @param messageCode the code of the message of the refusal
	 * @throws NotAllowedException if the user may have written notes on the client; the log records the refusal
	 */
	public void require(AccessRequest request, String patientUuid, String messageCode) {
		String client = transactions.reading(jdbc -> patients.remainingOrSame(jdbc, patientUuid));
		if (door.mayHaveNotes(request.getUserUuid(), client)
				&& !transactions.withWriterOrApart(jdbc -> singlePractitioner.is(jdbc, request.getUserUuid()))) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new NotAllowedException(messageCode);
		}
	}
}
