/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;

import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem.Kind;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/** What is found in an export of the log, and how it is named. */
class ExportVerifierTest {

	private static final String CHAIN = "note-2";

	private final SampleLog log = SampleLog.of(60, 4, 3, 1);

	@Test
	void anExportThatIsWholeHasNoProblems() throws Exception {
		ExportReport report = verify(log.export());

		assertThat(report.getProblems()).isEmpty();
		assertThat(report.getEvents()).isEqualTo(60);
		assertThat(report.getChains()).isEqualTo(4);
		assertThat(report.getCheckpoints()).isEqualTo(3);
	}

	@Test
	void eventsOfEveryKindAreVerified() throws Exception {
		for (AccessEventType type : AccessEventType.values()) {
			log.add("clinic", type);
		}
		log.checkpoint();
		assertThat(problems()).isEmpty();

		int last = log.events.get("clinic").size();
		log.events.get("clinic").set(last - 1,
				SampleLog.copy(log.events.get("clinic").get(last - 1)).detail("another").build());
		assertThat(problems()).containsExactly(problem("clinic", Kind.EVENT_ALTERED, (long) last));
	}

	@Test
	void anAlteredEventIsNamed() throws Exception {
		log.events.get(CHAIN).set(2, SampleLog.copy(log.events.get(CHAIN).get(2)).by("nobody", "nobody").build());

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.EVENT_ALTERED, 3L));
	}

	@Test
	void aRemovedEventIsNamed() throws Exception {
		remove(CHAIN, 3);

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.EVENT_MISSING, 3L));
	}

	@Test
	void aCutOffEndIsNamed() throws Exception {
		int length = log.events.get(CHAIN).size();
		remove(CHAIN, length);
		remove(CHAIN, length - 1);

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.TRUNCATED, length - 1L));
	}

	@Test
	void aRemovedChainIsNamed() throws Exception {
		log.events.get(CHAIN).clear();

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.CHAIN_MISSING, null));
	}

	@Test
	void anEventThatIsThereTwiceIsNamed() throws Exception {
		List<String> lines = log.export();
		lines.add(lines.get(lines.size() - 1));

		assertThat(verify(lines).getProblems())
				.containsExactly(problem("note-4", Kind.EVENT_INSERTED, (long) log.events.get("note-4").size()));
	}

	@Test
	void anEventInAnotherPlaceIsNamed() throws Exception {
		List<String> lines = log.export();
		int first = firstLineOf(lines, CHAIN);
		lines.add(first + 2, lines.remove(firstLineOf(lines, "note-3")));

		assertThat(verify(lines).getProblems()).contains(problem(CHAIN, Kind.EVENT_MOVED, 3L));
	}

	@Test
	void twoEventsThatChangedPlacesAreNamed() throws Exception {
		List<String> lines = log.export();
		int first = firstLineOf(lines, CHAIN);
		lines.add(first + 1, lines.remove(first + 2));

		assertThat(verify(lines).getProblems()).contains(problem(CHAIN, Kind.EVENT_MISSING, 2L),
				problem(CHAIN, Kind.EVENT_INSERTED, 2L));
	}

	@Test
	void aChainThatWasWrittenAgainWithHashesThatFitIsNamed() throws Exception {
		log.events.get(CHAIN).set(0, SampleLog.copy(log.events.get(CHAIN).get(0)).by("nobody", "nobody").build());
		log.linkAgain(CHAIN);

		assertThat(problems()).isNotEmpty().allMatch(problem -> problem.getKind() == Kind.REWRITTEN
				&& problem.getChain().equals(CHAIN));
	}

	@Test
	void anEventThatNoCheckpointCoversIsNamed() throws Exception {
		int length = log.events.get(CHAIN).size();
		log.add(CHAIN);
		log.add("note-9");

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.NOT_COVERED, length + 1L),
				problem("note-9", Kind.NOT_COVERED, 1L));
	}

	@Test
	void aRemovedCheckpointIsNamed() throws Exception {
		log.checkpoints.remove(1);

		assertThat(problems()).contains(problem("checkpoints", Kind.CHECKPOINT_MISSING, 2L));
	}

	@Test
	void theNewestCheckpointCutOffIsNamed() throws Exception {
		List<String> lines = log.export();
		log.checkpoints.remove(2);
		List<String> cut = log.export();
		cut.set(0, lines.get(0));

		assertThat(verify(cut).getProblems()).contains(problem("checkpoints", Kind.CHECKPOINT_MISSING, 3L));
	}

	@Test
	void aCheckpointOfAnotherLogIsNamed() throws Exception {
		SampleLog other = SampleLog.of(60, 4, 3, 2);
		log.checkpoints.set(2, other.checkpoints.get(2));

		assertThat(problems()).contains(problem("checkpoints", Kind.CHECKPOINT_ALTERED, 3L));
	}

	@Test
	void anAlteredCheckpointIsNamed() throws Exception {
		Checkpoint second = log.checkpoints.get(1);
		log.checkpoints.set(1, new Checkpoint(2, second.getMadeAt() + 1, second.getPreviousHash(), second.getEnds(),
				second.getSignature()));

		assertThat(problems()).contains(problem("checkpoints", Kind.CHECKPOINT_ALTERED, 2L));
	}

	@Test
	void aLogThatWasPutBackBeforeACheckpointIsNamed() throws Exception {
		int length = log.events.get(CHAIN).size();
		log.checkpoints.add(Checkpoint.sign(4, SampleLog.NOW, log.newest().hash(),
				List.of(new ChainEnd(CHAIN, length - 2, log.hashes.get(CHAIN).get(length - 3))), log.key));

		assertThat(problems()).containsExactly(problem(CHAIN, Kind.ROLLED_BACK, length - 1L));
	}

	@Test
	void anExportSignedWithAnotherKeyIsNamed() throws Exception {
		PublicKey kept = SigningKey.generate().getPublicKey();

		assertThat(verify(log.export(), kept).getProblems()).contains(problem("export", Kind.OTHER_KEY, null));
		assertThat(verify(log.export(), log.key.getPublicKey()).isKeyTrusted()).isTrue();
		assertThat(verify(log.export(), null).isKeyTrusted()).isFalse();
	}

	@Test
	void whatIsNoExportIsSaidToBeNone() {
		assertThatThrownBy(() -> verify(List.of("something else"))).isInstanceOf(DataFormatException.class)
				.hasMessage("its first line is not that of an export of the log");
		assertThatThrownBy(() -> verify(List.of())).isInstanceOf(DataFormatException.class).hasMessage("it is empty");
	}

	@Test
	void aLineWrittenInAnotherWayIsNamed() throws Exception {
		List<String> lines = log.export();
		int last = lines.size() - 1;
		lines.set(last, lines.get(last).replace("}", ",\"note\":\"a remark that no hash holds\"}"));

		assertThat(verify(lines).getProblems()).contains(problem("export", Kind.UNREADABLE, last + 1L));
	}

	@Test
	void eventsThatTwoPeopleDeletedAreNotMissing() throws Exception {
		int length = log.events.get(CHAIN).size();
		log.delete(CHAIN, 1, 3);
		log.delete(CHAIN, 4, 5);
		log.delete(CHAIN, 7, 8);
		log.delete("note-3", length > 3 ? 2 : 1, log.events.get("note-3").size());

		ExportReport report = verify(log.export());

		assertThat(report.getProblems()).isEmpty();
		assertThat(report.getDeletedEvents()).isEqualTo(7 + log.events.get("note-3").size() - 1);
	}

	@Test
	void aWholeChainThatTwoPeopleDeletedIsNotMissing() throws Exception {
		log.delete(CHAIN, 1, log.events.get(CHAIN).size());

		assertThat(problems()).isEmpty();
	}

	@Test
	void aDeletionWhoseEventsAreStillThereIsNoProblem() throws Exception {
		List<String> lines = log.export();
		log.delete(CHAIN, 2, 3);
		List<String> withDeletion = log.export();
		List<String> events = new ArrayList<>(withDeletion);
		events.removeIf(line -> line.contains("\"event\""));
		lines.stream().filter(line -> line.contains("\"event\"")).forEach(events::add);

		assertThat(verify(events).getProblems()).isEmpty();
	}

	@Test
	void anEventBesideADeletionIsMissedAllTheSame() throws Exception {
		log.delete(CHAIN, 2, 3);
		remove(CHAIN, 4);

		assertThat(problems()).contains(problem(CHAIN, Kind.EVENT_MISSING, 4L));
	}

	@Test
	void aDeletionThatNobodySignedCoversNothing() throws Exception {
		LogDeletion forged = new LogDeletion("forged", SampleLog.NOW, "officer-1", SampleLog.NOW, "officer-2", SampleLog.NOW,
				List.of(new Gap(CHAIN, 2, 3, log.hashes.get(CHAIN).get(2))), new byte[]{1});
		log.deletions.add(forged);

		assertThat(problems()).contains(problem("deletion forged", Kind.DELETION_ALTERED, null),
				problem(CHAIN, Kind.EVENT_MISSING, 2L));
	}

	@Test
	void aDeletionByOneAndTheSamePersonCoversNothing() throws Exception {
		log.deletions.add(new LogDeletion("alone", SampleLog.NOW, "officer-1", SampleLog.NOW, "officer-1", SampleLog.NOW,
				List.of(new Gap(CHAIN, 2, 3, log.hashes.get(CHAIN).get(2))), new byte[0]).signed(log.key));

		assertThat(problems()).contains(problem("deletion alone", Kind.DELETION_ALTERED, null));
	}

	/** Line 5 of what issue 4 asks to be shown. */
	@Test
	void noneOfAThousandRandomManipulationsIsMissed() throws Exception {
		SampleLog sample = SampleLog.of(150, 8, 3, 3);
		sample.delete("note-3", 2, 4);

		assertThat(LogManipulations.shieldedWork(sample, 1_000, new Random(20261124))).isEmpty();
	}

	private void remove(String chain, int sequence) {
		log.events.get(chain).remove(sequence - 1);
		log.hashes.get(chain).remove(sequence - 1);
	}

	private static int firstLineOf(List<String> lines, String chain) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("{\"kind\":\"event\",\"chain\":\"" + chain + "\"")) {
				return i;
			}
		}
		throw new AssertionError(chain);
	}

	private List<ChainProblem> problems() throws DataFormatException {
		return verify(log.export()).getProblems();
	}

	private static ExportReport verify(List<String> lines) throws DataFormatException {
		return verify(lines, null);
	}

	static ExportReport verify(List<String> lines, PublicKey key) throws DataFormatException {
		ExportVerifier verifier = new ExportVerifier(key);
		for (String line : lines) {
			verifier.next(line);
		}
		return verifier.finish();
	}

	private static ChainProblem problem(String chain, Kind kind, Long at) {
		return new ChainProblem(chain, kind, at);
	}
}
