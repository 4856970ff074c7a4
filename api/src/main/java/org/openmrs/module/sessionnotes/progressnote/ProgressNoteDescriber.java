/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;

/**
 * Creates the description of a note for the caller: the note's content, steps and addenda, and the goals that the note
 * carries forward.
 */
class ProgressNoteDescriber {

	private final ProgressNoteLookup lookup;

	private final CurrentContent current;

	private final EarlierNotes earlierNotes;

	private final ProgressNoteInsiders insiders;

	private final SignedFields signedFields;

	private final Signatures signatures;

	private final SessionOffsets offsets;

	private final SavedDrafts savedDrafts;

	ProgressNoteDescriber(ProgressNoteLookup lookup, CurrentContent current, EarlierNotes earlierNotes,
			ProgressNoteInsiders insiders, SignedFields signedFields, Signatures signatures, SessionOffsets offsets,
			SavedDrafts savedDrafts) {
		this.lookup = lookup;
		this.current = current;
		this.earlierNotes = earlierNotes;
		this.insiders = insiders;
		this.signedFields = signedFields;
		this.signatures = signatures;
		this.offsets = offsets;
		this.savedDrafts = savedDrafts;
	}

	ProgressNote describe(Encounter encounter) {
		ProgressNoteStatus status = lookup.status(encounter);
		ProgressNoteHistory history = lookup.history(encounter);
		SignedContent shown = current.shown(encounter, status, history);
		List<String> carried = earlierNotes.goalsCarried(encounter, ShownAnswers.content(shown));
		boolean insider = insiders.isInsider(encounter, status, history.getSteps());
		List<StepRecord> steps = history.getSteps().stream().map(step -> insider ? step : step.withoutRemark())
				.collect(Collectors.toList());
		return new ProgressNote(encounter, savedDrafts.visit(encounter), offsets.of(encounter).orElse(null), shown,
				CurrentContent.signed(status, history).isPresent(),
				signatures.contentDigest(encounter, shown, history), status.getState(), steps, addenda(encounter, history),
				carried);
	}

	/**
	 * @return the note with the content that was signed before the note was returned to its author, but without the
	 *         note's steps and addenda
	 */
	ProgressNote describeReturned(Encounter encounter, KeptContent returned) {
		SignedContent shown = returned.getContent();
		return new ProgressNote(encounter, savedDrafts.visit(encounter), offsets.of(encounter).orElse(null), shown, true,
				returned.getDigest(), ProgressNoteState.RETURNED, Collections.emptyList(), Collections.emptyList(),
				earlierNotes.goalsCarried(encounter, ShownAnswers.content(shown)));
	}

	/**
	 * Returns each addendum of a note with the addendum's signature. An addendum that matches no signature is returned
	 * with the content of the record.
	 */
	private List<Addendum> addenda(Encounter encounter, ProgressNoteHistory history) {
		List<StepRecord> unpaired = new ArrayList<>(history.getSteps());
		List<Addendum> addenda = new ArrayList<>();
		for (Obs obs : signedFields.addenda(encounter, history.addendumConcepts())) {
			Optional<StepRecord> signature = unpaired.stream()
					.filter(step -> signatures.isSignatureUnder(step, SignedFields.addendumText(obs)))
					.findFirst();
			signature.ifPresent(unpaired::remove);
			addenda.add(new Addendum(obs.getUuid(), obs.getValueText(), signature.orElse(null)));
		}
		// if the record has lost or changed an addendum, the addendum's signature still retains the text
		unpaired.stream().filter(step -> step.getStep() == ProgressNoteStep.ADDENDUM && history.contentOf(step) != null)
				.map(step -> new Addendum(null, history.contentOf(step).getContent().getAnswers().get(0).getValue(), step))
				.forEach(addenda::add);
		return addenda;
	}
}
