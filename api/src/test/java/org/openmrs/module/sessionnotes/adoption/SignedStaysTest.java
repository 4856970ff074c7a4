/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;

/** An adoption takes nothing out of what was signed, whatever is restricted, and asks who starts it for the password. */
@Tag("attack")
public class SignedStaysTest extends AdoptionContextTest {

	private static final int SIGNED = 4;

	@AfterEach
	public void takeTheSignaturesAway() {
		jdbc(jdbc -> {
			jdbc.update("delete from sessionnotes_signature");
			return jdbc.update("delete from sessionnotes_progress_note");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {"FINAL", "AWAITING_APPROVAL", "AWAITING_COSIGNATURE", "RETURNED", "damaged"})
	public void h1_whatStandsInASignedNoteStaysWhateverTypeItsEncounterHas(String state) throws Exception {
		state(SIGNED, state);
		insert(row(1, author).text("signed").with("encounter_id", SIGNED), row(2, author).text("free"));

		assertLeftAsSigned(1);
		assertThat(isInRecord(2)).isFalse();
	}

	@Test
	public void h1_aNoteWhoseStateWasPutBackIsSignedByItsSignature() throws Exception {
		state(SIGNED, "DRAFT");
		jdbc(jdbc -> jdbc.update(
				"insert into sessionnotes_signature (encounter_id, step, user_uuid, capacity, date_created, "
						+ "patient_uuid, digest, field_digests) values (?, 'SIGNED', 'u', 'AUTHOR', 1, 'p', 'd', '')",
				SIGNED));
		insert(row(1, author).text("signed").with("encounter_id", SIGNED));

		assertLeftAsSigned(1);
	}

	@Test
	public void h1_aMemberOfASignedGroupStaysWhateverEncounterItNames() throws Exception {
		state(SIGNED, "FINAL");
		insert(ObsRows.row(FIRST + 1, ORDINARY, PATIENT, author).with("encounter_id", SIGNED),
				ObsRows.row(FIRST + 2, ORDINARY, PATIENT, author).with("obs_group_id", FIRST + 1),
				row(3, author).text("member").with("obs_group_id", FIRST + 2),
				row(4, author).text("member elsewhere").with("obs_group_id", FIRST + 2).with("encounter_id", ENCOUNTER));

		assertLeftAsSigned(3, 4);
	}

	@Test
	public void h1_allVersionsStayIfOneOfThemWasInASignedNote() throws Exception {
		state(SIGNED, "FINAL");
		insert(row(1, author).text("earlier").with("encounter_id", SIGNED).voided(author, "2024-02-01 10:00:00", "edited"),
				row(2, author).text("now").replaces(FIRST + 1).with("encounter_id", ENCOUNTER));

		assertLeftAsSigned(1, 2);
	}

	@Test
	public void h1_aDryRunSaysSo() throws Exception {
		state(SIGNED, "FINAL");
		insert(row(1, author).text("signed").with("encounter_id", SIGNED));

		assertThat(dryRun().getLeftByReason()).isEqualTo(Map.of(SkipReason.SIGNED, 1));
	}

	@Test
	public void h1_aDraftThatWasNeverSignedIsAdoptedFrom() throws Exception {
		state(SIGNED, "DRAFT");
		insert(row(1, author).text("private").with("encounter_id", SIGNED));

		assertThat(adopt().getLeft()).isEmpty();
		assertThat(isInRecord(1)).isFalse();
	}

	@Test
	public void h1_aSignatureThatIsBeingMadeComesFirst() throws Exception {
		insert(row(1, author).text("signed").with("encounter_id", SIGNED));
		CountDownLatch locked = new CountDownLatch(1);
		CountDownLatch started = new CountDownLatch(1);
		Thread signer = new Thread(() -> jdbc(jdbc -> {
			jdbc.queryForList("select encounter_id from encounter where encounter_id = ? for update", SIGNED);
			locked.countDown();
			awaitQuietly(started);
			return jdbc.update("insert into sessionnotes_progress_note (encounter_id, state, author_uuid, date_changed) "
					+ "values (?, 'FINAL', 'a', 1)", SIGNED);
		}));
		signer.start();
		locked.await();
		start();
		started.countDown();
		signer.join();
		AdoptionReport report = awaitEnd(false);

		assertThat(isInRecord(1)).isTrue();
		assertThat(report.getLeft()).extracting(AdoptionReport.Left::getReason).containsExactly("SIGNED");
	}

	@Test
	public void h1_aFileThatAnotherObsNamesIsNotRemoved() throws Exception {
		int files = complexConcept("TextHandler");
		insert(ObsRows.row(FIRST + 1, files, PATIENT, author).with("value_complex", "mine|shared.txt"),
				ObsRows.row(FIRST + 2, files, PATIENT, author).with("value_complex", "a title|shared.txt")
						.with("encounter_id", SIGNED));

		assertThat((Boolean) jdbc(jdbc -> new ObsTable().namesFile(jdbc, "shared.txt"))).isTrue();
		assertThat((Boolean) jdbc(jdbc -> new ObsTable().namesFile(jdbc, "ared.txt"))).isFalse();
		assertThat((Boolean) jdbc(jdbc -> new ObsTable().namesFile(jdbc, "shared_txt"))).isFalse();
	}

	@Test
	public void l7_startingTakesThePasswordAgain() {
		insert(row(1, author).text("text"));

		assertThatThrownBy(() -> adoption.start(concepts())).isInstanceOf(ReauthenticationRequiredException.class);

		assertThat(adoption.getReport(false, 0, 1)).isEmpty();
		assertThat(isInRecord(1)).isTrue();
	}

	@Test
	public void l7_goingOnTakesThePasswordAgain() throws Exception {
		for (int number = 1; number <= 30; number++) {
			insert(row(number, author).text("text"));
		}
		start();
		adoption.interrupt();
		awaitEnd(false);

		assertThatThrownBy(() -> adoption.start(concepts())).isInstanceOf(ReauthenticationRequiredException.class);
	}

	private void assertLeftAsSigned(int... numbers) throws Exception {
		AdoptionReport report = adopt();
		assertThat(report.getLeft()).hasSize(numbers.length);
		for (int number : numbers) {
			assertThat(isInRecord(number)).as("obs " + number).isTrue();
			assertThat(report.getLeft()).extracting(AdoptionReport.Left::getObsId, AdoptionReport.Left::getReason)
					.contains(tuple(FIRST + number, "SIGNED"));
		}
	}

	private void state(int encounter, String state) {
		jdbc(jdbc -> jdbc.update(
				"insert into sessionnotes_progress_note (encounter_id, state, author_uuid, date_changed) values (?, ?, 'a', 1)",
				encounter, state));
		assertThat(Context.getEncounterService().getEncounter(encounter)).isNotNull();
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
