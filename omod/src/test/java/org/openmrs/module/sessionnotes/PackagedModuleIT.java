/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

/** What the module file holds, and what it leaves to the platform. */
class PackagedModuleIT {

	private static final Path MODULE = Path.of(System.getProperty("sessionnotes.omod"));

	private static final Path PLATFORM = Path.of(System.getProperty("server.war"));

	@Test
	void itsOwnLibrariesAreInsideAndNoneThatThePlatformBrings() throws Exception {
		List<String> own = names(MODULE, "lib/");
		List<String> platforms = names(PLATFORM, "WEB-INF/lib/").stream().map(PackagedModuleIT::withoutVersion).toList();

		assertThat(own.stream().map(PackagedModuleIT::withoutVersion)).containsExactlyInAnyOrder("sessionnotes-domain",
				"sessionnotes-api", "pdfbox", "fontbox", "zip4j");
		assertThat(own.stream().map(PackagedModuleIT::withoutVersion)).doesNotContainAnyElementsOf(platforms);
	}

	@Test
	void whatThePlatformReadsAtTheRootIsThere() throws Exception {
		assertThat(names(MODULE, "")).contains("config.xml", "liquibase.xml", "messages.properties",
				"webModuleApplicationContext.xml", "META-INF/LICENSE");
	}

	private static List<String> names(Path zip, String folder) throws Exception {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.stream().map(Object::toString).filter(name -> name.startsWith(folder) && !name.endsWith("/"))
					.map(name -> name.substring(folder.length())).toList();
		}
	}

	private static String withoutVersion(String jar) {
		return jar.replaceAll("-[0-9].*", "");
	}
}
