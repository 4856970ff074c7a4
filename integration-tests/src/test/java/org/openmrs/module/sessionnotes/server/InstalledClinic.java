/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The data of a server on H2 that was started for the first time and stopped. A test that needs a new server begins with a
 * copy: a first start spends most of its time on the installation of the platform. Each run of the tests installs anew.
 */
final class InstalledClinic {

	/** Those of a day, whose sessions are of that day: one with the week of sessions and one without, where a test needed it. */
	private static final Map<List<String>, InstalledClinic> MADE = new HashMap<>();

	private final DataDirectory data;

	private InstalledClinic(DataDirectory data) {
		this.data = data;
	}

	/**
	 * @param options of {@link ServerOptions}
	 * @return whether a server with these options can begin with a copy: neither its database nor its installation is special
	 */
	static boolean isFor(Map<String, String> options) {
		return options.keySet().stream().noneMatch(
				name -> name.equals(ServerOptions.JDBC_URL) || name.startsWith(ServerOptions.PLATFORM_PROPERTY));
	}

	/** Returns the data of a server that was started today, with the week of sessions if the options have it. */
	static synchronized InstalledClinic like(Map<String, String> options) {
		String week = options.getOrDefault(ServerOptions.WEEK, "false");
		return MADE.computeIfAbsent(List.of(week, LocalDate.now().toString()), made -> install(week));
	}

	private static InstalledClinic install(String week) {
		try {
			Path directory = Files.createTempDirectory("sessionnotes-installed");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "delete the installed clinic"));
			DataDirectory data = new DataDirectory(directory.resolve("data"));
			RunningServer.install(data.root(), Map.of(ServerOptions.WEEK, week)).stop();
			return new InstalledClinic(data);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void delete(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @param root does not exist yet, or is empty */
	void copyTo(Path root) {
		DataDirectory copy = new DataDirectory(root.toAbsolutePath());
		try (Stream<Path> tree = Files.walk(data.root())) {
			for (Path path : (Iterable<Path>) tree::iterator) {
				Files.copy(path, copy.root().resolve(data.root().relativize(path)), StandardCopyOption.COPY_ATTRIBUTES,
						StandardCopyOption.REPLACE_EXISTING);
			}
			for (Path log : List.of(copy.consoleLog(), copy.platformLog())) {
				Files.deleteIfExists(log);
			}
			moveRuntimeProperties(copy);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The platform keeps the place of its data in its runtime properties. */
	private void moveRuntimeProperties(DataDirectory copy) throws IOException {
		Path file = copy.applicationData().resolve("openmrs-runtime.properties");
		Properties properties = new Properties();
		try (InputStream content = Files.newInputStream(file)) {
			properties.load(content);
		}
		properties.replaceAll((name, value) -> value.toString().replace(data.root().toString(), copy.root().toString()));
		try (OutputStream content = Files.newOutputStream(file)) {
			properties.store(content, null);
		}
	}
}
