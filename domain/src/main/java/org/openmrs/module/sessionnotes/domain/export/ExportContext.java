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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.disclosure.LegalInstrument;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;

/** The facts that all sessions of an export share: the fields, the recipient, the day, and the decisions for the export. */
public final class ExportContext {

	/** The decision whether a restriction that the clinic agreed to covers the export. */
	public enum RestrictionAnswer {

		/** The restriction covers the export, so the export leaves out its sessions. */
		COVERED,

		/** The restriction concerns something else. */
		NOT_COVERED
	}

	private final ExportFields fields;

	private final Recipient recipient;

	private final LocalDate day;

	private final Map<String, RestrictionAnswer> restrictions;

	private final Set<String> releasedNotes;

	private final Set<String> authorizingClients;

	private final List<Part2Consent> consents;

	private final LegalInstrument instrument;

	private final boolean withVoided;

	private final boolean againstClient;

	private ExportContext(Builder builder) {
		this.fields = builder.fields;
		this.recipient = builder.recipient;
		this.day = builder.day;
		this.restrictions = new HashMap<>(builder.restrictions);
		this.releasedNotes = new HashSet<>(builder.releasedNotes);
		this.authorizingClients = new HashSet<>(builder.authorizingClients);
		this.consents = new ArrayList<>(builder.consents);
		this.instrument = builder.instrument;
		this.withVoided = builder.withVoided;
		this.againstClient = builder.againstClient;
	}

	/** @return a builder for an export to the recipient on the given day of the clinic */
	public static Builder of(ExportFields fields, Recipient recipient, LocalDate day) {
		return new Builder(fields, recipient, day);
	}

	public ExportFields getFields() {
		return fields;
	}

	public ExportPurpose getPurpose() {
		return fields.getPurpose();
	}

	public Recipient getRecipient() {
		return recipient;
	}

	public LocalDate getDay() {
		return day;
	}

	RestrictionAnswer getAnswer(String restrictionUuid) {
		return restrictions.get(restrictionUuid);
	}

	boolean isReleased(String noteUuid) {
		return releasedNotes.contains(noteUuid);
	}

	boolean isAuthorizedBy(String clientUuid) {
		return authorizingClients.contains(clientUuid);
	}

	boolean isWithVoided() {
		return withVoided;
	}

	boolean isAgainstClient() {
		return againstClient;
	}

	/** @return true if a law or an authority requires the export; the subpoena of a lawyer does not: 45 CFR 164.103 */
	boolean isRequiredByLaw() {
		return instrument != null && instrument != LegalInstrument.ATTORNEY_SUBPOENA;
	}

	Optional<Part2Consent> getConsent(String clientUuid) {
		return consents.stream().filter(consent -> consent.permits(clientUuid, recipient, getPurpose(), day)).findFirst();
	}

	/** Collects the decisions for an export. */
	public static final class Builder {

		private final ExportFields fields;

		private final Recipient recipient;

		private final LocalDate day;

		private final Map<String, RestrictionAnswer> restrictions = new HashMap<>();

		private final Set<String> releasedNotes = new HashSet<>();

		private final Set<String> authorizingClients = new HashSet<>();

		private final List<Part2Consent> consents = new ArrayList<>();

		private LegalInstrument instrument;

		private boolean withVoided;

		private boolean againstClient;

		private Builder(ExportFields fields, Recipient recipient, LocalDate day) {
			this.fields = Objects.requireNonNull(fields, "fields");
			this.recipient = Objects.requireNonNull(recipient, "recipient");
			this.day = Objects.requireNonNull(day, "day");
		}

		/** @param restrictionUuid a restriction that the clinic agreed to */
		public Builder answer(String restrictionUuid, RestrictionAnswer answer) {
			restrictions.put(restrictionUuid, answer);
			return this;
		}

		/** @param noteUuids restricted notes that the privacy officer releases for this export */
		public Builder released(Collection<String> noteUuids) {
			releasedNotes.addAll(noteUuids);
			return this;
		}

		/** @param clientUuids the clients whose valid authorization for this export the clinic has */
		public Builder authorizedBy(Collection<String> clientUuids) {
			authorizingClients.addAll(clientUuids);
			return this;
		}

		public Builder consents(Collection<Part2Consent> given) {
			consents.addAll(given);
			return this;
		}

		/** @param requiring the legal instrument that requires the export */
		public Builder requiredBy(LegalInstrument requiring) {
			this.instrument = requiring;
			return this;
		}

		/** Includes voided notes, which the export then marks as voided. */
		public Builder withVoided() {
			this.withVoided = true;
			return this;
		}

		/** Records that the export is for a civil, criminal, administrative or legislative proceeding against the client. */
		public Builder againstClient() {
			this.againstClient = true;
			return this;
		}

		public ExportContext build() {
			return new ExportContext(this);
		}
	}
}
