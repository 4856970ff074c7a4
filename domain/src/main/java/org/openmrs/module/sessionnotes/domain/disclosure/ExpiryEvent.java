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

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The event that ends an authorization, 45 CFR 164.508(c)(1)(v). The law allows the text "none" for research only. A text
 * that does not name an event is treated as "none".
 */
final class ExpiryEvent {

	/** The texts that do not name an event, as {@link NoAnswer#plain} gives them. */
	private static final Set<String> NONE = Collections.unmodifiableSet(new HashSet<>(Arrays.asList("never", "no event",
			"indefinite", "indefinitely", "unlimited", "open", "open ended", "permanent", "permanently", "forever", "always",
			"until further notice", "end of time", "lifetime", "for life", "ongoing", "continuous", "indefini",
			"indefiniment",
			"illimite", "illimitee", "toujours", "pour toujours", "jamais", "a vie", "aucun evenement", "indefinido",
			"indefinida", "indefinidamente", "ilimitado", "ilimitada", "permanente", "siempre", "para siempre", "nunca",
			"de por vida", "ningun evento")));

	/** An end that is denied: "no expiration date", "never expires", "sans date de fin", "no caduca". */
	private static final Pattern NO_END = Pattern.compile("(it |this |authorization |there is |has |with )*"
			+ "((no|without|sans|aucune?|pas de|sin|ninguna?) ((set|fixed|specific|known|date|fecha|de|d) ?)*"
			+ "(expir\\w*|end|ending|termination|limit|fin|echeance|vencimiento|caducidad|limite)( date| event| stated| set| given)?"
			+ "|(does not|doesnt|will not|wont|never|not|ne|n|no|nunca|jamais) ?(expires?|ends?|terminates?|expire|vence|caduca|"
			+ "termina|expira|prend fin)( pas| jamais| nunca)?|nexpire (pas|jamais))");

	/** The right to revoke, which every authorization has, and which is no event: "until I revoke it in writing". */
	private static final Pattern UNTIL_REVOKED = Pattern.compile("(valid |in force |valable |valido |valida )*"
			+ "((until|till|unless|upon|on|when|at) )?(i |it is |it |the client |client |patient |he |she |they |my |his |her )*"
			+ "(revo\\w+|cancel\\w*|withdr\\w+|rescind\\w*)( it| this| in writing| by me| by the client| by client| sooner| earlier)*"
			+ "|(jusqu ?a|jusqua|sauf|a|des) ?(la |sa |ma |ce que )*(je |le client |la |le )*(revo\\w+|annul\\w+|retrait)( par ecrit| ecrite)?"
			+ "|(hasta|salvo|a) ?(la |su |mi |que )*(se |lo |la |el cliente )*(revo\\w+|anul\\w+|retir\\w+|cancel\\w+)( por escrito)?");

	private ExpiryEvent() {
	}

	/**
	 * @param words the recorded text for the event, or null
	 * @return true if the text is recorded but does not name an event
	 */
	static boolean isNone(String words) {
		if (words == null || NoAnswer.isIn(words)) {
			return words != null;
		}
		String plain = NoAnswer.plain(words);
		return NONE.contains(plain) || NO_END.matcher(plain).matches() || UNTIL_REVOKED.matcher(plain).matches();
	}
}
