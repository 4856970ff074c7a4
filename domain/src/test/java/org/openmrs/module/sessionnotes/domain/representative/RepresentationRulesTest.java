/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** who may act for a client. */
class RepresentationRulesTest {

	private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

	private static final LocalDate BORN = LocalDate.of(2015, 6, 1);

	private static final ClientStanding ADULT = new ClientStanding(LocalDate.of(1980, 1, 1), null, false, false);

	private static final ClientStanding CHILD = new ClientStanding(BORN, null, false, false);

	private static final StateRule ILLINOIS = StateRule.of("IL").orElseThrow().confirmedBy("officer");

	private static final ServiceConsent BY_PARENT = new ServiceConsent(ServiceConsent.By.PARENT, 10, false, false);

	private static final LicensedProfessional PROFESSIONAL = new LicensedProfessional("u", "Una", "LCSW", "149.0", "IL");

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			kind              | of a child      | of an adult     | of who died
			PARENT            | MAY_ACT         | CLIENT_IS_ADULT | CLIENT_DIED
			GUARDIAN          | MAY_ACT         | MAY_ACT         | CLIENT_DIED
			AGENT             | MAY_ACT         | MAY_ACT         | CLIENT_DIED
			GUARDIAN_AD_LITEM | MAY_ACT         | MAY_ACT         | CLIENT_DIED
			EXECUTOR          | CLIENT_LIVES    | CLIENT_LIVES    | MAY_ACT
			INVOLVED_FAMILY   | CLIENT_LIVES    | CLIENT_LIVES    | INVOLVEMENT_ONLY
			OTHER             | MAY_ACT         | MAY_ACT         | CLIENT_DIED
			""")
	void theKindDecides(RepresentativeKind kind, RepresentationDecision ofChild, RepresentationDecision ofAdult,
			RepresentationDecision ofDead) {
		Representative representative = representative(kind).build();

		assertThat(decide(representative, CHILD, RepresentedAct.RECEIVE_COPY)).isEqualTo(ofChild);
		assertThat(decide(representative, ADULT, RepresentedAct.RECEIVE_COPY)).isEqualTo(ofAdult);
		assertThat(decide(representative, died(DAY, false), RepresentedAct.RECEIVE_COPY)).isEqualTo(ofDead);
		assertThat(ofDead.isPermitted()).isEqualTo(ofDead == RepresentationDecision.MAY_ACT);
	}

	static Stream<Arguments> flaws() {
		return Stream.of(
				flaw(Representative.NAME_MISSING, builder -> builder.name(" ")),
				flaw(Representative.SCOPE_EMPTY, builder -> builder.scope(Set.of())),
				flaw(Representative.PAPER_WRONG, builder -> builder.paper(PaperKind.BIRTH_RECORD, "document")),
				flaw(Representative.PAPER_WRONG, builder -> builder.paper(null, "document")),
				flaw(Representative.DOCUMENT_MISSING, builder -> builder.paper(PaperKind.POWER_OF_ATTORNEY, null)),
				flaw(Representative.NOT_VERIFIED, builder -> builder.verified("officer", "")),
				flaw(Representative.NOT_VERIFIED, builder -> builder.verified(null, "driving licence")),
				flaw(Representative.ENDS_BEFORE_START, builder -> builder.until(DAY.minusYears(9))));
	}

	@ParameterizedTest
	@MethodSource("flaws")
	void whatIsNotProvenPermitsNothing(String code, UnaryOperator<Representative.Builder> flaw) {
		Representative flawed = flaw.apply(representative(RepresentativeKind.AGENT)).build();

		assertThat(flawed.findings()).containsExactly(code);
		assertThat(decide(flawed, ADULT, RepresentedAct.RECEIVE_COPY)).isEqualTo(RepresentationDecision.NOT_PROVEN);
	}

	@ParameterizedTest
	@EnumSource
	void everyKindAsksForItsPapers(RepresentativeKind kind) {
		for (PaperKind paper : PaperKind.values()) {
			assertThat(representative(kind).paper(paper, "document").build().findings().isEmpty())
					.isEqualTo(kind.getPapers().isEmpty() || kind.getPapers().contains(paper));
		}
		assertThat(kind.getPapers().isEmpty()).isEqualTo(kind == RepresentativeKind.INVOLVED_FAMILY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			day        | decision
			2019-12-31 | NOT_IN_FORCE
			2020-01-01 | MAY_ACT
			2027-01-01 | MAY_ACT
			2027-01-02 | NOT_IN_FORCE
			""")
	void theAuthorityLastsFromDayToDay(LocalDate day, RepresentationDecision decision) {
		Representative agent = representative(RepresentativeKind.AGENT).until(LocalDate.of(2027, 1, 1)).build();

		assertThat(RepresentationRules.decide(agent, "c", ADULT, question(RepresentedAct.AUTHORIZE, day)))
				.isEqualTo(decision);
	}

	@ParameterizedTest
	@EnumSource
	void theScopeAndACourtLimitIt(RepresentedAct act) {
		Representative limited = representative(RepresentativeKind.AGENT).scope(EnumSet.of(act)).build();
		Representative forbidden = representative(RepresentativeKind.AGENT).courtLimits(EnumSet.of(act)).build();

		for (RepresentedAct asked : RepresentedAct.values()) {
			assertThat(decide(limited, ADULT, asked))
					.isEqualTo(asked == act ? RepresentationDecision.MAY_ACT : RepresentationDecision.OUT_OF_SCOPE);
			assertThat(decide(forbidden, ADULT, asked))
					.isEqualTo(asked == act ? RepresentationDecision.COURT_FORBIDS : RepresentationDecision.MAY_ACT);
		}
	}

	@Test
	void aRepresentativeOfAnotherClientMayNotAct() {
		assertThat(RepresentationRules.decide(representative(RepresentativeKind.AGENT).build(), "another", ADULT,
				question(RepresentedAct.RECEIVE_COPY, DAY))).isEqualTo(RepresentationDecision.OTHER_CLIENT);
	}

	@Test
	void whoMayEndangerTheClientIsNotTreatedAsARepresentative() {
		assertThat(decide(representative(RepresentativeKind.AGENT)
				.endangerment(new ProfessionalDecision(false, PROFESSIONAL, DAY, "The client reports violence.")).build(),
				ADULT, RepresentedAct.RECEIVE_COPY)).isEqualTo(RepresentationDecision.ENDANGERS_CLIENT);
		assertThat(decide(representative(RepresentativeKind.AGENT)
				.endangerment(new ProfessionalDecision(true, PROFESSIONAL, DAY, "The fear has proved unfounded.")).build(),
				ADULT, RepresentedAct.RECEIVE_COPY)).isEqualTo(RepresentationDecision.MAY_ACT);
	}

	@Test
	void aProfessionalDecidesWhereTheStateLeavesIt() {
		Representative parent = representative(RepresentativeKind.PARENT).build();
		ClientStanding youth = new ClientStanding(LocalDate.of(2012, 1, 1), null, false, false);

		assertThat(decideAfter(parent, youth, null)).isEqualTo(RepresentationDecision.PROFESSIONAL_DECIDES);
		assertThat(decideAfter(parent, youth, new ProfessionalDecision(true, PROFESSIONAL, DAY, "No reason against it.")))
				.isEqualTo(RepresentationDecision.MAY_ACT);
		assertThat(decideAfter(parent, youth, new ProfessionalDecision(false, PROFESSIONAL, DAY, "The youth objects.")))
				.isEqualTo(RepresentationDecision.PROFESSIONAL_REFUSED);
	}

	/** No decision of a professional sets aside that the minor acts alone. */
	@Test
	void aMinorWhoConsentedActsAlone() {
		ServiceConsent alone = new ServiceConsent(ServiceConsent.By.MINOR_ALONE, 12, false, false);

		assertThat(RepresentationRules.decide(representative(RepresentativeKind.PARENT).build(), "c", CHILD,
				new RepresentationRules.Question(RepresentedAct.AUTHORIZE, DAY, ILLINOIS, alone,
						new ProfessionalDecision(true, PROFESSIONAL, DAY, "words"))))
				.isEqualTo(RepresentationDecision.MINOR_ACTS);
	}

	@Test
	void aDecisionHasAReasonAndALicense() {
		assertThatThrownBy(() -> new ProfessionalDecision(true, PROFESSIONAL, DAY, " "))
				.isInstanceOf(RefusedException.class).hasMessage(ProfessionalDecision.REASON_MISSING);
		for (String[] licence : new String[][]{{"", "1", "IL"}, {"LCSW", null, "IL"}, {"LCSW", "1", " "}}) {
			assertThatThrownBy(() -> new ProfessionalDecision(true,
					new LicensedProfessional("u", "Una", licence[0], licence[1], licence[2]), LocalDate.now(), "Safe."))
					.isInstanceOf(RefusedException.class).hasMessage(ProfessionalDecision.LICENCE_MISSING);
		}
	}

	/** of the state where the majority is 19, too; of a leap day on the day before the birthday. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			born       | majority | day        | decision
			2008-06-02 | 18       | 2026-06-01 | PROFESSIONAL_DECIDES
			2008-06-01 | 18       | 2026-06-01 | CLIENT_IS_ADULT
			2007-06-02 | 19       | 2026-06-01 | PROFESSIONAL_DECIDES
			2007-06-01 | 19       | 2026-06-01 | CLIENT_IS_ADULT
			2008-02-29 | 18       | 2026-02-27 | PROFESSIONAL_DECIDES
			2008-02-29 | 18       | 2026-02-28 | CLIENT_IS_ADULT
			""")
	void aParentsRightsEndWithTheMajority(LocalDate born, int majority, LocalDate day, RepresentationDecision decision) {
		StateRule state = StateRule
				.parse("XX | " + majority + " | - | read | a | 0 | CONDITIONAL | read | b | | 2026-11-29")
				.confirmedBy("officer");

		assertThat(RepresentationRules.decide(representative(RepresentativeKind.PARENT).build(), "c",
				new ClientStanding(born, null, false, false),
				new RepresentationRules.Question(RepresentedAct.RECEIVE_COPY, day, state, BY_PARENT, null)))
				.isEqualTo(decision);
	}

	@Test
	void aMajorityThatTheClinicDidNotConfirmIsEighteen() {
		StateRule state = StateRule.parse("XX | 21 | - | read | a | 0 | CONDITIONAL | read | b | | 2026-11-29");

		assertThat(RepresentationRules.decide(representative(RepresentativeKind.PARENT).build(), "c",
				new ClientStanding(DAY.minusYears(18), null, false, false),
				new RepresentationRules.Question(RepresentedAct.RECEIVE_COPY, DAY, state, BY_PARENT, null)))
				.isEqualTo(RepresentationDecision.CLIENT_IS_ADULT);
	}

	@Test
	void aGuardianOfAMinorEndsWithTheMajorityAndOneOfAnAdultDoesNot() {
		ClientStanding grown = new ClientStanding(LocalDate.of(2004, 1, 1), null, false, false);

		assertThat(decide(representative(RepresentativeKind.GUARDIAN).build(), grown, RepresentedAct.RECEIVE_COPY))
				.isEqualTo(RepresentationDecision.CLIENT_IS_ADULT);
		assertThat(decide(representative(RepresentativeKind.GUARDIAN, LocalDate.of(2022, 1, 1)).build(), grown,
				RepresentedAct.RECEIVE_COPY)).isEqualTo(RepresentationDecision.MAY_ACT);
	}

	@Test
	void anEmancipatedMinorActsAloneAndAnUnknownAgeOpensNothing() {
		Representative parent = representative(RepresentativeKind.PARENT).build();

		assertThat(decide(parent, new ClientStanding(BORN, null, true, false), RepresentedAct.RECEIVE_COPY))
				.isEqualTo(RepresentationDecision.CLIENT_IS_ADULT);
		assertThat(decide(parent, new ClientStanding(null, null, false, false), RepresentedAct.RECEIVE_COPY))
				.isEqualTo(RepresentationDecision.AGE_UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			kind     | asked      | today      | again
			PARENT   | 2033-05-31 | 2033-06-01 | true
			PARENT   | 2033-05-30 | 2033-05-31 | false
			PARENT   | 2033-06-01 | 2033-06-02 | false
			GUARDIAN | 2033-05-31 | 2033-06-01 | true
			AGENT    | 2033-05-31 | 2033-06-01 | false
			""")
	void anOpenRequestOfAParentIsAskedAgain(RepresentativeKind kind, LocalDate asked, LocalDate today, boolean again) {
		assertThat(RepresentationRules.mustAskClientAgain(representative(kind).build(), CHILD, asked, today, 18))
				.isEqualTo(again);
	}

	@Test
	void whoWasInvolvedIsToldNothingAgainstTheClientsWish() {
		Representative family = representative(RepresentativeKind.INVOLVED_FAMILY).build();

		assertThat(decide(family, died(DAY, true), RepresentedAct.RECEIVE_COPY))
				.isEqualTo(RepresentationDecision.CLIENT_OBJECTED);
		assertThat(decide(family, died(DAY, false), RepresentedAct.AUTHORIZE))
				.isEqualTo(RepresentationDecision.CLIENT_DIED);
		assertThat(RepresentationDecision.INVOLVEMENT_ONLY.isPermitted()).isFalse();
	}

	@Test
	void anExecutorConsentsToNoService() {
		assertThat(decide(representative(RepresentativeKind.EXECUTOR).build(), died(DAY, false),
				RepresentedAct.CONSENT_TO_SERVICE)).isEqualTo(RepresentationDecision.CLIENT_DIED);
		assertThat(decide(representative(RepresentativeKind.EXECUTOR).build(), died(DAY.plusDays(1), false),
				RepresentedAct.RECEIVE_COPY)).isEqualTo(RepresentationDecision.CLIENT_LIVES);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			day        | protected
			2076-06-01 | true
			2076-06-02 | false
			""")
	void fiftyYearsAfterTheDeathTheProtectionEnds(LocalDate day, boolean isProtected) {
		assertThat(died(DAY, false).isProtected(day)).isEqualTo(isProtected);
		assertThat(ADULT.isProtected(day)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void everyDecisionHasItsSectionAndOnlyOnePermits(RepresentationDecision decision) {
		assertThat(decision.getSource().getCitation()).startsWith("45 CFR 164.5");
		assertThat(decision.isPermitted()).isEqualTo(decision == RepresentationDecision.MAY_ACT);
	}

	private static RepresentationDecision decide(Representative representative, ClientStanding client,
			RepresentedAct act) {
		return RepresentationRules.decide(representative, "c", client, question(act, DAY));
	}

	private static RepresentationDecision decideAfter(Representative representative, ClientStanding client,
			ProfessionalDecision decided) {
		return RepresentationRules.decide(representative, "c", client,
				new RepresentationRules.Question(RepresentedAct.RECEIVE_COPY, DAY, ILLINOIS, BY_PARENT, decided));
	}

	private static RepresentationRules.Question question(RepresentedAct act, LocalDate day) {
		return new RepresentationRules.Question(act, day, ILLINOIS, BY_PARENT, null);
	}

	private static ClientStanding died(LocalDate day, boolean familyRefused) {
		return new ClientStanding(LocalDate.of(1980, 1, 1), day, false, familyRefused);
	}

	private static Representative.Builder representative(RepresentativeKind kind) {
		return representative(kind, LocalDate.of(2020, 1, 1));
	}

	private static Representative.Builder representative(RepresentativeKind kind, LocalDate from) {
		return Representative.of("r", "c", kind, from).name("Rita Relative").scope(EnumSet.allOf(RepresentedAct.class))
				.paper(kind.getPapers().stream().findFirst().orElse(null), "document")
				.verified("officer", "driving licence");
	}

	private static Arguments flaw(String code, UnaryOperator<Representative.Builder> flaw) {
		return Arguments.of(code, flaw);
	}
}
