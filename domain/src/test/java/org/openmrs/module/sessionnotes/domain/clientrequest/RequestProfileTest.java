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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class RequestProfileTest {

	/** Written from the law. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ACCESS_COPY_DAYS | 30 | 45 CFR 164.524(b)(2)(i), READ
			ACCESS_INSPECTION_DAYS | 30 | 45 CFR 164.524(b)(2)(i), READ
			ACCESS_EXTENSION_DAYS | 30 | 45 CFR 164.524(b)(2)(ii), READ
			AMENDMENT_DAYS | 60 | 45 CFR 164.526(b)(2)(i), READ
			AMENDMENT_EXTENSION_DAYS | 30 | 45 CFR 164.526(b)(2)(ii), READ
			RETENTION_YEARS | 6 | 45 CFR 164.530(j)(2), READ
			REVIEW_DAYS | 15 | 45 CFR 164.524(d)(4), PRODUCT
			REVIEW_REFERRAL_DAYS | 3 | 45 CFR 164.524(d)(4), PRODUCT
			RELEASE_DAYS | 2 | 45 CFR 164.524(d)(4), PRODUCT
			ELECTRONIC_COPY_CENTS | 0 | 45 CFR 164.524(c)(4), PRODUCT
			""")
	void theUnitedStatesHaveTheDaysOfTheLaw(ProfileKey key, int value, String source) {
		assertThat(US.get(key)).isEqualTo(value);
		assertThat(US.getSource(key)).hasToString(source);
	}

	@Requirement("R-1.3")
	@ParameterizedTest
	@ValueSource(strings = {"us-ca", "us-tx"})
	void whatWasNotReadIsMarked(String name) {
		RequestProfile state = RequestProfile.shipped(name);

		assertThat(List.of(ProfileKey.ACCESS_COPY_DAYS, ProfileKey.ACCESS_INSPECTION_DAYS, ProfileKey.ACCESS_EXTENSION_DAYS))
				.allSatisfy(key -> assertThat(state.getSource(key).getCheck()).isEqualTo(RuleSource.Check.UNCHECKED));
		assertThat(state.getSource(ProfileKey.AMENDMENT_DAYS)).hasToString("45 CFR 164.526(b)(2)(i), READ");
		assertThat(state.getGrounds()).isEqualTo(US.getGrounds()).hasSize(9);
	}

	/** Of two values the one that favours the client counts: no law of a state can lengthen a deadline. */
	@Requirement("R-1.3")
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ACCESS_COPY_DAYS      | 45   | 30
			ACCESS_COPY_DAYS      | 10   | 10
			ACCESS_EXTENSION_DAYS | 90   | 30
			RETENTION_YEARS       | 3    | 6
			RETENTION_YEARS       | 7    | 7
			STATEMENT_CHARACTERS  | 100  | 6000
			""")
	void theStricterValueCounts(ProfileKey key, String stateValue, int counts) {
		RequestProfile state = RequestProfile.of("us-xx", lines(key + "=" + stateValue + " | read | Code 1"), US);

		assertThat(state.get(key)).isEqualTo(counts);
		assertThat(state.getSource(key).getCitation().equals("Code 1")).isEqualTo(counts == Integer.parseInt(stateValue));
	}

	@Requirement("R-1.15")
	@ParameterizedTest
	@EnumSource(AccessDenialGround.class)
	void aStateCanTakeAGroundAwayButNotAddOne(AccessDenialGround ground) {
		if (ground.isForPassages()) {
			RequestProfile without = RequestProfile.of("us-xx", lines("GROUND_" + ground + "=no | read | Code 1"), US);
			assertThat(without.allows(ground)).isFalse();
			assertThat(without.getGrounds()).doesNotContain(ground).hasSize(8);
			assertThat(
					RequestProfile.of("us-yy", lines("GROUND_" + ground + "=yes | read | Code 2"), without).allows(ground))
					.isFalse();
		} else {
			assertThat(US.allows(ground)).isFalse();
		}
	}

	/** a delay of signed notes is no value, so it cannot be set: what has no citation cannot be loaded. */
	@Requirement("R-1.24")
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			RELEASE_EMBARGO_DAYS=3 ! product ! Policy      | unknown
			EMBARGO_DAYS=3 ! product ! Policy              | unknown
			ACCESS_COPY_DAYS=3                             | uncited
			ACCESS_COPY_DAYS=3 ! read !                    | uncited
			ACCESS_COPY_DAYS=3 ! guessed ! Code 1          | uncited
			ACCESS_COPY_DAYS=soon ! read ! Code 1          | badValue
			ACCESS_COPY_DAYS=-3 ! read ! Code 1            | badValue
			GROUND_PRIVACY_ACT=maybe ! read ! Code 1       | badValue
			PRIVATE_NOTES=SOME ! read ! Code 1             | badValue
			LETTERS= ! read ! Code 1                       | badValue
			""")
	void aProfileThatSaysSomethingElseIsRefused(String line, String refused) {
		assertThatThrownBy(() -> RequestProfile.of("us-xx", lines(line.replace('!', '|')), US))
				.isInstanceOf(RefusedException.class).hasMessage("sessionnotes.requestProfile." + refused);
	}

	@Test
	void aProfileIsWhole() {
		assertThatThrownBy(() -> RequestProfile.of("xx", lines("ACCESS_COPY_DAYS=3 | read | Code 1"), null))
				.isInstanceOf(RefusedException.class).hasMessage(RequestProfile.INCOMPLETE);
	}

	@ParameterizedTest
	@ValueSource(strings = {"xx", "../us", "US", ""})
	void thereIsNoOtherProfile(String name) {
		assertThatThrownBy(() -> RequestProfile.shipped(name)).isInstanceOf(RefusedException.class)
				.hasMessage(RequestProfile.NO_PROFILE);
	}

	/** Where a law gives a right to confirmation, letters that neither confirm nor deny cannot be made. */
	@Requirement("R-1.22")
	@ParameterizedTest
	@EnumSource(PrivateNotesAccess.class)
	void theStandingParagraphIsForLawsThatAllowIt(PrivateNotesAccess access) {
		RequestProfile profile = RequestProfile.of("xx", lines("PRIVATE_NOTES=" + access + " | unchecked | GDPR Art. 15(1)"),
				US);

		assertThat(profile.getPrivateNotesAccess()).isEqualTo(access);
		if (access == PrivateNotesAccess.NONE) {
			assertThat(profile.getLetters("en").hasStandingParagraph()).isTrue();
		} else {
			assertThatThrownBy(() -> profile.getLetters("en")).isInstanceOf(RefusedException.class)
					.hasMessage(RequestProfile.NO_STANDING_PARAGRAPH);
		}
	}

	@Test
	void whatIsNoNumberIsNotRead() {
		assertThatThrownBy(() -> US.get(ProfileKey.LETTERS)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> US.get(ProfileKey.PAGE_CENTS)).isInstanceOf(IllegalArgumentException.class);
		assertThat(US.has(ProfileKey.PAGE_CENTS)).isFalse();
	}

	/** The rules of the profile that the files hold, and no line that is not one. */
	@ParameterizedTest
	@ValueSource(strings = {"us", "us-ca", "us-tx"})
	void everyLineOfTheFilesIsRead(String name) throws IOException {
		Properties file = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				getClass().getResourceAsStream("/requestprofiles/" + name + ".properties"), StandardCharsets.UTF_8)) {
			file.load(reader);
		}
		RequestProfile profile = RequestProfile.shipped(name);
		assertThat(file.stringPropertyNames()).isNotEmpty().allSatisfy(
				key -> assertThat(file.getProperty(key)).endsWith(profile.getSource(ProfileKey.valueOf(key)).getCitation()));
	}

	private static Properties lines(String line) {
		Properties lines = new Properties();
		lines.setProperty(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
		return lines;
	}
}
