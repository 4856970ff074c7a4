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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.openmrs.module.sessionnotes.platform.ModuleResources;

/**
 * One of the module's fonts, as the font is embedded in one document. Only the characters that the document uses are
 * embedded.
 */
final class Typeface {

	static final String REGULAR = "DejaVuSans.ttf";

	static final String BOLD = "DejaVuSans-Bold.ttf";

	private final TrueTypeFont outlines;

	private final CmapLookup glyphs;

	private final PDFont font;

	private Typeface(TrueTypeFont outlines, PDFont font) throws IOException {
		this.outlines = outlines;
		this.glyphs = outlines.getUnicodeCmapLookup();
		this.font = font;
	}

	/** @param document the document in which the font is embedded; closing the document also closes the font */
	static Typeface in(PDDocument document, String file) throws IOException {
		byte[] content = ModuleResources.bytes(Typeface.class, "/sessionnotes/fonts/" + file);
		TrueTypeFont outlines = new TTFParser().parse(new ByteArrayInputStream(content));
		document.registerTrueTypeFontForClosing(outlines);
		return new Typeface(outlines, load(document, outlines));
	}

	/**
	 * Loads a font; only one thread at a time can run this method. All documents share a table of characters, which
	 * PDFBox fills when the table is first needed.
	 */
	private static synchronized PDFont load(PDDocument document, TrueTypeFont outlines) throws IOException {
		return PDType0Font.load(document, outlines, true);
	}

	PDFont getFont() {
		return font;
	}

	boolean has(int codePoint) {
		return glyphs.getGlyphId(codePoint) != 0;
	}

	/** @return the width of a character at font size 1; 0 if the typeface has no glyph for the character */
	float width(int codePoint) {
		try {
			return has(codePoint)
					? outlines.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / (float) outlines.getUnitsPerEm()
					: 0;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
