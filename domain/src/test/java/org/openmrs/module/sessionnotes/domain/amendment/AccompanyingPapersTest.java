/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper.Kind.DENIAL;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper.Kind.REBUTTAL;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper.Kind.REQUEST;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper.Kind.STATEMENT;
import static org.openmrs.module.sessionnotes.domain.clientrequest.Requests.PASSAGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentAnswer;
import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper;
import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requests;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requirement;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

class AccompanyingPapersTest {

	private static List<AmendmentPaper.Kind> goingAlong(ClientRequest... requests) {
		return AccompanyingPapers.of("note", List.of(requests), true).getPapers().stream().map(AmendmentPaper::getKind)
				.toList();
	}

	private static ClientRequest deniedAndAsked() {
		return Requests.decided(Requests.decision(Requests.denied(AmendmentGround.ACCURATE_AND_COMPLETE)),
				Requests.received(Requests.amendment().amendmentWish(
						new AmendmentWish(List.of(PASSAGE), "I never said that.", null, false).withGoingAlong())));
	}

	/** 45 CFR 164.526(d)(5)(i): with a statement all papers go along; (ii) without one, two of them if the client asks. */
	@Requirement({"R-2.3", "R-2.4"})
	@Test
	void thePapersGoAlongAsTheLawSays() {
		assertThat(goingAlong(Requests.rebutted())).containsExactly(REQUEST, DENIAL, STATEMENT, REBUTTAL);
		assertThat(goingAlong(Requests.disagreed())).containsExactly(REQUEST, DENIAL, STATEMENT);
		assertThat(goingAlong(Requests.deniedAmendment())).isEmpty();
		assertThat(goingAlong(deniedAndAsked())).containsExactly(REQUEST, DENIAL);
		assertThat(goingAlong(Requests.received(Requests.amendment()))).isEmpty();
		assertThat(goingAlong(Requests.decided(Requests.decision(Requests.accepted()),
				Requests.received(Requests.amendment())))).isEmpty();
		assertThat(goingAlong(Requests.received(Requests.access()), Requests.disagreed())).hasSize(3);
		assertThat(AccompanyingPapers.of("another note", List.of(Requests.rebutted()), true).isNeeded()).isFalse();
	}

	@Requirement("R-2.3")
	@Test
	void theClinicSeesAllPapersWithTheNote() {
		assertThat(AccompanyingPapers.linkedTo("note",
				List.of(Requests.deniedAmendment(), Requests.received(Requests.access()))))
				.extracting(AmendmentPaper::getKind).containsExactly(REQUEST, DENIAL);
		assertThat(AccompanyingPapers.linkedTo("another note", List.of(Requests.rebutted()))).isEmpty();
	}

	@Requirement("R-2.4")
	@Test
	void noDisclosureIsCompleteWithoutThem() {
		AccompanyingPapers papers = AccompanyingPapers.of("note", List.of(Requests.rebutted()), true);
		List<String> digests = papers.getPapers().stream().map(AmendmentPaper::getDigest).toList();

		assertThat(papers.isNeeded()).isTrue();
		assertThat(papers.areComplete(digests, PaperChoice.WHOLE, null)).isTrue();
		for (int missing = 0; missing < digests.size(); missing++) {
			List<String> rest = new ArrayList<>(digests);
			rest.remove(missing);
			assertThat(papers.areComplete(rest, PaperChoice.WHOLE, null)).isFalse();
		}
		assertThat(papers.areComplete(List.of(), PaperChoice.SUMMARY, "The client disagrees with one sentence.")).isTrue();
		assertThat(papers.areComplete(digests, PaperChoice.SUMMARY, " ")).isFalse();
		assertThat(papers.areComplete(digests, PaperChoice.SUMMARY, null)).isFalse();
		AccompanyingPapers none = AccompanyingPapers.of("note", List.of(), true);
		assertThat(none.areComplete(List.of(), PaperChoice.WHOLE, null)).isTrue();
		assertThat(none.areComplete(List.of(), PaperChoice.SUMMARY, null)).isTrue();
	}

	@Requirement("R-2.4")
	@ParameterizedTest
	@CsvSource({"true, TOGETHER", "false, SEPARATELY"})
	void whereThereIsNoRoomTheyGoSeparately(boolean hasRoom, AccompanyingPapers.Transport transport) {
		AccompanyingPapers papers = AccompanyingPapers.of("note", List.of(Requests.disagreed()), hasRoom);

		assertThat(papers.getTransport()).isEqualTo(transport);
		assertThat(papers.getPapers()).hasSize(3);
	}

	@Requirement("R-2.2")
	@Test
	void anAcceptedAmendmentBecomesAnAddendum() {
		ClientRequest accepted = Requests.decided(Requests.decision(Requests.accepted()),
				Requests.received(Requests.amendment()));

		assertThat(AmendmentAddendum.of(accepted)).singleElement().satisfies(addendum -> {
			assertThat(addendum.getRequestUuid()).isEqualTo("request");
			assertThat(addendum.getPassage()).isEqualTo(PASSAGE);
			assertThat(addendum.getWrong()).isEqualTo("The year 2019.");
			assertThat(addendum.getRight()).isEqualTo("The year 2020.");
			assertThat(addendum.getBy()).isEqualTo("author");
			assertThat(addendum.getOn()).isEqualTo(Requests.STEP.getOn());
			assertThat(addendum).hasToString("AmendmentAddendum[2026-03-11]");
		});
		assertThat(AmendmentAddendum.of(Requests.rebutted())).isEmpty();
		assertThat(AmendmentAddendum.of(Requests.received(Requests.amendment()))).isEmpty();
	}

	@Requirement("R-2.2")
	@Test
	void ofAnAmendmentInPartOnlyTheAcceptedPartIsWritten() {
		Passage other = Passage.field("note", "plan");
		ClientRequest request = Requests.received(Requests.amendment()
				.amendmentWish(new AmendmentWish(List.of(PASSAGE, other), "Strike both.", null, false)));
		AmendmentAnswer no = AmendmentAnswer.denied(other, AmendmentGround.ACCURATE_AND_COMPLETE,
				AmendmentGround.ACCURATE_AND_COMPLETE.getFacts(), "We agreed on it.");

		assertThat(AmendmentAddendum.of(Requests.decided(Requests.decision(Requests.accepted(), no), request)))
				.extracting(AmendmentAddendum::getPassage).containsExactly(PASSAGE);
	}

	@Requirement("R-2.2")
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Moved here in 2019.  | He moved here\u0020 in 2019, he says. | true
			moved here in 2019   | MOVED HERE IN 2019                     | true
			Moved here in 2019.  | He moved here in 2020.                 | false
			in 2019              | begin 2019                             | false
			'. '                 | Anything. At all.                      | false
			""")
	void aDraftThatCarriesOnTheWrongWordsIsNoticed(String amended, String draft, boolean carried) {
		assertThat(AmendmentAddendum.isCarriedOn(amended, draft.replace("\u0020", " "))).isEqualTo(carried);
	}

	@Requirement("R-2.5")
	@Test
	void onlyPersonsToWhomTheClientAgreedAreTold() {
		PersonToTell agreed = new PersonToTell("County Hospital", PersonToTell.Origin.LEDGER, true, null);
		PersonToTell notAgreed = new PersonToTell("An insurer", PersonToTell.Origin.LEDGER, false, null);
		LocalDate day = LocalDate.of(2026, 3, 12);

		assertThat(agreed.isOpen()).isTrue();
		assertThat(agreed.told(day).isOpen()).isFalse();
		assertThat(agreed.told(day).getToldOn()).isEqualTo(day);
		assertThat(notAgreed.isOpen()).isFalse();
		assertThatThrownBy(() -> notAgreed.told(day)).isInstanceOf(RefusedException.class)
				.hasMessage(PersonToTell.NOT_AGREED);
	}

	@Requirement("R-2.6")
	@Test
	void theNoticeOfAnotherProviderCorrectsTheOwnNote() {
		LocalDate day = LocalDate.of(2026, 3, 12);
		AmendmentNotice notice = new AmendmentNotice("notice", "County Hospital", day, "The year 2019.");
		AmendmentAddendum addendum = AmendmentAddendum.of(notice, PASSAGE, "The year 2020.", "author", day);

		assertThat(addendum.getRequestUuid()).isEqualTo("notice");
		assertThat(addendum.getWrong()).isEqualTo("The year 2019.");
		assertThat(addendum.getRight()).isEqualTo("The year 2020.");
	}
}
