/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/**
 * Reads a table of rules that ships as a file. Each line is a row, and {@code |} separates the cells. A line that begins
 * with {@code #} is a comment. Every row must have as many cells as the first row.
 */
public final class ProfileTable {

	private final String file;

	private final List<List<String>> rows;

	private ProfileTable(String file, List<List<String>> rows) {
		this.file = file;
		this.rows = rows;
	}

	/**
	 * @param file the path of the file on the class path, such as {@code /export/us.txt}
	 * @return the rows of the file, in the order of the file
	 * @throws IllegalStateException if the file is missing, is empty, or has a row of another length
	 */
	public static ProfileTable read(String file) {
		InputStream stream = ProfileTable.class.getResourceAsStream(file);
		if (stream == null) {
			throw new IllegalStateException("no such table: " + file);
		}
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			List<String> read = new ArrayList<>();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				read.add(line);
			}
			return parse(file, read);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the table that the lines of the named file contain; see {@link #read} */
	public static ProfileTable parse(String file, List<String> lines) {
		List<List<String>> rows = new ArrayList<>();
		for (String line : lines) {
			if (!line.trim().isEmpty() && !line.startsWith("#")) {
				List<String> row = new ArrayList<>();
				for (String cell : line.split("\\|", -1)) {
					row.add(cell.trim());
				}
				if (!rows.isEmpty() && rows.get(0).size() != row.size()) {
					throw new IllegalStateException(file + ": a row of " + row.size() + " cells: " + row.get(0));
				}
				rows.add(Collections.unmodifiableList(row));
			}
		}
		if (rows.isEmpty()) {
			throw new IllegalStateException(file + ": no rows");
		}
		return new ProfileTable(file, Collections.unmodifiableList(rows));
	}

	public String getFile() {
		return file;
	}

	/** @return the rows in the order of the file; never empty */
	public List<List<String>> getRows() {
		return rows;
	}

	/**
	 * @param name the first cell of a row
	 * @throws IllegalStateException if the table does not have exactly one such row
	 */
	public List<String> getRow(String name) {
		List<String> found = null;
		for (List<String> row : rows) {
			if (row.get(0).equals(name)) {
				if (found != null) {
					throw new IllegalStateException(file + ": more than one row " + name);
				}
				found = row;
			}
		}
		if (found == null) {
			throw new IllegalStateException(file + ": no row " + name);
		}
		return found;
	}

	/**
	 * @param check read, unchecked or product, as in {@link RuleSource.Check}
	 * @param citation the section of law; must not be blank, because no rule may ship without its section
	 */
	public static RuleSource source(String check, String citation) {
		if (citation.isEmpty()) {
			throw new IllegalStateException("a rule without a section of law");
		}
		return RuleSource.of(check, citation);
	}
}
