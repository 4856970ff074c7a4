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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * A recipe for exports: a purpose, the fields to send, and the section of law. A clinic may remove fields from a shipped
 * recipe but cannot add any. A single export may send more than its recipe, with a written justification. Instances are
 * immutable.
 */
public final class ExportRecipe {

	static final String NEVER_SENT = "sessionnotes.error.export.neverSent";

	static final String NEEDS_REASON = "sessionnotes.error.export.needsReason";

	static final String NOTHING_LEFT = "sessionnotes.error.export.nothingLeft";

	private final ExportMatrix matrix;

	private final ExportPurpose purpose;

	private final Set<ExportField> takenOut;

	private ExportRecipe(ExportMatrix matrix, ExportPurpose purpose, Set<ExportField> takenOut) {
		this.matrix = Objects.requireNonNull(matrix, "matrix");
		this.purpose = Objects.requireNonNull(purpose, "purpose");
		this.takenOut = Collections.unmodifiableSet(takenOut);
	}

	/** @return the recipe that ships for the purpose */
	public static ExportRecipe shipped(ExportMatrix matrix, ExportPurpose purpose) {
		return new ExportRecipe(matrix, purpose, EnumSet.noneOf(ExportField.class));
	}

	/**
	 * @param fields the fields that this clinic does not send for the purpose
	 * @return a narrower recipe
	 * @throws RefusedException if no field would be left
	 */
	public ExportRecipe without(Set<ExportField> fields) {
		EnumSet<ExportField> both = EnumSet.noneOf(ExportField.class);
		both.addAll(takenOut);
		both.addAll(fields);
		ExportRecipe narrower = new ExportRecipe(matrix, purpose, both);
		if (narrower.getFields().isEmpty()) {
			throw new RefusedException(NOTHING_LEFT);
		}
		return narrower;
	}

	public ExportPurpose getPurpose() {
		return purpose;
	}

	/** @return the section of law that permits exports for the purpose, and whether the developers have read it */
	public RuleSource getBasis() {
		return matrix.getSource(purpose);
	}

	/** @return the fields that each export by this recipe sends, with the form of each; the user may choose further fields */
	public Map<ExportField, FieldForm> getFields() {
		Map<ExportField, FieldForm> fields = new EnumMap<>(ExportField.class);
		for (ExportField field : ExportField.values()) {
			FieldRule rule = matrix.getRule(purpose, field);
			if (rule.getInclusion() == FieldInclusion.YES && !takenOut.contains(field)) {
				fields.put(field, rule.getForm());
			}
		}
		return Collections.unmodifiableMap(fields);
	}

	/**
	 * @return the shipped rule for the field; if the clinic has removed the field, the rule that the field needs a written
	 *         justification
	 */
	public FieldInclusion getInclusion(ExportField field) {
		FieldInclusion shipped = matrix.getRule(purpose, field).getInclusion();
		return takenOut.contains(field) && shipped != FieldInclusion.NEVER ? FieldInclusion.REASON : shipped;
	}

	/**
	 * @param chosen the fields that the user chose; fields of the recipe do no harm
	 * @param widening the written justification for further fields; null if there are no further fields
	 * @return the fields of a single export
	 * @throws RefusedException if the purpose forbids a field, or if a field needs a justification and this one does not name
	 *         it
	 */
	public ExportFields forOneExport(Set<ExportField> chosen, Widening widening) {
		Map<ExportField, FieldForm> sent = new EnumMap<>(ExportField.class);
		sent.putAll(getFields());
		Set<ExportField> more = EnumSet.noneOf(ExportField.class);
		more.addAll(chosen);
		if (widening != null) {
			more.addAll(widening.getFields());
		}
		for (ExportField field : more) {
			FieldInclusion inclusion = getInclusion(field);
			if (inclusion == FieldInclusion.NEVER) {
				throw new RefusedException(NEVER_SENT);
			}
			if (inclusion == FieldInclusion.REASON && (widening == null || !widening.getFields().contains(field))) {
				throw new RefusedException(NEEDS_REASON);
			}
			sent.put(field, matrix.getRule(purpose, field).getForm());
		}
		return new ExportFields(this, sent, widening);
	}
}
