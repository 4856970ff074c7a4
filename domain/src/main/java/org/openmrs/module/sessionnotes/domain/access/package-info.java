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
 * The rules that decide which users may open, amend or void a psychotherapy note. The rules also keep notes closed to a
 * user whose password a different user has set. This package does not use rules from any other package. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.access.AccessPolicy}.
 */
package org.openmrs.module.sessionnotes.domain.access;
