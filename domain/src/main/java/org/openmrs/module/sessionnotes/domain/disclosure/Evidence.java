/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The recorded facts that show that a basis for a disclosure applies. Instances are immutable. The value of each
 * element of the evidence is a text, in the form in which the database stores the value.
 */
public final class Evidence {

	private static final Evidence NONE = new Evidence(Collections.emptyMap());

	private final Map<EvidenceElement, String> values;

	private Evidence(Map<EvidenceElement, String> values) {
		Map<EvidenceElement, String> copy = new EnumMap<>(EvidenceElement.class);
		copy.putAll(values);
		this.values = Collections.unmodifiableMap(copy);
	}

	public static Evidence none() {
		return NONE;
	}

	/**
	 * @param values a text for each element. The text is free text, {@code true}, one of the element's choices, or a
	 *        date in milliseconds since 1970-01-01 UTC. The {@link EvidenceElement#getForm form} of an element
	 *        determines which of these texts the element can have.
	 * @return evidence with the given values
	 */
	public static Evidence of(Map<EvidenceElement, String> values) {
		return new Evidence(values);
	}

	/**
	 * @return a copy of the evidence in which the element has the given text instead of any earlier text; null removes the
	 *         element
	 */
	public Evidence with(EvidenceElement element, String value) {
		Map<EvidenceElement, String> changed = new EnumMap<>(EvidenceElement.class);
		changed.putAll(values);
		changed.remove(element);
		if (value != null) {
			changed.put(element, value);
		}
		return new Evidence(changed);
	}

	/** @return a copy of the evidence in which the element has the given date */
	public Evidence with(EvidenceElement element, long date) {
		return with(element, Long.toString(date));
	}

	/** @return the text of each recorded element, in the order of {@link EvidenceElement} */
	public Map<EvidenceElement, String> getValues() {
		return values;
	}

	public String get(EvidenceElement element) {
		return values.get(element);
	}

	/** @return true if the element has a value that is valid for the form of the element */
	public boolean has(EvidenceElement element) {
		return element.isMeaningful(values.get(element));
	}

	/** @return true if the given choice was recorded for the element */
	boolean is(EvidenceElement element, String choice) {
		return has(element) && choice.equals(values.get(element));
	}

	/** @return the date recorded for the element, in milliseconds since 1970-01-01 UTC; null if there is no date */
	public Long getDate(EvidenceElement element) {
		return has(element) ? Long.valueOf(values.get(element)) : null;
	}

	/**
	 * @return a copy without the texts that say nothing. The text for the event that ends an authorization stays: a rule of
	 *         its own refuses such a text there.
	 */
	Evidence withoutEmptyTexts() {
		Map<EvidenceElement, String> said = new EnumMap<>(EvidenceElement.class);
		said.putAll(values);
		said.entrySet().removeIf(each -> each.getKey().getForm() == EvidenceForm.TEXT
				&& each.getKey() != EvidenceElement.EXPIRY_EVENT && NoAnswer.isIn(each.getValue()));
		return new Evidence(said);
	}

	/** @return a copy with texts shortened to the given number of characters; this evidence itself if no text is longer */
	Evidence abridged(int longest) {
		Map<EvidenceElement, String> shorter = new EnumMap<>(EvidenceElement.class);
		values.forEach((element, value) -> shorter.put(element, abridged(value, longest)));
		return shorter.equals(values) ? this : new Evidence(shorter);
	}

	/** @return the first characters of the text, followed by an ellipsis; the unchanged text if the text is not too long */
	static String abridged(String words, int longest) {
		if (words == null || words.length() <= longest) {
			return words;
		}
		int end = Character.isHighSurrogate(words.charAt(longest - 2)) ? longest - 2 : longest - 1;
		return words.substring(0, end) + "\u2026";
	}

	/** Shows only the names of the elements, not the values of the elements. */
	@Override
	public String toString() {
		return "Evidence" + values.keySet();
	}
}
