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

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures how long a check takes, by the length of the text and the number of names, and what the names take of memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GuardBenchmark {

	private static final String[] SYLLABLES = {"ba", "cor", "del", "fa", "gin", "ho", "jan", "kel", "lu", "mar", "nor", "pe",
			"quin", "ra", "sol", "ti", "ul", "ven", "wy", "zo"};

	/** The length of the text in KiB. */
	@Param({"10", "100", "1024"})
	public int kibibytes;

	/** The number of names in the clinic's dictionary. */
	@Param({"500", "50000"})
	public int names;

	private String text;

	private GuardDictionary dictionary;

	private final Set<GuardRule> rules = java.util.EnumSet.allOf(GuardRule.class);

	/** Runs the benchmark, and prints the memory that 50,000 names take. */
	public static void main(String[] arguments) throws RunnerException {
		System.out.println(String.format(Locale.ROOT, "50,000 names take %.1f MiB", memory(50_000) / 1024.0 / 1024.0));
		new Runner(new OptionsBuilder().include(GuardBenchmark.class.getName()).build()).run();
	}

	/** Makes the text of labelled passages, one after the other, and as many names as are asked for. */
	@Setup
	public void prepare() throws IOException {
		text = text(kibibytes * 1024);
		dictionary = dictionary(names);
	}

	/** Checks a private note with all rules on. */
	@Benchmark
	public List<GuardFinding> psychotherapyNote() {
		return ContentGuard.english().check(NoteSide.PSYCHOTHERAPY_NOTE, text, rules, dictionary);
	}

	/** Checks a progress note with all rules on. */
	@Benchmark
	public List<GuardFinding> progressNote() {
		return ContentGuard.english().check(NoteSide.PROGRESS_NOTE, text, rules, dictionary);
	}

	static String text(int length) throws IOException {
		List<LabelledPassage> passages = LabelledPassage.read(LabelledPassage.Half.TUNING);
		StringBuilder text = new StringBuilder();
		for (int i = 0; text.length() < length; i++) {
			text.append(passages.get(i % passages.size()).getText()).append("\n\n");
		}
		return text.substring(0, length);
	}

	static GuardDictionary dictionary(int size) {
		Random random = new Random(16);
		GuardDictionary.Builder names = new GuardDictionary.Builder();
		NameKind[] kinds = NameKind.values();
		for (int i = 0; i < size; i++) {
			names.add(kinds[i % kinds.length], name(random) + " " + name(random));
		}
		return names.build();
	}

	private static String name(Random random) {
		StringBuilder name = new StringBuilder();
		for (int i = 0; i < 4; i++) {
			name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
		}
		return name.toString();
	}

	static long memory(int size) {
		Runtime runtime = Runtime.getRuntime();
		System.gc();
		long before = runtime.totalMemory() - runtime.freeMemory();
		GuardDictionary dictionary = dictionary(size);
		System.gc();
		long after = runtime.totalMemory() - runtime.freeMemory();
		return dictionary.size() == size ? after - before : Long.MAX_VALUE;
	}
}
