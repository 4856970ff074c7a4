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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.disclosure.AccountingRow;
import org.openmrs.module.sessionnotes.domain.disclosure.GivenOut;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;

/**
 * A record that information about a client left the clinic in any way: 45 CFR 164.528(b)(2). An entry quotes no note.
 * Instances are immutable.
 */
public final class LedgerEntry {

	static final String RECIPIENT_MISSING = "sessionnotes.error.ledger.recipientMissing";

	static final String ADDRESS_MISSING = "sessionnotes.error.ledger.addressMissing";

	static final String DESCRIPTION_MISSING = "sessionnotes.error.ledger.descriptionMissing";

	static final String PURPOSE_MISSING = "sessionnotes.error.ledger.purposeMissing";

	static final String IN_FUTURE = "sessionnotes.error.ledger.inFuture";

	static final String NOT_BY_HAND = "sessionnotes.error.ledger.notByHand";

	private final String uuid;

	private final String clientUuid;

	private final long at;

	private final Recipient recipient;

	private final boolean addressUnknown;

	private final boolean workforce;

	private final String description;

	private final String purpose;

	private final String requestDocument;

	private final LedgerBasis basis;

	private final String ground;

	private final String reference;

	private final LedgerWay way;

	private final String enteredBy;

	private final long enteredAt;

	private LedgerEntry(Builder builder) {
		this.uuid = builder.uuid;
		this.clientUuid = builder.clientUuid;
		this.at = builder.at;
		this.recipient = builder.recipient;
		this.addressUnknown = builder.addressUnknown;
		this.workforce = builder.workforce;
		this.description = builder.description;
		this.purpose = builder.purpose;
		this.requestDocument = builder.requestDocument;
		this.basis = builder.basis;
		this.ground = builder.ground;
		this.reference = builder.reference;
		this.way = builder.way;
		this.enteredBy = builder.enteredBy;
		this.enteredAt = builder.enteredAt;
	}

	/** @param at the time at which the information left, in milliseconds since 1970-01-01 UTC */
	public static Builder of(String uuid, String clientUuid, long at, Recipient recipient, LedgerBasis basis) {
		return new Builder(uuid, clientUuid, at, recipient, basis);
	}

	/**
	 * @param workforce true if the recipient belongs to the clinic's workforce
	 * @return the entry about private notes that a recipient opened or received
	 */
	public static LedgerEntry of(String uuid, String clientUuid, GivenOut givenOut, boolean workforce) {
		return of(uuid, clientUuid, givenOut.getAt(), givenOut.getDisclosure().getRecipient(),
				LedgerBasis.of(givenOut.getDisclosure())).ground(AccountingRow.groundOf(givenOut.getDisclosure()))
				.description(givenOut.getDescription()).purpose(givenOut.getDisclosure().getPurpose())
				.workforce(workforce).entered(LedgerWay.MODULE, givenOut.getDisclosure().getMadeBy(), givenOut.getAt())
				.build();
	}

	/**
	 * @return the message codes of everything that an entry by hand lacks; empty if the user may enter it
	 */
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		if (Words.isBlank(recipient.getName())) {
			findings.add(RECIPIENT_MISSING);
		}
		if (Words.isBlank(recipient.getAddress()) && recipient.isExternal() && !addressUnknown) {
			findings.add(ADDRESS_MISSING);
		}
		if (Words.isBlank(description)) {
			findings.add(DESCRIPTION_MISSING);
		}
		if (Words.isBlank(purpose) && Words.isBlank(requestDocument)) {
			findings.add(PURPOSE_MISSING);
		}
		if (at > enteredAt) {
			findings.add(IN_FUTURE);
		}
		if (!way.isByHand()) {
			findings.add(NOT_BY_HAND);
		}
		return findings;
	}

	/**
	 * @return true if the entry is a disclosure. A reading by the clinic's own workforce is a use, not a disclosure: 45 CFR
	 *         160.103
	 */
	public boolean isDisclosure() {
		return !workforce;
	}

	public String getUuid() {
		return uuid;
	}

	public String getClientUuid() {
		return clientUuid;
	}

	/** @return the time at which the information left, in milliseconds since 1970-01-01 UTC */
	public long getAt() {
		return at;
	}

	public Recipient getRecipient() {
		return recipient;
	}

	/** @return true if the recipient's address is not known: 45 CFR 164.528(b)(2)(ii) */
	public boolean isAddressUnknown() {
		return addressUnknown;
	}

	public String getDescription() {
		return description;
	}

	/** @return the purpose; null if a copy of the request replaces it: 45 CFR 164.528(b)(2)(iv) */
	public String getPurpose() {
		return purpose;
	}

	/** @return the copy of the request that the clinic encloses with an accounting; null if there is none */
	public String getRequestDocument() {
		return requestDocument;
	}

	public LedgerBasis getBasis() {
		return basis;
	}

	/** @return the section of law, followed by the reference of the order or request: 45 CFR 164.528(b)(2)(iv) */
	public String getGround() {
		String citation = basis.getSource().getCitation();
		return ground != null ? ground : Words.isBlank(reference) ? citation : citation + ", " + reference;
	}

	/** @return the court or body and the reference of its order or request; null if there is none */
	public String getReference() {
		return reference;
	}

	public LedgerWay getWay() {
		return way;
	}

	public String getEnteredBy() {
		return enteredBy;
	}

	public long getEnteredAt() {
		return enteredAt;
	}

	/** Collects the facts about an entry. */
	public static final class Builder {

		private final String uuid;

		private final String clientUuid;

		private final long at;

		private final Recipient recipient;

		private final LedgerBasis basis;

		private boolean addressUnknown;

		private boolean workforce;

		private String description;

		private String purpose;

		private String requestDocument;

		private String ground;

		private String reference;

		private LedgerWay way = LedgerWay.OTHER;

		private String enteredBy;

		private long enteredAt;

		private Builder(String uuid, String clientUuid, long at, Recipient recipient, LedgerBasis basis) {
			this.uuid = Objects.requireNonNull(uuid, "uuid");
			this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
			this.at = at;
			this.recipient = Objects.requireNonNull(recipient, "recipient");
			this.basis = Objects.requireNonNull(basis, "basis");
			this.enteredAt = at;
		}

		/** @param unknown true if the recipient's address is not known: 45 CFR 164.528(b)(2)(ii) asks for it only if known */
		public Builder addressUnknown(boolean unknown) {
			this.addressUnknown = unknown;
			return this;
		}

		public Builder workforce(boolean own) {
			this.workforce = own;
			return this;
		}

		/** @param words a brief description, without any text of a note */
		public Builder description(String words) {
			this.description = words;
			return this;
		}

		public Builder purpose(String words) {
			this.purpose = words;
			return this;
		}

		public Builder requestDocument(String document) {
			this.requestDocument = document;
			return this;
		}

		/** @param named the court or body and the reference of its order or request, which follow the section of law */
		public Builder reference(String named) {
			this.reference = named;
			return this;
		}

		private Builder ground(String words) {
			this.ground = words;
			return this;
		}

		public Builder entered(LedgerWay by, String user, long moment) {
			this.way = Objects.requireNonNull(by, "way");
			this.enteredBy = user;
			this.enteredAt = moment;
			return this;
		}

		public LedgerEntry build() {
			return new LedgerEntry(this);
		}
	}
}
