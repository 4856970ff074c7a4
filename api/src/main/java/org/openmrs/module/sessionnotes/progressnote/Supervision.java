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

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;

/** The supervision of a therapist's progress notes, with the supervisor and the mode of the supervision. */
public final class Supervision {

	private final String therapistUuid;

	private final String supervisorUuid;

	private final SupervisionMode mode;

	/**
	 * @param therapistUuid the uuid of the user who is supervised
	 * @param supervisorUuid the uuid of the user who supervises
	 * @param mode the way in which the supervisor handles the therapist's notes
	 */
	public Supervision(String therapistUuid, String supervisorUuid, SupervisionMode mode) {
		this.therapistUuid = Objects.requireNonNull(therapistUuid);
		this.supervisorUuid = Objects.requireNonNull(supervisorUuid);
		this.mode = Objects.requireNonNull(mode);
	}

	public String getTherapistUuid() {
		return therapistUuid;
	}

	public String getSupervisorUuid() {
		return supervisorUuid;
	}

	public SupervisionMode getMode() {
		return mode;
	}

	/** @return {@code true} if the other supervision has the same supervisor and the same mode as this supervision */
	boolean isByTheSame(Supervision other) {
		return supervisorUuid.equals(other.supervisorUuid) && mode == other.mode;
	}
}
