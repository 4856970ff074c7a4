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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryEventTest {

	@ParameterizedTest
	@ValueSource(strings = {"none", "N.A.", "x", "XX", "no expiration date", "There is no end date", "without end",
			"does not expire", "Never ends.", "until I revoke", "until revoked in writing", "unless revoked sooner",
			"Upon my revocation", "valid until withdrawn by the client", "aucun", "Sans date de fin", "n’expire pas",
			"jusqu’à révocation", "jusqu’à ce que je la révoque par écrit", "ninguno", "sin fecha de vencimiento",
			"hasta revocación", "hasta que la revoque", "no caduca"})
	void aTextWithoutAnEventIsNone(String text) {
		assertThat(ExpiryEvent.isNone(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"end of treatment", "when the court revokes the guardianship",
			"no later than the end of treatment",
			"the client's discharge", "until the claim is settled", "fin de la thérapie", "jusqu’à la fin du procès",
			"hasta el alta", "el final del tratamiento", "2 years after the last session", "decision of the board"})
	void aTextWithAnEventIsNotNone(String text) {
		assertThat(ExpiryEvent.isNone(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"n/a", "None.", "NIL", "not applicable", "xxx", "sans objet", "Néant", "no procede", "sí"})
	void aTextThatAnswersNothingIsNoEvidence(String text) {
		assertThat(NoAnswer.isIn(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"7", "by telephone", "Dr. No", "known to the clinic since May", "passport",
			"non-profit register"})
	void aTextThatSaysSomethingIsEvidence(String text) {
		assertThat(NoAnswer.isIn(text)).isFalse();
	}
}
