/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.o3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Assembles the real OpenMRS 3 front end from its published packages: the app shell and, under a folder of its own, each
 * frontend module, with the import map and the registry of routes by which the app shell finds them. The packages are built
 * already, so that none of their dependencies is needed and no script of theirs runs. The module's own is added as a clinic adds
 * it without assembling anew: by two tags.
 */
public final class FrontEnd {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String APP_SHELL = "@openmrs/esm-app-shell";

	/** Where the app shell expects itself to be. */
	private static final String PUBLIC_PATH = "/openmrs/spa/";

	/** As in the documentation for clinics. */
	private static final String TAGS = "<script type=\"systemjs-importmap\" src=\"/openmrs/ws/sessionnotes/o3/importmap.json\"></script>"
			+ "<script type=\"openmrs-routes\" src=\"/openmrs/ws/sessionnotes/o3/routes.registry.json\"></script>";

	private final Path packages;

	private final Path target;

	private final ObjectNode imports = JSON.createObjectNode();

	private final ObjectNode routes = JSON.createObjectNode();

	private FrontEnd(Path directory) {
		packages = directory.resolve("packages");
		target = directory.resolve("front-end");
	}

	/**
	 * Assembles what the build names: the packages with fixed versions, and a folder that keeps them, so that they are asked for once.
	 *
	 * @return the folder to serve
	 */
	public static Path assemble() throws IOException, InterruptedException {
		return new FrontEnd(Path.of(System.getProperty("o3.front.end")))
				.assemble(Path.of(System.getProperty("o3.packages")));
	}

	private Path assemble(Path list) throws IOException, InterruptedException {
		Files.createDirectories(packages);
		for (Entry<String, JsonNode> dependency : JSON.readTree(list.toFile()).get("dependencies").properties()) {
			add(dependency.getKey(), dependency.getValue().asText());
		}
		JSON.writeValue(target.resolve("importmap.json").toFile(), JSON.createObjectNode().set("imports", imports));
		JSON.writeValue(target.resolve("routes.registry.json").toFile(), routes);
		return target;
	}

	private void add(String name, String version) throws IOException, InterruptedException {
		String fileName = name.substring(1).replace('/', '-') + "-" + version;
		Path archive = packages.resolve(fileName + ".tgz");
		if (!Files.exists(archive)) {
			download(name + "@" + version);
		}
		if (name.equals(APP_SHELL)) {
			unpack(archive, target);
			pointIndexHere();
			return;
		}
		Path folder = target.resolve(fileName);
		String script = Path.of(unpack(archive, folder).get("browser").asText()).getFileName().toString();
		imports.put(name, PUBLIC_PATH + fileName + "/" + script);
		routes.set(name, ((ObjectNode) JSON.readTree(folder.resolve("routes.json").toFile())).put("version", version));
	}

	private void download(String coordinates) throws IOException, InterruptedException {
		Process npm;
		try {
			ProcessBuilder command = new ProcessBuilder("npm", "pack", "--silent", "--ignore-scripts", coordinates)
					.directory(packages.toFile()).redirectErrorStream(true);
			command.environment().put("IBM_TELEMETRY_DISABLED", "true");
			npm = command.start();
		} catch (IOException e) {
			throw new IOException("This test needs npm, which brings the packages of OpenMRS 3's front end", e);
		}
		String output = new String(npm.getInputStream().readAllBytes(), UTF_8);
		assertThat(npm.waitFor(1, TimeUnit.MINUTES) && npm.exitValue() == 0)
				.as("npm could not bring %s: %s", coordinates, output).isTrue();
	}

	/** Unpacks what is built, without the maps for debuggers, and returns the package.json. */
	private static JsonNode unpack(Path archive, Path folder) throws IOException {
		JsonNode description = null;
		try (InputStream file = Files.newInputStream(archive);
				TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
			for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
				if (entry.getName().equals("package/package.json")) {
					description = JSON.readTree(tar.readAllBytes());
				} else if (entry.getName().startsWith("package/dist/") && !entry.getName().endsWith(".map")) {
					Path path = folder.resolve(entry.getName().substring("package/dist/".length())).normalize();
					assertThat(path).startsWithRaw(folder);
					Files.createDirectories(path.getParent());
					Files.write(path, tar.readAllBytes());
				}
			}
		}
		return description;
	}

	/** As published, the page asks a server of OpenMRS's for its import map and keeps itself for use without a network. */
	private void pointIndexHere() throws IOException {
		Path index = target.resolve("index.html");
		String page = Files.readString(index).replaceAll("https://[^\"]*/importmap\\.json", PUBLIC_PATH + "importmap.json")
				.replace("offline: true", "offline: false").replace("</head>", TAGS + "</head>");
		List<String> elsewhere = new ArrayList<>();
		Pattern.compile("(?:src|href)=\"https?://[^\"]*\"").matcher(page).results()
				.forEach(match -> elsewhere.add(match.group()));
		assertThat(elsewhere).as("nothing comes from another server").isEmpty();
		Files.writeString(index, page);
	}
}
