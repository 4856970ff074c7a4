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
 * A setting that protects notes or their log. The person whom a safeguard guards against never configures it alone. A
 * stricter value takes effect at once; a looser one takes effect after a second person has approved it. The class
 * {@code SettingReview} decides who that person may be. No value may leave
 * the bounds defined here, even with an approval.
 * <p>
 * Values are texts in one form, as {@link #read} returns them. Source: 45 CFR 164.308(a)(1)(ii)(B), 164.312(a)(1).
 */
public enum Safeguard {

	/**
	 * The number of hours for which notes stay closed after their author replaced and confirmed a password that another user
	 * had set.
	 */
	PASSWORD_HOLD_HOURS("sessionnotes.passwordHoldHours", NumberRule.moreIsStricter(12, 168, 24)),

	/** Whether one person must propose an adoption and another person must start it. */
	ADOPTION_TWO_PEOPLE("sessionnotes.adoption.twoPeople", SwitchRule.onIsStricter()),

	/** The maximum number of hours between two checkpoints of the log. */
	CHECKPOINT_HOURS("sessionnotes.log.checkpointHours", NumberRule.lessIsStricter(1, 168, 24)),

	/**
	 * The minimum number of years for which an event of the log is retained; 45 CFR 164.316(b)(2)(i) and 164.528(a) ask for
	 * six. Whatever this value is, {@code LogRetention} never deletes an event younger than six years and 90 days.
	 */
	RETENTION_YEARS("sessionnotes.log.retentionYears", NumberRule.moreIsStricter(6, 100, 10)),

	/**
	 * The concepts that hold SUD counseling notes. The kind decides which disclosures open a note, so neither adding nor
	 * removing a concept is stricter.
	 */
	SUD_COUNSELING_NOTE_CONCEPTS("sessionnotes.sudCounselingNoteConcepts", new ConceptsRule(false)),

	/**
	 * Whether the clinic has a single practitioner, who approves their own record about their own notes a day later. It has
	 * no effect while another person could approve.
	 */
	SINGLE_PRACTITIONER("sessionnotes.singlePractitioner", SwitchRule.offIsStricter()),

	/** The restricted concepts. They come from the members of a concept set, not from a global property. */
	RESTRICTED_CONCEPTS("sessionnotes.restrictedConcepts", new ConceptsRule(true));

	private static final String UNREADABLE = "not a value";

	private final String settingName;

	private final SettingRule rule;

	Safeguard(String settingName, SettingRule rule) {
		this.settingName = settingName;
		this.rule = rule;
	}

	/** @return the safeguard with that name; empty if there is no such safeguard */
	public static Optional<Safeguard> named(String name) {
		for (Safeguard safeguard : values()) {
			if (safeguard.settingName.equalsIgnoreCase(name)) {
				return Optional.of(safeguard);
			}
		}
		return Optional.empty();
	}

	/** @return the name, which is also that of the runtime property, and of the global property if there is one */
	public String getName() {
		return settingName;
	}

	/**
	 * @param raw a value as a person typed it, of any length; or null
	 * @return that value in its standard form and within the bounds; empty if it is not a value of this setting
	 */
	public Optional<String> read(String raw) {
		return rule.read(raw);
	}

	/**
	 * Decides whether a proposed value takes effect or waits for a second person.
	 *
	 * @param inForce the current value, as {@link #read} returns it
	 * @param asked the proposed value, as {@link #read} returns it
	 */
	public SettingChange decide(String inForce, String asked) {
		return rule.decide(inForce, asked);
	}

	/** @return the minimum allowed value, to which any lower setting is raised; null if the values have no order */
	public String getFloor() {
		return rule.getFloor();
	}

	/** @return the highest possible value, which replaces any higher one; null if the values have no order */
	public String getCeiling() {
		return rule.getCeiling();
	}

	/** @return the default value, for a clinic that has not set one */
	public String getUsual() {
		return rule.getUsual();
	}

	/**
	 * Tells whether the first value found is accepted without a second person, when no value is recorded for the setting
	 * yet.
	 *
	 * @return false if it waits for a second person, as any looser value does
	 */
	public boolean isTakenOver() {
		return this != SINGLE_PRACTITIONER;
	}

	/** @return the value that protects most, which replaces a stored value that was tampered with */
	public String getStrictest() {
		return rule.getStrictest();
	}

	/** @return a list of concepts as a set of uuids; for settings of that type */
	public static Set<String> concepts(String value) {
		return ConceptsRule.set(value);
	}

	/** @return the differences between two values, as texts for the log of at most 100 characters each */
	public List<String> describe(String before, String after) {
		return rule.describe(before, after).stream().map(text -> settingName + ": " + text).collect(Collectors.toList());
	}

	/** @return the text for the log about a proposed value that is not valid for this setting */
	public String describeUnreadable() {
		return settingName + ": " + UNREADABLE;
	}
}
