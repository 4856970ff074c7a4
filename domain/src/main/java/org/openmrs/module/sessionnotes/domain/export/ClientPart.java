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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of an export for one client: a file with its notes, and the notes left out. Instances are immutable. */
public final class ClientPart {

	private final ManifestFile file;

	private final List<ManifestEntry> entries;

	private final Map<String, List<LeftOutReason>> leftOut;

	/**
	 * @param file the client's file; null if the export left out all notes
	 * @param entries the notes in the file
	 * @param leftOut the notes left out, each with its reasons
	 */
	public ClientPart(ManifestFile file, List<ManifestEntry> entries, Map<String, List<LeftOutReason>> leftOut) {
		this.file = file;
		this.entries = Collections.unmodifiableList(new ArrayList<>(entries));
		Map<String, List<LeftOutReason>> copy = new LinkedHashMap<>();
		leftOut.forEach((note, reasons) -> copy.put(note, Collections.unmodifiableList(new ArrayList<>(reasons))));
		this.leftOut = Collections.unmodifiableMap(copy);
	}

	public ManifestFile getFile() {
		return file;
	}

	public List<ManifestEntry> getEntries() {
		return entries;
	}

	/** @return the notes left out, each with its reasons. Only the clinic sees them. */
	public Map<String, List<LeftOutReason>> getLeftOut() {
		return leftOut;
	}

	/** Tells whether the part has each of the notes once, either in its file or with a reason. */
	boolean isAbout(List<String> notes) {
		List<String> mine = new ArrayList<>(leftOut.keySet());
		entries.forEach(entry -> mine.add(entry.getNoteUuid()));
		List<String> wanted = new ArrayList<>(notes);
		Collections.sort(mine);
		Collections.sort(wanted);
		return mine.equals(wanted) && (file == null) == entries.isEmpty()
				&& entries.stream().allMatch(entry -> entry.getFile().equals(file.getName()))
				&& leftOut.values().stream().noneMatch(List::isEmpty);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ClientPart && Objects.equals(file, ((ClientPart) other).file)
				&& entries.equals(((ClientPart) other).entries) && leftOut.equals(((ClientPart) other).leftOut);
	}

	@Override
	public int hashCode() {
		return Objects.hash(file, entries, leftOut);
	}
}
