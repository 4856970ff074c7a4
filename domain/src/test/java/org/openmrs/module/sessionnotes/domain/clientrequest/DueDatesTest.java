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
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.RECEIVED_ON;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.STEP;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.US;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.access;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.amendment;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.assertRefused;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.decided;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.nothingWithheld;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.partial;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.received;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.Letters;

class DueDatesTest {

	@Requirement("R-1.3")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			profile | means   | due        | latest
			us      | COPY    | 2026-03-31 | 2026-04-30
			us      | INSPECT | 2026-03-31 | 2026-04-30
			us      | BOTH    | 2026-03-31 | 2026-04-30
			us-ca   | COPY    | 2026-03-16 | 2026-03-16
			us-ca   | INSPECT | 2026-03-06 | 2026-03-06
			us-ca   | BOTH    | 2026-03-06 | 2026-03-06
			us-tx   | COPY    | 2026-03-16 | 2026-03-16
			us-tx   | BOTH    | 2026-03-16 | 2026-03-16
			""")
	void aCopyIsDueByTheEarlierLaw(String profile, CopyMeans means, LocalDate due, LocalDate latest) {
		DueDates dates = new DueDates(received(access().copyWish(CopyWish.allNotes().withMeans(means))),
				RequestProfile.shipped(profile));

		assertThat(dates.getFirstDue()).isEqualTo(dates.getDue()).isEqualTo(due);
		assertThat(dates.getLatest()).isEqualTo(latest);
	}

	@Requirement("R-2.1")
	@Test
	void anAmendmentIsDueInSixtyDays() {
		DueDates dates = new DueDates(received(amendment()), RequestProfile.shipped("us-ca"));

		assertThat(dates.getDue()).isEqualTo("2026-04-30");
		assertThat(dates.getLatest()).isEqualTo("2026-05-30");
	}

	@Requirement("R-1.3")
	@ParameterizedTest
	@CsvSource({"19, 0", "20, 1", "26, 1", "27, 2", "30, 2", "31, 2"})
	void theClinicIsWarnedBefore(int day, int warnings) {
		assertThat(new DueDates(received(access()), US).countWarnings(RECEIVED_ON.plusDays(day))).isEqualTo(warnings);
		ClientRequest granted = decided(nothingWithheld());
		assertThat(new DueDates(granted, US).countWarnings(RECEIVED_ON.plusDays(day))).isEqualTo(warnings);
		assertThat(
				new DueDates(RequestLifecycle.release(granted, STEP.getOn()), US).countWarnings(RECEIVED_ON.plusDays(day)))
				.isZero();
	}

	@Requirement("R-1.5")
	@Test
	void aLateAnswerIsReported() {
		ClientRequest open = received(access());
		assertThat(new DueDates(open, US).isLate(RECEIVED_ON.plusDays(30))).isFalse();
		assertThat(new DueDates(open, US).isLate(RECEIVED_ON.plusDays(31))).isTrue();
		ClientRequest granted = decided(nothingWithheld());
		assertThat(new DueDates(granted, US).isLate(RECEIVED_ON.plusDays(30))).isFalse();
		assertThat(new DueDates(granted, US).isLate(RECEIVED_ON.plusDays(31))).isTrue();
		ClientRequest released = RequestLifecycle.release(granted, RECEIVED_ON.plusDays(30));
		assertThat(new DueDates(released, US).isLate(RECEIVED_ON.plusDays(99))).isFalse();
		assertThat(new DueDates(RequestLifecycle.release(granted, RECEIVED_ON.plusDays(31)), US)
				.isLate(RECEIVED_ON.plusDays(31))).isTrue();
		ClientRequest late = RequestLifecycle.decide(open, nothingWithheld(), Letters.letter(LetterKind.COPY_GIVEN),
				new StepBy("officer", RECEIVED_ON.plusDays(31)), US);
		assertThat(new DueDates(late, US).isLate(RECEIVED_ON.plusDays(99))).isTrue();
	}

	@Requirement("R-1.4")
	@Test
	void noExtensionIsTakenWhereTheLawHasNone() {
		Extension extension = new Extension("Flood.", RECEIVED_ON.plusDays(16), BlockingException.INFEASIBLE);

		assertRefused(() -> RequestLifecycle.extend(received(access()), extension, Letters.letter(LetterKind.COPY_EXTENDED),
				STEP, RequestProfile.shipped("us-ca")), RequestRule.NO_EXTENSION, RequestRule.EXTENSION_DATE_WRONG);
	}

	@Requirement("R-1.18")
	@Test
	void aReviewHasItsDays() {
		ClientRequest asked = RequestLifecycle.askReview(decided(partial(AccessDenialGround.OTHER_PERSON_HARMED)), STEP);
		ReviewOfDenial review = Requests.review(asked, true);
		ClientRequest reviewed = RequestLifecycle.review(asked, review, Requests.letterOn(review), STEP);

		assertThat(new DueDates(asked, US).getReferralDue()).isEqualTo(STEP.getOn().plusDays(3));
		assertThat(new DueDates(asked, US).getReviewDue()).isEqualTo(STEP.getOn().plusDays(15));
		assertThat(new DueDates(asked, US).getReleaseDue()).isNull();
		assertThat(new DueDates(reviewed, US).getReleaseDue()).isEqualTo(STEP.getOn().plusDays(2));
		assertThat(new DueDates(received(access()), US).getReviewDue()).isNull();
	}

	@Requirement("R-2.8")
	@Test
	void papersAreRetainedSixYearsFromTheirLastEffect() {
		assertThat(new DueDates(received(amendment()), US).getRetainedUntil(LocalDate.of(2026, 3, 1)))
				.isEqualTo("2032-03-01");
	}
}
