/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** How much the frontend module of OpenMRS 3 is. */
final class O3ModuleFiles {

	/** Beside the folder of the files, and called as it is. */
	private static final String DESCRIPTION = "/org/openmrs/module/sessionnotes/frontend/openmrs3.json";

	private O3ModuleFiles() {
	}

	/** @return the bytes that the server sends for a file to browsers, which take it compressed */
	static int sentFor(String address) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", "gzip").build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body().length;
	}

	/** @return the bytes of all files as they were compressed by the build */
	static long compressed() throws IOException {
		JarURLConnection built = (JarURLConnection) O3ModuleFiles.class.getResource(DESCRIPTION).openConnection();
		String folder = built.getEntryName().replace(".json", "/");
		try (JarFile jar = new JarFile(built.getJarFile().getName())) {
			return Collections.list(jar.entries()).stream()
					.filter(entry -> entry.getName().startsWith(folder) && entry.getName().endsWith(".js.gz"))
					.mapToLong(JarEntry::getSize).sum();
		}
	}
}
