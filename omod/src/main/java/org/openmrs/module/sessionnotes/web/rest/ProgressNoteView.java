/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openmrs.EncounterProvider;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.StepRecord;

/** A progress note as REST shows it. */
public class ProgressNoteView {

	private final ProgressNote note;

	private final ProgressNoteFormat format;

	ProgressNoteView(ProgressNote note, ProgressNoteFormat format) {
		this.note = note;
		this.format = format;
	}

	/** @return the encounter's: the note is an encounter */
	public String getUuid() {
		return note.getEncounter().getUuid();
	}

	/** @return with "unsigned", what it waits for or "voided", so that no list shows a draft or a voided note as a record */
	public String getDisplay() {
		return ProgressNoteJson.message("sessionnotes.progressNote.display", ProgressNoteJson.day(note.getContent()),
				ProgressNoteJson.message(isVoided() ? "sessionnotes.state.VOIDED" : note.getState().getMessageCode()));
	}

	public Object getEncounter() {
		return Reference.to(note.getEncounter());
	}

	public Object getPatient() {
		return Reference.to(note.getEncounter().getPatient());
	}

	public Object getVisit() {
		return Reference.to(note.getVisit());
	}

	public Object getLocation() {
		return Reference.to(note.getEncounter().getLocation());
	}

	public String getState() {
		return note.getState().name();
	}

	public boolean isUnsigned() {
		return note.getState().isUnsigned();
	}

	public boolean isVoided() {
		return note.getEncounter().getVoided();
	}

	/** @return the day of the session, as 2026-01-31 */
	public String getSessionDate() {
		return ProgressNoteJson.day(note.getContent());
	}

	/** @return who signed it as its author; of a note that nobody has signed who began it */
	public Map<String, String> getAuthor() {
		return ProgressNoteJson.user(signature().map(StepRecord::getUserUuid)
				.orElseGet(() -> note.getEncounter().getCreator().getUuid()));
	}

	/** @return the provider whose session it is; null if the encounter has none any more */
	public Object getTherapist() {
		return note.getEncounter().getEncounterProviders().stream().filter(each -> !each.getVoided())
				.min(Comparator.comparing(EncounterProvider::getEncounterProviderId))
				.map(each -> Reference.to(each.getProvider())).orElse(null);
	}

	/** @return when the author signed what stands; null for a draft */
	public Object getDateSigned() {
		return signature().map(step -> ProgressNoteJson.time(Instant.ofEpochMilli(step.getDate()))).orElse(null);
	}

	/** @return when it was last changed, or a step taken; null if neither was */
	public Object getDateChanged() {
		Date changed = note.getEncounter().getDateChanged();
		return Stream
				.concat(changed == null ? Stream.empty() : Stream.of(changed.toInstant()),
						note.getSteps().stream().map(step -> Instant.ofEpochMilli(step.getDate())))
				.max(Comparator.naturalOrder()).map(ProgressNoteJson::time).orElse(null);
	}

	/** What was signed and given back stands no more. */
	private Optional<StepRecord> signature() {
		return note.getState().isFixed()
				? note.getSteps().stream().filter(step -> step.getStep() == ProgressNoteStep.SIGNED)
						.reduce((earlier, later) -> later)
				: Optional.empty();
	}

	public Date getDateCreated() {
		return note.getEncounter().getDateCreated();
	}

	/** @return all that the note tells, by the names in which it is sent */
	public Map<String, Object> getContent() {
		return ProgressNoteJson.content(note);
	}

	/** @return the digest of all that the note tells now; sent with a change or a signature, it says what was seen */
	public String getContentDigest() {
		return note.getContentDigest();
	}

	/** @return SIGNATURE for a note that is shown in the words that were signed, RECORD for any other */
	public String getShownFrom() {
		return note.isShownAsSigned() ? "SIGNATURE" : "RECORD";
	}

	/** @return the concepts of the questions that are answered, in the words in which they are shown */
	public List<Map<String, Object>> getQuestions() {
		return ProgressNoteJson.questions(note);
	}

	/** @return what the note tells beside its own questions */
	public List<Map<String, Object>> getOtherAnswers() {
		return ProgressNoteJson.otherAnswers(note);
	}

	public String getFormat() {
		return format.getCode();
	}

	/** @return the same content under the headings of the format */
	public List<Map<String, Object>> getSections() {
		return ProgressNoteJson.byHeading(note, format);
	}

	/** @return what was added after the signature, the oldest first */
	public List<Map<String, Object>> getAddenda() {
		return ProgressNoteJson.addenda(note);
	}

	/** @return the recorded steps, the oldest first */
	public List<Map<String, Object>> getSteps() {
		return ProgressNoteJson.steps(note.getSteps());
	}
}
