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

/** What happened to a note or to who may open one, or was tried. */
public enum AccessEventType {

	/** The first version was written. */
	CREATED,

	/** A further version was written. */
	AMENDED,

	/** A version was taken over from the record, where it had been an obs; whoever had it taken over saw no text. */
	ADOPTED,

	/** The note was taken out of use; nothing was removed. */
	VOIDED,

	/** The note was taken back into use. */
	UNVOIDED,

	/** A version's text was given out. */
	READ,

	/** The scope of the client's consent was given along with a note that was read under it, for the first time. */
	CONSENT_SHOWN,

	/** A version's text was opened, and the answer to the request became an error: it was not given out; the detail is that event. */
	READ_NOT_ANSWERED,

	/** The author took the note, with all its versions, out into an archive of their own. */
	EXPORTED,

	/** A version was sealed again with a newer key, its text unchanged. */
	RESEALED,

	/** The note's patient was merged into another, and the note went along; the detail is the patient before. */
	PATIENT_MERGED,

	/** The note's encounter was given to another patient, and the note went along; the detail is the patient before. */
	ENCOUNTER_TRANSFERRED,

	/** What kind of note it is was sealed into a note of an earlier version; the detail is the kind. */
	KIND_FIXED,

	/** A request was refused, whether or not the note exists. */
	DENIED,

	/** The author, or a custodian in their place, disclosed notes. */
	DISCLOSED,

	/** A privacy officer recorded a legal order or named a custodian; nothing is open yet. */
	ORDER_RECORDED,

	/** A second person approved what was recorded. */
	ORDER_APPROVED,

	/** A second person refused what was recorded. */
	ORDER_REFUSED,

	/** An emergency reading was reviewed afterwards. */
	EMERGENCY_REVIEWED,

	/** A disclosure was taken back. */
	DISCLOSURE_REVOKED,

	/** The maker of a disclosure confirmed that it opens what came to its scope; a legal order waits for a second person. */
	DISCLOSURE_CONFIRMED,

	/** A second person confirmed it, too. */
	CONFIRMATION_APPROVED,

	/** A version's text was opened to be put into a file for a recipient outside, which nobody has yet. */
	FILE_BEGUN,

	/** A version's text was put into a file for a recipient outside. */
	FILE_MADE,

	/** No file came of a version's text that was opened for one: nobody got it. */
	FILE_NOT_MADE,

	/** A client's accounting of disclosures was made. */
	ACCOUNTING_MADE,

	/** Somebody else has set the user's password: the notes are closed to that user. */
	PASSWORD_HELD,

	/** The user whose notes are closed signed in with a password of their own: the waiting time runs. */
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

	/** A user looked what an adoption of obs would do; one event for each concept, which is the detail, as in those below. */
	ADOPTION_TRIED,

	/** A user proposed an adoption; a second person has to start it. */
	ADOPTION_PROPOSED,

	/** A proposal was taken back. */
	ADOPTION_WITHDRAWN,

	/** A user started an adoption, where it takes two people the second of them. */
	ADOPTION_STARTED,

	/** A user told an adoption, or a trial of one, to stop. */
	ADOPTION_INTERRUPTED,

	/** A user had an adoption that was not done go on. */
	ADOPTION_RESUMED,

	/** A user proposed to delete events that are old enough. */
	LOG_DELETION_PROPOSED,

	/** A second person approved it: they are deleted. */
	LOG_DELETION_APPROVED,

	/** A second person refused it. */
	LOG_DELETION_REFUSED,

	/** A user said that something is open that may still need old events: none is deleted; the detail is what, the hold and a reference. */
	LOG_HELD,

	/** A user said that it is open no more; the detail is the hold. */
	LOG_HOLD_ENDED,

	/** The value of a safeguard that was found when nothing was known of it; the detail is the setting with both values, as below. */
	SETTING_TAKEN_OVER,

	/** Somebody asks for a looser value of a safeguard; nothing changes before a second person has approved it. */
	SETTING_PROPOSED,

	/** A looser value is not asked for any more. */
	SETTING_WITHDRAWN,

	/** Another value of a safeguard is in force: a stricter one, or one that a second person approved. */
	SETTING_CHANGED,

	/** A second person refused the value that was asked for. */
	SETTING_REFUSED,

	/** Something was asked for that is not a value of the setting; nothing changed. */
	SETTING_IGNORED,

	/** The stored value of a safeguard was not what was stored; the strictest one is in force. */
	SETTING_TAMPERED,

	/** Somebody said who supervises a therapist; the detail is the therapist, the supervisor and how. */
	SUPERVISION_SET,

	/** Somebody said that the same supervisor does something else with the notes from now on. */
	SUPERVISION_MODE_SET,

	/** A supervision ended, also where another one follows; the detail is as with the one above. */
	SUPERVISION_ENDED;

	/** @return true if the event stands for one version that was written */
	public boolean writesVersion() {
		return this == CREATED || this == AMENDED || this == ADOPTED;
	}
}
