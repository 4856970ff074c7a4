/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.Locale;
import java.util.Objects;

/** A cell of the table of purposes and fields: the inclusion of a field, and its form. */
public final class FieldRule {

	private final FieldInclusion inclusion;

	private final FieldForm form;

	private FieldRule(FieldInclusion inclusion, FieldForm form) {
		this.inclusion = inclusion;
		this.form = form;
	}

	/** @param cell the inclusion, followed by a colon and the form if the form is reduced, such as {@code yes:level} */
	static FieldRule parse(String cell) {
		String[] parts = cell.toUpperCase(Locale.ROOT).split(":", 2);
		return new FieldRule(FieldInclusion.valueOf(parts[0]),
				parts.length == 1 ? FieldForm.WHOLE : FieldForm.valueOf(parts[1]));
	}

	public FieldInclusion getInclusion() {
		return inclusion;
	}

	/** @return the fullest form in which an export may send the field */
	public FieldForm getForm() {
		return form;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FieldRule && inclusion == ((FieldRule) other).inclusion
				&& form == ((FieldRule) other).form;
	}

	@Override
	public int hashCode() {
		return Objects.hash(inclusion, form);
	}

	@Override
	public String toString() {
		return inclusion + ":" + form;
	}
}
