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
 * Stores the log of accesses to psychotherapy notes: its chains, checkpoints, export, holds and the deletion of old
 * events. The log of accesses never holds the text of a note. Begin with {@link
 * org.openmrs.module.sessionnotes.audit.AccessLog}; {@link org.openmrs.module.sessionnotes.audit.LogRetention} decides
 * how long events of the log are retained.
 */
package org.openmrs.module.sessionnotes.audit;
