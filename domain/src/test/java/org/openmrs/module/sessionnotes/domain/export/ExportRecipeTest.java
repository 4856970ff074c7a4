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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** a clinic narrows, one export widens with a reason, and nothing opens what is never sent. */
class ExportRecipeTest {

	private static final Set<ExportField> NONE = EnumSet.noneOf(ExportField.class);

	private final ExportMatrix matrix = ExportMatrix.unitedStates();

	private final ExportRecipe claim = ExportRecipe.shipped(matrix, ExportPurpose.CLAIM);

	private final ExportRecipe audit = ExportRecipe.shipped(matrix, ExportPurpose.NECESSITY_AUDIT);

	@Test
	void aShippedRecipeSendsItsSet() {
		assertThat(claim.forOneExport(NONE, null).toText()).isEqualTo("CLIENT:WHOLE MEMBER_ID:WHOLE SESSION_DATE:WHOLE "
				+ "PROVIDER:WHOLE NOTE_STATE:WHOLE TIME:WHOLE TIME_BAND:WHOLE SESSION_TYPE:WHOLE SETTING:WHOLE DIAGNOSIS:WHOLE");
	}

	@Test
	void aClinicNarrowsAndNoExportGetsTheFieldBackWithoutAReason() {
		ExportRecipe narrow = claim.without(Set.of(ExportField.SETTING));

		assertThat(narrow.getFields()).doesNotContainKey(ExportField.SETTING).containsKey(ExportField.TIME);
		assertThat(narrow.getInclusion(ExportField.SETTING)).isEqualTo(FieldInclusion.REASON);
		assertRefused(() -> narrow.forOneExport(Set.of(ExportField.SETTING), null), ExportRecipe.NEEDS_REASON);
		assertThat(claim.getFields()).as("the shipped recipe stays").containsKey(ExportField.SETTING);
	}

	@Test
	void aNarrowerRecipeStaysNarrowWhenItIsNarrowedAgain() {
		assertThat(claim.without(Set.of(ExportField.SETTING)).without(Set.of(ExportField.TIME)).getFields())
				.doesNotContainKeys(ExportField.SETTING, ExportField.TIME);
	}

	@Test
	void aRecipeWithoutAnyFieldIsRefused() {
		assertRefused(() -> claim.without(EnumSet.allOf(ExportField.class)), ExportRecipe.NOTHING_LEFT);
	}

	@Test
	void aFieldOnRequestIsChosenForOneExport() {
		ExportFields fields = audit.forOneExport(Set.of(ExportField.PRESENTING_CONCERNS), null);

		assertThat(fields.getForms()).containsKey(ExportField.PRESENTING_CONCERNS);
		assertThat(fields.getNarratives()).containsExactly(ExportField.PRESENTING_CONCERNS);
		assertThat(audit.forOneExport(NONE, null).getNarratives()).isEmpty();
	}

	@Test
	void oneExportIsWidenedWithAReason() {
		Widening widening = new Widening(Set.of(ExportField.TECHNIQUES), "The plan questions the code billed.", "user");

		ExportFields fields = claim.forOneExport(NONE, widening);

		assertThat(fields.getForms()).containsKey(ExportField.TECHNIQUES);
		assertThat(fields.getWidening()).isSameAs(widening);
		assertThat(claim.getFields()).doesNotContainKey(ExportField.TECHNIQUES);
	}

	@Test
	void withoutAReasonNothingIsWidened() {
		assertRefused(() -> claim.forOneExport(Set.of(ExportField.TECHNIQUES), null), ExportRecipe.NEEDS_REASON);
		assertRefused(() -> new Widening(Set.of(ExportField.TECHNIQUES), " \n", "user"), Widening.REASON_MISSING);
		assertRefused(() -> new Widening(Set.of(ExportField.TECHNIQUES), null, "user"), Widening.REASON_MISSING);
	}

	@Test
	void aReasonForOneFieldOpensNoOther() {
		Widening widening = new Widening(Set.of(ExportField.TECHNIQUES), "The plan questions the code billed.", "user");

		assertRefused(() -> claim.forOneExport(Set.of(ExportField.GOALS), widening), ExportRecipe.NEEDS_REASON);
	}

	@ParameterizedTest
	@EnumSource
	void noReasonOpensWhatIsNeverSent(ExportPurpose purpose) {
		ExportRecipe recipe = ExportRecipe.shipped(matrix, purpose);
		EnumSet.allOf(ExportField.class).stream()
				.filter(field -> matrix.getRule(purpose, field).getInclusion() == FieldInclusion.NEVER)
				.forEach(field -> {
					assertRefused(() -> recipe.forOneExport(Set.of(field), null), ExportRecipe.NEVER_SENT);
					assertRefused(() -> recipe.forOneExport(NONE, new Widening(Set.of(field), "a reason", "user")),
							ExportRecipe.NEVER_SENT);
					assertRefused(() -> recipe.without(Set.of(field)).forOneExport(NONE,
							new Widening(Set.of(field), "a reason", "user")), ExportRecipe.NEVER_SENT);
				});
	}

	@Test
	void aReducedFieldStaysReduced() {
		assertThat(claim.forOneExport(NONE, new Widening(Set.of(ExportField.RISK), "a reason", "user")).getForms())
				.containsEntry(ExportField.RISK, FieldForm.ACUTE);
		assertThat(ExportRecipe.shipped(matrix, ExportPurpose.NJ_REVIEW).getFields())
				.containsEntry(ExportField.SYMPTOMS, FieldForm.LEVEL)
				.containsEntry(ExportField.PROGNOSIS, FieldForm.MINIMAL);
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOf(RefusedException.class)
				.satisfies(refusal -> assertThat(((RefusedException) refusal).getMessageCodes()).containsExactly(code));
	}
}
