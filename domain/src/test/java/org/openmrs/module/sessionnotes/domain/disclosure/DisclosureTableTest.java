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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.APPROVER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.AUTHOR;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.CUSTODIAN;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.END;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MADE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.MEANWHILE;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.OFFICER;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.RECIPIENT;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.START;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.disclosureContext;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.complete;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.live;
import static org.openmrs.module.sessionnotes.domain.disclosure.Disclosures.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.openmrs.module.sessionnotes.domain.access.AccessDecision;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** A row for each basis, and a cell for each thing that can be right or wrong with it, named after its section. */
class DisclosureTableTest {

	/** Written from the law, not from the code. A dash stands for nothing. */
	private static final String TABLE = """
			AUTHORIZATION | 45 CFR 164.508(a)(2) | AUTHOR | AUTHORIZATION | not counted | INFORMATION DISCLOSER NAMED_RECIPIENT STATED_PURPOSE SIGNED_BY SIGNED_ON REVOCATION_RIGHT REVOCATION_MANNER REVOCATION_EXCEPTIONS CONDITIONING_STATEMENT REDISCLOSURE_STATEMENT NOTES_ONLY COVERS_DISCLOSER COVERS_SCOPE COVERS_PURPOSE NOTHING_KNOWN_FALSE HOW_VERIFIED
			TO_CLIENT | 45 CFR 164.502(a)(1)(i) | AUTHOR | TO_CLIENT | not counted | GIVEN_TO HOW_VERIFIED STATE_LAW_CHECKED
			TRAINING | 45 CFR 164.508(a)(2)(i)(B) | AUTHOR | TRAINING | not counted | TRAINING_PROGRAM OWN_PROGRAM LEARNER HOW_VERIFIED
			LEGAL_DEFENSE | 45 CFR 164.508(a)(2)(i)(C) | AUTHOR PRIVACY_OFFICER | LEGAL_DEFENSE | not counted | LEGAL_ACTION BROUGHT_BY_CLIENT DEFENDANT HOW_VERIFIED
			HHS_COMPLIANCE | 45 CFR 164.502(a)(2)(ii) | PRIVACY_OFFICER | HHS_COMPLIANCE | counted | ISSUER REFERENCE ISSUED_ON HOW_VERIFIED
			REQUIRED_BY_LAW | 45 CFR 164.512(a) | PRIVACY_OFFICER | REQUIRED_BY_LAW | counted | INSTRUMENT ISSUER REFERENCE ISSUED_ON ALSO_MEETS HOW_VERIFIED
			MANDATED_REPORT | 45 CFR 164.512(a) | AUTHOR | MANDATED_REPORT | counted | REPORT_OF REFERENCE RATIONALE HOW_VERIFIED
			OVERSIGHT_OF_ORIGINATOR | 45 CFR 164.512(d) | PRIVACY_OFFICER | OVERSIGHT_OF_ORIGINATOR | counted | ISSUER REFERENCE ISSUED_ON OVERSEEN_USER OVERSIGHT_AGENCY OVERSIGHT_ACTIVITY CLIENT_NOT_INVESTIGATED HOW_VERIFIED
			CORONER | 45 CFR 164.512(g)(1) | PRIVACY_OFFICER | CORONER | counted | ISSUER REFERENCE ISSUED_ON CLIENT_DECEASED DEATH_PURPOSE HOW_VERIFIED
			SERIOUS_THREAT | 45 CFR 164.512(j)(1)(i) | AUTHOR EMERGENCY | SERIOUS_THREAT | counted | RATIONALE SERIOUS IMMINENT THREATENED RECIPIENT_ROLE ABLE_TO_PREVENT BELIEF_FROM DUTY_TO_PROTECT
			SUD_CONSENT | 42 CFR 2.31(b) | AUTHOR | SUD_CONSENT | not counted | CLIENT_NAME INFORMATION DISCLOSER NAMED_RECIPIENT STATED_PURPOSE SIGNED_BY SIGNED_ON REVOCATION_RIGHT REVOCATION_MANNER REVOCATION_EXCEPTIONS CLIENT_CAPACITY CONSENT_FOR CONDITIONING_STATEMENT NOTES_ONLY COVERS_DISCLOSER COVERS_SCOPE COVERS_PURPOSE NOTHING_KNOWN_FALSE HOW_VERIFIED
			SUD_COURT_ORDER | 42 CFR 2.61-2.67 | PRIVACY_OFFICER | SUD_COURT_ORDER | counted | INSTRUMENT ISSUER REFERENCE ISSUED_ON ORDER_UNDER_PART2 COMPULSORY_PROCESS CONFIDENTIAL_COMMUNICATIONS_FINDING EXPRESSLY_COVERS_COUNSELING_NOTES PERSONS_LIMITED_TO HOW_VERIFIED
			SUD_TRAINING | 42 CFR 2.31(b)(1)(i)(B) | AUTHOR | SUD_TRAINING | not counted | TRAINING_PROGRAM OWN_PROGRAM LEARNER HOW_VERIFIED
			SUD_DEFENSE | 42 CFR 2.31(b)(1)(i)(C) | AUTHOR PRIVACY_OFFICER | SUD_DEFENSE | not counted | LEGAL_ACTION BROUGHT_BY_CLIENT DEFENDANT HOW_VERIFIED
			SUD_SECRETARY | 42 CFR 2.31(b)(1)(ii), 2.2(b) | PRIVACY_OFFICER | SUD_SECRETARY | counted | ISSUER REFERENCE ISSUED_ON HOW_VERIFIED
			SUD_DECEASED | 42 CFR 2.31(b)(1)(ii), 2.15(b) | PRIVACY_OFFICER | SUD_DECEASED | counted | ISSUER REFERENCE ISSUED_ON CLIENT_DECEASED DEATH_PURPOSE HOW_VERIFIED
			SUD_AUDIT_OF_ORIGINATOR | 42 CFR 2.31(b)(1)(ii), 2.53 | PRIVACY_OFFICER | SUD_AUDIT_OF_ORIGINATOR | counted | ISSUER REFERENCE ISSUED_ON OVERSEEN_USER OVERSIGHT_AGENCY OVERSIGHT_ACTIVITY CLIENT_NOT_INVESTIGATED AUDITOR_AGREED HOW_VERIFIED
			CUSTODIAN | 45 CFR 164.530(c)(1) | PRIVACY_OFFICER | - | not counted | AUTHOR_LEFT_ON
			""";

	private final AccessPolicy policy = new AccessPolicy();

	@Test
	void theTableHasARowForEveryBasisThereIs() {
		assertThat(rows()).extracting(row -> row.basis.name())
				.containsExactly(Arrays.stream(DisclosureBasis.values()).map(Enum::name).toArray(String[]::new));
	}

	@TestFactory
	Stream<DynamicTest> aDisclosureIsJudgedAsTheTableSays() {
		return rows().stream().flatMap(row -> cells(row).stream());
	}

	private List<DynamicTest> cells(Row row) {
		Cells cells = new Cells(row);
		whatTheBasisIs(row, cells);
		whoMayMakeIt(row, cells);
		theEvidence(row, cells);
		theTime(row, cells);
		theRevocation(row, cells);
		theRecipient(row, cells);
		theSecondPerson(row, cells);
		return cells.tests;
	}

	private void whatTheBasisIs(Row row, Cells cells) {
		cells.add("cites its section", () -> assertThat(row.basis.getCitation()).isEqualTo(row.citation));
		cells.add("opens on its ground", () -> assertThat(String.valueOf(row.basis.getGround())).isEqualTo(row.ground));
		cells.add("is accounted for as 164.528(a)(1) says",
				() -> assertThat(row.basis.isAccountable()).isEqualTo(row.counted));
		cells.add("asks for its evidence",
				() -> assertThat(row.basis.getRequiredEvidence()).containsExactlyInAnyOrderElementsOf(row.evidence));
		cells.add("has no ground for notes of another kind", () -> {
			for (RestrictedKind kind : RestrictedKind.values()) {
				boolean own = kind == Disclosures.kindOf(row.basis) || row.basis == DisclosureBasis.CUSTODIAN;
				Disclosure disclosure = live(row.basis).kind(kind).build();
				assertThat(findings(disclosure)).isEqualTo(own ? List.of() : List.of(refused("BASIS_NOT_FOR_KIND")));
				assertThat(disclosure.getState(MEANWHILE))
						.isEqualTo(own ? DisclosureState.LIVE : DisclosureState.REFUSED);
			}
		});
	}

	private void whoMayMakeIt(Row row, Cells cells) {
		for (MakerRole maker : MakerRole.values()) {
			boolean may = row.makers.contains(maker);
			cells.add((may ? "is made by " : "is not made by ") + maker, () -> {
				Disclosure disclosure = complete(row.basis, maker).build();
				assertThat(findings(disclosure)).isEqualTo(may ? List.of() : mayNot(row));
				assertThat(disclosure.getState(MEANWHILE) == DisclosureState.REFUSED).isEqualTo(!may);
			});
		}
		if (row.makers.contains(MakerRole.AUTHOR)) {
			cells.add("is not made by another clinician", () -> assertThat(findings(
					complete(row.basis).made(MakerRole.AUTHOR, "another", MADE).build())).isEqualTo(mayNot(row)));
			cells.add("is made by the custodian of an author who left, unless in the author's own words", () -> assertThat(
					findings(complete(row.basis).made(MakerRole.AUTHOR, CUSTODIAN, MADE).build()))
					.isEqualTo(isExcerpt(row) ? List.of(refused("EXCERPT_NOT_OF_AUTHOR")) : List.of()));
		}
		if (row.makers.contains(MakerRole.PRIVACY_OFFICER)) {
			cells.add("is not recorded without the privilege", () -> assertThat(
					DisclosureLifecycle.findings(complete(row.basis, MakerRole.PRIVACY_OFFICER).build(),
							new DisclosureContext(false, List.of(RECIPIENT), List.of(CUSTODIAN, OFFICER), true)))
					.containsExactly(refused("MAKER_MAY_NOT")));
		}
	}

	/** Nobody else than the author writes what is an excerpt. */
	private static List<String> mayNot(Row row) {
		return isExcerpt(row)
				? List.of(refused("MAKER_MAY_NOT"), refused("EXCERPT_NOT_OF_AUTHOR"))
				: List.of(refused("MAKER_MAY_NOT"));
	}

	private static boolean isExcerpt(Row row) {
		return complete(row.basis).build().getPortion().getExcerpt() != null;
	}

	private void theEvidence(Row row, Cells cells) {
		cells.add("complete, nothing is found", () -> assertThat(findings(complete(row.basis).build())).isEmpty());
		cells.add("without any evidence, all of it is found missing",
				() -> assertThat(findings(complete(row.basis).evidence(Evidence.none()).build()))
						.containsAll(row.evidence.stream().map(EvidenceElement::getMessageCode).toList()));
		for (EvidenceElement element : row.evidence) {
			cells.add(element + " missing", () -> assertThat(findings(with(row, element, null)))
					.containsExactly("sessionnotes.disclosure.missing." + element));
			cells.add(element + " that says nothing",
					() -> assertThat(findings(with(row, element, " -\u200b\n")))
							.contains("sessionnotes.disclosure.missing." + element));
		}
	}

	private void theTime(Row row, Cells cells) {
		cells.add("is not open a moment before its start", () -> assertState(row, START - 1, DisclosureState.NOT_YET));
		cells.add("is open from its start on", () -> assertState(row, START, DisclosureState.LIVE));
		cells.add("is open to the last moment",
				() -> assertState(row, Disclosures.endOf(row.basis) - 1, DisclosureState.LIVE));
		cells.add("is expired at its end", () -> assertState(row, Disclosures.endOf(row.basis), DisclosureState.EXPIRED));
		cells.add("is not made with an end before its start",
				() -> assertThat(findings(complete(row.basis).time(END, END).build()))
						.contains(refused("END_NOT_AFTER_START")));
		cells.add("is not made after its end",
				() -> assertThat(findings(complete(row.basis).time(MADE - 2, MADE).build()))
						.containsExactly(refused("ALREADY_ENDED")));
	}

	private void theRevocation(Row row, Cells cells) {
		cells.add("is closed at the moment of its revocation", () -> {
			Disclosure disclosure = live(row.basis).build();
			Disclosure revoked = DisclosureLifecycle.revoke(disclosure,
					new Revocation(disclosure.getMadeBy(), MEANWHILE, false), false);
			assertThat(revoked.getState(MEANWHILE - 1)).isEqualTo(DisclosureState.LIVE);
			assertThat(revoked.getState(MEANWHILE)).isEqualTo(DisclosureState.REVOKED);
			assertReads(revoked, RECIPIENT, MEANWHILE, row, false);
		});
		boolean clients = row.basis == DisclosureBasis.AUTHORIZATION || row.basis == DisclosureBasis.SUD_CONSENT;
		cells.add(clients ? "ends with the client's revocation, (b)(5)" : "is not the client's to revoke", () -> {
			Revocation byClient = new Revocation(live(row.basis).build().getMadeBy(), MEANWHILE, true);
			if (clients) {
				Disclosure revoked = DisclosureLifecycle.revoke(live(row.basis).build(), byClient, false);
				assertThat(revoked.getState(MEANWHILE)).isEqualTo(DisclosureState.REVOKED);
				assertThat(revoked.getRevocation().isByClient()).isTrue();
			} else {
				assertRefused(() -> DisclosureLifecycle.revoke(live(row.basis).build(), byClient, false),
						DisclosureLifecycle.NOT_THE_CLIENTS);
			}
		});
		cells.add("is not revoked by its recipient", () -> assertRefused(() -> DisclosureLifecycle.revoke(
				live(row.basis).build(), new Revocation(RECIPIENT, MEANWHILE, false), false),
				DisclosureLifecycle.MAY_NOT_REVOKE));
	}

	private void theRecipient(Row row, Cells cells) {
		boolean opens = opensToUser(row);
		cells.add(opens ? "opens to its recipient" : "opens no text",
				() -> assertReads(live(row.basis).build(), RECIPIENT, MEANWHILE, row, opens));
		cells.add("asks for the password again where it was ordered", () -> assertThat(
				policy.decideReading(asks(RECIPIENT).passwordConfirmed(false), note(row.basis),
						List.of(live(row.basis).build()), MEANWHILE).getReason())
				.isEqualTo(opens && live(row.basis).build().needsApproval()
						? DenialReason.PASSWORD_NEEDED
						: opens ? null : DenialReason.NOT_ENTITLED));
		cells.add("is closed to a recipient whose password somebody else set", () -> assertThat(
				policy.decideReading(asks(RECIPIENT).held(true), note(row.basis), List.of(live(row.basis).build()),
						MEANWHILE).getReason())
				.isEqualTo(DenialReason.PASSWORD_HELD));
		cells.add("opens to nobody else", () -> {
			for (String other : List.of("another", OFFICER, APPROVER, CUSTODIAN, "Recipient", "Rita Reader")) {
				assertReads(live(row.basis).build(), other, MEANWHILE, row, false);
			}
		});
		cells.add("outside, opens to no user", () -> assertReads(
				live(row.basis).recipient(Recipient.outside("Rita Reader", "1 Road")).build(), RECIPIENT, MEANWHILE,
				row, false));
		cells.add("never entitles to write", () -> assertThat(policy.decide(asks(RECIPIENT), AUTHOR).isPermitted())
				.isFalse());
		cells.add("is not for the author", () -> assertThat(
				findings(complete(row.basis).recipient(Recipient.user(AUTHOR, "Rita Reader")).build()))
				.contains(refused("RECIPIENT_IS_AUTHOR")));
		cells.add("is not for who makes it", () -> {
			String maker = complete(row.basis).build().getMadeBy();
			assertThat(findings(complete(row.basis).recipient(Recipient.user(maker, "Rita Reader")).build()))
					.contains(refused("RECIPIENT_IS_MAKER"));
		});
		cells.add("names its recipient", () -> assertThat(
				findings(complete(row.basis).recipient(Recipient.user(RECIPIENT, " ")).build()))
				.contains(refused("RECIPIENT_MISSING")));
		cells.add("has the address of a recipient outside", () -> assertThat(
				findings(complete(row.basis).recipient(Recipient.outside("Rita Reader", "")).build()))
				.contains(refused("ADDRESS_MISSING")));
		cells.add("says what it is for", () -> assertThat(findings(complete(row.basis).purpose(null).build()))
				.containsExactly(refused("PURPOSE_MISSING")));
	}

	private void theSecondPerson(Row row, Cells cells) {
		if (!row.makers.contains(MakerRole.PRIVACY_OFFICER)) {
			cells.add("waits for nobody", () -> assertRefused(() -> DisclosureLifecycle.decide(complete(row.basis).build(),
					new Approval(APPROVER, MADE, true), true), DisclosureLifecycle.NOT_PROPOSED));
			return;
		}
		Disclosure proposed = complete(row.basis, MakerRole.PRIVACY_OFFICER).build();
		cells.add("opens nothing before a second person approved it", () -> {
			assertThat(proposed.getState(MEANWHILE)).isEqualTo(DisclosureState.PROPOSED);
			assertReads(proposed, RECIPIENT, MEANWHILE, row, false);
		});
		cells.add("is live from the approval on", () -> {
			Disclosure approved = DisclosureLifecycle.decide(proposed, new Approval(APPROVER, MEANWHILE, true), true);
			assertThat(approved.getState(MEANWHILE - 1)).isEqualTo(DisclosureState.PROPOSED);
			assertThat(approved.getState(MEANWHILE)).isEqualTo(DisclosureState.LIVE);
		});
		cells.add("stays closed where it was refused", () -> {
			Disclosure refused = DisclosureLifecycle.decide(proposed, new Approval(APPROVER, MADE, false), true);
			assertThat(refused.getState(MEANWHILE)).isEqualTo(DisclosureState.REFUSED);
			assertReads(refused, RECIPIENT, MEANWHILE, row, false);
		});
		cells.add("is not approved by who recorded it", () -> assertNotApproved(row, proposed, OFFICER, true,
				DisclosureLifecycle.SAME_PERSON));
		cells.add("is not approved by its recipient", () -> assertNotApproved(row, proposed, RECIPIENT, true,
				DisclosureLifecycle.IS_RECIPIENT));
		cells.add("is not approved without the privilege", () -> assertRefused(() -> DisclosureLifecycle.decide(proposed,
				new Approval(APPROVER, MADE, true), false), DisclosureLifecycle.NO_PRIVILEGE));
	}

	/** Not even where such an approval stands in the store. */
	private void assertNotApproved(Row row, Disclosure proposed, String by, boolean privilege, String messageCode) {
		Approval approval = new Approval(by, MADE, true);
		assertRefused(() -> DisclosureLifecycle.decide(proposed, approval, privilege), messageCode);
		Disclosure forged = proposed.toBuilder().approval(approval).build();
		assertThat(forged.getState(MEANWHILE)).isEqualTo(DisclosureState.PROPOSED);
		assertReads(forged, RECIPIENT, MEANWHILE, row, false);
	}

	private void assertReads(Disclosure disclosure, String user, long moment, Row row, boolean reads) {
		AccessDecision decision = policy.decideReading(asks(user), note(row.basis), List.of(disclosure), moment);

		assertThat(decision.isPermitted()).isEqualTo(reads);
		assertThat(decision.getGround()).isEqualTo(reads ? row.basis.getGround() : null);
		assertThat(decision.getEntitlement()).isSameAs(reads ? disclosure : null);
		assertThat(decision.getReason()).isEqualTo(reads ? null : DenialReason.NOT_ENTITLED);
	}

	private void assertState(Row row, long moment, DisclosureState state) {
		assertThat(live(row.basis).build().getState(moment)).isEqualTo(state);
		assertReads(live(row.basis).build(), RECIPIENT, moment, row,
				state == DisclosureState.LIVE && opensToUser(row));
	}

	/** The client gets a file. */
	private static boolean opensToUser(Row row) {
		return !row.ground.equals("null") && row.basis != DisclosureBasis.TO_CLIENT;
	}

	private static void assertRefused(Executable step, String messageCode) {
		RefusedException refusal = assertThrows(RefusedException.class, step);
		assertThat(refusal.getMessageCodes()).containsExactly(messageCode);
	}

	private static AccessRequest asks(String user) {
		return new AccessRequest(user, user, false, true).passwordConfirmed(true);
	}

	private static Disclosure with(Row row, EvidenceElement element, String value) {
		return complete(row.basis).evidence(Disclosures.evidence().with(element, value)).build();
	}

	private static List<String> findings(Disclosure disclosure) {
		return DisclosureLifecycle.findings(disclosure, disclosureContext());
	}

	private static String refused(String condition) {
		return "sessionnotes.disclosure.refused." + condition;
	}

	private static List<Row> rows() {
		return TABLE.lines().map(Row::new).toList();
	}

	/** One basis as the table has it. */
	private static final class Row {

		private final DisclosureBasis basis;

		private final String citation;

		private final Set<MakerRole> makers;

		private final String ground;

		private final boolean counted;

		private final Set<EvidenceElement> evidence;

		private Row(String line) {
			String[] columns = line.split(" \\| ");
			this.basis = DisclosureBasis.valueOf(columns[0]);
			this.citation = columns[1];
			this.makers = Arrays.stream(columns[2].split(" ")).map(MakerRole::valueOf).collect(Collectors.toSet());
			this.ground = columns[3].equals("-") ? "null" : columns[3];
			this.counted = columns[4].equals("counted");
			this.evidence = EnumSet.copyOf(Arrays.stream(columns[5].split(" ")).map(EvidenceElement::valueOf).toList());
		}
	}

	/** The cells of one row. */
	private static final class Cells {

		private final Row row;

		private final List<DynamicTest> tests = new ArrayList<>();

		private Cells(Row row) {
			this.row = row;
		}

		private void add(String name, Executable test) {
			tests.add(dynamicTest(row.citation + " " + row.basis + ": " + name, test));
		}
	}
}
