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

/**
 * Reads the segments of a JPEG file, ITU-T T.81 annex B, from the start of the image to its end. The class ignores data
 * after the end of the image, where telephones write their own data.
 */
final class JpegStructure {

	private static final int MARK = 0xFF;

	private static final int START = 0xD8;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private JpegStructure() {
	}

	static boolean isBegun(byte[] file) {
		return file.length > 2 && at(file, 0) == MARK && at(file, 1) == START && at(file, 2) == MARK;
	}

	static boolean isWhole(byte[] file) {
		boolean frame = false;
		boolean scan = false;
		int next = 2;
		while (next + 1 < file.length && at(file, next) == MARK) {
			int marker = at(file, next + 1);
			if (marker == MARK) {
				next++;
			} else if (marker == END) {
				return frame && scan;
			} else if (isAlone(marker)) {
				next += 2;
			} else {
				int length = next + 3 < file.length ? at(file, next + 2) << 8 | at(file, next + 3) : 0;
				if (length < 2 || next + 2 + length > file.length) {
					return false;
				}
				frame |= isFrame(marker) && hasSize(file, next, length);
				scan |= marker == SCAN;
				next += 2 + length;
				if (marker == SCAN) {
					next = endOfScan(file, next);
				}
			}
		}
		return false;
	}

	/** Returns the position of the first marker after the data of a scan. In the data, a zero byte follows each byte of ones. */
	private static int endOfScan(byte[] file, int from) {
		int next = from;
		while (next + 1 < file.length
				&& !(at(file, next) == MARK && at(file, next + 1) != 0 && !isAlone(at(file, next + 1)))) {
			next++;
		}
		return next;
	}

	private static boolean isFrame(int marker) {
		return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
	}

	/** Tells whether a frame states both width and height. The format allows a later height, but no scanner writes it so. */
	private static boolean hasSize(byte[] file, int segment, int length) {
		return length >= 8 && (at(file, segment + 5) | at(file, segment + 6)) != 0
				&& (at(file, segment + 7) | at(file, segment + 8)) != 0;
	}

	/** Tells whether a marker has no length, as the restarts within a scan and the temporary marker. */
	private static boolean isAlone(int marker) {
		return marker >= 0xD0 && marker <= 0xD7 || marker == 1;
	}

	private static int at(byte[] file, int index) {
		return file[index] & 0xFF;
	}
}
