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
 * Sealed drafts: what an author has typed and not saved as a note yet, of both kinds of notes. Only the author gets one back, and
 * it is gone once the note is saved. Uses the store, the seal, access and the life cycle of patients; knows neither kind of notes.
 * Read {@link org.openmrs.module.sessionnotes.draft.DraftDoor} first.
 */
package org.openmrs.module.sessionnotes.draft;
