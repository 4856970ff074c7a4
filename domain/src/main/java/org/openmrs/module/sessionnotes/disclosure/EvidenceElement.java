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

import java.util.function.Predicate;

/**
 * One thing that is recorded to show that a basis holds, with the section of the law that asks for it. As a rule it
 * says: this must be there.
 * <p>
 * Of an authorization these are the elements of 45 CFR 164.508(c)(1) and (2), without each of which it is not valid
 * (164.508(b)(1)(i)). Plain language and the client's copy, (c)(3) and (4), are duties beside its validity.
 */
public enum EvidenceElement implements DisclosureRule {

	/** Which information, described specifically. */
	INFORMATION(Form.TEXT, "45 CFR 164.508(c)(1)(i)"),

	/** Who is authorized to disclose. */
	DISCLOSER(Form.TEXT, "45 CFR 164.508(c)(1)(ii)"),

	/** Who is authorized to receive, as the document names them. */
	NAMED_RECIPIENT(Form.TEXT, "45 CFR 164.508(c)(1)(iii)"),

	/** Each purpose; "at the request of the individual" is one where the client starts it. */
	STATED_PURPOSE(Form.TEXT, "45 CFR 164.508(c)(1)(iv)"),

	/** The first moment at which the authorization no longer holds; or {@link #EXPIRY_EVENT}. */
	EXPIRY_DATE(Form.DATE, "45 CFR 164.508(c)(1)(v)"),

	/** The event with which it ends; whoever made the disclosure revokes it once that has happened. */
	EXPIRY_EVENT(Form.TEXT, "45 CFR 164.508(c)(1)(v)"),

	/** Who signed. */
	SIGNED_BY(Form.TEXT, "45 CFR 164.508(c)(1)(vi)"),

	/** When. */
	SIGNED_ON(Form.DATE, "45 CFR 164.508(c)(1)(vi)"),

	/** A personal representative signed, not the client. */
	SIGNED_BY_REPRESENTATIVE(Form.CONFIRMATION, "45 CFR 164.508(c)(1)(vi)"),

	/** What the representative's authority to act for the client is. */
	REPRESENTATIVE_AUTHORITY(Form.TEXT, "45 CFR 164.508(c)(1)(vi)"),

	/** It says that it can be revoked in writing. */
	REVOCATION_RIGHT(Form.CONFIRMATION, "45 CFR 164.508(c)(2)(i)"),

	/** It says how. */
	REVOCATION_MANNER(Form.CONFIRMATION, "45 CFR 164.508(c)(2)(i)"),

	/** It says what the exceptions to that are. */
	REVOCATION_EXCEPTIONS(Form.CONFIRMATION, "45 CFR 164.508(c)(2)(i)"),

	/** It says that treatment does not depend on it. */
	CONDITIONING_STATEMENT(Form.CONFIRMATION, "45 CFR 164.508(c)(2)(ii)"),

	/** It says that the recipient may disclose again. */
	REDISCLOSURE_STATEMENT(Form.CONFIRMATION, "45 CFR 164.508(c)(2)(iii)"),

	/** It is for such notes only: not combined with an authorization for anything else. */
	NOTES_ONLY(Form.CONFIRMATION, "45 CFR 164.508(b)(3)(ii)"),

	/** The name of the client, as the consent gives it. */
	CLIENT_NAME(Form.TEXT, "42 CFR 2.31(a)(1)"),

	/** Which programme of supervised training. */
	TRAINING_PROGRAM(Form.TEXT, "45 CFR 164.508(a)(2)(i)(B)"),

	/** Which action or proceeding: the court and its reference. */
	LEGAL_ACTION(Form.TEXT, "45 CFR 164.508(a)(2)(i)(C)"),

	/** The client brought it. */
	BROUGHT_BY_CLIENT(Form.CONFIRMATION, "45 CFR 164.508(a)(2)(i)(C)"),

	/** Why the disclosure is necessary to prevent or lessen a serious and imminent threat. */
	RATIONALE(Form.TEXT, "45 CFR 164.512(j)(1)(i)(A)"),

	/** Why the recipient is able to prevent or lessen it; its target may be one. */
	ABLE_TO_PREVENT(Form.TEXT, "45 CFR 164.512(j)(1)(i)(B)"),

	/** What requires it: the name of a {@link LegalInstrument}. */
	INSTRUMENT(Form.TEXT, "45 CFR 164.512(a)"),

	/** The court or body that ordered or asked. */
	ISSUER(Form.TEXT, "45 CFR 164.514(h)(1)"),

	/** Its reference. */
	REFERENCE(Form.TEXT, "45 CFR 164.514(h)(1)"),

	/** Its date. */
	ISSUED_ON(Form.DATE, "45 CFR 164.514(h)(1)"),

	/** The uuid of the user whom the oversight is of: the author of the notes. */
	OVERSEEN_USER(Form.TEXT, "45 CFR 164.512(d)"),

	/** The client has died. */
	CLIENT_DECEASED(Form.CONFIRMATION, "45 CFR 164.512(g)(1)"),

	/** When the author left. */
	AUTHOR_LEFT_ON(Form.DATE, "45 CFR 164.530(c)(1)"),

	/** The order forbids to tell the author for the time being. */
	FORBIDS_TELLING(Form.CONFIRMATION, "45 CFR 164.512(a)");

	/** What is recorded of it. */
	public enum Form {

		/** Words: at least one letter or digit. */
		TEXT(value -> value.codePoints().anyMatch(Character::isLetterOrDigit)),

		/** Milliseconds since 1970-01-01 UTC, as decimal digits. */
		DATE(value -> value.matches("-?[0-9]{1,18}")),

		/** {@code true}: somebody looked, and it is so. */
		CONFIRMATION("true"::equals);

		private final Predicate<String> meaning;

		Form(Predicate<String> meaning) {
			this.meaning = meaning;
		}

		boolean isMeaningful(String value) {
			return value != null && meaning.test(value);
		}
	}

	private final Form form;

	private final String citation;

	EvidenceElement(Form form, String citation) {
		this.form = form;
		this.citation = citation;
	}

	public Form getForm() {
		return form;
	}

	@Override
	public String getCitation() {
		return citation;
	}

	/** @return the code of the message that says that it is missing */
	@Override
	public String getMessageCode() {
		return "sessionnotes.disclosure.missing." + name();
	}

	@Override
	public boolean isBrokenBy(Disclosure disclosure, Circumstances circumstances) {
		return !disclosure.getEvidence().has(this);
	}
}
