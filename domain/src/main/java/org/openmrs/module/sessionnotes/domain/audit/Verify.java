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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.zip.DataFormatException;

import org.openmrs.module.sessionnotes.domain.crypto.KeysetException;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;

/**
 * Verifies a log export on any machine, without OpenMRS or a database:
 * {@code java -cp sessionnotes-domain-<version>.jar org.openmrs.module.sessionnotes.domain.audit.Verify <export> [key]}.
 * Specify the key either as a file with the public key or as the fingerprint of the key. The exit code is 0 if no problem
 * was found and 1 if any problem was found. The exit code is 2 if the export could not be verified.
 */
public final class Verify {

	static final int INTACT = 0;

	static final int PROBLEMS = 1;

	static final int NOT_VERIFIED = 2;

	private static final String FINGERPRINT = "[0-9a-f]{64}";

	private static final int LINES_BETWEEN_PROGRESS = 250_000;

	private final PrintStream out;

	private final PrintStream err;

	Verify(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	public static void main(String[] arguments) {
		System.exit(new Verify(System.out, System.err).run(arguments));
	}

	int run(String... arguments) {
		if (arguments.length < 1 || arguments.length > 2) {
			err.println(
					"Give the file of the export and, to be sure who signed it, the public key: its file or fingerprint.");
			return NOT_VERIFIED;
		}
		String key = arguments.length > 1 ? arguments[1] : null;
		boolean fingerprint = key != null && key.matches(FINGERPRINT);
		try {
			ExportReport report = verify(Paths.get(arguments[0]), key == null || fingerprint ? null : read(Paths.get(key)));
			boolean other = fingerprint && !report.getKey().getFingerprint().equals(key);
			tell(report, fingerprint && !other);
			if (other) {
				out.println("The key is another one than you named: " + key);
			}
			return report.getProblems().isEmpty() && !other ? INTACT : PROBLEMS;
		} catch (DataFormatException e) {
			err.println("This was not verified: " + e.getMessage() + ".");
		} catch (KeysetException e) {
			err.println("This was not verified: the key that you gave is no public key.");
		} catch (IOException e) {
			err.println("This was not verified: a file could not be read (" + e.getMessage() + ").");
		}
		return NOT_VERIFIED;
	}

	private static PublicKey read(Path file) throws IOException, KeysetException {
		return PublicKey.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim());
	}

	private ExportReport verify(Path export, PublicKey key) throws IOException, DataFormatException {
		ExportVerifier verifier = new ExportVerifier(key);
		long lines = 0;
		// invalid UTF-8 is read as a replacement character, so the line does not match any hash
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Files.newInputStream(export), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				verifier.next(line);
				lines++;
				if (lines % LINES_BETWEEN_PROGRESS == 0) {
					err.println(lines + " lines read");
				}
			}
		}
		return verifier.finish();
	}

	private void tell(ExportReport report, boolean compared) {
		ExportHeader header = report.getHeader();
		out.println("Export of " + Instant.ofEpochMilli(header.getMadeAt()) + ", made by user " + header.getMadeBy()
				+ ", up to checkpoint " + header.getCheckpoint());
		out.println("Verified: " + report.getEvents() + " events in " + report.getChains() + " chains, "
				+ report.getCheckpoints() + " checkpoints"
				+ (report.getDeletedEvents() == 0
						? ""
						: ", " + report.getDeletedEvents() + " events deleted by two people"));
		out.println("Key: " + report.getKey().getFingerprint()
				+ (report.isKeyTrusted() || compared
						? ""
						: " (the export's own word: compare it with the fingerprint that you have kept)"));
		for (ChainProblem problem : report.getProblems()) {
			out.println(problem + ": " + problem.getKind().getMeaning());
		}
		int count = report.getProblems().size();
		out.println(count == 0 ? "Nothing is wrong." : count == 1 ? "1 problem." : count + " problems.");
	}
}
