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

/** The recipient of a disclosure: one OpenMRS user, or one outside person or organization. */
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
	 * @param userUuid the user, who reads notes in this system
	 * @param name the user's current name, for the accounting of disclosures
	 * @return the user as a recipient
	 */
	public static Recipient user(String userUuid, String name) {
		return new Recipient(Objects.requireNonNull(userUuid, "userUuid"), name, null);
	}

	/**
	 * @param name the name of the person or organization; required before a disclosure is made
	 * @param address the address to which a file is sent; required for a disclosure, unless the evidence confirms that the
	 *        address is not known
	 * @return the outside person or organization as a recipient, who receives a file and does not open notes in this system
	 */
	public static Recipient outside(String name, String address) {
		return new Recipient(null, name, address);
	}

	/** @return the user, or null if the recipient is an outside person or organization */
	public String getUserUuid() {
		return userUuid;
	}

	public String getName() {
		return name;
	}

	/** @return the address of an outside recipient, or null if the address is not known or the recipient is a user */
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
	 * @param wording the name of the authorized recipient as written in a document
	 * @return true if the wording is the name of this recipient, or the uuid of this recipient as a user. Documents name a
	 *         person, not an account, so a user's name counts without the account, too.
	 */
	public boolean isNamed(String wording) {
		String named = folded(wording);
		return isUser(wording)
				|| !named.isEmpty() && (folded(name).equals(named) || !isExternal() && nameWithoutAccount().equals(named));
	}

	/** Returns the name of the person alone. Platform: the name of a user ends with the account in parentheses. */
	private String nameWithoutAccount() {
		return folded(name).replaceFirst(" ?\\([^()]*\\)$", "");
	}

	/**
	 * @return a copy with the name and the address shortened to the given number of characters; this recipient itself if
	 *         neither is longer
	 */
	Recipient abridged(int longest) {
		boolean isShort = (name == null || name.length() <= longest) && (address == null || address.length() <= longest);
		return isShort
				? this
				: new Recipient(userUuid, Evidence.abridged(name, longest), Evidence.abridged(address, longest));
	}

	/** Compares users by uuid, regardless of the users' names. Compares outside recipients by name and address. */
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

	/** Does not show the name of the recipient. */
	@Override
	public String toString() {
		return isExternal() ? "Recipient[outside]" : "Recipient[user]";
	}

	private static String folded(String text) {
		return text == null ? "" : text.replaceAll("[\\s\\p{Z}]+", " ").trim().toLowerCase(Locale.ROOT);
	}
}
