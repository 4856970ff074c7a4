/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote.form;

import org.openmrs.Form;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.openmrs.module.ModuleFactory;

/**
 * Calls the htmlformentry module by reflection, so that neither the build nor a server needs htmlformentry. The methods
 * that this class calls are the same in versions 3 to 7 of htmlformentry.
 */
class HtmlFormEntryForms implements HtmlForms {

	private static final String MODULE_ID = "htmlformentry";

	private static final String SERVICE = "org.openmrs.module.htmlformentry.HtmlFormEntryService";

	private static final String HTML_FORM = "org.openmrs.module.htmlformentry.HtmlForm";

	@Override
	public boolean areThere() {
		return ModuleFactory.isModuleStarted(MODULE_ID);
	}

	@Override
	public String textOf(Form form) {
		Object htmlForm = htmlFormOf(form);
		return htmlForm == null ? null : (String) call(HTML_FORM, htmlForm, "getXmlData");
	}

	@Override
	public void save(Form form, String text) {
		Object htmlForm = htmlFormOf(form);
		if (htmlForm == null) {
			htmlForm = newHtmlForm(form);
		}
		call(HTML_FORM, htmlForm, "setXmlData", String.class, text);
		call(SERVICE, service(), "saveHtmlForm", type(HTML_FORM), htmlForm);
	}

	private static Object htmlFormOf(Form form) {
		return call(SERVICE, service(), "getHtmlFormByForm", Form.class, form);
	}

	private static Object newHtmlForm(Form form) {
		try {
			Object htmlForm = type(HTML_FORM).getConstructor().newInstance();
			call(HTML_FORM, htmlForm, "setForm", Form.class, form);
			return htmlForm;
		} catch (ReflectiveOperationException e) {
			throw notAsExpected(e);
		}
	}

	private static Object service() {
		return Context.getService(type(SERVICE));
	}

	private static Class<?> type(String name) {
		try {
			return Context.loadClass(name);
		} catch (ClassNotFoundException e) {
			throw notAsExpected(e);
		}
	}

	private static Object call(String type, Object target, String method) {
		try {
			return type(type).getMethod(method).invoke(target);
		} catch (ReflectiveOperationException e) {
			throw notAsExpected(e);
		}
	}

	/**
	 * @param type the class or interface that declares the method; the target's own class may be a proxy class that is
	 *         not accessible
	 */
	private static Object call(String type, Object target, String method, Class<?> parameter, Object argument) {
		try {
			return type(type).getMethod(method, parameter).invoke(target, argument);
		} catch (ReflectiveOperationException e) {
			throw notAsExpected(e);
		}
	}

	private static APIException notAsExpected(ReflectiveOperationException e) {
		return new APIException("htmlformentry is not as expected", e);
	}
}
