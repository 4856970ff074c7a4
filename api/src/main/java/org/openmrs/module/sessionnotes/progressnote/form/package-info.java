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
 * Installs the progress note's form for OpenMRS 3 and for htmlformentry, and upgrades the form unless an administrator
 * has changed the form. This package does not use any other package for progress notes. Read
 * {@link org.openmrs.module.sessionnotes.progressnote.form.O3FormInstaller} first.
 */
package org.openmrs.module.sessionnotes.progressnote.form;
