/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** The person who makes a request, the evidence of the person's identity, and the authority to act for the client. */
public final class Requester {

	private final RequesterKind kind;

	private final String name;

	private final String identityEvidence;

	private final String identityVerifiedBy;

	private final Representation representation;

	private final ThirdPartyDirective directive;

	private Requester(RequesterKind kind, String name, String identityEvidence, String identityVerifiedBy,
			Representation representation, ThirdPartyDirective directive) {
		this.kind = Objects.requireNonNull(kind, "kind");
		this.name = name;
		this.identityEvidence = identityEvidence;
		this.identityVerifiedBy = identityVerifiedBy;
		this.representation = representation;
		this.directive = directive;
	}

	/** @return the client as a requester, with an identity that no user has verified yet */
	public static Requester client(String name) {
		return new Requester(RequesterKind.CLIENT, name, null, null, null, null);
	}

	/** @return a person who acts for the client, with an identity that no user has verified yet */
	public static Requester representative(String name, Representation representation) {
		return new Requester(RequesterKind.PERSONAL_REPRESENTATIVE, name, null, null, representation, null);
	}

	/** @return the client as a requester who directs the copy to someone else */
	public static Requester directing(String name, ThirdPartyDirective directive) {
		return new Requester(RequesterKind.THIRD_PARTY_BY_DIRECTIVE, name, null, null, null, directive);
	}

	/**
	 * @param evidence the evidence of the identity
	 * @param by the user who verified the identity
	 * @return a copy with the verified identity
	 */
	public Requester verified(String evidence, String by) {
		return new Requester(kind, name, evidence, by, representation, directive);
	}

	public RequesterKind getKind() {
		return kind;
	}

	public String getName() {
		return name;
	}

	/** @return the evidence of the identity; null if no user has verified the identity yet */
	public String getIdentityEvidence() {
		return identityEvidence;
	}

	/** @return the user who verified the identity; null if no user has verified it yet */
	public String getIdentityVerifiedBy() {
		return identityVerifiedBy;
	}

	/** @return the authority to act for the client; null unless the person is a representative */
	public Representation getRepresentation() {
		return representation;
	}

	/** @return the direction to send the copy to someone else; null unless the client directs the copy */
	public ThirdPartyDirective getDirective() {
		return directive;
	}

	/** @return true if the person asks for someone else, and the rules on representatives do not permit it */
	public boolean mayNotAct() {
		return kind == RequesterKind.PERSONAL_REPRESENTATIVE && representation != null && representation.isDecided()
				&& !representation.getAnswer().mayAct();
	}

	boolean isVerified() {
		return Words.saySomething(identityEvidence) && Words.saySomething(identityVerifiedBy);
	}
}
