/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.Hints;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.util.PrivilegeConstants;

/**
 * Refuses invalid values for the global properties that configure progress notes. An invalid value that was set with
 * SQL has no effect on progress notes.
 */
public class ProgressNoteSettings implements GlobalPropertyListener {

	private static final String REFUSED = "sessionnotes.error.setting.";

	private final Map<String, Predicate<String>> rules = new HashMap<>();

	public ProgressNoteSettings() {
		add(SessionNotesProperties.FORMAT, value -> ProgressNoteFormat.ofCode(value).isPresent());
		add(SessionNotesProperties.HINTS_OFF,
				value -> Hints.all().stream().anyMatch(rule -> rule.getCode().equals(value)));
		// an encounter of the notes' own type is a note, so no session with that type can lack a note
		add(SessionNotesProperties.SESSION_ENCOUNTER_TYPES,
				value -> !SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID.equals(value) && ProxyPrivileges.with(
						() -> Context.getEncounterService().getEncounterTypeByUuid(value) != null,
						PrivilegeConstants.GET_ENCOUNTER_TYPES));
	}

	/** @return the individual values of a global property that contains a comma-separated list */
	static List<String> values(AdministrationService administrationService, String property) {
		return Arrays.asList(StringUtils.split(
				ProxyPrivileges.with(() -> administrationService.getGlobalProperty(property, ""),
						PrivilegeConstants.GET_GLOBAL_PROPERTIES),
				", "));
	}

	private void add(String property, Predicate<String> rule) {
		rules.put(property.toLowerCase(Locale.ROOT), rule);
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return rules.containsKey(propertyName.toLowerCase(Locale.ROOT));
	}

	/**
	 * Checks a new value of a global property. The platform calls this method within the transaction that saves the
	 * property.
	 *
	 * @throws InvalidRequestException if the new value of the property names something that does not exist or has no effect
	 */
	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		String property = newValue.getProperty().toLowerCase(Locale.ROOT);
		String[] values = StringUtils.split(StringUtils.defaultString(newValue.getPropertyValue()), ", ");
		if (!Arrays.stream(values).allMatch(rules.get(property))) {
			throw new InvalidRequestException(REFUSED + StringUtils.substringAfterLast(newValue.getProperty(), "."));
		}
	}

	/** Does nothing when a global property is deleted, because nothing depends on the deleted property's value. */
	@Override
	public void globalPropertyDeleted(String propertyName) {
	}
}
