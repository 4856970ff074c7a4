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

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A written justification for the fields that a single export sends in addition to its recipe. It explains why these fields
 * are reasonably necessary: 45 CFR 164.514(d)(5).
 */
public final class Widening {

	static final String REASON_MISSING = "sessionnotes.error.export.wideningReasonMissing";

	private final Set<ExportField> fields;

	private final String reason;

	private final String by;

	/**
	 * @param fields the fields that the recipe leaves out and this export needs
	 * @param reason the reason why the export needs the fields
	 * @param by the user who wrote the reason
	 * @throws RefusedException if the reason is blank
	 */
	public Widening(Set<ExportField> fields, String reason, String by) {
		if (Words.isBlank(reason)) {
			throw new RefusedException(REASON_MISSING);
		}
		EnumSet<ExportField> copy = EnumSet.noneOf(ExportField.class);
		copy.addAll(fields);
		this.fields = Collections.unmodifiableSet(copy);
		this.reason = reason;
		this.by = Objects.requireNonNull(by, "by");
	}

	public Set<ExportField> getFields() {
		return fields;
	}

	public String getReason() {
		return reason;
	}

	public String getBy() {
		return by;
	}
}
