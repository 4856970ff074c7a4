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
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.disclosure.Approval;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

class DisclosurePdfTest {

	private static final String UUID = "5a0d3ad0-61c5-4f0f-8e0c-0d5b1f1e2a11";

	private static final long MADE = at("2026-11-20T12:00:00Z");

	private static final long MOMENT = at("2026-11-24T03:30:00Z");

	/** So that a moment of the evening in UTC is of another day. */
	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static final String EVERY_SCRIPT = "Zażółć gęślą jaźń. Ελληνικά. Русский. Tiếng Việt. \u05e9\u05dc\u05d5\u05dd. "
			+ "\u0633\u0644\u0627\u0645. \u0928\u092e\u0938\u094d\u0924\u0947. \u4e2d\u6587\u3002 \ud83e\udde0\ud83d\ude00 "
			+ "a<b & \"c\"\ttab\r\nline\u2028line  two spaces \u200f\u00ad e\u0301 \u0007";

	private final DisclosurePdf pdf = new DisclosurePdf(new DisclosureWording(messages(), Locale.ENGLISH, NEW_YORK));

	@Test
	void itSaysForWhomOnWhichBasisAndByWhomNotesAreDisclosed() throws IOException {
		assertThat(text(disclosure(DisclosureBasis.REQUIRED_BY_LAW), note("some words"))).contains(
				"Disclosed psychotherapy notes", "Disclosed to County Court", "Address 1 Court Square", "Springfield",
				"Basis Required by law or court order", "45 CFR 164.512(a)",
				"Order or request County Court of Springfield, 26-CV-1, 2026-11-01", "Purpose custody case",
				"Contents Psychotherapy note of the session of 2026-11-02", "Client Clara Client", "Author Anna Author",
				"Recorded by Otto Officer, 2026-11-20 07:00 -05:00", "Approved by Paula Approver, 2026-11-20 08:00 -05:00",
				"Disclosure in force from 2026-11-20 19:00 -05:00 to 2026-12-20 19:00 -05:00",
				"This file was made 2026-11-23 22:30 -05:00", "1. Session of 2026-11-02", "Version 2, written",
				"some words", "Disclosure " + UUID + " · page 1 of 1");
	}

	@ParameterizedTest
	@EnumSource(DisclosureBasis.class)
	void eachBasisHasItsStatementOnRedisclosure(DisclosureBasis basis) throws IOException {
		String text = text(disclosure(basis), note("words")).replaceAll("\\s+", " ");

		assertThat(text).contains(basis.getCitation());
		assertThat(text.contains("may be redisclosed by the recipient and is then no longer protected"))
				.isEqualTo(basis == DisclosureBasis.AUTHORIZATION);
		assertThat(text.contains("(45 CFR 164.508(c)(2)(iii))")).isEqualTo(basis == DisclosureBasis.AUTHORIZATION);
		assertThat(text.contains("42 CFR 2.32(a)(1)")).isEqualTo(basis.name().startsWith("SUD_"));
		assertThat(text.contains("is NOT sufficient to meet the required elements of written consent"))
				.isEqualTo(basis.name().startsWith("SUD_"));
	}

	/** 42 CFR 2.32(b). */
	@Test
	void theScopeOfAConsentGoesAlongAndOfNothingElse() throws IOException {
		Evidence consent = Evidence.none().with(EvidenceElement.INFORMATION, "notes of March")
				.with(EvidenceElement.DISCLOSER, "the clinic").with(EvidenceElement.NAMED_RECIPIENT, "County Court")
				.with(EvidenceElement.STATED_PURPOSE, "sentencing").with(EvidenceElement.EXPIRY_EVENT, "the trial is over")
				.with(EvidenceElement.SIGNED_ON, at("2026-11-02T15:00:00Z"));

		assertThat(text(with(DisclosureBasis.SUD_CONSENT, consent), note("words"))).contains("Scope of the consent",
				"Information notes of March", "May disclose the clinic", "May receive County Court", "Purpose sentencing",
				"Ends the trial is over", "Signed 2026-11-02");
		for (DisclosureBasis other : DisclosureBasis.values()) {
			assertThat(text(with(other, consent), note("words")).contains("Scope of the consent"))
					.isEqualTo(other == DisclosureBasis.SUD_CONSENT);
		}
		assertThat(new DisclosureWording(messages(), Locale.ENGLISH, ZoneId.of("America/New_York"))
				.consent(with(DisclosureBasis.SUD_CONSENT, consent)))
				.contains("42 CFR part 2", "Information: notes of March", "Ends: the trial is over");
	}

	@Test
	void theExactTextOfEachPartIsAttached() throws IOException {
		DisclosedNote first = new DisclosedNote(at("2026-11-03T04:00:00Z"), 2, MADE,
				NoteContent.of(new NoteSection(NotePart.REFLECTIONS, EVERY_SCRIPT), new NoteSection(NotePart.COMMENT, "b")));

		byte[] file = render(disclosure(DisclosureBasis.AUTHORIZATION), first, note("c\n"));

		assertThat(attached(file)).containsExactlyInAnyOrderEntriesOf(
				Map.of("0001-2026-11-02-01-reflections.txt", EVERY_SCRIPT, "0001-2026-11-02-02-comment.txt", "b",
						"0002-2026-11-02-01-other.txt", "c\n"));
		assertThat(text(file)).contains("The exact text of each part of each note is attached");
	}

	@Test
	void whatHasNoGlyphIsSeenAsItsNumberAndSaidToBe() throws IOException {
		assertThat(text(disclosure(DisclosureBasis.CORONER), note("before \u4e2d after")))
				.contains("before \u27e8U+4E2D\u27e9 after", "in a script for which this file has no font");
		assertThat(text(disclosure(DisclosureBasis.CORONER), note("Tiếng Việt \u05e9\u05dc\u05d5\u05dd")))
				.doesNotContain("has no font");
	}

	@Test
	void aLongNoteGoesOnOverPagesAndNothingIsLost() throws IOException {
		String words = IntStream.range(0, 20000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

		String text = text(disclosure(DisclosureBasis.CORONER), note(words));

		String read = text.substring(text.indexOf("word0")).replaceAll("Disclosure " + UUID + " · page \\d+ of \\d+", "");
		assertThat(read.trim().split("\\s+")).containsExactly(words.split(" "));
	}

	@Test
	void manyNotesAreNumberedAndDescribedByTheirRange() throws IOException {
		DisclosedNote later = new DisclosedNote(at("2026-12-03T15:00:00Z"), 1, MADE, NoteContent.ofText("later words"));

		assertThat(text(disclosure(DisclosureBasis.CORONER), note("words"), later)).contains(
				"Contents 2 psychotherapy notes of sessions from 2026-11-02 to 2026-12-03", "1. Session of 2026-11-02",
				"2. Session of 2026-12-03", "later words");
	}

	/** The digest that is logged is that of the bytes that were handed out. */
	@Test
	void theSameInputGivesTheSameBytes() {
		Disclosure disclosure = disclosure(DisclosureBasis.AUTHORIZATION);

		assertThat(render(disclosure, note(EVERY_SCRIPT))).isEqualTo(render(disclosure, note(EVERY_SCRIPT)));
		assertThat(render(disclosure, note("a"))).isNotEqualTo(render(disclosure, note("b")));
	}

	@Test
	void theMetadataHoldsNoTextOfNotesAndNoNames() throws IOException {
		byte[] file = render(disclosure(DisclosureBasis.AUTHORIZATION), note("canary"));

		try (PDDocument read = PDDocument.load(file)) {
			List<String> values = new ArrayList<>();
			read.getDocumentInformation().getMetadataKeys()
					.forEach(key -> values.add(read.getDocumentInformation().getCOSObject().getString(key)));
			assertThat(values).containsExactlyInAnyOrder("Disclosed psychotherapy notes", "D:20261124033000+00'00'",
					"D:20261124033000+00'00'");
			assertThat(read.getDocumentCatalog().getMetadata()).isNull();
		}
		assertThat(new String(file, UTF_8)).doesNotContain("canary", "Clara", "County");
	}

	private byte[] render(Disclosure disclosure, DisclosedNote... notes) {
		return pdf.render(disclosure, new DisclosureNames("Clara Client", "Anna Author", "Otto Officer", "Paula Approver"),
				List.of(notes), MOMENT);
	}

	private String text(Disclosure disclosure, DisclosedNote... notes) throws IOException {
		return text(render(disclosure, notes));
	}

	private static String text(byte[] file) throws IOException {
		try (PDDocument read = PDDocument.load(file)) {
			return new PDFTextStripper().getText(read);
		}
	}

	private static Map<String, String> attached(byte[] file) throws IOException {
		try (PDDocument read = PDDocument.load(file)) {
			Map<String, PDComplexFileSpecification> files = read.getDocumentCatalog().getNames().getEmbeddedFiles()
					.getNames();
			Map<String, String> texts = new java.util.HashMap<>();
			for (Map.Entry<String, PDComplexFileSpecification> each : files.entrySet()) {
				texts.put(each.getKey(), new String(each.getValue().getEmbeddedFile().toByteArray(), UTF_8));
			}
			return texts;
		}
	}

	private static DisclosedNote note(String text) {
		return new DisclosedNote(at("2026-11-03T04:00:00Z"), 2, MADE, NoteContent.ofText(text));
	}

	private static Disclosure disclosure(DisclosureBasis basis) {
		return with(basis, Evidence.none().with(EvidenceElement.ISSUER, "County Court of Springfield")
				.with(EvidenceElement.REFERENCE, "26-CV-1")
				.with(EvidenceElement.ISSUED_ON, at("2026-11-01T15:00:00Z")));
	}

	private static Disclosure with(DisclosureBasis basis, Evidence evidence) {
		MakerRole maker = basis.getMakers().iterator().next();
		RestrictedKind kind = basis.isFor(RestrictedKind.PSYCHOTHERAPY_NOTE)
				? RestrictedKind.PSYCHOTHERAPY_NOTE
				: RestrictedKind.SUD_COUNSELING_NOTE;
		return Disclosure.builder().uuid(UUID).kind(kind).scope(DisclosureScope.note("author", "patient", "note"))
				.recipient(Recipient.outside("County Court", "1 Court Square\nSpringfield")).basis(basis)
				.evidence(evidence)
				.time(at("2026-11-21T00:00:00Z"), at("2026-12-21T00:00:00Z")).purpose("custody case")
				.made(maker, "maker", MADE).approval(new Approval("approver", at("2026-11-20T13:00:00Z"), true)).build();
	}

	/** The messages of the module itself: others of that name are on the class path. */
	static MessageSource messages() {
		ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
		messages.setBasename(Path.of(System.getProperty("basedir", "."), "src/main/resources/messages").toUri().toString());
		messages.setCommonMessages(new Properties());
		return messages;
	}

	private static long at(String instant) {
		return Instant.parse(instant).toEpochMilli();
	}
}
