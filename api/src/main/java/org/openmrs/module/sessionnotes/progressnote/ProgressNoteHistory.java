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

/** The recorded steps of one note, with the content that its signatures retain. */
final class ProgressNoteHistory {

	private static final Set<ProgressNoteStep> SIGNING = new HashSet<>(
			Arrays.asList(ProgressNoteStep.SIGNED, ProgressNoteStep.APPROVED, ProgressNoteStep.COSIGNED));

	private final List<StepRecord> steps;

	private final Map<String, String> contents;

	/**
	 * @param steps the steps, the oldest first
	 * @param contents the contents that the signatures retain, by their digests
	 */
	ProgressNoteHistory(List<StepRecord> steps, Map<String, String> contents) {
		this.steps = Collections.unmodifiableList(steps);
		this.contents = contents;
	}

	List<StepRecord> getSteps() {
		return steps;
	}

	/** @return the signatures since the last return, without those on addenda, because a returned note is a draft again */
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
	 * Checks whether a step is a signature. A row with a digest of signed content is a signature, regardless of the step
	 * that it names.
	 */
	static boolean isSigning(StepRecord step) {
		return step.getStep() == null || SIGNING.contains(step.getStep())
				|| step.getStep() != ProgressNoteStep.ADDENDUM && step.getDigest() != null;
	}

	/** @return the signed content, from the first signature in force that still has it; empty if no signature retains it */
	Optional<KeptContent> content() {
		return standing().stream().map(this::contentOf).filter(Objects::nonNull).findFirst();
	}

	/**
	 * @return the content that was signed when the note was last returned; empty if it was never returned or no signature
	 *          retains the content
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
	 * @return the content that a signature covers; null if the signature retains no content, or other content than it covers
	 */
	KeptContent contentOf(StepRecord step) {
		KeptContent kept = KeptContent.read(step.getContentDigest(), contents.get(step.getContentDigest()));
		return kept != null && kept.isSignedBy(step) ? kept : null;
	}

	/**
	 * @return the text that is stored under the digest that a step names, even if it was changed; null if there is no such
	 *          text
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
