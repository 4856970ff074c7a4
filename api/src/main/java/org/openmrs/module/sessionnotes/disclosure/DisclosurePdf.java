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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.pdf.PdfSheet;

/**
 * Makes the PDF file of disclosed notes for an external recipient. The file for an external recipient first states the
 * basis, the recipient, the user who discloses the notes, and the date. The file for an external recipient then
 * contains the statement on redisclosure, followed by the notes. The exact text of each part of the file is attached to
 * the PDF, because a page shows only characters that its fonts contain. The same disclosure, notes and moment always
 * result in the same bytes, so that the log can record the digest of the file. No part of the file for an external
 * recipient is written to a disk.
 */
public final class DisclosurePdf {

	private static final String MESSAGE = "sessionnotes.file.";

	private final DisclosureWording wording;

	public DisclosurePdf(DisclosureWording wording) {
		this.wording = wording;
	}

	/**
	 * @param disclosure a disclosure to an external recipient
	 * @param names the names of the people whom the file names
	 * @param notes the notes that the disclosure covers, at least one, in reading order
	 * @param moment when the file is made, in milliseconds since 1970-01-01 UTC
	 * @return the content of the PDF file
	 */
	public byte[] render(Disclosure disclosure, DisclosureNames names, List<DisclosedNote> notes, long moment) {
		String title = text("title." + disclosure.getKind().name());
		try (PdfSheet sheet = new PdfSheet(title, wording.getLocale(), Instant.ofEpochMilli(moment), false,
				text("rest"))) {
			sheet.title(title);
			addFacts(sheet, disclosure, names, notes, moment);
			sheet.heading(text("redisclosure"));
			sheet.paragraph(wording.redisclosure(disclosure));
			addConsent(sheet, disclosure);
			addRemarks(sheet, notes);
			sheet.rule();
			for (int i = 0; i < notes.size(); i++) {
				addNote(sheet, i + 1, notes.get(i));
			}
			return sheet.finish((page, pages) -> text("page", disclosure.getUuid(), page.toString(), pages.toString()));
		}
	}

	private void addFacts(PdfSheet sheet, Disclosure disclosure, DisclosureNames names, List<DisclosedNote> notes,
			long moment) {
		sheet.field(text("recipient"), disclosure.getRecipient().getName());
		sheet.field(text("address"), disclosure.getRecipient().getAddress());
		sheet.field(text("basis"), text("basisCited", wording.text(disclosure.getBasis().getMessageCode()),
				disclosure.getBasis().getCitation()));
		addOrder(sheet, disclosure.getEvidence());
		sheet.field(text("purpose"), disclosure.getPurpose());
		if (!disclosure.getPortion().isWhole()) {
			sheet.field(text("portion"), wording.portion(disclosure.getPortion()));
		}
		sheet.field(text("content"), wording.describe(disclosure.getKind(),
				notes.stream().map(DisclosedNote::getSessionDate).collect(Collectors.toList())));
		sheet.field(text("client"), names.getClient());
		sheet.field(text("author"), names.getAuthor());
		sheet.field(text(disclosure.needsApproval() ? "recordedBy" : "maker"),
				text("personAndTime", names.getMaker(), wording.time(disclosure.getMadeAt())));
		if (disclosure.getApproval() != null && names.getApprover() != null) {
			sheet.field(text(disclosure.getApproval().isAlone() ? "approvedAlone" : "approver"),
					text("personAndTime", names.getApprover(), wording.time(disclosure.getApproval().getAt())));
		}
		sheet.field(text("time"),
				text("fromTo", wording.time(disclosure.getStart()), wording.time(disclosure.getEffectiveEnd())));
		sheet.field(text("made"), wording.time(moment));
	}

	private void addOrder(PdfSheet sheet, Evidence evidence) {
		String order = Stream.of(evidence.get(EvidenceElement.ISSUER), evidence.get(EvidenceElement.REFERENCE),
				evidence.has(EvidenceElement.ISSUED_ON) ? wording.day(evidence.getDate(EvidenceElement.ISSUED_ON)) : null)
				.filter(each -> each != null).collect(Collectors.joining(", "));
		if (!order.isEmpty()) {
			sheet.field(text("order"), order);
		}
	}

	/**
	 * Adds to the file the scope of the client's consent, which must accompany notes that are disclosed under the
	 * consent: 42 CFR 2.32(b).
	 */
	private void addConsent(PdfSheet sheet, Disclosure disclosure) {
		if (!ConsentScope.isOf(disclosure)) {
			return;
		}
		Evidence consent = disclosure.getEvidence();
		sheet.heading(text("consent"));
		ConsentScope.of(disclosure).forEach((name, words) -> sheet.field(text("consent." + name), words));
		if (consent.has(EvidenceElement.EXPIRY_DATE)) {
			sheet.field(text("consent.ends"), wording.time(consent.getDate(EvidenceElement.EXPIRY_DATE)));
		}
		if (consent.has(EvidenceElement.SIGNED_ON)) {
			sheet.field(text("consent.signed"), wording.day(consent.getDate(EvidenceElement.SIGNED_ON)));
		}
	}

	private void addRemarks(PdfSheet sheet, List<DisclosedNote> notes) {
		sheet.small(text("attached"));
		boolean complete = notes.stream().flatMap(note -> note.getContent().getSections().stream())
				.allMatch(section -> sheet.canDraw(section.getText()));
		if (!complete) {
			sheet.small(text("notDrawn"));
		}
	}

	private void addNote(PdfSheet sheet, int number, DisclosedNote note) {
		sheet.heading(text("note", String.valueOf(number), wording.day(note.getSessionDate())));
		sheet.small(text("version", String.valueOf(note.getVersion()), wording.time(note.getWrittenAt())));
		if (note.isPasswordHeld()) {
			sheet.small(text("passwordHeld"));
		}
		List<NoteSection> sections = note.getContent().getSections();
		for (int i = 0; i < sections.size(); i++) {
			NoteSection section = sections.get(i);
			sheet.caption(wording.text("sessionnotes.part." + section.getPart().getCode()));
			sheet.paragraph(section.getText());
			sheet.attach(String.format(Locale.ROOT, "%04d-%s-%02d-%s.txt", number, wording.day(note.getSessionDate()), i + 1,
					section.getPart().getCode()), "text/plain", section.getText().getBytes(UTF_8));
		}
	}

	private String text(String code, Object... arguments) {
		return wording.text(MESSAGE + code, arguments);
	}
}
