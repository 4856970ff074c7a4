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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Modules of others that a test's server runs with. The build names the file of each in a system property, whether or not the
 * local repository holds it.
 */
public final class ModulesOfOthers {

	private ModulesOfOthers() {
	}

	public static boolean isHeld(String id) {
		return Files.exists(file(id));
	}

	/**
	 * @param directory for copies of them: the platform takes files named .omod only
	 * @return the value of {@link ServerOptions#MODULES} for the module under test with these beside it
	 */
	public static String beside(Path directory, String... ids) {
		StringBuilder files = new StringBuilder(System.getProperty(ServerOptions.MODULES));
		for (String id : ids) {
			try {
				files.append(File.pathSeparator).append(Files.copy(file(id), directory.resolve(id + ".omod")));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return files.toString();
	}

	private static Path file(String id) {
		return Path.of(System.getProperty(id + ".omod"));
	}
}
