/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.profile.ProfileTable;

/** The law of a state on minors. The row of a state has no effect before the clinic confirms it. */
public final class StateRule {

	/** A parent's access to the notes on a minor, from the age at which parenthood alone is no longer enough. */
	public enum ParentAccess {

		/** The parent must meet conditions, or a licensed professional decides. */
		CONDITIONAL,

		/** Only with the minor's authorization. */
		NONE,

		/** The state has no rule. */
		SILENT
	}

	private static final String FILE = "/representative/us-states.txt";

	private final String state;

	private final int majority;

	private final Integer consentsFrom;

	private final RuleSource consentSource;

	private final int parentUntil;

	private final ParentAccess access;

	private final RuleSource accessSource;

	private final List<String> stillGets;

	private final LocalDate lookedUp;

	private final String confirmedBy;

	private StateRule(List<String> row, String confirmedBy) {
		this.state = row.get(0);
		this.majority = Integer.parseInt(row.get(1));
		this.consentsFrom = row.get(2).equals("-") ? null : Integer.valueOf(row.get(2));
		this.consentSource = ProfileTable.source(row.get(3), row.get(4));
		this.parentUntil = Integer.parseInt(row.get(5));
		this.access = ParentAccess.valueOf(row.get(6));
		this.accessSource = ProfileTable.source(row.get(7), row.get(8));
		this.stillGets = row.get(9).isEmpty()
				? Collections.emptyList()
				: Collections.unmodifiableList(Arrays.asList(row.get(9).split(" +")));
		this.lookedUp = LocalDate.parse(row.get(10));
		this.confirmedBy = confirmedBy;
	}

	private StateRule(StateRule rule, String confirmedBy) {
		this.state = rule.state;
		this.majority = rule.majority;
		this.consentsFrom = rule.consentsFrom;
		this.consentSource = rule.consentSource;
		this.parentUntil = rule.parentUntil;
		this.access = rule.access;
		this.accessSource = rule.accessSource;
		this.stillGets = rule.stillGets;
		this.lookedUp = rule.lookedUp;
		this.confirmedBy = confirmedBy;
	}

	/** @return the shipped rules, which no clinic has confirmed */
	public static List<StateRule> shipped() {
		List<StateRule> rules = new ArrayList<>();
		ProfileTable.read(FILE).getRows().forEach(row -> rules.add(new StateRule(row, null)));
		return rules;
	}

	/** @return the shipped rule of the state, not confirmed; empty if there is none */
	public static Optional<StateRule> of(String state) {
		return shipped().stream().filter(rule -> rule.state.equals(state)).findFirst();
	}

	/** @return the rule that a row in the form of the shipped file states, such as a clinic's own row for its state */
	public static StateRule parse(String row) {
		return new StateRule(ProfileTable.parse("row", Collections.singletonList(row)).getRows().get(0), null);
	}

	/** @return a copy of this rule that the user confirmed for the clinic, after a lawyer's advice */
	public StateRule confirmedBy(String user) {
		return new StateRule(this, Objects.requireNonNull(user, "user"));
	}

	public String getState() {
		return state;
	}

	/** @return the age of majority in years */
	public int getMajority() {
		return majority;
	}

	/** @return true if a minor of this age may consent to outpatient counseling without a parent */
	public boolean mayConsentAlone(int age) {
		return consentsFrom != null && age >= consentsFrom;
	}

	public RuleSource getConsentSource() {
		return consentSource;
	}

	/** @return true if a parent of a minor of this age has access because they are a parent */
	boolean isParentEnough(int age) {
		return age < parentUntil;
	}

	public ParentAccess getAccess() {
		return access;
	}

	public RuleSource getAccessSource() {
		return accessSource;
	}

	/** @return the names of the facts that a parent may still request after the clinic refused access */
	public List<String> getStillGets() {
		return stillGets;
	}

	/** @return the day on which the developers last searched for the text of the law */
	public LocalDate getLookedUp() {
		return lookedUp;
	}

	/** @return true if the clinic confirmed the rule */
	public boolean isConfirmed() {
		return confirmedBy != null;
	}

	public String getConfirmedBy() {
		return confirmedBy;
	}
}
