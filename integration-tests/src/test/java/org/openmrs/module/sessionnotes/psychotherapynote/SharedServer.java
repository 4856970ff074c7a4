/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import org.openmrs.module.sessionnotes.server.RunningServer;
import org.openmrs.module.sessionnotes.server.ServerOptions;

/** One real server for all tests that leave it as they found it. It ends with the tests' process. */
public final class SharedServer {

	private static RunningServer server;

	private SharedServer() {
	}

	public static synchronized RunningServer get() {
		if (server == null) {
			try {
				server = RunningServer.start(Files.createTempDirectory("sessionnotes-server").resolve("data"),
						Map.of(ServerOptions.INSIDE_CLASSES, RunningServer.testClasses()));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return server;
	}
}
