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
 * Provides platform features that every package may use: transactions on the module's tables, a separate thread with a
 * session, and files in the module. The package also contains the trial, which reports the hooks of the module that a
 * call to the platform reaches. The only other package of the module that this package uses is {@code errors}. Read
 * {@link org.openmrs.module.sessionnotes.platform.StoreTransactions} first.
 */
package org.openmrs.module.sessionnotes.platform;
