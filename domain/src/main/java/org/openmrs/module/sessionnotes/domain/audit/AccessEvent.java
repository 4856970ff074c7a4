/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * One entry of the log: the user, the action or attempt, the time and the result. An event never contains note text.
 * The position of an event in its chain is part of the event, so altering, removing, inserting or moving an event
 * breaks the chain.
 */
public final class AccessEvent {

	private final String uuid;

	private final String chain;

	private final long sequence;

	private final String type;

	private final Integer noteId;

	private final Integer version;

	private final Integer versionId;

	private final String userUuid;

	private final String signedInUserUuid;

	private final long occurredAt;

	private final String address;

	private final String disclosureUuid;

	private final String detail;

	private final String noteDigest;

	private AccessEvent(Builder builder) {
		this.uuid = builder.uuid;
		this.chain = builder.chain;
		this.sequence = builder.sequence;
		this.type = builder.type;
		this.noteId = builder.noteId;
		this.version = builder.version;
		this.versionId = builder.versionId;
		this.userUuid = builder.userUuid;
		this.signedInUserUuid = builder.signedInUserUuid;
		this.occurredAt = builder.occurredAt;
		this.address = builder.address;
		this.disclosureUuid = builder.disclosureUuid;
		this.detail = builder.detail;
		this.noteDigest = builder.noteDigest;
	}

	public String getUuid() {
		return uuid;
	}

	/** @return the name of the chain that the event belongs to */
	public String getChain() {
		return chain;
	}

	/** @return the position of the event in its chain; the first event has position 1 */
	public long getSequence() {
		return sequence;
	}

	/** @return the type of the event, or null if the stored name is not the name of a known type */
	public AccessEventType getType() {
		for (AccessEventType known : AccessEventType.values()) {
			if (known.name().equals(type)) {
				return known;
			}
		}
		return null;
	}

	/** @return the name of the event's type, as stored */
	public String getTypeName() {
		return type;
	}

	/** @return the note that the event concerns, or null if the event does not concern an existing note */
	public Integer getNoteId() {
		return noteId;
	}

	/** @return the number of the note version that was written or read, or null if the event does not concern a version */
	public Integer getVersion() {
		return version;
	}

	/**
	 * @return the database row of the note version that was written or read, or null if the event does not concern a version
	 */
	public Integer getVersionId() {
		return versionId;
	}

	/** @return the user in whose name the action was taken; null if no one was signed in */
	public String getUserUuid() {
		return userUuid;
	}

	/** @return the user who had signed in to the session; null if that user is not known */
	public String getSignedInUserUuid() {
		return signedInUserUuid;
	}

	/** @return the time of the event, in milliseconds since 1970-01-01 UTC */
	public long getOccurredAt() {
		return occurredAt;
	}

	/**
	 * @return the network address from which the request came; null if the request did not come from a different
	 *         machine, or the address is not known
	 */
	public String getAddress() {
		return address;
	}

	/**
	 * @return the disclosure that permitted the action, or the disclosure that the action changed; null if no
	 *         disclosure is involved
	 */
	public String getDisclosureUuid() {
		return disclosureUuid;
	}

	/**
	 * @return further details of the event, such as the code for a legal ground, or the reason for a refusal; null if
	 *         there are no details
	 */
	public String getDetail() {
		return detail;
	}

	/**
	 * @return the digest of the data that was written, such as a note's facts, a disclosure or a file; null if no digest is
	 *         recorded
	 */
	public String getNoteDigest() {
		return noteDigest;
	}

	/**
	 * @param previousHash the hash of the previous event in the chain; empty for the first event
	 * @return the hash of this event: SHA-256 over the hash of the previous event and every field of this event, as
	 *         hexadecimal digits
	 */
	public String hash(String previousHash) {
		// events that were stored before the fields "address" and "disclosure" existed must keep their hashes
		boolean first = address == null && disclosureUuid == null;
		CanonicalForm form = new CanonicalForm(first ? "sessionnotes/event/1" : "sessionnotes/event/2").add(previousHash)
				.add(uuid).add(chain).add(sequence).add(type).add(noteId).add(version).add(versionId).add(userUuid)
				.add(signedInUserUuid).add(occurredAt).add(detail).add(noteDigest);
		return (first ? form : form.add(address).add(disclosureUuid)).sha256();
	}

	public static Builder builder(AccessEventType type) {
		return new Builder(type.name());
	}

	/**
	 * @param typeName the name of the event type as stored in the database; the stored name may have been altered
	 * @return a builder for an event of the given type
	 */
	public static Builder builder(String typeName) {
		return new Builder(typeName);
	}

	/** Collects the fields of an event. */
	public static final class Builder {

		private final String type;

		private String uuid;

		private String chain;

		private long sequence;

		private Integer noteId;

		private Integer version;

		private Integer versionId;

		private String userUuid;

		private String signedInUserUuid;

		private long occurredAt;

		private String address;

		private String disclosureUuid;

		private String detail;

		private String noteDigest;

		private Builder(String type) {
			this.type = type;
		}

		public Builder uuid(String value) {
			this.uuid = value;
			return this;
		}

		public Builder place(String inChain, long atSequence) {
			this.chain = inChain;
			this.sequence = atSequence;
			return this;
		}

		public Builder note(Integer value) {
			this.noteId = value;
			return this;
		}

		public Builder version(Integer number, Integer id) {
			this.version = number;
			this.versionId = id;
			return this;
		}

		public Builder by(String user, String signedInUser) {
			this.userUuid = user;
			this.signedInUserUuid = signedInUser;
			return this;
		}

		public Builder from(String value) {
			this.address = value;
			return this;
		}

		public Builder disclosure(String value) {
			this.disclosureUuid = value;
			return this;
		}

		public Builder at(long millis) {
			this.occurredAt = millis;
			return this;
		}

		public Builder detail(String value) {
			this.detail = value;
			return this;
		}

		public Builder noteDigest(String value) {
			this.noteDigest = value;
			return this;
		}

		public AccessEvent build() {
			return new AccessEvent(this);
		}
	}
}
