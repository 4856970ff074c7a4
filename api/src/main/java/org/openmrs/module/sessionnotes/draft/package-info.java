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
 * Sealed drafts of both kinds of notes: text that an author has typed but not yet saved. Only the author can read a
 * draft, and the draft is deleted once the note is saved. The draft package uses the store, the seal, access and the
 * life cycle of patients, but not the packages for either kind of note. Read {@link
 * org.openmrs.module.sessionnotes.draft.DraftDoor} first.
 */
package org.openmrs.module.sessionnotes.draft;
