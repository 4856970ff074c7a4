/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.EncounterType;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.HookTrial;

/**
 * Makes a Hibernate session factory write a trial change, and undoes the change. The trial change affects the row of
 * the encounter type of progress notes, because every server has that row.
 */
final class TrialChange {

	private TrialChange() {
	}

	/** @return the outcome of the trial, which tells which interceptors of the module Hibernate called */
	static HookTrial.Outcome tryOut(SessionFactory factory) {
		try (Session session = factory.openSession()) {
			session.beginTransaction();
			try {
				return HookTrial.of(() -> {
					EncounterType type = typeIn(session);
					type.setDescription(type.getDescription() + " (trial)");
					session.flush();
				});
			} finally {
				session.getTransaction().rollback();
			}
		}
	}

	static EncounterType typeIn(Session session) {
		return session.createQuery("from EncounterType where uuid = :uuid", EncounterType.class)
				.setParameter("uuid", SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID).getSingleResult();
	}
}
