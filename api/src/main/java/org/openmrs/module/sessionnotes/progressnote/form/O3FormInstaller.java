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

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

import org.openmrs.Form;
import org.openmrs.FormResource;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.DatatypeService;
import org.openmrs.api.EncounterService;
import org.openmrs.api.FormService;
import org.openmrs.api.db.ClobDatatypeStorage;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.ModuleResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the content that OpenMRS 3's form engine renders for the form "Progress note": a JSON schema and its
 * translations. The schema and each translation consist of a clob and a form resource that refers to the clob.
 * <p>
 * A newer version of this module replaces only content that the module itself installed. For each clob, a second clob
 * stores the digest of the text that the module last installed. If the text no longer matches its stored digest, or if
 * the form refers to a different clob, an administrator has changed the content. The module does not replace content
 * that an administrator has changed.
 * <p>
 * The form's headings follow the format that the global property {@value #SessionNotesProperties.FORMAT} names. The
 * form's questions use the clinic's own concepts if the clinic has replaced the shipped concepts. The module reads the
 * format of the form and the clinic's own concepts at each start.
 */
public class O3FormInstaller {

	private static final Logger log = LoggerFactory.getLogger(O3FormInstaller.class);

	private static final String FORM_NAME = "Progress note";

	private static final String FOLDER = "/sessionnotes/";

	/** The name by which the o3forms module and the form engine find the schema. */
	private static final String SCHEMA_RESOURCE = "JSON schema";

	/** The form engine's name for the datatype of the schema; no Java class has this name. */
	private static final String DATATYPE = "AmpathJsonSchema";

	private final FormService formService;

	private final DatatypeService datatypeService;

	private final ProgressNoteForm progressNoteForm;

	private final AdministrationService administrationService;

	/**
	 * A part of the form's content, which consists of a text and two clobs. One clob holds the text; the other holds
	 * the digest of the text that was last installed.
	 */
	enum Part {

		SCHEMA(SCHEMA_RESOURCE, "o3-form.json", "7cce5a8d-af9b-4f75-9deb-2a9602f8e062",
				"2f63c23e-7b27-42ee-8413-d7374f60d727"),

		ENGLISH("en", "892179d3-9b43-410b-88b5-79206b85f26b", "811175cc-95f4-4252-8241-b28b2528ca9f"),

		FRENCH("fr", "052674e0-a9b3-4e2e-b30c-234b1d632877", "5edb4faf-656b-4c9d-85c5-dc2c343d924b"),

		SPANISH("es", "e4f9d6d0-9f76-4f76-9f03-fcbaee136126", "587bd130-d1e9-494c-be9b-09530f1e6a89");

		private final String resourceName;

		private final String file;

		private final String clobUuid;

		private final String digestUuid;

		Part(String resourceName, String file, String clobUuid, String digestUuid) {
			this.resourceName = resourceName;
			this.file = file;
			this.clobUuid = clobUuid;
			this.digestUuid = digestUuid;
		}

		/**
		 * Creates the part for a translation. The o3forms module finds a translation by the end of the name of its form
		 * resource.
		 */
		Part(String language, String clobUuid, String digestUuid) {
			this(FORM_NAME + "_translations_" + language, "o3-form-translations-" + language + ".json", clobUuid,
					digestUuid);
		}

		String getResourceName() {
			return resourceName;
		}

		String getClobUuid() {
			return clobUuid;
		}

		String getDigestUuid() {
			return digestUuid;
		}

		/**
		 * @return the text that this version of the module provides. The text is trimmed, because the platform trims
		 *         every text that the platform stores.
		 */
		String getText() {
			return read(FOLDER + file).trim();
		}
	}

	public O3FormInstaller(FormService formService, DatatypeService datatypeService, EncounterService encounterService,
			AdministrationService administrationService) {
		this.formService = formService;
		this.datatypeService = datatypeService;
		this.progressNoteForm = new ProgressNoteForm(formService, encounterService);
		this.administrationService = administrationService;
	}

	/**
	 * Installs or upgrades the form for OpenMRS 3. The caller must be a user who may manage forms; when the module
	 * starts, the caller is the platform itself. The method never throws an exception. Users can write notes without
	 * the form, and the next start of the module tries a failed installation of the form again.
	 */
	public void install() {
		try {
			Form form = progressNoteForm.get();
			if (form == null) {
				log.error("The form of the progress notes was not installed: its encounter type is missing");
				return;
			}
			install(form, Part.SCHEMA, schema());
			for (Part translation : EnumSet.complementOf(EnumSet.of(Part.SCHEMA))) {
				install(form, translation, translation.getText());
			}
		} catch (RuntimeException e) {
			// forms may be locked, for example. The error is only logged, because a module that fails to start disables
			// every page of the platform.
			log.error("The form of the progress notes could not be installed; it is tried again at the next start", e);
		}
	}

	/**
	 * @return the schema with the clinic's headings and own concepts; the shipped schema if the clinic has changed
	 *         neither headings nor concepts
	 */
	private String schema() {
		ProgressNoteFormat format = format();
		Map<String, String> concepts = ownConcepts();
		if (format == ProgressNoteFormat.SOAP && concepts.isEmpty()) {
			return Part.SCHEMA.getText();
		}
		O3FormSchema schema = new O3FormSchema(Part.SCHEMA.getText());
		schema.arrange(format);
		schema.replaceConcepts(concepts);
		return schema.toString();
	}

	private ProgressNoteFormat format() {
		String code = administrationService.getGlobalProperty(SessionNotesProperties.FORMAT,
				ProgressNoteFormat.SOAP.getCode());
		return ProgressNoteFormat.ofCode(code.trim()).orElseGet(() -> {
			log.warn("{} holds no format of a progress note; the form has the headings of a SOAP note",
					SessionNotesProperties.FORMAT);
			return ProgressNoteFormat.SOAP;
		});
	}

	private Map<String, String> ownConcepts() {
		Map<String, String> concepts = new HashMap<>();
		for (ProgressNoteConcept concept : ProgressNoteConcept.values()) {
			String own = administrationService.getGlobalProperty(concept.getGlobalProperty(), "").trim();
			if (!own.isEmpty() && !own.equals(concept.getUuid())) {
				concepts.put(concept.getUuid(), own);
			}
		}
		return concepts;
	}

	private void install(Form form, Part part, String text) {
		FormResource resource = formService.getFormResource(form, part.getResourceName());
		if (resource != null && !part.getClobUuid().equals(resource.getValueReference())) {
			log.info("{} of the form of the progress notes is an administrator's own and stays", part.getResourceName());
			return;
		}
		installText(part, text);
		if (resource == null) {
			attach(form, part);
		}
	}

	private void installText(Part part, String text) {
		ClobDatatypeStorage installed = datatypeService.getClobDatatypeStorageByUuid(part.getClobUuid());
		if (installed == null) {
			save(null, part.getClobUuid(), text);
		} else if (!text.equals(installed.getValue())) {
			ClobDatatypeStorage digest = datatypeService.getClobDatatypeStorageByUuid(part.getDigestUuid());
			if (digest == null || !digest.getValue().equals(sha256(installed.getValue()))) {
				log.warn(
						"{} of the form of the progress notes was changed by an administrator. It stays as it is; what this "
								+ "version of the module brings is not used",
						part.getResourceName());
				return;
			}
			save(installed, part.getClobUuid(), text);
		}
		// the digest is stored even if the text was already right, because the last start may have ended between saving the
		// text and storing the digest
		recordDigest(part, sha256(text));
	}

	private void recordDigest(Part part, String digest) {
		ClobDatatypeStorage recorded = datatypeService.getClobDatatypeStorageByUuid(part.getDigestUuid());
		if (recorded == null || !recorded.getValue().equals(digest)) {
			save(recorded, part.getDigestUuid(), digest);
		}
	}

	private void save(ClobDatatypeStorage existing, String uuid, String value) {
		ClobDatatypeStorage clob = existing != null ? existing : new ClobDatatypeStorage();
		clob.setUuid(uuid);
		clob.setValue(value);
		datatypeService.saveClobDatatypeStorage(clob);
	}

	/**
	 * Attaches a new resource to the form. An existing resource cannot be saved, because saving needs the class of the
	 * resource's datatype, and that class does not exist.
	 */
	private void attach(Form form, Part part) {
		FormResource resource = new FormResource();
		resource.setForm(form);
		resource.setName(part.getResourceName());
		resource.setDatatypeClassname(DATATYPE);
		resource.setValueReferenceInternal(part.getClobUuid());
		formService.saveFormResource(resource);
	}

	private static String read(String file) {
		return ModuleResources.text(O3FormInstaller.class, file);
	}

	static String sha256(String text) {
		return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
	}
}
