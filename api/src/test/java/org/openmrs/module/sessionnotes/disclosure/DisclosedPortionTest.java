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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;

/** What is given of a note under a disclosure is what the disclosure says, wherever it is read. 45 CFR 164.502(b). */
public class DisclosedPortionTest extends SessionNotesContextTest {

	private static final String HYPOTHESIS = "canary-hypothesis-2f1c";

	private static final String FEELING = "canary-feeling-77aa";

	private static final String EXCERPT = "He said that he has a gun and where.";

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private StoreTransactions transactions;

	private DisclosureService disclosures;

	private String note;

	@BeforeEach
	public void writeANote() {
		disclosures = Context.getService(DisclosureService.class);
		transactions.withCaller(jdbc -> jdbc.update("insert into sessionnotes_supervision values (?, ?, 'ACCESS_ONLY')",
				uuidOf(AUTHOR), uuidOf(SUPERVISOR)));
		signInAs(AUTHOR);
		note = UUID.randomUUID().toString();
		service.createNote(new NewNote(note, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(NOW - 2 * DAY), NoteContent.of(new NoteSection(NotePart.REFLECTIONS, FEELING),
						new NoteSection(NotePart.HYPOTHESES, HYPOTHESIS), new NoteSection(NotePart.COMMENT, FEELING))));
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	@Test
	public void ofANoteOnlyThePartsAreRead() {
		Disclosure disclosure = disclose(
				training().portion(DisclosedPortion.parts(Collections.singleton(NotePart.HYPOTHESES))));

		signInAs(SUPERVISOR);
		assertThat(read()).isEqualTo(NoteContent.of(new NoteSection(NotePart.HYPOTHESES, HYPOTHESIS)));
		Obs obs = Context.getObsService().getObsByUuid(note);
		assertThat(obs.getValueText()).isEqualTo(HYPOTHESIS);
		assertThat(obs.getComment()).isNull();
		assertThat(disclosures.getDisclosure(disclosure.getUuid()).get().getPortion().getParts())
				.containsExactly(NotePart.HYPOTHESES);
	}

	@Test
	public void anExcerptIsReadInThePlaceOfTheNote() {
		disclose(training().portion(DisclosedPortion.excerpt(EXCERPT)));

		signInAs(SUPERVISOR);
		assertThat(read()).isEqualTo(NoteContent.ofText(EXCERPT));
		assertThat(Context.getObsService().getObsByUuid(note).getValueText()).isEqualTo(EXCERPT);
		signInAs(AUTHOR);
		assertThat(read().getText()).contains(FEELING, HYPOTHESIS);
	}

	@Test
	public void theFileOfAThreatHoldsTheExcerptAndNothingElseOfTheNote() throws IOException {
		Disclosure disclosure = disclose(threat().time(null, null).portion(DisclosedPortion.excerpt(EXCERPT)));
		assertThat(disclosure.getEnd() - disclosure.getStart()).as("72 hours").isEqualTo(3 * DAY);

		reauthentication.confirm(PASSWORD);
		byte[] file = disclosures.makeFile(disclosure.getUuid()).getContent();

		assertThat(PdfCells.text(file)).contains(EXCERPT, "An excerpt in the words of the author", "45 CFR 164.512(j)(1)(i)")
				.doesNotContain(HYPOTHESIS, FEELING);
		assertThat(count(
				"select count(*) from sessionnotes_access_event where event_type = 'FILE_MADE' and note_id is not null"))
				.as("it is accounted for as a disclosure of the note").isEqualTo(1);
	}

	@Test
	public void aWholeNoteToThePoliceTakesAReason() {
		NewDisclosure asked = threat()
				.evidence(evidence().with(EvidenceElement.MINIMUM_NECESSARY, null));

		assertThatThrownBy(() -> disclose(asked)).hasMessage("sessionnotes.error.disclosure.refused").isInstanceOfSatisfying(
				InvalidRequestException.class,
				refused -> assertThat(refused.getFindings())
						.containsExactly("sessionnotes.disclosure.refused.EXCERPT_EXPECTED"));
	}

	@Test
	public void theAuthorReportsAloneAndAtOnce() throws IOException {
		Disclosure report = disclose(new NewDisclosure(DisclosureBasis.MANDATED_REPORT).note(note)
				.toOutside("Child Protective Services", null).time(null, NOW + DAY).purpose("a report")
				.portion(DisclosedPortion.excerpt(EXCERPT))
				.evidence(evidence().with(EvidenceElement.REPORT_OF, "CHILD_ABUSE")
						.with(EvidenceElement.REFERENCE, "Penal Code 11166")
						.with(EvidenceElement.ADDRESS_NOT_KNOWN, "true")));

		assertThat(report.getState(NOW + DAY / 2)).isEqualTo(DisclosureState.LIVE);
		reauthentication.confirm(PASSWORD);
		assertThat(PdfCells.text(disclosures.makeFile(report.getUuid()).getContent())).contains(EXCERPT)
				.doesNotContain(HYPOTHESIS, FEELING);
	}

	@Test
	public void theAuthorGivesTheClientANoteAsAFile() throws IOException {
		Disclosure given = disclose(
				new NewDisclosure(DisclosureBasis.TO_CLIENT).note(note).toOutside("Clara Client", "3 Home St")
						.time(null, NOW + DAY).purpose("the client asked")
						.evidence(evidence().with(EvidenceElement.GIVEN_TO, "CLIENT")
								.with(EvidenceElement.STATE_LAW_CHECKED, "true")));

		reauthentication.confirm(PASSWORD);
		assertThat(PdfCells.text(disclosures.makeFile(given.getUuid()).getContent())).contains(FEELING,
				"45 CFR 164.502(a)(1)(i)");
	}

	@Test
	public void whatIsStoredOpensAsItWasMade() {
		Disclosure made = disclose(training().portion(DisclosedPortion.excerpt(EXCERPT)));

		Disclosure found = disclosures.getDisclosure(made.getUuid()).get();

		assertThat(found.getDigest()).isEqualTo(made.getDigest());
		assertThat(found.getPortion().getExcerpt()).isEqualTo(EXCERPT);
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'DISCLOSED' and note_digest = '"
				+ made.getDigest() + "'")).isOne();
		assertThat(made.toString() + made.getPortion()).doesNotContain("gun");
	}

	private NoteContent read() {
		return service.getNote(note).get().getContent();
	}

	private NewDisclosure training() {
		return new NewDisclosure(DisclosureBasis.TRAINING).note(note).toUser(uuidOf(SUPERVISOR)).time(null, NOW + DAY)
				.purpose("training").evidence(evidence());
	}

	private NewDisclosure threat() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).note(note).toOutside("Springfield Police", "7 Main St")
				.time(null, NOW + DAY).purpose("imminent threat").evidence(evidence());
	}

	private static Evidence evidence() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.RATIONALE, "why")
				.with(EvidenceElement.ABLE_TO_PREVENT, "how").with(EvidenceElement.TRAINING_PROGRAM, "the clinic's"));
	}

	private Disclosure disclose(NewDisclosure disclosure) {
		reauthentication.confirm(PASSWORD);
		return disclosures.make(disclosure);
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}
}
