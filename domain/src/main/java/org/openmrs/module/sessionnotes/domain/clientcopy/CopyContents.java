/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;

/**
 * The notes in a client's copy, in the order of their sessions and numbered without gaps. A signed note belongs to the
 * record even if the supervisor has not signed yet. An unsigned note is not in the copy, but the letter counts it.
 */
public final class CopyContents {

	private final List<RecordedNote> notes;

	private final List<String> unsigned;

	private CopyContents(List<RecordedNote> notes, List<String> unsigned) {
		this.notes = Collections.unmodifiableList(notes);
		this.unsigned = Collections.unmodifiableList(unsigned);
	}

	/**
	 * @param wish the client's wish
	 * @param record the client's progress notes, in any order
	 * @return the contents of the copy
	 */
	public static CopyContents of(CopyWish wish, Collection<RecordedNote> record) {
		List<RecordedNote> notes = new ArrayList<>();
		List<String> unsigned = new ArrayList<>();
		for (RecordedNote each : record) {
			if (!each.isVoided() && wish.covers(each.getUuid(), each.getDay())) {
				if (each.getState().isFixed()) {
					notes.add(each);
				} else {
					unsigned.add(each.getUuid());
				}
			}
		}
		notes.sort(Comparator.comparing(RecordedNote::getDay)
				.thenComparing(RecordedNote::getStart, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(RecordedNote::getUuid));
		return new CopyContents(notes, unsigned);
	}

	/** @return the notes in the order of the copy; the number of a note is its place in this list */
	public List<RecordedNote> getNotes() {
		return notes;
	}

	/** @return the number of sessions in the range with a note that is not signed yet */
	public int getUnsigned() {
		return unsigned.size();
	}

	/** @return the uuids of the notes in the range that are not signed yet */
	public List<String> getUnsignedNotes() {
		return unsigned;
	}

	/** @return the day of the first session in the copy; null if the copy has no notes */
	public LocalDate getFrom() {
		return notes.isEmpty() ? null : notes.get(0).getDay();
	}

	/** @return the day of the last session in the copy; null if the copy has no notes */
	public LocalDate getTo() {
		return notes.isEmpty() ? null : notes.get(notes.size() - 1).getDay();
	}
}
