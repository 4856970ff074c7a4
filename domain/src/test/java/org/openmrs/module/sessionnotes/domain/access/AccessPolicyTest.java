/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

	private static final String AUTHOR = "author";

	private final AccessPolicy policy = new AccessPolicy();

	/** Every combination there is; a dash stands for nobody. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			asks   | user   | signed in | privilege | note | decision
			person | author | author    | yes       | yes  | ORIGINATOR_TREATMENT
			person | author | author    | yes       | no   | UNKNOWN_NOTE
			person | author | author    | no        | yes  | NO_PRIVILEGE
			person | author | author    | no        | no   | NO_PRIVILEGE
			person | author | other     | yes       | yes  | NOT_SIGNED_IN_AS_USER
			person | author | other     | yes       | no   | NOT_SIGNED_IN_AS_USER
			person | author | other     | no        | yes  | NOT_SIGNED_IN_AS_USER
			person | author | other     | no        | no   | NOT_SIGNED_IN_AS_USER
			person | author | -         | yes       | yes  | NOT_SIGNED_IN_AS_USER
			person | author | -         | yes       | no   | NOT_SIGNED_IN_AS_USER
			person | author | -         | no        | yes  | NOT_SIGNED_IN_AS_USER
			person | author | -         | no        | no   | NOT_SIGNED_IN_AS_USER
			person | other  | author    | yes       | yes  | NOT_SIGNED_IN_AS_USER
			person | other  | author    | yes       | no   | NOT_SIGNED_IN_AS_USER
			person | other  | author    | no        | yes  | NOT_SIGNED_IN_AS_USER
			person | other  | author    | no        | no   | NOT_SIGNED_IN_AS_USER
			person | other  | other     | yes       | yes  | NOT_ENTITLED
			person | other  | other     | yes       | no   | UNKNOWN_NOTE
			person | other  | other     | no        | yes  | NO_PRIVILEGE
			person | other  | other     | no        | no   | NO_PRIVILEGE
			person | other  | -         | yes       | yes  | NOT_SIGNED_IN_AS_USER
			person | other  | -         | yes       | no   | NOT_SIGNED_IN_AS_USER
			person | other  | -         | no        | yes  | NOT_SIGNED_IN_AS_USER
			person | other  | -         | no        | no   | NOT_SIGNED_IN_AS_USER
			person | -      | author    | yes       | yes  | ANONYMOUS
			person | -      | author    | yes       | no   | ANONYMOUS
			person | -      | author    | no        | yes  | ANONYMOUS
			person | -      | author    | no        | no   | ANONYMOUS
			person | -      | other     | yes       | yes  | ANONYMOUS
			person | -      | other     | yes       | no   | ANONYMOUS
			person | -      | other     | no        | yes  | ANONYMOUS
			person | -      | other     | no        | no   | ANONYMOUS
			person | -      | -         | yes       | yes  | ANONYMOUS
			person | -      | -         | yes       | no   | ANONYMOUS
			person | -      | -         | no        | yes  | ANONYMOUS
			person | -      | -         | no        | no   | ANONYMOUS
			daemon | author | author    | yes       | yes  | DAEMON
			daemon | author | author    | yes       | no   | DAEMON
			daemon | author | author    | no        | yes  | DAEMON
			daemon | author | author    | no        | no   | DAEMON
			daemon | author | other     | yes       | yes  | DAEMON
			daemon | author | other     | yes       | no   | DAEMON
			daemon | author | other     | no        | yes  | DAEMON
			daemon | author | other     | no        | no   | DAEMON
			daemon | author | -         | yes       | yes  | DAEMON
			daemon | author | -         | yes       | no   | DAEMON
			daemon | author | -         | no        | yes  | DAEMON
			daemon | author | -         | no        | no   | DAEMON
			daemon | other  | author    | yes       | yes  | DAEMON
			daemon | other  | author    | yes       | no   | DAEMON
			daemon | other  | author    | no        | yes  | DAEMON
			daemon | other  | author    | no        | no   | DAEMON
			daemon | other  | other     | yes       | yes  | DAEMON
			daemon | other  | other     | yes       | no   | DAEMON
			daemon | other  | other     | no        | yes  | DAEMON
			daemon | other  | other     | no        | no   | DAEMON
			daemon | other  | -         | yes       | yes  | DAEMON
			daemon | other  | -         | yes       | no   | DAEMON
			daemon | other  | -         | no        | yes  | DAEMON
			daemon | other  | -         | no        | no   | DAEMON
			daemon | -      | author    | yes       | yes  | DAEMON
			daemon | -      | author    | yes       | no   | DAEMON
			daemon | -      | author    | no        | yes  | DAEMON
			daemon | -      | author    | no        | no   | DAEMON
			daemon | -      | other     | yes       | yes  | DAEMON
			daemon | -      | other     | yes       | no   | DAEMON
			daemon | -      | other     | no        | yes  | DAEMON
			daemon | -      | other     | no        | no   | DAEMON
			daemon | -      | -         | yes       | yes  | DAEMON
			daemon | -      | -         | yes       | no   | DAEMON
			daemon | -      | -         | no        | yes  | DAEMON
			daemon | -      | -         | no        | no   | DAEMON
			""")
	void aRequestIsDecidedAsTheTableSays(String asks, String user, String signedIn, String privilege, String note,
			String decision) {
		AccessRequest request = new AccessRequest(user, signedIn, asks.equals("daemon"), privilege.equals("yes"));

		AccessDecision decided = policy.decide(request, note.equals("yes") ? AUTHOR : null);

		assertThat(decided.isPermitted() ? decided.getGround().name() : decided.getReason().name()).isEqualTo(decision);
	}

	@Test
	void theAuthorIsPermittedOnTheOriginatorsGroundAndForNoReasonDenied() {
		AccessDecision decision = policy.decide(asThemselves(AUTHOR), AUTHOR);

		assertThat(decision.isPermitted()).isTrue();
		assertThat(decision.getGround()).isEqualTo(AccessGround.ORIGINATOR_TREATMENT);
		assertThat(decision.getReason()).isNull();
	}

	@Test
	void someoneElseIsDeniedOnNoGround() {
		AccessDecision decision = policy.decide(asThemselves("other"), AUTHOR);

		assertThat(decision.isPermitted()).isFalse();
		assertThat(decision.getReason()).isEqualTo(DenialReason.NOT_ENTITLED);
		assertThat(decision.getGround()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"Author", "AUTHOR", " author", "author ", "autho", "author2", "ａuthor"})
	void aUserWhoseUuidOnlyResemblesTheAuthorsIsDenied(String user) {
		assertThat(policy.decide(asThemselves(user), AUTHOR).getReason()).isEqualTo(DenialReason.NOT_ENTITLED);
	}

	@Test
	void aUserWhoseUuidOnlyResemblesThatOfWhoSignedInIsDenied() {
		assertThat(policy.decide(new AccessRequest(AUTHOR, "Author", false, true), AUTHOR).getReason())
				.isEqualTo(DenialReason.NOT_SIGNED_IN_AS_USER);
	}

	@Test
	void h5_anAccountThatIsNotWhatItWasAtTheSignInIsDeniedEverything() {
		AccessRequest changed = asThemselves(AUTHOR).inForce(false);

		assertThat(policy.reasonAgainst(changed)).isEqualTo(DenialReason.ACCOUNT_CHANGED);
		assertThat(policy.reasonAgainstOpening(changed)).isEqualTo(DenialReason.ACCOUNT_CHANGED);
		assertThat(policy.decide(changed, AUTHOR).getReason()).isEqualTo(DenialReason.ACCOUNT_CHANGED);
		assertThat(policy.reasonAgainst(changed.from("198.51.100.1").held(false).passwordConfirmed(true)))
				.isEqualTo(DenialReason.ACCOUNT_CHANGED);
	}

	/** What stands against a request before a note is looked at; "none" where nothing does. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			asks   | user   | signed in | privilege | reason
			person | author | author    | yes       | none
			person | other  | other     | yes       | none
			person | author | author    | no        | NO_PRIVILEGE
			person | author | other     | yes       | NOT_SIGNED_IN_AS_USER
			person | author | other     | no        | NOT_SIGNED_IN_AS_USER
			person | author | -         | yes       | NOT_SIGNED_IN_AS_USER
			person | -      | author    | yes       | ANONYMOUS
			person | -      | -         | yes       | ANONYMOUS
			person | -      | -         | no        | ANONYMOUS
			daemon | author | author    | yes       | DAEMON
			daemon | -      | -         | no        | DAEMON
			""")
	void theReasonAgainstARequestIsAsTheTableSays(String asks, String user, String signedIn, String privilege,
			String reason) {
		AccessRequest request = new AccessRequest(user, signedIn, asks.equals("daemon"), privilege.equals("yes"));

		assertThat(policy.reasonAgainst(request)).isEqualTo(reason.equals("none") ? null : DenialReason.valueOf(reason));
	}

	@ParameterizedTest
	@EnumSource(AccessGround.class)
	void everyGroundCitesItsSectionOfTheRule(AccessGround ground) {
		assertThat(ground.getCitation()).matches("45 CFR 164\\..+|42 CFR 2\\..+");
	}

	@Test
	void theOriginatorsGroundIsTheFirstExceptionOfTheRule() {
		assertThat(AccessGround.ORIGINATOR_TREATMENT.getCitation()).isEqualTo("45 CFR 164.508(a)(2)(i)(A)");
	}

	/** The log of every installation holds these names. */
	@Test
	void theNamesInTheLogStayTheSame() {
		assertThat(AccessGround.values()).extracting(Enum::name).contains("ORIGINATOR_TREATMENT", "AUTHORIZATION",
				"TRAINING", "LEGAL_DEFENSE", "HHS_COMPLIANCE", "REQUIRED_BY_LAW", "OVERSIGHT_OF_ORIGINATOR", "CORONER",
				"SERIOUS_THREAT", "SUD_ORIGINATOR_TREATMENT", "SUD_CONSENT", "SUD_COURT_ORDER");
		assertThat(DenialReason.values()).extracting(Enum::name).contains("ANONYMOUS", "DAEMON", "NOT_SIGNED_IN_AS_USER",
				"NO_PRIVILEGE", "NOT_ENTITLED", "SAME_PERSON", "UNKNOWN_NOTE");
	}

	private static AccessRequest asThemselves(String user) {
		return new AccessRequest(user, user, false, true);
	}
}
