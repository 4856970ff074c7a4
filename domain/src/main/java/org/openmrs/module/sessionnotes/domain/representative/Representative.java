/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** A person who may act for a client, with the scope, the time and the paper of the authority. Instances are immutable. */
public final class Representative {

	static final String SCOPE_EMPTY = "sessionnotes.error.representative.scopeEmpty";

	static final String PAPER_WRONG = "sessionnotes.error.representative.paperWrong";

	static final String DOCUMENT_MISSING = "sessionnotes.error.representative.documentMissing";

	static final String NOT_VERIFIED = "sessionnotes.error.representative.notVerified";

	static final String ENDS_BEFORE_START = "sessionnotes.error.representative.endsBeforeStart";

	static final String NAME_MISSING = "sessionnotes.error.representative.nameMissing";

	private final String uuid;

	private final String clientUuid;

	private final String name;

	private final RepresentativeKind kind;

	private final Set<RepresentedAct> scope;

	private final Set<RepresentedAct> courtLimits;

	private final PaperKind paper;

	private final String documentUuid;

	private final LocalDate from;

	private final LocalDate until;

	private final String verifiedBy;

	private final String howVerified;

	private final ProfessionalDecision endangerment;

	private Representative(Builder builder) {
		this.uuid = builder.uuid;
		this.clientUuid = builder.clientUuid;
		this.name = builder.name;
		this.kind = builder.kind;
		this.scope = copy(builder.scope);
		this.courtLimits = copy(builder.courtLimits);
		this.paper = builder.paper;
		this.documentUuid = builder.documentUuid;
		this.from = builder.from;
		this.until = builder.until;
		this.verifiedBy = builder.verifiedBy;
		this.howVerified = builder.howVerified;
		this.endangerment = builder.endangerment;
	}

	private static Set<RepresentedAct> copy(Collection<RepresentedAct> acts) {
		EnumSet<RepresentedAct> copy = EnumSet.noneOf(RepresentedAct.class);
		copy.addAll(acts);
		return Collections.unmodifiableSet(copy);
	}

	/** @return a builder for a person who may act for the client from the given day on */
	public static Builder of(String uuid, String clientUuid, RepresentativeKind kind, LocalDate from) {
		return new Builder(uuid, clientUuid, kind, from);
	}

	/** @return the message codes of everything that is missing or wrong; empty if the user may record the representative */
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (Words.isBlank(name)) {
			findings.add(NAME_MISSING);
		}
		if (scope.isEmpty()) {
			findings.add(SCOPE_EMPTY);
		}
		if (!kind.getPapers().isEmpty()) {
			if (paper == null || !kind.getPapers().contains(paper)) {
				findings.add(PAPER_WRONG);
			}
			if (Words.isBlank(documentUuid)) {
				findings.add(DOCUMENT_MISSING);
			}
		}
		if (Words.isBlank(verifiedBy) || Words.isBlank(howVerified)) {
			findings.add(NOT_VERIFIED);
		}
		if (until != null && until.isBefore(from)) {
			findings.add(ENDS_BEFORE_START);
		}
		return findings;
	}

	public String getUuid() {
		return uuid;
	}

	public String getClientUuid() {
		return clientUuid;
	}

	public String getName() {
		return name;
	}

	public RepresentativeKind getKind() {
		return kind;
	}

	/** @return the acts that the representative may perform for the client */
	public Set<RepresentedAct> getScope() {
		return scope;
	}

	/** @return the acts that a court forbids the representative */
	public Set<RepresentedAct> getCourtLimits() {
		return courtLimits;
	}

	public PaperKind getPaper() {
		return paper;
	}

	/** @return the sealed paper that shows the authority */
	public String getDocumentUuid() {
		return documentUuid;
	}

	public LocalDate getFrom() {
		return from;
	}

	/** @return the last day; null if the authority has no fixed end */
	public LocalDate getUntil() {
		return until;
	}

	public String getVerifiedBy() {
		return verifiedBy;
	}

	public String getHowVerified() {
		return howVerified;
	}

	/** @return the decision not to treat this person as a representative; null if there is none: 45 CFR 164.502(g)(5) */
	public ProfessionalDecision getEndangerment() {
		return endangerment;
	}

	/** Collects the facts about a representative. */
	public static final class Builder {

		private final String uuid;

		private final String clientUuid;

		private final RepresentativeKind kind;

		private final LocalDate from;

		private String name;

		private Collection<RepresentedAct> scope = Collections.emptySet();

		private Collection<RepresentedAct> courtLimits = Collections.emptySet();

		private PaperKind paper;

		private String documentUuid;

		private LocalDate until;

		private String verifiedBy;

		private String howVerified;

		private ProfessionalDecision endangerment;

		private Builder(String uuid, String clientUuid, RepresentativeKind kind, LocalDate from) {
			this.uuid = Objects.requireNonNull(uuid, "uuid");
			this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
			this.kind = Objects.requireNonNull(kind, "kind");
			this.from = Objects.requireNonNull(from, "from");
		}

		public Builder name(String given) {
			this.name = given;
			return this;
		}

		public Builder scope(Collection<RepresentedAct> acts) {
			this.scope = acts;
			return this;
		}

		public Builder courtLimits(Collection<RepresentedAct> acts) {
			this.courtLimits = acts;
			return this;
		}

		public Builder paper(PaperKind shown, String document) {
			this.paper = shown;
			this.documentUuid = document;
			return this;
		}

		public Builder until(LocalDate last) {
			this.until = last;
			return this;
		}

		/** @param how the way in which the user verified identity and authority: 45 CFR 164.514(h)(1) */
		public Builder verified(String by, String how) {
			this.verifiedBy = by;
			this.howVerified = how;
			return this;
		}

		public Builder endangerment(ProfessionalDecision decision) {
			this.endangerment = decision;
			return this;
		}

		public Representative build() {
			return new Representative(this);
		}
	}
}
