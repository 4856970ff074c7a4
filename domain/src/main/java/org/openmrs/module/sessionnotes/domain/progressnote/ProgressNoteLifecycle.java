/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * Determines the state of a progress note after each step. This class does not decide which users may take a step.
 * <p>
 * The mode of supervision at the moment when the therapist signs the note determines the state of the note after the
 * signature. A note that waits for the supervisor keeps its mode of supervision, even if the supervision changes or
 * ends after the signature.
 */
public final class ProgressNoteLifecycle {

	private ProgressNoteLifecycle() {
	}

	/**
	 * @param before the current state of the note
	 * @param step the step to take
	 * @param mode the current mode in which the author is supervised; null if the author is not supervised
	 * @return the state of the note after the step
	 * @throws RefusedException if the state does not allow the step
	 */
	public static ProgressNoteState after(ProgressNoteState before, ProgressNoteStep step, SupervisionMode mode) {
		switch (step) {
			case SIGNED :
				return afterSignature(before, mode);
			case RETURNED :
				requireSignedAndNotFinal(before);
				return ProgressNoteState.RETURNED;
			case APPROVED :
				return afterDecision(before, ProgressNoteState.AWAITING_APPROVAL);
			case COSIGNED :
				return afterDecision(before, ProgressNoteState.AWAITING_COSIGNATURE);
			case ADDENDUM :
				if (before != ProgressNoteState.FINAL) {
					throw new RefusedException("sessionnotes.error.progressNote.step.notFinal");
				}
				return ProgressNoteState.FINAL;
			case VOIDED :
			case UNVOIDED :
				return before;
			default :
				throw new IllegalArgumentException("unknown step " + step);
		}
	}

	private static ProgressNoteState afterSignature(ProgressNoteState before, SupervisionMode mode) {
		if (before.isFixed()) {
			throw new RefusedException("sessionnotes.error.progressNote.step.alreadySigned");
		}
		if (mode == null || !mode.needsReview()) {
			return ProgressNoteState.FINAL;
		}
		return mode == SupervisionMode.REVIEW_AND_APPROVE
				? ProgressNoteState.AWAITING_APPROVAL
				: ProgressNoteState.AWAITING_COSIGNATURE;
	}

	private static ProgressNoteState afterDecision(ProgressNoteState before, ProgressNoteState awaiting) {
		requireSignedAndNotFinal(before);
		if (before != awaiting) {
			throw new RefusedException("sessionnotes.error.progressNote.step.notAwaiting");
		}
		return ProgressNoteState.FINAL;
	}

	private static void requireSignedAndNotFinal(ProgressNoteState state) {
		if (state.isUnsigned()) {
			throw new RefusedException("sessionnotes.error.progressNote.step.notSigned");
		}
		if (state == ProgressNoteState.FINAL) {
			throw new RefusedException("sessionnotes.error.progressNote.step.final");
		}
	}
}
