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
 * The data that the signature of a progress note covers. The signature covers the values of each field as a digest,
 * which anyone can compute again from the record. Each field has a digest of its own, so that a later check can name a
 * changed field. One further digest covers all fields together.
 * <p>
 * All digests are SHA-256 digests of a {@link CanonicalForm}. In the canonical form, each value is in UTF-8, and the
 * length of each value precedes the value. The length of a value is a four-byte, big-endian number (-1 for an absent
 * value). Numeric values are written as decimal digits. A digest covers the following values:
 * <ul>
 * <li>for a field: {@code sessionnotes.progress-note.field.1}, the name of the field, the number of values, and each
 * value;
 * <li>for the record: {@code sessionnotes.progress-note.1}, the number of fields, and then the name and the digest of
 * each field, sorted by the name of the field.
 * </ul>
 * The second form of the record is for signatures that are stored with the content of the note. In the second form, the
 * first value of the record is {@code sessionnotes.progress-note.2}, and the record has more fields. The field
 * {@code content} holds the text of the {@link SignedContent}. The fields {@code signerPerson}, {@code signerName} and
 * {@code signerProvider} identify the owner of the account that signed.
 */
public final class SignedRecord {

	/** The form for signatures that are stored without the content of the note. */
	public static final int FIRST_FORM = 1;

	/**
	 * The form for signatures that are stored with the content of the note and with the owner of the account that signed.
	 */
	public static final int SECOND_FORM = 2;

	private final int form;

	private final SortedMap<String, String> fieldDigests;

	private SignedRecord(int form, SortedMap<String, String> fieldDigests) {
		this.form = form;
		this.fieldDigests = Collections.unmodifiableSortedMap(new TreeMap<>(fieldDigests));
	}

	/** @return a builder for a record in the first form */
	public static Builder builder() {
		return builder(FIRST_FORM);
	}

	/** @param form the form of the record: {@link #FIRST_FORM} or {@link #SECOND_FORM} */
	public static Builder builder(int form) {
		return new Builder(form);
	}

	/** @return the digest of each field as 64 lower-case hexadecimal digits, sorted by the name of the field */
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
	 * @param fieldDigests the digests of the fields by name, in any order
	 * @return a text with one line {@code name=digest} for each field, sorted by name
	 */
	public static String toText(Map<String, String> fieldDigests) {
		List<String> lines = new ArrayList<>();
		new TreeMap<>(fieldDigests).forEach((name, digest) -> lines.add(name + "=" + digest));
		return String.join("\n", lines);
	}

	/**
	 * Reads the digests of the fields from a text without ever throwing an exception. A damaged line of the text counts
	 * as a field that differs from the field in the record.
	 *
	 * @param text a text that {@link #toText} returned
	 * @return the digests of the fields, sorted by name
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
	 * @param signed the digests of the fields from the time when the note was signed
	 * @param now the digests of the fields of the current record
	 * @return the sorted names of the fields that differ, are missing or are new; empty if no field changed
	 */
	public static List<String> differences(Map<String, String> signed, Map<String, String> now) {
		Set<String> names = new TreeSet<>(signed.keySet());
		names.addAll(now.keySet());
		names.removeIf(name -> Objects.equals(signed.get(name), now.get(name)));
		return new ArrayList<>(names);
	}

	/** Shows the names of the fields, but not the digests. */
	@Override
	public String toString() {
		return "SignedRecord" + fieldDigests.keySet();
	}

	/** Collects the fields of a record, in any order. */
	public static final class Builder {

		private final int form;

		private final SortedMap<String, String> fieldDigests = new TreeMap<>();

		private Builder(int form) {
			this.form = form;
		}

		/**
		 * @param name the name of the field, which {@link #differences} also returns; must not contain an equals sign or
		 *        white space
		 * @param values the values of the field, in a fixed order that is the same each time that the record is read; may be
		 *        empty
		 * @return this builder
		 * @throws IllegalArgumentException if the name is invalid, or a field with that name already exists
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
