/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

/** An action or an attempted action that the log records. Examples are reading a note and disclosing notes. */
public enum AccessEventType {

	/** The first version of a note was written. */
	CREATED,

	/** Another version of a note was written. */
	AMENDED,

	/**
	 * A version of a note was adopted from the record, where the text was stored as an obs. The user who ran the adoption
	 * did not see the text.
	 */
	ADOPTED,

	/** The note was voided, but no data was removed. */
	VOIDED,

	/** The note was unvoided. */
	UNVOIDED,

	/** The text of a version was returned to the caller. */
	READ,

	/**
	 * The scope of the client's consent was shown for the first time, together with a note that was read under that consent.
	 */
	CONSENT_SHOWN,

	/**
	 * The text of a version was opened, but an error response was sent, so the text was not returned. The detail is the
	 * event that recorded the opening.
	 */
	READ_NOT_ANSWERED,

	/** The author exported the note, with all its versions, into the author's own archive. */
	EXPORTED,

	/** A version was sealed again with a newer key. The text of the version did not change. */
	RESEALED,

	/**
	 * The note's patient was merged into another patient, and the note was moved to that other patient. The detail of the
	 * event names the patient to whom the note belonged before.
	 */
	PATIENT_MERGED,

	/**
	 * The note's encounter was transferred to another patient, and the note was moved with the encounter. The detail of the
	 * event is the previous patient.
	 */
	ENCOUNTER_TRANSFERRED,

	/**
	 * The kind of the note was sealed into a note that an earlier version of the module had stored. The detail of the event
	 * is the kind.
	 */
	KIND_FIXED,

	/** A request was refused, whether or not the note exists. */
	DENIED,

	/** The author, or a custodian in place of the author, disclosed notes. */
	DISCLOSED,

	/**
	 * A privacy officer recorded a legal order or named a custodian, or a user asked for emergency access. The new
	 * disclosure does not open any note yet.
	 */
	ORDER_RECORDED,

	/** A second person approved a disclosure that another person had recorded. */
	ORDER_APPROVED,

	/** A second person refused a disclosure that another person had recorded. */
	ORDER_REFUSED,

	/** An approved emergency reading was reviewed. */
	EMERGENCY_REVIEWED,

	/** A disclosure was revoked. */
	DISCLOSURE_REVOKED,

	/**
	 * The maker of a disclosure confirmed the notes that came into the scope of the disclosure later. If the disclosure is a
	 * legal order, a second person must then also confirm the notes.
	 */
	DISCLOSURE_CONFIRMED,

	/** A second person confirmed the notes that came into the scope of a legal order. */
	CONFIRMATION_APPROVED,

	/**
	 * The text of a version was opened so that the text can be written into a file for an outside recipient. No one has
	 * received the file yet.
	 */
	FILE_BEGUN,

	/** The text of a version was written into a file for an outside recipient. */
	FILE_MADE,

	/** The text of a version was opened for a file, but the file was not created, so no one received the text. */
	FILE_NOT_MADE,

	/** A client's accounting of disclosures was created. */
	ACCOUNTING_MADE,

	/** Another user set the user's password, so notes are closed to the user whose password was set. */
	PASSWORD_HELD,

	/** A user whose notes are closed signed in with a password that the user chose. The waiting time has started. */
	PASSWORD_CONFIRMED,

	/** A second person opened the notes again before the waiting time ended. */
	PASSWORD_HOLD_LIFTED,

	/** A user read events of the log. */
	LOG_READ,

	/** The log was exported. */
	LOG_EXPORTED,

	/** A checkpoint of the log was created on request. */
	CHECKPOINT_MADE,

	/** A single note, or all notes together with the log, were checked for tampering. */
	VERIFIED,

	/** A new key was created, and notes are sealed with that key from now on. */
	KEY_ROTATED,

	/**
	 * A user previewed an adoption of obs. All adoption events from ADOPTION_TRIED to ADOPTION_RESUMED are recorded once for
	 * each concept. The detail of an adoption event names the concept and the run of the adoption.
	 */
	ADOPTION_TRIED,

	/** A user proposed an adoption; a second person must start the adoption. */
	ADOPTION_PROPOSED,

	/** The proposal of an adoption was withdrawn. */
	ADOPTION_WITHDRAWN,

	/**
	 * A user started an adoption. If an adoption requires two people, the user who starts the adoption is the second person.
	 */
	ADOPTION_STARTED,

	/** A user stopped an adoption or the preview of an adoption. */
	ADOPTION_INTERRUPTED,

	/** A user resumed an unfinished adoption. */
	ADOPTION_RESUMED,

	/** A user proposed deleting the events that are old enough. */
	LOG_DELETION_PROPOSED,

	/** A second person approved the deletion of events, so the events are deleted. */
	LOG_DELETION_APPROVED,

	/** A second person refused the deletion of events. */
	LOG_DELETION_REFUSED,

	/**
	 * A user recorded an open matter for which old events may still be needed, so no events are deleted. The detail of the
	 * event is the kind of the matter, the hold and a reference.
	 */
	LOG_HELD,

	/** A user recorded that the matter behind a hold is closed. The detail of the event is the hold. */
	LOG_HOLD_ENDED,

	/**
	 * The value of a safeguard was found when no value was recorded yet. The detail is the setting with the default value
	 * and the value that was found. The details of SETTING_PROPOSED, SETTING_WITHDRAWN and SETTING_CHANGED also consist of a
	 * setting and two values.
	 */
	SETTING_TAKEN_OVER,

	/** A user proposed a looser value of a safeguard. A looser value takes effect only after approval by a second person. */
	SETTING_PROPOSED,

	/** The proposal of a looser value of a safeguard was withdrawn. */
	SETTING_WITHDRAWN,

	/** A new value of a safeguard took effect. The new value is either stricter or approved by a second person. */
	SETTING_CHANGED,

	/** A second person refused the proposed value of a safeguard. */
	SETTING_REFUSED,

	/** The proposed value is not valid for the safeguard, so the safeguard did not change. */
	SETTING_IGNORED,

	/** The stored value of a safeguard was tampered with, so the strictest value is in effect. */
	SETTING_TAMPERED,

	/**
	 * A user recorded the supervisor of a therapist. The detail of the event is the therapist, the supervisor and the mode
	 * of supervision.
	 */
	SUPERVISION_SET,

	/** A user changed the mode of an existing supervision. The supervisor of the therapist did not change. */
	SUPERVISION_MODE_SET,

	/**
	 * A supervision ended, even if another supervision followed. The detail of the event is the therapist, the supervisor
	 * and the mode of supervision.
	 */
	SUPERVISION_ENDED;

	/** @return true if the event records the writing of one version */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED || this == ADOPTED;
	}
}
