/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the values that administrators request. Administrators request values in the global properties, in the members
 * of the set of restricted concepts, and in the runtime properties. Only users who run the server can change the
 * runtime properties.
 */
final class AskedSettings {

	/** The maximum length of a value, in characters. A longer text is not a value of any setting and is not read. */
	private static final int LONGEST = 20_000;

	private static final String UNREADABLE = "?";

	private final Function<String, String> runtimeProperties;

	AskedSettings(Function<String, String> runtimeProperties) {
		this.runtimeProperties = runtimeProperties;
	}

	/** The value that is requested for one setting. */
	static final class Asked {

		private final String raw;

		private final Optional<String> value;

		private final String ignored;

		private Asked(String raw, Optional<String> value, String ignored) {
			this.raw = raw;
			this.value = value;
			this.ignored = ignored;
		}

		/**
		 * @return true if no value is requested. If a global property is deleted, no value is requested, and the
		 *         setting does not change.
		 */
		boolean isMissing() {
			return raw == null;
		}

		/** @return the requested value; empty if the requested text is not a valid value */
		Optional<String> getValue() {
			return value;
		}

		/** @return the content that was left out of the requested value; null if no content was left out */
		String getIgnored() {
			return ignored;
		}
	}

	/**
	 * @return the value of a setting in the runtime properties, which counts as accepted; empty if there is no such
	 *         value
	 */
	Optional<String> ofServer(Safeguard safeguard) {
		return safeguard.read(runtimeProperties.apply(safeguard.getName()));
	}

	/**
	 * @param accepted the value that was last accepted
	 * @param known the content that an earlier check ignored and that need not be checked again, or null
	 */
	Asked read(JdbcOperations jdbc, Safeguard safeguard, String accepted, String known) {
		if (safeguard == Safeguard.RESTRICTED_CONCEPTS) {
			return members(jdbc, accepted, known);
		}
		List<String> values = jdbc.queryForList("select case when char_length(property_value) > " + LONGEST + " then '"
				+ UNREADABLE + "' else property_value end from global_property where property = ?", String.class,
				safeguard.getName());
		String raw = values.isEmpty() ? null : values.get(0);
		Optional<String> value = safeguard.read(raw);
		return new Asked(raw, value, raw == null || value.isPresent() ? null : UNREADABLE);
	}

	/**
	 * Reads the members of the set of restricted concepts. If the set of restricted concepts was never created or was
	 * deleted, no concept becomes unrestricted.
	 */
	private static Asked members(JdbcOperations jdbc, String accepted, String known) {
		Set<String> members = new TreeSet<>(jdbc.queryForList("select c.uuid from concept_set s "
				+ "join concept whole on whole.concept_id = s.concept_set join concept c on c.concept_id = s.concept_id "
				+ "where whole.uuid = ?", String.class, SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID));
		Set<String> unknown = new HashSet<>(members);
		unknown.removeAll(Safeguard.concepts(accepted));
		Set<String> ignored = new TreeSet<>(Safeguard.concepts(known == null ? "" : known));
		ignored.retainAll(unknown);
		unknown.removeAll(ignored);
		ignored.addAll(RecordQuestions.among(jdbc, unknown));
		members.removeAll(ignored);
		String raw = String.join(",", members);
		return new Asked(raw, Safeguard.RESTRICTED_CONCEPTS.read(raw), ignored.isEmpty() ? null : String.join(",", ignored));
	}
}
