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

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A note in an export: its file, and the SHA-256 digests of the signed content and of the sent fields. */
public final class ManifestEntry {

	private final String noteUuid;

	private final String file;

	private final String signedDigest;

	private final String sentDigest;

	private final SortedMap<String, String> attached;

	/**
	 * @param file the name of the file
	 * @param signedDigest the digest that the author's signature covers
	 * @param sentDigest the digest of the sent fields
	 * @param attached the enclosed amendments and statements, each with its digest
	 */
	public ManifestEntry(String noteUuid, String file, String signedDigest, String sentDigest,
			Map<String, String> attached) {
		this.noteUuid = Objects.requireNonNull(noteUuid, "noteUuid");
		this.file = Objects.requireNonNull(file, "file");
		this.signedDigest = Objects.requireNonNull(signedDigest, "signedDigest");
		this.sentDigest = Objects.requireNonNull(sentDigest, "sentDigest");
		this.attached = Collections.unmodifiableSortedMap(new TreeMap<>(attached));
	}

	public String getNoteUuid() {
		return noteUuid;
	}

	public String getFile() {
		return file;
	}

	public String getSignedDigest() {
		return signedDigest;
	}

	public String getSentDigest() {
		return sentDigest;
	}

	/** @return the papers enclosed with the note, each with its digest, ordered by identifier */
	public SortedMap<String, String> getAttached() {
		return attached;
	}

	@Override
	public boolean equals(Object other) {
		if (!(other instanceof ManifestEntry)) {
			return false;
		}
		ManifestEntry that = (ManifestEntry) other;
		return noteUuid.equals(that.noteUuid) && file.equals(that.file) && signedDigest.equals(that.signedDigest)
				&& sentDigest.equals(that.sentDigest) && attached.equals(that.attached);
	}

	@Override
	public int hashCode() {
		return Objects.hash(noteUuid, sentDigest);
	}
}
