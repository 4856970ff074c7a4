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

import java.util.EnumSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessEventTest {

	@Test
	void anEventHoldsWhatItWasBuiltWith() {
		AccessEvent event = complete(AccessEventType.AMENDED).build();

		assertThat(event.getType()).isEqualTo(AccessEventType.AMENDED);
		assertThat(event.getUuid()).isEqualTo("event-1");
		assertThat(event.getChain()).isEqualTo("note-7");
		assertThat(event.getSequence()).isEqualTo(3);
		assertThat(event.getNoteId()).isEqualTo(7);
		assertThat(event.getVersion()).isEqualTo(2);
		assertThat(event.getVersionId()).isEqualTo(11);
		assertThat(event.getUserUuid()).isEqualTo("alice");
		assertThat(event.getSignedInUserUuid()).isEqualTo("bob");
		assertThat(event.getOccurredAt()).isEqualTo(1_700_000_000_000L);
		assertThat(event.getDetail()).isEqualTo("GROUND");
		assertThat(event.getNoteDigest()).isEqualTo("d1");
	}

	/** Stored hashes stay what they are for ever; the expected one was computed without this code. */
	@Test
	void anEventHasItsKnownHash() {
		AccessEvent event = AccessEvent.builder(AccessEventType.CREATED).uuid("e1").place("note-7", 1).note(7).version(1, 11)
				.by("alice", "alice").at(1_700_000_000_000L).noteDigest("d1g3st").build();

		assertThat(event.hash(ChainVerifier.START))
				.isEqualTo("f51c5a8dd6166c850c49a5e1ef5ea262d0b32f10d96ca484a9093a28518cc246");
	}

	@Test
	void theSameEventHasTheSameHash() {
		assertThat(complete(AccessEventType.READ).build().hash("before"))
				.isEqualTo(complete(AccessEventType.READ).build().hash("before"));
	}

	static Stream<Arguments> changes() {
		return Stream.of(change("uuid", event -> event.uuid("event-2")), change("no uuid", event -> event.uuid(null)),
				change("chain", event -> event.place("note-8", 3)), change("sequence", event -> event.place("note-7", 4)),
				change("note", event -> event.note(8)), change("no note", event -> event.note(null)),
				change("version", event -> event.version(3, 11)), change("no version", event -> event.version(null, 11)),
				change("row of the version", event -> event.version(2, 12)),
				change("no row of the version", event -> event.version(2, null)),
				change("version and its row exchanged", event -> event.version(11, 2)),
				change("user", event -> event.by("mallory", "bob")), change("no user", event -> event.by(null, "bob")),
				change("who signed in", event -> event.by("alice", "mallory")),
				change("nobody signed in", event -> event.by("alice", null)),
				change("user and who signed in exchanged", event -> event.by("bob", "alice")),
				change("time, by a millisecond", event -> event.at(1_700_000_000_001L)),
				change("address", event -> event.from("192.0.2.2")), change("no address", event -> event.from(null)),
				change("disclosure", event -> event.disclosure("disclosure-2")),
				change("no disclosure", event -> event.disclosure(null)),
				change("neither address nor disclosure", event -> event.from(null).disclosure(null)),
				change("address and disclosure exchanged", event -> event.from("disclosure-1").disclosure("192.0.2.1")),
				change("detail", event -> event.detail("OTHER")), change("no detail", event -> event.detail(null)),
				change("empty detail", event -> event.detail("")), change("digest", event -> event.noteDigest("d2")),
				change("no digest", event -> event.noteDigest(null)),
				change("detail and digest exchanged", event -> event.detail("d1").noteDigest("GROUND")));
	}

	private static Arguments change(String name, UnaryOperator<AccessEvent.Builder> change) {
		return argumentSet(name, change);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void everyFieldChangesTheHash(UnaryOperator<AccessEvent.Builder> change) {
		AccessEvent event = complete(AccessEventType.READ).build();
		AccessEvent changed = change.apply(complete(AccessEventType.READ)).build();

		assertThat(changed.hash("before")).isNotEqualTo(event.hash("before"));
	}

	@Test
	void everyTypeChangesTheHash() {
		assertThat(AccessEventType.values()).extracting(type -> complete(type).build().hash("before"))
				.doesNotHaveDuplicates();
	}

	/** The log of every installation holds these names. */
	@Test
	void theStepsOfAnAdoptionKeepTheirNames() {
		assertThat(AccessEventType.values()).extracting(Enum::name).contains("ADOPTED", "ADOPTION_TRIED",
				"ADOPTION_PROPOSED", "ADOPTION_WITHDRAWN", "ADOPTION_STARTED", "ADOPTION_INTERRUPTED", "ADOPTION_RESUMED");
	}

	@ParameterizedTest
	@EnumSource
	void theNameOfATypeFitsItsColumn(AccessEventType type) {
		assertThat(type.name()).hasSizeLessThanOrEqualTo(32);
	}

	@Test
	void anEventReadFromStorageHasTheHashThatItHadWhenItWasStored() {
		assertThat(complete(AccessEvent.builder("READ")).build().hash("before"))
				.isEqualTo(complete(AccessEventType.READ).build().hash("before"));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = {"", "read", "READ ", "ERASED"})
	void aStoredTypeThatWasNeverWrittenIsNoneAndChangesTheHash(String stored) {
		AccessEvent event = complete(AccessEvent.builder(stored)).build();

		assertThat(event.getType()).isNull();
		assertThat(event.getTypeName()).isEqualTo(stored);
		assertThat(event.hash("before")).isNotEqualTo(complete(AccessEventType.READ).build().hash("before"));
	}

	@Test
	void theHashBeforeChangesTheHash() {
		AccessEvent event = complete(AccessEventType.READ).build();

		assertThat(Stream.of("before", "Before", ChainVerifier.START, null).map(event::hash)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void aTypeSaysWhetherAVersionWasWritten(AccessEventType type) {
		assertThat(type.writesVersion()).isEqualTo(
				EnumSet.of(AccessEventType.CREATED, AccessEventType.AMENDED, AccessEventType.ADOPTED).contains(type));
	}

	private static AccessEvent.Builder complete(AccessEventType type) {
		return complete(AccessEvent.builder(type));
	}

	private static AccessEvent.Builder complete(AccessEvent.Builder event) {
		return event.uuid("event-1").place("note-7", 3).note(7).version(2, 11).by("alice", "bob")
				.at(1_700_000_000_000L).from("192.0.2.1").disclosure("disclosure-1").detail("GROUND").noteDigest("d1");
	}
}
