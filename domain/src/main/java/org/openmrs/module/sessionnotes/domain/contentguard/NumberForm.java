/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

/** Tells a time from a date, a dose from a telephone number, by the shape of the figures alone. */
final class NumberForm {

	/** A run of figures and separators that is longer is read in parts. */
	private static final int LONGEST = 24;

	private static final int PHONE_DIGITS = 7;

	private NumberForm() {
	}

	/** @return the index after the run of figures that begins at the index, separators between figures included */
	static int end(String text, int start) {
		int end = start;
		while (end < text.length() && end - start < LONGEST) {
			char each = text.charAt(end);
			boolean separates = isSeparator(each) && end + 1 < text.length() && isDigit(text.charAt(end + 1));
			if (!isDigit(each) && !separates) {
				break;
			}
			end++;
		}
		return end;
	}

	/** @return the index after the figures alone */
	static int digitsEnd(String text, int start, int end) {
		int index = start;
		while (index < end && isDigit(text.charAt(index))) {
			index++;
		}
		return index;
	}

	/** @return the end of the run without its last figures and the separator before them */
	static int withoutLastPart(String text, int end) {
		int index = end - 1;
		while (isDigit(text.charAt(index))) {
			index--;
		}
		return index;
	}

	/** @return the name of the class, or null if the run is not a single number */
	static String of(String run) {
		int digits = 0;
		int separators = 0;
		char separator = 0;
		boolean mixed = false;
		for (int i = 0; i < run.length(); i++) {
			char each = plain(run.charAt(i));
			if (isDigit(each)) {
				digits++;
			} else {
				mixed = mixed || separators > 0 && each != separator;
				separator = each;
				separators++;
			}
		}
		if (separators == 0) {
			return plainNumber(run);
		}
		if (mixed) {
			return digits >= PHONE_DIGITS && run.indexOf(':') < 0 && run.indexOf('/') < 0 && run.indexOf(',') < 0
					? WordClasses.PHONE
					: null;
		}
		return separators == 1 ? pair(run, separator, digits) : several(run, separator, separators, digits);
	}

	private static String plainNumber(String run) {
		if (run.length() == 4 && (run.startsWith("19") || run.startsWith("20"))) {
			return WordClasses.YEAR;
		}
		return run.length() >= 10 ? WordClasses.PHONE : WordClasses.NUM;
	}

	private static String pair(String run, char separator, int digits) {
		int left = 0;
		while (isDigit(run.charAt(left))) {
			left++;
		}
		int right = digits - left;
		switch (separator) {
			case ':' :
				return left <= 2 && right == 2 ? WordClasses.TIME : null;
			case '/' :
				return left <= 3 && right <= 3 ? WordClasses.FRACTION : null;
			case ',' :
				return right == 3 ? WordClasses.NUM : null;
			case '.' :
				return WordClasses.DECIMAL;
			default :
				return range(run, left, right);
		}
	}

	private static String range(String run, int left, int right) {
		if (left == 3 && right == 4) {
			return WordClasses.PHONE;
		}
		if (left == 4 && right == 4 && isClock(run.substring(0, left)) && isClock(run.substring(left + 1))) {
			return WordClasses.CLOCKS;
		}
		return left <= 4 && right <= 4 ? WordClasses.RANGE : null;
	}

	/** Tells 1400 from a year. */
	private static boolean isClock(String figures) {
		return figures.compareTo("2400") < 0 && figures.charAt(2) < '6'
				&& !(figures.startsWith("19") || figures.startsWith("20"));
	}

	private static String several(String run, char separator, int separators, int digits) {
		if (separator == ',') {
			return WordClasses.NUM;
		}
		if (separators == 2 && separator == ':') {
			return WordClasses.TIME;
		}
		if (separators == 2 && digits <= 8 && separator != ':') {
			return WordClasses.DATE;
		}
		return digits >= PHONE_DIGITS && (separator == '-' || separator == '.') ? WordClasses.PHONE : null;
	}

	static boolean isDigit(char each) {
		return each >= '0' && each <= '9';
	}

	private static boolean isSeparator(char each) {
		char plain = plain(each);
		return plain == '.' || plain == ',' || plain == ':' || plain == '/' || plain == '-';
	}

	/** Word processors write a range with an en dash. */
	private static char plain(char each) {
		return each == '\u2013' || each == '\u2011' ? '-' : each;
	}
}
