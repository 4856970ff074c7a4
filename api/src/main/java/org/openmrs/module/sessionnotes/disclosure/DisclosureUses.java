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

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Looks up in the log how disclosures were actually used, as far as a user may know. A user who is neither the author nor
 * the author's custodian learns nothing of readings, because a reading would reveal that there are notes.
 */
final class DisclosureUses {

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final NoteDoor door;

	DisclosureUses(StoreTransactions transactions, DisclosureStore store, NoteDoor door) {
		this.transactions = transactions;
		this.store = store;
		this.door = door;
	}

	/** @see DisclosureService#getUses */
	Map<String, DisclosureUse> of(List<Disclosure> disclosures, String userUuid) {
		long now = System.currentTimeMillis();
		Set<String> named = disclosures.stream().filter(each -> isOfAuthor(each, userUuid, now))
				.map(each -> each.getScope().getNoteUuid()).filter(Objects::nonNull).collect(Collectors.toSet());
		Map<String, Long> days = named.isEmpty()
				? Collections.emptyMap()
				: door.ownAmong(named, Collections.emptySet()).stream()
						.collect(Collectors.toMap(NoteHeader::getUuid, NoteHeader::getSessionDate));
		return transactions.withWriterOrApart(jdbc -> {
			Map<String, List<AccessEvent>> events = StoredEvents
					.eventsOfDisclosures(jdbc, disclosures.stream()
							.filter(each -> isOfAuthor(each, userUuid, now) || each.getMadeBy().equals(userUuid))
							.map(Disclosure::getUuid).collect(Collectors.toSet()))
					.stream().collect(Collectors.groupingBy(AccessEvent::getDisclosureUuid));
			Map<String, DisclosureUse> uses = new HashMap<>();
			for (Disclosure each : disclosures) {
				List<AccessEvent> ofDisclosure = events.getOrDefault(each.getUuid(), Collections.emptyList());
				if (isOfAuthor(each, userUuid, now)) {
					uses.put(each.getUuid(), useOf(ofDisclosure).withSessionDate(days.get(each.getScope().getNoteUuid())));
				} else if (each.getMadeBy().equals(userUuid) && isByCustodian(jdbc, each, userUuid, now)) {
					uses.put(each.getUuid(), useOf(ofDisclosure));
				} else if (each.getMadeBy().equals(userUuid) && each.getRecipient().isExternal()) {
					uses.put(each.getUuid(), DisclosureUse.ofFile(fileMadeAt(ofDisclosure)));
				}
			}
			return uses;
		});
	}

	/** @see DisclosureService#getNotesRead */
	Optional<List<NoteUse>> notesRead(Disclosure disclosure, String userUuid) {
		if (!isOfAuthor(disclosure, userUuid, System.currentTimeMillis())) {
			return Optional.empty();
		}
		Map<Integer, List<AccessEvent>> readings = readings(
				transactions.withWriterOrApart(jdbc -> StoredEvents.eventsOfDisclosure(jdbc, disclosure.getUuid())))
				.collect(Collectors.groupingBy(AccessEvent::getNoteId));
		return Optional.of(door.ownAmong(Collections.emptySet(), readings.keySet()).stream()
				.map(note -> useOf(note, readings.get(note.getId())))
				.sorted(Comparator.comparing(NoteUse::getSessionDate).thenComparing(NoteUse::getNoteUuid))
				.collect(Collectors.toList()));
	}

	private static NoteUse useOf(NoteHeader note, List<AccessEvent> readings) {
		return new NoteUse(note.getUuid(), note.getSessionDate(), readings.size(),
				readings.stream().mapToLong(AccessEvent::getOccurredAt).max().getAsLong());
	}

	private static boolean isOfAuthor(Disclosure disclosure, String userUuid, long moment) {
		return disclosure.getScope().getAuthorUuid().equals(userUuid) && disclosure.isToldToAuthor(moment);
	}

	/** Checks whether the user made the disclosure in place of the author, and still is the custodian of these notes. */
	private boolean isByCustodian(JdbcOperations jdbc, Disclosure disclosure, String userUuid, long moment) {
		return disclosure.getMaker() == MakerRole.AUTHOR && !disclosure.getScope().getAuthorUuid().equals(userUuid)
				&& store.isLeftStanding(jdbc, disclosure)
				&& new Custodies(store.custodiesOf(jdbc, disclosure, moment)).custodians().contains(userUuid);
	}

	private static DisclosureUse useOf(List<AccessEvent> events) {
		List<AccessEvent> readings = readings(events).collect(Collectors.toList());
		return DisclosureUse.of(readings.size(),
				readings.stream().map(AccessEvent::getOccurredAt).max(Long::compare).orElse(null), fileMadeAt(events));
	}

	private static Stream<AccessEvent> readings(Collection<AccessEvent> events) {
		Set<String> notAnswered = events.stream().filter(event -> event.getType() == AccessEventType.READ_NOT_ANSWERED)
				.map(AccessEvent::getDetail).collect(Collectors.toSet());
		return events.stream().filter(event -> event.getNoteId() != null)
				.filter(event -> event.getType() == AccessEventType.READ && !notAnswered.contains(event.getUuid()));
	}

	private static Long fileMadeAt(List<AccessEvent> events) {
		return events.stream().filter(event -> event.getType() == AccessEventType.FILE_MADE)
				.map(AccessEvent::getOccurredAt).min(Long::compare).orElse(null);
	}
}
