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
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem.Kind;

class ChainVerifierTest {

	private static final String CHAIN = "note-7";

	private static final int LENGTH = 5;

	/** What the database holds, and what whoever can write to it may change. */
	private final List<AccessEvent> events = new ArrayList<>();

	private final List<String> hashes = new ArrayList<>();

	/** The record of the chain's length and last hash, kept apart. */
	private String head;

	@BeforeEach
	void storeAnIntactChain() {
		for (int sequence = 1; sequence <= LENGTH; sequence++) {
			events.add(event(CHAIN, sequence).build());
		}
		hashes.addAll(linked(events));
		head = hashes.get(LENGTH - 1);
	}

	@Test
	void anIntactChainHasNoProblems() {
		assertThat(problems()).isEmpty();
	}

	@Test
	void anEmptyChainHasNoProblems() {
		assertThat(new ChainVerifier(CHAIN).finish(0, ChainVerifier.START)).isEmpty();
	}

	@Test
	void aChainOfOneEventHasNoProblems() {
		ChainVerifier verifier = new ChainVerifier(CHAIN);
		verifier.next(events.get(0), hashes.get(0));

		assertThat(verifier.finish(1, hashes.get(0))).isEmpty();
	}

	@Test
	void theFirstEventFollowsTheEmptyHash() {
		assertThat(ChainVerifier.START).isEmpty();
		assertThat(hashes.get(0)).isEqualTo(events.get(0).hash(""));
	}

	static Stream<Arguments> alterations() {
		return Stream.of(alteration("uuid", event -> event.uuid("forged")),
				alteration("chain", event -> event.place("note-8", 3)), alteration("note", event -> event.note(8)),
				alteration("no note", event -> event.note(null)), alteration("version", event -> event.version(9, 13)),
				alteration("row of the version", event -> event.version(3, 99)),
				alteration("user", event -> event.by("mallory", "alice")),
				alteration("who signed in", event -> event.by("alice", "mallory")),
				alteration("time", event -> event.at(0)), alteration("detail", event -> event.detail("forged")),
				alteration("digest", event -> event.noteDigest("forged")));
	}

	private static Arguments alteration(String name, UnaryOperator<AccessEvent.Builder> alteration) {
		return argumentSet(name, alteration);
	}

	@ParameterizedTest
	@MethodSource("alterations")
	void anEventThatWasAlteredInOneFieldIsFoundAndNoOtherIsAccused(UnaryOperator<AccessEvent.Builder> alteration) {
		events.set(2, alteration.apply(event(CHAIN, 3)).build());

		assertThat(problems()).containsExactly(altered(3));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 5})
	void anAlteredEventIsFoundAtEveryPlace(int sequence) {
		events.set(sequence - 1, event(CHAIN, sequence).detail("forged").build());

		assertThat(problems()).containsExactly(altered(sequence));
	}

	@Test
	void aDenialThatWasMadeToLookLikeAReadingIsFound() {
		events.set(1, AccessEvent.builder(AccessEventType.DENIED).uuid("e2").place(CHAIN, 2).note(7).version(2, 12)
				.by("alice", "alice").at(1002).detail("GROUND").noteDigest("d2").build());

		assertThat(problems()).containsExactly(altered(2));
	}

	@Test
	void severalAlteredEventsAreAllFound() {
		events.set(0, event(CHAIN, 1).detail("forged").build());
		events.set(3, event(CHAIN, 4).detail("forged").build());

		assertThat(problems()).containsExactly(altered(1), altered(4));
	}

	@Test
	void anEventThatWasAlteredTogetherWithItsHashIsFoundByTheNextEvent() {
		events.set(1, event(CHAIN, 2).detail("forged").build());
		hashes.set(1, events.get(1).hash(hashes.get(0)));

		assertThat(problems()).containsExactly(altered(3));
	}

	@Test
	void aHashThatWasAlteredIsFound() {
		hashes.set(1, "0".repeat(64));

		assertThat(problems()).contains(altered(2));
	}

	@Test
	void aHashThatWasRemovedIsFound() {
		hashes.set(1, null);

		assertThat(problems()).contains(altered(2));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 5})
	void aChainThatWasRecomputedFromAnAlteredEventOnIsFoundByItsHead(int sequence) {
		events.set(sequence - 1, event(CHAIN, sequence).detail("forged").build());
		rehash();

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.HEAD_ALTERED, null));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4})
	void anEventThatWasRemovedFromTheFrontOrTheMiddleIsFound(int sequence) {
		remove(sequence);

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EVENT_MISSING, (long) sequence));
	}

	@Test
	void twoGapsAreFoundEachAtItsFirstMissingEvent() {
		remove(4);
		remove(2);
		remove(1);

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EVENT_MISSING, 1L),
				new ChainProblem(CHAIN, Kind.EVENT_MISSING, 4L));
	}

	@Test
	void anAlteredEventIsFoundBeyondAGap() {
		events.set(4, event(CHAIN, 5).detail("forged").build());
		remove(2);

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EVENT_MISSING, 2L), altered(5));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4})
	void anEventThatWasRemovedAndItsGapClosedByRenumberingIsFound(int sequence) {
		remove(sequence);
		for (int i = sequence - 1; i < events.size(); i++) {
			events.set(i, event(CHAIN, i + 2).place(CHAIN, i + 1).build());
		}

		assertThat(problems()).contains(altered(sequence), new ChainProblem(CHAIN, Kind.TRUNCATED, (long) LENGTH));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 5})
	void anEventThatIsThereTwiceIsFound(int sequence) {
		insert(sequence, events.get(sequence - 1), hashes.get(sequence - 1));

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EVENT_INSERTED, (long) sequence));
	}

	@Test
	void aSecondEventInThePlaceOfAnotherIsFound() {
		AccessEvent forged = event(CHAIN, 3).uuid("forged").build();
		insert(3, forged, forged.hash(hashes.get(1)));

		assertThat(problems()).contains(new ChainProblem(CHAIN, Kind.EVENT_INSERTED, 3L));
	}

	@ParameterizedTest
	@ValueSource(longs = {0, -1})
	void anEventBeforeTheFirstIsFound(long sequence) {
		AccessEvent forged = event(CHAIN, sequence).build();
		insert(0, forged, forged.hash(ChainVerifier.START));

		assertThat(problems()).contains(new ChainProblem(CHAIN, Kind.EVENT_INSERTED, sequence));
	}

	@Test
	void anEventThatWasInsertedAndTheRestRenumberedAndRecomputedIsFound() {
		events.add(2, event(CHAIN, 3).uuid("forged").build());
		for (int i = 3; i < events.size(); i++) {
			events.set(i, event(CHAIN, i).place(CHAIN, i + 1).build());
		}
		rehash();

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EXTENDED, LENGTH + 1L));
	}

	@Test
	void twoEventsThatExchangedTheirNumbersAreFound() {
		events.set(1, event(CHAIN, 3).place(CHAIN, 2).build());
		events.set(2, event(CHAIN, 2).place(CHAIN, 3).build());
		Collections.swap(hashes, 1, 2);

		assertThat(problems()).contains(altered(2), altered(3));
	}

	@Test
	void eventsThatComeOutOfOrderAreFound() {
		Collections.swap(events, 1, 2);
		Collections.swap(hashes, 1, 2);

		assertThat(problems()).contains(new ChainProblem(CHAIN, Kind.EVENT_MISSING, 2L),
				new ChainProblem(CHAIN, Kind.EVENT_INSERTED, 2L));
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 4})
	void aChainThatWasCutOffAtItsEndIsFound(int left) {
		cutTo(left);

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.TRUNCATED, left + 1L));
	}

	@Test
	void aChainWithMoreEventsThanWereStoredIsFound() {
		events.add(event(CHAIN, LENGTH + 1).build());
		rehash();

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.EXTENDED, LENGTH + 1L));
	}

	@Test
	void anEventInAChainThatNeverHadAnyIsFound() {
		ChainVerifier verifier = new ChainVerifier(CHAIN);
		verifier.next(events.get(0), hashes.get(0));

		assertThat(verifier.finish(0, ChainVerifier.START)).containsExactly(new ChainProblem(CHAIN, Kind.EXTENDED, 1L));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "forged"})
	void aHeadThatIsNotTheLastHashIsFound(String wrong) {
		head = wrong;

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.HEAD_ALTERED, null));
	}

	@Test
	void anAbsentHeadIsFound() {
		head = null;

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.HEAD_ALTERED, null));
	}

	@Test
	void aHeadThatIsTheHashOfAnEarlierEventIsFound() {
		head = hashes.get(LENGTH - 2);

		assertThat(problems()).containsExactly(new ChainProblem(CHAIN, Kind.HEAD_ALTERED, null));
	}

	@Test
	void aHeadOfAnEmptyChainThatIsNotTheEmptyHashIsFound() {
		assertThat(new ChainVerifier(CHAIN).finish(0, "forged")).isNotEmpty();
	}

	@Test
	void anEventThatWasMovedHereFromAnotherChainIsFound() {
		List<AccessEvent> other = new ArrayList<>();
		for (int sequence = 1; sequence <= LENGTH; sequence++) {
			other.add(event("note-8", sequence).build());
		}
		events.set(2, other.get(2));
		hashes.set(2, linked(other).get(2));

		assertThat(problems()).contains(altered(3));
	}

	@Test
	void anEventThatNamesAnotherChainIsFoundThoughItsHashIsRight() {
		events.set(4, event("note-8", 5).build());
		rehash();
		head = hashes.get(4);

		assertThat(problems()).containsExactly(altered(5));
	}

	@Test
	void aWholeChainThatStandsInForAnotherIsFound() {
		ChainVerifier verifier = new ChainVerifier("note-8");
		for (int i = 0; i < LENGTH; i++) {
			verifier.next(events.get(i), hashes.get(i));
		}

		assertThat(verifier.finish(LENGTH, head)).hasSize(LENGTH)
				.allMatch(problem -> problem.getChain().equals("note-8") && problem.getKind() == Kind.EVENT_ALTERED);
	}

	private List<ChainProblem> problems() {
		ChainVerifier verifier = new ChainVerifier(CHAIN);
		for (int i = 0; i < events.size(); i++) {
			verifier.next(events.get(i), hashes.get(i));
		}
		return verifier.finish(LENGTH, head);
	}

	private void remove(int sequence) {
		events.remove(sequence - 1);
		hashes.remove(sequence - 1);
	}

	private void insert(int at, AccessEvent event, String hash) {
		events.add(at, event);
		hashes.add(at, hash);
	}

	private void cutTo(int left) {
		events.subList(left, LENGTH).clear();
		hashes.subList(left, LENGTH).clear();
	}

	private void rehash() {
		hashes.clear();
		hashes.addAll(linked(events));
	}

	private static List<String> linked(List<AccessEvent> events) {
		List<String> hashes = new ArrayList<>();
		String last = ChainVerifier.START;
		for (AccessEvent event : events) {
			last = event.hash(last);
			hashes.add(last);
		}
		return hashes;
	}

	private static ChainProblem altered(long sequence) {
		return new ChainProblem(CHAIN, Kind.EVENT_ALTERED, sequence);
	}

	private static AccessEvent.Builder event(String chain, long sequence) {
		return AccessEvent.builder(AccessEventType.READ).uuid("e" + sequence).place(chain, sequence).note(7)
				.version((int) sequence, 10 + (int) sequence).by("alice", "alice").at(1000 + sequence).detail("GROUND")
				.noteDigest("d" + sequence);
	}
}
