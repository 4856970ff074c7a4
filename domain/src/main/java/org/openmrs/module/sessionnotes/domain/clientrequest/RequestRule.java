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

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** A rule on a client's request. Each rule has its section of law and a message for the user who breaks the rule. */
public enum RequestRule {

	/** The state of the request does not allow the step. */
	STEP_NOT_POSSIBLE(product("45 CFR 164.524(b)(2), 164.526(b)(2)")),

	/** A step is not dated before the step that precedes it. */
	STEP_TOO_EARLY(product("45 CFR 164.530(j)(1)")),

	/** A request states the day and the channel of its receipt, and the user who received it. */
	RECEIPT_MISSING(read("45 CFR 164.524(b)(2)(i), 164.526(b)(2)(i)")),

	/** A request is not received in the future. */
	RECEIVED_LATER(product("45 CFR 164.524(b)(2)(i), 164.526(b)(2)(i)")),

	/** A request names the person who asks. */
	REQUESTER_MISSING(product("45 CFR 164.514(h)(1)(i)")),

	/** A request states the notes for which the client asks. */
	WISH_MISSING(read("45 CFR 164.524(b)(1)")),

	/** A request for an amendment states the note and the wording that the client wants. */
	AMENDMENT_WISH_MISSING(read("45 CFR 164.526(b)(1)")),

	/** A step has a letter of the kind that it needs. */
	LETTER_MISSING(read("45 CFR 164.524(b)(2), (d), 164.526(b)(2), (c), (d)")),

	/** The letter covers the circumstances of the decision, for example the right to a review. */
	LETTER_DOES_NOT_MATCH(read("45 CFR 164.524(d)(2), 164.526(d)(1)")),

	/** An extension is possible on or before the first due date. */
	EXTENSION_TOO_LATE(read("45 CFR 164.524(b)(2)(ii)(A), 164.526(b)(2)(ii)(A)")),

	/** The law of this place permits no extension. */
	NO_EXTENSION(read("45 CFR 164.524(b)(2)(ii), 164.526(b)(2)(ii)")),

	/** An extension has a reason. */
	EXTENSION_REASON_MISSING(read("45 CFR 164.524(b)(2)(ii)(A), 164.526(b)(2)(ii)(A)")),

	/** The new date is after the first due date, and not further than the law allows. */
	EXTENSION_DATE_WRONG(read("45 CFR 164.524(b)(2)(ii), 164.526(b)(2)(ii)")),

	/** A delay of a copy names the exception to information blocking. */
	EXCEPTION_MISSING(RuleSource.unchecked("45 CFR 171.103, 171.200")),

	/** The clinic verifies the identity of a requester before that person gets anything. */
	IDENTITY_NOT_VERIFIED(read("45 CFR 164.514(h)(1)(i)")),

	/** A representative's authority has a document, or a law that gives the authority. */
	AUTHORITY_MISSING(read("45 CFR 164.502(g)(1), 164.514(h)(1)(ii)")),

	/** A representative acts only within the representation. */
	AUTHORITY_NOT_ENOUGH(read("45 CFR 164.502(g)(2)-(5)")),

	/** A licensed professional decides if the law on representatives leaves the decision to a professional. */
	AUTHORITY_NOT_DECIDED(read("45 CFR 164.502(g)(3)(ii)(C), (g)(5)")),

	/** Only a personal representative may get the copy of a client who has died. */
	CLIENT_DIED(read("45 CFR 164.502(g)(4)")),

	/** Whether a minor or a parent acts for the minor depends on the law on representatives, which this module does not ask yet. */
	CLIENT_UNDER_AGE(read("45 CFR 164.502(g)(3)")),

	/** The clinic promises unsigned notes for a day between today and the last day for the answer. */
	UNSIGNED_DATE_WRONG(read("45 CFR 164.524(b)(2)")),

	/** The clinic sends promised notes once they are signed. */
	UNSIGNED_STILL(product("45 CFR 164.524(a)(1)")),

	/** The clinic closes a request once the client has got the notes that a letter promised. */
	PROMISE_OPEN(product("45 CFR 164.524(a)(1)")),

	/**
	 * A client directs a copy to a third party by a signed writing that names the person and the place. The copy must be
	 * electronic. All else needs an authorization.
	 */
	AUTHORIZATION_NEEDED(RuleSource.unchecked("45 CFR 164.524(c)(3)(ii); Ciox v. Azar, 435 F. Supp. 3d 30 (D.D.C. 2020)")),

	/** The client accepted the warning about unencrypted email. */
	WARNING_NOT_ACKNOWLEDGED(product("45 CFR 164.312(e)(1)")),

	/** A summary or explanation replaces or accompanies the copy only if the client agreed to it and to its fee. */
	SUMMARY_NOT_AGREED(read("45 CFR 164.524(c)(2)(iii)")),

	/** The decision withholds nothing, a part, or all, as the step says. */
	OUTCOME_DOES_NOT_MATCH(read("45 CFR 164.524(d)(1)")),

	/** The law of this place permits the ground for passages of a progress note. */
	GROUND_NOT_ALLOWED(read("45 CFR 164.524(a)(2), (a)(3), 160.203(b)")),

	/** The decider confirms each fact that the ground needs. */
	GROUND_FACT_MISSING(read("45 CFR 164.524(a)(2), (a)(3)")),

	/** A denial concerns a passage, a field or a note that the request covers. */
	PASSAGE_MISSING(read("45 CFR 164.524(d)(1)")),

	/** The note still has the words that the decider withheld. */
	PASSAGE_CHANGED(product("45 CFR 164.524(d)(1)")),

	/** Two denials do not concern the same passage. */
	PASSAGES_OVERLAP(product("45 CFR 164.524(d)(1)")),

	/** A licensed professional decides on each denial. */
	DECIDER_NOT_LICENSED(read("45 CFR 164.524(a)(3)")),

	/** The reasoning of a denial is at least a sentence. */
	REASONING_MISSING(product("45 CFR 164.524(d)(2)(i)")),

	/** Only a request for a copy, and not for inspection, can be denied to an inmate. */
	INSPECTION_NOT_DENIED(read("45 CFR 164.524(a)(2)(ii)")),

	/** Harm by a representative's access is a ground only if a representative asks. */
	NO_REPRESENTATIVE(read("45 CFR 164.524(a)(3)(iii)")),

	/** A review is possible only for a passage that is withheld on a reviewable ground and has not been reviewed yet. */
	NOTHING_TO_REVIEW(read("45 CFR 164.524(a)(4)")),

	/** The reviewer is licensed. */
	REVIEWER_NOT_LICENSED(read("45 CFR 164.524(a)(4)")),

	/** The reviewer had no part in the denial and did not write the note. */
	REVIEWER_TOOK_PART(read("45 CFR 164.524(a)(4), (d)(4)")),

	/** The clinic designates the reviewer, and the reviewer does not designate themselves. */
	REVIEWER_NOT_DESIGNATED(read("45 CFR 164.524(d)(4)")),

	/** A review decides on each passage that is withheld on a reviewable ground. */
	REVIEW_INCOMPLETE(read("45 CFR 164.524(d)(4)")),

	/** The client gets the passages that the review released before a user closes the request. */
	NOT_RELEASED(read("45 CFR 164.524(a)(4), (d)(4)")),

	/** The decision on an amendment answers each passage that the client wants the clinic to correct. */
	AMENDMENT_INCOMPLETE(read("45 CFR 164.526(c), (d)")),

	/** The author decides on an amendment; if the author has left, a licensed professional and a privacy officer decide. */
	AMENDMENT_DECIDER(product("45 CFR 164.526(c)(1)")),

	/** An accepted amendment states the error and the correction. */
	CORRECTION_MISSING(read("45 CFR 164.526(c)(1)")),

	/** A denial of an amendment has one of the four grounds, and the decider confirms each fact that the ground needs. */
	AMENDMENT_GROUND_MISSING(read("45 CFR 164.526(a)(2)")),

	/** A denied amendment has its reason in words. */
	AMENDMENT_REASON_MISSING(read("45 CFR 164.526(d)(1)(i)")),

	/** The client's statement of disagreement is not blank. */
	STATEMENT_MISSING(read("45 CFR 164.526(d)(2)")),

	/** The client's statement of disagreement is no longer than the clinic's limit. */
	STATEMENT_TOO_LONG(read("45 CFR 164.526(d)(2)")),

	/** The clinic's rebuttal is not blank. */
	REBUTTAL_MISSING(read("45 CFR 164.526(d)(3)"));

	private final RuleSource source;

	RequestRule(RuleSource source) {
		this.source = source;
	}

	/** @return the section of law behind the rule, and whether the developers have read the text of that section */
	public RuleSource getSource() {
		return source;
	}

	/** @return the code of the message that tells the user what is missing or wrong */
	public String getMessageCode() {
		return "sessionnotes.clientRequest.rule." + name();
	}
}
