/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyMeans;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestLifecycle;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestProfile;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requests;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;
import org.openmrs.module.sessionnotes.domain.clientrequest.SummaryAgreement;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class FeeTest {

	private static final LocalDate DAY = Requests.STEP.getOn();

	private static final CopyWish PAPER = CopyWish.allNotes().withForm(CopyFormat.PAPER, CopyDelivery.POST, false);

	/** Every line there is, written from 45 CFR 164.524(c)(4), and the copies for which it may be asked. */
	@Requirement("R-1.12")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			line     | citation                  | paper by post | paper picked up | file on a medium | file in the portal | inspection
			LABOR    | 45 CFR 164.524(c)(4)(i)   | true          | true            | true             | true               | false
			SUPPLIES | 45 CFR 164.524(c)(4)(ii)  | true          | true            | true             | false              | false
			POSTAGE  | 45 CFR 164.524(c)(4)(iii) | true          | false           | false            | false              | false
			SUMMARY  | 45 CFR 164.524(c)(4)(iv)  | false         | false           | false            | false              | false
			""")
	void theLinesAreThoseOfTheLaw(FeeLine line, String citation, boolean post, boolean pickedUp, boolean medium,
			boolean portal, boolean inspection) {
		assertThat(line.getSource()).hasToString(citation + ", READ");
		assertThat(line.isAllowedFor(PAPER)).isEqualTo(post);
		assertThat(line.isAllowedFor(PAPER.withForm(CopyFormat.PAPER, CopyDelivery.PICK_UP, false))).isEqualTo(pickedUp);
		assertThat(line.isAllowedFor(PAPER.withForm(CopyFormat.PDF, CopyDelivery.PORTABLE_MEDIUM, false))).isEqualTo(medium);
		assertThat(line.isAllowedFor(PAPER.withForm(CopyFormat.PDF, CopyDelivery.PORTAL, false))).isEqualTo(portal);
		assertThat(line.isAllowedFor(CopyWish.allNotes().withMeans(CopyMeans.INSPECT))).isEqualTo(inspection);
		assertThat(Arrays.stream(FeeLine.values()).map(Enum::name))
				.noneMatch(name -> name.matches(".*(SEARCH|RETRIEV|PORTAL).*"));
	}

	@Requirement({"R-1.11", "R-1.12"})
	@Test
	void aSummaryCostsOnlyWhatTheClientAgreedTo() {
		assertThat(FeeLine.SUMMARY.isAllowedFor(PAPER.withSummary(null))).isFalse();
		assertThat(FeeLine.SUMMARY.isAllowedFor(PAPER.withSummary(new SummaryAgreement(DAY, DAY)))).isTrue();
	}

	@Requirement("R-1.12")
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
			line     | cents | told       | cents a page | refused
			LABOR    | 400   | 2026-03-11 | -            | -
			LABOR    | 400   | 2026-03-12 | -            | notTold
			LABOR    | 400   | -          | -            | notTold
			LABOR    | -1    | 2026-03-11 | -            | amountWrong
			LABOR    | 250   | 2026-03-11 | 25           | -
			LABOR    | 251   | 2026-03-11 | 25           | abovePageLimit
			SUPPLIES | 251   | 2026-03-11 | 25           | abovePageLimit
			POSTAGE  | 999   | 2026-03-11 | 25           | -
			SUMMARY  | 10    | 2026-03-11 | -            | lineNotAllowed
			SUMMARY  | 0     | -          | -            | -
			""")
	void aFeeIsToldBeforeAndLimited(FeeLine line, int cents, LocalDate told, Integer pageCents, String refused) {
		Properties limit = new Properties();
		if (pageCents != null) {
			limit.setProperty("PAGE_CENTS", pageCents + " | unchecked | Code 1");
		}
		RequestProfile profile = RequestProfile.of("us-xx", limit, Requests.US);
		if (refused == null) {
			assertThat(Fee.of(Map.of(line, cents), told, DAY, PAPER, 10, profile).getTotal()).isEqualTo(cents);
		} else {
			assertThatThrownBy(() -> Fee.of(Map.of(line, cents), told, DAY, PAPER, 10, profile))
					.isInstanceOf(RefusedException.class).hasMessage("sessionnotes.clientCopy.fee." + refused);
		}
	}

	@Requirement("R-1.12")
	@Test
	void anElectronicCopyFromHereIsFree() {
		assertThatThrownBy(() -> Fee.of(Map.of(FeeLine.LABOR, 1), DAY, DAY, CopyWish.allNotes(), 0, Requests.US))
				.isInstanceOf(RefusedException.class).hasMessage(Fee.ABOVE_ELECTRONIC);
		assertThat(Fee.none().getTotal()).isZero();
	}

	@Requirement("R-1.23")
	@Test
	void theClinicSeesHowLongClientsWaited() {
		ClientRequest ten = RequestLifecycle.release(Requests.decided(Requests.nothingWithheld()), DAY);
		ClientRequest twenty = RequestLifecycle.release(Requests.decided(Requests.nothingWithheld()), DAY.plusDays(10));
		ClientRequest open = Requests.received(Requests.access());
		ClientRequest amendment = Requests.received(Requests.amendment());

		ReleaseTimes times = new ReleaseTimes(List.of(twenty, open, ten, amendment), Requests.US, DAY.plusDays(90));
		assertThat(times.getMedian()).isEqualTo(15);
		assertThat(times.getLate()).containsExactly(open);
		assertThat(new ReleaseTimes(List.of(ten, twenty, twenty), Requests.US, DAY).getMedian()).isEqualTo(20);
		assertThat(new ReleaseTimes(List.of(open), Requests.US, DAY).getMedian()).isNull();
		assertThat(new ReleaseTimes(List.of(open), Requests.US, DAY).getLate()).isEmpty();
	}

	@Requirement("R-1.20")
	@Test
	void everyTherapistOfASessionIsAsked() {
		List<String> sessions = List.of("ann", "bob", "ann", "carl");

		assertThat(TherapistQuestion.askedOf(CopyWish.allNotes().withPrivateNotesAsked(), sessions))
				.containsExactly("ann", "bob", "carl");
		assertThat(TherapistQuestion.askedOf(CopyWish.allNotes(), sessions)).isEmpty();
		assertThat(TherapistQuestion.isVisible(true)).isTrue();
		assertThat(TherapistQuestion.isVisible(false)).isEqualTo(TherapistQuestion.isVisible(null)).isFalse();
	}
}
