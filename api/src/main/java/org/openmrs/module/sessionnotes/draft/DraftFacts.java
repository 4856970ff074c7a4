/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.draft;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/** The facts about a draft, such as the draft's note, author, patient and revision, but not the text of the draft. */
public final class DraftFacts {

	private final Integer id;

	private final String noteUuid;

	private final String authorUuid;

	private final DraftKind kind;

	private final String patientUuid;

	private final String encounterUuid;

	private final String visitUuid;

	private final String sessionDate;

	private final String basedOn;

	private final long revision;

	private final long dateChanged;

	private final boolean intact;

	private DraftFacts(Builder of) {
		this.id = of.id;
		this.noteUuid = of.noteUuid;
		this.authorUuid = of.authorUuid;
		this.kind = of.kind;
		this.patientUuid = of.patientUuid;
		this.encounterUuid = of.encounterUuid;
		this.visitUuid = of.visitUuid;
		this.sessionDate = of.sessionDate;
		this.basedOn = of.basedOn;
		this.revision = of.revision;
		this.dateChanged = of.dateChanged;
		this.intact = of.intact;
	}

	public static Builder builder() {
		return new Builder();
	}

	Builder toBuilder() {
		return new Builder().id(id).note(noteUuid).author(authorUuid).kind(kind).patient(patientUuid)
				.encounter(encounterUuid)
				.visit(visitUuid).sessionDate(sessionDate).basedOn(basedOn).revision(revision).dateChanged(dateChanged)
				.intact(intact);
	}

	/** @return the id of the draft's row; null before the draft is stored */
	Integer getId() {
		return id;
	}

	/** @return the uuid of the note to which the draft belongs; the note itself may not exist yet */
	public String getNoteUuid() {
		return noteUuid;
	}

	String getAuthorUuid() {
		return authorUuid;
	}

	public DraftKind getKind() {
		return kind;
	}

	public String getPatientUuid() {
		return patientUuid;
	}

	/** @return the uuid of the session's encounter; null if the draft names no encounter */
	public String getEncounterUuid() {
		return encounterUuid;
	}

	/** @return the uuid of the session's visit; null if the draft names no visit */
	public String getVisitUuid() {
		return visitUuid;
	}

	/**
	 * @return the day of the session, such as 2026-01-31; null if the client sent none. Earlier versions of the module
	 *         stored a moment in the form in which the client sent it.
	 */
	public String getSessionDate() {
		return sessionDate;
	}

	/** @return the version number or the content digest of the saved note on which the draft is based; null for a new note */
	public String getBasedOn() {
		return basedOn;
	}

	/**
	 * @return the revision number, which increases each time that the draft is saved; no two drafts of the same note
	 *         ever have the same revision number
	 */
	public long getRevision() {
		return revision;
	}

	/** @return when the draft was last saved, in milliseconds since 1970-01-01 UTC */
	public long getDateChanged() {
		return dateChanged;
	}

	/** @return false if the facts about the draft no longer match what was stored */
	public boolean isIntact() {
		return intact;
	}

	/**
	 * @param purpose the purpose of the seal, so that a seal for one purpose cannot replace a seal for a different
	 *         purpose
	 */
	byte[] canonicalForm(String purpose) {
		return new CanonicalForm(purpose).add(noteUuid).add(authorUuid).add(kind == null ? null : kind.name())
				.add(patientUuid)
				.add(encounterUuid).add(visitUuid).add(sessionDate).add(basedOn).add(revision).add(dateChanged).toBytes();
	}

	@Override
	public String toString() {
		return "DraftFacts[not shown]";
	}

	/** Collects the facts about a draft in order to create a {@link DraftFacts} object. */
	public static final class Builder {

		private Integer id;

		private String noteUuid;

		private String authorUuid;

		private DraftKind kind;

		private String patientUuid;

		private String encounterUuid;

		private String visitUuid;

		private String sessionDate;

		private String basedOn;

		private long revision;

		private long dateChanged;

		private boolean intact = true;

		private Builder() {
		}

		Builder id(Integer value) {
			id = value;
			return this;
		}

		public Builder note(String uuid) {
			noteUuid = uuid;
			return this;
		}

		Builder author(String uuid) {
			authorUuid = uuid;
			return this;
		}

		public Builder kind(DraftKind value) {
			kind = value;
			return this;
		}

		public Builder patient(String uuid) {
			patientUuid = uuid;
			return this;
		}

		public Builder encounter(String uuid) {
			encounterUuid = uuid;
			return this;
		}

		public Builder visit(String uuid) {
			visitUuid = uuid;
			return this;
		}

		public Builder sessionDate(String value) {
			sessionDate = value;
			return this;
		}

		public Builder basedOn(String value) {
			basedOn = value;
			return this;
		}

		Builder revision(long value) {
			revision = value;
			return this;
		}

		Builder dateChanged(long value) {
			dateChanged = value;
			return this;
		}

		Builder intact(boolean value) {
			intact = value;
			return this;
		}

		public DraftFacts build() {
			return new DraftFacts(this);
		}
	}
}
