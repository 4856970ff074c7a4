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

/**
 * Which state follows a step. Who may take the step is not decided here.
 * <p>
 * How a therapist is supervised counts at the moment of their signature: what waits then is decided as it was asked
 * for, even if the supervision has changed or ended since.
 */
public final class NoteLifecycle {

	private NoteLifecycle() {
	}

	/**
	 * @param before the state that the note is in
	 * @param step what is to happen
	 * @param mode how the author is supervised now; null if not at all
	 * @return the state that the note is in afterwards
	 * @throws IllegalStepException if the state does not allow the step
	 */
	public static NoteState after(NoteState before, NoteStep step, SupervisionMode mode) {
		switch (step) {
			case SIGNED :
				return afterSignature(before, mode);
			case RETURNED :
				requireSignedAndNotFinal(before);
				return NoteState.RETURNED;
			case APPROVED :
				return afterDecision(before, NoteState.AWAITING_APPROVAL);
			case COSIGNED :
				return afterDecision(before, NoteState.AWAITING_COSIGNATURE);
			case ADDENDUM :
				if (before != NoteState.FINAL) {
					throw new IllegalStepException(IllegalStepException.Reason.NOT_FINAL);
				}
				return NoteState.FINAL;
			case VOIDED :
			case UNVOIDED :
				return before;
			default :
				throw new IllegalArgumentException("unknown step " + step);
		}
	}

	private static NoteState afterSignature(NoteState before, SupervisionMode mode) {
		if (before.isFixed()) {
			throw new IllegalStepException(IllegalStepException.Reason.ALREADY_SIGNED);
		}
		if (mode == null || !mode.needsReview()) {
			return NoteState.FINAL;
		}
		return mode == SupervisionMode.REVIEW_AND_APPROVE ? NoteState.AWAITING_APPROVAL : NoteState.AWAITING_COSIGNATURE;
	}

	private static NoteState afterDecision(NoteState before, NoteState awaiting) {
		requireSignedAndNotFinal(before);
		if (before != awaiting) {
			throw new IllegalStepException(IllegalStepException.Reason.NOT_AWAITING);
		}
		return NoteState.FINAL;
	}

	private static void requireSignedAndNotFinal(NoteState state) {
		if (state.isUnsigned()) {
			throw new IllegalStepException(IllegalStepException.Reason.NOT_SIGNED);
		}
		if (state == NoteState.FINAL) {
			throw new IllegalStepException(IllegalStepException.Reason.FINAL);
		}
	}
}
