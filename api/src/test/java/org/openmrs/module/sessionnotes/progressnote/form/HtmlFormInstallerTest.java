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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Form;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class HtmlFormInstallerTest extends SessionNotesContextTest {

	@Autowired
	private HtmlFormInstaller asOnAServer;

	private AdministrationService administrationService;

	private FormsInMemory forms;

	private HtmlFormInstaller installer;

	/** What htmlformentry would keep for the one form of these tests; the platform trims what it saves. */
	private static final class FormsInMemory implements HtmlForms {

		private boolean there = true;

		private String text;

		private int saved;

		@Override
		public boolean areThere() {
			return there;
		}

		@Override
		public String textOf(Form form) {
			return text;
		}

		@Override
		public void save(Form form, String newText) {
			assertThat(form.getUuid()).isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
			text = newText.trim();
			saved++;
		}
	}

	@BeforeEach
	public void makeInstaller() {
		administrationService = Context.getAdministrationService();
		forms = new FormsInMemory();
		installer = new HtmlFormInstaller(forms, Context.getFormService(), Context.getEncounterService(),
				administrationService);
	}

	@Test
	public void withoutHtmlFormEntryNothingIsMade() {
		asOnAServer.install();
		forms.there = false;
		installer.install();

		assertThat(forms.text).isNull();
		assertThat(administrationService.getGlobalProperty(HtmlFormInstaller.DIGEST_PROPERTY)).isNull();
	}

	@Test
	public void itIsInstalledOnceForTheFormOfTheProgressNote() {
		installer.install();
		installer.install();

		Form form = Context.getFormService().getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID);
		assertThat(form.getPublished()).isTrue();
		assertThat(form.getEncounterType().getUuid()).isEqualTo(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID);
		assertThat(forms.text).isEqualTo(HtmlFormInstaller.shippedText());
		assertThat(forms.saved).isEqualTo(1);
	}

	@Test
	public void whatAnOlderVersionInstalledIsReplaced() {
		anOlderVersionInstalled("<htmlform>older</htmlform>");

		installer.install();

		assertThat(forms.text).isEqualTo(HtmlFormInstaller.shippedText());
	}

	@Test
	public void aSecondUpgradeWorksToo() {
		installer.install();
		anOlderVersionInstalled("<htmlform>not so old</htmlform>");

		installer.install();

		assertThat(forms.text).isEqualTo(HtmlFormInstaller.shippedText());
	}

	@Test
	public void whatAnAdministratorChangedStaysThroughEveryStart() {
		anOlderVersionInstalled("<htmlform>older</htmlform>");
		forms.text = "<htmlform>ours</htmlform>";

		installer.install();
		installer.install();

		assertThat(forms.text).isEqualTo("<htmlform>ours</htmlform>");
	}

	@Test
	public void aFormThatSomebodyElseMadeStays() {
		forms.text = "<htmlform>theirs</htmlform>";

		installer.install();

		assertThat(forms.text).isEqualTo("<htmlform>theirs</htmlform>");
	}

	@Test
	public void aFormThatWasTakenAwayComesBackOnlyWhenAskedFor() {
		installer.install();
		forms.text = null;

		installer.install();
		assertThat(forms.text).isNull();

		administrationService.setGlobalProperty(HtmlFormInstaller.DIGEST_PROPERTY, "");
		installer.install();
		assertThat(forms.text).isEqualTo(HtmlFormInstaller.shippedText());
	}

	@Test
	public void aStartThatEndedBeforeTheDigestWasStoredIsMadeGood() {
		forms.text = HtmlFormInstaller.shippedText();

		installer.install();

		assertThat(administrationService.getGlobalProperty(HtmlFormInstaller.DIGEST_PROPERTY))
				.isEqualTo(DigestUtils.sha256Hex(forms.text));
	}

	@Test
	public void lockedFormsDoNotStopTheModule() {
		administrationService.setGlobalProperty("forms.locked", "true");

		installer.install();

		assertThat(forms.text).isNull();
	}

	@Test
	public void theClinicsOwnConceptsStandInTheForm() {
		String own = Context.getConceptService().getConcept(19).getUuid();
		administrationService.setGlobalProperty(ProgressNoteConcept.PLAN.getGlobalProperty(), own);

		installer.install();

		assertThat(forms.text).contains(own).doesNotContain(ProgressNoteConcept.PLAN.getUuid());
	}

	@Test
	public void theFormAsksForEachElementWithAllAnswers() throws Exception {
		List<String> asked = new ArrayList<>();
		elements("obs").forEach(obs -> asked.add(obs.getAttribute("conceptId")));
		elements("obsgroup").forEach(group -> asked.add(group.getAttribute("groupingConceptId")));
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			if (question == ProgressNoteConcept.ADDENDUM) {
				assertThat(asked).as("written by the service alone").doesNotContain(question.getUuid());
			} else {
				assertThat(asked).as(question.getKey()).containsOnlyOnce(question.getUuid());
			}
			for (ProgressNoteAnswer answer : question.getAnswers()) {
				assertThat(answersOf(question)).as(question.getKey()).contains(answer.getUuid());
			}
		}
	}

	@Test
	public void everyWordOfTheFormIsInThreeLanguages() throws Exception {
		TreeSet<String> codes = new TreeSet<>();
		for (Element code : elements("code")) {
			codes.add(code.getAttribute("name"));
			List<String> languages = new ArrayList<>();
			for (Element variant : children(code, "variant")) {
				languages.add(variant.getAttribute("locale"));
				assertThat(variant.getAttribute("value")).as(code.getAttribute("name")).isNotBlank();
			}
			assertThat(languages).as(code.getAttribute("name")).containsExactly("en", "fr", "es");
		}
		TreeSet<String> used = new TreeSet<>();
		Matcher code = Pattern.compile("fn\\.message\\('(\\w+)'\\)|(?:Code|Codes| code)=\"([\\w,]+)\"")
				.matcher(HtmlFormInstaller.shippedText());
		while (code.find()) {
			used.addAll(Arrays.asList((code.group(1) != null ? code.group(1) : code.group(2)).split(",")));
		}
		assertThat(codes).isEqualTo(used);
	}

	private List<String> answersOf(ProgressNoteConcept question) throws Exception {
		List<String> answers = new ArrayList<>();
		for (Element obs : elements("obs")) {
			if (obs.getAttribute("conceptId").equals(question.getUuid())) {
				answers.addAll(Arrays.asList(obs.getAttribute("answerConceptIds").split(",")));
				if (obs.getAttribute("answerConceptId").equals("{concept}")) {
					elements("render").forEach(render -> answers.add(render.getAttribute("concept")));
				}
			}
		}
		return answers;
	}

	private static List<Element> elements(String name) throws Exception {
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(HtmlFormInstaller.shippedText().getBytes(StandardCharsets.UTF_8)));
		return children(document.getDocumentElement(), name);
	}

	private static List<Element> children(Element parent, String name) {
		NodeList nodes = parent.getElementsByTagName(name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	private void anOlderVersionInstalled(String text) {
		forms.text = text;
		administrationService.setGlobalProperty(HtmlFormInstaller.DIGEST_PROPERTY,
				DigestUtils.sha256Hex(text));
	}
}
