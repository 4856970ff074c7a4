/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.MessageTexts;

class MessagesTest {

	@Test
	void everyMessageCodeHasItsEnglishText() {
		MessageTexts.assertAreThere("", codes());
	}

	private static List<String> codes() {
		List<String> codes = new ArrayList<>();
		Arrays.stream(ProgressNoteElement.values()).forEach(element -> codes.add(element.getMessageCode()));
		Arrays.stream(ProgressNoteField.values()).forEach(field -> codes.add(field.getMessageCode()));
		Arrays.stream(ProgressNoteFormat.values())
				.forEach(format -> format.getHeadings().forEach(heading -> codes.add(heading.getMessageCode())));
		Arrays.stream(ProgressNoteState.values()).forEach(state -> codes.add(state.getMessageCode()));
		Stream.of("contradictory", "endBeforeStart", "durationNegative")
				.forEach(reason -> codes.add("sessionnotes.error.progressNote.time." + reason));
		Stream.of("alreadySigned", "notSigned", "notAwaiting", "notFinal", "final")
				.forEach(reason -> codes.add("sessionnotes.error.progressNote.step." + reason));
		Hints.all().forEach(rule -> codes.add("sessionnotes.hint." + rule.getCode()));
		CompletenessTest.oneFlaw().forEach(flaw -> codes.add(((Finding) flaw.get()[1]).getMessageCode()));
		codes.add("sessionnotes.implausible.durationZero");
		codes.add("sessionnotes.implausible.durationOverEightHours");
		return codes;
	}
}
