/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.openmrs.Concept;
import org.openmrs.ConceptNumeric;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteQuestion;
import org.openmrs.module.webservices.rest.SimpleObject;

/**
 * The definition from which a form of the progress note is built, in the user's language. The definition has the formats
 * with their headings, and the elements with their fields. The formats and elements come from the domain, and the questions
 * from the clinic's concepts.
 */
final class ProgressNoteDefinition {

	private final Map<String, ProgressNoteQuestion> questions;

	/** @param questions the clinic's questions, each under its key */
	ProgressNoteDefinition(Map<String, ProgressNoteQuestion> questions) {
		this.questions = questions;
	}

	SimpleObject toRest() {
		return new SimpleObject().add("format", ProgressNoteFormats.usual().getCode())
				.add("formats",
						Arrays.stream(ProgressNoteFormat.values()).map(ProgressNoteDefinition::format)
								.collect(Collectors.toList()))
				.add("elements",
						Arrays.stream(ProgressNoteElement.values()).map(this::element).collect(Collectors.toList()));
	}

	private static SimpleObject format(ProgressNoteFormat format) {
		return new SimpleObject().add("name", format.getCode()).add("display", format.getCode()).add("headings",
				format.getHeadings().stream()
						.map(heading -> new SimpleObject().add("name", heading.getCode())
								.add("display", ProgressNoteJson.message(heading.getMessageCode()))
								.add("elements", heading.getElements().stream().map(ProgressNoteElement::getCode)
										.collect(Collectors.toList())))
						.collect(Collectors.toList()));
	}

	/**
	 * Returns an element. An element with one field is shown as that field. An element with several fields is shown as a
	 * group of fields.
	 */
	private SimpleObject element(ProgressNoteElement element) {
		List<ProgressNoteField> fields = ProgressNoteField.of(element);
		String display = ProgressNoteJson.message(element.getMessageCode());
		if (fields.size() == 1) {
			SimpleObject field = field(fields.get(0));
			field.put("name", element.getCode());
			field.put("display", display);
			return field;
		}
		return new SimpleObject().add("name", element.getCode()).add("display", display).add("type", "GROUP")
				.add("required", false).add("group", fields(fields));
	}

	private List<SimpleObject> fields(List<ProgressNoteField> fields) {
		return fields.stream().map(this::field).collect(Collectors.toList());
	}

	private SimpleObject field(ProgressNoteField field) {
		ProgressNoteQuestion question = questions.get(field.getKey());
		SimpleObject shown = new SimpleObject().add("name", field.getKey())
				.add("display", question != null && question.isOwn()
						? question.getConcept().getDisplayString()
						: ProgressNoteJson.message(field.getMessageCode()));
		String helpCode = field.getMessageCode() + ".help";
		String help = ProgressNoteJson.message(helpCode);
		if (!help.equals(helpCode)) {
			shown.add("help", help);
		}
		addType(shown, field, question);
		addNeed(shown, field.getNeed());
		return shown.add("property", field.getProperty());
	}

	private void addType(SimpleObject shown, ProgressNoteField field, ProgressNoteQuestion question) {
		switch (field.getType()) {
			case TEXT :
				shown.add("type", "TEXT").add("maxLength", Bound.PROGRESS_NOTE_TEXT.getMost()).add("maxLengthUnit",
						Bound.PROGRESS_NOTE_TEXT.getUnit().name());
				break;
			case NUMBER :
				shown.add("type", "NUMBER");
				addRange(shown, question == null ? null : question.getConcept());
				break;
			case CODED :
				shown.add("type", "CODED").add("answers", answers(question));
				break;
			case SEVERAL_CODED :
				addSeveral(shown.add("type", "CODED")).add("answers", answers(question));
				break;
			case SEVERAL_GROUPS :
				addSeveral(shown.add("type", "GROUP")).add("group", fields(field.getMembers()));
				break;
			default :
				shown.add("type", field.getType().name());
		}
	}

	private static SimpleObject addSeveral(SimpleObject shown) {
		return shown.add("multiple", true).add("maxEntries", Bound.LIST.getMost());
	}

	/** Platform: a number outside the absolute bounds of its concept can't be saved. */
	private static void addRange(SimpleObject shown, Concept concept) {
		double least = Bound.SESSION_MINUTES.getLeast();
		double most = Bound.SESSION_MINUTES.getMost();
		if (concept instanceof ConceptNumeric) {
			ConceptNumeric numeric = (ConceptNumeric) concept;
			least = numeric.getLowAbsolute() == null ? least : Math.max(least, Math.ceil(numeric.getLowAbsolute()));
			most = numeric.getHiAbsolute() == null ? most : Math.min(most, Math.floor(numeric.getHiAbsolute()));
		}
		shown.add("min", (long) least).add("max", (long) most);
	}

	private static List<Map<String, String>> answers(ProgressNoteQuestion question) {
		return (question == null ? Collections.<Concept>emptyList() : question.getAnswers()).stream()
				.map(answer -> ProgressNoteJson.reference(answer.getUuid(), answer.getDisplayString()))
				.collect(Collectors.toList());
	}

	private void addNeed(SimpleObject shown, ProgressNoteField.Need need) {
		shown.add("required", need.getKind() == ProgressNoteField.Need.Kind.ALWAYS);
		if (need.getKind() == ProgressNoteField.Need.Kind.UNLESS_FILLED) {
			shown.add("requiredWhen", new SimpleObject().add("property", need.getOtherProperty()).add("empty", true));
		} else if (need.getKind() == ProgressNoteField.Need.Kind.WHEN_ASKED_FOR) {
			ProgressNoteQuestion other = questions.get(need.getOtherProperty());
			shown.add("requiredWhen", new SimpleObject().add("property", need.getOtherProperty()).add("answers",
					other == null ? Collections.emptyList() : other.getAnswersAskingForAction()));
		}
	}
}
