/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.contentguard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.contentguard.ContentGuard;
import org.openmrs.module.sessionnotes.domain.contentguard.GuardRule;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.util.PrivilegeConstants;

/**
 * Knows which rules of the content guard the clinic has turned on. This class refuses a global property that names an
 * unknown rule. If plain SQL sets an unknown rule, that rule has no effect.
 */
public class ContentGuardSettings implements GlobalPropertyListener {

	/** The value that a clinic sets to turn off all rules. */
	private static final String NONE = "none";

	private final AdministrationService administrationService;

	public ContentGuardSettings(AdministrationService administrationService) {
		this.administrationService = administrationService;
	}

	/**
	 * @return the rules that are turned on: the rules that the clinic names; if the clinic names none, the rules that
	 *         are on by default
	 */
	Set<GuardRule> getRules() {
		String[] names = names(ProxyPrivileges.with(
				() -> administrationService.getGlobalProperty(SessionNotesProperties.CONTENT_GUARD_RULES, ""),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES));
		return names.length == 0
				? ContentGuard.english().getOnByDefault()
				: Arrays.stream(GuardRule.values()).filter(rule -> Arrays.asList(names).contains(rule.name()))
						.collect(Collectors.toCollection(() -> EnumSet.noneOf(GuardRule.class)));
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return SessionNotesProperties.CONTENT_GUARD_RULES.equalsIgnoreCase(propertyName);
	}

	/** @throws InvalidRequestException if the value names a rule that does not exist */
	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		for (String name : names(newValue.getPropertyValue())) {
			if (!NONE.equals(name) && Arrays.stream(GuardRule.values()).noneMatch(rule -> rule.name().equals(name))) {
				throw new InvalidRequestException("sessionnotes.error.setting.rules");
			}
		}
	}

	/** Does nothing when the global property is deleted, because each check reads the global property again. */
	@Override
	public void globalPropertyDeleted(String propertyName) {
	}

	private static String[] names(String value) {
		return StringUtils.split(StringUtils.defaultString(value), ", ");
	}
}
