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
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.webservices.rest.SimpleObject;

/** Finds a REST client's changes in a psychotherapy note that the REST client read and sent back. */
final class PsychotherapyNoteReadBack {

	/** The two properties that hold the text of a note, each in a different form. */
	static final List<String> WORDS = Arrays.asList("text", "sections");

	private PsychotherapyNoteReadBack() {
	}

	/**
	 * Checks whether the REST client sent back a response. A request that has the same text in both forms, as a
	 * response does, also counts as a response that is sent back.
	 */
	static boolean isIn(SimpleObject sent, Set<String> settable) {
		return ReadBack.isIn(sent, settable) || sent.keySet().containsAll(WORDS);
	}

	/**
	 * @return the version; the text in the form that the REST client changed; and the voided state if the voided state
	 *         changes
	 */
	static SimpleObject changes(ReadBack before, SimpleObject values, Set<String> settable) {
		if (before.isShown("version") && values.get("version") instanceof Integer
				&& !before.isUnchanged("version", values.get("version"))) {
			throw new ConflictException(ErrorCodes.NEWER_VERSION);
		}
		SimpleObject sent = before.settable(values, settable);
		if (before.isUnchanged("voided", sent.get("voided"))) {
			sent.remove("voided");
		}
		WORDS.forEach(form -> sent.remove(form, null));
		sent.remove("reason", null);
		if (before.isUnchanged("reason", sent.get("reason"))) {
			sent.remove("reason");
		}
		if (sent.containsKey("voided")) {
			sent.keySet().removeIf(
					name -> PsychotherapyNoteResource.UPDATABLE.contains(name) && before.isUnchanged(name, sent.get(name)));
		}
		dropOtherForm(sent, before);
		return sent;
	}

	/**
	 * Checks whether the REST client sent the note back unchanged. A null text is not compared, because lists leave the
	 * text out.
	 */
	static boolean isUnchanged(SimpleObject sent, ReadBack before) {
		return sent.entrySet().stream().allMatch(each -> each.getValue() == null && WORDS.contains(each.getKey())
				|| before.isUnchanged(each.getKey(), each.getValue()));
	}

	/**
	 * Keeps only one of the two forms of the text of a note. If the REST client changed one form, that form is kept. If
	 * the REST client changed neither form, the form with sections is kept.
	 */
	static void dropOtherForm(SimpleObject sent, ReadBack before) {
		if (!sent.keySet().containsAll(WORDS)) {
			return;
		}
		if (sent.get("text") == null || before.isUnchanged("text", sent.get("text"))) {
			sent.remove("text");
		} else if (sent.get("sections") == null || before.isUnchanged("sections", sent.get("sections"))) {
			sent.remove("sections");
		}
	}
}
