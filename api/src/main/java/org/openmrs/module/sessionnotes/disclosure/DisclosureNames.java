/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Objects;

/**
 * The names of the people whom a file for an external recipient names. A disclosure itself holds only the uuids of
 * people, not their names.
 */
public final class DisclosureNames {

	private final String client;

	private final String author;

	private final String maker;

	private final String approver;

	/**
	 * @param client the name of the client to whom the notes refer
	 * @param author the name of the author of the notes
	 * @param maker the name of the user who made the disclosure or recorded the order
	 * @param approver the name of the user who approved the disclosure; null if no approval was needed
	 */
	public DisclosureNames(String client, String author, String maker, String approver) {
		this.client = Objects.requireNonNull(client, "client");
		this.author = Objects.requireNonNull(author, "author");
		this.maker = Objects.requireNonNull(maker, "maker");
		this.approver = approver;
	}

	public String getClient() {
		return client;
	}

	public String getAuthor() {
		return author;
	}

	public String getMaker() {
		return maker;
	}

	public String getApprover() {
		return approver;
	}

	/** Returns a description of the object that reveals none of the names. */
	@Override
	public String toString() {
		return "DisclosureNames[not shown]";
	}
}
