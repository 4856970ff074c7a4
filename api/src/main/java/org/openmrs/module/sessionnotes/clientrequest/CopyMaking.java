/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.clientrequest.CopyDocument.Form;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.clientcopy.CopyContents;
import org.openmrs.module.sessionnotes.domain.clientcopy.RecordedNote;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;

/**
 * Makes the copy of a client's progress notes. It reads progress notes through their service, with the user's own
 * privileges, and nothing else: whether the client has private notes changes nothing in the copy.
 */
class CopyMaking {

	private static final int PAGE = 50;

	private final Clock clock;

	CopyMaking(Clock clock) {
		this.clock = clock;
	}

	/** The notes that a request covers, as they are now. */
	static final class Contents {

		private final CopyWish wish;

		private final Map<String, ProgressNote> notes = new HashMap<>();

		private final List<RecordedNote> recorded = new ArrayList<>();

		private Contents(CopyWish wish) {
			this.wish = wish;
		}

		/** @return those notes alone that have the given uuids */
		Contents only(Collection<String> uuids) {
			Contents some = new Contents(wish);
			some.notes.putAll(notes);
			recorded.stream().filter(note -> uuids.contains(note.getUuid())).forEach(some.recorded::add);
			return some;
		}

		/** @return the notes in the copy without the notes that the copy must not even mention */
		CopyContents getCopy(Collection<WithheldPassage> withheld) {
			return CopyContents.of(wish, recorded.stream()
					.filter(note -> withheld.stream().noneMatch(
							each -> each.isMarkRevealing() && each.getPassage().equals(Passage.note(note.getUuid()))))
					.collect(Collectors.toList()));
		}

		/** @return true if the client gets anything besides the withheld passages */
		boolean isAnythingLeft(Collection<WithheldPassage> withheld) {
			Set<Passage> passages = withheld.stream().map(WithheldPassage::getPassage).collect(Collectors.toSet());
			List<RecordedNote> all = getCopy(Collections.emptyList()).getNotes();
			return all.isEmpty() || all.stream().anyMatch(note -> !passages.contains(Passage.note(note.getUuid())));
		}
	}

	/**
	 * @param patient the client, or the patient into whom the client was merged
	 * @throws InvalidRequestException if the client has more notes than one copy holds
	 * @throws ConflictException if another user wrote or voided a note meanwhile
	 * @throws org.openmrs.api.APIAuthenticationException if the user may not read the record
	 */
	Contents read(ClientRequest request, Patient patient) {
		ProgressNoteService service = Context.getService(ProgressNoteService.class);
		Contents contents = new Contents(request.getCopyWish());
		Set<String> read = new HashSet<>();
		int count = service.countNotes(patient, false);
		List<ProgressNote> page;
		int start = 0;
		do {
			page = service.getNotes(patient, false, start, PAGE);
			start += page.size();
			for (ProgressNote note : page) {
				String uuid = note.getEncounter().getUuid();
				read.add(uuid);
				RecordedNote each = new RecordedNote(uuid, note.getShown().getSessionDate(),
						note.getShown().getStart(), note.getState(), note.getEncounter().getVoided());
				if (request.getCopyWish().covers(uuid, each.getDay())) {
					contents.notes.put(uuid, note);
					contents.recorded.add(each);
				}
			}
			Bounded.number("notes", Bound.COPY_NOTES, Long.valueOf(contents.recorded.size()));
		} while (page.size() == PAGE);
		// a note that came or went between two pages moves the others: one would be missing, or there twice
		if (start != count || read.size() != count) {
			throw new ConflictException("sessionnotes.error.clientRequest.changedMeanwhile");
		}
		return contents;
	}

	/**
	 * @return the fields of all notes that the copy would hold if nothing were withheld, in the order of the copy
	 * @throws InvalidRequestException if the fields are larger than one copy may be
	 */
	List<NoteField> fields(ClientRequest request, Contents contents) {
		List<NoteField> fields = new ArrayList<>();
		for (RecordedNote each : contents.getCopy(Collections.emptyList()).getNotes()) {
			fields.addAll(new CopiedNote(contents.notes.get(each.getUuid()), wording(request), Collections.emptyList())
					.getFields());
		}
		Bounded.number("copy", Bound.COPY_FILE,
				fields.stream().mapToLong(each -> each.getText().getBytes(StandardCharsets.UTF_8).length).sum());
		return fields;
	}

	private CopyWording wording(ClientRequest request) {
		return new CopyWording(Context.getMessageSourceService(), request.getCopyWish().getLanguage(), clock.getZone());
	}

	/**
	 * @param client the client's name
	 * @param withheld the passages that the copy leaves out
	 * @throws InvalidRequestException if the file is larger than one copy may be
	 */
	CopyFile make(ClientRequest request, Contents contents, String client, Collection<WithheldPassage> withheld) {
		CopyWording wording = wording(request);
		CopyDocument document = new CopyDocument();
		document.add(Form.TITLE, wording.text("title"));
		document.addField(wording.text("client"), client);
		document.addField(wording.text("requestedOn"), wording.day(request.getReceivedOn()));
		List<RecordedNote> notes = contents.getCopy(withheld).getNotes();
		document.addField(wording.text("count"), String.valueOf(notes.size()));
		document.addField(wording.text("madeOn"), wording.time(clock.millis()));
		int number = 0;
		for (RecordedNote each : notes) {
			number++;
			new CopiedNote(contents.notes.get(each.getUuid()), wording, withheld).addTo(document, number);
		}
		return file(document, request, wording);
	}

	/** Makes a file with nothing but the passages that a review released. */
	CopyFile makeReleased(ClientRequest request, Collection<DeniedPassage> released, String client) {
		CopyWording wording = wording(request);
		CopyDocument document = new CopyDocument();
		document.add(Form.TITLE, wording.text("releasedTitle"));
		document.addField(wording.text("client"), client);
		document.addField(wording.text("requestedOn"), wording.day(request.getReceivedOn()));
		document.addField(wording.text("releasedCount"), String.valueOf(released.size()));
		document.addField(wording.text("madeOn"), wording.time(clock.millis()));
		for (DeniedPassage each : released) {
			String day = wording.day(each.getDay());
			document.add(Form.HEADING, each.getLabel() == null
					? wording.text("releasedWhole", day)
					: wording.text("releasedNote", day, each.getLabel()));
			document.add(Form.PARAGRAPH, each.getWords());
		}
		return file(document, request, wording);
	}

	private CopyFile file(CopyDocument document, ClientRequest request, CopyWording wording) {
		CopyFile file = CopyFile.of(document, request.getCopyWish().getFormat(), wording, clock.instant());
		Bounded.number("copy", Bound.COPY_FILE, Long.valueOf(file.getBytes().length));
		return file;
	}
}
