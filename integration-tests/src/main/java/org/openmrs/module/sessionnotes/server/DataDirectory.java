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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Everything that one server keeps: the application data, the embedded database, the unpacked web application and what the
 * platform wrote to its console.
 * <p>
 * A file in it marks it as made by this launcher; without that mark the launcher neither uses nor deletes a directory.
 */
final class DataDirectory {

	private static final String MARK = ".session-notes-server";

	private static final String INSTALLED = ".installed";

	private static final String UNPACKED = ".unpacked";

	private final Path root;

	/** Holds the lock as long as it is referred to. */
	private FileChannel mark;

	DataDirectory(Path root) {
		this.root = root;
	}

	Path root() {
		return root;
	}

	/** The platform's application data directory: modules, runtime properties, log file, the module's keyset. */
	Path applicationData() {
		return root.resolve("appdata");
	}

	Path platformLog() {
		return applicationData().resolve("openmrs.log");
	}

	/** What the platform and Tomcat print; it is never rolled over, so it holds every line since the data was made. */
	Path consoleLog() {
		return root.resolve("console.log");
	}

	/** Where H2 keeps its files, without the suffix that H2 adds. */
	Path database() {
		return root.resolve("database").resolve("openmrs");
	}

	Path webApplication() {
		return root.resolve("webapp");
	}

	Path tomcat() {
		return root.resolve("tomcat");
	}

	/**
	 * Makes the directory, or makes sure that an existing one is ours, and keeps every other server out of it until this process
	 * ends.
	 */
	void open() throws IOException {
		if (!isEmpty(root) && !Files.exists(root.resolve(MARK))) {
			throw new ServerStartException(root + " holds other files. Choose an empty directory with -D"
					+ ServerOptions.DATA + ".");
		}
		Files.createDirectories(root);
		mark = FileChannel.open(root.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		if (mark.tryLock() == null) {
			throw new ServerStartException(
					"Another server is running with the data in " + root + ". Stop it first, or choose "
							+ "another directory with -D" + ServerOptions.DATA + ".");
		}
		createDirectories();
	}

	/** Lets another process open it. */
	void close() throws IOException {
		mark.close();
	}

	/** Deletes everything that is kept. */
	void empty() throws IOException {
		try (Stream<Path> content = Files.list(root)) {
			for (Path path : content.filter(path -> !path.endsWith(MARK)).toList()) {
				deleteTree(path);
			}
		}
		createDirectories();
	}

	private void createDirectories() throws IOException {
		Files.createDirectories(applicationData());
		Files.createDirectories(tomcat());
	}

	/** Whether an installation was completed here; one that was interrupted leaves a database that cannot be used. */
	boolean isInstalled() {
		return Files.exists(root.resolve(INSTALLED));
	}

	void markInstalled() throws IOException {
		Files.writeString(root.resolve(INSTALLED), "");
	}

	/** Whether an installation was begun, completed or not. */
	boolean holdsInstallation() throws IOException {
		return Files.exists(database().getParent()) || !isEmpty(applicationData());
	}

	/** Removes what an interrupted installation left, but not the unpacked web application. */
	void deleteInstallation() throws IOException {
		deleteTree(database().getParent());
		deleteTree(applicationData());
		createDirectories();
	}

	/** Puts exactly these module files where the platform looks for them. */
	void installModules(List<Path> modules) throws IOException {
		Path folder = Files.createDirectories(applicationData().resolve("modules"));
		try (Stream<Path> old = Files.list(folder)) {
			for (Path file : old.filter(path -> path.toString().endsWith(".omod")).toList()) {
				Files.delete(file);
			}
		}
		for (Path module : modules) {
			if (!Files.isRegularFile(module)) {
				throw new ServerStartException("There is no module file " + module);
			}
			Files.copy(module, folder.resolve(module.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Whether this very archive is unpacked already. */
	boolean isUnpacked(Path war) throws IOException {
		Path mark = webApplication().resolve(UNPACKED);
		return Files.exists(mark) && Files.readString(mark).equals(fingerprint(war));
	}

	/**
	 * Unpacks the web application. The mark is written last: a start that is killed half-way unpacks again.
	 */
	void unpack(Path war) throws IOException {
		deleteTree(webApplication());
		try (ZipFile zip = new ZipFile(war.toFile())) {
			Enumeration<? extends ZipEntry> entries = zip.entries();
			while (entries.hasMoreElements()) {
				unpack(zip, entries.nextElement());
			}
		}
		Files.writeString(webApplication().resolve(UNPACKED), fingerprint(war));
	}

	private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
		Path target = webApplication().resolve(entry.getName()).normalize();
		if (!target.startsWith(webApplication())) {
			throw new IOException("An entry of the archive points outside: " + entry.getName());
		}
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		try (InputStream content = zip.getInputStream(entry)) {
			Files.copy(content, target);
		}
	}

	private static String fingerprint(Path war) throws IOException {
		return war.getFileName() + " " + Files.size(war) + " " + Files.getLastModifiedTime(war).toMillis();
	}

	private static boolean isEmpty(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return !Files.exists(directory);
		}
		try (Stream<Path> content = Files.list(directory)) {
			return content.findAny().isEmpty();
		}
	}

	private static void deleteTree(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(directory)) {
			for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
