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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of others that the matrix is tried against, as far as the local Maven repository holds their module files. The
 * order is the one in which they need each other; a later version is taken before an earlier one.
 */
final class HeldModules {

	/** Without one of these the matrix is no answer to what it is asked. */
	private static final List<String> REQUIRED = List.of("webservices.rest", "fhir2", "legacyui", "htmlformentry", "o3forms",
			"reporting");

	/** The two that the server has anyway, then what each needs before it. */
	private static final List<Known> KNOWN = List.of(new Known("webservices.rest"), new Known("fhir2"),
			new Known("legacyui"), new Known("serialization.xstream"), new Known("htmlwidgets"),
			new Known("calculation", "legacyui"),
			new Known("reporting", "serialization.xstream", "htmlwidgets", "calculation", "legacyui"),
			new Known("reportingrest", "reporting"), new Known("htmlformentry", "legacyui"), new Known("o3forms"),
			new Known("attachments"), new Known("event"), new Known("metadatamapping"),
			new Known("emrapi", "webservices.rest", "event", "metadatamapping"),
			new Known("patientsummary", "reporting", "htmlwidgets", "legacyui"),
			new Known("initializer"), new Known("patientdocuments", "reporting", "initializer", "o3forms"));

	private record Known(String id, String... needs) {
	}

	/** @param file its module file, an .omod in the repository's naming */
	record Held(String id, String version, Path file) {

		@Override
		public String toString() {
			return id + " " + version;
		}
	}

	private final List<Held> held = new ArrayList<>();

	private final List<String> missing = new ArrayList<>();

	private HeldModules() {
	}

	/** @param repository the local Maven repository */
	static HeldModules in(Path repository) {
		HeldModules modules = new HeldModules();
		KNOWN.forEach(known -> modules.look(known, repository.resolve("org/openmrs")));
		return modules;
	}

	/** The event module is of the group org.openmrs, all others of org.openmrs.module. */
	private void look(Known known, Path repository) {
		List<String> absent = Arrays.stream(known.needs()).filter(need -> !isHeld(need)).toList();
		List<Held> versions = Stream.of("module", "")
				.flatMap(group -> versions(known.id(), repository.resolve(group).resolve(known.id() + "-omod")).stream())
				.toList();
		if (versions.isEmpty()) {
			missing.add(known.id());
		} else if (!absent.isEmpty()) {
			missing.add(known.id() + " (needs " + String.join(", ", absent) + ")");
		} else {
			held.add(versions.get(versions.size() - 1));
		}
	}

	private static List<Held> versions(String id, Path artifact) {
		File[] folders = artifact.toFile().listFiles(File::isDirectory);
		if (folders == null) {
			return List.of();
		}
		return Arrays.stream(folders).map(File::getName).sorted()
				.flatMap(version -> Stream.of(".omod", ".jar")
						.map(ending -> new Held(id, version,
								artifact.resolve(version).resolve(artifact.getFileName() + "-" + version + ending))))
				.filter(module -> Files.exists(module.file())).toList();
	}

	boolean isHeld(String id) {
		return held.stream().anyMatch(module -> module.id().equals(id));
	}

	List<Held> held() {
		return held;
	}

	/** Names, and what they need that is not held either. */
	List<String> missing() {
		return missing;
	}

	List<String> missingThatAreRequired() {
		return REQUIRED.stream().filter(id -> !isHeld(id)).toList();
	}

	/**
	 * The platform takes files named .omod only.
	 *
	 * @return all of them, and the module under test, as the launcher wants to be told
	 */
	String copiedTo(Path directory, Path moduleUnderTest) throws IOException {
		Files.createDirectories(directory);
		List<Path> files = new ArrayList<>(List.of(moduleUnderTest));
		for (Held module : held) {
			files.add(Files.copy(module.file(), directory.resolve(module.id() + ".omod")));
		}
		return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}
}
