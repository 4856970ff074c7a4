/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;

/** The facts that an export needs about the progress note of a session. Instances are immutable and hold no text. */
public final class ExportedSession {

	private final String noteUuid;

	private final String clientUuid;

	private final ProgressNoteState state;

	private final boolean voided;

	private final boolean selfPay;

	private final String restrictionUuid;

	private final boolean restrictedNote;

	private final boolean part2;

	private final List<String> attached;

	private ExportedSession(Builder builder) {
		this.noteUuid = builder.noteUuid;
		this.clientUuid = builder.clientUuid;
		this.state = builder.state;
		this.voided = builder.voided;
		this.selfPay = builder.selfPay;
		this.restrictionUuid = builder.restrictionUuid;
		this.restrictedNote = builder.restrictedNote;
		this.part2 = builder.part2;
		this.attached = Collections.unmodifiableList(new ArrayList<>(builder.attached));
	}

	/** @return a builder for a note to which nothing special applies */
	public static Builder of(String noteUuid, String clientUuid, ProgressNoteState state) {
		return new Builder(noteUuid, clientUuid, state);
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	public String getClientUuid() {
		return clientUuid;
	}

	public ProgressNoteState getState() {
		return state;
	}

	public boolean isVoided() {
		return voided;
	}

	/** @return true if the client paid in full and asked the clinic to tell no health plan: 45 CFR 164.522(a)(1)(vi) */
	public boolean isSelfPay() {
		return selfPay;
	}

	/** @return the agreed restriction on this session; null if there is none: 45 CFR 164.522(a)(1)(ii) */
	public String getRestrictionUuid() {
		return restrictionUuid;
	}

	/** @return true if only named readers may read the note */
	public boolean isRestrictedNote() {
		return restrictedNote;
	}

	/** @return true if the session took place in a program under 42 CFR part 2 */
	public boolean isPart2() {
		return part2;
	}

	/**
	 * @return the amendments, the denied requests for amendment and the statements that belong to the note. The clinic
	 *         encloses them with the note: 45 CFR 164.526(c)(3), (d)(5)
	 */
	public List<String> getAttached() {
		return attached;
	}

	/** Collects the facts about a session. */
	public static final class Builder {

		private final String noteUuid;

		private final String clientUuid;

		private final ProgressNoteState state;

		private boolean voided;

		private boolean selfPay;

		private String restrictionUuid;

		private boolean restrictedNote;

		private boolean part2;

		private List<String> attached = Collections.emptyList();

		private Builder(String noteUuid, String clientUuid, ProgressNoteState state) {
			this.noteUuid = Objects.requireNonNull(noteUuid, "noteUuid");
			this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
			this.state = Objects.requireNonNull(state, "state");
		}

		public Builder voided() {
			this.voided = true;
			return this;
		}

		public Builder selfPay() {
			this.selfPay = true;
			return this;
		}

		public Builder restriction(String uuid) {
			this.restrictionUuid = uuid;
			return this;
		}

		public Builder restrictedNote() {
			this.restrictedNote = true;
			return this;
		}

		public Builder part2() {
			this.part2 = true;
			return this;
		}

		public Builder attached(List<String> uuids) {
			this.attached = uuids;
			return this;
		}

		public ExportedSession build() {
			return new ExportedSession(this);
		}
	}
}
