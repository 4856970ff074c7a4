/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

/** Who asks for a psychotherapy note, as far as it matters to the decision. */
public final class AccessRequest {

	private final String userUuid;

	private final String signedInUserUuid;

	private final boolean daemon;

	private final boolean featurePrivilege;

	private final String address;

	private final boolean passwordHeld;

	private final boolean passwordConfirmed;

	private final boolean accountInForce;

	/**
	 * @param userUuid as whom the request is made; null if nobody is signed in
	 * @param signedInUserUuid who proved to be someone by signing in to this session; where nobody is signed in any
	 *            more, who was; null if that is not known
	 * @param daemon true if no person but the system itself asks
	 * @param featurePrivilege true if that user has the privilege for the feature by their own roles
	 */
	public AccessRequest(String userUuid, String signedInUserUuid, boolean daemon, boolean featurePrivilege) {
		this(userUuid, signedInUserUuid, daemon, featurePrivilege, null, false, false, true);
	}

	private AccessRequest(String userUuid, String signedInUserUuid, boolean daemon, boolean featurePrivilege, String address,
			boolean passwordHeld, boolean passwordConfirmed, boolean accountInForce) {
		this.userUuid = userUuid;
		this.signedInUserUuid = signedInUserUuid;
		this.daemon = daemon;
		this.featurePrivilege = featurePrivilege;
		this.address = address;
		this.passwordHeld = passwordHeld;
		this.passwordConfirmed = passwordConfirmed;
		this.accountInForce = accountInForce;
	}

	/** @return this request, come from that address; null where it came from no other machine */
	public AccessRequest from(String anAddress) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, anAddress, passwordHeld,
				passwordConfirmed, accountInForce);
	}

	/** @return this request, by a user whose password somebody else has set or has not */
	public AccessRequest held(boolean isHeld) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, address, isHeld, passwordConfirmed,
				accountInForce);
	}

	/** @return this request, with the password given again and found right or not */
	public AccessRequest passwordConfirmed(boolean isConfirmed) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, address, passwordHeld, isConfirmed,
				accountInForce);
	}

	/** @return this request, in a session whose account still is, or is not, what it was at the sign-in */
	public AccessRequest inForce(boolean isInForce) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, address, passwordHeld,
				passwordConfirmed, isInForce);
	}

	public String getUserUuid() {
		return userUuid;
	}

	public String getSignedInUserUuid() {
		return signedInUserUuid;
	}

	public boolean isDaemon() {
		return daemon;
	}

	public boolean hasFeaturePrivilege() {
		return featurePrivilege;
	}

	/** @return false if the account was retired or removed, or its password or person changed, since the sign-in */
	public boolean isAccountInForce() {
		return accountInForce;
	}

	/** @return the address that the request came from, or null */
	public String getAddress() {
		return address;
	}

	/** @return true if the notes are closed to the user because somebody else has set the password */
	public boolean isPasswordHeld() {
		return passwordHeld;
	}

	/** @return true if the user has given the password again with this request */
	public boolean isPasswordConfirmed() {
		return passwordConfirmed;
	}
}
