/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.crypto.Sha256;

/** The facts about a sealed paper, without the paper itself. Instances are immutable. */
public final class ClientDocument {

	private final String uuid;

	private final DocumentKind kind;

	private final String clientUuid;

	private final FileType type;

	private final int size;

	private final String digest;

	private final LocalDate createdOn;

	private final LocalDate lastEffectOn;

	/**
	 * Creates the facts about a paper from stored values.
	 *
	 * @param digest the SHA-256 digest of the file, as 64 lower-case hexadecimal digits
	 * @param createdOn the date of the paper
	 * @param lastEffectOn the last day on which the paper was in effect; null while it is in effect
	 */
	public ClientDocument(String uuid, DocumentKind kind, String clientUuid, FileType type, int size, String digest,
			LocalDate createdOn, LocalDate lastEffectOn) {
		this.uuid = Objects.requireNonNull(uuid, "uuid");
		this.kind = Objects.requireNonNull(kind, "kind");
		this.clientUuid = Objects.requireNonNull(clientUuid, "clientUuid");
		this.type = Objects.requireNonNull(type, "type");
		this.size = size;
		this.digest = Objects.requireNonNull(digest, "digest");
		this.createdOn = Objects.requireNonNull(createdOn, "createdOn");
		this.lastEffectOn = lastEffectOn;
	}

	/**
	 * @return the facts about a new paper, which is in effect
	 * @throws org.openmrs.module.sessionnotes.domain.errors.RefusedException if the file is not accepted, see
	 *         {@link DocumentCheck#typeOf}
	 */
	public static ClientDocument of(String uuid, DocumentKind kind, String clientUuid, byte[] file, LocalDate createdOn) {
		return new ClientDocument(uuid, kind, clientUuid, DocumentCheck.typeOf(file), file.length, Sha256.hex(file),
				createdOn, null);
	}

	/** @return a copy of this paper that was last in effect on the given day */
	public ClientDocument inEffectUntil(LocalDate day) {
		return new ClientDocument(uuid, kind, clientUuid, type, size, digest, createdOn, day);
	}

	public String getUuid() {
		return uuid;
	}

	public DocumentKind getKind() {
		return kind;
	}

	public String getClientUuid() {
		return clientUuid;
	}

	public FileType getType() {
		return type;
	}

	/** @return the size of the file in bytes */
	public int getSize() {
		return size;
	}

	/** @return the SHA-256 digest of the file, as 64 lower-case hexadecimal digits */
	public String getDigest() {
		return digest;
	}

	public LocalDate getCreatedOn() {
		return createdOn;
	}

	/** @return the last day on which the paper was in effect; null while it is in effect */
	public LocalDate getLastEffectOn() {
		return lastEffectOn;
	}
}
