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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Searches the files that a server has left for texts, in one go for all of them. */
final class LeftOnDisk {

	private final Map<String, Set<String>> found = new LinkedHashMap<>();

	private final BitSet begins = new BitSet(1 << 16);

	/** By their first two bytes. */
	private final Map<Integer, List<byte[]>> forms = new HashMap<>();

	LeftOnDisk(Iterable<String> texts) {
		for (String text : texts) {
			byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
			begins.set(two(bytes, 0));
			forms.computeIfAbsent(two(bytes, 0), key -> new ArrayList<>()).add(bytes);
		}
	}

	/**
	 * @param areas by the name that the table of ways out has
	 * @return by area, the forms that were found in its files
	 */
	Map<String, Set<String>> searched(Map<String, Path> areas) throws IOException {
		for (Map.Entry<String, Path> area : areas.entrySet()) {
			Set<String> here = found.computeIfAbsent(area.getKey(), key -> new TreeSet<>());
			if (!Files.exists(area.getValue())) {
				continue;
			}
			try (Stream<Path> files = Files.walk(area.getValue())) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					search(Files.readAllBytes(file), here);
				}
			}
		}
		return found;
	}

	private void search(byte[] file, Set<String> here) {
		for (int at = 0; at < file.length - 1; at++) {
			if (begins.get(two(file, at))) {
				for (byte[] form : forms.get(two(file, at))) {
					if (at + form.length <= file.length
							&& java.util.Arrays.equals(file, at, at + form.length, form, 0, form.length)) {
						here.add(new String(form, StandardCharsets.ISO_8859_1));
					}
				}
			}
		}
	}

	private static int two(byte[] bytes, int at) {
		return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
	}
}
