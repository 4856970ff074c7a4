/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.accounting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A request for an accounting of disclosures, and the clinic's steps on it: 45 CFR 164.528. Instances are immutable: every
 * step returns a copy.
 */
public final class AccountingRequest {

	static final String IDENTITY_MISSING = "sessionnotes.error.accountingRequest.identityMissing";

	static final String REPRESENTATIVE_MISSING = "sessionnotes.error.accountingRequest.representativeMissing";

	static final String WINDOW_TOO_LONG = "sessionnotes.error.accountingRequest.windowTooLong";

	static final String WINDOW_AFTER_REQUEST = "sessionnotes.error.accountingRequest.windowAfterRequest";

	static final String WINDOW_EMPTY = "sessionnotes.error.accountingRequest.windowEmpty";

	static final String IN_FUTURE = "sessionnotes.error.accountingRequest.inFuture";

	static final String CLOSED = "sessionnotes.error.accountingRequest.closed";

	static final String EXTENDED_TWICE = "sessionnotes.error.accountingRequest.extendedTwice";

	static final String EXTENDED_TOO_LATE = "sessionnotes.error.accountingRequest.extendedTooLate";

	static final String EXTENDED_TOO_FAR = "sessionnotes.error.accountingRequest.extendedTooFar";

	static final String REASON_MISSING = "sessionnotes.error.accountingRequest.reasonMissing";

	static final String FREE = "sessionnotes.error.accountingRequest.free";

	static final String FEE_NOT_AGREED = "sessionnotes.error.accountingRequest.feeNotAgreed";

	static final String DOCUMENT_MISSING = "sessionnotes.error.accountingRequest.documentMissing";

	/** The capacity in which a person asks. */
	public enum Capacity {

		CLIENT,

		REPRESENTATIVE
	}

	/** The state of a request. */
	public enum State {

		RECEIVED,

		EXTENDED,

		GIVEN,

		WITHDRAWN
	}

	private final Builder facts;

	private final State state;

	private final LocalDate extendedTo;

	private final String extensionReason;

	private final Fee fee;

	private final String documentUuid;

	private final LocalDate closedOn;

	private final String closedBy;

	private AccountingRequest(Builder facts, State state, LocalDate extendedTo, String extensionReason, Fee fee,
			String documentUuid, LocalDate closedOn, String closedBy) {
		this.facts = facts;
		this.state = state;
		this.extendedTo = extendedTo;
		this.extensionReason = extensionReason;
		this.fee = fee;
		this.documentUuid = documentUuid;
		this.closedOn = closedOn;
		this.closedBy = closedBy;
	}

	/** @param receivedOn the day on which the clinic received the request, which ends the period of the accounting */
	public static Builder of(String uuid, String clientUuid, LocalDate receivedOn, String receivedBy) {
		return new Builder(uuid, clientUuid, receivedOn, receivedBy);
	}

	/**
	 * @param today the current day of the clinic
	 * @return the message codes of everything that is missing or wrong; empty if the user may record the request
	 */
	public List<String> findings(AccountingProfile profile, LocalDate today) {
		List<String> findings = new ArrayList<>();
		if (Words.isBlank(facts.verifiedBy) || Words.isBlank(facts.howVerified)) {
			findings.add(IDENTITY_MISSING);
		}
		if (facts.capacity == Capacity.REPRESENTATIVE && Words.isBlank(facts.representativeUuid)) {
			findings.add(REPRESENTATIVE_MISSING);
		}
		if (facts.receivedOn.isAfter(today)) {
			findings.add(IN_FUTURE);
		}
		if (facts.from != null && facts.from.isBefore(profile.getEarliest(facts.receivedOn))) {
			findings.add(WINDOW_TOO_LONG);
		}
		if (getUntil().isAfter(facts.receivedOn)) {
			findings.add(WINDOW_AFTER_REQUEST);
		}
		if (getUntil().isBefore(getFrom(profile))) {
			findings.add(WINDOW_EMPTY);
		}
		return findings;
	}

	/**
	 * @param on the day on which the clinic tells the client
	 * @param to the new day
	 * @return a copy with the new day. The clinic may extend the time once, within the first period, with a reason.
	 * @throws RefusedException if the request is closed or was extended before, if the extension is too late or too long, or
	 *         if it has no reason
	 */
	public AccountingRequest extend(LocalDate on, LocalDate to, String reason, AccountingProfile profile) {
		requireOpen();
		if (extendedTo != null) {
			throw new RefusedException(EXTENDED_TWICE);
		}
		if (on.isAfter(profile.getDue(facts.receivedOn))) {
			throw new RefusedException(EXTENDED_TOO_LATE);
		}
		if (to.isAfter(profile.getLatest(facts.receivedOn)) || !to.isAfter(profile.getDue(facts.receivedOn))) {
			throw new RefusedException(EXTENDED_TOO_FAR);
		}
		if (Words.isBlank(reason)) {
			throw new RefusedException(REASON_MISSING);
		}
		return new AccountingRequest(facts, State.EXTENDED, to, reason, fee, null, null, null);
	}

	/**
	 * @param others all requests of this clinic for an accounting
	 * @return true if the accounting is free: the client got no other accounting on a request of the twelve months before
	 */
	public boolean isFree(Collection<AccountingRequest> others, AccountingProfile profile) {
		return others.stream()
				.filter(other -> !other.getUuid().equals(getUuid()) && other.getClientUuid().equals(getClientUuid()))
				.filter(other -> other.state == State.GIVEN && !other.getReceivedOn().isAfter(getReceivedOn()))
				.noneMatch(other -> other.getReceivedOn().isAfter(profile.getStartOfFreePeriod(getReceivedOn())));
	}

	/**
	 * @return a copy for which the client pays a fee
	 * @throws RefusedException if the request is closed, or the accounting is free
	 */
	public AccountingRequest charge(Fee charged, Collection<AccountingRequest> others, AccountingProfile profile) {
		requireOpen();
		if (isFree(others, profile)) {
			throw new RefusedException(FREE);
		}
		return new AccountingRequest(facts, state, extendedTo, extensionReason, charged, null, null, null);
	}

	/**
	 * @param document the accounting itself, which the clinic retains: 45 CFR 164.528(d)(2)
	 * @return a copy that the clinic has answered
	 * @throws RefusedException if the request is closed, the document is missing, or the client has not agreed to the fee
	 */
	public AccountingRequest give(String document, LocalDate on, String by) {
		requireOpen();
		if (Words.isBlank(document)) {
			throw new RefusedException(DOCUMENT_MISSING);
		}
		if (fee != null && (fee.agreedOn == null || fee.agreedOn.isBefore(fee.toldOn) || on.isBefore(fee.agreedOn))) {
			throw new RefusedException(FEE_NOT_AGREED);
		}
		return new AccountingRequest(facts, State.GIVEN, extendedTo, extensionReason, fee, document, on, by);
	}

	/**
	 * @return a copy that the client has withdrawn
	 * @throws RefusedException if the request is closed
	 */
	public AccountingRequest withdraw(LocalDate on, String by) {
		requireOpen();
		return new AccountingRequest(facts, State.WITHDRAWN, extendedTo, extensionReason, fee, null, on, by);
	}

	private void requireOpen() {
		if (!isOpen()) {
			throw new RefusedException(CLOSED);
		}
	}

	/** @return the last day for the answer */
	public LocalDate getDue(AccountingProfile profile) {
		return extendedTo == null ? profile.getDue(facts.receivedOn) : extendedTo;
	}

	/** @return the urgency of the answer on the day: 1 or 2 after the first or second warning, 3 if it is overdue, else 0 */
	public int getUrgency(LocalDate day, AccountingProfile profile) {
		LocalDate due = getDue(profile);
		if (day.isAfter(due)) {
			return 3;
		}
		LocalDate shifted = day.minusDays(due.toEpochDay() - profile.getDue(facts.receivedOn).toEpochDay());
		if (!shifted.isBefore(profile.getSecondWarning(facts.receivedOn))) {
			return 2;
		}
		return shifted.isBefore(profile.getFirstWarning(facts.receivedOn)) ? 0 : 1;
	}

	/** @return the first day of the period that the accounting covers */
	public LocalDate getFrom(AccountingProfile profile) {
		return facts.from == null ? profile.getEarliest(facts.receivedOn) : facts.from;
	}

	/** @return the last day of the period that the accounting covers */
	public LocalDate getUntil() {
		return facts.until == null ? facts.receivedOn : facts.until;
	}

	public boolean isOpen() {
		return state == State.RECEIVED || state == State.EXTENDED;
	}

	public State getState() {
		return state;
	}

	public String getUuid() {
		return facts.uuid;
	}

	public String getClientUuid() {
		return facts.clientUuid;
	}

	public LocalDate getReceivedOn() {
		return facts.receivedOn;
	}

	public String getReceivedBy() {
		return facts.receivedBy;
	}

	public Capacity getCapacity() {
		return facts.capacity;
	}

	public String getRepresentativeUuid() {
		return facts.representativeUuid;
	}

	public String getExtensionReason() {
		return extensionReason;
	}

	/** @return the accounting that the client got; null if the client got none */
	public String getDocumentUuid() {
		return documentUuid;
	}

	public LocalDate getClosedOn() {
		return closedOn;
	}

	public String getClosedBy() {
		return closedBy;
	}

	/** A cost-based fee, which the clinic tells the client in advance: 45 CFR 164.528(c)(2)(ii). */
	public static final class Fee {

		private final int cents;

		private final LocalDate toldOn;

		private final LocalDate agreedOn;

		/** @param agreedOn the day on which the client agreed after the notice of the fee; null if the client has not agreed yet */
		public Fee(int cents, LocalDate toldOn, LocalDate agreedOn) {
			this.cents = cents;
			this.toldOn = Objects.requireNonNull(toldOn, "toldOn");
			this.agreedOn = agreedOn;
		}

		public int getCents() {
			return cents;
		}
	}

	/** Collects the facts about a new request. */
	public static final class Builder {

		private final String uuid;

		private final String clientUuid;

		private final LocalDate receivedOn;

		private final String receivedBy;

		private Capacity capacity = Capacity.CLIENT;

		private String representativeUuid;

		private String verifiedBy;

		private String howVerified;

		private LocalDate from;

		private LocalDate until;

		private Builder(String uuid, String clientUuid, LocalDate receivedOn, String receivedBy) {
			this.uuid = Objects.requireNonNull(uuid, "uuid");
			this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
			this.receivedOn = Objects.requireNonNull(receivedOn, "receivedOn");
			this.receivedBy = Objects.requireNonNull(receivedBy, "receivedBy");
		}

		private Builder(Builder other) {
			this(other.uuid, other.clientUuid, other.receivedOn, other.receivedBy);
			this.capacity = other.capacity;
			this.representativeUuid = other.representativeUuid;
			this.verifiedBy = other.verifiedBy;
			this.howVerified = other.howVerified;
			this.from = other.from;
			this.until = other.until;
		}

		public Builder by(Capacity asking, String representative) {
			this.capacity = Objects.requireNonNull(asking, "capacity");
			this.representativeUuid = representative;
			return this;
		}

		/** @param how the way in which the user verified the identity: 45 CFR 164.514(h)(1) */
		public Builder verified(String by, String how) {
			this.verifiedBy = by;
			this.howVerified = how;
			return this;
		}

		/** Sets a shorter period than six years, if the client asks for it: 45 CFR 164.528(a)(3). Null leaves an end as it is. */
		public Builder period(LocalDate first, LocalDate last) {
			this.from = first;
			this.until = last;
			return this;
		}

		public AccountingRequest build() {
			return new AccountingRequest(new Builder(this), State.RECEIVED, null, null, null, null, null, null);
		}
	}
}
