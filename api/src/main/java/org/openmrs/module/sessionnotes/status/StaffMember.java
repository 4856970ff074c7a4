/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.progressnote.Supervision;
import org.openmrs.module.sessionnotes.progressnote.SupervisionProblem;

/**
 * An account, what the account may do in this module, and what its person has for that purpose. Instances are
 * immutable.
 */
public final class StaffMember {

	private final String userUuid;

	private final boolean superuser;

	private final List<String> roles;

	private final List<String> privileges;

	private final String providerUuid;

	private final Supervision supervision;

	private final SupervisionProblem supervisionProblem;

	private final List<String> missingPrivileges;

	StaffMember(String userUuid, boolean superuser, List<String> roles, List<String> privileges, String providerUuid,
			Supervision supervision, SupervisionProblem supervisionProblem, Collection<String> missingPrivileges) {
		this.userUuid = userUuid;
		this.superuser = superuser;
		this.roles = Collections.unmodifiableList(new ArrayList<>(roles));
		this.privileges = Collections.unmodifiableList(new ArrayList<>(privileges));
		this.providerUuid = providerUuid;
		this.supervision = supervision;
		this.supervisionProblem = supervisionProblem;
		this.missingPrivileges = Collections.unmodifiableList(new ArrayList<>(missingPrivileges));
	}

	public String getUserUuid() {
		return userUuid;
	}

	/**
	 * @return true if the account may do everything. The permission to do everything does not make a person a therapist
	 *         or a supervisor.
	 */
	public boolean isSuperuser() {
		return superuser;
	}

	/** @return the roles of the account that grant a privilege of this module, directly or by inheritance */
	public List<String> getRoles() {
		return roles;
	}

	/** @return the privileges of this module that the roles of the account grant */
	public List<String> getPrivileges() {
		return privileges;
	}

	/** @return the uuid of the person's provider account; null if the person has no provider account in use */
	public String getProviderUuid() {
		return providerUuid;
	}

	/** @return the supervision of the notes that are written with this account; null if there is no supervision */
	public Supervision getSupervision() {
		return supervision;
	}

	/**
	 * @return the reason why the supervision cannot work; null if the supervision works or if there is no supervision
	 */
	public SupervisionProblem getSupervisionProblem() {
		return supervisionProblem;
	}

	/** @return the privileges of the platform that the account needs for its tasks and lacks */
	public List<String> getMissingPrivileges() {
		return missingPrivileges;
	}

	/** @return true if the person may sign progress notes but cannot do so, because an encounter needs a provider */
	public boolean isProviderMissing() {
		return providerUuid == null && privileges.contains(SessionNotesPrivileges.SIGN_PROGRESS_NOTES);
	}
}
