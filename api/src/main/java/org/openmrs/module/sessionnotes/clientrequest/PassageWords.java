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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;

/** Finds the words of passages in the fields of the notes that a copy would hold. */
final class PassageWords {

	/** The order of passages in a stored request, which does not depend on who decided first. */
	static final Comparator<DeniedPassage> ORDER = Comparator.comparing(DeniedPassage::getDay)
			.thenComparing(each -> each.getDenial().getPassage().getNoteUuid())
			.thenComparing(each -> each.getDenial().getPassage().getField(), Comparator.nullsFirst(String::compareTo))
			.thenComparing(each -> each.getDenial().getPassage().getStart());

	private final Collection<NoteField> fields;

	PassageWords(Collection<NoteField> fields) {
		this.fields = fields;
	}

	/** @return the fields with words of the passage; empty if there is no such note or field */
	List<NoteField> fieldsOf(Passage passage) {
		return fields.stream().filter(each -> each.getNoteUuid().equals(passage.getNoteUuid())
				&& (passage.getField() == null || passage.getField().equals(each.getName()))).collect(Collectors.toList());
	}

	/** @return the words of the passage; null if there is no such passage */
	String of(Passage passage) {
		List<NoteField> found = fieldsOf(passage);
		if (found.isEmpty()) {
			return null;
		}
		if (passage.getField() == null) {
			List<String> parts = new ArrayList<>();
			found.forEach(each -> parts.add((each.getLabel() == null ? "" : each.getLabel() + "\n") + each.getText()));
			return String.join("\n\n", parts);
		}
		String text = found.get(0).getText();
		boolean whole = passage.equals(Passage.field(passage.getNoteUuid(), passage.getField()));
		return whole ? text : passage.getEnd() > text.length() ? null : text.substring(passage.getStart(), passage.getEnd());
	}

	/** @return true if every passage still has the words that it had at the decision */
	boolean areUnchanged(Collection<DeniedPassage> denied) {
		return denied.stream().allMatch(each -> each.getWords().equals(of(each.getDenial().getPassage())));
	}
}
