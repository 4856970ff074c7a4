/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.AUTHORIZATION;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.CORONER;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.CUSTODIAN;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.HHS_COMPLIANCE;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.OVERSIGHT_OF_ORIGINATOR;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.SUD_CONSENT;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.SUD_COURT_ORDER;
import static org.openmrs.module.sessionnotes.disclosure.DisclosureBasis.TRAINING;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.disclosure.Disclosures.START;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else must hold than that evidence is there: what is done to a complete disclosure, and what is then found. */
class DisclosureConditionTest {

	private static final Recipient ANOTHER = Recipient.user("another", "Anna Other");

	static Stream<Arguments> flaws() {
		return Stream.of(
				flaw("164.508(c)(1)(v) neither date nor event", AUTHORIZATION, evidence(EvidenceElement.EXPIRY_DATE, null,
						EvidenceElement.EXPIRY_EVENT, null), "EXPIRY_MISSING"),
				flaw("164.508(c)(1)(v) an event without a date", AUTHORIZATION,
						evidence(EvidenceElement.EXPIRY_DATE, null)),
				flaw("164.508(c)(1)(v) a date without an event", AUTHORIZATION,
						evidence(EvidenceElement.EXPIRY_EVENT, null)),
				flaw("164.508(c)(1)(v) a date that is none", AUTHORIZATION, evidence(EvidenceElement.EXPIRY_DATE,
						"next year", EvidenceElement.EXPIRY_EVENT, null), "EXPIRY_MISSING"),
				flaw("164.508(c)(1)(vi) a representative without authority", AUTHORIZATION,
						evidence(EvidenceElement.REPRESENTATIVE_AUTHORITY, null), "AUTHORITY_MISSING"),
				flaw("164.508(c)(1)(vi) no representative, so no authority", AUTHORIZATION,
						evidence(EvidenceElement.SIGNED_BY_REPRESENTATIVE, null, EvidenceElement.REPRESENTATIVE_AUTHORITY,
								null)),
				flaw("164.508(c)(1)(vi) signed at the very moment", AUTHORIZATION, date(EvidenceElement.SIGNED_ON, MADE)),
				flaw("164.508(c)(1)(vi) signed later", AUTHORIZATION, date(EvidenceElement.SIGNED_ON, MADE + 1),
						"SIGNED_LATER"),
				flaw("164.508(b)(2)(i) expired at the moment of making", AUTHORIZATION,
						date(EvidenceElement.EXPIRY_DATE, MADE), "AUTHORIZATION_EXPIRED", "OUTLIVES_AUTHORIZATION"),
				flaw("164.508(b)(2)(i) expires a moment before the end", AUTHORIZATION,
						date(EvidenceElement.EXPIRY_DATE, END - 1), "OUTLIVES_AUTHORIZATION"),
				flaw("164.508(c)(1)(iii) names another recipient", AUTHORIZATION, d -> d.recipient(ANOTHER),
						"RECIPIENT_NOT_NAMED"),
				flaw("164.508(c)(1)(iii) names an outside one otherwise", AUTHORIZATION,
						d -> d.recipient(Recipient.outside("Anna Other", "1 Road")), "RECIPIENT_NOT_NAMED"),
				flaw("164.508(c)(1)(iii) names the user by uuid", AUTHORIZATION,
						evidence(EvidenceElement.NAMED_RECIPIENT, "recipient")),
				flaw("164.508(c)(1)(iii) names the same with other spaces", AUTHORIZATION,
						evidence(EvidenceElement.NAMED_RECIPIENT, " rita\u00a0 Reader ")),
				flaw("42 CFR 2.31(a) names another recipient", SUD_CONSENT, d -> d.recipient(ANOTHER),
						"RECIPIENT_NOT_NAMED"),
				flaw("42 CFR 2.31(a) expired", SUD_CONSENT, date(EvidenceElement.EXPIRY_DATE, MADE),
						"AUTHORIZATION_EXPIRED", "OUTLIVES_AUTHORIZATION"),
				flaw("164.508(a)(2)(i)(B) not the supervisor", TRAINING, d -> d.recipient(ANOTHER),
						"RECIPIENT_NOT_SUPERVISOR"),
				flaw("164.508(a)(2)(i)(B) somebody outside", TRAINING,
						d -> d.recipient(Recipient.outside("Rita Reader", "1 Road")), "RECIPIENT_NOT_SUPERVISOR"),
				flaw("164.508(a)(2)(i)(B) a year", TRAINING, d -> d.time(START, START + TimeUnit.DAYS.toMillis(366))),
				flaw("164.508(a)(2)(i)(B) longer than a year", TRAINING,
						d -> d.time(START, START + TimeUnit.DAYS.toMillis(366) + 1), "LONGER_THAN_A_YEAR"),
				flaw("164.512(a) a law", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "STATUTE")),
				flaw("164.512(e) a subpoena alone", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "SUBPOENA"),
						"SUBPOENA_ALONE"),
				flaw("164.512(a) something else", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "letter"),
						"INSTRUMENT_UNKNOWN"),
				flaw("42 CFR 2.61 a subpoena alone", SUD_COURT_ORDER, evidence(EvidenceElement.INSTRUMENT, "SUBPOENA"),
						"SUBPOENA_ALONE"),
				flaw("42 CFR 2.61 another law", SUD_COURT_ORDER, evidence(EvidenceElement.INSTRUMENT, "STATUTE"),
						"NOT_A_COURT_ORDER"),
				flaw("42 CFR 2.61 something else", SUD_COURT_ORDER, evidence(EvidenceElement.INSTRUMENT, "letter"),
						"INSTRUMENT_UNKNOWN"),
				flaw("164.512(d) oversight of somebody else", OVERSIGHT_OF_ORIGINATOR,
						evidence(EvidenceElement.OVERSEEN_USER, "another"), "OVERSIGHT_OF_OTHER"),
				flaw("164.512(d) oversight of the clinic", OVERSIGHT_OF_ORIGINATOR,
						evidence(EvidenceElement.OVERSEEN_USER, "the clinic"), "OVERSIGHT_OF_OTHER"),
				flaw("164.530(c) an author who is still there", CUSTODIAN, date(EvidenceElement.AUTHOR_LEFT_ON, MADE + 1),
						"AUTHOR_LEAVES_LATER"),
				flaw("164.530(c) a custodian outside", CUSTODIAN,
						d -> d.recipient(Recipient.outside("Rita Reader", "1 Road")), "RECIPIENT_NOT_USER"),
				flaw("164.530(c) all notes on a patient are kept", CUSTODIAN,
						d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null))),
				flaw("164.508(c)(1)(i) all notes on a patient are authorized", AUTHORIZATION,
						d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null))),
				flaw("164.530(c) all notes of an author are kept", CUSTODIAN,
						d -> d.scope(DisclosureScope.notesOfAuthor(AUTHOR))),
				flaw("164.508(c)(1)(i) all notes of an author are authorized by one client", AUTHORIZATION,
						d -> d.scope(DisclosureScope.notesOfAuthor(AUTHOR)), "PATIENT_MISSING"),
				flaw("164.512(a)(1) all notes of an author are ordered", REQUIRED_BY_LAW,
						d -> d.scope(DisclosureScope.notesOfAuthor(AUTHOR)), "PATIENT_MISSING", "SCOPE_NOT_EXACT"),
				flaw("164.528(b)(2)(iii) a scope of no day", AUTHORIZATION,
						d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", 2L, 1L)), "SCOPE_EMPTY"),
				flaw("164.512(a) telling is delayed as the order says", REQUIRED_BY_LAW, d -> d.tellAuthorFrom(END)),
				flaw("164.512(a) telling is delayed without such an order", REQUIRED_BY_LAW,
						d -> evidence(EvidenceElement.FORBIDS_TELLING, null).apply(d).tellAuthorFrom(END),
						"DELAY_NOT_ORDERED"),
				flaw("164.508(a)(2) telling is delayed by the author", AUTHORIZATION, d -> d.tellAuthorFrom(END),
						"DELAY_NOT_ORDERED"));
	}

	@ParameterizedTest
	@MethodSource("flaws")
	void whatIsWrongIsFoundAndNothingElse(DisclosureBasis basis, UnaryOperator<Disclosure.Builder> change,
			List<String> conditions) {
		Disclosure disclosure = change.apply(Disclosures.complete(basis)).build();

		assertThat(DisclosureSteps.findings(disclosure, Disclosures.circumstances()))
				.isEqualTo(conditions.stream().map(name -> "sessionnotes.disclosure.refused." + name).toList());
	}

	@ParameterizedTest
	@EnumSource(names = {"HHS_COMPLIANCE", "REQUIRED_BY_LAW", "OVERSIGHT_OF_ORIGINATOR", "CORONER", "SUD_COURT_ORDER"})
	void anOrderNamesExactlyWhatItIsForAndIsNotDatedInTheFuture(DisclosureBasis basis) {
		assertThat(findings(basis, d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", 1L, null))))
				.containsExactly("sessionnotes.disclosure.refused.SCOPE_NOT_EXACT");
		assertThat(findings(basis, d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, 1L))))
				.containsExactly("sessionnotes.disclosure.refused.SCOPE_NOT_EXACT");
		assertThat(findings(basis, d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", 1L, 1L)))).isEmpty();
		assertThat(findings(basis, date(EvidenceElement.ISSUED_ON, MADE))).isEmpty();
		assertThat(findings(basis, date(EvidenceElement.ISSUED_ON, MADE + 1)))
				.containsExactly("sessionnotes.disclosure.refused.ISSUED_LATER");
	}

	@Test
	void theOrdersOfThatTestAreAllThereAre() {
		assertThat(DisclosureBasis.values()).filteredOn(
				basis -> basis.getRequiredEvidence().contains(EvidenceElement.ISSUER)).containsExactly(HHS_COMPLIANCE,
						REQUIRED_BY_LAW, OVERSIGHT_OF_ORIGINATOR, CORONER, SUD_COURT_ORDER);
	}

	/** Confirmed is what somebody looked at, and nothing that merely resembles it. */
	@ParameterizedTest
	@ValueSource(strings = {"false", "TRUE", "yes", "1", ""})
	void onlyTrueConfirms(String value) {
		assertThat(findings(AUTHORIZATION, evidence(EvidenceElement.NOTES_ONLY, value)))
				.containsExactly("sessionnotes.disclosure.missing.NOTES_ONLY");
	}

	/** Insurers' payment, another clinician's treatment, the client's own access: 164.508(a)(2), 164.524(a)(1)(i). */
	@ParameterizedTest
	@ValueSource(strings = {"PAYMENT", "INSURER", "TREATMENT", "CLINICIAN", "SUPERVISOR", "OPERATIONS", "CLIENT", "ACCESS",
			"INDIVIDUAL", "SUBPOENA", "RESEARCH", "FAMILY"})
	void thereIsNoBasisBesideTheLaws(String none) {
		assertThat(Arrays.stream(DisclosureBasis.values()).map(Enum::name)).noneMatch(name -> name.contains(none));
		assertThat(DisclosureBasis.values()).hasSize(11);
	}

	@ParameterizedTest
	@EnumSource(DisclosureCondition.class)
	void everyConditionCitesItsSection(DisclosureCondition condition) {
		assertThat(condition.getCitation()).matches("(45 CFR 164|42 CFR 2)\\..+");
	}

	@ParameterizedTest
	@EnumSource(EvidenceElement.class)
	void everyElementCitesItsSection(EvidenceElement element) {
		assertThat(element.getCitation()).matches("(45 CFR 164|42 CFR 2)\\..+");
	}

	@Test
	void everyConditionIsOneOfSomeDisclosure() {
		assertThat(Stream.concat(DisclosureCondition.OF_EVERY_DISCLOSURE.stream(),
				Arrays.stream(DisclosureBasis.values()).flatMap(basis -> basis.getRules().stream())))
				.contains(DisclosureCondition.values());
	}

	private static List<String> findings(DisclosureBasis basis, UnaryOperator<Disclosure.Builder> change) {
		return DisclosureSteps.findings(change.apply(Disclosures.complete(basis)).build(), Disclosures.circumstances());
	}

	private static UnaryOperator<Disclosure.Builder> date(EvidenceElement element, long date) {
		return evidence(element, Long.toString(date));
	}

	/** @param changes element and value, element and value */
	private static UnaryOperator<Disclosure.Builder> evidence(Object... changes) {
		return builder -> {
			Evidence evidence = builder.build().getEvidence();
			for (int i = 0; i < changes.length; i += 2) {
				evidence = evidence.with((EvidenceElement) changes[i], (String) changes[i + 1]);
			}
			return builder.evidence(evidence);
		};
	}

	private static Arguments flaw(String name, DisclosureBasis basis, UnaryOperator<Disclosure.Builder> change,
			String... conditions) {
		return argumentSet(name, basis, change, List.of(conditions));
	}
}
