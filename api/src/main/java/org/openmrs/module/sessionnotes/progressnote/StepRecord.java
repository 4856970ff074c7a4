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

/** A step in the life of a progress note, as it was recorded; it never changes. */
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

	/** @return null if the database holds no known step any more, which verification says too */
	public ProgressNoteStep getStep() {
		return step;
	}

	/** @return the user who took the step */
	public String getUserUuid() {
		return userUuid;
	}

	/** @return whose account that was when the step was taken */
	Signer getSigner() {
		return signer;
	}

	/** @return the name of that user when the step was taken; null for a step that was recorded without it */
	public String getUserName() {
		return signer.getName();
	}

	/** @return the person behind the account when the step was taken; null for a step that was recorded without it */
	public String getPersonUuid() {
		return signer.getPersonUuid();
	}

	/** @return the person's account as a provider; null if there was none, or the step was recorded without it */
	public String getProviderUuid() {
		return signer.getProviderUuid();
	}

	/** @return the SHA-256 digest of the {@link org.openmrs.module.sessionnotes.domain.progressnote.SignedContent} that is kept with the step; null where none is */
	String getContentDigest() {
		return contentDigest;
	}

	/** @return the form of what was signed, see {@link SignedRecord} */
	int getForm() {
		return fieldDigests.containsKey(Signer.PERSON_FIELD) ? SignedRecord.SECOND_FORM : SignedRecord.FIRST_FORM;
	}

	/** @return in which capacity; null for a voiding, and where the database holds no known one any more */
	public Capacity getCapacity() {
		return capacity;
	}

	/** @return when, in milliseconds since 1970-01-01 UTC */
	public long getDate() {
		return date;
	}

	/** @return whose note it was then: patients may be merged later */
	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the SHA-256 digest of what was signed, see {@link SignedRecord}; null where nothing was */
	public String getDigest() {
		return digest;
	}

	/** @return the digest of each field of what was signed; empty where nothing was */
	public Map<String, String> getFieldDigests() {
		return fieldDigests;
	}

	/** @return the supervisor's comment on a return, or the reason of a voiding; null else. It is no part of the record. */
	public String getRemark() {
		return remark;
	}

	/** @return the same for who may not read the remark */
	StepRecord withoutRemark() {
		return new StepRecord(step, signer, capacity, date, patientUuid, digest, fieldDigests, contentDigest, null);
	}
}
