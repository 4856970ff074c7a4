/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import java.util.List;

/**
 * Proves that certain hooks of the module work. A probe checks that each hook is attached in the right place, and then
 * tries the hook. The trial of a hook leaves no data behind.
 */
public interface HookProbe {

	/** @return the states of all hooks that this probe checks, including the hooks that do not work */
	List<HookState> probe();
}
