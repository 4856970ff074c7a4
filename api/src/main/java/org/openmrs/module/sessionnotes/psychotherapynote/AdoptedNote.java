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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;

/**
 * A note, with all its versions, that was stored as an obs and is being moved into the sealed store. Dates are in
 * milliseconds since 1970-01-01 UTC.
 */
public final class AdoptedNote {

	private final NoteHeader facts;

	private final List<Version> versions;

	private String voidedByUuid;

	private String voidReason;

	/** One version of a note, and the user who wrote that version. */
	public static final class Version {

		private final long dateCreated;

		private final String writerUuid;

		private final NoteContent content;

		public Version(long dateCreated, String writerUuid, NoteContent content) {
			this.dateCreated = dateCreated;
			this.writerUuid = writerUuid;
			this.content = content;
		}

		long getDateCreated() {
			return dateCreated;
		}

		String getWriterUuid() {
			return writerUuid;
		}

		NoteContent getContent() {
			return content;
		}

		@Override
		public String toString() {
			return "Version[not shown]";
		}
	}

	/**
	 * @param uuid the uuid of the current obs, which becomes the uuid of the note
	 * @param authorUuid the user who wrote the first version
	 * @param patientUuid the uuid of the patient to whom the note refers
	 * @param encounterUuid the uuid of the session's encounter, or null
	 * @param conceptUuid the uuid of the restricted concept of the obs
	 * @param sessionDate when the session took place
	 * @param versions the versions of the note, oldest first; at least one version
	 */
	public AdoptedNote(String uuid, String authorUuid, String patientUuid, String encounterUuid, String conceptUuid,
			long sessionDate, List<Version> versions) {
		this.versions = Collections.unmodifiableList(new ArrayList<>(versions));
		this.facts = new NoteHeader(null, uuid, authorUuid, patientUuid, encounterUuid, conceptUuid, sessionDate,
				versions.get(0).getDateCreated(), versions.size(), null, null);
	}

	/**
	 * Marks the note as voided. Records when, by which user (null if unknown) and for what reason the note was voided.
	 */
	public AdoptedNote voided(long when, String byUuid, String reason) {
		AdoptedNote voided = new AdoptedNote(facts.withVoided(when, null), versions);
		voided.voidedByUuid = byUuid;
		voided.voidReason = reason;
		return voided;
	}

	private AdoptedNote(NoteHeader facts, List<Version> versions) {
		this.facts = facts;
		this.versions = versions;
	}

	NoteHeader getFacts() {
		return facts;
	}

	public String getAuthorUuid() {
		return facts.getAuthorUuid();
	}

	public String getConceptUuid() {
		return facts.getConceptUuid();
	}

	public boolean isVoided() {
		return facts.isVoided();
	}

	public List<Version> getVersions() {
		return versions;
	}

	/** @return true if a user other than the author wrote at least one version of the note */
	public boolean hasSeveralWriters() {
		return versions.stream().anyMatch(version -> !version.getWriterUuid().equals(facts.getAuthorUuid()));
	}

	String getVoidedByUuid() {
		return voidedByUuid;
	}

	String getVoidReason() {
		return voidReason;
	}

	@Override
	public String toString() {
		return "AdoptedNote[not shown]";
	}
}
