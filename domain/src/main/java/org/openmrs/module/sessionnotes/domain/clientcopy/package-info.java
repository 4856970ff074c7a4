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
 * The client's copy of progress notes: its notes, its fee, its withheld passages, and a supervised inspection. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.clientcopy.CopyContents}. Nothing here reads private notes, so no number,
 * size or order of a copy depends on whether any exist.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;
