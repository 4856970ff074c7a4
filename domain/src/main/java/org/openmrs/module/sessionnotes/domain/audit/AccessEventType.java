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

/** An action or an attempted action that the log records, such as reading a note or disclosing notes. */
public enum AccessEventType {

	/** The first version of a note was written. */
	CREATED,

	/** A further version of an existing note was written. */
	AMENDED,

	/**
	 * A version of a note was adopted from the record, where the text was stored as an obs. The user who ran the
	 * adoption did not see the text of the adopted version.
	 */
	ADOPTED,

	/** The note was voided, but no data was removed. */
	VOIDED,

	/** The note was unvoided. */
	UNVOIDED,

	/** The text of a note version was returned to the caller. */
	READ,

	/**
	 * The scope of the client's consent was shown for the first time, together with a note that was read under that consent.
	 */
	CONSENT_SHOWN,

	/**
	 * The text of a note version was opened but not returned, because the server sent an error response. The detail of
	 * the event identifies the earlier event that recorded the opening.
	 */
	READ_NOT_ANSWERED,

	/** The author exported the note, with all its versions, into the author's own archive. */
	EXPORTED,

	/** A note version was sealed again with a newer key. Sealing the version again did not change the text. */
	RESEALED,

	/**
	 * The note's patient was merged into a different patient, and the note was moved to that patient. The detail of the
	 * event names the patient to whom the note belonged before the merge.
	 */
	PATIENT_MERGED,

	/**
	 * The note's encounter was transferred to a different patient, and the note was moved with the encounter. The
	 * detail of the event names the patient to whom the note belonged before the transfer.
	 */
	ENCOUNTER_TRANSFERRED,

	/**
	 * The module added the kind of note to the seal of a note that an earlier version of the module had stored. The
	 * detail of the event is the kind of note.
	 */
	KIND_FIXED,

	/** A request was refused; the requested note may or may not exist. */
	DENIED,

	/** The author, or a custodian in place of the author, disclosed notes. */
	DISCLOSED,

	/**
	 * A privacy officer recorded a legal order; or a privacy officer named a custodian; or a user asked for emergency
	 * access. The new disclosure does not open any note yet.
	 */
	ORDER_RECORDED,

	/** A second person approved a disclosure that a different person had recorded. */
	ORDER_APPROVED,

	/** A second person refused a disclosure that a different person had recorded. */
	ORDER_REFUSED,

	/** An approved emergency reading was reviewed. */
	EMERGENCY_REVIEWED,

	/** A disclosure was revoked. */
	DISCLOSURE_REVOKED,

	/**
	 * The maker of a disclosure confirmed that the disclosure also opens the notes that later came into its scope. If
	 * the disclosure is a legal order, a second person must then give the same confirmation.
	 */
	DISCLOSURE_CONFIRMED,

	/**
	 * A second person confirmed that a legal order also opens the notes that later came into the scope of the order.
	 */
	CONFIRMATION_APPROVED,

	/**
	 * The text of a note version was opened in order to write the text into a file for an outside recipient. No one has
	 * received the file yet.
	 */
	FILE_BEGUN,

	/** The text of a note version was written into a file for an outside recipient. */
	FILE_MADE,

	/** The text of a note version was opened for a file, but the file was not created, so no one received the text. */
	FILE_NOT_MADE,

	/** A client's accounting of disclosures was created. */
	ACCOUNTING_MADE,

	/**
	 * A user took a step of a client's request for a copy. The detail of the event is the uuid of the request and the name
	 * of the step. The digest covers the request after the step.
	 */
	CLIENT_REQUEST_STEP,
	/**
	 * A user opened a copy of progress notes that was made for a client, or one of its letters. The detail of the event is
	 * the uuid of the request and the name of the file. The digest is that of the file.
	 */
	CLIENT_FILE_OPENED,
	/** A user set the password of a different user, so notes are closed to the user whose password was set. */
	PASSWORD_HELD,

	/**
	 * A user whose notes are closed signed in with a password that the user chose. The waiting time before the notes
	 * open again has started.
	 */
	PASSWORD_CONFIRMED,

	/** A second person ended a user's waiting time early, so the user's notes are open to that user again. */
	PASSWORD_HOLD_LIFTED,

	/** A user read events of the log. */
	LOG_READ,

	/** The log was exported. */
	LOG_EXPORTED,

	/** A checkpoint of the log was created on request. */
	CHECKPOINT_MADE,

	/** Either a single note was checked for tampering, or all notes and the log were checked. */
	VERIFIED,

	/** A new key was created, and notes are sealed with that key from then on. */
	KEY_ROTATED,

	/**
	 * A copy of the keyset under a passphrase was made. Whoever has the copy and the passphrase can open every note. The detail
	 * of the event is the second person, who gave their password too.
	 */
	KEYSET_EXPORTED,

	/**
	 * A user previewed an adoption of obs. The adoption events, from ADOPTION_TRIED to ADOPTION_RESUMED, are recorded
	 * separately for each concept. The detail of an adoption event names the concept and the run of the adoption.
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

	/** A user proposed the deletion of all log events that are old enough. */
	LOG_DELETION_PROPOSED,

	/** A second person approved the deletion of log events, so the events are deleted. */
	LOG_DELETION_APPROVED,

	/** A second person refused the deletion of log events. */
	LOG_DELETION_REFUSED,

	/**
	 * A user recorded an open matter for which old events may still be needed, so no log events are deleted. The detail
	 * of the event contains the kind of the matter, the hold and a reference.
	 */
	LOG_HELD,

	/** A user recorded that the matter behind a hold is closed. The detail of the event is the uuid of the hold. */
	LOG_HOLD_ENDED,

	/**
	 * A paper of a client was stored. The detail of each event about a paper, from DOCUMENT_ADDED to DOCUMENT_DELETED, is the
	 * uuid of the paper.
	 */
	DOCUMENT_ADDED,

	/** The file of a paper was returned to the caller. */
	DOCUMENT_OPENED,

	/** A user recorded the last day on which a paper was in effect. */
	DOCUMENT_EFFECT_RECORDED,

	/** The client of a paper was merged into a different patient, and the paper was moved to that patient. */
	DOCUMENT_MOVED,

	/** A paper was deleted, after it had been retained as long as the law asks and while no legal hold was on it. */
	DOCUMENT_DELETED,

	/** A user placed a legal hold. The detail of the event is the uuid of the hold, and the digest is the hold's. */
	LEGAL_HOLD_PLACED,

	/** A user released a legal hold. The detail of the event is the uuid of the hold, and the digest is the hold's. */
	LEGAL_HOLD_RELEASED,

	/**
	 * A user entered a disclosure in the ledger by hand. The detail of each event about an entry, from LEDGER_ENTERED to
	 * LEDGER_MOVED, is the uuid of the entry, and the digest is the entry's.
	 */
	LEDGER_ENTERED,

	/** A user recorded that an entry of the ledger was made in error. */
	LEDGER_RETRACTED,

	/** The client of an entry of the ledger was merged into a different patient, and the entry was moved to that patient. */
	LEDGER_MOVED,

	/**
	 * The module found an existing value of a safeguard for which no value was recorded yet. The detail of the event
	 * contains the setting, the default value and the value that was found. The detail of each event of the types
	 * SETTING_PROPOSED, SETTING_WITHDRAWN and SETTING_CHANGED consists of a setting and two values.
	 */
	SETTING_TAKEN_OVER,

	/**
	 * A user proposed a looser value for a safeguard. A looser value takes effect only after approval by a second
	 * person.
	 */
	SETTING_PROPOSED,

	/** The proposal of a looser value of a safeguard was withdrawn. */
	SETTING_WITHDRAWN,

	/**
	 * A new value of a safeguard took effect. The new value is stricter than the previous value, or a second person
	 * approved the new value.
	 */
	SETTING_CHANGED,

	/** A second person refused the proposed value of a safeguard. */
	SETTING_REFUSED,

	/** The proposed value is not valid for the safeguard, so the safeguard did not change. */
	SETTING_IGNORED,

	/** The stored value of a safeguard was tampered with, so the strictest value is in effect. */
	SETTING_TAMPERED,

	/**
	 * A user recorded the supervisor of a therapist. The detail of the event contains the therapist, the supervisor and
	 * the mode of supervision.
	 */
	SUPERVISION_SET,

	/** A user changed the mode of an existing supervision. The supervisor of the therapist did not change. */
	SUPERVISION_MODE_SET,

	/**
	 * A supervision ended, whether or not a new supervision followed. The detail of the event contains the therapist,
	 * the supervisor and the mode of supervision.
	 */
	SUPERVISION_ENDED;

	/** @return true if the event records that one note version was written */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED || this == ADOPTED;
	}
}
