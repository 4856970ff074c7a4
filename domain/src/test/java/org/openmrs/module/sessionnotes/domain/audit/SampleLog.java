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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/** A log of any size, in memory, with checkpoints made as it grew: what a server holds, and what its export looks like. */
final class SampleLog {

	static final long NOW = 1_760_000_000_000L;

	final SigningKey key = SigningKey.generate();

	/** The events of each chain, as they are stored, and what is stored beside them. */
	final Map<String, List<AccessEvent>> events = new TreeMap<>();

	final Map<String, List<String>> hashes = new TreeMap<>();

	final List<Checkpoint> checkpoints = new ArrayList<>();

	final List<LogDeletion> deletions = new ArrayList<>();

	private final Map<String, Integer> covered = new TreeMap<>();

	private final Random random;

	SampleLog(long seed) {
		this.random = new Random(seed);
	}

	static SampleLog of(int events, int chains, int checkpoints, long seed) {
		SampleLog log = new SampleLog(seed);
		int between = events / checkpoints;
		for (int i = 1; i <= events; i++) {
			log.add("note-" + (1 + log.random.nextInt(chains)));
			if (i % between == 0) {
				log.checkpoint();
			}
		}
		if (events % between != 0) {
			log.checkpoint();
		}
		return log;
	}

	void add(String chain) {
		boolean first = !events.containsKey(chain);
		add(chain, first ? AccessEventType.CREATED : AccessEventType.values()[random.nextInt(7)]);
	}

	void add(String chain, AccessEventType type) {
		List<AccessEvent> there = events.computeIfAbsent(chain, name -> new ArrayList<>());
		List<String> hashed = hashes.computeIfAbsent(chain, name -> new ArrayList<>());
		int sequence = there.size() + 1;
		AccessEvent event = AccessEvent.builder(type).uuid("e-" + chain + "-" + sequence).place(chain, sequence)
				.note(chain.hashCode())
				.version(1 + random.nextInt(3), random.nextInt(100)).by("user-" + random.nextInt(9), "user-1")
				.at(NOW + sequence).from(random.nextBoolean() ? "192.0.2." + random.nextInt(255) : null)
				.disclosure(random.nextInt(5) == 0 ? "d-1" : null).detail("ORIGINATOR_TREATMENT")
				.noteDigest(sequence == 1 ? "digest" : null).build();
		there.add(event);
		hashed.add(event.hash(sequence == 1 ? ChainVerifier.START : hashed.get(sequence - 2)));
	}

	void checkpoint() {
		List<ChainEnd> ends = new ArrayList<>();
		hashes.forEach((chain, hashed) -> {
			if (covered.getOrDefault(chain, 0) < hashed.size()) {
				ends.add(new ChainEnd(chain, hashed.size(), hashed.get(hashed.size() - 1)));
				covered.put(chain, hashed.size());
			}
		});
		String previous = checkpoints.isEmpty() ? Checkpoint.START : newest().hash();
		checkpoints.add(Checkpoint.sign(checkpoints.size() + 1, NOW, previous, ends, key));
	}

	/** Deletes events of a chain on purpose; they stay in this log, which leaves them out of its export. */
	void delete(String chain, int first, int last) {
		Gap gap = new Gap(chain, first, last, hashes.get(chain).get(last - 1));
		deletions.add(new LogDeletion("deletion-" + deletions.size(), NOW, "officer-1", NOW, "officer-2", NOW + 1,
				List.of(gap), new byte[0]).signed(key));
	}

	Checkpoint newest() {
		return checkpoints.get(checkpoints.size() - 1);
	}

	List<String> export() {
		List<String> lines = new ArrayList<>();
		lines.add(ExportLine.of(ExportHeader.sign(NOW, "officer-1", newest(), key)));
		checkpoints.forEach(checkpoint -> ExportLine.linesOf(checkpoint).forEach(lines::add));
		deletions.forEach(deletion -> ExportLine.linesOf(deletion).forEach(lines::add));
		events.forEach((chain, there) -> {
			for (int i = 0; i < there.size(); i++) {
				if (!isDeleted(chain, i + 1)) {
					lines.add(ExportLine.of(there.get(i), hashes.get(chain).get(i)));
				}
			}
		});
		return lines;
	}

	private boolean isDeleted(String chain, int sequence) {
		return deletions.stream().flatMap(deletion -> deletion.getGaps().stream()).anyMatch(
				gap -> gap.getChain().equals(chain) && gap.getFirst() <= sequence && sequence <= gap.getLast());
	}

	/** Makes all hashes of a chain fit its events again, as somebody does who knows how they are made. */
	void linkAgain(String chain) {
		List<String> hashed = hashes.get(chain);
		hashed.clear();
		String previous = ChainVerifier.START;
		for (AccessEvent event : events.get(chain)) {
			previous = event.hash(previous);
			hashed.add(previous);
		}
	}

	/** @return the event with some of its fields changed */
	static AccessEvent.Builder copy(AccessEvent event) {
		return AccessEvent.builder(event.getTypeName()).uuid(event.getUuid()).place(event.getChain(), event.getSequence())
				.note(event.getNoteId()).version(event.getVersion(), event.getVersionId())
				.by(event.getUserUuid(), event.getSignedInUserUuid()).at(event.getOccurredAt()).from(event.getAddress())
				.disclosure(event.getDisclosureUuid()).detail(event.getDetail()).noteDigest(event.getNoteDigest());
	}
}
