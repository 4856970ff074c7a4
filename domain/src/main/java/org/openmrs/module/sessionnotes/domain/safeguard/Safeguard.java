/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.safeguard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting that protects notes or the log. A person from whom a safeguard protects notes cannot loosen the safeguard alone.
 * A stricter value takes effect at once. A looser value takes effect only after approval by a second person. The class
 * {@code SettingReview} decides who the second person may be. No value may be outside the bounds that this class defines,
 * even if a second person approves the value.
 * <p>
 * Values are texts in the standard form that {@link #read} returns. Source: 45 CFR 164.308(a)(1)(ii)(B), 164.312(a)(1).
 */
public enum Safeguard {

	/**
	 * The number of hours for which an author's notes stay closed after a different user has set the author's password.
	 * The hours are counted from the moment at which the author signs in with a new password of their own.
	 */
	PASSWORD_HOLD_HOURS("sessionnotes.passwordHoldHours", NumberRule.moreIsStricter(12, 168, 24)),

	/**
	 * Whether an adoption requires two people: one person who proposes the adoption, and a different person who starts
	 * the adoption.
	 */
	ADOPTION_TWO_PEOPLE("sessionnotes.adoption.twoPeople", SwitchRule.onIsStricter()),

	/** The maximum number of hours between two checkpoints of the log. */
	CHECKPOINT_HOURS("sessionnotes.log.checkpointHours", NumberRule.lessIsStricter(1, 168, 24)),

	/**
	 * The minimum number of years for which an event of the log is retained. 45 CFR 164.316(b)(2)(i) and 164.528(a) require
	 * six years. Regardless of this setting, {@code LogRetention} never deletes an event younger than six years and 90 days.
	 */
	RETENTION_YEARS("sessionnotes.log.retentionYears", NumberRule.moreIsStricter(6, 100, 10)),

	/**
	 * The concepts that hold SUD counseling notes. The kind of a note decides which disclosures open the note, so neither
	 * adding nor removing a concept is stricter.
	 */
	SUD_COUNSELING_NOTE_CONCEPTS("sessionnotes.sudCounselingNoteConcepts", new ConceptsRule(false)),

	/**
	 * Whether the clinic has a single practitioner. A single practitioner may approve their own record of a disclosure
	 * of their own notes a day after making the record. The setting has no effect while a second person could approve
	 * the record.
	 */
	SINGLE_PRACTITIONER("sessionnotes.singlePractitioner", SwitchRule.offIsStricter()),

	/**
	 * The restricted concepts. The value of this setting comes from the members of a concept set, not from a global
	 * property.
	 */
	RESTRICTED_CONCEPTS("sessionnotes.restrictedConcepts", new ConceptsRule(true));

	private static final String UNREADABLE = "not a value";

	private final String settingName;

	private final SettingRule rule;

	Safeguard(String settingName, SettingRule rule) {
		this.settingName = settingName;
		this.rule = rule;
	}

	/** @return the safeguard with the given name; empty if there is no such safeguard */
	public static Optional<Safeguard> named(String name) {
		for (Safeguard safeguard : values()) {
			if (safeguard.settingName.equalsIgnoreCase(name)) {
				return Optional.of(safeguard);
			}
		}
		return Optional.empty();
	}

	/**
	 * @return the name of the safeguard. The runtime property has the same name as the safeguard. If the safeguard has a
	 *         global property, the global property also has the name of the safeguard.
	 */
	public String getName() {
		return settingName;
	}

	/**
	 * @param raw a value as typed by a person, of any length; may be null
	 * @return the value in standard form and within the bounds; empty if the given value is not valid for this setting
	 */
	public Optional<String> read(String raw) {
		return rule.read(raw);
	}

	/**
	 * Decides whether a proposed value takes effect or waits for a second person.
	 *
	 * @param inForce the current value, in the form that {@link #read} returns
	 * @param asked the proposed value, in the form that {@link #read} returns
	 */
	public SettingChange decide(String inForce, String asked) {
		return rule.decide(inForce, asked);
	}

	/** @return the minimum allowed value, to which any lower setting is raised; null if the values have no order */
	public String getFloor() {
		return rule.getFloor();
	}

	/** @return the maximum allowed value, to which any higher setting is lowered; null if the values have no order */
	public String getCeiling() {
		return rule.getCeiling();
	}

	/** @return the default value, for a clinic that has not configured a value */
	public String getUsual() {
		return rule.getUsual();
	}

	/**
	 * Tells whether an existing value is accepted without a second person. The answer matters only as long as no value
	 * is recorded for the setting.
	 *
	 * @return true if the existing value is accepted; false if the strictest value applies first, and a looser value
	 *         waits for a second person
	 */
	public boolean isTakenOver() {
		return this != SINGLE_PRACTITIONER;
	}

	/** @return the strictest value, which takes effect if the stored value was tampered with */
	public String getStrictest() {
		return rule.getStrictest();
	}

	/** @return the concepts in a value as a set of uuids, for a setting that is a list of concepts */
	public static Set<String> concepts(String value) {
		return ConceptsRule.set(value);
	}

	/**
	 * @return the differences between two values of this setting, as texts for the log; each text has at most 100 characters
	 */
	public List<String> describe(String before, String after) {
		return rule.describe(before, after).stream().map(text -> settingName + ": " + text).collect(Collectors.toList());
	}

	/** @return the text for the log that says that a proposed value is not valid for this setting */
	public String describeUnreadable() {
		return settingName + ": " + UNREADABLE;
	}
}
