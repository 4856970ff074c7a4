/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.form;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;
import org.openmrs.Form;
import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.EncounterService;
import org.openmrs.api.FormService;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.platform.ModuleResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the content of the form "Progress note" for the htmlformentry module if htmlformentry runs.
 * <p>
 * A newer version of this module replaces only a form that the module itself installed. A global property stores the
 * digest of the form that the module installed. If an administrator changed or removed the form, the module does not
 * restore the form. If the form was removed and an administrator empties the global property with the digest, the
 * module installs its form again at the next start.
 */
public class HtmlFormInstaller {

	/** The global property that stores the SHA-256 digest, in hexadecimal, of the form that the module last installed. */
	static final String DIGEST_PROPERTY = "sessionnotes.form.html.hash";

	private static final String TEXT = "/sessionnotes/htmlform.xml";

	private static final Logger log = LoggerFactory.getLogger(HtmlFormInstaller.class);

	private final HtmlForms htmlForms;

	private final ProgressNoteForm progressNoteForm;

	private final AdministrationService administrationService;

	public HtmlFormInstaller(FormService formService, EncounterService encounterService,
			AdministrationService administrationService) {
		this(new HtmlFormEntryForms(), formService, encounterService, administrationService);
	}

	HtmlFormInstaller(HtmlForms htmlForms, FormService formService, EncounterService encounterService,
			AdministrationService administrationService) {
		this.htmlForms = htmlForms;
		this.progressNoteForm = new ProgressNoteForm(formService, encounterService);
		this.administrationService = administrationService;
	}

	/**
	 * Installs or upgrades the form for htmlformentry; does nothing if htmlformentry does not run. The caller must be a
	 * user who may manage forms; when the module starts, the caller is the platform itself. The method never throws an
	 * exception. Users can write notes without the form, and the next start of the module tries a failed installation
	 * of the form again.
	 */
	public void install() {
		try {
			if (htmlForms.areThere()) {
				Form form = progressNoteForm.get();
				if (form != null) {
					install(form);
				}
			}
		} catch (RuntimeException | LinkageError e) {
			// forms may be locked, or htmlformentry may have another version. The error is only logged, because a module
			// that fails to start disables every page of the platform.
			log.error("The progress note's form for htmlformentry could not be installed; it is tried again at the next "
					+ "start", e);
		}
	}

	private void install(Form form) {
		String brought = text();
		String there = htmlForms.textOf(form);
		String installed = administrationService.getGlobalProperty(DIGEST_PROPERTY, "");
		if (!brought.equals(there)) {
			if (there == null ? !installed.isEmpty() : !installed.equals(DigestUtils.sha256Hex(there))) {
				log.warn("The progress note's form for htmlformentry was {} by an administrator. It stays so; what this "
						+ "version of the module brings is not used", there == null ? "taken away" : "changed");
				return;
			}
			htmlForms.save(form, brought);
		}
		// the digest is stored even if the text was already right, because the last start may have ended between saving the
		// text and storing the digest
		remember(DigestUtils.sha256Hex(brought), installed);
	}

	private void remember(String digest, String installed) {
		if (!digest.equals(installed)) {
			GlobalProperty property = administrationService.getGlobalPropertyObject(DIGEST_PROPERTY);
			if (property == null) {
				property = new GlobalProperty(DIGEST_PROPERTY, null,
						"Digest of the progress note's form that the module gave to htmlformentry. As long as the form has it, "
								+ "the module upgrades the form");
			}
			property.setPropertyValue(digest);
			administrationService.saveGlobalProperty(property);
		}
	}

	/** @return the text of the form that this version of the module provides, with the clinic's own concepts */
	String text() {
		String text = shippedText();
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			String own = administrationService.getGlobalProperty(question.getGlobalProperty());
			if (StringUtils.isNotBlank(own)) {
				text = text.replace(question.getUuid(), own.trim());
			}
		}
		return text;
	}

	/**
	 * Returns the text of the shipped form, trimmed. The platform trims the text of a form when it saves the form, so
	 * untrimmed text would look changed at the next start.
	 */
	static String shippedText() {
		return ModuleResources.text(HtmlFormInstaller.class, TEXT).trim();
	}
}
