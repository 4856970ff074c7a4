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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The progress of an export of many clients. After a stop the server goes on with the first remaining client. Instances are
 * immutable: every step returns a copy.
 */
public final class ExportBatch {

	static final String NOTE_TWICE = "sessionnotes.error.export.noteTwice";

	static final String NOT_RUNNING = "sessionnotes.error.export.notRunning";

	static final String UNKNOWN_CLIENT = "sessionnotes.error.export.unknownClient";

	static final String DONE_OTHERWISE = "sessionnotes.error.export.doneOtherwise";

	static final String NOT_FINISHED = "sessionnotes.error.export.notFinished";

	/** The state of an export. */
	public enum State {

		RUNNING,

		COMPLETE,

		/** A user cancelled the export. Nothing of it remains. */
		CANCELLED
	}

	private final Map<String, List<String>> plan;

	private final Map<String, ClientPart> parts;

	private final boolean cancelled;

	private ExportBatch(Map<String, List<String>> plan, Map<String, ClientPart> parts, boolean cancelled) {
		this.plan = plan;
		this.parts = parts;
		this.cancelled = cancelled;
	}

	/**
	 * @param notes the clients in the order of the export, each with the uuids of the notes
	 * @return an export that has not begun yet
	 * @throws RefusedException if there is no note, a note appears twice, or there are more notes than
	 *         {@link ExportManifest#MOST_NOTES}
	 */
	public static ExportBatch plan(Map<String, List<String>> notes) {
		Map<String, List<String>> plan = new LinkedHashMap<>();
		notes.forEach((client, each) -> plan.put(client, Collections.unmodifiableList(new ArrayList<>(each))));
		List<String> all = new ArrayList<>();
		plan.values().forEach(all::addAll);
		if (all.size() > ExportManifest.MOST_NOTES) {
			throw new RefusedException(ExportManifest.TOO_MANY);
		}
		Set<String> different = new HashSet<>(all);
		if (different.size() != all.size()) {
			throw new RefusedException(NOTE_TWICE);
		}
		return new ExportBatch(Collections.unmodifiableMap(plan), Collections.emptyMap(), false);
	}

	/**
	 * Marks a client as done. Marking the same part again does no harm, because the server may stop between writing the
	 * file and marking the client.
	 *
	 * @throws RefusedException if the export is not running or has no such client, or if the part does not match the
	 *         client's notes or an earlier part
	 */
	public ExportBatch done(String client, ClientPart part) {
		ClientPart earlier = parts.get(client);
		if (part.equals(earlier) && !cancelled) {
			return this;
		}
		if (getState() != State.RUNNING) {
			throw new RefusedException(NOT_RUNNING);
		}
		if (!plan.containsKey(client)) {
			throw new RefusedException(UNKNOWN_CLIENT);
		}
		if (earlier != null) {
			throw new RefusedException(DONE_OTHERWISE);
		}
		if (!part.isAbout(plan.get(client))) {
			throw new RefusedException(ExportManifest.NOT_WHOLE);
		}
		Map<String, ClientPart> more = new LinkedHashMap<>(parts);
		more.put(client, Objects.requireNonNull(part, "part"));
		return new ExportBatch(plan, Collections.unmodifiableMap(more), false);
	}

	/**
	 * @return a cancelled copy without parts. The caller deletes the files of {@link #getFiles} of this export.
	 * @throws RefusedException if the export is not running
	 */
	public ExportBatch cancel() {
		if (getState() != State.RUNNING) {
			throw new RefusedException(NOT_RUNNING);
		}
		return new ExportBatch(plan, Collections.emptyMap(), true);
	}

	public State getState() {
		if (cancelled) {
			return State.CANCELLED;
		}
		return parts.size() == plan.size() ? State.COMPLETE : State.RUNNING;
	}

	/** @return the remaining clients, in the order of the export; empty if the export is not running */
	public List<String> getRemaining() {
		List<String> remaining = new ArrayList<>();
		if (!cancelled) {
			plan.keySet().stream().filter(client -> !parts.containsKey(client)).forEach(remaining::add);
		}
		return remaining;
	}

	/** @return the notes of a client; empty if the export does not contain the client */
	public List<String> getNotes(String client) {
		return plan.getOrDefault(client, Collections.emptyList());
	}

	/** @return the number of notes that are done */
	public int getNotesDone() {
		return parts.keySet().stream().mapToInt(client -> plan.get(client).size()).sum();
	}

	/** @return the number of notes in the export */
	public int getNotesPlanned() {
		return plan.values().stream().mapToInt(List::size).sum();
	}

	/** @return the files written so far */
	public List<ManifestFile> getFiles() {
		List<ManifestFile> files = new ArrayList<>();
		parts.values().stream().map(ClientPart::getFile).filter(Objects::nonNull).forEach(files::add);
		return files;
	}

	/** @return the notes left out so far, each with its reasons. Only the clinic sees them. */
	public Map<String, List<LeftOutReason>> getLeftOut() {
		Map<String, List<LeftOutReason>> leftOut = new LinkedHashMap<>();
		parts.values().forEach(part -> leftOut.putAll(part.getLeftOut()));
		return leftOut;
	}

	/**
	 * @return the notes of the manifest
	 * @throws RefusedException if the export is not complete
	 */
	public List<ManifestEntry> getEntries() {
		if (getState() != State.COMPLETE) {
			throw new RefusedException(NOT_FINISHED);
		}
		List<ManifestEntry> entries = new ArrayList<>();
		parts.values().forEach(part -> entries.addAll(part.getEntries()));
		return entries;
	}
}
