/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplates;

class RequestMessagesTest {

	private static final Path MESSAGES = Path.of(System.getProperty("basedir", "."), "..", "api", "src", "main",
			"resources");

	/** The letters of a request for a copy; those on amendments have no names yet, because nothing sends them. */
	private static final String COPY_LETTERS = "COPY_.*|REVIEW_RESULT";

	@ParameterizedTest
	@ValueSource(strings = {"", "_fr", "_es"})
	void everyMessageCodeHasItsText(String language) throws IOException {
		Properties messages = new Properties();
		try (Reader file = Files.newBufferedReader(MESSAGES.resolve("messages" + language + ".properties"))) {
			messages.load(file);
		}

		assertThat(codes()).allSatisfy(code -> assertThat(messages.getProperty(code)).as(code).isNotBlank());
	}

	private static List<String> codes() {
		return Stream.of(Arrays.stream(RequestRule.values()).map(RequestRule::getMessageCode),
				Arrays.stream(RequestState.values()).map(RequestState::getMessageCode),
				Arrays.stream(RequestKind.values()).map(RequestKind::getMessageCode),
				Arrays.stream(AccessDenialGround.values()).map(AccessDenialGround::getMessageCode),
				Arrays.stream(GroundFact.values()).map(GroundFact::getMessageCode),
				Arrays.stream(LetterKind.values())
						.filter(kind -> kind.name().matches(COPY_LETTERS)).map(LetterKind::getMessageCode),
				Arrays.stream(LetterElement.values()).filter(element -> !element.isStatement())
						.map(LetterElement::getMessageCode),
				Stream.of(LetterTemplates.NO_TEMPLATE, "sessionnotes.letter.namesPrivateNotes",
						"sessionnotes.letter.notText"))
				.flatMap(codes -> codes).toList();
	}
}
