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
 * The events of the log, the hash chains of events, the signed checkpoints, and the verification of an export. The
 * verification of an export can also be run from the command line, without the rest of the module. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.audit.ChainVerifier}.
 */
package org.openmrs.module.sessionnotes.domain.audit;
