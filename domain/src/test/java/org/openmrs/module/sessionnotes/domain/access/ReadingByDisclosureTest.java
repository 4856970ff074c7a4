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

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingByDisclosureTest {

	private static final long NOW = 1000;

	private final AccessPolicy policy = new AccessPolicy();

	/** A dash stands for nobody. The disclosure, where there is one, is the reader's and open now. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
			asks   | user   | signed in | privilege | note | disclosure | decision
			person | author | author    | yes       | yes  | none       | ORIGINATOR_TREATMENT
			person | author | author    | yes       | yes  | covers     | ORIGINATOR_TREATMENT
			person | author | author    | no        | yes  | covers     | NO_PRIVILEGE
			person | reader | reader    | yes       | yes  | covers     | TRAINING
			person | reader | reader    | yes       | yes  | none       | NOT_ENTITLED
			person | reader | reader    | yes       | yes  | other note | NOT_ENTITLED
			person | reader | reader    | yes       | yes  | no ground  | NOT_ENTITLED
			person | reader | reader    | yes       | no   | covers     | UNKNOWN_NOTE
			person | reader | reader    | no        | yes  | covers     | NO_PRIVILEGE
			person | reader | admin     | yes       | yes  | covers     | NOT_SIGNED_IN_AS_USER
			person | reader | -         | yes       | yes  | covers     | NOT_SIGNED_IN_AS_USER
			person | admin  | reader    | yes       | yes  | covers     | NOT_SIGNED_IN_AS_USER
			person | admin  | admin     | yes       | yes  | covers     | NOT_ENTITLED
			person | -      | reader    | yes       | yes  | covers     | ANONYMOUS
			daemon | reader | reader    | yes       | yes  | covers     | DAEMON
			daemon | -      | -         | yes       | yes  | covers     | DAEMON
			""")
	void aReadingIsDecidedAsTheTableSays(String asks, String user, String signedIn, String privilege, String note,
			String disclosure, String decision) {
		AccessRequest request = new AccessRequest(user, signedIn, asks.equals("daemon"), privilege.equals("yes"));
		List<Entitlement> entitlements = disclosure.equals("none") ? List.of() : List.of(toReader(disclosure));

		AccessDecision decided = policy.decideReading(request,
				note.equals("yes") ? note(RestrictedKind.PSYCHOTHERAPY_NOTE) : null, entitlements, NOW);

		assertThat(decided.isPermitted() ? decided.getGround().name() : decided.getReason().name()).isEqualTo(decision);
	}

	@Test
	void itIsAskedForThisVeryMoment() {
		assertThat(policy.decideReading(asks("reader"), note(RestrictedKind.PSYCHOTHERAPY_NOTE),
				List.of(toReader("covers")), NOW + 1).getReason()).isEqualTo(DenialReason.NOT_ENTITLED);
	}

	@Test
	void theFirstThatEntitlesIsTheOneThatTheReaderReadsBy() {
		Entitlement other = toReader("other note");
		Entitlement first = toReader("covers");
		Entitlement second = toReader("covers");

		assertThat(policy.decideReading(asks("reader"), note(RestrictedKind.PSYCHOTHERAPY_NOTE),
				List.of(other, first, second), NOW).getEntitlement()).isSameAs(first);
	}

	@ParameterizedTest
	@EnumSource(RestrictedKind.class)
	void theAuthorReadsOnTheirOwnGroundAndByNoDisclosure(RestrictedKind kind) {
		AccessDecision decision = policy.decideReading(asks("author"), note(kind), List.of(toReader("covers")), NOW);

		assertThat(decision.getGround()).isEqualTo(kind.getOriginatorGround());
		assertThat(decision.getEntitlement()).isNull();
	}

	private static AccessRequest asks(String user) {
		return new AccessRequest(user, user, false, true);
	}

	private static RestrictedNote note(RestrictedKind kind) {
		return new RestrictedNote(kind, "author", "patient", "note", 1);
	}

	private static Entitlement toReader(String how) {
		return new Entitlement() {

			@Override
			public boolean asksForPassword() {
				return false;
			}

			@Override
			public String getUuid() {
				return "uuid";
			}

			@Override
			public AccessGround getGround() {
				return how.equals("no ground") ? null : AccessGround.TRAINING;
			}

			@Override
			public boolean covers(RestrictedNote note) {
				return !how.equals("other note");
			}

			@Override
			public boolean isOpenTo(String userUuid, long moment) {
				return "reader".equals(userUuid) && moment == NOW;
			}
		};
	}
}
