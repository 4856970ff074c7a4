/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/** The command that verifies an export. */
class VerifyTest {

	@TempDir
	private Path directory;

	private final SampleLog log = SampleLog.of(30, 3, 2, 1);

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private Path export;

	@BeforeEach
	void writeExport() throws Exception {
		export = Files.write(directory.resolve("log.jsonl"), log.export());
	}

	@Test
	void itSaysWhatItVerifiedAndThatNothingIsWrong() throws Exception {
		Path key = Files.writeString(directory.resolve("key.json"), log.key.getPublicKey().toJson());

		assertThat(run(export, key)).isEqualTo(Verify.INTACT);
		assertThat(out.toString()).contains("30 events in 3 chains, 2 checkpoints", "made by user officer-1",
				log.key.getPublicKey().getFingerprint(), "Nothing is wrong.").doesNotContain("own word");
	}

	@Test
	void withoutAKeyItAsksForAComparison() {
		assertThat(run(export)).isEqualTo(Verify.INTACT);
		assertThat(out.toString()).contains("the export's own word");
	}

	@Test
	void aFingerprintDoesForAKey() {
		assertThat(run(export, log.key.getPublicKey().getFingerprint())).isEqualTo(Verify.INTACT);
		assertThat(out.toString()).doesNotContain("own word");
		assertThat(run(export, SigningKey.generate().getPublicKey().getFingerprint())).isEqualTo(Verify.PROBLEMS);
	}

	@Test
	void itNamesEachProblem() throws Exception {
		List<String> lines = log.export();
		lines.remove(lines.size() - 1);
		Files.write(export, lines);

		assertThat(run(export)).isEqualTo(Verify.PROBLEMS);
		assertThat(out.toString()).contains("note-3: TRUNCATED at " + log.events.get("note-3").size()
				+ ": this event and all after it are gone", "1 problem.");
	}

	@Test
	void windowsLineEndsDoNoHarm() throws Exception {
		Files.writeString(export, String.join("\r\n", log.export()));

		assertThat(run(export)).isEqualTo(Verify.INTACT);
	}

	@Test
	void whatCannotBeVerifiedIsToldFromWhatIsWrong() throws Exception {
		assertThat(run()).isEqualTo(Verify.NOT_VERIFIED);
		assertThat(run(directory.resolve("nothing"))).isEqualTo(Verify.NOT_VERIFIED);
		assertThat(run(export, export)).isEqualTo(Verify.NOT_VERIFIED);
		assertThat(run(Files.writeString(directory.resolve("other"), "something else"))).isEqualTo(Verify.NOT_VERIFIED);
		assertThat(out.toString()).isEmpty();
		assertThat(err.toString()).contains("its first line is not that of an export of the log");
	}

	private int run(Object... arguments) {
		String[] texts = new String[arguments.length];
		for (int i = 0; i < arguments.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return new Verify(new PrintStream(out, true), new PrintStream(err, true)).run(texts);
	}
}
