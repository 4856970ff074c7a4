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
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;

/** The recorded steps of one note, with what its signatures keep. */
final class ProgressNoteHistory {

	private static final Set<ProgressNoteStep> SIGNING = new HashSet<>(
			Arrays.asList(ProgressNoteStep.SIGNED, ProgressNoteStep.APPROVED, ProgressNoteStep.COSIGNED));

	private final List<StepRecord> steps;

	private final Map<String, String> contents;

	/**
	 * @param steps the oldest first
	 * @param contents what the signatures keep, by its digest
	 */
	ProgressNoteHistory(List<StepRecord> steps, Map<String, String> contents) {
		this.steps = Collections.unmodifiableList(steps);
		this.contents = contents;
	}

	List<StepRecord> getSteps() {
		return steps;
	}

	/** @return the signatures since the last return, without those of addenda: what was returned is a draft again */
	List<StepRecord> standing() {
		List<StepRecord> standing = new ArrayList<>();
		for (StepRecord step : steps) {
			if (isSigning(step)) {
				standing.add(step);
			} else if (isReturn(step)) {
				standing.clear();
			}
		}
		return standing;
	}

	/** A row that holds what was signed is a signature, whatever it calls itself. */
	static boolean isSigning(StepRecord step) {
		return step.getStep() == null || SIGNING.contains(step.getStep())
				|| step.getStep() != ProgressNoteStep.ADDENDUM && step.getDigest() != null;
	}

	/** @return what was signed, by the first signature that stands and still has it; nothing if no signature keeps it */
	Optional<KeptContent> content() {
		return standing().stream().map(this::contentOf).filter(Objects::nonNull).findFirst();
	}

	/** @return what stood signed when the note was returned the last time; nothing if it never was, or nothing keeps it */
	Optional<KeptContent> returnedContent() {
		for (int at = steps.size() - 1; at >= 0; at--) {
			if (isReturn(steps.get(at))) {
				return new ProgressNoteHistory(steps.subList(0, at), contents).content();
			}
		}
		return Optional.empty();
	}

	private static boolean isReturn(StepRecord step) {
		return step.getStep() == ProgressNoteStep.RETURNED && !isSigning(step);
	}

	/** @return what a signature was made on; null if it keeps nothing, or not what was signed */
	KeptContent contentOf(StepRecord step) {
		KeptContent kept = KeptContent.read(step.getContentDigest(), contents.get(step.getContentDigest()));
		return kept != null && kept.isSignedBy(step) ? kept : null;
	}

	/** @return the text that is kept under a signature's name for it, whatever it is by now; null if there is none */
	String textOf(StepRecord step) {
		return contents.get(step.getContentDigest());
	}

	/** @return the concepts that signed addenda were written with */
	Set<String> addendumConcepts() {
		return steps.stream().filter(step -> step.getStep() == ProgressNoteStep.ADDENDUM).map(this::contentOf)
				.filter(Objects::nonNull).flatMap(kept -> kept.getContent().getAnswers().stream())
				.map(SignedAnswer::getConceptUuid).collect(Collectors.toSet());
	}
}
