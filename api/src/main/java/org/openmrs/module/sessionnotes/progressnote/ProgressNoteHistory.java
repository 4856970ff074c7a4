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

/** The recorded steps of one note, with the content that the note's signatures retain. */
final class ProgressNoteHistory {

	private static final Set<ProgressNoteStep> SIGNING = new HashSet<>(
			Arrays.asList(ProgressNoteStep.SIGNED, ProgressNoteStep.APPROVED, ProgressNoteStep.COSIGNED));

	private final List<StepRecord> steps;

	private final Map<String, String> contents;

	/**
	 * @param steps the steps, the oldest first
	 * @param contents the contents that the signatures retain, each by its digest
	 */
	ProgressNoteHistory(List<StepRecord> steps, Map<String, String> contents) {
		this.steps = Collections.unmodifiableList(steps);
		this.contents = contents;
	}

	List<StepRecord> getSteps() {
		return steps;
	}

	/**
	 * @return the signatures since the note was last returned, without the signatures on addenda. Only signatures since the
	 *         last return are in force, because a returned note is a draft again.
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
	 * Checks whether a step is a signature. A step with a digest of signed content is a signature, regardless of the kind
	 * of step that its row names.
	 */
	static boolean isSigning(StepRecord step) {
		return step.getStep() == null || SIGNING.contains(step.getStep())
				|| step.getStep() != ProgressNoteStep.ADDENDUM && step.getDigest() != null;
	}

	/**
	 * @return the signed content, from the first signature in force that retains the content; empty if no signature retains
	 *         the content
	 */
	Optional<KeptContent> content() {
		return standing().stream().map(this::contentOf).filter(Objects::nonNull).findFirst();
	}

	/**
	 * @return the content that was signed when the note was last returned; empty if the note was never returned or if no
	 *         signature retains the content
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
	 * @return the content that a signature covers; null if the signature retains no content, or retains content that the
	 *         signature does not cover
	 */
	KeptContent contentOf(StepRecord step) {
		KeptContent kept = KeptContent.read(step.getContentDigest(), contents.get(step.getContentDigest()));
		return kept != null && kept.isSignedBy(step) ? kept : null;
	}

	/**
	 * @return the text that is stored under the digest in the step, even if the text was changed later; null if there is no
	 *         such text
	 */
	String textOf(StepRecord step) {
		return contents.get(step.getContentDigest());
	}

	/** @return the concepts with which signed addenda were written */
	Set<String> addendumConcepts() {
		return steps.stream().filter(step -> step.getStep() == ProgressNoteStep.ADDENDUM).map(this::contentOf)
				.filter(Objects::nonNull).flatMap(kept -> kept.getContent().getAnswers().stream())
				.map(SignedAnswer::getConceptUuid).collect(Collectors.toSet());
	}
}
