/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.access.RestrictedNote;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;

/**
 * The facts of a psychotherapy note without its text: its author, its patient and its dates. Dates are in milliseconds
 * since 1970-01-01 UTC, so that the time zone of a database or server does not change the sealed values.
 */
public final class NoteHeader {

	private final Integer id;

	private final String uuid;

	private final String authorUuid;

	private final String patientUuid;

	private final String encounterUuid;

	private final String conceptUuid;

	private final long sessionDate;

	private final long dateCreated;

	private final int currentVersion;

	private final Long dateVoided;

	private final byte[] sealedVoidReason;

	private final RestrictedKind kind;

	private final FormerPatients formerPatients;

	private boolean intact = true;

	/** Creates a header without a kind, as earlier versions of the module stored headers. */
	NoteHeader(Integer id, String uuid, String authorUuid, String patientUuid, String encounterUuid, String conceptUuid,
			long sessionDate, long dateCreated, int currentVersion, Long dateVoided, byte[] sealedVoidReason) {
		this(id, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate, dateCreated, currentVersion,
				dateVoided, sealedVoidReason, null, FormerPatients.none());
	}

	NoteHeader(Integer id, String uuid, String authorUuid, String patientUuid, String encounterUuid, String conceptUuid,
			long sessionDate, long dateCreated, int currentVersion, Long dateVoided, byte[] sealedVoidReason,
			RestrictedKind kind, FormerPatients formerPatients) {
		this.id = id;
		this.uuid = uuid;
		this.authorUuid = authorUuid;
		this.patientUuid = patientUuid;
		this.encounterUuid = encounterUuid;
		this.conceptUuid = conceptUuid;
		this.sessionDate = sessionDate;
		this.dateCreated = dateCreated;
		this.currentVersion = currentVersion;
		this.dateVoided = dateVoided;
		this.sealedVoidReason = sealedVoidReason;
		this.kind = kind;
		this.formerPatients = formerPatients;
	}

	NoteHeader withId(int newId) {
		return new NoteHeader(newId, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate, dateCreated,
				currentVersion, dateVoided, sealedVoidReason, kind, formerPatients);
	}

	NoteHeader withVersion(int version) {
		return new NoteHeader(id, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate, dateCreated,
				version, dateVoided, sealedVoidReason, kind, formerPatients);
	}

	NoteHeader withVoided(Long when, byte[] sealedReason) {
		return new NoteHeader(id, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate, dateCreated,
				currentVersion, when, sealedReason, kind, formerPatients);
	}

	/**
	 * Permanently sets the kind and the former patients of a note. These facts decide which disclosures open the note.
	 */
	NoteHeader withKind(RestrictedKind fixed, FormerPatients former) {
		return new NoteHeader(id, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate, dateCreated,
				currentVersion, dateVoided, sealedVoidReason, fixed, former);
	}

	/**
	 * @param patient the uuid of the patient to whom the note is moved
	 * @param encounter the uuid of the new patient's encounter to which the note belongs, or null
	 * @param when the time of the move, in milliseconds since 1970-01-01 UTC
	 */
	NoteHeader withPatient(String patient, String encounter, long when) {
		// if the kind of the note is not fixed yet, only the log has the note's former patients
		FormerPatients former = kind == null || patient.equals(patientUuid)
				? formerPatients
				: formerPatients.left(patientUuid, when);
		return new NoteHeader(id, uuid, authorUuid, patient, encounter, conceptUuid, sessionDate, dateCreated,
				currentVersion,
				dateVoided, sealedVoidReason, kind, former);
	}

	NoteHeader withIntact(boolean isIntact) {
		NoteHeader copy = withId(id);
		copy.intact = isIntact;
		return copy;
	}

	/** @return the id of the note within this database; this id is never shown to users */
	public Integer getId() {
		return id;
	}

	public String getUuid() {
		return uuid;
	}

	/** @return the uuid of the user who wrote the note: the originator in the sense of 45 CFR 164.508(a)(2) */
	public String getAuthorUuid() {
		return authorUuid;
	}

	/**
	 * @return the uuid of the patient. If patients were merged, this is the uuid of the patient who was kept. If the
	 *         patient was purged, no patient has this uuid.
	 */
	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the uuid of the session's encounter, or null; the encounter may have been voided or purged since */
	public String getEncounterUuid() {
		return encounterUuid;
	}

	public String getConceptUuid() {
		return conceptUuid;
	}

	public long getSessionDate() {
		return sessionDate;
	}

	public long getDateCreated() {
		return dateCreated;
	}

	/** @return the number of the newest version of the note; the first version has the number 1 */
	public int getCurrentVersion() {
		return currentVersion;
	}

	public boolean isVoided() {
		return dateVoided != null;
	}

	/** @return when the author voided the note; null if the note is not voided */
	public Long getDateVoided() {
		return dateVoided;
	}

	/**
	 * @return the kind of the note; null if an earlier version of the module stored the note and the kind is not sealed yet.
	 *         No disclosure opens a note whose kind is null.
	 */
	public RestrictedKind getKind() {
		return kind;
	}

	/** @return true if the scope of the disclosure covers the note, whether or not the disclosure is open now */
	public boolean isCoveredBy(Disclosure disclosure) {
		return kind != null && disclosure
				.covers(new RestrictedNote(kind, authorUuid, patientUuid, uuid, sessionDate, formerPatients));
	}

	FormerPatients getFormerPatients() {
		return formerPatients;
	}

	/**
	 * @return false if the facts of the note no longer match what was stored; such a note is listed but cannot be
	 *         opened
	 */
	public boolean isIntact() {
		return intact;
	}

	byte[] getSealedVoidReason() {
		return sealedVoidReason;
	}

	/**
	 * @return every field of the note, in the form for the seal over the note's row and for the row's digest in the log
	 */
	CanonicalForm canonicalForm() {
		// notes that were sealed before kinds existed keep their earlier canonical form
		CanonicalForm form = new CanonicalForm(kind == null ? "sessionnotes/note/1" : "sessionnotes/note/2").add(id)
				.add(uuid)
				.add(authorUuid).add(patientUuid).add(encounterUuid).add(conceptUuid).add(sessionDate).add(dateCreated)
				.add(currentVersion).add(dateVoided).add(sealedVoidReason);
		return kind == null ? form : form.add(kind.name()).add(formerPatients.encode());
	}

	@Override
	public String toString() {
		return "NoteFacts[not shown]";
	}
}
