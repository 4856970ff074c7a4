/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.EmergencyReview;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;

/** The author can't be reached and a threat can't wait: 45 CFR 164.312(a)(2)(ii), 164.512(j)(1)(i). */
public class EmergencyReadingTest extends DisclosureContextTest {

	private String note;

	@BeforeEach
	public void writeANote() {
		note = write(NOW - 2 * DAY, "He named the place.");
	}

	@Test
	public void anotherTherapistReadsOnceAPrivacyOfficerApprovedAndTheAuthorSeesItAtOnce() {
		signInAs(OTHER_THERAPIST);
		Disclosure asked = disclose(emergency());
		assertThat(asked.getMaker()).isEqualTo(MakerRole.EMERGENCY);
		assertThat(reads()).isFalse();
		assertThatThrownBy(() -> decide(asked)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.disclosure.refused");

		signInAs(AUTHOR);
		assertThat(disclosures.getDisclosuresOfMyNotes(0, 10)).extracting(Disclosure::getUuid).contains(asked.getUuid());
		signInAs(PRIVACY_OFFICER);
		assertThat(decide(asked).getState(System.currentTimeMillis())).isEqualTo(DisclosureState.LIVE);

		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThat(reads()).isTrue();
		signInAs(SUPERVISOR);
		assertThat(reads()).isFalse();
		signInAs(AUTHOR);
		disclosures.revoke(asked.getUuid(), false);
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThat(reads()).isFalse();
	}

	@Test
	public void withoutAStatedEndItEndsAfterADay() {
		signInAs(OTHER_THERAPIST);
		NewDisclosure open = emergency().uuid(UUID.randomUUID().toString()).time(null, null);
		Disclosure asked = disclose(open);

		assertThat(asked.getEnd()).isEqualTo(asked.getMadeAt() + DAY);
		assertThat(disclose(open).getUuid()).as("the same request again").isEqualTo(asked.getUuid());
	}

	@Test
	public void itIsReviewedByAnOfficerOrTheAuthorAndNeverByWhoeverRead() {
		signInAs(OTHER_THERAPIST);
		Disclosure asked = disclose(emergency());
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getDisclosuresToReview(0, 10)).isEmpty();
		Disclosure approved = decide(asked);
		assertThat(approved.getReviewDue()).isEqualTo(approved.getApproval().getAt() + 3 * DAY);
		assertThat(disclosures.getDisclosuresToReview(0, 10)).extracting(Disclosure::getUuid)
				.containsExactly(asked.getUuid());

		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertStep(() -> disclosures.review(asked.getUuid(), true, "I was right."), DisclosureLifecycle.MAY_NOT_REVIEW);
		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> disclosures.review(asked.getUuid(), true, "Justified."))
				.isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertStep(() -> disclosures.review(asked.getUuid(), true, " "), DisclosureLifecycle.REVIEW_EMPTY);
		assertThat(disclosures.review(asked.getUuid(), false, "Nobody was called.").getReviewDue()).isNull();

		assertThat(disclosures.getDisclosuresToReview(0, 10)).isEmpty();
		signInAs(AUTHOR);
		EmergencyReview review = disclosures.getDisclosure(asked.getUuid()).get().getReview();
		assertThat(review.getComment()).isEqualTo("Nobody was called.");
		assertThat(review.isJustified()).isFalse();
		reauthentication.confirm(PASSWORD);
		assertStep(() -> disclosures.review(asked.getUuid(), true, "Too late."), DisclosureLifecycle.NOT_TO_REVIEW);
	}

	private static void assertStep(ThrowingCallable step, String refusal) {
		assertThatThrownBy(step).hasMessage("sessionnotes.error.disclosure.refused").isInstanceOfSatisfying(
				SessionNotesException.class,
				refused -> assertThat(refused.getFindings()).containsExactly(refusal));
	}

	@Test
	public void whoDoesNotWriteSuchNotesAsksForNone() {
		signInAs(NURSE);
		assertThatThrownBy(() -> disclose(emergency())).isInstanceOf(RuntimeException.class);
		assertThat(count("select count(*) from sessionnotes_disclosure")).isZero();
	}

	@Test
	public void anEmergencyOfTwoDaysOrOfAnAuthorNobodyTriedToReachIsNone() {
		signInAs(OTHER_THERAPIST);

		assertFindings(emergency().time(null, NOW + 2 * DAY), "EMERGENCY_TOO_LONG");
		assertFindings(emergency().evidence(threatened().with(EvidenceElement.AUTHOR_UNREACHABLE, null)),
				"AUTHOR_NOT_TRIED");
		assertFindings(emergency().toUser(uuidOf(SUPERVISOR)), "MAKER_MAY_NOT");
	}

	private void assertFindings(NewDisclosure asked, String finding) {
		assertThatThrownBy(() -> disclose(asked)).hasMessage("sessionnotes.error.disclosure.refused").isInstanceOfSatisfying(
				SessionNotesException.class,
				refused -> assertThat(refused.getFindings())
						.containsExactly("sessionnotes.disclosure.refused." + finding));
	}

	private boolean reads() {
		return service.getNote(note).isPresent();
	}
}
