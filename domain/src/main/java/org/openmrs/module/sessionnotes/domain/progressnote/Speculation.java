/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Composition;
import org.openmrs.module.sessionnotes.domain.bounds.Words;

/**
 * Finds phrases that show that a therapist is speculating. Speculation belongs in a psychotherapy note, not in the record.
 */
final class Speculation {

	/**
	 * The phrases to find. A phrase matches whole words, in upper or lower case. Every apostrophe in a phrase must be a
	 * straight apostrophe ('). To add a phrase, add an entry to this list.
	 */
	static final List<String> WORDINGS = Collections.unmodifiableList(Arrays.asList(
			// English
			"I suspect", "I suspected", "I wonder if", "I wonder whether", "I wondered if", "I wondered whether",
			"I'm wondering if", "I am wondering if", "my hunch", "my gut feeling", "my hypothesis is", "I speculate",
			"countertransference", "counter-transference", "perhaps unconsciously", "maybe unconsciously",
			"possibly unconsciously",
			// French
			"je soupçonne", "je me demande si", "je me demande s'il", "je me demande s'ils", "mon intuition",
			"j'ai l'intuition", "mon hypothèse est", "contre-transfert", "contretransfert", "peut-être inconsciemment",
			// Spanish
			"sospecho", "me pregunto si", "mi corazonada", "mi intuición", "tengo la corazonada", "mi hipótesis es",
			"contratransferencia", "quizás inconscientemente", "quizá inconscientemente",
			"tal vez inconscientemente"));

	private static final Pattern ANY = Pattern.compile(
			WORDINGS.stream().map(Pattern::quote)
					.collect(Collectors.joining("|", "(?<![\\p{L}\\p{M}\\p{N}])(?:", ")(?![\\p{L}\\p{M}\\p{N}])")),
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private Speculation() {
	}

	static boolean isIn(String text) {
		// some keyboards enter an accent as a separate character, and most word processors use a curved apostrophe
		String plain = Composition.of(Words.folded(text)).replace('\u2019', '\'');
		return ANY.matcher(plain).find();
	}
}
