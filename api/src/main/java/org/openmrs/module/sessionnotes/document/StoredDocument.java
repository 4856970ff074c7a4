/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.document;

import java.time.LocalDate;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.document.ClientDocument;
import org.openmrs.module.sessionnotes.domain.document.DocumentRetention;

/** The facts about a stored paper, without the file. Instances are immutable. */
public final class StoredDocument {

	static final DocumentRetention RETENTION = DocumentRetention.unitedStates(0);

	private final Integer id;

	private final ClientDocument facts;

	private final String addedBy;

	private final long addedAt;

	private final boolean intact;

	StoredDocument(Integer id, ClientDocument facts, String addedBy, long addedAt, boolean intact) {
		this.id = id;
		this.facts = facts;
		this.addedBy = addedBy;
		this.addedAt = addedAt;
		this.intact = intact;
	}

	/** @return a copy of this paper that belongs to another client */
	StoredDocument of(String clientUuid) {
		return with(new ClientDocument(facts.getUuid(), facts.getKind(), clientUuid, facts.getType(), facts.getSize(),
				facts.getDigest(), facts.getCreatedOn(), facts.getLastEffectOn()));
	}

	/** @return a copy of this paper that was last in effect on the given day */
	StoredDocument inEffectUntil(LocalDate day) {
		return with(facts.inEffectUntil(day));
	}

	private StoredDocument with(ClientDocument changed) {
		return new StoredDocument(id, changed, addedBy, addedAt, intact);
	}

	/** @return a copy of this paper that counts as damaged */
	StoredDocument damaged() {
		return new StoredDocument(id, facts, addedBy, addedAt, false);
	}

	/** @return the id of the row; null before the paper is stored */
	Integer getId() {
		return id;
	}

	public ClientDocument getFacts() {
		return facts;
	}

	/** @return true if the other paper is an intact paper of the same client, kind, day and file, which the same user added */
	boolean isSamePaper(StoredDocument other) {
		ClientDocument its = other.facts;
		return other.intact && addedBy.equals(other.addedBy) && facts.getClientUuid().equals(its.getClientUuid())
				&& facts.getKind() == its.getKind() && facts.getCreatedOn().equals(its.getCreatedOn())
				&& facts.getDigest().equals(its.getDigest());
	}

	/** @return the last day on which the law retains the paper; empty while the paper is in effect */
	public Optional<LocalDate> getRetainedUntil() {
		return RETENTION.getRetainedUntil(facts);
	}

	/** @return the uuid of the user who added the paper */
	public String getAddedBy() {
		return addedBy;
	}

	/** @return when the paper was added, in milliseconds since 1970-01-01 UTC */
	public long getAddedAt() {
		return addedAt;
	}

	/** @return false if the facts about the paper no longer match what was stored, or what the log recorded last */
	public boolean isIntact() {
		return intact;
	}

	/** @return all facts about the paper, in the only form that the seal and the log's digest cover */
	CanonicalForm canonicalForm() {
		return new CanonicalForm("sessionnotes/document/1").add(facts.getUuid()).add(facts.getClientUuid())
				.add(facts.getKind().name()).add(facts.getType().name()).add(facts.getSize()).add(facts.getDigest())
				.add(facts.getCreatedOn().toString())
				.add(facts.getLastEffectOn() == null ? null : facts.getLastEffectOn().toString()).add(addedBy).add(addedAt);
	}

	/** @return the facts to which the sealed file is bound; a merge of clients or the end of the effect changes none of them */
	byte[] fileForm() {
		return new CanonicalForm("sessionnotes/documentfile/1").add(facts.getUuid()).add(facts.getType().name())
				.add(facts.getSize()).add(facts.getDigest()).toBytes();
	}
}
