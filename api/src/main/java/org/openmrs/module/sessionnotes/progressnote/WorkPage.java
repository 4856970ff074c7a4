/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Collections;
import java.util.List;

/** One page of a work list, with the total number of items in the whole list. */
public final class WorkPage {

	private final List<WorkItem> items;

	private final int total;

	WorkPage(List<WorkItem> items, int total) {
		this.items = Collections.unmodifiableList(items);
		this.total = total;
	}

	public List<WorkItem> getItems() {
		return items;
	}

	public int getTotal() {
		return total;
	}
}
