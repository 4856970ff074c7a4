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

/** The recorded steps of a note, and the content that the note's signatures retain. */
final class ProgressNoteHistory {

	private static final Set<ProgressNoteStep> SIGNING = new HashSet<>(
			Arrays.asList(ProgressNoteStep.SIGNED, ProgressNoteStep.APPROVED, ProgressNoteStep.COSIGNED));

	private final List<StepRecord> steps;

	private final Map<String, String> contents;

	/**
	 * @param steps the recorded steps of the note, the oldest step first
	 * @param contents a map from a digest to the signed content that a signature retains under the digest
	 */
	ProgressNoteHistory(List<StepRecord> steps, Map<String, String> contents) {
		this.steps = Collections.unmodifiableList(steps);
		this.contents = contents;
	}

	List<StepRecord> getSteps() {
		return steps;
	}

	/**
	 * @return the signatures on the note that were added after the note was last returned to its author; signatures on
	 *         addenda are left out. Earlier signatures are not in force, because a note that was returned to its author
	 *         is a draft again.
	 */
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

	/**
	 * Checks whether a step is a signature on the note. Except for an addendum, a step with a digest of signed fields
	 * is a signature, regardless of the kind that the step's row names.
	 */
	static boolean isSigning(StepRecord step) {
		return step.getStep() == null || SIGNING.contains(step.getStep())
				|| step.getStep() != ProgressNoteStep.ADDENDUM && step.getDigest() != null;
	}

	/**
	 * @return the signed content of the note, from the first signature in force that retains content; empty if no
	 *         signature in force retains content
	 */
	Optional<KeptContent> content() {
		return standing().stream().map(this::contentOf).filter(Objects::nonNull).findFirst();
	}

	/**
	 * @return the signed content of the note at the time when the note was last returned to its author. The result is
	 *         empty if the note was never returned, or if no signature retains the content.
	 */
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

	/**
	 * @return the retained content that a signature covers; {@code null} if the signature retains no content, or only
	 *         content that the signature does not cover
	 */
	KeptContent contentOf(StepRecord step) {
		KeptContent kept = KeptContent.read(step.getContentDigest(), contents.get(step.getContentDigest()));
		return kept != null && kept.isSignedBy(step) ? kept : null;
	}

	/**
	 * @return the text that is stored under the step's content digest, even if the text was changed later; {@code null}
	 *         if no text is stored under the digest
	 */
	String textOf(StepRecord step) {
		return contents.get(step.getContentDigest());
	}

	/** @return the concepts with which users wrote the signed addenda of the note */
	Set<String> addendumConcepts() {
		return steps.stream().filter(step -> step.getStep() == ProgressNoteStep.ADDENDUM).map(this::contentOf)
				.filter(Objects::nonNull).flatMap(kept -> kept.getContent().getAnswers().stream())
				.map(SignedAnswer::getConceptUuid).collect(Collectors.toSet());
	}
}
