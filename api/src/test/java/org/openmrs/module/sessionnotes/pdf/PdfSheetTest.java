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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfSheetTest {

	private static final Instant MOMENT = Instant.parse("2026-11-24T09:00:00Z");

	@Test
	void theSameCallsGiveTheSameBytes() {
		assertThat(written(PdfSheetTest::someOfAll)).isEqualTo(written(PdfSheetTest::someOfAll));
	}

	@Test
	void textGoesOnOverPagesAndNothingIsLost() throws IOException {
		String text = IntStream.rangeClosed(1, 400).mapToObj(i -> "line number " + i).collect(Collectors.joining("\n"));

		try (PDDocument read = PDDocument.load(written(sheet -> sheet.paragraph(text)))) {
			assertThat(read.getNumberOfPages()).isGreaterThan(5);
			String extracted = new PDFTextStripper().getText(read);
			assertThat(extracted.lines().filter(line -> line.startsWith("line")).collect(Collectors.joining("\n")))
					.isEqualTo(text);
			assertThat(extracted).contains("1 of " + read.getNumberOfPages(),
					read.getNumberOfPages() + " of " + read.getNumberOfPages());
		}
	}

	@Test
	void nothingIsDrawnOutsideOfTheMargins() throws IOException {
		try (PDDocument read = PDDocument.load(written(PdfSheetTest::someOfAll))) {
			new PDFTextStripper() {

				@Override
				protected void processTextPosition(TextPosition position) {
					assertThat(position.getXDirAdj()).isBetween(50f, 545f);
					assertThat(position.getXDirAdj() + position.getWidthDirAdj()).isLessThan(545f);
					assertThat(position.getYDirAdj()).isBetween(50f, 770f);
				}
			}.getText(read);
		}
	}

	@Test
	void aTableHasItsHeadingsOnEachPage() throws IOException {
		List<String[]> rows = Collections.nCopies(100, new String[]{"cell", null});

		try (PDDocument read = PDDocument
				.load(written(sheet -> sheet.table(new float[]{0.5f, 0.5f}, new String[]{"Left", "Right"}, rows)))) {
			for (int page = 1; page <= read.getNumberOfPages(); page++) {
				PDFTextStripper stripper = new PDFTextStripper();
				stripper.setStartPage(page);
				stripper.setEndPage(page);
				assertThat(stripper.getText(read)).startsWith("Left Right");
			}
			assertThat(new PDFTextStripper().getText(read).lines().filter("cell"::equals)).hasSize(100);
		}
	}

	@Test
	void anAttachedFileComesOutAsItWasPutIn() throws IOException {
		byte[] file = "\u4e2d\ud83e\udde0\r\n\u0000 a".getBytes(UTF_8);

		try (PDDocument read = PDDocument.load(written(sheet -> sheet.attach("a.txt", "text/plain", file)))) {
			assertThat(read.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get("a.txt").getEmbeddedFile()
					.toByteArray()).isEqualTo(file);
		}
	}

	private static void someOfAll(PdfSheet sheet) {
		sheet.title("A title that is rather long, longer than a line of the page could ever be in its size");
		sheet.field("A label", "a value ".repeat(30));
		sheet.rule();
		sheet.heading("A heading");
		sheet.caption("A caption");
		sheet.paragraph("word ".repeat(3000) + "w".repeat(300) + "\n\u05d0\u05d1\u05d2 ".repeat(30));
		sheet.small("small");
		sheet.table(new float[]{0.2f, 0.8f}, new String[]{"One", "Two"},
				Collections.nCopies(40, new String[]{"long".repeat(20), "words of a cell ".repeat(12)}));
		sheet.attach("b", "text/plain", new byte[]{1});
		sheet.attach("a", "text/plain", new byte[]{2});
	}

	private static byte[] written(Consumer<PdfSheet> what) {
		try (PdfSheet sheet = new PdfSheet("Title", Locale.ENGLISH, MOMENT, false, "The rest is elsewhere.")) {
			what.accept(sheet);
			return sheet.finish((page, pages) -> page + " of " + pages);
		}
	}
}
