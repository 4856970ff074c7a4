/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.openmrs.module.sessionnotes.clientrequest.CopyDocument.Block;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.pdf.PdfSheet;

/** A copy as a file. The same copy, made at the same moment, always gives the same bytes. */
final class CopyFile {

	private final CopyFormat format;

	private final byte[] bytes;

	private final int pages;

	private CopyFile(CopyFormat format, byte[] bytes, int pages) {
		this.format = format;
		this.bytes = bytes;
		this.pages = pages;
	}

	/**
	 * @param format text, or anything else for PDF, from which paper is printed
	 * @param moment when the file is made
	 */
	static CopyFile of(CopyDocument copy, CopyFormat format, CopyWording wording, Instant moment) {
		return format == CopyFormat.TEXT ? text(copy) : pdf(copy, format, wording, moment);
	}

	private static CopyFile text(CopyDocument copy) {
		StringBuilder text = new StringBuilder();
		for (Block block : copy.getBlocks()) {
			switch (block.form) {
				case HEADING :
					text.append("\n").append(block.text).append("\n\n");
					break;
				case FIELD :
					text.append(block.label).append(": ").append(block.text).append("\n");
					break;
				case PARAGRAPH :
				case REMARK :
					text.append(block.text).append("\n\n");
					break;
				default :
					text.append(block.text).append("\n");
			}
		}
		return new CopyFile(CopyFormat.TEXT, text.toString().getBytes(StandardCharsets.UTF_8), 1);
	}

	private static CopyFile pdf(CopyDocument copy, CopyFormat format, CopyWording wording, Instant moment) {
		int[] count = new int[1];
		try (PdfSheet sheet = new PdfSheet(wording.text("title"), wording.getLocale(), moment, false,
				wording.text("rest"))) {
			for (Block block : copy.getBlocks()) {
				add(sheet, block);
			}
			byte[] bytes = sheet.finish((page, pages) -> {
				count[0] = pages;
				return wording.text("page", page.toString(), pages.toString());
			});
			return new CopyFile(format, bytes, count[0]);
		}
	}

	private static void add(PdfSheet sheet, Block block) {
		switch (block.form) {
			case TITLE :
				sheet.title(block.text);
				break;
			case HEADING :
				sheet.heading(block.text);
				break;
			case FIELD :
				sheet.field(block.label, block.text);
				break;
			case CAPTION :
				sheet.caption(block.text);
				break;
			case REMARK :
				sheet.small(block.text);
				break;
			default :
				sheet.paragraph(block.text);
		}
	}

	byte[] getBytes() {
		return bytes;
	}

	int getPages() {
		return pages;
	}

	/** @param notes the number of notes in the copy */
	MadeCopy described(int notes) {
		return new MadeCopy(format, notes, pages, Sha256.hex(bytes));
	}
}
