/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.MessageTexts;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;

class MessagesTest {

	@ParameterizedTest
	@ValueSource(strings = {"", "_fr", "_es"})
	void everyMessageCodeHasItsText(String language) {
		MessageTexts.assertAreThere(language, codes());
	}

	private static List<String> codes() {
		return Stream.of(Arrays.stream(RestrictedKind.values()).map(RestrictedKind::getMessageCode),
				Arrays.stream(DisclosureBasis.values()).map(DisclosureBasis::getMessageCode),
				Arrays.stream(DisclosureState.values()).map(DisclosureState::getMessageCode),
				Arrays.stream(EvidenceElement.values()).map(EvidenceElement::getMessageCode),
				Arrays.stream(DisclosureCondition.values()).map(DisclosureCondition::getMessageCode),
				Arrays.stream(AccountingColumn.values()).map(AccountingColumn::getMessageCode),
				Arrays.stream(MakerRole.values()).map(role -> "sessionnotes.disclosure.maker." + role.name()),
				Arrays.stream(DisclosureBasis.values()).map(DisclosureBasis::getMessageCode)
						.flatMap(code -> Stream.of(code + ".for", code + ".notFor")),
				Arrays.stream(DisclosureBasis.values())
						.flatMap(basis -> DisclosureForm.of(basis).getQuestions().stream())
						.flatMap(MessagesTest::codesOf),
				DisclosureLifecycle.MESSAGE_CODES.stream()).flatMap(codes -> codes).toList();
	}

	private static Stream<String> codesOf(EvidenceQuestion question) {
		String code = "sessionnotes.evidence." + question.getElement();
		return Stream.concat(Stream.of(code, code + ".why"),
				question.getChoices().stream().map(choice -> code + "." + choice));
	}
}
