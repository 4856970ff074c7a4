/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.snippet;

import java.util.regex.Pattern;

/** A text that a user types often, stored under a short name. Immutable. */
public final class Snippet {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}-]{1,40}");

	private final String uuid;

	private final String name;

	private final String text;

	public Snippet(String uuid, String name, String text) {
		this.uuid = uuid;
		this.name = name;
		this.text = text;
	}

	/** @return true if the name consists of 1 to 40 letters, digits and hyphens */
	static boolean isName(String name) {
		return name != null && NAME.matcher(name).matches();
	}

	public String getUuid() {
		return uuid;
	}

	public String getName() {
		return name;
	}

	public String getText() {
		return text;
	}

	/**
	 * Returns a description without the content of the snippet, because the platform logs the {@code toString()} of
	 * arguments.
	 */
	@Override
	public String toString() {
		return "Snippet[not shown]";
	}
}
