/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
/**
 * Keeps notes consistent when patients are merged, voided or purged, and when encounters move to a different patient.
 * The package calls the code for notes only through
 * {@link org.openmrs.module.sessionnotes.patientlife.PatientMergeListener} and
 * {@link org.openmrs.module.sessionnotes.patientlife.EncounterMoveListener}. The classes {@code NotesOfPatient},
 * {@code DraftsOfPatient} and {@code DisclosureStore} implement the listeners of this package. Begin reading this
 * package with {@link org.openmrs.module.sessionnotes.patientlife.PatientMerges}.
 */
package org.openmrs.module.sessionnotes.patientlife;
