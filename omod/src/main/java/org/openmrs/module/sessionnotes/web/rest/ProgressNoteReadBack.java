/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.openmrs.module.webservices.rest.SimpleObject;

/** Finds a REST client's changes in a progress note that the REST client read and sent back. */
final class ProgressNoteReadBack {

	/**
	 * The property that holds all values of a note in a response. In a request, the values of a note may be inside this
	 * property or next to it.
	 */
	private static final String CONTENT = "content";

	private ProgressNoteReadBack() {
	}

	/**
	 * @return the values without the property "content"; the settable properties inside "content" are added to the values
	 *         directly
	 */
	static SimpleObject flat(SimpleObject values, ReadBack before) {
		if (!values.containsKey(CONTENT)) {
			return values;
		}
		if (!(values.get(CONTENT) instanceof Map)) {
			throw RequestProperties.wrong(CONTENT);
		}
		SimpleObject flat = new SimpleObject();
		flat.putAll(values);
		flat.remove(CONTENT);
		SimpleObject content = new SimpleObject();
		((Map<?, ?>) values.get(CONTENT)).forEach((name, value) -> content.add(String.valueOf(name), value));
		Set<String> told = new HashSet<>(ProgressNoteResource.UPDATABLE);
		told.removeAll(Arrays.asList(ProgressNoteResource.CONTENT_DIGEST, RequestProperties.DRAFT_REVISION));
		before.within(CONTENT).settable(content, told).forEach((name, value) -> {
			if (!flat.containsKey(name)) {
				flat.put(name, value);
			} else if (!before.within(CONTENT).isUnchanged(name, value) && !value.equals(flat.get(name))) {
				// the client sent two different changes of the same property
				throw RequestProperties.wrong(CONTENT);
			}
		});
		return flat;
	}

	/** @return the properties whose sent values differ from the values that the REST client was shown */
	static SimpleObject changes(SimpleObject sent, ReadBack before) {
		SimpleObject changes = new SimpleObject();
		sent.forEach((name, value) -> {
			if (!name.equals(ProgressNoteResource.CONTENT_DIGEST) && !before.isUnchanged(name, value)
					&& !before.within(CONTENT).isUnchanged(name, value)) {
				changes.add(name, value);
			}
		});
		return changes;
	}
}
