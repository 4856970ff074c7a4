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

/** A request for a psychotherapy note, with the facts that are needed to decide on the request. */
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
	 * @param userUuid the user in whose name the request is made; null if no one is signed in
	 * @param signedInUserUuid the user who last signed in to this session and thereby proved their identity; null if
	 *        that user is not known
	 * @param daemon true if the system itself makes the request, rather than a person
	 * @param featurePrivilege true if the user's own roles grant the privilege that psychotherapy notes require
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

	/**
	 * @return a copy of the request with the given network address; the address is null if the request did not come
	 *         from a different machine
	 */
	public AccessRequest from(String anAddress) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, anAddress, passwordHeld,
				passwordConfirmed, accountInForce);
	}

	/** @return a copy of the request that records whether a different user has set the user's password */
	public AccessRequest held(boolean isHeld) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, address, isHeld, passwordConfirmed,
				accountInForce);
	}

	/** @return a copy of the request that records whether the user re-authenticated with the correct password */
	public AccessRequest passwordConfirmed(boolean isConfirmed) {
		return new AccessRequest(userUuid, signedInUserUuid, daemon, featurePrivilege, address, passwordHeld, isConfirmed,
				accountInForce);
	}

	/**
	 * @return a copy of the request that records whether the account is unchanged since the user signed in to this session
	 */
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

	/**
	 * @return false if the account was retired, removed, given a new password, or assigned to a different person after
	 *         the user signed in
	 */
	public boolean isAccountInForce() {
		return accountInForce;
	}

	/**
	 * @return the network address from which the request came; null if the request did not come from a different
	 *         machine
	 */
	public String getAddress() {
		return address;
	}

	/** @return true if the user cannot open notes because a different user has set the user's password */
	public boolean isPasswordHeld() {
		return passwordHeld;
	}

	/** @return true if the user re-authenticated with this request */
	public boolean isPasswordConfirmed() {
		return passwordConfirmed;
	}
}
