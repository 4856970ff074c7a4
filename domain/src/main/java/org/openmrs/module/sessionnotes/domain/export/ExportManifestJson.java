/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/**
 * Writes a manifest as JSON and reads it. Each manifest has exactly one text, and the reader refuses any other text. So the
 * signature covers everything that the text can contain.
 */
public final class ExportManifestJson {

	private static final int FORMAT = 1;

	private ExportManifestJson() {
	}

	public static String write(ExportManifest manifest) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent("\t");
			ExportManifest.Heading heading = manifest.getHeading();
			json.beginObject().name("format").value(FORMAT).name("export").value(heading.getExportUuid()).name("madeAt")
					.value(heading.getMadeAt()).name("recipient").value(heading.getRecipient()).name("purpose")
					.value(heading.getPurpose()).name("basis").value(heading.getBasis()).name("fields")
					.value(heading.getFields()).name("files").beginArray();
			for (ManifestFile file : manifest.getFiles()) {
				json.beginObject().name("name").value(file.getName()).name("sha256").value(file.getDigest()).endObject();
			}
			json.endArray().name("notes").beginArray();
			for (ManifestEntry entry : manifest.getEntries()) {
				json.beginObject().name("note").value(entry.getNoteUuid()).name("file").value(entry.getFile()).name("signed")
						.value(entry.getSignedDigest()).name("sent").value(entry.getSentDigest()).name("attached")
						.beginObject();
				for (Map.Entry<String, String> attached : entry.getAttached().entrySet()) {
					json.name(attached.getKey()).value(attached.getValue());
				}
				json.endObject().endObject();
			}
			json.endArray().name("signature").value(Base64.getEncoder().encodeToString(manifest.getSignature())).endObject();
		} catch (IOException e) {
			throw new IllegalStateException("a text in memory does not fail", e);
		}
		return text.toString();
	}

	/** @throws DataFormatException if the text is not a manifest, or differs from the text that {@link #write} returns */
	public static ExportManifest read(String text) throws DataFormatException {
		ExportManifest manifest;
		try (JsonReader json = new JsonReader(new StringReader(text))) {
			json.beginObject();
			if (Integer.parseInt(next(json, "format")) != FORMAT) {
				throw new DataFormatException();
			}
			ExportManifest.Heading heading = new ExportManifest.Heading(next(json, "export"),
					Long.parseLong(next(json, "madeAt")), next(json, "recipient"), next(json, "purpose"),
					next(json, "basis"), next(json, "fields"));
			List<ManifestFile> files = readFiles(json);
			List<ManifestEntry> entries = readEntries(json);
			byte[] signature = Base64.getDecoder().decode(next(json, "signature"));
			json.endObject();
			manifest = new ExportManifest(heading, files, entries, signature);
		} catch (IOException | RuntimeException e) {
			// drops the parser's exception, whose message quotes the unreadable text
			throw new DataFormatException();
		}
		if (!write(manifest).equals(text)) {
			throw new DataFormatException();
		}
		return manifest;
	}

	private static List<ManifestFile> readFiles(JsonReader json) throws IOException, DataFormatException {
		List<ManifestFile> files = new ArrayList<>();
		begin(json, "files");
		while (json.hasNext()) {
			json.beginObject();
			files.add(new ManifestFile(next(json, "name"), next(json, "sha256")));
			json.endObject();
		}
		json.endArray();
		return files;
	}

	private static List<ManifestEntry> readEntries(JsonReader json) throws IOException, DataFormatException {
		List<ManifestEntry> entries = new ArrayList<>();
		begin(json, "notes");
		while (json.hasNext()) {
			json.beginObject();
			String note = next(json, "note");
			String file = next(json, "file");
			String signed = next(json, "signed");
			String sent = next(json, "sent");
			Map<String, String> attached = new TreeMap<>();
			requireName(json, "attached");
			json.beginObject();
			while (json.hasNext()) {
				attached.put(json.nextName(), json.nextString());
			}
			json.endObject();
			json.endObject();
			entries.add(new ManifestEntry(note, file, signed, sent, attached));
		}
		json.endArray();
		return entries;
	}

	private static void begin(JsonReader json, String name) throws IOException, DataFormatException {
		requireName(json, name);
		json.beginArray();
	}

	private static String next(JsonReader json, String name) throws IOException, DataFormatException {
		requireName(json, name);
		return json.nextString();
	}

	private static void requireName(JsonReader json, String name) throws IOException, DataFormatException {
		if (!json.nextName().equals(name)) {
			throw new DataFormatException();
		}
	}
}
