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
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.module.sessionnotes.store.StoreTransactions;

/** What signatures are made on, and whether the record still is what was signed. */
class Signatures {

	private static final Set<NoteStep> SIGNING = new HashSet<>(
			Arrays.asList(NoteStep.SIGNED, NoteStep.APPROVED, NoteStep.COSIGNED));

	private final NoteRecord record;

	private final StoreTransactions transactions;

	Signatures(NoteRecord record, StoreTransactions transactions) {
		this.record = record;
		this.transactions = transactions;
	}

	/** @return the digest of what the note tells now, signed or not */
	String contentDigest(Encounter encounter) {
		return record.fields(encounter).build().getDigest();
	}

	/** @return a step that is a signature on the note as it is now */
	RecordedStep sign(Encounter encounter, NoteStep step, User user, Capacity capacity, long now) {
		return signed(encounter, step, user, capacity, now, record.fields(encounter));
	}

	RecordedStep signAddendum(Encounter encounter, String text, User user, Capacity capacity, long now) {
		return signed(encounter, NoteStep.ADDENDUM, user, capacity, now, addendumFields(text));
	}

	private static RecordedStep signed(Encounter encounter, NoteStep step, User user, Capacity capacity, long now,
			SignedRecord.Builder fields) {
		String patientUuid = encounter.getPatient().getUuid();
		SignedRecord signed = complete(fields, step, user.getUuid(), capacity, now, patientUuid);
		return new RecordedStep(step, user.getUuid(), capacity, now, patientUuid, signed.getDigest(),
				signed.getFieldDigests(), null);
	}

	/** Who signed, as what, when and about whom is part of what is signed. */
	private static SignedRecord complete(SignedRecord.Builder fields, NoteStep step, String userUuid, Capacity capacity,
			long date, String patientUuid) {
		return fields.field("step", Collections.singletonList(String.valueOf(step)))
				.field("signer", Collections.singletonList(userUuid))
				.field("capacity", Collections.singletonList(String.valueOf(capacity)))
				.field("signedAt", Collections.singletonList(Instant.ofEpochMilli(date).toString()))
				.field("patient", Collections.singletonList(patientUuid)).build();
	}

	private static SignedRecord.Builder addendumFields(String text) {
		return SignedRecord.builder().field(ProgressNoteConcept.ADDENDUM.getKey(), Collections.singletonList(text));
	}

	/** @return true if a step is the signature under an addendum with that text */
	boolean isSignatureUnder(RecordedStep step, String addendum) {
		return step.getStep() == NoteStep.ADDENDUM && step.getFieldDigests().entrySet()
				.containsAll(addendumFields(addendum).build().getFieldDigests().entrySet());
	}

	/**
	 * @param status the note's, as it is stored
	 * @return for each signature that stands, the author's first, whether the record is still what was signed; for a note
	 *         that ought to have one and has none, an entry without a signature
	 */
	List<Verification> verify(Encounter encounter, List<RecordedStep> steps, NoteStatus status) {
		List<Verification> verifications = verifyContent(encounter, steps);
		List<String> texts = record.addenda(encounter).stream().map(NoteRecord::addendumText).collect(Collectors.toList());
		boolean signed = verifications.stream().map(each -> each.getSignature().getStep())
				.anyMatch(step -> step != NoteStep.APPROVED && step != NoteStep.COSIGNED);
		List<String> ofWhole = differencesOfWhole(encounter, steps, status, signed);
		for (RecordedStep step : steps) {
			if (step.getStep() == NoteStep.ADDENDUM) {
				Optional<String> text = texts.stream().filter(each -> isSignatureUnder(step, each)).findFirst();
				text.ifPresent(texts::remove);
				verifications.add(new Verification(step,
						differences(encounter, step, addendumFields(text.orElse(null)))));
			}
		}
		if (!texts.isEmpty()) {
			// an addendum that nobody signed
			ofWhole.add(ProgressNoteConcept.ADDENDUM.getKey());
		}
		if (!ofWhole.isEmpty()) {
			Verification first = verifications.isEmpty()
					? new Verification(null, Collections.emptyList())
					: verifications.remove(0);
			ofWhole.addAll(0, first.getDifferences());
			verifications.add(0, new Verification(first.getSignature(), ofWhole));
		}
		return verifications;
	}

	/** Whether the note is as its steps have left it: signed or not, voided or not. */
	private static List<String> differencesOfWhole(Encounter encounter, List<RecordedStep> steps, NoteStatus status,
			boolean signed) {
		List<String> differences = new ArrayList<>();
		boolean reviewed = steps.stream()
				.anyMatch(step -> step.getStep() == NoteStep.APPROVED || step.getStep() == NoteStep.COSIGNED
						|| isSigning(step) && step.getCapacity() == Capacity.SUPERVISOR);
		boolean finalWithoutReview = status.getState() == NoteState.FINAL && status.getSupervisorUuid() != null && !reviewed;
		if (status.getState().isFixed() != signed || finalWithoutReview) {
			differences.add("state");
		}
		boolean voided = false;
		for (RecordedStep step : steps) {
			// what the platform does to a draft is no step
			voided = step.getStep() == NoteStep.VOIDED || voided && step.getStep() != NoteStep.UNVOIDED && !isSigning(step);
		}
		// who voids a patient voids all that is theirs
		if (signed && voided != encounter.getVoided() && !encounter.getPatient().getVoided()) {
			differences.add("voided");
		}
		return differences;
	}

	/** @return of the signatures since the last return: what was returned is a draft again */
	List<Verification> verifyContent(Encounter encounter, List<RecordedStep> steps) {
		List<RecordedStep> standing = new ArrayList<>();
		for (RecordedStep step : steps) {
			if (isSigning(step)) {
				standing.add(step);
			} else if (step.getStep() == NoteStep.RETURNED) {
				standing.clear();
			}
		}
		return standing.stream()
				.map(step -> new Verification(step, differences(encounter, step, record.fields(encounter))))
				.collect(Collectors.toList());
	}

	/** A row that holds what was signed is a signature, whatever it calls itself. */
	private static boolean isSigning(RecordedStep step) {
		return step.getStep() == null || SIGNING.contains(step.getStep())
				|| step.getStep() != NoteStep.ADDENDUM && step.getDigest() != null;
	}

	private List<String> differences(Encounter encounter, RecordedStep step, SignedRecord.Builder fields) {
		SignedRecord now = complete(fields, step.getStep(), step.getUserUuid(), step.getCapacity(), step.getDate(),
				step.getPatientUuid());
		List<String> differences = SignedRecord.differences(step.getFieldDigests(), now.getFieldDigests()).stream()
				.map(record::fieldKey).distinct().collect(Collectors.toList());
		if (differences.isEmpty() && !now.getDigest().equals(step.getDigest())) {
			differences.add("digest");
		}
		if (!differences.contains("patient") && !isPatientOrMergedIntoThem(step.getPatientUuid(), encounter)) {
			differences.add("patient");
		}
		return differences;
	}

	private boolean isPatientOrMergedIntoThem(String signedUuid, Encounter encounter) {
		boolean ofPatient = encounter.getAllObs(false).stream().map(Obs::getPerson)
				.allMatch(person -> person.getPersonId().equals(encounter.getPatient().getPersonId()));
		return ofPatient && transactions.reading(jdbc -> {
			Set<String> known = new HashSet<>();
			List<String> next = Collections.singletonList(encounter.getPatient().getUuid());
			while (!next.isEmpty() && !known.contains(signedUuid)) {
				known.addAll(next);
				next = next.stream().flatMap(uuid -> jdbc.queryForList(
						"select l.uuid from person_merge_log m join person w on w.person_id = m.winner_person_id "
								+ "join person l on l.person_id = m.loser_person_id where w.uuid = ?",
						String.class, uuid).stream()).filter(uuid -> !known.contains(uuid)).collect(Collectors.toList());
			}
			return known.contains(signedUuid);
		});
	}
}
