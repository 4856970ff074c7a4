/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The table of docs/life-cycle.md, which the documentation and the test share. */
final class LifeCycleTable {

	private static final Path DOCUMENT = Path.of(System.getProperty("basedir", "."), "..", "docs", "life-cycle.md");

	private LifeCycleTable() {
	}

	/** What is to become of a note. */
	static final class Row {

		final String event;

		final String before;

		final String author;

		final String listedWith;

		final String encounter;

		final String everyoneElse;

		final String privacyOfficer;

		final List<String> logged;

		private Row(List<String> cells) {
			event = cells.get(0);
			before = cells.get(1);
			author = cells.get(2);
			listedWith = cells.get(3);
			encounter = cells.get(4);
			everyoneElse = cells.get(5);
			privacyOfficer = cells.get(6);
			logged = cells.get(7).isEmpty() ? List.of() : Arrays.asList(cells.get(7).split(", "));
		}

		/** @return what names the row */
		String name() {
			return before.isEmpty() ? event : event + ": " + before;
		}

		@Override
		public String toString() {
			return name();
		}
	}

	static List<Row> rows() throws IOException {
		List<Row> rows = new ArrayList<>();
		boolean isOfNotes = false;
		for (String line : Files.readAllLines(DOCUMENT)) {
			if (line.startsWith("| what happens")) {
				// drafts have a table of their own
				isOfNotes = line.startsWith("| what happens | the note before |");
			} else if (isOfNotes && line.startsWith("| ")) {
				List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1)).map(String::trim)
						.collect(Collectors.toList());
				rows.add(new Row(cells));
			}
		}
		return rows;
	}
}
