/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** the signed list of what was sent, which the recipient verifies with the public key of the log. */
class ExportManifestTest {

	private static final SigningKey KEY = SigningKey.generate();

	private static final List<ManifestFile> FILES = List.of(new ManifestFile("client-1.pdf", "aa"),
			new ManifestFile("client-2.pdf", "bb"), new ManifestFile("index.pdf", "cc"));

	private static final List<ManifestEntry> ENTRIES = List.of(
			new ManifestEntry("note-1", "client-1.pdf", "s1", "f1", Map.of("amendment", "d1", "statement", "d2")),
			new ManifestEntry("note-2", "client-2.pdf", "s2", "f2", Map.of()));

	@Test
	void itIsVerifiedFromItsTextAndThePublicKeyAlone() throws DataFormatException {
		ExportManifest manifest = ExportManifest.sign(heading(), FILES, ENTRIES, KEY);

		ExportManifest read = ExportManifestJson.read(ExportManifestJson.write(manifest));

		assertThat(read.isSignedBy(KEY.getPublicKey())).isTrue();
		assertThat(read.isSignedBy(SigningKey.generate().getPublicKey())).isFalse();
		assertThat(read.getEntries()).isEqualTo(ENTRIES);
		assertThat(read.getFiles()).isEqualTo(FILES);
		assertThat(read.digest()).isEqualTo(manifest.digest());
		assertThat(read.getHeading().getPurpose()).isEqualTo("OVERSIGHT");
		assertThat(read.getHeading().getBasis()).isEqualTo("45 CFR 164.512(d), 164.514(d)(3)(iii)(A)");
	}

	/** Any value that is otherwise is noticed. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			in the text  | is made
			export-1     | export-2
			Medicaid     | Medicare
			OVERSIGHT    | CLAIM
			164.512(d)   | 164.512(e)
			DIAGNOSIS:WHOLE | DIAGNOSIS:LEVEL
			1790000000000 | 1790000000001
			"aa"         | "ab"
			"s1"         | "s9"
			"f1"         | "f9"
			"d2"         | "d9"
			note-2       | note-9
			""")
	void whatIsAlteredIsNotSigned(String was, String becomes) throws DataFormatException {
		String text = ExportManifestJson.write(ExportManifest.sign(heading(), FILES, ENTRIES, KEY));
		assertThat(text).contains(was);

		assertThat(ExportManifestJson.read(text.replace(was, becomes)).isSignedBy(KEY.getPublicKey())).isFalse();
	}

	@Test
	void theFormIsThatOfTheValuesInTheirOrder() {
		List<ManifestFile> files = new ArrayList<>(FILES);
		Collections.reverse(files);
		List<ManifestEntry> entries = new ArrayList<>(ENTRIES);
		Collections.reverse(entries);

		assertThat(ExportManifestJson.write(ExportManifest.sign(heading(), files, entries, KEY)))
				.isEqualTo(ExportManifestJson.write(ExportManifest.sign(heading(), FILES, ENTRIES, KEY)));
	}

	@Test
	void aTextInAnyOtherFormIsRefused() {
		String text = ExportManifestJson.write(ExportManifest.sign(heading(), FILES, ENTRIES, KEY));

		for (String other : List.of("", "{}", "[]", text + " ", text.replace("\t", "  "),
				text.replace("\"format\": 1", "\"format\": 2"),
				text.replace("\"format\": 1,", "\"format\": 1, \"more\": 1,"),
				text.substring(0, text.length() - 1))) {
			assertThatThrownBy(() -> ExportManifestJson.read(other)).as(other).isInstanceOf(DataFormatException.class)
					.hasNoCause();
		}
	}

	@Test
	void alteredMissingAndFurtherFilesAreNamed() {
		ExportManifest manifest = ExportManifest.sign(heading(), FILES, ENTRIES, KEY);

		assertThat(manifest.getAlteredFiles(Map.of("client-1.pdf", "aa", "client-2.pdf", "bb", "index.pdf", "cc")))
				.isEmpty();
		assertThat(manifest.getAlteredFiles(Map.of("client-1.pdf", "aa", "client-2.pdf", "xx", "z.pdf", "dd")))
				.containsExactly("client-2.pdf", "index.pdf", "z.pdf");
	}

	@Test
	void aListThatIsNotWholeIsNotSigned() {
		assertRefused(List.of(FILES.get(0)), ENTRIES, ExportManifest.NOT_WHOLE);
		assertRefused(List.of(FILES.get(0), FILES.get(0), FILES.get(1)), ENTRIES, ExportManifest.NOT_WHOLE);
		assertRefused(FILES, List.of(ENTRIES.get(0), ENTRIES.get(0)), ExportManifest.NOT_WHOLE);
	}

	@Test
	void itHasFiveThousandNotesAtMost() {
		List<ManifestEntry> entries = new ArrayList<>();
		for (int i = 0; i < 5000; i++) {
			entries.add(new ManifestEntry("note-" + i, "client-1.pdf", "s", "f", Map.of()));
		}
		assertThat(ExportManifest.sign(heading(), FILES, entries, KEY).getEntries()).hasSize(5000);

		entries.add(ENTRIES.get(1));
		assertRefused(FILES, entries, ExportManifest.TOO_MANY);
	}

	/** Who learned what is left out would learn what the client kept from them. */
	@Test
	void theRecipientSeesNoReasonAndNoClient() {
		String text = ExportManifestJson.write(ExportManifest.sign(heading(), FILES, ENTRIES, KEY));

		for (LeftOutReason reason : LeftOutReason.values()) {
			assertThat(text).doesNotContain(reason.name());
		}
		assertThat(text).doesNotContainIgnoringCase("left").doesNotContainIgnoringCase("psychotherapy")
				.doesNotContain("\"client\"");
	}

	@Test
	void aCopyIsMarkedWithItsRecipientPurposeDayAndNumber() {
		assertThat(new CopyMark(context(), 2, 3).getArguments("Oversight"))
				.containsExactly("Medicaid Integrity Unit", "Oversight", "2026-11-20", "2", "3");
		for (int[] wrong : new int[][]{{0, 1}, {2, 1}}) {
			assertThatThrownBy(() -> new CopyMark(context(), wrong[0], wrong[1])).isInstanceOf(RefusedException.class)
					.hasMessage(CopyMark.COPIES_WRONG);
		}
	}

	private static void assertRefused(List<ManifestFile> files, List<ManifestEntry> entries, String code) {
		assertThatThrownBy(() -> ExportManifest.sign(heading(), files, entries, KEY)).isInstanceOf(RefusedException.class)
				.hasMessage(code);
	}

	private static ExportManifest.Heading heading() {
		return ExportManifest.Heading.of("export-1", 1_790_000_000_000L, context());
	}

	private static ExportContext context() {
		return ExportContext.of(
				ExportRecipe.shipped(ExportMatrix.unitedStates(), ExportPurpose.OVERSIGHT)
						.forOneExport(EnumSet.noneOf(ExportField.class), null),
				Recipient.outside("Medicaid Integrity Unit", "1 Capitol Sq"), LocalDate.of(2026, 11, 20)).build();
	}
}
