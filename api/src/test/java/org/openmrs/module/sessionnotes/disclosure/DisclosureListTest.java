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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of disclosures are whole: what is open or waits is found behind any number that ended. */
public class DisclosureListTest extends DisclosureContextTest {

	private static final int ENDED = 101;

	@Autowired
	private StoreTransactions transactions;

	private String note;

	@BeforeEach
	public void writeANote() {
		note = write(NOW - 2 * DAY, "He named the place.");
	}

	@Test
	public void behindAHundredAndOneThatEndedTheOneThatIsOpenIsFound() {
		Disclosure live = disclose(threat());
		Set<String> ended = new HashSet<>();
		for (int i = 0; i < ENDED; i++) {
			Disclosure revoked = disclose(threat());
			disclosures.revoke(revoked.getUuid(), false);
			ended.add(revoked.getUuid());
		}

		assertThat(uuids(disclosures.getDisclosuresOfMyNotes(DisclosureStage.OPEN, 0, 10))).containsExactly(live.getUuid());
		assertThat(uuids(disclosures.getDisclosuresOfMyNotes(DisclosureStage.CURRENT, 0, 10)))
				.containsExactly(live.getUuid());
		assertThat(disclosures.getDisclosuresOfMyNotes(DisclosureStage.PROPOSED, 0, 10)).isEmpty();
		Set<String> over = new HashSet<>(uuids(disclosures.getDisclosuresOfMyNotes(DisclosureStage.OVER, 0, 100)));
		List<String> last = uuids(disclosures.getDisclosuresOfMyNotes(DisclosureStage.OVER, 100, 100));
		assertThat(last).hasSize(1).doesNotContainAnyElementsOf(over);
		over.addAll(last);
		assertThat(over).isEqualTo(ended);
		assertThat(uuids(disclosures.getDisclosuresOfMyNotes(101, 10))).containsExactly(live.getUuid());
		assertThat(uuids(disclosures.getDisclosuresMadeByMe(DisclosureStage.OPEN, 0, 10))).containsExactly(live.getUuid());
		assertThat(disclosures.getDisclosuresMadeForOthers(null, 0, 10)).isEmpty();

		signInAs(SUPERVISOR);
		assertThat(uuids(disclosures.getDisclosuresToMe(DisclosureStage.OPEN, 0, 10))).containsExactly(live.getUuid());
		signInAs(PRIVACY_OFFICER);
		assertThat(uuids(disclosures.getDisclosures(DisclosureStage.OPEN, 0, 100))).contains(live.getUuid())
				.doesNotContainAnyElementsOf(ended);
	}

	@Test
	public void eachIsAtOneStageFromTheProposalToTheEnd() {
		signInAs(PRIVACY_OFFICER);
		Disclosure order = disclose(order());
		assertStage(order, DisclosureStage.PROPOSED);
		assertThat(uuids(disclosures.getDisclosuresMadeForOthers(DisclosureStage.PROPOSED, 0, 10)))
				.containsExactly(order.getUuid());
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(order);
		assertStage(order, DisclosureStage.OPEN);
		disclosures.revoke(order.getUuid(), false);
		assertStage(order, DisclosureStage.OVER);
	}

	private void assertStage(Disclosure disclosure, DisclosureStage stage) {
		for (DisclosureStage each : new DisclosureStage[]{DisclosureStage.PROPOSED, DisclosureStage.OPEN,
				DisclosureStage.OVER}) {
			assertThat(uuids(disclosures.getDisclosures(each, 0, 100)).contains(disclosure.getUuid())).as(each.name())
					.isEqualTo(each == stage);
		}
	}

	@Test
	public void aRowThatWasChangedDoesNotHideTheNextPage() {
		Disclosure first = disclose(threat());
		Disclosure second = disclose(threat());
		Disclosure changed = disclose(threat());
		transactions.withCaller(jdbc -> jdbc.update(
				"update sessionnotes_disclosure set recipient_uuid = ?, made_at = made_at + 1000 where disclosure_uuid = ?",
				uuidOf(NURSE), changed.getUuid()));

		assertThat(uuids(disclosures.getDisclosuresOfMyNotes(0, 2))).containsExactlyInAnyOrder(first.getUuid(),
				second.getUuid());
	}

	@Test
	public void anotherClinicianFindsTheEmergencyThatWaitsAndApprovesItAndItsReaderDoesNot() {
		signInAs(OTHER_THERAPIST);
		Disclosure asked = disclose(emergency());
		assertThat(disclosures.getEmergenciesToDecide(0, 10)).as("who asks").isEmpty();
		signInAs(NURSE);
		assertThatThrownBy(() -> disclosures.getEmergenciesToDecide(0, 10)).isInstanceOf(APIAuthenticationException.class);

		for (String second : new String[]{AUTHOR, PRIVACY_OFFICER, OTHER_PRIVACY_OFFICER}) {
			signInAs(second);
			assertThat(uuids(disclosures.getEmergenciesToDecide(0, 10))).as(second).containsExactly(asked.getUuid());
		}
		signInAs(AUTHOR);
		assertThat(disclosures.getEmergenciesToDecide(1, 10)).isEmpty();
		decide(disclosures.getEmergenciesToDecide(0, 1).get(0));
		assertThat(disclosures.getEmergenciesToDecide(0, 10)).isEmpty();
	}

	@Test
	public void anOrderThatWaitsIsNoEmergency() {
		signInAs(PRIVACY_OFFICER);
		disclose(order());
		signInAs(AUTHOR);
		assertThat(disclosures.getEmergenciesToDecide(0, 10)).isEmpty();
		signInAs(OTHER_PRIVACY_OFFICER);
		assertThat(disclosures.getEmergenciesToDecide(0, 10)).isEmpty();
	}

	private NewDisclosure threat() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).note(note).toUser(uuidOf(SUPERVISOR))
				.time(null, NOW + DAY / 2).purpose("to avert it").evidence(threatened());
	}

	private NewDisclosure order() {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(uuidOf(AUTHOR))
				.notesOn(patient.getUuid(), NOW - 3 * DAY, NOW).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + DAY)
				.purpose("case 12")
				.evidence(CompleteEvidence.of(Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
						.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12/2026")
						.with(EvidenceElement.ISSUED_ON, NOW - DAY)));
	}

	private static List<String> uuids(List<Disclosure> found) {
		return found.stream().map(Disclosure::getUuid).collect(Collectors.toList());
	}
}
