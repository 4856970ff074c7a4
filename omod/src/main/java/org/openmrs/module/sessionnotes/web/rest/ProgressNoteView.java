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

/** A progress note in the form in which REST shows the note. */
public class ProgressNoteView {

	private final ProgressNote note;

	private final ProgressNoteFormat format;

	ProgressNoteView(ProgressNote note, ProgressNoteFormat format) {
		this.note = note;
		this.format = format;
	}

	/** @return the uuid of the encounter, because a progress note is an encounter */
	public String getUuid() {
		return note.getEncounter().getUuid();
	}

	/**
	 * @return a display text that states "unsigned", "voided" or the step for which the note waits. Because of the
	 *         display text, lists never show a draft or a voided note as part of the record.
	 */
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

	/** @return the day of the session, such as 2026-01-31 */
	public String getSessionDate() {
		return ProgressNoteJson.day(note.getContent());
	}

	/** @return the user who signed the note as its author; for an unsigned note, the user who began the note */
	public Map<String, String> getAuthor() {
		return ProgressNoteJson.user(signature().map(StepRecord::getUserUuid)
				.orElseGet(() -> note.getEncounter().getCreator().getUuid()));
	}

	/** @return the provider who held the session; null if the encounter no longer has a provider */
	public Object getTherapist() {
		return note.getEncounter().getEncounterProviders().stream().filter(each -> !each.getVoided())
				.min(Comparator.comparing(EncounterProvider::getEncounterProviderId))
				.map(each -> Reference.to(each.getProvider())).orElse(null);
	}

	/**
	 * @return all providers who held the session, each with the provider's role, in the order in which the providers were
	 *         entered. A signed note names the providers as they were named when the note was signed.
	 */
	public List<Map<String, Object>> getTherapists() {
		return ProgressNoteJson.therapists(note);
	}

	/** @return the time of the author's valid signature; null for a draft */
	public Object getDateSigned() {
		return signature().map(step -> ProgressNoteJson.time(Instant.ofEpochMilli(step.getDate()))).orElse(null);
	}

	/** @return the time of the last change or step; null if the note has had neither a change nor a step */
	public Object getDateChanged() {
		Date changed = note.getEncounter().getDateChanged();
		return Stream
				.concat(changed == null ? Stream.empty() : Stream.of(changed.toInstant()),
						note.getSteps().stream().map(step -> Instant.ofEpochMilli(step.getDate())))
				.max(Comparator.naturalOrder()).map(ProgressNoteJson::time).orElse(null);
	}

	/** Returns the author's valid signature. A signature is no longer valid after a supervisor has returned the note. */
	private Optional<StepRecord> signature() {
		return note.getState().isFixed()
				? note.getSteps().stream().filter(step -> step.getStep() == ProgressNoteStep.SIGNED)
						.reduce((earlier, later) -> later)
				: Optional.empty();
	}

	public Date getDateCreated() {
		return note.getEncounter().getDateCreated();
	}

	/** @return the content of the note, under the property names of requests */
	public Map<String, Object> getContent() {
		return ProgressNoteJson.content(note);
	}

	/**
	 * @return the digest of the current content. A request to change or sign the note uses this digest to state which
	 *         content the user has seen.
	 */
	public String getContentDigest() {
		return note.getContentDigest();
	}

	/** @return SIGNATURE if the note is shown with the wording that was signed; RECORD for any other note */
	public String getShownFrom() {
		return note.isShownAsSigned() ? "SIGNATURE" : "RECORD";
	}

	/** @return the concepts of the answered questions, in the wording that the note shows */
	public List<Map<String, Object>> getQuestions() {
		return ProgressNoteJson.questions(note);
	}

	/** @return the answers in the note to questions that are not the note's own */
	public List<Map<String, Object>> getOtherAnswers() {
		return ProgressNoteJson.otherAnswers(note);
	}

	public String getFormat() {
		return format.getCode();
	}

	/** @return the content of the note under the headings of the requested format */
	public List<Map<String, Object>> getSections() {
		return ProgressNoteJson.byHeading(note, format);
	}

	/** @return the addenda that were added after the signature, oldest first */
	public List<Map<String, Object>> getAddenda() {
		return ProgressNoteJson.addenda(note);
	}

	/** @return the recorded steps of the note, oldest first */
	public List<Map<String, Object>> getSteps() {
		return ProgressNoteJson.steps(note.getSteps());
	}
}
