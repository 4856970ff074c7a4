/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;

/**
 * The rules of the content guard. The file of a language holds the patterns of a rule; this enum holds its reason, the
 * source of the reason, and the element to which the words belong.
 */
public enum GuardRule {

	P1("medication", Law.EXCLUDED, ProgressNoteElement.CHANGE),
	P2("times", Law.EXCLUDED, ProgressNoteElement.SESSION),
	P3("modality", Law.EXCLUDED, ProgressNoteElement.TECHNIQUES),
	P4("testResult", Law.EXCLUDED, ProgressNoteElement.PRESENTING_CONCERNS),
	P5("diagnosis", Law.EXCLUDED, ProgressNoteElement.PRESENTING_CONCERNS),
	P6("function", Law.EXCLUDED, ProgressNoteElement.CHANGE),
	P7("plan", Law.EXCLUDED, ProgressNoteElement.PLAN),
	P8("symptoms", Law.EXCLUDED, ProgressNoteElement.PRESENTING_CONCERNS),
	P9("prognosis", Law.EXCLUDED, ProgressNoteElement.CHANGE),
	P10("progress", Law.EXCLUDED, ProgressNoteElement.GOAL_PROGRESS),
	P11("demographics", "45 CFR 164.514(b)(2)", null),
	P12("summary", Law.EXCLUDED, ProgressNoteElement.TECHNIQUES),
	P13("safety", Law.EXCLUDED, ProgressNoteElement.RISK),
	N1("speculation", Law.EXCLUDED),
	N2("ownFeelings", Law.EXCLUDED),
	N3("thirdParty", Law.MINIMUM),
	N4("traumaDetail", Law.MINIMUM),
	N5("pejorative", Law.ACCESS),
	N6("absentDiagnosis", Law.MINIMUM),
	N7("longQuote", Law.MINIMUM),
	N8("legalOpinion", Law.OWN_RULE),
	N9("otherClient", "45 CFR 164.502(a)"),
	N10("sensitiveStatus", Law.MINIMUM),
	N11("pointer", Law.EXCLUDED),
	N12("vague", Law.OWN_RULE),
	N13("certainty", Law.OWN_RULE);

	/** The sources of the reasons. */
	private static final class Law {

		/** Defines psychotherapy notes and lists the contents that are excluded from them. */
		private static final String EXCLUDED = "45 CFR 164.501";

		/** The record has no more than its purpose needs. */
		private static final String MINIMUM = "45 CFR 164.502(b)";

		/** The client may read the record. */
		private static final String ACCESS = "45 CFR 164.524";

		/** Not a legal text: the module's idea of a careful record. */
		private static final String OWN_RULE = "Session Notes";
	}

	private final String code;

	private final String source;

	private final ProgressNoteElement element;

	GuardRule(String code, String source) {
		this(code, source, null);
	}

	GuardRule(String code, String source, ProgressNoteElement element) {
		this.code = code;
		this.source = source;
		this.element = element;
	}

	/** @return the note whose words the rule reads */
	public NoteSide getSide() {
		return name().startsWith("P") ? NoteSide.PSYCHOTHERAPY_NOTE : NoteSide.PROGRESS_NOTE;
	}

	/** @return the code of the message with the reason */
	public String getMessageCode() {
		return "sessionnotes.guard." + code;
	}

	/** @return the source of the reason */
	public String getSource() {
		return source;
	}

	/** @return the element of the progress note to which words of a private note belong; empty if there is none */
	public Optional<ProgressNoteElement> getElement() {
		return Optional.ofNullable(element);
	}
}
