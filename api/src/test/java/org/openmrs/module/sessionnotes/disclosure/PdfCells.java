/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the cells of a table from the places at which a PDF has its words. */
final class PdfCells {

	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	private static final float FOOTER_ABOVE_END = 54;

	private PdfCells() {
	}

	static String text(byte[] pdf) throws IOException {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	/**
	 * @param headings the first word over each column; they are bold, as nothing in a cell is
	 * @return the rows, each of which begins with a day in the first column; the words of a cell with a space between
	 */
	static List<List<String>> of(byte[] pdf, String... headings) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		try (PDDocument document = PDDocument.load(pdf)) {
			for (int page = 1; page <= document.getNumberOfPages(); page++) {
				List<Word> words = words(document, page);
				List<Word> over = over(words, headings);
				words.stream().filter(word -> !word.bold && word.y > over.get(0).y)
						.filter(word -> word.y < word.pageHeight - FOOTER_ABOVE_END).forEach(word -> add(word, over, rows));
			}
		}
		return rows;
	}

	private static void add(Word word, List<Word> over, List<List<String>> rows) {
		int column = over.size() - 1;
		while (word.x < over.get(column).x - 1) {
			column--;
		}
		if (column == 0 && DAY.matcher(word.text).matches()) {
			rows.add(new ArrayList<>(Collections.nCopies(over.size(), "")));
		}
		List<String> row = rows.get(rows.size() - 1);
		String before = row.get(column);
		// a line may end behind a hyphen
		row.set(column, before.isEmpty() || before.endsWith("-") ? before + word.text : before + " " + word.text);
	}

	private static List<Word> over(List<Word> words, String... headings) {
		float line = words.stream().filter(word -> word.bold && word.begins(headings[1])).findFirst().get().y;
		List<Word> found = new ArrayList<>();
		for (Word word : words) {
			if (word.y == line && found.size() < headings.length && word.begins(headings[found.size()])) {
				found.add(word);
			}
		}
		return found;
	}

	private static List<Word> words(PDDocument document, int page) throws IOException {
		List<Word> words = new ArrayList<>();
		PDFTextStripper stripper = new PDFTextStripper() {

			@Override
			protected void writeString(String text, List<TextPosition> positions) {
				TextPosition first = positions.get(0);
				words.add(new Word(text, first.getXDirAdj(), first.getYDirAdj(), first.getPageHeight(),
						first.getFont().getName().contains("Bold")));
			}
		};
		stripper.setSortByPosition(true);
		stripper.setStartPage(page);
		stripper.setEndPage(page);
		stripper.getText(document);
		return words;
	}

	private record Word(String text, float x, float y, float pageHeight, boolean bold) {

		boolean begins(String word) {
			return text.split(" ")[0].equals(word);
		}
	}
}
