/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;

/** An entry that a user made in the ledger by hand. An entry is never changed: a wrong one is retracted. */
public final class StoredLedgerEntry {

	private final LedgerEntry entry;

	private final LocalDate day;

	private final Retraction retraction;

	StoredLedgerEntry(LedgerEntry entry, LocalDate day, Retraction retraction) {
		this.entry = entry;
		this.day = day;
		this.retraction = retraction;
	}

	/** The record that an entry was made in error. */
	public static final class Retraction {

		private final String by;

		private final long at;

		private final String reason;

		Retraction(String by, long at, String reason) {
			this.by = by;
			this.at = at;
			this.reason = reason;
		}

		/** @return the uuid of the user who retracted the entry */
		public String getBy() {
			return by;
		}

		/** @return when the entry was retracted, in milliseconds since 1970-01-01 UTC */
		public long getAt() {
			return at;
		}

		public String getReason() {
			return reason;
		}
	}

	public LedgerEntry getEntry() {
		return entry;
	}

	/** @return the day on which the information left the clinic */
	public LocalDate getDay() {
		return day;
	}

	/** @return the retraction; null if the entry stands */
	public Retraction getRetraction() {
		return retraction;
	}

	/** @return true if the same user gave the same facts in an entry that stands */
	boolean isSame(StoredLedgerEntry other) {
		LedgerEntry its = other.entry;
		return other.retraction == null && day.equals(other.day) && entry.getClientUuid().equals(its.getClientUuid())
				&& entry.getEnteredBy().equals(its.getEnteredBy()) && entry.getRecipient().equals(its.getRecipient())
				&& entry.isAddressUnknown() == its.isAddressUnknown()
				&& entry.getDescription().equals(its.getDescription()) && entry.getPurpose().equals(its.getPurpose())
				&& entry.getBasis() == its.getBasis() && Objects.equals(entry.getReference(), its.getReference())
				&& entry.getWay() == its.getWay();
	}
}
