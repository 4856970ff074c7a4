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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What to start and where, read from system properties. An empty property counts as absent, because the build always passes
 * all of them on.
 *
 * @param war the platform's web application, {@code server.war}
 * @param modules module files to install, {@code server.omods}, separated by the system's path separator
 * @param data directory for the database, the application data and the unpacked web application, {@code demo.data}
 * @param port {@code demo.port}, 8080 unless told; 0 takes any free one
 * @param database {@code demo.jdbc.url}, {@code demo.jdbc.username}, {@code demo.jdbc.password}; an embedded H2 unless told
 * @param week {@code demo.week}: load the week of sessions, see {@link DemoWeek}, beside the clinic, and print what to try
 * @param fresh {@code demo.fresh}: delete the data before starting
 * @param verbose {@code demo.verbose}: show the platform's own console output
 * @param logLevel {@code server.log.level}: level for everything under org.openmrs and of Spring's web loggers, for instance DEBUG
 * @param frontEnd {@code server.front.end}: directory of an assembled OpenMRS 3 front end, served under /openmrs/spa
 * @param insideClasses {@code server.inside.classes}: class files that {@link InsideServlet} runs within the platform; for tests alone
 * @param stopWithParent {@code server.stop.with.parent}: stop when the process that started this one ends
 */
public record ServerOptions(Path war, List<Path> modules, Path data, int port, Optional<JdbcDatabase> database,
		boolean week, boolean fresh,
		boolean verbose, Optional<String> logLevel, Optional<Path> frontEnd, Optional<Path> insideClasses,
		boolean stopWithParent) {

	public static final String WAR = "server.war";

	public static final String MODULES = "server.omods";

	public static final String LOG_LEVEL = "server.log.level";

	public static final String FRONT_END = "server.front.end";

	public static final String INSIDE_CLASSES = "server.inside.classes";

	/** Runtime properties of the platform that begin with this prefix, and take effect at the installation. */
	public static final String PLATFORM_PROPERTY = "server.property.";

	public static final String STOP_WITH_PARENT = "server.stop.with.parent";

	public static final String DATA = "demo.data";

	public static final String PORT = "demo.port";

	public static final String JDBC_URL = "demo.jdbc.url";

	public static final String JDBC_USERNAME = "demo.jdbc.username";

	public static final String JDBC_PASSWORD = "demo.jdbc.password";

	public static final String WEEK = "demo.week";

	public static final String FRESH = "demo.fresh";

	public static final String VERBOSE = "demo.verbose";

	/** A database outside this process; it exists, and is empty when the server starts for the first time. */
	public record JdbcDatabase(String url, String username, String password) {
	}

	static ServerOptions fromSystemProperties() {
		return new ServerOptions(required(WAR), moduleFiles(), required(DATA), portNumber(), jdbcDatabase(), flag(WEEK),
				flag(FRESH),
				flag(VERBOSE), text(LOG_LEVEL), directory(FRONT_END), directory(INSIDE_CLASSES), flag(STOP_WITH_PARENT));
	}

	private static List<Path> moduleFiles() {
		String separator = System.getProperty("path.separator");
		return text(MODULES).stream().flatMap(list -> Arrays.stream(list.split(separator))).map(Path::of).toList();
	}

	private static int portNumber() {
		String port = text(PORT).orElse("8080");
		try {
			return Integer.parseInt(port);
		} catch (NumberFormatException e) {
			throw new ServerStartException("-D" + PORT + " has to be a number, but is '" + port + "'");
		}
	}

	private static Optional<JdbcDatabase> jdbcDatabase() {
		return text(JDBC_URL)
				.map(url -> new JdbcDatabase(url, text(JDBC_USERNAME).orElse(""), text(JDBC_PASSWORD).orElse("")));
	}

	private static Optional<Path> directory(String property) {
		return text(property).map(Path::of).map(Path::toAbsolutePath).map(Path::normalize);
	}

	private static Path required(String property) {
		return directory(property)
				.orElseThrow(() -> new ServerStartException("Missing system property " + property));
	}

	private static Optional<String> text(String property) {
		return Optional.ofNullable(System.getProperty(property)).map(String::trim).filter(value -> !value.isEmpty());
	}

	private static boolean flag(String property) {
		return text(property).map(Boolean::parseBoolean).orElse(false);
	}
}
