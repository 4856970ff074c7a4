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
 * The persons who may act for a client, with the scope, the end and the paper of their authority, and the rules for minors.
 * State laws are data: {@code /representative/us-states.txt}. Begin with
 * {@link org.openmrs.module.sessionnotes.domain.representative.RepresentationRules}.
 */
package org.openmrs.module.sessionnotes.domain.representative;
