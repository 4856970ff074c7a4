/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote.inside;

import java.util.Locale;
import java.util.function.UnaryOperator;

import org.openmrs.ConceptComplex;
import org.openmrs.ConceptName;
import org.openmrs.api.ConceptService;
import org.openmrs.api.context.Context;

/**
 * Makes a concept whose answers are files of text, and answers its uuid. It is sent a user's name and password. Platform: REST
 * makes no such concepts.
 */
public class ConceptOfTextFiles implements UnaryOperator<String> {

	@Override
	public String apply(String sent) {
		Context.openSession();
		try {
			Context.authenticate(sent.split(" ")[0], sent.split(" ")[1]);
			ConceptService concepts = Context.getConceptService();
			ConceptComplex concept = new ConceptComplex(null, "TextHandler");
			concept.setFullySpecifiedName(new ConceptName("Private notes in files", Locale.ENGLISH));
			concept.setDatatype(concepts.getConceptDatatypeByName("Complex"));
			concept.setConceptClass(concepts.getConceptClassByName("Misc"));
			return concepts.saveConcept(concept).getUuid();
		} finally {
			Context.closeSession();
		}
	}
}
