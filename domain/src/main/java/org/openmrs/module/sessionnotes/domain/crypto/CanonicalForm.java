/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes a sequence of values as bytes in exactly one way. Because only one form is possible, a digest or a seal of the
 * bytes covers each value and the position of each value. The length of each value is written before the value. An
 * absent value and an empty value have different forms.
 */
public final class CanonicalForm {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/**
	 * @param kind a name, with a version number, for the kind of values; the forms of two different kinds are never
	 *        equal
	 */
	public CanonicalForm(String kind) {
		add(kind);
	}

	public CanonicalForm add(String value) {
		return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
	}

	public CanonicalForm add(Number value) {
		return add(value == null ? null : value.toString());
	}

	public CanonicalForm add(byte[] value) {
		int length = value == null ? -1 : value.length;
		bytes.write(ByteBuffer.allocate(4).putInt(length).array(), 0, 4);
		if (value != null) {
			bytes.write(value, 0, value.length);
		}
		return this;
	}

	public byte[] toBytes() {
		return bytes.toByteArray();
	}

	/** @return the SHA-256 digest, as 64 lower-case hexadecimal digits */
	public String sha256() {
		return Sha256.hex(toBytes());
	}
}
