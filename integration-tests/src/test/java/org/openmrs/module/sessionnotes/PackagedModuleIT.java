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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Assumptions;
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
				"sessionnotes-api", "sessionnotes-frontend", "pdfbox", "fontbox", "zip4j");
		assertThat(own.stream().map(PackagedModuleIT::withoutVersion)).doesNotContainAnyElementsOf(platforms);
	}

	@Test
	void whatThePlatformReadsAtTheRootIsThere() throws Exception {
		assertThat(names(MODULE, "")).contains("config.xml", "liquibase.xml", "messages.properties",
				"messages_fr.properties", "messages_es.properties", "webModuleApplicationContext.xml", "META-INF/LICENSE",
				"apps/sessionnotes_extension.json");
	}

	/** On an English server the platform finds a messages_en of any module before it asks this one for the reader's language. */
	@Test
	void thereIsNoFileOfEnglishMessagesBesideThoseOfNoLanguage() throws Exception {
		assertThat(names(MODULE, "messages")).containsExactlyInAnyOrder(".properties", "_fr.properties", "_es.properties");
	}

	@Test
	void everyLibraryInsideIsInTheBillOfMaterialsWithItsLicenceAndInTheNotice() throws Exception {
		Assumptions.assumeFalse(isOffline(), "Maven makes no bill of materials when it is offline (-o)");
		Map<String, JsonNode> listed = listed(MODULE);
		String notice = text(MODULE, "META-INF/NOTICE");
		Set<String> shipped = new TreeSet<>(shaded());
		names(MODULE, "lib/").stream().map(PackagedModuleIT::withoutVersion).filter(jar -> !jar.startsWith("sessionnotes-"))
				.forEach(shipped::add);

		assertThat(shipped).contains("tink", "gson", "protobuf-java", "pdfbox", "fontbox", "zip4j");
		for (String library : shipped) {
			assertThat(listed).containsKey(library);
			assertThat(listed.get(library).get("version").asText()).as(library).isNotEmpty();
			assertThat(listed.get(library).get("licenses")).as(library).isNotEmpty();
			assertThat(notice).contains(listed.get(library).get("group").asText() + ":" + library);
		}
		assertThat(listed).containsKey("dejavu-fonts");
		assertThat(notice).contains("DejaVu Sans");
		names(MODULE, "lib/").stream().filter(jar -> listed.containsKey(withoutVersion(jar)))
				.forEach(jar -> assertThat(jar).contains(listed.get(withoutVersion(jar)).get("version").asText()));
	}

	@Test
	void whatIsInsideComesWithItsLicences() throws Exception {
		Path domain = extracted("sessionnotes-domain");
		for (Path file : List.of(MODULE, domain)) {
			assertThat(names(file, "META-INF/")).contains("LICENSE", "NOTICE", "licenses/Apache-2.0.txt",
					"licenses/protobuf.txt", "licenses/DejaVu.txt");
		}
		assertThat(text(MODULE, "META-INF/licenses/Apache-2.0.txt")).contains("Apache License", "Version 2.0");
		Assumptions.assumeFalse(isOffline(), "Maven makes no bill of materials when it is offline (-o)");
		assertThat(listed(domain)).containsKeys("tink", "gson", "protobuf-java");
	}

	/** What of the domain's jar is not ours, each by the name of its library; a package that is new here fails. */
	private static Set<String> shaded() throws Exception {
		Map<String, String> libraries = Map.of("tink", "tink", "gson", "gson", "protobuf", "protobuf-java");
		Set<String> found = new TreeSet<>();
		for (String name : names(extracted("sessionnotes-domain"), "")) {
			if (name.endsWith(".class") && !name.startsWith("org/openmrs/module/sessionnotes/")) {
				assertThat(name).startsWith("sessionnotes/shaded/");
				String folder = name.split("/")[2];
				assertThat(libraries).containsKey(folder);
				found.add(libraries.get(folder));
			}
		}
		return found;
	}

	/** @return the components of all bills of materials in the file, by name */
	private static Map<String, JsonNode> listed(Path zip) throws Exception {
		Map<String, JsonNode> listed = new TreeMap<>();
		for (String name : names(zip, "META-INF/sbom/")) {
			JsonNode bill = new ObjectMapper().readTree(text(zip, "META-INF/sbom/" + name));
			assertThat(bill.get("bomFormat").asText()).as(name).isEqualTo("CycloneDX");
			bill.get("components").forEach(component -> listed.put(component.get("name").asText(), component));
		}
		return listed;
	}

	private static Path extracted(String library) throws Exception {
		try (ZipFile file = new ZipFile(MODULE.toFile())) {
			ZipEntry entry = file.stream().filter(each -> each.getName().startsWith("lib/" + library + "-")).findFirst()
					.orElseThrow();
			Path jar = Files.createTempFile(library, ".jar");
			jar.toFile().deleteOnExit();
			Files.copy(file.getInputStream(entry), jar, StandardCopyOption.REPLACE_EXISTING);
			return jar;
		}
	}

	private static String text(Path zip, String name) throws Exception {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
		}
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

	private static boolean isOffline() {
		return "offline: true".equals(System.getProperty("build.network"));
	}
}
