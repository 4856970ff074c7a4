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

import java.util.Collections;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;

/** A recorded step in the life cycle of a progress note. A recorded step never changes. */
public final class StepRecord {

	private final ProgressNoteStep step;

	private final String userUuid;

	private final Capacity capacity;

	private final long date;

	private final String patientUuid;

	private final String digest;

	private final Map<String, String> fieldDigests;

	private final String remark;

	private final Signer signer;

	private final String contentDigest;

	StepRecord(ProgressNoteStep step, Signer signer, Capacity capacity, long date, String patientUuid, String digest,
			Map<String, String> fieldDigests, String contentDigest, String remark) {
		this.step = step;
		this.userUuid = signer.getUserUuid();
		this.signer = signer;
		this.contentDigest = contentDigest;
		this.capacity = capacity;
		this.date = date;
		this.patientUuid = patientUuid;
		this.digest = digest;
		this.fieldDigests = Collections.unmodifiableMap(fieldDigests);
		this.remark = remark;
	}

	/**
	 * @return the kind of step; {@code null} if the database names a kind of step that the module does not know.
	 *         Verification also reports an unknown kind of step.
	 */
	public ProgressNoteStep getStep() {
		return step;
	}

	/** @return the uuid of the user who took the step */
	public String getUserUuid() {
		return userUuid;
	}

	/**
	 * @return the signer: the account that took the step, with the account's person and provider at the time of the
	 *         step
	 */
	Signer getSigner() {
		return signer;
	}

	/**
	 * @return the name that the user had when the step was taken; {@code null} if the step was recorded without a name
	 */
	public String getUserName() {
		return signer.getName();
	}

	/**
	 * @return the uuid of the person behind the account when the step was taken; {@code null} if the step was recorded
	 *         without the person
	 */
	public String getPersonUuid() {
		return signer.getPersonUuid();
	}

	/**
	 * @return the uuid of the signer's provider account; {@code null} if the signer had no provider account, or if the
	 *         step was recorded without a provider
	 */
	public String getProviderUuid() {
		return signer.getProviderUuid();
	}

	/**
	 * @return the SHA-256 digest of the {@link org.openmrs.module.sessionnotes.domain.progressnote.SignedContent} that
	 *         is retained with the step; {@code null} if no content is retained
	 */
	String getContentDigest() {
		return contentDigest;
	}

	/** @return the form of the signed fields, see {@link SignedRecord} */
	int getForm() {
		return fieldDigests.containsKey(Signer.PERSON_FIELD) ? SignedRecord.SECOND_FORM : SignedRecord.FIRST_FORM;
	}

	/**
	 * @return the capacity of the signer; {@code null} for a voiding, or if the database names a capacity that the
	 *         module does not know
	 */
	public Capacity getCapacity() {
		return capacity;
	}

	/** @return the time of the step, in milliseconds since 1970-01-01 UTC */
	public long getDate() {
		return date;
	}

	/** @return the uuid of the note's patient at the time of the step; the patient may be merged later */
	public String getPatientUuid() {
		return patientUuid;
	}

	/**
	 * @return the SHA-256 digest of the signed fields, see {@link SignedRecord}; {@code null} if the step signed
	 *         nothing
	 */
	public String getDigest() {
		return digest;
	}

	/** @return a map from each signed field to the field's digest; empty if the step signed nothing */
	public Map<String, String> getFieldDigests() {
		return fieldDigests;
	}

	/**
	 * @return the supervisor's comment on returning the note, or the reason for voiding the note; {@code null} for any
	 *         other step. The remark of a step is not part of the record.
	 */
	public String getRemark() {
		return remark;
	}

	/** @return a copy of the step without the remark, for users who may not read the remark */
	StepRecord withoutRemark() {
		return new StepRecord(step, signer, capacity, date, patientUuid, digest, fieldDigests, contentDigest, null);
	}
}
