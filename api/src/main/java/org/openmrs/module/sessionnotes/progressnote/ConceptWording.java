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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Concept;
import org.openmrs.ConceptName;
import org.openmrs.ConceptNumeric;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.util.PrivilegeConstants;

/**
 * Reads the wording of questions and answers from the dictionary, and finds signed wording that was later changed in
 * the dictionary.
 */
final class ConceptWording {

	private ConceptWording() {
	}

	static String of(Concept concept) {
		return of(concept, Context.getLocale());
	}

	private static String of(Concept concept, Locale locale) {
		ConceptName name = concept.getName(locale);
		return name == null ? null : name.getName();
	}

	/** @return the unit in which users enter a number for the concept; {@code null} if the concept is not numeric */
	static String units(Concept concept) {
		ConceptNumeric numeric = ProxyPrivileges.with(
				() -> Context.getConceptService().getConceptNumeric(concept.getConceptId()),
				PrivilegeConstants.GET_CONCEPTS);
		return numeric == null ? null : numeric.getUnits();
	}

	/**
	 * @return the keys of those questions for which the dictionary no longer has the signed wording of the question or
	 *         of its answer
	 */
	static List<String> reworded(SignedContent signed) {
		Locale locale = Locale.forLanguageTag(signed.getLocale());
		Set<String> keys = new TreeSet<>();
		addReworded(signed.getAnswers(), locale, keys);
		if (!signed.getDiagnoses().stream().allMatch(each -> each.getConceptUuid() == null
				|| isNamed(each.getConceptUuid(), each.getWording(), locale))) {
			keys.add(SignedFields.DIAGNOSES);
		}
		return new ArrayList<>(keys);
	}

	private static void addReworded(List<SignedAnswer> answers, Locale locale, Set<String> keys) {
		for (SignedAnswer answer : answers) {
			boolean sameAnswer = answer.getKind() != SignedAnswer.Kind.CODED
					|| isNamed(answer.getValue(), answer.getWording(), locale);
			if (!sameAnswer || !isNamed(answer.getConceptUuid(), answer.getQuestionWording(), locale)) {
				keys.add(StringUtils.defaultString(answer.getQuestion(), answer.getConceptUuid()));
			}
			addReworded(answer.getMembers(), locale, keys);
		}
	}

	private static boolean isNamed(String conceptUuid, String wording, Locale locale) {
		Concept concept = ProxyPrivileges.with(() -> Context.getConceptService().getConceptByUuid(conceptUuid),
				PrivilegeConstants.GET_CONCEPTS);
		return concept != null && Objects.equals(wording, of(concept, locale));
	}
}
