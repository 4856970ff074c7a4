/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was tried and what passed; it writes itself as a page of the documentation, and reads that page. */
final class Table {

	private static final String PASSED = "\u2713";

	private static final String NOT_TRIED = "";

	/** By way out, then by way in; synchronized, for tests may run side by side. */
	private final Map<String, Set<String>> tried = new LinkedHashMap<>();

	private final Map<String, Set<String>> passed = new LinkedHashMap<>();

	synchronized void tried(String wayIn, String wayOut) {
		tried.computeIfAbsent(wayOut, key -> new LinkedHashSet<>()).add(wayIn);
	}

	synchronized void passed(String wayIn, String wayOut) {
		passed.computeIfAbsent(wayOut, key -> new LinkedHashSet<>()).add(wayIn);
	}

	int triedCells() {
		return count(tried);
	}

	int passedCells() {
		return count(passed);
	}

	private static int count(Map<String, Set<String>> cells) {
		return cells.values().stream().mapToInt(Set::size).sum();
	}

	/** @return what was tried and is not in the page, as "way in / way out" */
	List<String> missingIn(Path page) throws IOException {
		List<String> lines = Files.exists(page) ? Files.readAllLines(page) : List.of();
		List<String> waysIn = lines.stream().filter(line -> line.matches("\\d+\\. .*"))
				.map(line -> line.replaceFirst("^\\d+\\. ", "")).toList();
		Set<String> listed = lines.stream().filter(line -> line.startsWith("| ")).flatMap(line -> {
			List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
			return waysIn.stream().filter(way -> waysIn.indexOf(way) + 2 < columns.size()
					&& columns.get(waysIn.indexOf(way) + 2).equals(PASSED)).map(way -> way + " / " + columns.get(1));
		}).collect(Collectors.toSet());
		List<String> missing = new ArrayList<>();
		tried.forEach((wayOut, waysInTried) -> waysInTried.stream().map(wayIn -> wayIn + " / " + shown(wayOut))
				.filter(cell -> !listed.contains(cell)).forEach(missing::add));
		return missing;
	}

	/** Writes the page anew. */
	void write(Path page, String against) throws IOException {
		List<String> waysIn = passed.values().stream().flatMap(Set::stream).distinct().toList();
		StringBuilder text = new StringBuilder(
				"""
						# The leak matrix

						`mvn -Pleaks verify -Dleaks.write` writes this page from its run; `mvn -Pleaks verify` fails if a cell that ran is
						not in it. A cell is one way in and one way out. Two patients are made alike; for one of them a note is written on the
						way in, for the other all the same but the note. The cell passes if nobody can tell by the way out which of them has a
						note: what is put out for both is equal but for their own identifiers and the time of writing, counts, totals, pages,
						digests and errors included, and the note's text is nowhere in it, in no encoding. How it is asked, and for which
						roles, stands in the classes of `integration-tests`.

						""");
		text.append("This run: ").append(against).append(". ").append(passedCells()).append(" cells passed of ")
				.append(triedCells()).append(".\n\n## Ways in\n\n");
		for (int i = 0; i < waysIn.size(); i++) {
			text.append(i + 1).append(". ").append(waysIn.get(i)).append('\n');
		}
		text.append("\n## Ways out\n\n| way out |");
		for (int i = 0; i < waysIn.size(); i++) {
			text.append(' ').append(i + 1).append(" |");
		}
		text.append("\n|---|").append("---|".repeat(waysIn.size())).append('\n');
		tried.keySet().forEach(wayOut -> {
			text.append("| ").append(shown(wayOut)).append(" |");
			waysIn.forEach(wayIn -> text.append(' ')
					.append(passed.getOrDefault(wayOut, Set.of()).contains(wayIn) ? PASSED : NOT_TRIED).append(" |"));
			text.append('\n');
		});
		Files.createDirectories(page.getParent());
		Files.writeString(page, text);
	}

	/** Markdown's own sign between columns. */
	private static String shown(String wayOut) {
		return wayOut.replace("|", "/").strip();
	}
}
