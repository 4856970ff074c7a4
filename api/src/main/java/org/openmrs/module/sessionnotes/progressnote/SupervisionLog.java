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

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Records each change of a supervision as an event in the log. A supervisor can read notes that the notes' author
 * disclosed to the supervisor for training. Because supervisors can read disclosed notes, users may not make themselves
 * supervisors, and every author can see the history of supervisions.
 */
final class SupervisionLog {

	private final AccessLog accessLog;

	private final CurrentRequest currentRequest;

	SupervisionLog(AccessLog accessLog, CurrentRequest currentRequest) {
		this.accessLog = accessLog;
		this.currentRequest = currentRequest;
	}

	/**
	 * @return {@code true} if the supervisor makes the change, even with a different account or while acting as a
	 *         different user
	 */
	boolean isMadeBySupervisor(Supervision supervision) {
		AccessRequest request = currentRequest.actor();
		return isSupervisor(supervision, request.getUserUuid()) || isSupervisor(supervision, request.getSignedInUserUuid());
	}

	private static boolean isSupervisor(Supervision supervision, String userUuid) {
		return userUuid != null && SamePerson.isSame(userUuid, supervision.getSupervisorUuid());
	}

	/**
	 * @param before the supervision before the change; {@code null} if there was no supervision
	 * @param after the supervision after the change; {@code null} if the supervision was ended
	 */
	void changed(JdbcOperations jdbc, Supervision before, Supervision after) {
		boolean sameSupervisor = before != null && after != null
				&& before.getSupervisorUuid().equals(after.getSupervisorUuid());
		if (sameSupervisor) {
			record(jdbc, AccessEventType.SUPERVISION_MODE_SET, after);
			return;
		}
		if (before != null) {
			record(jdbc, AccessEventType.SUPERVISION_ENDED, before);
		}
		if (after != null) {
			record(jdbc, AccessEventType.SUPERVISION_SET, after);
		}
	}

	private void record(JdbcOperations jdbc, AccessEventType type, Supervision supervision) {
		accessLog.record(jdbc, AccessLog.event(type, currentRequest.actor()).detail(supervision.getTherapistUuid() + " "
				+ supervision.getSupervisorUuid() + " " + supervision.getMode().name()));
	}
}
