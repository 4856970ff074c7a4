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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in against every way out, on the real server with real modules of others. For one of two patients who are alike a
 * note is written, and nobody may be able to tell them apart; nor is its text anywhere.
 */
@TestMethodOrder(OrderAnnotation.class)
class LeakMatrixIT {

	@TempDir
	private static Path directory;

	private static Clinic clinic;

	private static Matrix matrix;

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
	}

	@AfterAll
	static void stop() {
		System.out.println(TABLE.summary());
		if (matrix != null) {
			matrix.close();
		}
		if (clinic != null) {
			clinic.close();
		}
	}

	@TestFactory
	@Order(1)
	Stream<DynamicContainer> nobodyCanTellTheTwinsApart() {
		List<String[]> inProcess = matrix.outputsInProcess();
		List<WayIn> waysIn = WaysIn.all().stream().filter(way -> isHeld(way.module())).toList();
		return waysIn.stream()
				.map(way -> DynamicContainer.dynamicContainer(way.name(), cells(way, waysIn.indexOf(way), inProcess)));
	}

	private static Stream<DynamicTest> cells(WayIn wayIn, int turn, List<String[]> inProcess) {
		Supplier<Matrix.Written> written = once(() -> matrix.write(wayIn));
		List<DynamicTest> cells = new ArrayList<>();
		cells.add(cell(wayIn, "control: kept for its author, or refused", () -> written.get().isKeptAsTold()));
		cells.add(cell(wayIn, "rows and numbers that each table gained", () -> written.get().gainedTheSame()));
		List<WayOut> waysOut = WaysOut.all().stream().filter(way -> isHeld(way.module())).toList();
		for (int i = 0; i < waysOut.size(); i++) {
			WayOut wayOut = waysOut.get(i);
			int both = turn + i;
			cells.add(cell(wayIn, wayOut.name(), () -> written.get().apart(wayOut, both)));
		}
		inProcess.forEach(output -> cells.add(cell(wayIn, output[0] + ": " + output[1],
				() -> written.get().apartInProcess(output[0], output[1], turn))));
		return cells.stream();
	}

	private static DynamicTest cell(WayIn wayIn, String wayOut, Supplier<Optional<String>> apart) {
		return DynamicTest.dynamicTest(wayOut, () -> {
			TABLE.tried(wayIn.name(), wayOut);
			Optional<String> where = apart.get();
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
		Clinic.json(clinic.inside("Mappings", "")).forEach(mapping -> served.add(mapping.asText()));
		assertThat(ModuleEndpoints.addresses()).as("leaks/endpoints.txt").containsExactlyInAnyOrderElementsOf(served);
	}
}
