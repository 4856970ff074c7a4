/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.openmrs.CodedOrFreeText;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;

/**
 * Reads from a note's encounter the fields that the signatures on the note cover. The class also reads the addenda of
 * the note, which have their own signatures.
 */
class SignedFields {

	/** The signed field that holds the diagnoses. */
	static final String DIAGNOSES = "diagnoses";

	private final ProgressNoteConcepts concepts;

	SignedFields(ProgressNoteConcepts concepts) {
		this.concepts = concepts;
	}

	/**
	 * @return the fields that a signature covers, without the fields for the signer and the patient. A signature covers
	 *         every part of the encounter that describes the session, and every obs, with any concept, except addenda.
	 *         A signature does not cover the uuids of rows or the ids of people, so that the platform may copy the rows
	 *         when patients are merged.
	 * @param form the form of the signed fields, see {@link SignedRecord}
	 * @param addendumConcepts the concepts with which users wrote the signed addenda of the note
	 */
	SignedRecord.Builder fields(Encounter encounter, int form, Set<String> addendumConcepts) {
		Map<String, List<String>> values = new TreeMap<>();
		values.put("encounterType", ProgressNoteMapper.one(encounter.getEncounterType().getUuid()));
		values.put("location",
				ProgressNoteMapper.one(encounter.getLocation() == null ? null : encounter.getLocation().getUuid()));
		values.put("start", ProgressNoteMapper.one(encounter.getEncounterDatetime().toInstant().toString()));
		values.put("provider", encounter.getActiveEncounterProviders().stream().map(SignedFields::provider).sorted()
				.collect(Collectors.toList()));
		for (Obs obs : ProgressNoteObs.of(encounter)) {
			if (!isAddendum(obs, addendumConcepts)) {
				values.computeIfAbsent(obs.getConcept().getUuid(), name -> new ArrayList<>())
						.add(value(obs, encounter));
			}
		}
		List<String> diagnoses = encounter.getDiagnoses().stream().filter(each -> !each.getVoided())
				.map(SignedFields::diagnosis).collect(Collectors.toList());
		if (!diagnoses.isEmpty()) {
			values.put(DIAGNOSES, diagnoses);
		}
		SignedRecord.Builder record = SignedRecord.builder(form);
		values.forEach((name, ofName) -> {
			Collections.sort(ofName);
			record.field(name, ofName);
		});
		return record;
	}

	/**
	 * @param addendumConcepts the concepts with which users wrote the signed addenda of the note
	 * @return the obs that hold the addenda in the record, the oldest addendum first
	 */
	List<Obs> addenda(Encounter encounter, Set<String> addendumConcepts) {
		return ProgressNoteObs.inOrder(ProgressNoteObs.of(encounter)).stream()
				.filter(obs -> isAddendum(obs, addendumConcepts))
				.collect(Collectors.toList());
	}

	/**
	 * @return the text that is compared with the signature on an addendum: the addendum's text, and any comment that
	 *         was added to the addendum later
	 */
	static String addendumText(Obs addendum) {
		return withComment(addendum.getValueText(), addendum);
	}

	private boolean isAddendum(Obs obs, Set<String> addendumConcepts) {
		return concepts.byConceptId().get(obs.getConcept().getConceptId()) == ProgressNoteConcept.ADDENDUM
				|| addendumConcepts.contains(obs.getConcept().getUuid());
	}

	/**
	 * Returns an obs as text: the kind and the value of the obs, followed by the modifier and the comment of the obs,
	 * if present. A group of obs is represented by the digest of the group's members.
	 */
	private static String value(Obs obs, Encounter encounter) {
		String value;
		if (obs.hasGroupMembers(true)) {
			SignedRecord.Builder members = SignedRecord.builder();
			Map<String, List<String>> values = new TreeMap<>();
			for (Obs member : ProgressNoteObs.membersOf(obs, encounter)) {
				values.computeIfAbsent(member.getConcept().getUuid(), name -> new ArrayList<>())
						.add(value(member, encounter));
			}
			values.forEach((name, ofName) -> {
				Collections.sort(ofName);
				members.field(name, ofName);
			});
			value = "group " + members.build().getDigest();
		} else if (obs.getValueCoded() != null) {
			value = "coded " + obs.getValueCoded().getUuid();
		} else if (obs.getValueNumeric() != null) {
			value = "number " + BigDecimal.valueOf(obs.getValueNumeric()).stripTrailingZeros().toPlainString();
		} else if (obs.getValueDatetime() != null) {
			value = "time " + obs.getValueDatetime().toInstant();
		} else if (obs.getValueDrug() != null) {
			value = "drug " + obs.getValueDrug().getUuid();
		} else if (obs.getValueComplex() != null) {
			value = "complex " + obs.getValueComplex();
		} else {
			value = "text " + obs.getValueText();
		}
		return withComment(obs.getValueModifier() == null ? value : value + "\nmodifier " + obs.getValueModifier(), obs);
	}

	private static String withComment(String value, Obs obs) {
		return obs.getComment() == null ? value : value + "\ncomment " + obs.getComment();
	}

	private static String diagnosis(Diagnosis diagnosis) {
		CodedOrFreeText what = diagnosis.getDiagnosis();
		return (what.getCoded() != null ? "coded " + what.getCoded().getUuid() : "text " + what.getNonCoded())
				+ "\ncertainty "
				+ diagnosis.getCertainty() + "\nrank " + diagnosis.getRank();
	}

	private static String provider(EncounterProvider provider) {
		return provider.getProvider().getUuid() + " " + provider.getEncounterRole().getUuid();
	}

	/**
	 * @param field the name of a signed field. The signed field of an obs is named after the concept of the obs,
	 *         regardless of how the clinic uses the concept later.
	 * @return the key of the question that the field's concept represents; the field's name if the field represents no
	 *         question
	 */
	String fieldKey(String field) {
		String key = concepts.keyOf(field);
		return key == null ? field : key;
	}
}
