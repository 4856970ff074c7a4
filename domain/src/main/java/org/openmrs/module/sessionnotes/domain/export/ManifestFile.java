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

import java.util.Objects;

/** A file of an export, with its SHA-256 digest. */
public final class ManifestFile {

	private final String name;

	private final String digest;

	/** @param digest 64 lower-case hexadecimal digits */
	public ManifestFile(String name, String digest) {
		this.name = Objects.requireNonNull(name, "name");
		this.digest = Objects.requireNonNull(digest, "digest");
	}

	public String getName() {
		return name;
	}

	public String getDigest() {
		return digest;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ManifestFile && name.equals(((ManifestFile) other).name)
				&& digest.equals(((ManifestFile) other).digest);
	}

	@Override
	public int hashCode() {
		return Objects.hash(name, digest);
	}
}
