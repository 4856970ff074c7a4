/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Locale;
import java.util.Objects;

/** The recipient of a disclosure: one OpenMRS user, or one person or body outside. */
public final class Recipient {

	private final String userUuid;

	private final String name;

	private final String address;

	private Recipient(String userUuid, String name, String address) {
		this.userUuid = userUuid;
		this.name = name;
		this.address = address;
	}

	/**
	 * @param userUuid the user, who reads in this system
	 * @param name the user's name as it is now, for the accounting
	 * @return that user as a recipient
	 */
	public static Recipient user(String userUuid, String name) {
		return new Recipient(Objects.requireNonNull(userUuid, "userUuid"), name, null);
	}

	/**
	 * @param name the name of the person or body; required before a disclosure is made
	 * @param address the address to which a file is sent; required before a disclosure is made
	 * @return that person or body, who receives a file and opens nothing in this system
	 */
	public static Recipient outside(String name, String address) {
		return new Recipient(null, name, address);
	}

	/** @return the user, or null if the recipient is outside */
	public String getUserUuid() {
		return userUuid;
	}

	public String getName() {
		return name;
	}

	/** @return the address, or null if the recipient is a user */
	public String getAddress() {
		return address;
	}

	public boolean isExternal() {
		return userUuid == null;
	}

	public boolean isUser(String uuid) {
		return userUuid != null && userUuid.equals(uuid);
	}

	/**
	 * @param wording the name that a document gives the authorized recipient
	 * @return true if it names this recipient: it has the same name, or is the user's uuid
	 */
	public boolean isNamed(String wording) {
		return isUser(wording) || !folded(name).isEmpty() && folded(name).equals(folded(wording));
	}

	/** @return a copy with a name and an address of at most that many characters; this recipient if neither is longer */
	Recipient abridged(int longest) {
		boolean isShort = (name == null || name.length() <= longest) && (address == null || address.length() <= longest);
		return isShort
				? this
				: new Recipient(userUuid, Evidence.abridged(name, longest), Evidence.abridged(address, longest));
	}

	/** Compares users by uuid, whatever their names, and outside recipients by name and address. */
	@Override
	public boolean equals(Object other) {
		if (!(other instanceof Recipient)) {
			return false;
		}
		Recipient that = (Recipient) other;
		return userUuid == null
				? that.userUuid == null && folded(name).equals(folded(that.name))
						&& folded(address).equals(folded(that.address))
				: userUuid.equals(that.userUuid);
	}

	@Override
	public int hashCode() {
		return userUuid == null ? folded(name).hashCode() : userUuid.hashCode();
	}

	/** Does not show the name. */
	@Override
	public String toString() {
		return isExternal() ? "Recipient[outside]" : "Recipient[user]";
	}

	private static String folded(String text) {
		return text == null ? "" : text.replaceAll("[\\s\\p{Z}]+", " ").trim().toLowerCase(Locale.ROOT);
	}
}
