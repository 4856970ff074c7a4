/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.Form;
import org.openmrs.FormResource;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.ClobDatatypeStorage;

/** Makes a form of OpenMRS 3 that asks for a note beside an ordinary answer; {@link PatientDocuments} prints encounters on it. */
public class PrintedForm implements UnaryOperator<String> {

	static final String UUID = "7d0ea1c2-4f5e-4b6e-9a53-2f9c1f0b7a11";

	private static final String SCHEMA = """
			{"name": "Printed", "pages": [{"label": "Page", "sections": [{"label": "Section", "questions": [%s, %s]}]}],
			"processor": "EncounterFormProcessor", "uuid": "%s", "referencedForms": []}""";

	private static final String QUESTION = """
			{"label": "%s", "type": "obs", "id": "%s", "questionOptions": {"rendering": "textarea", "concept": "%s"}}""";

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			Form form = new Form();
			form.setUuid(UUID);
			form.setName("Printed");
			form.setVersion("1");
			form.setPublished(true);
			form.setEncounterType(
					Context.getEncounterService().getEncounterTypeByUuid(order.get("encounterType").asText()));
			Context.getFormService().saveForm(form);
			ClobDatatypeStorage schema = new ClobDatatypeStorage();
			schema.setValue(SCHEMA.formatted(QUESTION.formatted("Concern", "concern", order.get("textConcept").asText()),
					QUESTION.formatted("Reflections", "reflections", order.get("noteConcept").asText()), UUID));
			Context.getDatatypeService().saveClobDatatypeStorage(schema);
			FormResource resource = new FormResource();
			resource.setForm(form);
			resource.setName("JSON schema");
			resource.setDatatypeClassname("AmpathJsonSchema");
			resource.setValueReferenceInternal(schema.getUuid());
			Context.getFormService().saveFormResource(resource);
			return "";
		});
	}
}
