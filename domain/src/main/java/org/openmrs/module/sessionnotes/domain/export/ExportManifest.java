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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The signed list of the files and notes in an export, with their digests, for its recipient. With the public key of the
 * log, the recipient verifies the list without this module. The list names no client and nothing that the export left out.
 */
public final class ExportManifest {

	/** The most notes of one export. */
	public static final int MOST_NOTES = 5000;

	static final String TOO_MANY = "sessionnotes.error.export.tooMany";

	static final String NOT_WHOLE = "sessionnotes.error.export.notWhole";

	private final Heading heading;

	private final List<ManifestFile> files;

	private final List<ManifestEntry> entries;

	private final byte[] signature;

	/** Creates a manifest from stored values, which someone may have altered. */
	ExportManifest(Heading heading, Collection<ManifestFile> files, Collection<ManifestEntry> entries, byte[] signature) {
		this.heading = Objects.requireNonNull(heading, "heading");
		List<ManifestFile> sortedFiles = new ArrayList<>(files);
		sortedFiles.sort(Comparator.comparing(ManifestFile::getName));
		this.files = Collections.unmodifiableList(sortedFiles);
		List<ManifestEntry> sortedEntries = new ArrayList<>(entries);
		sortedEntries.sort(Comparator.comparing(ManifestEntry::getNoteUuid));
		this.entries = Collections.unmodifiableList(sortedEntries);
		this.signature = signature.clone();
	}

	/**
	 * @param key the key that signs the log
	 * @throws RefusedException if there are too many notes, a note or a file appears twice, or a note's file is missing
	 */
	public static ExportManifest sign(Heading heading, Collection<ManifestFile> files, Collection<ManifestEntry> entries,
			SigningKey key) {
		if (entries.size() > MOST_NOTES) {
			throw new RefusedException(TOO_MANY);
		}
		ExportManifest unsigned = new ExportManifest(heading, files, entries, new byte[0]);
		if (!unsigned.isWhole()) {
			throw new RefusedException(NOT_WHOLE);
		}
		return new ExportManifest(heading, files, entries, key.sign(unsigned.form()));
	}

	private boolean isWhole() {
		Set<String> names = new HashSet<>();
		Set<String> notes = new HashSet<>();
		files.forEach(file -> names.add(file.getName()));
		entries.forEach(entry -> notes.add(entry.getNoteUuid()));
		return names.size() == files.size() && notes.size() == entries.size()
				&& entries.stream().allMatch(entry -> names.contains(entry.getFile()));
	}

	public Heading getHeading() {
		return heading;
	}

	/** @return the files, ordered by name */
	public List<ManifestFile> getFiles() {
		return files;
	}

	/** @return the notes, ordered by identifier */
	public List<ManifestEntry> getEntries() {
		return entries;
	}

	public byte[] getSignature() {
		return signature.clone();
	}

	/** @return true if the key signed exactly this manifest, and the manifest lists every note's file */
	public boolean isSignedBy(PublicKey key) {
		return isWhole() && key.signed(form(), signature);
	}

	/**
	 * @param digests the digest of every file that came with the manifest, by the name of the file
	 * @return the names of files that are missing, altered or not listed, in order; empty if all files match the manifest
	 */
	public Set<String> getAlteredFiles(Map<String, String> digests) {
		Set<String> altered = new TreeSet<>(digests.keySet());
		for (ManifestFile file : files) {
			if (file.getDigest().equals(digests.get(file.getName()))) {
				altered.remove(file.getName());
			} else {
				altered.add(file.getName());
			}
		}
		return altered;
	}

	/** @return the SHA-256 digest of all values except the signature, which the log records */
	public String digest() {
		return form().sha256();
	}

	private CanonicalForm form() {
		CanonicalForm form = new CanonicalForm("sessionnotes/exportmanifest/1");
		heading.addTo(form);
		form.add(files.size());
		files.forEach(file -> form.add(file.getName()).add(file.getDigest()));
		form.add(entries.size());
		for (ManifestEntry entry : entries) {
			form.add(entry.getNoteUuid()).add(entry.getFile()).add(entry.getSignedDigest()).add(entry.getSentDigest())
					.add(entry.getAttached().size());
			entry.getAttached().forEach((uuid, digest) -> form.add(uuid).add(digest));
		}
		return form;
	}

	/** The facts about the whole export. */
	public static final class Heading {

		private final String exportUuid;

		private final long madeAt;

		private final String recipient;

		private final String purpose;

		private final String basis;

		private final String fields;

		Heading(String exportUuid, long madeAt, String recipient, String purpose, String basis, String fields) {
			this.exportUuid = Objects.requireNonNull(exportUuid, "exportUuid");
			this.madeAt = madeAt;
			this.recipient = Objects.requireNonNull(recipient, "recipient");
			this.purpose = Objects.requireNonNull(purpose, "purpose");
			this.basis = Objects.requireNonNull(basis, "basis");
			this.fields = Objects.requireNonNull(fields, "fields");
		}

		/** @param madeAt the current time, in milliseconds since 1970-01-01 UTC */
		public static Heading of(String exportUuid, long madeAt, ExportContext context) {
			return new Heading(exportUuid, madeAt, context.getRecipient().getName(), context.getPurpose().name(),
					context.getFields().getRecipe().getBasis().getCitation(), context.getFields().toText());
		}

		private void addTo(CanonicalForm form) {
			form.add(exportUuid).add(madeAt).add(recipient).add(purpose).add(basis).add(fields);
		}

		public String getExportUuid() {
			return exportUuid;
		}

		public long getMadeAt() {
			return madeAt;
		}

		public String getRecipient() {
			return recipient;
		}

		/** @return the name of the purpose; a later version of the module may no longer have this purpose */
		public String getPurpose() {
			return purpose;
		}

		/** @return the section of law that permits the export */
		public String getBasis() {
			return basis;
		}

		/** @return the fields in the export, and the form of each, see {@link ExportFields#toText} */
		public String getFields() {
			return fields;
		}
	}
}
