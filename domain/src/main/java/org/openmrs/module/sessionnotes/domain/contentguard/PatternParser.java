/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Reads a pattern of the rules' file. */
final class PatternParser {

	private final ToIntFunction<String> classes;

	/** @param classes gives the number of the class that an element names */
	PatternParser(ToIntFunction<String> classes) {
		this.classes = classes;
	}

	/** @return the pattern; several if its first elements are optional or if it may be read in either order */
	List<TokenPattern> parse(String line) {
		List<TokenPattern> patterns = new ArrayList<>();
		String[] parts = line.trim().split(" +");
		if ("near".equals(parts[0])) {
			String gap = " .." + parts[1] + " ";
			patterns.addAll(parse(parts[2] + gap + parts[3]));
			patterns.addAll(parse(parts[3] + gap + parts[2]));
			return patterns;
		}
		boolean atStart = "^".equals(parts[0]);
		boolean atEnd = "$".equals(parts[parts.length - 1]);
		Elements elements = new Elements();
		for (int i = atStart ? 1 : 0; i < parts.length - (atEnd ? 1 : 0); i++) {
			elements.add(parts[i], classes);
		}
		int first = 0;
		patterns.add(elements.from(first, atStart, atEnd));
		while (elements.isOptional(first)) {
			first++;
			patterns.add(elements.from(first, atStart, atEnd));
		}
		return patterns;
	}

	/** The elements of one pattern. */
	private static final class Elements {

		private final List<Integer> classes = new ArrayList<>();

		private final List<Boolean> negated = new ArrayList<>();

		private final List<Boolean> optional = new ArrayList<>();

		private void add(String part, ToIntFunction<String> numbers) {
			if (part.startsWith("..") && part.length() > 2) {
				for (int i = Integer.parseInt(part.substring(2)); i > 0; i--) {
					add(WordClasses.idOf(WordClasses.ANY), false, true);
				}
				return;
			}
			boolean mayMiss = part.length() > 1 && part.endsWith("?");
			boolean not = part.length() > 1 && part.startsWith("!");
			add(numbers.applyAsInt(part.substring(not ? 1 : 0, part.length() - (mayMiss ? 1 : 0))), not, mayMiss);
		}

		private void add(int wordClass, boolean not, boolean mayMiss) {
			classes.add(wordClass);
			negated.add(not);
			optional.add(mayMiss);
		}

		private boolean isOptional(int index) {
			return optional.get(index);
		}

		private TokenPattern from(int first, boolean atStart, boolean atEnd) {
			int size = classes.size() - first;
			if (size < 1 || size > TokenPattern.MAX_ELEMENTS || classes.get(first) == 0 || negated.get(first)) {
				throw new IllegalArgumentException("a pattern must begin with a class and be short");
			}
			int[] numbers = new int[size];
			boolean[] nots = new boolean[size];
			boolean[] optionals = new boolean[size];
			for (int i = 0; i < size; i++) {
				numbers[i] = classes.get(first + i);
				nots[i] = negated.get(first + i);
				optionals[i] = optional.get(first + i);
			}
			return new TokenPattern(numbers, nots, optionals, atStart, atEnd);
		}
	}
}
