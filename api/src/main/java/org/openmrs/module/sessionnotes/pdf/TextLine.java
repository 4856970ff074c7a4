/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.pdf;

/** One line of text, with its characters in the order in which they are drawn, from left to right. */
final class TextLine {

	private final String glyphs;

	private final float width;

	private final boolean rightToLeft;

	TextLine(String glyphs, float width, boolean rightToLeft) {
		this.glyphs = glyphs;
		this.width = width;
		this.rightToLeft = rightToLeft;
	}

	/**
	 * @return the characters of the line from left to right, regardless of the direction in which people read the text
	 */
	String getGlyphs() {
		return glyphs;
	}

	/** @return the width of the line at font size 1 */
	float getWidth() {
		return width;
	}

	/** @return {@code true} if the line belongs to a paragraph that is written from right to left */
	boolean isRightToLeft() {
		return rightToLeft;
	}
}
