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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads the chunks of a PNG file, ISO/IEC 15948 section 5, and verifies the checksum of each. */
final class PngStructure {

	private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

	/** The number of bytes of a chunk besides its data: length, type and checksum. */
	private static final int AROUND = 12;

	private static final int HEADER_LENGTH = 13;

	private PngStructure() {
	}

	static boolean isBegun(byte[] file) {
		return DocumentCheck.startsWith(file, 0, SIGNATURE);
	}

	static boolean isWhole(byte[] file) {
		ByteBuffer buffer = ByteBuffer.wrap(file);
		boolean data = false;
		int next = SIGNATURE.length;
		while (next + AROUND <= file.length) {
			int length = buffer.getInt(next);
			if (length < 0 || length > file.length - next - AROUND || !isIntact(file, next, length)) {
				return false;
			}
			String type = new String(file, next + 4, 4, StandardCharsets.US_ASCII);
			if (next == SIGNATURE.length && !isHeader(buffer, next, type, length)) {
				return false;
			}
			data |= type.equals("IDAT");
			next += AROUND + length;
			if (type.equals("IEND")) {
				return data && length == 0 && next == file.length;
			}
		}
		return false;
	}

	private static boolean isIntact(byte[] file, int chunk, int length) {
		CRC32 sum = new CRC32();
		sum.update(file, chunk + 4, 4 + length);
		return (int) sum.getValue() == ByteBuffer.wrap(file).getInt(chunk + 8 + length);
	}

	private static boolean isHeader(ByteBuffer buffer, int chunk, String type, int length) {
		return type.equals("IHDR") && length == HEADER_LENGTH && buffer.getInt(chunk + 8) > 0
				&& buffer.getInt(chunk + 12) > 0;
	}
}
