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

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds the concepts of the record's own questions. The record's own questions are the questions and answers of
 * progress notes, whether these are shipped with the module or are the clinic's own. Every concept with an obs in a
 * signed progress note also belongs to the record's own questions. A concept of the record's own questions never
 * becomes restricted. If a question of the record became restricted, the answers to the question would leave the
 * record, and signed content would be missing.
 */
final class RecordQuestions {

	private RecordQuestions() {
	}

	/**
	 * @param uuids the uuids of concepts
	 * @return the uuids of the given concepts that belong to the record's own questions
	 */
	static Set<String> among(JdbcOperations jdbc, Collection<String> uuids) {
		if (uuids.isEmpty()) {
			return Collections.emptySet();
		}
		Set<String> found = new HashSet<>(uuids);
		found.retainAll(ProgressNoteConcept.shippedUuids());
		Set<String> questions = questions(jdbc);
		for (String uuid : uuids) {
			if (questions.contains(uuid)) {
				found.add(uuid);
			}
		}
		Set<String> others = new HashSet<>(uuids);
		others.removeAll(found);
		found.addAll(answers(jdbc, others, questions));
		others.removeAll(found);
		found.addAll(UuidQuery.rows(jdbc,
				"select distinct c.uuid from concept c join obs o on o.concept_id = c.concept_id "
						+ "join sessionnotes_progress_note n on n.encounter_id = o.encounter_id where c.uuid in",
				others, (row, number) -> row.getString(1)));
		return found;
	}

	private static Set<String> questions(JdbcOperations jdbc) {
		Set<String> questions = new HashSet<>();
		for (ProgressNoteConcept question : ProgressNoteConcept.values()) {
			questions.add(question.getUuid());
		}
		List<String> own = jdbc.queryForList("select property_value from global_property where property like ? "
				+ "and char_length(property_value) between 1 and 255", String.class,
				SessionNotesProperties.CONCEPT_PREFIX + "%");
		for (String named : own) {
			int colon = named.indexOf(':');
			if (colon < 0) {
				Collections.addAll(questions, named.trim().split("[,\\s]+"));
			} else {
				questions.addAll(jdbc.queryForList("select c.uuid from concept c "
						+ "join concept_reference_map m on m.concept_id = c.concept_id "
						+ "join concept_reference_term t on t.concept_reference_term_id = m.concept_reference_term_id "
						+ "join concept_reference_source s on s.concept_source_id = t.concept_source_id "
						+ "where t.code = ? and (s.name = ? or s.hl7_code = ?)", String.class,
						named.substring(colon + 1).trim(), named.substring(0, colon).trim(),
						named.substring(0, colon).trim()));
			}
		}
		return questions;
	}

	private static List<String> answers(JdbcOperations jdbc, Collection<String> uuids, Set<String> questions) {
		List<String> found = UuidQuery.rows(jdbc, "select a.uuid, q.uuid from concept a "
				+ "join concept_answer r on r.answer_concept = a.concept_id join concept q on q.concept_id = r.concept_id "
				+ "where a.uuid in", uuids, (row, number) -> questions.contains(row.getString(2)) ? row.getString(1) : null);
		found.removeIf(uuid -> uuid == null);
		return found;
	}
}
