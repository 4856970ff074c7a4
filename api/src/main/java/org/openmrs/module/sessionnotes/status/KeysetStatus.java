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

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.psychotherapynote.Resealing;

/** Reports whether the keyset can be read, and whether everything is sealed with the newest key of the keyset. */
class KeysetStatus {

	private final KeysetProvider keysetProvider;

	private final Resealing resealing;

	private final CurrentRequest currentRequest;

	KeysetStatus(KeysetProvider keysetProvider, Resealing resealing, CurrentRequest currentRequest) {
		this.keysetProvider = keysetProvider;
		this.resealing = resealing;
		this.currentRequest = currentRequest;
	}

	StatusLine readable() {
		try {
			keysetProvider.getKeyset();
			return StatusLine.of("keyset", StatusState.OK, "readable");
		} catch (UnavailableException e) {
			return StatusLine.fault("keyset", e.getMessageCode());
		}
	}

	/**
	 * Reports whether everything was resealed after the newest change of the key. The amount that is left to reseal is
	 * a number of notes. Therefore the amount and the share that is done are shown only to users who may change the key, and only while resealing
	 * runs.
	 */
	StatusLine resealed() {
		Keyset keyset = keysetProvider.getKeyset();
		if (keyset.getKeyIds().size() == 1) {
			return StatusLine.of("resealing", StatusState.OK, "oneKey");
		}
		if (resealing.isRunning()) {
			if (!currentRequest.isPrivileged(SessionNotesPrivileges.MANAGE_KEYS)) {
				return StatusLine.of("resealing", StatusState.ATTENTION, "running");
			}
			Resealing.Progress progress = resealing.getProgress();
			return StatusLine.of("resealing", StatusState.ATTENTION, "progress", progress.getRemaining(),
					progress.getRemainingDrafts(), progress.getRemainingDocuments(), progress.getPercentDone());
		}
		return resealing.getDoneAt().map(doneAt -> StatusLine.of("resealing", StatusState.OK, "done").since(doneAt))
				.orElseGet(() -> StatusLine.of("resealing", StatusState.ATTENTION, "due"));
	}
}
