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
 * How long, how many and how large what comes in may be. {@link org.openmrs.module.sessionnotes.domain.bounds.Bound} is the
 * list; whoever takes something in asks it before anything is stored, sealed, decrypted or laid out. It uses only Java.
 */
package org.openmrs.module.sessionnotes.domain.bounds;
