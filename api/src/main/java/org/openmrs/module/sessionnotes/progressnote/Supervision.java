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

/** Who supervises a therapist's progress notes, and how. */
public final class Supervision {

	private final String therapistUuid;

	private final String supervisorUuid;

	private final SupervisionMode mode;

	/**
	 * @param therapistUuid the user who is supervised
	 * @param supervisorUuid the user who supervises
	 * @param mode what the supervisor does with the notes
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

	/** @return true if the supervisor and the mode are those of another therapist's supervision */
	boolean isByTheSame(Supervision other) {
		return supervisorUuid.equals(other.supervisorUuid) && mode == other.mode;
	}
}
