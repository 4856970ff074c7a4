/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** The rules for a new {@link NoteContent}. */
final class ContentRules {

	private ContentRules() {
	}

	static void check(List<NoteSection> sections) {
		if (!Bound.NOTE_SECTIONS.holds(sections.size())) {
			throw new RefusedException("sessionnotes.error.content.tooManySections");
		}
		long bytes = 0;
		boolean control = false;
		boolean readable = false;
		int comments = 0;
		for (NoteSection section : sections) {
			if (section.getPart() == NotePart.COMMENT && ++comments > 1) {
				throw new RefusedException("sessionnotes.error.content.severalComments");
			}
			bytes += utf8Length(section.getText());
			if (bytes > NoteContent.MAX_BYTES) {
				throw new RefusedException(NoteContent.TOO_LARGE);
			}
			if (section.getPart() != NotePart.COMMENT) {
				control = control || section.getText().codePoints().anyMatch(ContentRules::isControl);
				readable = readable || section.getText().codePoints().anyMatch(ContentRules::isReadable);
			}
		}
		if (!readable) {
			throw new RefusedException(control
					? "sessionnotes.error.content.controlCharactersOnly"
					: "sessionnotes.error.content.empty");
		}
	}

	private static int utf8Length(String text) {
		if (text.length() > NoteContent.MAX_BYTES) {
			throw new RefusedException(NoteContent.TOO_LARGE);
		}
		try {
			return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
		} catch (CharacterCodingException e) {
			// the cause is left out, because the cause can reveal part of the text and the position of that part
			throw new RefusedException(NoteContent.NOT_UNICODE);
		}
	}

	private static boolean isReadable(int codePoint) {
		return !isWhitespace(codePoint) && !isControl(codePoint);
	}

	private static boolean isWhitespace(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
	}

	private static boolean isControl(int codePoint) {
		if (isWhitespace(codePoint)) {
			return false;
		}
		int type = Character.getType(codePoint);
		// this Java version treats a character of a later Unicode version as unassigned, but the author of the note can read it
		return type == Character.CONTROL || type == Character.FORMAT || (codePoint & 0xFFFE) == 0xFFFE;
	}
}
