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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.Completeness;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Signs content and verifies whether the record still matches the signed content. */
class Signatures {

	private static final String MISSING = "sessionnotes.missing.";

	private final ProgressNoteMapper record;

	private final SignedFields signedFields;

	private final StoreTransactions transactions;

	Signatures(ProgressNoteMapper record, SignedFields signedFields, StoreTransactions transactions) {
		this.record = record;
		this.signedFields = signedFields;
		this.transactions = transactions;
	}

	/**
	 * @param shown the content that the note shows
	 * @return the digest of the patient and of everything that the note now records and shows, in the order in which the
	 *         note shows it, for a signed or an unsigned note. No signature retains this digest.
	 */
	String contentDigest(Encounter encounter, SignedContent shown, ProgressNoteHistory history) {
		return signedFields.fields(encounter, SignedRecord.SECOND_FORM, history.addendumConcepts())
				.field(KeptContent.FIELD, Collections.singletonList(shown.toSortedText()))
				.field("patient", Collections.singletonList(encounter.getPatient().getUuid())).build().getDigest();
	}

	/**
	 * @return a step whose signature covers both the current note in the record and the content that the step retains
	 */
	StepRecord sign(Encounter encounter, ProgressNoteStep step, Signer signer, Capacity capacity, long now,
			KeptContent content,
			ProgressNoteHistory history) {
		return signed(encounter, step, signer, capacity, now, content,
				signedFields.fields(encounter, SignedRecord.SECOND_FORM, history.addendumConcepts()));
	}

	StepRecord signAddendum(Encounter encounter, String text, Signer signer, Capacity capacity, long now,
			KeptContent content) {
		return signed(encounter, ProgressNoteStep.ADDENDUM, signer, capacity, now, content,
				addendumFields(SignedRecord.SECOND_FORM, text));
	}

	private static StepRecord signed(Encounter encounter, ProgressNoteStep step, Signer signer, Capacity capacity, long now,
			KeptContent content, SignedRecord.Builder fields) {
		String patientUuid = encounter.getPatient().getUuid();
		SignedRecord signed = complete(fields, SignedRecord.SECOND_FORM, step, signer, capacity, now, patientUuid,
				content.getText());
		return new StepRecord(step, signer, capacity, now, patientUuid, signed.getDigest(), signed.getFieldDigests(),
				content.getDigest(), null);
	}

	/** Adds the signer, the capacity, the time, the patient and the retained words to the signed fields. */
	private static SignedRecord complete(SignedRecord.Builder fields, int form, ProgressNoteStep step, Signer signer,
			Capacity capacity, long date, String patientUuid, String content) {
		signer.addTo(fields, form);
		if (content != null) {
			fields.field(KeptContent.FIELD, Collections.singletonList(content));
		}
		return fields.field("step", Collections.singletonList(String.valueOf(step)))
				.field("capacity", Collections.singletonList(String.valueOf(capacity)))
				.field("signedAt", Collections.singletonList(Instant.ofEpochMilli(date).toString()))
				.field("patient", Collections.singletonList(patientUuid)).build();
	}

	private static SignedRecord.Builder addendumFields(int form, String text) {
		return SignedRecord.builder(form).field(ProgressNoteConcept.ADDENDUM.getKey(), Collections.singletonList(text));
	}

	/** @return {@code true} if the given step is the signature on an addendum with the given text */
	boolean isSignatureUnder(StepRecord step, String addendum) {
		return step.getStep() == ProgressNoteStep.ADDENDUM && step.getFieldDigests().entrySet()
				.containsAll(addendumFields(step.getForm(), addendum).build().getFieldDigests().entrySet());
	}

	/**
	 * @param status the stored status of the note
	 * @return a verification for each signature in force; each verification tells whether the record still matches the
	 *         signed content. The verification of the author's signature comes first. If a note should have a signature
	 *         but has no signature, the result contains a verification without a signature.
	 */
	List<Verification> verify(Encounter encounter, ProgressNoteHistory history, ProgressNoteStatus status) {
		List<StepRecord> steps = history.getSteps();
		List<Verification> verifications = verifyContent(encounter, history);
		List<String> texts = signedFields.addenda(encounter, history.addendumConcepts()).stream()
				.map(SignedFields::addendumText)
				.collect(Collectors.toList());
		boolean signed = verifications.stream().map(each -> each.getSignature().getStep())
				.anyMatch(step -> step != ProgressNoteStep.APPROVED && step != ProgressNoteStep.COSIGNED);
		List<String> ofWhole = differencesOfWhole(encounter, steps, status, signed);
		for (StepRecord step : steps) {
			if (step.getStep() == ProgressNoteStep.ADDENDUM) {
				Optional<String> text = texts.stream().filter(each -> isSignatureUnder(step, each)).findFirst();
				text.ifPresent(texts::remove);
				verifications.add(new Verification(step,
						differences(encounter, step, addendumFields(step.getForm(), text.orElse(null)), history),
						reworded(step, history)));
			}
		}
		if (!texts.isEmpty()) {
			// the record has an addendum that no one signed
			ofWhole.add(ProgressNoteConcept.ADDENDUM.getKey());
		}
		if (!ofWhole.isEmpty()) {
			Verification first = verifications.isEmpty()
					? new Verification(null, Collections.emptyList(), Collections.emptyList())
					: verifications.remove(0);
			ofWhole.addAll(0, first.getDifferences());
			verifications.add(0, new Verification(first.getSignature(), ofWhole, first.getReworded()));
		}
		return verifications;
	}

	/** Checks whether the state and the voiding of the note match the note's recorded steps. */
	private static List<String> differencesOfWhole(Encounter encounter, List<StepRecord> steps, ProgressNoteStatus status,
			boolean signed) {
		List<String> differences = new ArrayList<>();
		boolean reviewed = steps.stream()
				.anyMatch(step -> step.getStep() == ProgressNoteStep.APPROVED || step.getStep() == ProgressNoteStep.COSIGNED
						|| ProgressNoteHistory.isSigning(step) && step.getCapacity() == Capacity.SUPERVISOR);
		boolean finalWithoutReview = status.getState() == ProgressNoteState.FINAL && status.getSupervisorUuid() != null
				&& !reviewed;
		if (status.getState().isFixed() != signed || finalWithoutReview) {
			differences.add("state");
		}
		boolean voided = false;
		for (StepRecord step : steps) {
			// changes that the platform makes to a draft are not steps
			voided = step.getStep() == ProgressNoteStep.VOIDED
					|| voided && step.getStep() != ProgressNoteStep.UNVOIDED && !ProgressNoteHistory.isSigning(step);
		}
		// voiding a patient voids all data of that patient
		if (signed && voided != encounter.getVoided() && !encounter.getPatient().getVoided()) {
			differences.add("voided");
		}
		return differences;
	}

	/**
	 * @return the verification of each signature that was added after the note was last returned to its author. Earlier
	 *         signatures do not count, because a note that was returned to its author is a draft again.
	 */
	List<Verification> verifyContent(Encounter encounter, ProgressNoteHistory history) {
		return history.standing().stream().map(step -> new Verification(step, differences(encounter, step,
				signedFields.fields(encounter, step.getForm(), history.addendumConcepts()), history),
				reworded(step, history)))
				.collect(Collectors.toList());
	}

	private List<String> differences(Encounter encounter, StepRecord step, SignedRecord.Builder fields,
			ProgressNoteHistory history) {
		String content = step.getContentDigest() == null ? null : StringUtils.defaultString(history.textOf(step));
		SignedRecord now = complete(fields, step.getForm(), step.getStep(), step.getSigner(), step.getCapacity(),
				step.getDate(), step.getPatientUuid(), content);
		KeptContent kept = history.contentOf(step);
		List<String> differences = SignedRecord.differences(step.getFieldDigests(), now.getFieldDigests()).stream()
				.map(field -> fieldKey(field, kept)).distinct().collect(Collectors.toList());
		if (differences.isEmpty() && !now.getDigest().equals(step.getDigest())) {
			differences.add("digest");
		}
		if (!differences.contains("patient") && !isPatientOrMergedIntoThem(step.getPatientUuid(), encounter)) {
			differences.add("patient");
		}
		if (differences.isEmpty() && step.getForm() == SignedRecord.FIRST_FORM
				&& step.getStep() != ProgressNoteStep.ADDENDUM) {
			differences.addAll(whatCanNotBeSigned(encounter));
		}
		if (!differences.contains("signer") && !isPersonOfAccount(step)) {
			differences.add(Signer.PERSON_FIELD);
		}
		if (kept != null && !differences.contains("provider") && !kept.getContent().getTherapists().stream()
				.allMatch(therapist -> isPersonOfProvider(therapist.getProviderUuid(), therapist.getPersonUuid()))) {
			differences.add("providerPerson");
		}
		return differences;
	}

	/**
	 * Finds reasons why the content that a note now shows cannot be the signed content. A signature of the first form
	 * does not record the question to which an answer belongs. If a note now lacks an item that every signature
	 * requires, the note's content cannot be the signed content.
	 *
	 * @return the keys of those questions that now have no answer, or several answers, although a note in such a state
	 *         cannot be signed
	 */
	private List<String> whatCanNotBeSigned(Encounter encounter) {
		List<String> keys = new ArrayList<>();
		new Completeness().check(record.read(encounter), Instant.MAX).stream().map(Finding::getMessageCode)
				.filter(code -> code.startsWith(MISSING) && !code.endsWith(ProgressNoteConcept.RISK_ACTION.getKey()))
				.forEach(code -> keys.add(code.substring(MISSING.length())));
		record.answeredSeveralTimes(encounter).forEach(element -> keys.add(element.getCode()));
		return keys;
	}

	/**
	 * @return the key of the question that the field's concept represented when the note was signed. If this question
	 *         is not known, the key of the concept's current question is returned. If the concept represents no
	 *         question, the field itself is returned.
	 */
	private String fieldKey(String field, KeptContent kept) {
		return kept == null
				? signedFields.fieldKey(field)
				: kept.getContent().getAnswers().stream()
						.filter(answer -> answer.getConceptUuid().equals(field) && answer.getQuestion() != null)
						.map(SignedAnswer::getQuestion).findFirst().orElseGet(() -> signedFields.fieldKey(field));
	}

	/**
	 * Returns the questions for which the wording of the question or of its answer has changed since the signature. A
	 * new name for a concept in the dictionary does not count as a change to the signed content.
	 */
	private List<String> reworded(StepRecord step, ProgressNoteHistory history) {
		KeptContent kept = history.contentOf(step);
		return kept == null ? Collections.emptyList() : ConceptWording.reworded(kept.getContent());
	}

	/**
	 * Checks whether the account that signed still belongs to the person who signed. A deleted account does not count
	 * as a difference, because the owner of a deleted account is unknown.
	 */
	private boolean isPersonOfAccount(StepRecord step) {
		return step.getPersonUuid() == null || transactions.reading(jdbc -> {
			List<String> persons = jdbc.queryForList(
					"select p.uuid from users u join person p on p.person_id = u.person_id where u.uuid = ?", String.class,
					step.getUserUuid());
			return persons.isEmpty() || MergedPersons.isOrWasMergedInto(jdbc, step.getPersonUuid(), persons.get(0));
		});
	}

	private boolean isPersonOfProvider(String providerUuid, String personUuid) {
		return transactions.reading(jdbc -> {
			List<String> persons = jdbc.queryForList(
					"select p.uuid from provider r left join person p on p.person_id = r.person_id where r.uuid = ?",
					String.class, providerUuid);
			String now = persons.isEmpty() ? personUuid : persons.get(0);
			return Objects.equals(personUuid, now)
					|| personUuid != null && now != null && MergedPersons.isOrWasMergedInto(jdbc, personUuid, now);
		});
	}

	private boolean isPatientOrMergedIntoThem(String signedUuid, Encounter encounter) {
		boolean ofPatient = encounter.getAllObs(false).stream().map(Obs::getPerson)
				.allMatch(person -> person.getPersonId().equals(encounter.getPatient().getPersonId()));
		return ofPatient && transactions
				.reading(jdbc -> MergedPersons.isOrWasMergedInto(jdbc, signedUuid, encounter.getPatient().getUuid()));
	}
}
