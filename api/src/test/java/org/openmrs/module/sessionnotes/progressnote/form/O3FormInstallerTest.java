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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.openmrs.Form;
import org.openmrs.FormResource;
import org.openmrs.api.DatatypeService;
import org.openmrs.api.FormService;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.ClobDatatypeStorage;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteHeading;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.progressnote.form.O3FormInstaller.Part;
import org.springframework.beans.factory.annotation.Autowired;

public class O3FormInstallerTest extends SessionNotesContextTest {

	@Autowired
	private O3FormInstaller installer;

	@Autowired
	private FormService formService;

	@Autowired
	private DatatypeService datatypeService;

	@Test
	public void theFormIsPublishedWithItsSchemaAndThreeLanguages() {
		installer.install();
		Context.flushSession();
		Context.clearSession();

		Form form = form();
		assertThat(form.getName()).isEqualTo("Progress note");
		assertThat(form.getPublished()).isTrue();
		assertThat(form.getEncounterType().getUuid()).isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
		assertThat(formService.getFormResourcesForForm(form)).extracting(FormResource::getName).containsExactlyInAnyOrder(
				"JSON schema", "Progress note_translations_en", "Progress note_translations_fr",
				"Progress note_translations_es");
		for (Part part : Part.values()) {
			FormResource resource = formService.getFormResource(form, part.getResourceName());
			assertThat(resource.getDatatypeClassname()).isEqualTo("AmpathJsonSchema");
			assertThat(resource.getValueReference()).isEqualTo(part.getClobUuid());
			assertThat(clob(part).getValue()).isEqualTo(part.getText());
		}
	}

	@Test
	public void anotherStartChangesNothing() {
		installer.install();
		Context.flushSession();
		long clobs = count("select count(*) from clob_datatype_storage");

		installer.install();
		Context.flushSession();

		assertThat(count("select count(*) from clob_datatype_storage")).isEqualTo(clobs);
		assertThat(formService.getFormResourcesForForm(form())).hasSize(4);
	}

	@Test
	public void whatAnOlderVersionOfTheModuleInstalledIsReplaced() {
		installer.install();
		pretendThatAnOlderVersionInstalled("{\"name\":\"older\"}");

		installer.install();

		assertThat(clob(Part.SCHEMA).getValue()).isEqualTo(Part.SCHEMA.getText());
	}

	@Test
	public void aSecondUpgradeWorksToo() {
		installer.install();
		pretendThatAnOlderVersionInstalled("{\"name\":\"older\"}");
		installer.install();
		pretendThatAnOlderVersionInstalled("{\"name\":\"not so old\"}");

		installer.install();

		assertThat(clob(Part.SCHEMA).getValue()).isEqualTo(Part.SCHEMA.getText());
	}

	@Test
	public void whatAnAdministratorChangedStaysThroughEveryStart() {
		installer.install();
		pretendThatAnOlderVersionInstalled("{\"name\":\"older\"}");
		change(Part.SCHEMA, "{\"name\":\"ours\"}");
		change(Part.FRENCH, "{\"translations\":{}}");

		installer.install();
		installer.install();

		assertThat(clob(Part.SCHEMA).getValue()).isEqualTo("{\"name\":\"ours\"}");
		assertThat(clob(Part.FRENCH).getValue()).isEqualTo("{\"translations\":{}}");
		assertThat(clob(Part.SPANISH).getValue()).isEqualTo(Part.SPANISH.getText());
	}

	@Test
	public void anAdministratorWhoGoesBackToTheModulesTextGetsItsUpgradesAgain() {
		installer.install();
		change(Part.SCHEMA, "{\"name\":\"ours\"}");
		installer.install();
		change(Part.SCHEMA, Part.SCHEMA.getText());
		installer.install();
		pretendThatAnOlderVersionInstalled("{\"name\":\"older\"}");

		installer.install();

		assertThat(clob(Part.SCHEMA).getValue()).isEqualTo(Part.SCHEMA.getText());
	}

	/** The form builder of OpenMRS 3 saves a form as a new clob, and makes the resource anew. */
	@Test
	public void aSchemaThatTheFormBuilderSavedStays() {
		installer.install();
		formService.purgeFormResource(formService.getFormResource(form(), "JSON schema"));
		Context.flushSession();
		ClobDatatypeStorage built = new ClobDatatypeStorage();
		built.setUuid("00000000-0000-0000-0000-00000000bbbb");
		built.setValue("{\"name\":\"built\"}");
		datatypeService.saveClobDatatypeStorage(built);
		FormResource resource = new FormResource();
		resource.setForm(form());
		resource.setName("JSON schema");
		resource.setDatatypeClassname("AmpathJsonSchema");
		resource.setValueReferenceInternal(built.getUuid());
		formService.saveFormResource(resource);
		Context.flushSession();

		installer.install();
		Context.flushSession();

		assertThat(formService.getFormResource(form(), "JSON schema").getValueReference()).isEqualTo(built.getUuid());
		assertThat(built.getValue()).isEqualTo("{\"name\":\"built\"}");
	}

	@Test
	public void aFormThatAnAdministratorRenamedOrRetiredStaysSo() {
		installer.install();
		Form form = form();
		form.setName("Session record");
		form.setRetired(true);
		form.setRetireReason("by the administrator");
		formService.saveForm(form);

		installer.install();

		assertThat(form().getName()).isEqualTo("Session record");
		assertThat(form().getRetired()).isTrue();
	}

	@Test
	public void lockedFormsDoNotStopTheModule() {
		Context.getAdministrationService().setGlobalProperty("forms.locked", "true");

		installer.install();

		assertThat(form()).isNull();
	}

	@Test
	public void theFormHasTheHeadingsOfTheClinicsFormat() throws IOException {
		for (ProgressNoteFormat format : ProgressNoteFormat.values()) {
			Context.getAdministrationService().setGlobalProperty(SessionNotesProperties.FORMAT, format.getCode());

			installer.install();

			JsonNode pages = new ObjectMapper().readTree(clob(Part.SCHEMA).getValue()).get("pages");
			assertThat(pages).as(format.getCode()).hasSameSizeAs(format.getHeadings());
			for (int i = 0; i < pages.size(); i++) {
				ProgressNoteHeading heading = format.getHeadings().get(i);
				assertThat(pages.get(i).get("label").asText()).isEqualTo(O3FormSchema.title(heading));
				assertThat(pages.get(i).get("sections")).extracting(section -> section.get("element").asText())
						.containsExactlyElementsOf(
								heading.getElements().stream().map(ProgressNoteElement::getCode)
										.collect(Collectors.toList()));
			}
			assertThat(pages.at("/0/sections/0/questions/0/id").asText()).isEqualTo("legend");
			assertThat(sorted(pages.findValuesAsText("id"))).as("asked once, under ids that stay").isEqualTo(
					sorted(new ObjectMapper().readTree(Part.SCHEMA.getText()).findValuesAsText("id")));
		}
	}

	@Test
	public void theFormAsksWithTheClinicsOwnConcepts() throws IOException {
		String own = Context.getConceptService().getConcept(19).getUuid();
		Context.getAdministrationService().setGlobalProperty(ProgressNoteConcept.PLAN.getGlobalProperty(), own);

		installer.install();

		assertThat(new ObjectMapper().readTree(clob(Part.SCHEMA).getValue()).findValuesAsText("concept")).contains(own)
				.doesNotContain(ProgressNoteConcept.PLAN.getUuid());
	}

	/** The addendum is written when the note is signed already, and never by a form. */
	@Test
	public void theFormAsksForEveryConceptWithAllItsAnswers() throws IOException {
		Map<String, JsonNode> questions = new HashMap<>();
		for (JsonNode options : new ObjectMapper().readTree(Part.SCHEMA.getText()).findValues("questionOptions")) {
			if (options.has("concept")) {
				assertThat(questions.put(options.get("concept").asText(), options)).as("asked once").isNull();
			}
		}

		assertThat(questions.keySet()).isEqualTo(Arrays.stream(ProgressNoteConcept.values())
				.filter(concept -> concept != ProgressNoteConcept.ADDENDUM).map(ProgressNoteConcept::getUuid)
				.collect(Collectors.toSet()));
		for (ProgressNoteConcept concept : ProgressNoteConcept.values()) {
			if (concept != ProgressNoteConcept.ADDENDUM) {
				assertThat(questions.get(concept.getUuid()).path("answers").findValuesAsText("concept")).as(concept.getKey())
						.containsExactlyElementsOf(
								concept.getAnswers().stream().map(ProgressNoteAnswer::getUuid).collect(Collectors.toList()));
			}
		}
	}

	@Test
	public void everyWordOfTheFormIsTranslated() throws IOException {
		TreeSet<String> words = new TreeSet<>();
		for (JsonNode text : words(new ObjectMapper().readTree(Part.SCHEMA.getText()).get("pages"))) {
			words.add(text.asText());
		}
		for (ProgressNoteFormat format : ProgressNoteFormat.values()) {
			format.getHeadings().forEach(heading -> words.add(O3FormSchema.title(heading)));
		}
		for (Part part : new Part[]{Part.ENGLISH, Part.FRENCH, Part.SPANISH}) {
			JsonNode translations = new ObjectMapper().readTree(part.getText()).get("translations");
			TreeSet<String> keys = new TreeSet<>();
			translations.fieldNames().forEachRemaining(keys::add);
			assertThat(keys).as(part.getResourceName()).isEqualTo(words);
			assertThat(translations).allSatisfy(translation -> assertThat(translation.asText()).isNotBlank());
		}
	}

	/** i18next takes what stands before a colon for a namespace. */
	@Test
	public void noWordOfTheFormHoldsAColon() throws IOException {
		assertThat(words(new ObjectMapper().readTree(Part.SCHEMA.getText()).get("pages")))
				.allSatisfy(word -> assertThat(word.asText()).doesNotContain(":"));
	}

	private static List<JsonNode> words(JsonNode pages) {
		List<JsonNode> words = new ArrayList<>(pages.findValues("label"));
		words.addAll(pages.findValues("questionInfo"));
		pages.findValues("value").forEach(lines -> lines.forEach(words::add));
		return words;
	}

	private static List<String> sorted(List<String> texts) {
		return texts.stream().sorted().collect(Collectors.toList());
	}

	private Form form() {
		return formService.getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
	}

	private ClobDatatypeStorage clob(Part part) {
		return datatypeService.getClobDatatypeStorageByUuid(part.getClobUuid());
	}

	private void change(Part part, String text) {
		ClobDatatypeStorage clob = clob(part);
		clob.setValue(text);
		datatypeService.saveClobDatatypeStorage(clob);
		Context.flushSession();
	}

	private void pretendThatAnOlderVersionInstalled(String text) {
		change(Part.SCHEMA, text);
		ClobDatatypeStorage digest = datatypeService.getClobDatatypeStorageByUuid(Part.SCHEMA.getDigestUuid());
		digest.setValue(O3FormInstaller.sha256(text));
		datatypeService.saveClobDatatypeStorage(digest);
		Context.flushSession();
	}
}
