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

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whether what was put out for one twin can be told from what was put out for the other. Each one's own identifiers and the
 * moments at which this run wrote are put on a par, everything else has to be equal: text, counts, order of pages, presence of a
 * property.
 * <p>
 * Own identifiers are what a {@link Twin} names, the ids that the databases gave during this run (they begin at
 * {@value #FIRST_OWN_ID} in each table) and those uuids that only one of the two outputs holds.
 */
final class Comparison {

	/** See {@code Numbering}: every id that is given during a run has nine digits and begins with a 7. */
	static final int FIRST_OWN_ID = 700_000_001;

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern UUIDS = Pattern
			.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	/** Platform: legacyui's patient form writes the number of a name's row with commas between each three digits. */
	private static final Pattern OWN_ID = Pattern
			.compile("(?<![0-9])7[0-9]{8}(?![0-9])|(?<![0-9,])7[0-9]{2},[0-9]{3},[0-9]{3}(?![0-9,])");

	private static final Pattern MILLISECONDS = Pattern.compile("(?<![0-9])1[0-9]{12}(?![0-9])");

	private static final Pattern WITH_OFFSET = Pattern.compile(
			"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)");

	private static final Pattern WITHOUT_OFFSET = Pattern
			.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?");

	private static final DateTimeFormatter OFFSETS = DateTimeFormatter
			.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX]");

	/** In pages and narratives. */
	private static final Pattern DISPLAYED = Pattern.compile("(\\d\\d/\\d\\d/\\d{4}) \\d\\d?:\\d\\d(?::\\d\\d)?(?: [AP]M)?");

	/** On pages that spell the month out. */
	private static final Pattern SPELT = Pattern
			.compile("([A-Z][a-z]+ \\d{1,2}, \\d{4}) at \\d{1,2}:\\d\\d:\\d\\d [AP]M [A-Z]{3,4}");

	private static final DateTimeFormatter SPELT_DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	/** In the headers of HTTP. */
	private static final Pattern OF_HEADER = Pattern
			.compile("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

	/** Platform: of REST, made of the body, which is compared itself. */
	private static final Pattern DIGEST = Pattern.compile("(?<=etag: \"0)[0-9a-f]{32}");

	/**
	 * Platform: legacyui marks an obs that is younger than its encounter, and so one that was saved with it when a second ended
	 * between the two.
	 */
	private static final Pattern YOUNGER = Pattern.compile("<img src=\"[^\"]*alertPlus\\.gif\"[^>]*>");

	/** Platform: for such an obs, legacyui's page of a person's obs says when its encounter was saved, and by whom. */
	private static final Pattern SAVED_BEFORE = Pattern
			.compile("(encounter\\.form\\?encounterId=[^>]*>[^<]*</a>)\\s*(?:<br/>\\s*by\\s(?:(?!</td>).){0,400})?</td>",
					Pattern.DOTALL);

	/** Platform: of a part of a page, new for every page. */
	private static final Pattern PORTLET = Pattern.compile("(?<=portlet)[0-9a-f]{32}|[0-9a-f]{32}(?=(?:Output|Loading)Div)");

	/** Of an object that has no text of its own. */
	private static final Pattern ADDRESS = Pattern.compile("(?<=[A-Za-z])@[0-9a-f]{5,8}\\b");

	/** Of the guard against forged requests: new for every page. */
	private static final Pattern TOKEN = Pattern.compile("\\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){7}\\b");

	/** Platform: its errors hold a stack trace, and the JDK changes how it calls a method after some calls. */
	private static final Pattern REFLECTION = Pattern.compile(
			"(?:\\\\r)?(?:\\\\n|\\n)(?:\\\\t|\\t)at [^\\\\\\n]*(?:jdk\\.internal\\.reflect|GeneratedMethodAccessor|EnhancerBySpring|\\$Proxy)[^\\\\\\n]*");

	/** What stands for an own id that is a number in JSON, which it is no more. */
	private static final Pattern NUMBER = Pattern.compile("(?<=[:\\[,] ?)\u00ab\\w+\u00bb(?= ?[,\\]}])");

	private final Instant begin;

	/** @param begin of this run; no object of a twin has an earlier moment that is not the same for both */
	Comparison(Instant begin) {
		this.begin = begin;
	}

	/**
	 * @return empty if they cannot be told apart; else where they differ first, as a path into the JSON or the number of a line,
	 *         and what stands there
	 */
	Optional<String> difference(String one, Twin oneTwin, String other, Twin otherTwin) {
		Set<String> shared = uuids(one);
		shared.retainAll(uuids(other));
		String here = leveled(one, oneTwin, shared);
		String there = leveled(other, otherTwin, shared);
		if (here.equals(there)) {
			return Optional.empty();
		}
		Optional<JsonNode> hereJson = json(here);
		Optional<JsonNode> thereJson = json(there);
		if (hereJson.isPresent() && thereJson.isPresent()) {
			return different("$", sorted(hereJson.get()), sorted(thereJson.get()));
		}
		return differentLines(here, there);
	}

	private String leveled(String text, Twin twin, Set<String> shared) {
		String leveled = text;
		// the longest first: one may stand within another
		Map<String, String> byValue = new TreeMap<>(
				Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
		twin.values().forEach((name, value) -> byValue.putIfAbsent(value, name));
		for (Map.Entry<String, String> own : byValue.entrySet()) {
			leveled = leveled.replace(own.getKey(), "\u00ab" + own.getValue() + "\u00bb");
		}
		leveled = replace(UUIDS, leveled, found -> shared.contains(found) ? found : "\u00abuuid\u00bb");
		leveled = replace(WITH_OFFSET, leveled, this::moment);
		leveled = replace(WITHOUT_OFFSET, leveled, this::localMoment);
		leveled = replace(MILLISECONDS, leveled,
				found -> isNow(Instant.ofEpochMilli(Long.parseLong(found))) ? "\u00abnow\u00bb" : found);
		leveled = replace(OF_HEADER, leveled, this::momentOfHeader);
		leveled = replace(DISPLAYED, leveled, this::displayedMoment);
		leveled = replace(SPELT, leveled, this::speltMoment);
		leveled = DIGEST.matcher(leveled).replaceAll("\u00abdigest\u00bb");
		leveled = YOUNGER.matcher(leveled).replaceAll("");
		leveled = SAVED_BEFORE.matcher(leveled).replaceAll("$1</td>");
		leveled = PORTLET.matcher(leveled).replaceAll("\u00abportlet\u00bb");
		leveled = ADDRESS.matcher(leveled).replaceAll("\u00abaddress\u00bb");
		leveled = OWN_ID.matcher(leveled).replaceAll("\u00abid\u00bb");
		leveled = TOKEN.matcher(leveled).replaceAll("\u00abtoken\u00bb");
		return REFLECTION.matcher(leveled).replaceAll("");
	}

	private static Set<String> uuids(String text) {
		return UUIDS.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
	}

	private static String replace(Pattern pattern, String text, UnaryOperator<String> replacement) {
		return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
	}

	private String moment(String text) {
		try {
			return isNow(OffsetDateTime.parse(text, OFFSETS).toInstant()) ? "\u00abnow\u00bb" : text;
		} catch (RuntimeException e) {
			return text;
		}
	}

	private String localMoment(String text) {
		try {
			LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
			return isNow(local.atZone(ZoneId.systemDefault()).toInstant()) ? "\u00abnow\u00bb" : text;
		} catch (RuntimeException e) {
			return text;
		}
	}

	private String momentOfHeader(String text) {
		return isNow(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))) ? "\u00abnow\u00bb" : text;
	}

	private String displayedMoment(String text) {
		return LocalDate.parse(text.substring(0, 10), DAY)
				.isBefore(begin.atZone(ZoneId.systemDefault()).toLocalDate()) ? text : "\u00abnow\u00bb";
	}

	private String speltMoment(String text) {
		return LocalDate.parse(text.substring(0, text.indexOf(" at ")), SPELT_DAY)
				.isBefore(begin.atZone(ZoneId.systemDefault()).toLocalDate()) ? text : "\u00abnow\u00bb";
	}

	private boolean isNow(Instant moment) {
		// headers and some databases give whole seconds
		return !moment.isBefore(begin.truncatedTo(ChronoUnit.SECONDS)) && moment.isBefore(begin.plusSeconds(24 * 60 * 60));
	}

	private static Optional<JsonNode> json(String text) {
		Optional<JsonNode> json = parsed(text);
		return json.isPresent() ? json : parsed(NUMBER.matcher(text).replaceAll("\"$0\""));
	}

	private static Optional<JsonNode> parsed(String text) {
		int start = text.indexOf("\n\n") < 0 ? 0 : text.indexOf("\n\n") + 2;
		try {
			JsonNode body = JSON.readTree(text.substring(start));
			if (body == null || !body.isContainerNode()) {
				return Optional.empty();
			}
			ObjectNode all = JsonNodeFactory.instance.objectNode();
			all.put("head", text.substring(0, start));
			all.set("body", body);
			return Optional.of(all);
		} catch (JsonProcessingException e) {
			return Optional.empty();
		}
	}

	/** Platform: obs, names and providers are sets, in an order that depends on their uuids. */
	private static JsonNode sorted(JsonNode node) {
		if (node.isArray()) {
			List<JsonNode> elements = new ArrayList<>();
			node.forEach(element -> {
				if (!isReflection(element)) {
					elements.add(sorted(element));
				}
			});
			elements.sort(Comparator.comparing(JsonNode::toString));
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			return array.addAll(elements);
		}
		if (node.isObject()) {
			Map<String, JsonNode> properties = new TreeMap<>();
			node.fields().forEachRemaining(entry -> properties.put(entry.getKey(), sorted(entry.getValue())));
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			return object.setAll(properties);
		}
		return node;
	}

	/** An element of a stack trace, see {@link #REFLECTION}. */
	private static boolean isReflection(JsonNode element) {
		return element.path("className").asText()
				.matches("jdk\\.internal\\.reflect\\..*|.*GeneratedMethodAccessor.*|.*EnhancerBySpring.*|.*\\$Proxy.*");
	}

	private static Optional<String> different(String path, JsonNode here, JsonNode there) {
		if (here.equals(there)) {
			return Optional.empty();
		}
		if (here.isObject() && there.isObject()) {
			Set<String> names = new HashSet<>();
			here.fieldNames().forEachRemaining(names::add);
			there.fieldNames().forEachRemaining(names::add);
			return names.stream().sorted()
					.map(name -> different(path + "." + name, here.path(name), there.path(name)))
					.flatMap(Optional::stream).findFirst();
		}
		if (here.isArray() && there.isArray()) {
			return differentArrays(path, here, there);
		}
		return Optional.of(path + ": " + apart(here.toString(), there.toString()));
	}

	private static Optional<String> differentArrays(String path, JsonNode here, JsonNode there) {
		List<JsonNode> onlyHere = without(here, there);
		List<JsonNode> onlyThere = without(there, here);
		if (onlyHere.size() == 1 && onlyThere.size() == 1) {
			return different(path + "[" + indexOf(here, onlyHere.get(0)) + "]", onlyHere.get(0), onlyThere.get(0));
		}
		return Optional.of(path + ": " + here.size() + " elements here, " + there.size() + " there; only here "
				+ shortened(onlyHere) + ", only there " + shortened(onlyThere));
	}

	private static int indexOf(JsonNode array, JsonNode element) {
		int index = 0;
		for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); index++) {
			if (elements.next() == element) {
				break;
			}
		}
		return index;
	}

	private static List<JsonNode> without(JsonNode elements, JsonNode others) {
		List<JsonNode> left = new ArrayList<>();
		elements.forEach(left::add);
		others.forEach(left::remove);
		return left;
	}

	/** Of long texts, the part where they differ first. */
	private static String apart(String here, String there) {
		int at = 0;
		while (at < Math.min(here.length(), there.length()) && here.charAt(at) == there.charAt(at)) {
			at++;
		}
		int from = here.length() <= 200 && there.length() <= 200 ? 0 : Math.max(0, at - 60);
		return shortened(here.substring(from)) + " here, " + shortened(there.substring(from)) + " there";
	}

	private static String shortened(Object value) {
		String text = String.valueOf(value);
		return text.length() <= 300 ? text : text.substring(0, 300) + "\u2026";
	}

	/** @return without the lines of a stack trace that {@link #REFLECTION} is about, as pages show one */
	private static List<String> lines(String text) {
		return Arrays.stream(text.split("\n", -1)).map(String::strip)
				.filter(line -> !line.contains("jdk.internal.reflect.")
						&& !line.contains(".reflect.GeneratedMethodAccessor"))
				.toList();
	}

	private static Optional<String> differentLines(String here, String there) {
		List<String> lines = lines(here);
		List<String> others = lines(there);
		if (lines.stream().sorted().toList().equals(others.stream().sorted().toList())) {
			return Optional.empty();
		}
		for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
			String line = i < lines.size() ? lines.get(i) : "(end)";
			String other = i < others.size() ? others.get(i) : "(end)";
			if (!line.equals(other)) {
				return Optional.of("line " + (i + 1) + ": " + apart(line, other));
			}
		}
		return Optional.empty();
	}
}
