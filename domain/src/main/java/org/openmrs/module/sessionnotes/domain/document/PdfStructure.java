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

import java.nio.charset.StandardCharsets;

/**
 * Reads the frame of a PDF file, ISO 32000-1 section 7.5: the header, and the trailer that leads to the table of objects.
 * The class does not see names inside compressed streams.
 */
final class PdfStructure {

	/** The number of bytes at the end of a file that hold the trailer. */
	private static final int TAIL = 1024;

	private static final byte[] HEADER = bytes("%PDF-");

	private static final byte[] START_XREF = bytes("startxref");

	private static final byte[] END = bytes("%%EOF");

	private static final byte[] XREF = bytes("xref");

	private static final byte[] ENCRYPT = bytes("/Encrypt");

	private static final byte[][] ACTIVE = {bytes("/JavaScript"), bytes("/Launch"), bytes("/EmbeddedFile")};

	private PdfStructure() {
	}

	static boolean isBegun(byte[] file) {
		return DocumentCheck.startsWith(file, 0, HEADER);
	}

	static boolean isWhole(byte[] file) {
		int version = HEADER.length;
		boolean known = file.length > version + 2 && (file[version] == '1' || file[version] == '2')
				&& file[version + 1] == '.' && isDigit(file[version + 2]);
		int from = Math.max(0, file.length - TAIL);
		int startXref = last(file, START_XREF, from);
		int end = last(file, END, from);
		return known && startXref >= 0 && startXref < end && isBlank(file, end + END.length)
				&& leadsToObjects(file, startXref + START_XREF.length);
	}

	/** Tells whether the number at the given position is the position of a table of objects, or of an object with a table. */
	private static boolean leadsToObjects(byte[] file, int at) {
		int start = skipSpace(file, at);
		long place = 0;
		int next = start;
		while (next < file.length && isDigit(file[next]) && place < file.length) {
			place = place * 10 + file[next] - '0';
			next++;
		}
		if (next == start || place >= file.length) {
			return false;
		}
		int table = skipSpace(file, (int) place);
		return DocumentCheck.startsWith(file, table, XREF) || table < file.length && isDigit(file[table]);
	}

	static boolean isEncrypted(byte[] file) {
		return last(file, ENCRYPT, 0) >= 0;
	}

	static boolean isActive(byte[] file) {
		for (byte[] name : ACTIVE) {
			if (last(file, name, 0) >= 0) {
				return true;
			}
		}
		return false;
	}

	private static int last(byte[] file, byte[] wanted, int from) {
		for (int at = file.length - wanted.length; at >= from; at--) {
			if (DocumentCheck.startsWith(file, at, wanted)) {
				return at;
			}
		}
		return -1;
	}

	private static boolean isBlank(byte[] file, int from) {
		return skipSpace(file, from) == file.length;
	}

	private static int skipSpace(byte[] file, int from) {
		int at = from;
		while (at < file.length
				&& (file[at] == ' ' || file[at] == '\n' || file[at] == '\r' || file[at] == '\t' || file[at] == 0)) {
			at++;
		}
		return at;
	}

	private static boolean isDigit(byte b) {
		return b >= '0' && b <= '9';
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
