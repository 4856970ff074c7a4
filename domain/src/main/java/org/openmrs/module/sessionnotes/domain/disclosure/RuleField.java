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

/** Tells which field of a form the message of a rule concerns, so that the form can show the message at that field. */
public final class RuleField {

	private RuleField() {
	}

	/**
	 * @param rule the code of a message that says what is missing or wrong
	 * @return the name that requests use for the field that the message concerns; null if the message does not concern
	 *         a field
	 */
	public static String of(String rule) {
		for (EvidenceElement element : EvidenceElement.values()) {
			if (element.getMessageCode().equals(rule)) {
				return "evidence." + element.name();
			}
		}
		for (DisclosureCondition condition : DisclosureCondition.values()) {
			if (condition.getMessageCode().equals(rule)) {
				return of(condition);
			}
		}
		return null;
	}

	private static String of(DisclosureCondition condition) {
		switch (condition) {
			case RECIPIENT_MISSING :
			case RECIPIENT_IS_AUTHOR :
			case RECIPIENT_IS_MAKER :
			case RECIPIENT_NOT_SUPERVISOR :
			case RECIPIENT_NOT_LEARNER :
			case RECIPIENT_NOT_USER :
			case RECIPIENT_NOT_OUTSIDE :
			case EMERGENCY_FOR_OTHERS :
			case RECIPIENT_NOT_IN_ORDER :
				return "recipient";
			case ADDRESS_MISSING :
				return "address";
			case PURPOSE_MISSING :
				return "purpose";
			case PATIENT_MISSING :
				return "patient";
			case SCOPE_EMPTY :
			case SCOPE_NOT_EXACT :
				return "to";
			case END_NOT_AFTER_START :
			case ALREADY_ENDED :
			case LASTS_TOO_LONG :
			case OUTLIVES_AUTHORIZATION :
			case LONGER_THAN_A_YEAR :
			case THREAT_TOO_LONG :
			case EMERGENCY_TOO_LONG :
				return "end";
			case DELAY_NOT_ORDERED :
			case DELAY_TOO_LONG :
				return "tellAuthorFrom";
			case EXCERPT_NOT_OF_AUTHOR :
			case EXCERPT_MISSING :
				return "excerpt";
			case AUTHOR_STILL_ACTIVE :
				return "author";
			case BASIS_NOT_FOR_KIND :
			case MAKER_MAY_NOT :
				return "basis";
			default :
				return evidenceOf(condition);
		}
	}

	/**
	 * Returns the name of the field for the element of evidence that a condition concerns; null if there is no such
	 * element.
	 */
	private static String evidenceOf(DisclosureCondition condition) {
		switch (condition) {
			case EVENT_IS_NONE :
				return "evidence." + EvidenceElement.EXPIRY_EVENT;
			case MEETS_NO_PARAGRAPH :
				return "evidence." + EvidenceElement.ALSO_MEETS;
			case NOT_CAUSE_OF_DEATH :
				return "evidence." + EvidenceElement.DEATH_PURPOSE;
			case SIGNED_LATER :
				return "evidence." + EvidenceElement.SIGNED_ON;
			case AUTHORIZATION_EXPIRED :
				return "evidence." + EvidenceElement.EXPIRY_DATE;
			case WRONG_SIGNER :
				return "evidence." + EvidenceElement.CLIENT_CAPACITY;
			case SUBPOENA_ALONE :
			case INSTRUMENT_UNKNOWN :
			case NOT_A_COURT_ORDER :
				return "evidence." + EvidenceElement.INSTRUMENT;
			case ISSUED_LATER :
				return "evidence." + EvidenceElement.ISSUED_ON;
			case OVERSIGHT_OF_OTHER :
				return "evidence." + EvidenceElement.OVERSEEN_USER;
			case AUTHOR_LEAVES_LATER :
				return "evidence." + EvidenceElement.AUTHOR_LEFT_ON;
			case AUTHORITY_MISSING :
				return "evidence." + EvidenceElement.REPRESENTATIVE_AUTHORITY;
			default :
				return DisclosureForm.questionsOf(condition).stream().findFirst()
						.map(question -> "evidence." + question.getElement())
						.orElse(null);
		}
	}
}
