/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.List;

import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplate;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.util.PrivilegeConstants;

/**
 * Reads the clinic's settings for clients' requests: the law of its place, and the contact that letters name. Refuses a
 * value of a global property with which no request could be answered.
 */
public class RequestSettings implements GlobalPropertyListener {

	private static final String UNITED_STATES = "us";

	private final AdministrationService administrationService;

	public RequestSettings(AdministrationService administrationService) {
		this.administrationService = administrationService;
	}

	/**
	 * @return the law of the clinic's place
	 * @throws UnavailableException if the setting names no law that comes with the module
	 */
	RequestProfile getProfile() {
		try {
			return RequestProfile.shipped(read(SessionNotesProperties.REQUEST_PROFILE, UNITED_STATES));
		} catch (RefusedException e) {
			throw new UnavailableException("sessionnotes.error.clientRequest.profile");
		}
	}

	/** @return the person or office for questions and complaints; null if the clinic has set none */
	String getContactTitle() {
		return read(SessionNotesProperties.REQUEST_CONTACT_TITLE, null);
	}

	/** @return the telephone number for questions and complaints; null if the clinic has set none */
	String getContactTelephone() {
		return read(SessionNotesProperties.REQUEST_CONTACT_TELEPHONE, null);
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return SessionNotesProperties.REQUEST_PROFILE.equalsIgnoreCase(propertyName)
				|| SessionNotesProperties.REQUEST_CONTACT_TITLE.equalsIgnoreCase(propertyName)
				|| SessionNotesProperties.REQUEST_CONTACT_TELEPHONE.equalsIgnoreCase(propertyName);
	}

	/** @throws InvalidRequestException if no law comes with the module under this name, or if no letter can carry the text */
	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		String value = newValue.getPropertyValue() == null ? "" : newValue.getPropertyValue().trim();
		if (!SessionNotesProperties.REQUEST_PROFILE.equalsIgnoreCase(newValue.getProperty())) {
			requireText(value);
		} else if (!value.isEmpty()) {
			requireShipped(value);
		}
	}

	private static void requireShipped(String profile) {
		try {
			RequestProfile.shipped(profile);
		} catch (RefusedException e) {
			throw new InvalidRequestException("sessionnotes.error.setting.requestProfile");
		}
	}

	private static void requireText(String value) {
		List<String> findings = LetterTemplate.findings(value);
		if (!findings.isEmpty()) {
			throw new InvalidRequestException(findings.get(0));
		}
	}

	/** Does nothing when a global property is deleted, because each request reads the global property again. */
	@Override
	public void globalPropertyDeleted(String propertyName) {
	}

	private String read(String property, String otherwise) {
		String value = ProxyPrivileges.with(() -> administrationService.getGlobalProperty(property),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		return value == null || value.trim().isEmpty() ? otherwise : value.trim();
	}
}
