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

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * Checks by its content that a file is a whole PDF, JPEG or PNG. The check reads the structure of a file and does not lay
 * out or decode any page or picture.
 */
public final class DocumentCheck {

	/** The size of the largest accepted file, in bytes. */
	public static final int MOST_BYTES = 10 * 1024 * 1024;

	static final String EMPTY = "sessionnotes.error.document.empty";

	static final String TOO_LARGE = "sessionnotes.error.document.tooLarge";

	static final String UNKNOWN_TYPE = "sessionnotes.error.document.unknownType";

	static final String DAMAGED = "sessionnotes.error.document.damaged";

	static final String ENCRYPTED = "sessionnotes.error.document.encrypted";

	static final String ACTIVE = "sessionnotes.error.document.active";

	private DocumentCheck() {
	}

	/**
	 * @return the type of the file
	 * @throws RefusedException if the file is empty, too large, damaged or of another type, or a PDF with a password,
	 *         programs or files inside
	 */
	public static FileType typeOf(byte[] file) {
		if (file.length == 0) {
			throw new RefusedException(EMPTY);
		}
		if (file.length > MOST_BYTES) {
			throw new RefusedException(TOO_LARGE);
		}
		if (PdfStructure.isBegun(file)) {
			requireWhole(PdfStructure.isWhole(file));
			if (PdfStructure.isEncrypted(file)) {
				throw new RefusedException(ENCRYPTED);
			}
			if (PdfStructure.isActive(file)) {
				throw new RefusedException(ACTIVE);
			}
			return FileType.PDF;
		}
		if (JpegStructure.isBegun(file)) {
			requireWhole(JpegStructure.isWhole(file));
			return FileType.JPEG;
		}
		if (PngStructure.isBegun(file)) {
			requireWhole(PngStructure.isWhole(file));
			return FileType.PNG;
		}
		throw new RefusedException(UNKNOWN_TYPE);
	}

	private static void requireWhole(boolean whole) {
		if (!whole) {
			throw new RefusedException(DAMAGED);
		}
	}

	static boolean startsWith(byte[] file, int at, byte[] expected) {
		if (at < 0 || at + expected.length > file.length) {
			return false;
		}
		for (int i = 0; i < expected.length; i++) {
			if (file[at + i] != expected[i]) {
				return false;
			}
		}
		return true;
	}
}
