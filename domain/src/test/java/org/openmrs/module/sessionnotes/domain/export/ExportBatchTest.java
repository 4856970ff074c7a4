/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** an export of many clients goes on where it stopped, and a cancelled one leaves nothing. */
class ExportBatchTest {

	private final ExportBatch batch = ExportBatch.plan(plan());

	@Test
	void itGoesOnWithTheFirstClientThatRemains() {
		assertThat(batch.getRemaining()).containsExactly("c1", "c2", "c3");
		assertThat(batch.getNotesPlanned()).isEqualTo(4);

		ExportBatch stopped = batch.done("c1", part("c1", "n1", "n2"));

		assertThat(stopped.getRemaining()).containsExactly("c2", "c3");
		assertThat(stopped.getNotes("c2")).containsExactly("n3");
		assertThat(stopped.getNotesDone()).isEqualTo(2);
		assertThat(stopped.getState()).isEqualTo(ExportBatch.State.RUNNING);
		assertThat(batch.getRemaining()).as("a batch is a value").hasSize(3);
	}

	@Test
	void itIsCompleteWhenEveryClientIsDone() {
		ExportBatch running = batch.done("c2", part("c2", "n3")).done("c1", part("c1", "n1", "n2"));
		assertRefused(running::getEntries, ExportBatch.NOT_FINISHED);

		ExportBatch complete = running.done("c3",
				new ClientPart(null, List.of(), Map.of("n4", List.of(LeftOutReason.PART2_CONSENT_MISSING))));

		assertThat(complete.getState()).isEqualTo(ExportBatch.State.COMPLETE);
		assertThat(complete.getRemaining()).isEmpty();
		assertThat(complete.getEntries()).extracting(ManifestEntry::getNoteUuid).containsExactly("n3", "n1", "n2");
		assertThat(complete.getLeftOut()).containsExactly(Map.entry("n4", List.of(LeftOutReason.PART2_CONSENT_MISSING)));
		assertThat(complete.getFiles()).extracting(ManifestFile::getName).containsExactly("c2.pdf", "c1.pdf");
		assertRefused(complete::cancel, ExportBatch.NOT_RUNNING);
	}

	/** The server may stop after the file is written and before the client is marked. */
	@Test
	void toMarkTheSameAgainDoesNoHarmAndAnotherResultIsRefused() {
		ExportBatch once = batch.done("c2", part("c2", "n3"));

		assertThat(once.done("c2", part("c2", "n3"))).isSameAs(once);
		assertRefused(() -> once.done("c2", new ClientPart(new ManifestFile("c2.pdf", "another"),
				List.of(entry("c2", "n3")), Map.of())), ExportBatch.DONE_OTHERWISE);
	}

	@Test
	void noNoteIsLostAndNoneIsAdded() {
		assertRefused(() -> batch.done("c1", part("c1", "n1")), ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c1", part("c1", "n1", "n2", "n3")), ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c1", part("c1", "n1", "n1")), ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c2", new ClientPart(new ManifestFile("c2.pdf", "d"), List.of(),
				Map.of("n3", List.of(LeftOutReason.VOIDED)))), ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c2", new ClientPart(null, List.of(), Map.of("n3", List.of()))),
				ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c2", new ClientPart(new ManifestFile("c2.pdf", "d"),
				List.of(entry("another", "n3")), Map.of())), ExportManifest.NOT_WHOLE);
		assertRefused(() -> batch.done("c9", part("c9", "n9")), ExportBatch.UNKNOWN_CLIENT);
	}

	@Test
	void aCancelledExportLeavesNothing() {
		ExportBatch running = batch.done("c1", part("c1", "n1", "n2"));
		assertThat(running.getFiles()).hasSize(1);

		ExportBatch cancelled = running.cancel();

		assertThat(cancelled.getState()).isEqualTo(ExportBatch.State.CANCELLED);
		assertThat(cancelled.getFiles()).isEmpty();
		assertThat(cancelled.getLeftOut()).isEmpty();
		assertThat(cancelled.getRemaining()).isEmpty();
		assertRefused(cancelled::getEntries, ExportBatch.NOT_FINISHED);
		assertRefused(cancelled::cancel, ExportBatch.NOT_RUNNING);
		assertRefused(() -> cancelled.done("c2", part("c2", "n3")), ExportBatch.NOT_RUNNING);
	}

	@Test
	void itHasFiveThousandNotesAtMostAndNoneTwice() {
		Map<String, List<String>> plan = new LinkedHashMap<>();
		for (int client = 0; client < 200; client++) {
			List<String> notes = new ArrayList<>();
			for (int note = 0; note < 25; note++) {
				notes.add("n" + client + "-" + note);
			}
			plan.put("c" + client, notes);
		}
		assertThat(ExportBatch.plan(plan).getNotesPlanned()).isEqualTo(5000);

		plan.put("c200", List.of("one more"));
		assertRefused(() -> ExportBatch.plan(plan), ExportManifest.TOO_MANY);
		assertRefused(() -> ExportBatch.plan(Map.of("c1", List.of("n"), "c2", List.of("n"))), ExportBatch.NOTE_TWICE);
	}

	private static Map<String, List<String>> plan() {
		Map<String, List<String>> plan = new LinkedHashMap<>();
		plan.put("c1", List.of("n1", "n2"));
		plan.put("c2", List.of("n3"));
		plan.put("c3", List.of("n4"));
		return plan;
	}

	private static ClientPart part(String client, String... notes) {
		return new ClientPart(new ManifestFile(client + ".pdf", "d"),
				List.of(notes).stream().map(note -> entry(client, note)).toList(), Map.of());
	}

	private static ManifestEntry entry(String client, String note) {
		return new ManifestEntry(note, client + ".pdf", "s", "f", Map.of());
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage(code);
	}
}
