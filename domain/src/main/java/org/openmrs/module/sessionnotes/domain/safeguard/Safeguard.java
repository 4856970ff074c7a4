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
 * A setting that protects notes or their log. A safeguard is never configured by the person whom it guards against: a
 * stricter value holds at once, a looser one after a second person has approved it, and no value leaves the bounds that
 * stand here, whoever approved it.
 * <p>
 * Values are texts in one form, as {@link #read} returns them. Source: 45 CFR 164.308(a)(1)(ii)(B), 164.312(a)(1).
 */
public enum Safeguard {

	/** How many hours notes stay closed after their author confirmed a password that somebody else had set. */
	PASSWORD_HOLD_HOURS("sessionnotes.passwordHoldHours", NumberRule.moreIsStricter(12, 168, 24)),

	/** Whether one person has to propose an adoption, and another to start it. */
	ADOPTION_TWO_PEOPLE("sessionnotes.adoption.twoPeople", SwitchRule.onIsStricter()),

	/** How many hours lie between two checkpoints of the log at most. */
	CHECKPOINT_HOURS("sessionnotes.log.checkpointHours", NumberRule.lessIsStricter(1, 168, 24)),

	/** How many years an event of the log is kept at least; 45 CFR 164.316(b)(2)(i) and 164.528(a) ask for six. */
	RETENTION_YEARS("sessionnotes.log.retentionYears", NumberRule.moreIsStricter(6, 100, 10)),

	/**
	 * Which concepts hold SUD counseling notes. The kind decides which disclosures open a note, so neither to add nor to take
	 * out a concept is stricter.
	 */
	SUD_COUNSELING_NOTE_CONCEPTS("sessionnotes.sudCounselingNoteConcepts", new ConceptsRule(false)),

	/**
	 * Whether the clinic has a single practitioner, who approves a day later what they recorded on their own notes. It does nothing as
	 * long as there is another person who could.
	 */
	SINGLE_PRACTITIONER("sessionnotes.singlePractitioner", SwitchRule.offIsStricter()),

	/** Which concepts are restricted. No global property asks for it, but the members of a concept set. */
	RESTRICTED_CONCEPTS("sessionnotes.restrictedConcepts", new ConceptsRule(true));

	private static final String UNREADABLE = "not a value";

	private final String settingName;

	private final SettingRule rule;

	Safeguard(String settingName, SettingRule rule) {
		this.settingName = settingName;
		this.rule = rule;
	}

	/** @return the safeguard with that name; nothing if there is none */
	public static Optional<Safeguard> named(String name) {
		for (Safeguard safeguard : values()) {
			if (safeguard.settingName.equalsIgnoreCase(name)) {
				return Optional.of(safeguard);
			}
		}
		return Optional.empty();
	}

	/** @return the name, which is also that of the runtime property, and of the global property where there is one */
	public String getName() {
		return settingName;
	}

	/**
	 * @param raw a value as somebody wrote it, of any length; or null
	 * @return that value in its one form, and within the bounds; nothing if it is not a value of this setting
	 */
	public Optional<String> read(String raw) {
		return rule.read(raw);
	}

	/**
	 * Decides what becomes of a value that somebody asks for.
	 *
	 * @param inForce the value in force, as {@link #read} returns it
	 * @param asked the value asked for, as {@link #read} returns it
	 */
	public SettingChange decide(String inForce, String asked) {
		return rule.decide(inForce, asked);
	}

	/** @return the least that a value counts as; null if the values have no order */
	public String getFloor() {
		return rule.getFloor();
	}

	/** @return the most that a value counts as; null if the values have no order */
	public String getCeiling() {
		return rule.getCeiling();
	}

	/** @return the value of a clinic that has set none */
	public String getUsual() {
		return rule.getUsual();
	}

	/** @return false if a value that is found when nothing is known of the setting waits for a second person as any looser one does */
	public boolean isTakenOver() {
		return this != SINGLE_PRACTITIONER;
	}

	/** @return the value that protects most, in the place of a stored one that was tampered with */
	public String getStrictest() {
		return rule.getStrictest();
	}

	/** @return a list of concepts as a set of uuids; for settings of that type */
	public static Set<String> concepts(String value) {
		return ConceptsRule.set(value);
	}

	/** @return what differs between two values, as texts for the log of at most 100 characters each */
	public List<String> describe(String before, String after) {
		return rule.describe(before, after).stream().map(text -> settingName + ": " + text).collect(Collectors.toList());
	}

	/** @return the text for the log of something asked for that is not a value of this setting */
	public String describeUnreadable() {
		return settingName + ": " + UNREADABLE;
	}
}
