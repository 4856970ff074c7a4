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

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A PDF document to which headings, paragraphs and rows of cells are added from top to bottom. Each heading, paragraph
 * or row continues on the next page if necessary. The PDF is created only in memory. If the same calls are made with
 * the same creation time, the resulting PDF files are identical, byte for byte.
 */
public final class PdfSheet implements Closeable {

	/**
	 * The length of a page's short side, in points. Pages are as wide as A4 paper and as high as Letter paper, so that
	 * pages can be printed on both paper sizes.
	 */
	private static final float SHORT = 595;

	private static final float LONG_UPRIGHT = 792;

	private static final float MARGIN = 54;

	private static final float TITLE = 16;

	private static final float HEADING = 11.5f;

	private static final float BODY = 10;

	private static final float SMALL = 8;

	private static final float LEADING = 1.35f;

	private static final float GAP = 8;

	/**
	 * The maximum number of pages of text in a document. Without this maximum, creating a document from a small text
	 * with a million empty lines could go on forever.
	 */
	static final int MOST_PAGES = 5_000;

	/**
	 * The maximum number of characters in a cell that has other cells beside it. Every cell in the documents that the
	 * module currently creates is shorter than this maximum.
	 */
	static final int MOST_OF_CELL = 20_000;

	/** The fraction of the text width that is reserved for the name of a field. */
	private static final float LABEL_SHARE = 0.28f;

	private final PDDocument document = new PDDocument();

	private final boolean wide;

	private final String rest;

	private final Typesetter regular;

	private final Typesetter bold;

	private final PdfAttachments attachments = new PdfAttachments(document);

	private PDPageContentStream content;

	private float top;

	/**
	 * @param title the title that a PDF reader shows in its window
	 * @param locale the language of the text
	 * @param moment the time at which the document is created
	 * @param wide {@code true} for pages that are wider than high
	 * @param rest the notice that replaces the end of a text that exceeds the maximum number of pages; the notice
	 *         states where to find the rest of the text
	 */
	public PdfSheet(String title, Locale locale, Instant moment, boolean wide, String rest) {
		this.wide = wide;
		this.rest = rest;
		try {
			regular = new Typesetter(Typeface.in(document, Typeface.REGULAR));
			bold = new Typesetter(Typeface.in(document, Typeface.BOLD));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		describe(title, locale, moment);
		newPage();
	}

	private void describe(String title, Locale locale, Instant moment) {
		Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
		made.setTimeInMillis(moment.toEpochMilli());
		PDDocumentInformation information = document.getDocumentInformation();
		information.setTitle(title);
		information.setCreationDate(made);
		information.setModificationDate(made);
		document.setDocumentId(moment.toEpochMilli());
		document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		document.getDocumentCatalog().setViewerPreferences(preferences);
	}

	public void title(String text) {
		block(bold, TITLE, text);
		gap();
	}

	/** Adds a heading and keeps the heading on the same page as the content that follows. */
	public void heading(String text) {
		gap();
		makeRoom(4 * BODY * LEADING, null);
		block(bold, HEADING, text);
	}

	public void paragraph(String text) {
		block(regular, BODY, text);
		gap();
	}

	/** Adds a small heading within a text. */
	public void caption(String text) {
		makeRoom(3 * BODY * LEADING, null);
		block(bold, SMALL + 1, text);
	}

	public void small(String text) {
		block(regular, SMALL, text);
		gap();
	}

	public void gap() {
		top -= GAP;
	}

	/** Draws a horizontal line from margin to margin, on the same page as the content above the line. */
	public void rule() {
		top -= GAP / 4;
		try {
			content.setLineWidth(0.5f);
			content.moveTo(MARGIN, top);
			content.lineTo(pageWidth() - MARGIN, top);
			content.stroke();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		top -= GAP / 4;
	}

	/** Adds the name of a field and, beside the name, the field's value. */
	public void field(String label, String value) {
		row(BODY, null, new Cell(bold, LABEL_SHARE, label), new Cell(regular, 1 - LABEL_SHARE, value));
		top -= GAP / 4;
	}

	/**
	 * @param shares the share of each column in the width; the shares add up to 1
	 * @param headings the headings of the columns, repeated on each page
	 * @param rows the rows of the table; each row has one cell for each column, and a cell may be empty or {@code null}
	 */
	public void table(float[] shares, String[] headings, List<String[]> rows) {
		Runnable head = () -> {
			row(SMALL, null, cells(bold, shares, headings));
			rule();
		};
		head.run();
		for (String[] row : rows) {
			row(SMALL, head, cells(regular, shares, row));
			rule();
		}
	}

	/**
	 * Embeds a file in the document. Anyone who has the document can save the file.
	 *
	 * @param name the name of the file; files are listed in the order of their names
	 * @param mediaType the media type, for example {@code text/plain}
	 * @param bytes the content of the file
	 */
	public void attach(String name, String mediaType, byte[] bytes) {
		attachments.add(name, mediaType, bytes);
	}

	/**
	 * @return {@code false} if any character of the text has no glyph and would be drawn as its Unicode number in a
	 *         paragraph
	 */
	public boolean canDraw(String text) {
		return regular.canDraw(text);
	}

	/**
	 * @param footer a function that returns the footer text of a page; the function's arguments are the page number,
	 *         starting at 1, and the number of pages
	 * @return the bytes of the finished PDF file
	 */
	public byte[] finish(BiFunction<Integer, Integer, String> footer) {
		try {
			content.close();
			int pages = document.getNumberOfPages();
			for (int page = 1; page <= pages; page++) {
				addFooter(document.getPage(page - 1), footer.apply(page, pages));
			}
			if (!attachments.isEmpty()) {
				attachments.addToCatalog();
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Frees the resources of the document. */
	@Override
	public void close() {
		try {
			content.close();
			document.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void addFooter(PDPage page, String text) throws IOException {
		try (PDPageContentStream foot = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND,
				true)) {
			TextLine line = regular.lines(text, textWidth() / SMALL).get(0);
			draw(foot, regular, SMALL, line, MARGIN, textWidth(), MARGIN / 2);
		}
	}

	private void block(Typesetter setter, float size, String text) {
		row(size, null, new Cell(setter, 1, text));
	}

	/**
	 * Draws cells side by side, line by line, so that each cell can continue on the next page. A short row of a table stays
	 * together on one page.
	 */
	private void row(float size, Runnable atPageTop, Cell... cells) {
		List<List<TextLine>> columns = new ArrayList<>();
		for (Cell cell : cells) {
			columns.add(lines(cell, cells.length, size));
		}
		int height = columns.stream().mapToInt(List::size).max().orElse(0);
		if (atPageTop != null && height * size * LEADING < pageHeight() / 2) {
			makeRoom(height * size * LEADING, atPageTop);
		}
		for (int line = 0; line < height; line++) {
			makeRoom(size * LEADING, atPageTop);
			top -= size * LEADING;
			float left = MARGIN;
			for (int i = 0; i < cells.length; i++) {
				if (line < columns.get(i).size()) {
					draw(content, cells[i].setter, size, columns.get(i).get(line), left, cellWidth(cells[i], cells.length),
							top);
				}
				left += cells[i].share * textWidth();
			}
		}
		top -= size * (LEADING - 1);
	}

	/**
	 * Returns the lines of a cell. If not all lines of the cell fit, the method returns the lines that fit and a notice
	 * that states where to find the rest.
	 */
	private List<TextLine> lines(Cell cell, int cells, float size) {
		float width = cellWidth(cell, cells) / size;
		int room = Math.max(0, MOST_PAGES - document.getNumberOfPages()) * (int) (textHeight() / (size * LEADING));
		String text = cell.text == null ? "" : cell.text;
		boolean whole = cells == 1 || text.length() <= MOST_OF_CELL;
		if (text.isEmpty()) {
			return Collections.emptyList();
		}
		List<TextLine> lines = cell.setter.lines(whole ? text : text.substring(0, MOST_OF_CELL), width, room + 1);
		if (whole && lines.size() <= room) {
			return lines;
		}
		List<TextLine> cut = new ArrayList<>(lines.subList(0, Math.min(room, lines.size())));
		cut.addAll(bold.lines(rest, width));
		return cut;
	}

	private float textHeight() {
		return pageHeight() - 2 * MARGIN;
	}

	private void draw(PDPageContentStream stream, Typesetter setter, float size, TextLine line, float left, float width,
			float baseline) {
		if (line.getGlyphs().isEmpty()) {
			return;
		}
		try {
			stream.beginText();
			stream.setFont(setter.getTypeface().getFont(), size);
			stream.newLineAtOffset(line.isRightToLeft() ? left + width - line.getWidth() * size : left, baseline);
			stream.showText(line.getGlyphs());
			stream.endText();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void makeRoom(float height, Runnable atPageTop) {
		if (top - height < MARGIN) {
			newPage();
			if (atPageTop != null) {
				atPageTop.run();
			}
		}
	}

	private void newPage() {
		try {
			if (content != null) {
				content.close();
			}
			PDPage page = new PDPage(new PDRectangle(pageWidth(), pageHeight()));
			document.addPage(page);
			content = new PDPageContentStream(document, page);
			top = pageHeight() - MARGIN;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private float pageWidth() {
		return wide ? LONG_UPRIGHT : SHORT;
	}

	private float pageHeight() {
		return wide ? SHORT : LONG_UPRIGHT;
	}

	private float textWidth() {
		return pageWidth() - 2 * MARGIN;
	}

	/** Returns the width that the text of a cell can use, so that some space stays free between two cells. */
	private float cellWidth(Cell cell, int cells) {
		return cell.share * textWidth() - (cells == 1 ? 0 : GAP);
	}

	private static Cell[] cells(Typesetter setter, float[] shares, String[] texts) {
		return IntStream.range(0, texts.length).mapToObj(i -> new Cell(setter, shares[i], texts[i])).toArray(Cell[]::new);
	}

	/** The text of a cell, and the fraction of the row's width that the cell occupies. */
	private static final class Cell {

		private final Typesetter setter;

		private final float share;

		private final String text;

		Cell(Typesetter setter, float share, String text) {
			this.setter = setter;
			this.share = share;
			this.text = text;
		}
	}
}
