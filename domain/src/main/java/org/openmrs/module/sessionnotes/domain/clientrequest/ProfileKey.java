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

import java.util.Arrays;

/**
 * A value of a {@link RequestProfile}. A profile can have no other values. For example, a clinic cannot configure a
 * delay of signed notes for the client's own access, 45 CFR 171.
 */
public enum ProfileKey {

	/** The number of days after the day of receipt within which the clinic answers a request for a copy. */
	ACCESS_COPY_DAYS(Favours.SMALLER),

	/** The number of days after the day of receipt within which the client may inspect the record. */
	ACCESS_INSPECTION_DAYS(Favours.SMALLER),

	/** The largest number of days by which the clinic may extend the time once. */
	ACCESS_EXTENSION_DAYS(Favours.SMALLER),

	/** The number of days after the day of receipt within which the clinic answers a request for an amendment. */
	AMENDMENT_DAYS(Favours.SMALLER),

	/** The largest number of days by which the clinic may extend the time for an amendment once. */
	AMENDMENT_EXTENSION_DAYS(Favours.SMALLER),

	/** The number of days before the due date at which the first warning to the clinic is due. */
	FIRST_WARNING_DAYS(Favours.LARGER),

	/** The number of days before the due date at which the last warning to the clinic is due. */
	LAST_WARNING_DAYS(Favours.LARGER),

	/** The number of days within which the clinic refers a request for a review to a reviewer. */
	REVIEW_REFERRAL_DAYS(Favours.SMALLER),

	/** The number of days within which the reviewer decides, from the day of the client's request for a review. */
	REVIEW_DAYS(Favours.SMALLER),

	/** The number of days within which the clinic gives a passage after the review overturned the denial. */
	RELEASE_DAYS(Favours.SMALLER),

	/** The largest number of characters of a client's statement of disagreement. */
	STATEMENT_CHARACTERS(Favours.LARGER),

	/** The number of years for which the clinic retains papers, from their creation or their last effect. */
	RETENTION_YEARS(Favours.LARGER),

	/** The largest number of minutes of one supervised inspection. */
	INSPECTION_MINUTES(Favours.LARGER),

	/** The fee for an electronic copy that this module makes, in hundredths of the currency. */
	ELECTRONIC_COPY_CENTS(Favours.SMALLER),

	/** The largest fee for a page on paper, in hundredths of the currency. Without a value there is no such limit. */
	PAGE_CENTS(Favours.SMALLER),

	/** The client's access to private notes, see {@link PrivateNotesAccess}. */
	PRIVATE_NOTES(Favours.NOTHING),

	/** The folder of the templates for letters. */
	LETTERS(Favours.NOTHING),

	/** Yes if this ground permits a denial. The law of a state can remove a ground, 45 CFR 160.203(b). */
	GROUND_NOT_IN_RECORD_SET(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_LEGAL_PROCEEDING(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_INMATE_COPY(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_RESEARCH_IN_PROGRESS(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_PRIVACY_ACT(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_CONFIDENTIAL_SOURCE(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_ENDANGERS_LIFE_OR_SAFETY(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_OTHER_PERSON_HARMED(Favours.NO),

	/** See {@link #GROUND_NOT_IN_RECORD_SET}. */
	GROUND_REPRESENTATIVE_HARM(Favours.NO);

	/** The value of two that favours the client, and so counts. With NOTHING, the more special law counts. */
	private enum Favours {
		SMALLER,
		LARGER,
		NO,
		NOTHING
	}

	private final Favours favours;

	ProfileKey(Favours favours) {
		this.favours = favours;
	}

	/** @return true if the value is a number that is not negative */
	boolean isNumber() {
		return favours == Favours.SMALLER || favours == Favours.LARGER;
	}

	/** @return true if a profile is complete without this value; a ground that a profile does not name permits no denial */
	boolean isOptional() {
		return this == PAGE_CENTS || favours == Favours.NO;
	}

	/** @return true if the text is a value for this key */
	boolean accepts(String value) {
		if (this == PRIVATE_NOTES) {
			return Arrays.stream(PrivateNotesAccess.values()).anyMatch(each -> each.name().equals(value));
		}
		return isNumber() ? value.matches("[0-9]{1,6}") : favours != Favours.NO || value.matches("yes|no");
	}

	/** @return true if the value of a more special law replaces the value of the general law */
	boolean isStricter(String special, String general) {
		switch (favours) {
			case SMALLER :
				return Integer.parseInt(special) < Integer.parseInt(general);
			case LARGER :
				return Integer.parseInt(special) > Integer.parseInt(general);
			default :
				return favours == Favours.NOTHING || special.equals("no");
		}
	}
}
