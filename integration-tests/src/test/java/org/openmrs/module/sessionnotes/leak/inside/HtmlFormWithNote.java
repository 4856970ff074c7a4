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
import org.openmrs.EncounterType;
import org.openmrs.Form;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;

/** Makes a form of the htmlformentry module that asks for a note, as a clinic would; answers the form's number. */
public class HtmlFormWithNote implements UnaryOperator<String> {

	private static final String PACKAGE = "org.openmrs.module.htmlformentry.";

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			EncounterType type = Context.getEncounterService().getEncounterTypeByUuid(order.get("encounterType").asText());
			Form form = new Form();
			form.setName("Session with a note");
			form.setVersion("1");
			form.setEncounterType(type);
			form.setPublished(true);
			Context.getFormService().saveForm(form);
			BeanWrapperImpl htmlForm = new BeanWrapperImpl(Context.loadClass(PACKAGE + "HtmlForm"));
			htmlForm.setPropertyValue("form", form);
			htmlForm.setPropertyValue("xmlData", order.get("xml").asText());
			Object service = Context.getService(Context.loadClass(PACKAGE + "HtmlFormEntryService"));
			service.getClass().getMethod("saveHtmlForm", htmlForm.getWrappedClass()).invoke(service,
					htmlForm.getWrappedInstance());
			return String.valueOf(form.getFormId());
		});
	}
}
