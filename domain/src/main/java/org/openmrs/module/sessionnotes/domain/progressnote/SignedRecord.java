/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;

/**
 * The data that a signature of a progress note covers: the values of each field, as digests that anyone can compute again
 * from the record. There is one digest for each field, so that a later check can name the changed field, and one for all.
 * <p>
 * All digests are SHA-256 over a {@link CanonicalForm}. In it, each value is in UTF-8 after its length in four bytes,
 * big-endian (-1 for an absent value). Numbers are decimal digits:
 * <ul>
 * <li>for a field: {@code sessionnotes.progress-note.field.1}, its name, the number of its values, each value;
 * <li>for the record: {@code sessionnotes.progress-note.1}, the number of fields, then for each field, sorted by name, its
 * name and its digest.
 * </ul>
 * The second form is for signatures that are stored with the words of the note. Its first value in the record is
 * {@code sessionnotes.progress-note.2}, and it has more fields. {@code content} is the text of the {@link SignedContent}.
 * {@code signerPerson}, {@code signerName} and {@code signerProvider} identify the owner of the account that signed.
 */
public final class SignedRecord {

	/** The form of signatures without the words of the note. */
	public static final int FIRST_FORM = 1;

	/** The form of signatures with the words of the note and the owner of the account that signed. */
	public static final int SECOND_FORM = 2;

	private final int form;

	private final SortedMap<String, String> fieldDigests;

	private SignedRecord(int form, SortedMap<String, String> fieldDigests) {
		this.form = form;
		this.fieldDigests = Collections.unmodifiableSortedMap(new TreeMap<>(fieldDigests));
	}

	/** @return a builder of the first form */
	public static Builder builder() {
		return builder(FIRST_FORM);
	}

	/** @param form {@link #FIRST_FORM} or {@link #SECOND_FORM} */
	public static Builder builder(int form) {
		return new Builder(form);
	}

	/** @return the digest of each field, as 64 lower-case hexadecimal digits, sorted by the field's name */
	public Map<String, String> getFieldDigests() {
		return fieldDigests;
	}

	/** @return the digest of the whole record, as 64 lower-case hexadecimal digits */
	public String getDigest() {
		CanonicalForm whole = new CanonicalForm("sessionnotes.progress-note." + form).add(fieldDigests.size());
		fieldDigests.forEach((name, digest) -> whole.add(name).add(digest));
		return whole.sha256();
	}

	/**
	 * @param fieldDigests the digest of each field, in any order
	 * @return one line {@code name=digest} for each field, sorted by name
	 */
	public static String toText(Map<String, String> fieldDigests) {
		List<String> lines = new ArrayList<>();
		new TreeMap<>(fieldDigests).forEach((name, digest) -> lines.add(name + "=" + digest));
		return String.join("\n", lines);
	}

	/**
	 * Reads the digests of the fields and never fails. A damaged line becomes a field that differs from the record's field.
	 *
	 * @param text a text that {@link #toText} returned
	 * @return the digest of each field, sorted by name
	 */
	public static Map<String, String> fromText(String text) {
		Map<String, String> fieldDigests = new TreeMap<>();
		for (String line : text.split("\n")) {
			if (!line.isEmpty()) {
				int equals = line.indexOf('=');
				fieldDigests.put(equals < 0 ? line : line.substring(0, equals),
						equals < 0 ? "" : line.substring(equals + 1));
			}
		}
		return fieldDigests;
	}

	/**
	 * @param signed the digest of each field when the note was signed
	 * @param now the digest of each field of the current record
	 * @return the names of the fields that differ, are missing or are new, sorted; empty if nothing changed
	 */
	public static List<String> differences(Map<String, String> signed, Map<String, String> now) {
		Set<String> names = new TreeSet<>(signed.keySet());
		names.addAll(now.keySet());
		names.removeIf(name -> Objects.equals(signed.get(name), now.get(name)));
		return new ArrayList<>(names);
	}

	/** Shows the names of the fields, not their content. */
	@Override
	public String toString() {
		return "SignedRecord" + fieldDigests.keySet();
	}

	/** Collects the fields, in any order. */
	public static final class Builder {

		private final int form;

		private final SortedMap<String, String> fieldDigests = new TreeMap<>();

		private Builder(int form) {
			this.form = form;
		}

		/**
		 * @param name the name of the field in {@link #differences}; without = and line breaks
		 * @param values its values, in the fixed order in which the record always returns them; may be empty
		 * @return this
		 * @throws IllegalArgumentException if the name is invalid, or a field of that name exists already
		 */
		public Builder field(String name, List<String> values) {
			if (!name.matches("[^=\\s]+")) {
				throw new IllegalArgumentException("no name of a field: " + name);
			}
			CanonicalForm field = new CanonicalForm("sessionnotes.progress-note.field.1").add(name).add(values.size());
			values.forEach(field::add);
			if (fieldDigests.putIfAbsent(name, field.sha256()) != null) {
				throw new IllegalArgumentException("the field is there already: " + name);
			}
			return this;
		}

		public SignedRecord build() {
			return new SignedRecord(form, fieldDigests);
		}
	}
}
