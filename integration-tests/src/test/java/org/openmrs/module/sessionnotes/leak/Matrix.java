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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.server.DemoClinic;

/**
 * Writes for twins on a way in, and compares what each way out puts out for the one and for the other, to every role.
 */
final class Matrix implements AutoCloseable {

	/** As many as a small machine's server answers side by side. */
	private static final int AT_ONCE = 6;

	private static final String TEXT_ITSELF = "the text itself is put out";

	/** The outputs that have no address, by the code within the platform that gives them. */
	private static final String ROWS = "RowsOfPatient";

	private static final String READS = "Reads";

	private static final String REPORTS = "Reports";

	private static final String DOCUMENTS = "PatientDocuments";

	private final Clinic clinic;

	private final Comparison comparison;

	private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);

	/** Asks by every role in each cell, which takes five times as long. */
	private final boolean everyRole = Boolean.getBoolean("leaks.every.role");

	private final Map<String, Canary> canaries = new LinkedHashMap<>();

	/** By way out, whether any answer was more than an error. */
	private final Map<String, Boolean> answered = new ConcurrentHashMap<>();

	Matrix(Clinic clinic, Instant begin) {
		this.clinic = clinic;
		this.comparison = new Comparison(begin);
	}

	/** What is left of a way in after it was gone: two patients, and what the tables gained for each. */
	final class Written {

		private final WayIn wayIn;

		private final Canary canary;

		private final Twin with;

		private final Twin without;

		private final Traces tracesWith;

		private final Traces tracesWithout;

		private final Map<String, Map<String, Optional<String>>> inProcess = new TreeMap<>();

		private Written(WayIn wayIn, Canary canary, Twin with, Twin without, Traces tracesWith, Traces tracesWithout) {
			this.wayIn = wayIn;
			this.canary = canary;
			this.with = with;
			this.without = without;
			this.tracesWith = tracesWith;
			this.tracesWithout = tracesWithout;
		}

		Twin with() {
			return with;
		}

		Twin without() {
			return without;
		}

		/** @return why the author cannot open the note; empty where that works, or where there must be none */
		Optional<String> isKeptAsTold() {
			Session author = clinic.as(Role.AUTHOR);
			JsonNode notes = Clinic.json(author.get(notes(with))).path("results");
			if (wayIn.outcome() == WayIn.Outcome.DRAFTED) {
				String typed = author.get(draft(with)).body();
				return notes.isEmpty() && typed.contains(canary.text())
						? Optional.empty()
						: Optional.of(notes.size() + " notes, or the author does not read what was typed");
			}
			if (wayIn.outcome() != WayIn.Outcome.KEPT) {
				boolean asTold = wayIn.outcome() == WayIn.Outcome.REFUSED
						? with.answer >= 400 && with.answer < 500
						: with.answer == 201;
				return notes.isEmpty() && asTold
						? Optional.empty()
						: Optional.of(notes.size() + " notes, and the answer " + with.answer);
			}
			if (notes.size() != 1) {
				return Optional.of(notes.size() + " notes of the author instead of one");
			}
			String text = Clinic.json(author.get(Clinic.REST + "/sessionnotes/psychotherapynote/" + with.note)).path("text")
					.asText();
			return text.contains(canary.text())
					? Optional.empty()
					: Optional.of("the author does not read what was written");
		}

		/** @return where a table of the platform or of another module gained something else for the one than for the other */
		Optional<String> gainedTheSame() {
			Map<String, Long> here = tracesWith.gained();
			Map<String, Long> there = tracesWithout.gained();
			return here.equals(there)
					? Optional.empty()
					: Optional.of(here.keySet().stream().filter(table -> !here.get(table).equals(there.get(table)))
							.map(table -> table + ": " + here.get(table) + " here, " + there.get(table) + " there")
							.toList().toString());
		}

		/** @return where something else was left, or told to others, for the one than for the other while the way in was gone */
		Optional<String> leftTheSame(String trace) {
			return apart(tracesWith.texts().get(trace), tracesWithout.texts().get(trace));
		}

		/** @return where caches hold something else for the one than for the other, after their author has opened the note */
		Optional<String> isCachedTheSame() {
			return canary.isIn(tracesWith.cached())
					? Optional.of(TEXT_ITSELF)
					: apart(cached(with), cached(without));
		}

		private String cached(Twin twin) {
			clinic.inside("EmptyCache", "");
			Session author = clinic.as(Role.AUTHOR);
			// that somebody on this server looked at the concept, or asked for what there is not, says nothing about whom
			author.get(Clinic.REST + "/concept/" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT);
			author.get(Clinic.REST + "/obs/" + UUID.randomUUID());
			// nor that the author's account was read with its roles, as it is whenever they sign in
			author.get(Clinic.REST + "/user/" + DemoClinic.THERAPIST.userUuid() + "?v=full");
			author.get(Clinic.REST + "/sessionnotes/psychotherapynote/" + twin.note);
			author.get(draft(twin));
			author.get(Clinic.REST + "/obs/" + twin.note);
			author.get(Clinic.REST + "/encounter/" + twin.encounter + "?v=full");
			return clinic.inside("CacheEntries", "");
		}

		/** @return for whom of those whose turn it is the twins can be told apart, and where; empty if for nobody */
		Optional<String> apart(WayOut wayOut, int turn) {
			Stream<Role> roles = Stream.of(Role.values())
					.filter(role -> asks(role, turn) && clinic.as(role) != null && !wayOut.except().contains(role));
			if (wayOut.module().equals("legacyui")) {
				// Platform: its form of a patient stores a date of change while it is shown, so one role comes after the other
				return roles.map(role -> apart(wayOut, role)).flatMap(Optional::stream).findFirst();
			}
			List<Future<Optional<String>>> answers = roles.map(role -> askers.submit(() -> apart(wayOut, role))).toList();
			return firstOf(answers);
		}

		private boolean asks(Role role, int turn) {
			return everyRole || wayIn.everyRole() || role.isIn(turn);
		}

		/**
		 * Platform: what is asked for the first time may differ from all later times (a message shown once, names not read yet, a
		 * form that stores a date of change while it is shown). What tells the twins apart does so again; the text counts at once.
		 */
		private Optional<String> apart(WayOut wayOut, Role role) {
			Optional<String> first = apartNow(wayOut, role);
			return first.isEmpty() || first.get().endsWith(TEXT_ITSELF) ? first : apartNow(wayOut, role);
		}

		private Optional<String> apartNow(WayOut wayOut, Role role) {
			String one = asked(wayOut, role, with);
			String other = asked(wayOut, role, without);
			return apart(one, other).map(where -> role.title() + ": " + where);
		}

		private String asked(WayOut wayOut, Role role, Twin twin) {
			String path = clinic.fill(wayOut.path(), twin);
			// whoever became another user has no password to give again
			Session.Reply reply = wayOut.takesPassword() && role != Role.IMPERSONATOR
					? clinic.as(role).sendWithPassword(wayOut.method(), path, filled(wayOut, twin), wayOut.contentType())
					: clinic.as(role).send(wayOut.method(), path, filled(wayOut, twin), wayOut.contentType());
			answered.merge(wayOut.name(), reply.status() < 400, Boolean::logicalOr);
			return reply.complete();
		}

		private String filled(WayOut wayOut, Twin twin) {
			return wayOut.body() == null ? null : clinic.fill(wayOut.body(), twin);
		}

		private Optional<String> apart(String one, String other) {
			if (canary.isIn(one) || canary.isIn(other)) {
				return Optional.of(TEXT_ITSELF);
			}
			return comparison.difference(one, with, other, without);
		}

		/** @return for whom the twins can be told apart by a read within the platform, and where; empty if for nobody */
		Optional<String> apartInProcess(String group, String output, int turn) {
			return inProcess.computeIfAbsent(group, name -> allOf(name, turn)).getOrDefault(output,
					Optional.of("not put out"));
		}

		private Map<String, Optional<String>> allOf(String group, int turn) {
			Map<String, Optional<String>> all = new LinkedHashMap<>();
			for (Role role : askers(group, turn)) {
				JsonNode one = Clinic.json(clinic.inside(group, question(role, with)));
				JsonNode other = Clinic.json(clinic.inside(group, question(role, without)));
				one.fields().forEachRemaining(output -> answered.merge(group + ": " + output.getKey(),
						!text(output.getValue()).startsWith("error: "), Boolean::logicalOr));
				one.fieldNames().forEachRemaining(name -> {
					boolean shownByDesign = role == Role.AUTHOR && (name.endsWith("getObsByUuid")
							|| name.endsWith("negative ids"));
					Optional<String> where = shownByDesign
							? Optional.empty()
							: apart(text(one.get(name)), text(other.path(name))).map(path -> role.title() + ": " + path);
					all.merge(name, where, (before, now) -> before.isPresent() ? before : now);
				});
			}
			return all;
		}

		/** Rows are the same for whoever may read them; a report is asked for by those who might be told more, in each cell. */
		private List<Role> askers(String group, int turn) {
			return switch (group) {
				case READS -> Stream.of(Role.values()).filter(role -> asks(role, turn)).toList();
				case REPORTS -> List.of(Role.SUPERUSER, Role.AUTHOR, Role.EVERY_PRIVILEGE);
				default -> List.of(Role.SUPERUSER);
			};
		}

		private String question(Role role, Twin twin) {
			ObjectNode question = Clinic.acting(role);
			twin.values().forEach(question::put);
			return question.put("noteConcept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)
					.put("textConcept", DemoClinic.TEXT_CONCEPT)
					.toString();
		}
	}

	Written write(WayIn wayIn) {
		System.out.println("Leak matrix, way in: " + wayIn.name());
		Canary canary = new Canary();
		canaries.put(wayIn.name(), canary);
		Twin with = clinic.twin();
		Twin without = clinic.twin();
		clinic.inside("LogLevel", "DEBUG");
		Traces tracesWith = Traces.of(clinic, with, () -> wayIn.writer().write(clinic, with, canary.text()));
		Traces tracesWithout = Traces.of(clinic, without, () -> wayIn.writer().write(clinic, without, null));
		JsonNode notes = Clinic.json(clinic.as(Role.AUTHOR).get(notes(with))).path("results");
		if (!notes.isEmpty()) {
			with.note = notes.get(0).get("uuid").asText();
			// what is logged while the note is opened counts, too
			clinic.as(Role.AUTHOR).get(Clinic.REST + "/sessionnotes/psychotherapynote/" + with.note);
		}
		if (wayIn.outcome() == WayIn.Outcome.DRAFTED) {
			clinic.as(Role.AUTHOR).get(draft(with));
		}
		clinic.inside("LogLevel", "INFO");
		// Platform: of the patient who was made last it still holds a name as it was before its date of change was stored
		clinic.inside("EmptyCache", "");
		clinic.lookUp(with);
		clinic.lookUp(without);
		return new Written(wayIn, canary, with, without, tracesWith, tracesWithout);
	}

	private static String draft(Twin twin) {
		return Clinic.REST + "/sessionnotes/draft/" + twin.note;
	}

	private static String notes(Twin twin) {
		return Clinic.REST + "/sessionnotes/psychotherapynote?includeAll=true&patient=" + twin.patient;
	}

	/** @return the reads within the platform, each as its group and its name */
	List<String[]> outputsInProcess() {
		Twin twin = clinic.twin();
		clinic.lookUp(twin);
		Written probe = new Written(null, new Canary(), twin, twin, null, null);
		List<String[]> outputs = new ArrayList<>();
		for (String group : List.of(READS, ROWS, REPORTS, DOCUMENTS)) {
			if ((!group.equals(REPORTS) || clinic.modules().isHeld("reporting"))
					&& (!group.equals(DOCUMENTS) || clinic.modules().isHeld("patientdocuments"))) {
				Clinic.json(clinic.inside(group, probe.question(Role.SUPERUSER, twin))).fieldNames()
						.forEachRemaining(name -> outputs.add(new String[]{group, name}));
			}
		}
		return outputs;
	}

	/** @return the ways out that nobody was given anything but an error by, in no cell: a note must not be what they lack */
	List<String> waysOutThatNeverAnswered() {
		return answered.entrySet().stream().filter(way -> !way.getValue()).map(Map.Entry::getKey).sorted().toList();
	}

	/** @return empty if the way in was not gone */
	Optional<Canary> canary(WayIn wayIn) {
		return Optional.ofNullable(canaries.get(wayIn.name()));
	}

	/** All that a canary may look like, of every note that was written. */
	ArrayNode formsOfAllCanaries() {
		ArrayNode forms = Clinic.JSON.createArrayNode();
		canaries.values().forEach(canary -> canary.forms().forEach(forms::add));
		return forms;
	}

	private static String text(JsonNode output) {
		return output.isTextual() ? output.asText() : output.toString();
	}

	private static Optional<String> firstOf(List<Future<Optional<String>>> answers) {
		Optional<String> first = Optional.empty();
		for (Future<Optional<String>> answer : answers) {
			try {
				Optional<String> where = answer.get();
				first = first.isPresent() ? first : where;
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
		return first;
	}

	@Override
	public void close() {
		askers.shutdownNow();
	}
}
