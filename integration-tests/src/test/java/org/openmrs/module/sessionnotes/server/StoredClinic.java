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
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;

import org.openmrs.module.sessionnotes.server.ServerOptions.JdbcDatabase;

/** The data of a clinic that an earlier version of the module wrote: a directory among the tests' resources. */
public final class StoredClinic {

	private final String resources;

	/** @param name the directory's name below {@code upgrade} */
	public StoredClinic(String name) {
		resources = "/upgrade/" + name + "/";
	}

	/**
	 * Starts the platform and today's module on a copy of the data, on H2.
	 *
	 * @param directory does not exist yet; the server keeps everything there
	 */
	public RunningServer start(Path directory) {
		DataDirectory data = new DataDirectory(directory.toAbsolutePath());
		EmbeddedDatabase database = new EmbeddedDatabase(data.database());
		try {
			data.open();
			Path script = Files.createTempFile(directory, "database", ".sql");
			try (InputStream content = unzipped("database.sql.gz")) {
				Files.write(script, content.readAllBytes());
			}
			database.run(script);
			Files.delete(script);
			writeFiles(data, new JdbcDatabase(database.url(), EmbeddedDatabase.USERNAME, EmbeddedDatabase.PASSWORD));
			return RunningServer.start(directory, Map.of());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (SQLException e) {
			throw new IllegalStateException("The stored database could not be loaded", e);
		}
	}

	/**
	 * Starts the platform and today's module on a copy of the data, on MariaDB.
	 *
	 * @param directory does not exist yet; the server keeps everything else there
	 * @param database is empty
	 */
	public RunningServer start(Path directory, MariaDb database) {
		DataDirectory data = new DataDirectory(directory.toAbsolutePath());
		Map<String, String> options = database.options();
		try (InputStream dump = unzipped("database-mariadb.sql.gz")) {
			data.open();
			database.load(dump);
			writeFiles(data, new JdbcDatabase(options.get(ServerOptions.JDBC_URL), options.get(ServerOptions.JDBC_USERNAME),
					options.get(ServerOptions.JDBC_PASSWORD)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return RunningServer.start(directory, options);
	}

	/** Writes what an installation keeps beside its database, and lets the server open the directory. */
	private void writeFiles(DataDirectory data, JdbcDatabase database) throws IOException {
		writeRuntimeProperties(data, database);
		Path keys = Files.createDirectories(data.applicationData().resolve("sessionnotes"));
		for (String file : new String[]{"keyset.json", "signing-key.json"}) {
			Path key = Files.write(keys.resolve(file), read(file));
			Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
		}
		data.markInstalled();
		data.close();
	}

	private void writeRuntimeProperties(DataDirectory data, JdbcDatabase database) throws IOException {
		Properties properties = new Properties();
		try (InputStream content = open("runtime.properties")) {
			properties.load(content);
		}
		if (!database.url().startsWith("jdbc:h2:")) {
			// the platform's own default is the dialect of MySQL, and MariaDB's too
			properties.remove("hibernate.dialect");
		}
		properties.setProperty("connection.url", database.url());
		properties.setProperty("connection.username", database.username());
		properties.setProperty("connection.password", database.password());
		try (OutputStream content = Files.newOutputStream(
				data.applicationData().resolve("openmrs-runtime.properties"))) {
			properties.store(content, null);
		}
	}

	/** @return the content of a file of the directory */
	public byte[] read(String file) throws IOException {
		try (InputStream content = open(file)) {
			return content.readAllBytes();
		}
	}

	/** @return the content of a file of the directory, which is compressed there */
	public byte[] readUnzipped(String file) throws IOException {
		try (InputStream content = unzipped(file)) {
			return content.readAllBytes();
		}
	}

	private InputStream unzipped(String file) throws IOException {
		return new GZIPInputStream(open(file));
	}

	private InputStream open(String file) {
		InputStream content = StoredClinic.class.getResourceAsStream(resources + file);
		if (content == null) {
			throw new IllegalArgumentException("There is no " + resources + file);
		}
		return content;
	}
}
