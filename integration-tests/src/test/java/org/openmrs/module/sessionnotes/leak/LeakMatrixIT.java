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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in against every way out, on the real server with real modules of others. For one of two patients who are alike a
 * note is written, and nobody may be able to tell them apart; nor is its text anywhere.
 */
@TestMethodOrder(OrderAnnotation.class)
@Tag("leaks")
class LeakMatrixIT {

	@TempDir
	private static Path directory;

	private static Clinic clinic;

	private static Matrix matrix;

	private static List<String[]> outputsInProcess;

	private static final Table TABLE = new Table();

	@BeforeAll
	static void start() throws IOException {
		HeldModules modules = HeldModules.in(Path.of(System.getProperty("leaks.repository")));
		System.out.println("Leak matrix against " + modules.held());
		System.out.println("Not in the local repository: " + modules.missing());
		assertThat(modules.missingThatAreRequired()).as("modules that the matrix needs in the local repository").isEmpty();
		Instant begin = Instant.now();
		clinic = Clinic.open(modules, directory);
		matrix = new Matrix(clinic, begin);
		outputsInProcess = matrix.outputsInProcess();
	}

	@AfterAll
	static void stop() {
		System.out
				.println("Leak matrix: " + TABLE.triedCells() + " cells tried, " + TABLE.passedCells() + " passed, against "
						+ (clinic == null ? "nothing" : clinic.against()));
		if (matrix != null) {
			System.out.println("Answered with errors only: " + matrix.waysOutThatNeverAnswered());
			matrix.close();
		}
		if (clinic != null) {
			clinic.close();
		}
	}

	@TestFactory
	@Order(1)
	Stream<DynamicContainer> nobodyCanTellTheTwinsApart() {
		List<WayIn> waysIn = waysIn();
		return waysIn.stream()
				.map(way -> DynamicContainer.dynamicContainer(way.name(), cells(way, waysIn.indexOf(way)).entrySet().stream()
						.map(cell -> test(way, cell.getKey(), cell.getValue()))));
	}

	private static List<WayIn> waysIn() {
		return WaysIn.all().stream().filter(way -> isHeld(way.module())).toList();
	}

	/**
	 * @return by way out, what finds out where the twins can be told apart; the first of them to be asked goes the way in
	 */
	private static Map<String, Supplier<Optional<String>>> cells(WayIn wayIn, int turn) {
		Supplier<Matrix.Written> written = once(() -> matrix.write(wayIn));
		Map<String, Supplier<Optional<String>>> cells = new LinkedHashMap<>();
		cells.put("control: kept for its author, or refused", () -> written.get().isKeptAsTold());
		cells.put("rows and numbers that each table gained", () -> written.get().gainedTheSame());
		Traces.names(clinic.modules())
				.forEach(trace -> cells.put(trace, () -> written.get().leftTheSame(trace)));
		cells.put("second-level cache, after its author opened the note", () -> written.get().isCachedTheSame());
		int out = turn;
		for (WayOut wayOut : WaysOut.all()) {
			int both = out++;
			if (isHeld(wayOut.module())) {
				cells.put(wayOut.name(), () -> written.get().apart(wayOut, both));
			}
		}
		outputsInProcess.forEach(output -> cells.put(output[0] + ": " + output[1],
				() -> written.get().apartInProcess(output[0], output[1], turn)));
		return cells;
	}

	private static DynamicTest test(WayIn wayIn, String wayOut, Supplier<Optional<String>> apart) {
		return DynamicTest.dynamicTest(wayOut, () -> {
			TABLE.tried(wayIn.name(), wayOut);
			Optional<String> where = apart.get();
			// the build shows failures at its end only
			where.ifPresent(place -> System.out.println("Told apart: " + wayIn.name() + " / " + wayOut + ": " + place));
			assertThat(where).as(wayIn.name() + " / " + wayOut).isEmpty();
			TABLE.passed(wayIn.name(), wayOut);
		});
	}

	private static boolean isHeld(String module) {
		return module.isEmpty() || clinic.modules().isHeld(module);
	}

	/** A way in that fails fails in each of its cells, but is gone only once. */
	private static <T> Supplier<T> once(Supplier<T> work) {
		List<Object> result = new ArrayList<>();
		return () -> {
			if (result.isEmpty()) {
				try {
					result.add(work.get());
				} catch (RuntimeException e) {
					result.add(e);
				}
			}
			if (result.get(0) instanceof RuntimeException e) {
				throw e;
			}
			@SuppressWarnings("unchecked")
			T value = (T) result.get(0);
			return value;
		};
	}

	@Test
	@Order(2)
	void everyAddressOfTheModuleIsInTheMatrix() {
		List<String> served = new ArrayList<>();
		clinic.inside("Mappings", "").lines().forEach(served::add);
		assertThat(ModuleEndpoints.addresses()).as("leaks/endpoints.txt").containsExactlyInAnyOrderElementsOf(served);
	}

	/** The whole database, and every file that the server has, after it was stopped: then it has written its sessions, too. */
	@TestFactory
	@Order(3)
	Stream<DynamicContainer> noTextIsLeftAnywhere() throws IOException {
		Map<String, Set<String>> found = new LinkedHashMap<>();
		JsonNode dump = Clinic.json(clinic.inside("FullDump", matrix.formsOfAllCanaries().toString()));
		assertThat(dump.get("rows").asLong()).as("rows that were looked through").isGreaterThan(1000);
		Set<String> inDump = new TreeSet<>();
		dump.get("found").forEach(form -> inDump.add(form.asText().replaceFirst(".* holds ", "")));
		found.put("full dump of the database", inDump);
		found.putAll(clinic.searchedFiles(matrix.formsOfAllCanaries()));
		return waysIn().stream().filter(way -> matrix.canary(way).isPresent())
				.map(way -> DynamicContainer.dynamicContainer(way.name(), found.entrySet().stream()
						.map(area -> test(way, area.getKey(), () -> matrix.canary(way).get().forms().stream()
								.filter(area.getValue()::contains).findFirst().map(form -> "holds " + form)))));
	}

	@Test
	@Order(4)
	void everyCellPassedAndIsInTheDocumentation() throws IOException {
		Path page = Path.of(System.getProperty("leaks.table"));
		if (Boolean.getBoolean("leaks.write")) {
			TABLE.write(page, clinic.against());
		}
		assertThat(TABLE.passedCells()).isEqualTo(TABLE.triedCells()).isGreaterThanOrEqualTo(300);
		assertThat(TABLE.missingIn(page)).as("cells that ran and are not in " + page.getFileName()).isEmpty();
	}

	@Test
	@Order(5)
	void oneMoreOrdinaryObsIsSeen_andItsPlaceIsNamed() {
		WayIn ordinary = new WayIn("one more ordinary obs", "", WayIn.Outcome.DROPPED, true,
				(clinic, twin, text) -> WaysIn.oneMoreOrdinaryObs(clinic, twin, text != null));
		Map<String, Supplier<Optional<String>>> cells = cells(ordinary, 0);

		assertThat(cells.get("REST obs of the patient, full").get()).hasValueSatisfying(
				where -> assertThat(where).contains("$.body.results: 3 elements here, 2 there"));
		assertThat(cells.get("REST visit, custom").get())
				.hasValueSatisfying(where -> assertThat(where).contains("$.body.encounters[").contains(".obs: "));
		assertThat(cells.get("FHIR Observation count").get())
				.hasValueSatisfying(where -> assertThat(where).contains("$.body.total: 3 here, 2 there"));
		assertThat(cells.get("RowsOfPatient: rows").get())
				.hasValueSatisfying(where -> assertThat(where).contains("$.body.obs: 3 elements here, 2 there"));
	}

	@Test
	@Order(6)
	void withoutTheGuard_whatGoesAroundTheServicesLeaks() {
		assertThat(clinic.inside("Protection", "guard")).as("interceptors taken away").isEqualTo("1");

		assertLeaks("Hibernate session in process");
		for (WayIn wayIn : waysIn()) {
			if (wayIn.name().startsWith("FHIR ")) {
				assertThat(apart(wayIn)).as(wayIn.name() + ", which a filter refuses").isEmpty();
			}
		}

		assertThat(clinic.inside("Protection", "filter")).as("filters taken away").isEqualTo("1");

		assertLeaks("FHIR .*");
	}

	private static void assertLeaks(String names) {
		for (WayIn wayIn : waysIn()) {
			if (wayIn.name().matches(names)) {
				assertThat(apart(wayIn)).as(wayIn.name()).hasSizeGreaterThanOrEqualTo(10)
						.anyMatch(cell -> cell.startsWith("FHIR"))
						.anyMatch(cell -> cell.startsWith("Reads: HQL"));
			}
		}
	}

	@Test
	@Order(7)
	void withoutTheDiversionEither_notesLeak() {
		assertThat(clinic.inside("Protection", "diversion")).as("advices taken away").isEqualTo("3");

		List<String> apart = new ArrayList<>();
		for (WayIn wayIn : waysIn()) {
			if (wayIn.name().matches("REST obs of an encounter|EncounterService in process|HL7")) {
				apart(wayIn).forEach(cell -> apart.add(wayIn.name() + " / " + cell));
			}
		}
		System.out.println("Without the diversion " + apart.size() + " cells fail");
		assertThat(apart).hasSizeGreaterThanOrEqualTo(50).contains("HL7 / " + Traces.ROWS_OF_HL7);
	}

	/** @return the ways out by which the twins can be told apart */
	private static List<String> apart(WayIn wayIn) {
		return cells(wayIn, 0).entrySet().stream().filter(cell -> cell.getValue().get().isPresent()).map(Map.Entry::getKey)
				.toList();
	}
}
