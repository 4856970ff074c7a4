/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.AUTHORIZATION;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.CORONER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.CUSTODIAN;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.HHS_COMPLIANCE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.LEGAL_DEFENSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.MANDATED_REPORT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.OVERSIGHT_OF_ORIGINATOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.REQUIRED_BY_LAW;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SERIOUS_THREAT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_AUDIT_OF_ORIGINATOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_CONSENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_COURT_ORDER;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_DECEASED;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_DEFENSE;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_SECRETARY;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.SUD_TRAINING;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.TO_CLIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis.TRAINING;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.START;

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
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.content.NotePart;

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
				flaw("164.508(a)(2)(i)(B) a trainee of the author", TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "RECIPIENT").apply(d)
								.recipient(Recipient.user(Disclosures.TRAINEE, "Tom Trainee"))),
				flaw("164.508(a)(2)(i)(B) one in a group of the author's supervisor", TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "GROUP").apply(d)
								.recipient(Recipient.user(Disclosures.FELLOW, "Fay Fellow"))),
				flaw("164.508(a)(2)(i)(B) a supervisor who is said to learn", TRAINING,
						evidence(EvidenceElement.LEARNER, "RECIPIENT"), "RECIPIENT_NOT_LEARNER"),
				flaw("164.508(a)(2)(i)(B) another's trainee", TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "RECIPIENT").apply(d)
								.recipient(Recipient.user(Disclosures.FELLOW, "Fay Fellow")),
						"RECIPIENT_NOT_LEARNER"),
				flaw("164.508(a)(2)(i)(B) one of another group", TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "GROUP").apply(d)
								.recipient(Recipient.user(Disclosures.TRAINEE, "Tom Trainee")),
						"RECIPIENT_NOT_LEARNER"),
				flaw("164.508(a)(2)(i)(B) a trainee who is said to supervise", TRAINING,
						d -> d.recipient(Recipient.user(Disclosures.TRAINEE, "Tom Trainee")), "RECIPIENT_NOT_SUPERVISOR"),
				flaw("164.508(a)(2)(i)(B) a learner there is not", TRAINING, evidence(EvidenceElement.LEARNER, "CLIENT"),
						"missing.LEARNER"),
				flaw("42 CFR 2.31(b)(1)(i)(B) another's trainee", SUD_TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "RECIPIENT").apply(d)
								.recipient(Recipient.user(Disclosures.FELLOW, "Fay Fellow")),
						"RECIPIENT_NOT_LEARNER"),
				flaw("164.508(a)(2)(i)(B) somebody outside who learns", TRAINING,
						d -> evidence(EvidenceElement.LEARNER, "GROUP").apply(d)
								.recipient(Recipient.outside("Rita Reader", "1 Road")),
						"RECIPIENT_NOT_LEARNER"),
				flaw("164.508(a)(2)(i)(B) somebody outside", TRAINING,
						d -> d.recipient(Recipient.outside("Rita Reader", "1 Road")), "RECIPIENT_NOT_SUPERVISOR"),
				flaw("164.508(a)(2)(i)(B) a year", TRAINING, d -> d.time(START, START + TimeUnit.DAYS.toMillis(366))),
				flaw("164.508(a)(2)(i)(B) longer than a year", TRAINING,
						d -> d.time(START, START + TimeUnit.DAYS.toMillis(366) + 1), "LONGER_THAN_A_YEAR"),
				flaw("164.512(a) a law", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "STATUTE_OR_REGULATION")),
				flaw("164.512(e) a subpoena alone", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "SUBPOENA"),
						"SUBPOENA_ALONE"),
				flaw("164.512(a) something else", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT, "letter"),
						"INSTRUMENT_UNKNOWN"),
				flaw("42 CFR 2.61 an ordinary order of a state court", SUD_COURT_ORDER,
						evidence(EvidenceElement.ORDER_UNDER_PART2, null, EvidenceElement.COMPULSORY_PROCESS, null,
								EvidenceElement.CONFIDENTIAL_COMMUNICATIONS_FINDING, null,
								EvidenceElement.EXPRESSLY_COVERS_COUNSELING_NOTES, null, EvidenceElement.PERSONS_LIMITED_TO,
								null),
						"missing.ORDER_UNDER_PART2", "missing.COMPULSORY_PROCESS",
						"missing.CONFIDENTIAL_COMMUNICATIONS_FINDING", "missing.EXPRESSLY_COVERS_COUNSELING_NOTES",
						"missing.PERSONS_LIMITED_TO"),
				flaw("42 CFR 2.67 places an agent and opens no record", SUD_COURT_ORDER,
						evidence(EvidenceElement.ORDER_UNDER_PART2, "2.67"), "missing.ORDER_UNDER_PART2"),
				flaw("42 CFR 2.63 another finding", SUD_COURT_ORDER,
						evidence(EvidenceElement.CONFIDENTIAL_COMMUNICATIONS_FINDING, "GOOD_CAUSE"),
						"missing.CONFIDENTIAL_COMMUNICATIONS_FINDING"),
				flaw("42 CFR 2.61 a warrant", SUD_COURT_ORDER,
						evidence(EvidenceElement.INSTRUMENT, "COURT_ORDERED_WARRANT"), "NOT_A_COURT_ORDER"),
				flaw("42 CFR 2.64(e)(2) other persons", SUD_COURT_ORDER,
						evidence(EvidenceElement.PERSONS_LIMITED_TO, "The court\nThe Reader"), "RECIPIENT_NOT_IN_ORDER"),
				flaw("42 CFR 2.14 the parent alone", SUD_CONSENT, evidence(EvidenceElement.SIGNED_BY_MINOR, null),
						"WRONG_SIGNER"),
				flaw("42 CFR 2.14 the minor alone, who may not", SUD_CONSENT,
						evidence(EvidenceElement.SIGNED_BY_REPRESENTATIVE, null), "WRONG_SIGNER"),
				flaw("42 CFR 2.14 the parent of a minor who may alone", SUD_CONSENT,
						evidence(EvidenceElement.CLIENT_CAPACITY, "MINOR_CONSENTS_ALONE"), "WRONG_SIGNER"),
				flaw("42 CFR 2.14 a minor who may alone", SUD_CONSENT, evidence(EvidenceElement.CLIENT_CAPACITY,
						"MINOR_CONSENTS_ALONE", EvidenceElement.SIGNED_BY_REPRESENTATIVE, null)),
				flaw("42 CFR 2.15(a) somebody for an adult", SUD_CONSENT,
						evidence(EvidenceElement.CLIENT_CAPACITY, "ADULT"), "WRONG_SIGNER"),
				flaw("42 CFR 2.15(a) a guardian", SUD_CONSENT,
						evidence(EvidenceElement.CLIENT_CAPACITY, "LACKS_CAPACITY")),
				flaw("42 CFR 2.15(a) nobody for who lacks capacity", SUD_CONSENT, evidence(EvidenceElement.CLIENT_CAPACITY,
						"LACKS_CAPACITY", EvidenceElement.SIGNED_BY_REPRESENTATIVE, null), "WRONG_SIGNER"),
				flaw("42 CFR 2.31(d) for a proceeding and more", SUD_CONSENT, evidence(EvidenceElement.CONSENT_FOR,
						"PROCEEDING_AGAINST_CLIENT", EvidenceElement.PROCEEDING_ONLY, null), "PROCEEDING_NOT_ALONE"),
				flaw("42 CFR 2.31(a)(10) for treatment without the statement", SUD_CONSENT,
						evidence(EvidenceElement.REDISCLOSURE_STATEMENT, null), "CONSENT_STATEMENT_MISSING"),
				flaw("42 CFR 2.32 for anything else without it", SUD_CONSENT, evidence(EvidenceElement.CONSENT_FOR, "OTHER",
						EvidenceElement.REDISCLOSURE_STATEMENT, null)),
				flaw("164.508(c)(2)(i)(B) the notice says how to revoke", AUTHORIZATION,
						evidence(EvidenceElement.REVOCATION_MANNER, null, EvidenceElement.REVOCATION_EXCEPTIONS, null,
								EvidenceElement.REVOCATION_IN_NOTICE, "true")),
				flaw("164.508(c)(2)(ii)(B) an evaluation", AUTHORIZATION, evidence(EvidenceElement.CONDITIONING_STATEMENT,
						null, EvidenceElement.CONSEQUENCES_STATED, "true")),
				flaw("164.508(c)(1)(iii) a class of persons", AUTHORIZATION, evidence(EvidenceElement.NAMED_RECIPIENT,
						"my treating providers", EvidenceElement.RECIPIENT_MEANT_BY, "treats the client since May")),
				flaw("164.508(c)(1)(v) until revoked", AUTHORIZATION,
						evidence(EvidenceElement.EXPIRY_EVENT, "Until revoked."), "EVENT_IS_NONE"),
				flaw("164.508(c)(1)(v) none", AUTHORIZATION, evidence(EvidenceElement.EXPIRY_EVENT, "None"),
						"EVENT_IS_NONE"),
				flaw("164.508(c)(1)(v) n/a", AUTHORIZATION, evidence(EvidenceElement.EXPIRY_EVENT, "N/A"), "EVENT_IS_NONE"),
				flaw("164.508(c)(1)(v) indefinite", SUD_CONSENT, evidence(EvidenceElement.EXPIRY_EVENT, " indefinite "),
						"EVENT_IS_NONE"),
				flaw("42 CFR 2.31(a)(6) revocation in a notice alone", SUD_CONSENT,
						evidence(EvidenceElement.REVOCATION_MANNER, null, EvidenceElement.REVOCATION_EXCEPTIONS, null,
								EvidenceElement.REVOCATION_IN_NOTICE, "true"),
						"missing.REVOCATION_MANNER", "missing.REVOCATION_EXCEPTIONS"),
				flaw("42 CFR 2.31(b)(3) conditions with consequences", SUD_CONSENT,
						evidence(EvidenceElement.CONDITIONING_STATEMENT, null, EvidenceElement.CONSEQUENCES_STATED, "true"),
						"missing.CONDITIONING_STATEMENT"),
				flaw("42 CFR 2.15(b) somebody else has died", SUD_DECEASED,
						evidence(EvidenceElement.CLIENT_DECEASED, null, EvidenceElement.OTHER_DECEASED,
								"the client's brother"),
						"missing.CLIENT_DECEASED"),
				flaw("42 CFR 2.15(b) to identify the client", SUD_DECEASED,
						evidence(EvidenceElement.DEATH_PURPOSE, "IDENTIFICATION"), "NOT_CAUSE_OF_DEATH"),
				flaw("42 CFR 2.15(b) another duty", SUD_DECEASED,
						evidence(EvidenceElement.DEATH_PURPOSE, "OTHER_DUTY_BY_LAW"), "NOT_CAUSE_OF_DEATH"),
				flaw("164.512(g)(1) to identify the client", CORONER,
						evidence(EvidenceElement.DEATH_PURPOSE, "IDENTIFICATION")),
				flaw("164.512(a)(2) an order that meets no paragraph", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "COURT_ORDER", EvidenceElement.ALSO_MEETS, "NOT_ONE_OF_THESE"),
						"MEETS_NO_PARAGRAPH"),
				flaw("164.512(a)(2) a law that meets no paragraph", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "STATUTE_OR_REGULATION", EvidenceElement.ALSO_MEETS,
								"NOT_ONE_OF_THESE")),
				flaw("164.512(j)(1)(i)(A) three days that begin in nine years", SERIOUS_THREAT,
						d -> d.time(MADE + TimeUnit.DAYS.toMillis(3287), MADE + TimeUnit.DAYS.toMillis(3290)),
						"THREAT_TOO_LONG"),
				flaw("164.508(c)(1)(iii) a reason that is none", AUTHORIZATION,
						d -> evidence(EvidenceElement.RECIPIENT_MEANT_BY, "n/a").apply(d).recipient(ANOTHER),
						"RECIPIENT_NOT_NAMED"),
				flaw("164.514(h)(1) verified by nothing", AUTHORIZATION, evidence(EvidenceElement.HOW_VERIFIED, "Aucun."),
						"missing.HOW_VERIFIED"),
				flaw("42 CFR 2.61 a process that is none", SUD_COURT_ORDER,
						evidence(EvidenceElement.COMPULSORY_PROCESS, "none"), "missing.COMPULSORY_PROCESS"),
				flaw("164.502(b) a whole note, and no reason said", TRAINING,
						evidence(EvidenceElement.MINIMUM_NECESSARY, "No aplica"), "NOT_THE_MINIMUM"),
				flaw("164.508(c)(1)(v) an event that relates to neither", AUTHORIZATION,
						evidence(EvidenceElement.EVENT_RELATES_TO, "the weather"), "EVENT_UNRELATED"),
				flaw("164.512(e)(1)(i) a grand jury's subpoena", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "GRAND_JURY_SUBPOENA")),
				flaw("164.512(e) a subpoena before counsel considered it", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "COURT_SUBPOENA", EvidenceElement.PRIVILEGE_CONSIDERED, null),
						"PRIVILEGE_NOT_CONSIDERED"),
				flaw("164.512(f)(1)(ii)(C) a demand that was not tested", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "ADMINISTRATIVE_DEMAND", EvidenceElement.DEMAND_TEST_MET, null),
						"DEMAND_NOT_TESTED"),
				flaw("164.512(e)(1)(i) more than is authorized", REQUIRED_BY_LAW,
						evidence(EvidenceElement.EXPRESSLY_AUTHORIZED, null), "NOT_EXPRESSLY_AUTHORIZED"),
				flaw("164.512(a)(1) a law authorizes by demanding", REQUIRED_BY_LAW, evidence(EvidenceElement.INSTRUMENT,
						"STATUTE_OR_REGULATION", EvidenceElement.EXPRESSLY_AUTHORIZED, null)),
				flaw("164.512(e) a lawyer's subpoena by its name", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INSTRUMENT, "ATTORNEY_SUBPOENA"), "SUBPOENA_ALONE"),
				flaw("164.512(c)(2) a victim who was not told", REQUIRED_BY_LAW,
						evidence(EvidenceElement.INDIVIDUAL_INFORMED, null), "INDIVIDUAL_NOT_INFORMED"),
				flaw("164.512(c)(2) an adult who was not told", MANDATED_REPORT, evidence(EvidenceElement.ALSO_MEETS, null,
						EvidenceElement.REPORT_OF, "ADULT_ABUSE", EvidenceElement.INDIVIDUAL_INFORMED, null),
						"INDIVIDUAL_NOT_INFORMED"),
				flaw("164.512(b)(1)(ii) a child", MANDATED_REPORT, evidence(EvidenceElement.ALSO_MEETS, null,
						EvidenceElement.INDIVIDUAL_INFORMED, null)),
				flaw("164.512(a)(1) a report of the whole note", MANDATED_REPORT,
						d -> d.portion(DisclosedPortion.whole()), "EXCERPT_MISSING"),
				flaw("164.502(b) a whole note, and no reason", TRAINING, evidence(EvidenceElement.MINIMUM_NECESSARY, null),
						"NOT_THE_MINIMUM"),
				flaw("164.502(b) parts of a note", TRAINING, d -> parts(d, EvidenceElement.MINIMUM_NECESSARY)),
				flaw("164.502(b) a whole note to the police", SERIOUS_THREAT,
						evidence(EvidenceElement.MINIMUM_NECESSARY, null), "EXCERPT_EXPECTED"),
				flaw("164.502(b) parts of a note to the police", SERIOUS_THREAT,
						d -> parts(d, EvidenceElement.MINIMUM_NECESSARY), "EXCERPT_EXPECTED"),
				flaw("164.502(b) an excerpt to the police", SERIOUS_THREAT,
						d -> evidence(EvidenceElement.MINIMUM_NECESSARY, null).apply(d)
								.portion(DisclosedPortion.excerpt("He has a gun."))),
				flaw("164.502(b) an excerpt of many notes", SERIOUS_THREAT,
						d -> d.portion(DisclosedPortion.excerpt("He has a gun."))
								.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", 1L, 2L)),
						"EXCERPT_NOT_OF_AUTHOR"),
				flaw("164.512(j) four days", SERIOUS_THREAT, d -> d.time(START, MADE + TimeUnit.HOURS.toMillis(72) + 1),
						"THREAT_TOO_LONG"),
				flaw("164.502(e) somebody outside who is not counsel", LEGAL_DEFENSE,
						d -> evidence(EvidenceElement.COUNSEL_UNDER_CONTRACT, null).apply(d)
								.recipient(Recipient.outside("Rita Reader", "1 Road")),
						"RECIPIENT_NOT_COUNSEL"),
				flaw("164.508(a)(2)(i)(C) the author alone", LEGAL_DEFENSE, evidence(EvidenceElement.DEFENDANT, "AUTHOR"),
						"missing.DEFENDANT"),
				flaw("164.508(a)(2)(i)(B) for ever", TRAINING,
						d -> d.scope(DisclosureScope.notesOnPatient(AUTHOR, "patient", null, null)), "SCOPE_NOT_EXACT"),
				flaw("164.512(g)(1) somebody else has died", CORONER, evidence(EvidenceElement.CLIENT_DECEASED, null,
						EvidenceElement.OTHER_DECEASED, "the client's brother")),
				flaw("164.502(a)(1)(i) the client as a user", TO_CLIENT,
						d -> d.recipient(Recipient.user("u", "Rita Reader")),
						"RECIPIENT_NOT_OUTSIDE"),
				flaw("164.502(g) a representative without authority", TO_CLIENT, evidence(EvidenceElement.GIVEN_TO,
						"REPRESENTATIVE", EvidenceElement.REPRESENTATIVE_AUTHORITY, null), "REPRESENTATIVE_UNPROVEN"),
				flaw("164.528(b)(2)(ii) an address that is not known", TO_CLIENT,
						d -> evidence(EvidenceElement.ADDRESS_NOT_KNOWN, "true").apply(d)
								.recipient(Recipient.outside("Rita Reader", null))),
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
	void whatIsWrongIsFoundAndNothingElse(DisclosureBasis basis, UnaryOperator<DisclosureBuilder> change,
			List<String> conditions) {
		Disclosure disclosure = change.apply(Disclosures.complete(basis)).build();

		assertThat(DisclosureLifecycle.findings(disclosure, Disclosures.disclosureContext()))
				.isEqualTo(conditions.stream()
						.map(name -> "sessionnotes.disclosure." + (name.startsWith("missing.") ? name : "refused." + name))
						.toList());
	}

	@ParameterizedTest
	@EnumSource(names = {"HHS_COMPLIANCE", "REQUIRED_BY_LAW", "OVERSIGHT_OF_ORIGINATOR", "CORONER", "SUD_COURT_ORDER",
			"SUD_SECRETARY", "SUD_DECEASED", "SUD_AUDIT_OF_ORIGINATOR"})
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
						REQUIRED_BY_LAW, OVERSIGHT_OF_ORIGINATOR, CORONER, SUD_COURT_ORDER, SUD_SECRETARY, SUD_DECEASED,
						SUD_AUDIT_OF_ORIGINATOR);
	}

	/** Confirmed is what somebody looked at, and nothing that merely resembles it. */
	@ParameterizedTest
	@ValueSource(strings = {"false", "TRUE", "yes", "1", ""})
	void onlyTrueConfirms(String value) {
		assertThat(findings(AUTHORIZATION, evidence(EvidenceElement.NOTES_ONLY, value)))
				.containsExactly("sessionnotes.disclosure.missing.NOTES_ONLY");
	}

	/** Insurers' payment, another clinician's treatment: 164.508(a)(2). The client has no right, 164.524(a)(1)(i). */
	@ParameterizedTest
	@ValueSource(strings = {"PAYMENT", "INSURER", "TREATMENT", "CLINICIAN", "SUPERVISOR", "OPERATIONS", "ACCESS",
			"INDIVIDUAL", "SUBPOENA", "RESEARCH", "FAMILY"})
	void thereIsNoBasisBesideTheLaws(String none) {
		assertThat(Arrays.stream(DisclosureBasis.values()).map(Enum::name)).noneMatch(name -> name.contains(none));
		assertThat(DisclosureBasis.values()).hasSize(18);
	}

	@ParameterizedTest
	@EnumSource(DisclosureCondition.class)
	void everyConditionCitesItsSection(DisclosureCondition condition) {
		for (RestrictedKind kind : RestrictedKind.values()) {
			assertThat(condition.getSource(kind).getCitation()).matches("(45 CFR 164|42 CFR 2)\\..+");
		}
	}

	@ParameterizedTest
	@EnumSource(EvidenceElement.class)
	void everyElementCitesItsSection(EvidenceElement element) {
		for (RestrictedKind kind : RestrictedKind.values()) {
			assertThat(element.getSource(kind).getCitation()).matches("(45 CFR 164|42 CFR 2|HHS FAQ).+");
		}
	}

	@Test
	void everyConditionIsOneOfSomeDisclosure() {
		assertThat(Stream.concat(DisclosureCondition.OF_EVERY_DISCLOSURE.stream(),
				Arrays.stream(DisclosureBasis.values()).flatMap(basis -> basis.getRules().stream())))
				.contains(DisclosureCondition.values());
	}

	private static List<String> findings(DisclosureBasis basis, UnaryOperator<DisclosureBuilder> change) {
		return DisclosureLifecycle.findings(change.apply(Disclosures.complete(basis)).build(),
				Disclosures.disclosureContext());
	}

	private static UnaryOperator<DisclosureBuilder> date(EvidenceElement element, long date) {
		return evidence(element, Long.toString(date));
	}

	/** @param changes element and value, element and value */
	private static UnaryOperator<DisclosureBuilder> evidence(Object... changes) {
		return builder -> {
			Evidence evidence = builder.build().getEvidence();
			for (int i = 0; i < changes.length; i += 2) {
				evidence = evidence.with((EvidenceElement) changes[i], (String) changes[i + 1]);
			}
			return builder.evidence(evidence);
		};
	}

	private static DisclosureBuilder parts(DisclosureBuilder disclosure, EvidenceElement without) {
		return evidence(without, null).apply(disclosure).portion(DisclosedPortion.parts(List.of(NotePart.HYPOTHESES)));
	}

	private static Arguments flaw(String name, DisclosureBasis basis, UnaryOperator<DisclosureBuilder> change,
			String... conditions) {
		return argumentSet(name, basis, change, List.of(conditions));
	}
}
