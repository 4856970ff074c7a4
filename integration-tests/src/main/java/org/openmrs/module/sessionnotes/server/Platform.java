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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openmrs.module.sessionnotes.server.Http.Answer;
import org.openmrs.module.sessionnotes.server.ServerOptions.JdbcDatabase;

/**
 * The deployed OpenMRS platform, seen from outside: its installation without the wizard and its readiness.
 */
final class Platform {

	private static final Duration INSTALLATION_LIMIT = Duration.ofMinutes(30);

	private static final Pattern TASK = Pattern.compile("\"executingTask\":\"?([A-Za-z_ ]+)");

	private final Http http;

	private final Progress progress;

	private final Path output;

	/**
	 * @param output where the platform's own messages go, for those who look for the reason of a failure
	 */
	Platform(String baseUrl, Progress progress, Path output) {
		this.http = Http.anonymous(baseUrl);
		this.progress = progress;
		this.output = output;
	}

	/**
	 * Tells the platform, before it is deployed, where its data is and how to install itself. The platform reads all of it from
	 * system properties and from the script they name.
	 */
	static void configure(DataDirectory data, JdbcDatabase database, Optional<String> logLevel) throws IOException {
		System.setProperty("OPENMRS_APPLICATION_DATA_DIRECTORY", data.applicationData().toString());
		System.setProperty("OPENMRS_INSTALLATION_SCRIPT", writeInstallationScript(data, database).toString());
		// The platform's own configuration sets a level for org.openmrs.api too, which would win over org.openmrs.
		logLevel.ifPresent(level -> System.setProperty("log.level",
				"org.openmrs:" + level + ",org.openmrs.api:" + level + ",org.springframework.web:" + level));
	}

	private static Path writeInstallationScript(DataDirectory data, JdbcDatabase database) throws IOException {
		Properties script = new Properties();
		script.setProperty("install_method", "auto");
		script.setProperty("connection.url", database.url());
		if (database.url().startsWith("jdbc:h2:")) {
			// before 2.8 the platform knows none for H2
			script.setProperty("connection.driver_class", "org.h2.Driver");
		}
		script.setProperty("connection.username", database.username());
		script.setProperty("connection.password", database.password());
		script.setProperty("has_current_openmrs_database", "true");
		script.setProperty("create_database_user", "false");
		script.setProperty("create_tables", "true");
		script.setProperty("auto_update_database", "true");
		script.setProperty("module_web_admin", "false");
		System.getProperties().stringPropertyNames().stream()
				.filter(name -> name.startsWith(ServerOptions.PLATFORM_PROPERTY))
				.forEach(name -> script.setProperty(
						"property." + name.substring(ServerOptions.PLATFORM_PROPERTY.length()), System.getProperty(name)));
		script.setProperty("admin_user_password", DemoClinic.ADMIN.password());

		Path file = data.root().resolve("installation.properties");
		Files.deleteIfExists(file);
		try {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		} catch (UnsupportedOperationException e) {
			Files.createFile(file);
		}
		try (OutputStream content = Files.newOutputStream(file)) {
			script.store(content, null);
		}
		return file;
	}

	boolean isStarted() {
		return http.get("/health/started").status() == 200;
	}

	/** Installs the platform: asking for the wizard begins, then its progress can be asked for. */
	void install() throws InterruptedException {
		Duration deadline = progress.elapsed().plus(INSTALLATION_LIMIT);
		String shown = "";
		http.get("/initialsetup");
		while (!isStarted()) {
			String task = runningTask();
			if (!task.equals(shown)) {
				progress.step("Installing the platform: " + task);
				shown = task;
			}
			if (progress.elapsed().compareTo(deadline) > 0) {
				throw new ServerStartException("The platform was not installed within " + INSTALLATION_LIMIT.toMinutes()
						+ " minutes.");
			}
			Thread.sleep(500);
		}
	}

	private String runningTask() {
		Answer answer = http.get("/initialsetup?page=progress.vm.ajaxRequest");
		if (answer.body().contains("\"hasErrors\":true")) {
			throw new ServerStartException("The platform could not be installed. See " + output);
		}
		Matcher task = TASK.matcher(answer.body());
		if (!task.find() || "null".equals(task.group(1))) {
			return "starting it and its modules";
		}
		return task.group(1).toLowerCase().replace('_', ' ');
	}
}
