/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;

/** Replaces withheld passages in the text of a field by a mark. Source: 45 CFR 164.524(d)(1). */
public final class Withholding {

	private Withholding() {
	}

	/**
	 * @param noteUuid the note
	 * @param field the field
	 * @param text the text of the field
	 * @param withheld the passages to withhold from the copy
	 * @param mark the words in place of a passage, in the client's language
	 * @return the text without the passages. The text has no mark if the mark alone would reveal the source.
	 */
	public static String apply(String noteUuid, String field, String text, Collection<WithheldPassage> withheld,
			String mark) {
		List<WithheldPassage> here = new ArrayList<>();
		for (WithheldPassage each : withheld) {
			Passage passage = each.getPassage();
			boolean sameField = passage.getField() == null || passage.getField().equals(field);
			if (passage.getNoteUuid().equals(noteUuid) && sameField && passage.getStart() < text.length()) {
				here.add(each);
			}
		}
		here.sort(Comparator.comparing(each -> each.getPassage().getStart()));
		StringBuilder rest = new StringBuilder();
		int position = 0;
		for (WithheldPassage each : here) {
			int start = Math.max(position, each.getPassage().getStart());
			int end = Math.min(text.length(), each.getPassage().getEnd());
			if (end > start) {
				rest.append(text, position, start).append(each.isMarkRevealing() ? "" : mark);
				position = end;
			}
		}
		return rest.append(text, position, text.length()).toString();
	}
}
