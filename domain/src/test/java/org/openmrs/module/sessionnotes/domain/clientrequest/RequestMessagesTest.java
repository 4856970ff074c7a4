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

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.MessageTexts;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplates;

class RequestMessagesTest {

	/** The letters of a request for a copy; those on amendments have no names yet, because nothing sends them. */
	private static final String COPY_LETTERS = "COPY_.*|REVIEW_RESULT";

	@ParameterizedTest
	@ValueSource(strings = {"", "_fr", "_es"})
	void everyMessageCodeHasItsText(String language) {
		MessageTexts.assertAreThere(language, codes());
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
