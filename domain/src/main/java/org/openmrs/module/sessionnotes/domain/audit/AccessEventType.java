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

/** An action on a note, or on the permission to open one, or an attempt at either. */
public enum AccessEventType {

	/** The first version was written. */
	CREATED,

	/** A further version was written. */
	AMENDED,

	/** A version was adopted from the record, where it was stored as an obs. The user who ran the adoption saw no text. */
	ADOPTED,

	/** The note was voided; no data was removed. */
	VOIDED,

	/** The note was unvoided. */
	UNVOIDED,

	/** A version's text was returned to the caller. */
	READ,

	/** The scope of the client's consent was shown for the first time, together with a note that was read under it. */
	CONSENT_SHOWN,

	/**
	 * A version's text was opened, but the response became an error, so the text was not returned. The detail is the event
	 * of that opening.
	 */
	READ_NOT_ANSWERED,

	/** The author exported the note, with all its versions, into an archive of their own. */
	EXPORTED,

	/** A version was sealed again with a newer key. Its text did not change. */
	RESEALED,

	/**
	 * The note's patient was merged into another patient, and the note moved with them. The detail is the previous patient.
	 */
	PATIENT_MERGED,

	/**
	 * The note's encounter was transferred to another patient, and the note moved with it. The detail is the previous
	 * patient.
	 */
	ENCOUNTER_TRANSFERRED,

	/** The kind of the note was sealed into a note of an earlier version. The detail is the kind. */
	KIND_FIXED,

	/** A request was refused, whether or not the note exists. */
	DENIED,

	/** The author, or a custodian in their place, disclosed notes. */
	DISCLOSED,

	/** A privacy officer recorded a legal order or named a custodian. It opens no note yet. */
	ORDER_RECORDED,

	/** A second person approved the record. */
	ORDER_APPROVED,

	/** A second person refused the record. */
	ORDER_REFUSED,

	/** An emergency reading was reviewed afterwards. */
	EMERGENCY_REVIEWED,

	/** A disclosure was revoked. */
	DISCLOSURE_REVOKED,

	/**
	 * The maker of a disclosure confirmed that it opens the notes that came into its scope. A legal order then waits for a
	 * second person.
	 */
	DISCLOSURE_CONFIRMED,

	/** A second person confirmed them, too. */
	CONFIRMATION_APPROVED,

	/** A version's text was opened to be written into a file for an outside recipient. No one has received the file yet. */
	FILE_BEGUN,

	/** A version's text was written into a file for an outside recipient. */
	FILE_MADE,

	/** A version's text was opened for a file, but no file was made, so no one received it. */
	FILE_NOT_MADE,

	/** A client's accounting of disclosures was made. */
	ACCOUNTING_MADE,

	/** Another user has set the user's password, so the notes are closed to that user. */
	PASSWORD_HELD,

	/** The user whose notes are closed signed in with a password that they chose. The waiting time has started. */
	PASSWORD_CONFIRMED,

	/** A second person opened the notes again before the waiting time was over. */
	PASSWORD_HOLD_LIFTED,

	/** A user read events of the log. */
	LOG_READ,

	/** The log was exported. */
	LOG_EXPORTED,

	/** A checkpoint of the log was made on demand. */
	CHECKPOINT_MADE,

	/** A note, or all notes and the log, were checked for tampering. */
	VERIFIED,

	/** A new key seals notes from now on. */
	KEY_ROTATED,

	/**
	 * A user previewed an adoption of obs. This and the following adoption events are recorded once for each concept, which
	 * is the detail.
	 */
	ADOPTION_TRIED,

	/** A user proposed an adoption; a second person has to start it. */
	ADOPTION_PROPOSED,

	/** A proposal was withdrawn. */
	ADOPTION_WITHDRAWN,

	/** A user started an adoption. If it takes two people, this is the second one. */
	ADOPTION_STARTED,

	/** A user stopped an adoption or a preview of one. */
	ADOPTION_INTERRUPTED,

	/** A user resumed an unfinished adoption. */
	ADOPTION_RESUMED,

	/** A user proposed to delete events that are old enough. */
	LOG_DELETION_PROPOSED,

	/** A second person approved the deletion, so the events are deleted. */
	LOG_DELETION_APPROVED,

	/** A second person refused the deletion. */
	LOG_DELETION_REFUSED,

	/**
	 * A user recorded an open matter that may still need old events, so no events are deleted. The detail is its kind, the
	 * hold and a reference.
	 */
	LOG_HELD,

	/** A user recorded that the matter is closed. The detail is the hold. */
	LOG_HOLD_ENDED,

	/**
	 * The value of a safeguard was found when no value was recorded. The detail is the setting with both values, as below.
	 */
	SETTING_TAKEN_OVER,

	/** A user proposed a looser value of a safeguard. It takes effect only after a second person has approved it. */
	SETTING_PROPOSED,

	/** The proposal of a looser value was withdrawn. */
	SETTING_WITHDRAWN,

	/** Another value of a safeguard took effect: a stricter one, or one that a second person approved. */
	SETTING_CHANGED,

	/** A second person refused the proposed value. */
	SETTING_REFUSED,

	/** The proposed value is not valid for the setting, so nothing changed. */
	SETTING_IGNORED,

	/** The stored value of a safeguard was tampered with, so the strictest value is in effect. */
	SETTING_TAMPERED,

	/** A user recorded the supervisor of a therapist. The detail is the therapist, the supervisor and the mode. */
	SUPERVISION_SET,

	/** A user changed the mode in which the same supervisor works with the notes. */
	SUPERVISION_MODE_SET,

	/** A supervision ended, including when another one follows. The detail is the same as above. */
	SUPERVISION_ENDED;

	/** @return true if the event records the writing of one version */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED || this == ADOPTED;
	}
}
