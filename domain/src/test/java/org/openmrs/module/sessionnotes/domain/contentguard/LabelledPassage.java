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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A passage with the findings that a reader would underline. */
final class LabelledPassage {

	/** The two halves: rules are made with the first, and the second only measures them. */
	enum Half {

		TUNING("tuning"),
		HELD_OUT("held-out");

		private final String directory;

		Half(String directory) {
			this.directory = directory;
		}
	}

	static final Path ROOT = Paths.get(System.getProperty("contentguard.passages",
			Paths.get(System.getProperty("basedir", "."), "src", "test", "resources", "contentguard").toString()));

	private final String id;

	private final NoteSide side;

	private final boolean whole;

	private final String text;

	private final List<GuardFinding> labels;

	private LabelledPassage(String id, NoteSide side, boolean whole, String text, List<GuardFinding> labels) {
		this.id = id;
		this.side = side;
		this.whole = whole;
		this.text = text;
		this.labels = labels;
	}

	String getId() {
		return id;
	}

	NoteSide getSide() {
		return side;
	}

	/** @return whether the passage is a whole note */
	boolean isWhole() {
		return whole;
	}

	String getText() {
		return text;
	}

	List<GuardFinding> getLabels() {
		return labels;
	}

	static List<LabelledPassage> read(Half half) throws IOException {
		List<LabelledPassage> passages = new ArrayList<>();
		try (Stream<Path> files = Files.list(ROOT.resolve(half.directory))) {
			for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().collect(Collectors.toList())) {
				passages.addAll(read(file));
			}
		}
		return passages;
	}

	private static List<LabelledPassage> read(Path file) throws IOException {
		String name = file.getFileName().toString();
		boolean whole = name.startsWith("whole-");
		NoteSide side = (whole ? name.substring(6) : name).startsWith("P")
				? NoteSide.PSYCHOTHERAPY_NOTE
				: NoteSide.PROGRESS_NOTE;
		List<LabelledPassage> passages = new ArrayList<>();
		String all = "\n" + new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		for (String part : all.split("\n== ")) {
			int head = part.indexOf('\n');
			if (head > 0 && !part.trim().isEmpty()) {
				passages.add(parse(part.substring(0, head).trim(), part.substring(head + 1).trim(), side, whole));
			}
		}
		return passages;
	}

	private static LabelledPassage parse(String head, String body, NoteSide side, boolean whole) {
		StringBuilder text = new StringBuilder();
		List<GuardFinding> labels = new ArrayList<>();
		int at = 0;
		for (int open = body.indexOf("[["); open >= 0; open = body.indexOf("[[", at)) {
			text.append(body, at, open);
			int bar = body.indexOf('|', open);
			int close = body.indexOf("]]", bar);
			for (String rule : body.substring(open + 2, bar).split(",")) {
				labels.add(new GuardFinding(GuardRule.valueOf(rule.trim()), text.length(),
						text.length() + close - bar - 1));
			}
			text.append(body, bar + 1, close);
			at = close + 2;
		}
		text.append(body.substring(at));
		return new LabelledPassage(head.split(" ")[0], side, whole, text.toString(), labels);
	}

	/** @return the names of the clinic of the passages */
	static GuardDictionary dictionary() throws IOException {
		GuardDictionary.Builder names = new GuardDictionary.Builder();
		NameKind kind = null;
		for (String line : Files.readAllLines(ROOT.resolve("dictionary.txt"), StandardCharsets.UTF_8)) {
			if (line.startsWith("[")) {
				kind = kindOf(line.substring(1, line.indexOf(']')));
			} else if (!line.startsWith("#")) {
				names.add(kind, line);
			}
		}
		return names.build();
	}

	private static NameKind kindOf(String heading) {
		switch (heading) {
			case "client" :
				return NameKind.CLIENT;
			case "relatives" :
				return NameKind.RELATIVE;
			case "participants" :
				return NameKind.PARTICIPANT;
			case "providers" :
				return NameKind.PROVIDER;
			case "locations" :
				return NameKind.LOCATION;
			case "drugs" :
				return NameKind.DRUG;
			default :
				return NameKind.DIAGNOSIS;
		}
	}
}
