/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.clientrequest.CopyDocument.Form;
import org.openmrs.module.sessionnotes.domain.clientcopy.Withholding;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedDiagnosis;
import org.openmrs.module.sessionnotes.progressnote.Addendum;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.StepRecord;

/**
 * A signed progress note in a copy: what was signed in the wording that was signed, the signatures, and the addenda. A
 * supervisor's comment on a return is not part of the record and never stands in a copy.
 */
final class CopiedNote {

	/** The field of the first addendum is this word and 0. */
	private static final String ADDENDUM = "addendum.";

	private static final String DIAGNOSES = "diagnoses";

	/** The platform's names for how certain a diagnosis is. */
	private static final List<String> CERTAINTIES = Arrays.asList("PROVISIONAL", "CONFIRMED");

	/** The field of the first answer is this word and 0. */
	private static final String ANSWER = "answer.";

	/** The field of a comment on an answer ends with this word. */
	private static final String COMMENT = ".comment";

	private final ProgressNote note;

	private final CopyWording wording;

	private final Collection<WithheldPassage> withheld;

	CopiedNote(ProgressNote note, CopyWording wording, Collection<WithheldPassage> withheld) {
		this.note = note;
		this.wording = wording;
		this.withheld = withheld;
	}

	/** @return the fields of the note from which passages can be withheld, in the order of the copy */
	List<NoteField> getFields() {
		List<NoteField> fields = new ArrayList<>();
		String author = signatures().stream().filter(step -> step.getCapacity() == Capacity.AUTHOR)
				.map(StepRecord::getUserUuid).findFirst().orElse(null);
		addTo(fields, author, DIAGNOSES, wording.text(DIAGNOSES), diagnoses());
		List<SignedAnswer> answers = note.getShown().getAnswers();
		for (int i = 0; i < answers.size(); i++) {
			addTo(fields, author, answers.get(i), ANSWER + i);
		}
		for (int i = 0; i < note.getAddenda().size(); i++) {
			Addendum addendum = note.getAddenda().get(i);
			addTo(fields, addendum.getSignature() == null ? author : addendum.getSignature().getUserUuid(), ADDENDUM + i,
					wording.text("addendum"), addendum.getText());
		}
		return fields;
	}

	private void addTo(List<NoteField> fields, String author, SignedAnswer answer, String field) {
		addTo(fields, author, field, answer.getQuestionWording(), value(answer, note.getContent().getOffset()));
		addTo(fields, author, field + COMMENT, answer.getQuestionWording(), answer.getComment());
		for (int i = 0; i < answer.getMembers().size(); i++) {
			addTo(fields, author, answer.getMembers().get(i), field + "." + i);
		}
	}

	private void addTo(List<NoteField> fields, String author, String field, String label, String text) {
		if (text != null && !text.isEmpty()) {
			fields.add(new NoteField(note.getEncounter().getUuid(), note.getShown().getSessionDate(), author, field, label,
					plain(text)));
		}
	}

	private String diagnoses() {
		return note.getShown().getDiagnoses().stream().filter(each -> each.getWording() != null).map(this::diagnosis)
				.collect(Collectors.joining("; "));
	}

	private String diagnosis(SignedDiagnosis diagnosis) {
		String certainty = diagnosis.getCertainty();
		return certainty == null
				? diagnosis.getWording()
				: wording.text("diagnosis", diagnosis.getWording(), CERTAINTIES.contains(certainty)
						? wording.text("certainty." + certainty)
						: certainty);
	}

	/** Returns the text with the line ends of browsers, so that a professional and the copy count the same characters. */
	private static String plain(String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n');
	}

	/** @param number the place of the note in the copy, from 1 */
	void addTo(CopyDocument copy, int number) {
		SignedContent content = note.getShown();
		ZoneOffset offset = note.getContent().getOffset();
		copy.add(Form.HEADING, wording.text("note", String.valueOf(number), wording.day(content.getSessionDate())));
		if (isWithheldWhole()) {
			copy.add(Form.PARAGRAPH, wording.text("withheld"));
			return;
		}
		if (content.getStart() != null) {
			copy.addField(wording.text("start"), wording.time(content.getStart(), offset));
		}
		copy.addField(wording.text("therapists"), content.getTherapists().stream()
				.map(SignedContent.Therapist::getName).filter(name -> name != null).collect(Collectors.joining(", ")));
		copy.addField(wording.text(DIAGNOSES), shown(DIAGNOSES, diagnoses()));
		if (note.getState() != ProgressNoteState.FINAL) {
			copy.add(Form.REMARK, wording.message(note.getState().getMessageCode()));
		}
		if (!note.isShownAsSigned()) {
			copy.add(Form.REMARK, wording.text("notAsSigned"));
		}
		for (int i = 0; i < content.getAnswers().size(); i++) {
			add(copy, content.getAnswers().get(i), ANSWER + i, offset);
		}
		signatures().forEach(step -> copy.add(Form.REMARK, signature(step)));
		addAddenda(copy);
	}

	private void add(CopyDocument copy, SignedAnswer answer, String field, ZoneOffset offset) {
		String value = shown(field, value(answer, offset));
		String comment = shown(field + COMMENT, answer.getComment());
		if (answer.getQuestionWording() != null && !isLeftOut(value, comment)) {
			copy.add(Form.CAPTION, answer.getQuestionWording());
		}
		copy.add(Form.PARAGRAPH, value);
		copy.add(Form.REMARK, comment);
		for (int i = 0; i < answer.getMembers().size(); i++) {
			add(copy, answer.getMembers().get(i), field + "." + i, offset);
		}
	}

	/** Returns true if the whole answer is withheld without a mark: then its question would reveal that there is an answer. */
	private static boolean isLeftOut(String value, String comment) {
		return "".equals(value) && (comment == null || comment.isEmpty());
	}

	private String value(SignedAnswer answer, ZoneOffset offset) {
		String modifier = answer.getModifier() == null ? "" : answer.getModifier() + " ";
		switch (answer.getKind()) {
			case GROUP :
				return null;
			case CODED :
				return modifier + answer.getWording();
			case NUMBER :
				return modifier + answer.getValue() + (answer.getWording() == null ? "" : " " + answer.getWording());
			case TIME :
				return wording.time(Instant.parse(answer.getValue()), offset);
			case OTHER :
				return answer.getWording() == null ? answer.getValue() : answer.getWording();
			default :
				return answer.getValue();
		}
	}

	private String shown(String field, String text) {
		return text == null
				? null
				: Withholding.apply(note.getEncounter().getUuid(), field, plain(text), withheld, wording.text("withheld"));
	}

	private boolean isWithheldWhole() {
		return withheld.stream().map(WithheldPassage::getPassage)
				.anyMatch(each -> each.equals(Passage.note(note.getEncounter().getUuid())));
	}

	/** Returns the signatures in force: those after the last return, without the signatures under addenda. */
	private List<StepRecord> signatures() {
		List<StepRecord> standing = new ArrayList<>();
		for (StepRecord step : note.getSteps()) {
			if (step.getStep() == ProgressNoteStep.RETURNED) {
				standing.clear();
			} else if (step.getStep() == ProgressNoteStep.SIGNED || step.getStep() == ProgressNoteStep.APPROVED
					|| step.getStep() == ProgressNoteStep.COSIGNED) {
				standing.add(step);
			}
		}
		return standing;
	}

	private String signature(StepRecord step) {
		String name = step.getUserName() == null ? wording.text("nameNotKept") : step.getUserName();
		String time = wording.time(step.getDate());
		return step.getCapacity() == null
				? wording.text("step." + step.getStep().name(), name, time)
				: wording.text("step." + step.getStep().name() + ".as", name,
						wording.text("capacity." + step.getCapacity().name()), time);
	}

	private void addAddenda(CopyDocument copy) {
		for (int i = 0; i < note.getAddenda().size(); i++) {
			Addendum addendum = note.getAddenda().get(i);
			String text = shown(ADDENDUM + i, addendum.getText());
			if (isLeftOut(text, null)) {
				continue;
			}
			copy.add(Form.CAPTION, wording.text("addendum"));
			copy.add(Form.PARAGRAPH, text);
			copy.add(Form.REMARK, addendum.getSignature() == null
					? wording.text("notAsSigned")
					: signature(addendum.getSignature()));
		}
	}
}
