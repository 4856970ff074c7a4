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

/** The forms of the htmlformentry module, if htmlformentry runs. */
interface HtmlForms {

	/**
	 * @return {@code true} if htmlformentry runs; if htmlformentry does not run, the other methods of this interface
	 *         must not be called
	 */
	boolean areThere();

	/**
	 * @param form a form of the platform
	 * @return the XML text that htmlformentry shows for the form; {@code null} if htmlformentry has no text for the
	 *         form
	 */
	String textOf(Form form);

	/** Replaces the text that htmlformentry shows for a form of the platform. */
	void save(Form form, String text);
}
