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

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fields that an export sends, each with its form. Only {@link ExportRecipe} makes instances, so it permits each field. */
public final class ExportFields {

	private final ExportRecipe recipe;

	private final Map<ExportField, FieldForm> fields;

	private final Widening widening;

	ExportFields(ExportRecipe recipe, Map<ExportField, FieldForm> fields, Widening widening) {
		this.recipe = recipe;
		this.fields = Collections.unmodifiableMap(new EnumMap<>(fields));
		this.widening = widening;
	}

	public ExportRecipe getRecipe() {
		return recipe;
	}

	public ExportPurpose getPurpose() {
		return recipe.getPurpose();
	}

	/** @return each field to send with its form, in the order of the file; a preview shows all of them */
	public Map<ExportField, FieldForm> getForms() {
		return fields;
	}

	/** @return the fields of free text to send; the user reads each of them before the export */
	public List<ExportField> getNarratives() {
		List<ExportField> narratives = new ArrayList<>();
		for (ExportField field : fields.keySet()) {
			if (field.isNarrative()) {
				narratives.add(field);
			}
		}
		return narratives;
	}

	/** @return the written justification of this export; null if the export sends no more than its recipe */
	public Widening getWidening() {
		return widening;
	}

	/** @return the fields and their forms as a text, such as {@code CLIENT:WHOLE RISK:ACUTE} */
	public String toText() {
		StringBuilder text = new StringBuilder();
		fields.forEach((field, form) -> text.append(text.length() == 0 ? "" : " ").append(field).append(':').append(form));
		return text.toString();
	}
}
