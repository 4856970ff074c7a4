/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNote;
import org.springframework.jdbc.core.JdbcOperations;

/** Converts a chain of obs into a note, or gives the reason why the chain cannot become a note. */
class ObsToNote {

	/** The uuid of the platform's user account for daemon threads, which belongs to no person. */
	private static final String DAEMON_USER_UUID = "A4F30A1B-5EB9-11DF-A648-37A07F9C90FB";

	private final Map<Integer, ConceptToAdopt> concepts = new HashMap<>();

	private final ComplexObsFiles files;

	ObsToNote(List<ConceptToAdopt> concepts, ComplexObsFiles files) {
		concepts.forEach(concept -> this.concepts.put(concept.id, concept));
		this.files = files;
	}

	/** @throws RefusedException if the chain must stay in the record */
	AdoptedNote make(JdbcOperations jdbc, ObsHistory chain) {
		if (!chain.getRows().stream().allMatch(row -> concepts.containsKey(row.conceptId))) {
			throw SkipReason.OTHER_CONCEPT.refusal();
		}
		ObsRow current = chain.getCurrent();
		String author = person(jdbc, chain.getFirst().creatorId);
		if (author == null) {
			throw SkipReason.AUTHOR_UNKNOWN.refusal();
		}
		String patient = uuid(jdbc,
				"select p.uuid from person p join patient t on t.patient_id = p.person_id where p.person_id = ?",
				current.personId);
		if (patient == null) {
			throw SkipReason.NO_PATIENT.refusal();
		}
		String encounter = current.encounterId == null
				? null
				: uuid(jdbc, "select uuid from encounter where encounter_id = ?", current.encounterId);
		AdoptedNote note = new AdoptedNote(current.uuid, author, patient, encounter, concepts.get(current.conceptId).uuid,
				current.datetime, versions(jdbc, chain, author));
		return current.voided
				? note.voided(current.dateVoided == null ? current.dateCreated : current.dateVoided,
						current.voidedById == null ? null : user(jdbc, current.voidedById), current.voidReason)
				: note;
	}

	/** @return true if the text of the row is in a file */
	boolean isComplex(ObsRow row) {
		return concepts.get(row.conceptId).complex;
	}

	private List<AdoptedNote.Version> versions(JdbcOperations jdbc, ObsHistory chain, String author) {
		List<AdoptedNote.Version> versions = new ArrayList<>();
		for (ObsRow row : chain.getVersions()) {
			String writer = row.creatorId == chain.getFirst().creatorId ? author : user(jdbc, row.creatorId);
			versions.add(new AdoptedNote.Version(row.dateCreated, writer == null ? "none" : writer,
					content(row, row != chain.getCurrent())));
		}
		return versions;
	}

	private NoteContent content(ObsRow row, boolean superseded) {
		List<NoteSection> sections = new ArrayList<>();
		sections.add(new NoteSection(NotePart.OTHER, text(row, superseded)));
		if (row.comment != null) {
			sections.add(new NoteSection(NotePart.COMMENT, row.comment));
		}
		try {
			return NoteContent.of(sections);
		} catch (RefusedException e) {
			throw reason(e.getMessageCode()).refusal();
		}
	}

	private String text(ObsRow row, boolean superseded) {
		if (!isComplex(row)) {
			return row.text == null ? "" : row.text;
		}
		if (row.complex == null) {
			throw SkipReason.NO_TEXT.refusal();
		}
		try {
			return files.read(row.complex);
		} catch (RefusedException e) {
			if (superseded && e.getMessageCode().equals(SkipReason.FILE_MISSING.name())) {
				// platform: an edit deletes the file of the previous version, so the text of that version is already gone
				return "[" + ComplexObsFiles.keyOf(row.complex) + "]";
			}
			throw e;
		}
	}

	private static SkipReason reason(String messageCode) {
		switch (messageCode) {
			case NoteContent.TOO_LARGE :
				return SkipReason.TOO_LARGE;
			case NoteContent.NOT_UNICODE :
				return SkipReason.NOT_DECODABLE;
			default :
				return SkipReason.NO_TEXT;
		}
	}

	/**
	 * @return the uuid of the user with the given id; null for the platform's daemon user and for an account that no
	 *         longer exists
	 */
	private static String person(JdbcOperations jdbc, int userId) {
		String uuid = user(jdbc, userId);
		return DAEMON_USER_UUID.equals(uuid) ? null : uuid;
	}

	private static String user(JdbcOperations jdbc, int userId) {
		return uuid(jdbc, "select uuid from users where user_id = ?", userId);
	}

	private static String uuid(JdbcOperations jdbc, String sql, int id) {
		List<String> uuids = jdbc.queryForList(sql, String.class, id);
		return uuids.isEmpty() ? null : uuids.get(0).trim();
	}
}
