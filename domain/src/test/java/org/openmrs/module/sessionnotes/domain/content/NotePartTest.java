/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class NotePartTest {

	/** Notes that are sealed today hold these numbers for ever, and clients of REST send these codes. */
	@ParameterizedTest
	@CsvSource({"REFLECTIONS, reflections, 1", "EMOTIONAL_RESPONSES, emotionalResponses, 2", "HYPOTHESES, hypotheses, 3",
			"OTHER, other, 4", "COMMENT, comment, 5"})
	void aPartKeepsItsCodeAndItsNumber(NotePart part, String code, int storedAs) {
		assertThat(part.getCode()).isEqualTo(code);
		assertThat(part.storedAs()).isEqualTo(storedAs);
		assertThat(NotePart.ofCode(code)).isEqualTo(part);
		assertThat(NotePart.ofStored(storedAs)).isEqualTo(part);
	}

	@Test
	void noPartIsMissingFromThatTable() {
		assertThat(NotePart.values()).hasSize(5);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = {"", "Reflections", "REFLECTIONS", " other", "emotional_responses", "4"})
	void aCodeThatIsNoneExactlyIsRefused(String code) {
		assertThatThrownBy(() -> NotePart.ofCode(code)).isInstanceOf(RefusedException.class)
				.hasMessage("sessionnotes.error.content.unknownPart");
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 0, 6, 255})
	void aNumberThatNoPartHasIsRefused(int storedAs) {
		assertThatIllegalArgumentException().isThrownBy(() -> NotePart.ofStored(storedAs));
	}
}
