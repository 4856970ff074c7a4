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

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;

/** Users learn which notes were given out only if they may know it, and the author sees a file before it is made. */
public class DisclosureUseTest extends DisclosureContextTest {

	@Autowired
	private StoreTransactions transactions;

	private String earlier;

	private String later;

	@BeforeEach
	public void writeTwoNotes() {
		earlier = write(NOW - 3 * DAY, "the earlier words");
		later = write(NOW - 2 * DAY, "the later words");
	}

	@Test
	public void theAuthorSeesWhichNotesOfADisclosureOfDaysWereRead() {
		Disclosure days = disclose(threat().notesOn(patient.getUuid(), NOW - 9 * DAY, NOW).toUser(uuidOf(SUPERVISOR)));
		Disclosure one = disclose(threat().note(earlier).toUser(uuidOf(NURSE)));
		signInAs(SUPERVISOR);
		service.getNote(later);
		service.getNote(later);
		assertThat(disclosures.getNotesRead(days.getUuid())).as("the reader").isEmpty();
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getNotesRead(days.getUuid())).as("an officer").isEmpty();
		assertThat(disclosures.getUses(Arrays.asList(days, one))).isEmpty();

		signInAs(AUTHOR);
		List<NoteUse> read = disclosures.getNotesRead(days.getUuid()).get();

		assertThat(read).extracting(NoteUse::getNoteUuid).containsExactly(later);
		assertThat(read.get(0).getReadings()).isEqualTo(2);
		assertThat(read.get(0).getSessionDate()).isEqualTo(service.getNote(later).get().getNote().getSessionDate());
		assertThat(disclosures.getUses(Arrays.asList(days, one)).get(one.getUuid()).getSessionDate())
				.isEqualTo(service.getNote(earlier).get().getNote().getSessionDate());
		assertThat(disclosures.getUses(Arrays.asList(days, one)).get(days.getUuid()).getSessionDate()).isNull();
	}

	@Test
	public void anAuthorWhoMayNotOpenNotesNowIsToldNoDayOfANote() {
		Disclosure one = disclose(threat().note(earlier).toUser(uuidOf(SUPERVISOR)));
		signInAs(SUPERVISOR);
		service.getNote(earlier);
		signInAs(AUTHOR);
		transactions.withCaller(jdbc -> jdbc.update("update patient set voided = true where patient_id = ?",
				patient.getPatientId()));

		assertThat(disclosures.getNotesRead(one.getUuid()).get()).isEmpty();
		assertThat(disclosures.getUses(Collections.singletonList(one)).get(one.getUuid()).getSessionDate()).isNull();
		assertThat(disclosures.getUses(Collections.singletonList(one)).get(one.getUuid()).getReadings()).isOne();
	}

	@Test
	public void theCustodianWhoMadeItSeesHowOftenNotesWereReadButNotWhich() throws Exception {
		String author = uuidOf(AUTHOR);
		retireTheAuthor();
		signInAs(PRIVACY_OFFICER);
		Disclosure custody = disclose(new NewDisclosure(DisclosureBasis.CUSTODIAN).notesOf(author)
				.notesOn(null, null, null).toUser(uuidOf(OTHER_THERAPIST)).time(null, NOW + 100 * DAY)
				.purpose("keeps the notes").evidence(Evidence.none().with(EvidenceElement.AUTHOR_LEFT_ON, NOW - DAY)));
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(custody);
		signInAs(OTHER_THERAPIST);
		Disclosure made = disclose(threat().notesOf(author).notesOn(patient.getUuid(), NOW - 9 * DAY, NOW)
				.toUser(uuidOf(SUPERVISOR)));
		assertThat(useOf(made).getReadings()).isZero();
		signInAs(SUPERVISOR);
		service.getNote(later);

		signInAs(OTHER_THERAPIST);
		assertThat(useOf(made).getReadings()).isOne();
		assertThat(useOf(made).getLastReadAt()).isGreaterThanOrEqualTo(made.getMadeAt());
		assertThat(disclosures.getNotesRead(made.getUuid())).isEmpty();
		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getUses(Collections.singletonList(made))).as("an officer").isEmpty();
		reauthentication.confirm(PASSWORD);
		disclosures.revoke(custody.getUuid(), false);
		signInAs(OTHER_THERAPIST);
		assertThat(disclosures.getUses(Collections.singletonList(made))).as("no custodian any more").isEmpty();
	}

	@Test
	public void theOfficerWhoMadeAFileSeesThatItWasMadeAndNoReading() {
		signInAs(PRIVACY_OFFICER);
		Disclosure order = disclose(order().toOutside("District Court", "1 Square"));
		assertThat(useOf(order).getFileMadeAt()).isNull();
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(order);
		assertThat(disclosures.getUses(Collections.singletonList(order))).as("another officer").isEmpty();
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		disclosures.makeFile(order.getUuid());

		assertThat(useOf(order).getFileMadeAt()).isGreaterThanOrEqualTo(order.getMadeAt());
		assertThat(useOf(order).getReadings()).isNull();
		assertThat(useOf(order).getSessionDate()).isNull();
	}

	@Test
	public void theOfficerOfAnOrderToAUserSeesNothingOfItsUseAndTheAuthorNothingBeforeTheDay() {
		signInAs(PRIVACY_OFFICER);
		Disclosure order = disclose(order().toUser(uuidOf(OTHER_THERAPIST)).tellAuthorFrom(NOW + 20 * DAY));
		signInAs(OTHER_PRIVACY_OFFICER);
		decide(order);
		signInAs(OTHER_THERAPIST);
		reauthentication.confirm(PASSWORD);
		assertThat(service.getNote(later)).isPresent();

		signInAs(PRIVACY_OFFICER);
		assertThat(disclosures.getUses(Collections.singletonList(order))).isEmpty();
		signInAs(AUTHOR);
		assertThat(disclosures.getUses(Collections.singletonList(order))).isEmpty();
		assertThat(disclosures.getNotesRead(order.getUuid())).isEmpty();
	}

	@Test
	public void theAuthorSeesTheTextOfAFileBeforeItIsMadeAndNothingIsGivenOutByThat() throws Exception {
		Disclosure file = disclose(
				threat().notesOn(patient.getUuid(), NOW - 9 * DAY, NOW).toOutside("Crisis Line", "1 Road"));

		FilePreview preview = disclosures.previewFile(file.getUuid(), 0, 10);

		assertThat(preview.getCount()).isEqualTo(2);
		assertThat(preview.getNotes()).extracting(note -> note.getContent().getText()).containsExactly("the earlier words",
				"the later words");
		assertThat(disclosures.previewFile(file.getUuid(), 1, 10).getNotes()).hasSize(1);
		assertThat(eventsOf(file)).isOne();
		assertThat(useOf(file).getReadings()).isZero();
		assertThat(useOf(file).getFileMadeAt()).isNull();
		reauthentication.confirm(PASSWORD);
		try (PDDocument pdf = PDDocument.load(disclosures.makeFile(file.getUuid()).getContent())) {
			String text = new PDFTextStripper().getText(pdf);
			preview.getNotes().forEach(note -> assertThat(text).contains(note.getContent().getText()));
		}
	}

	@Test
	public void thePreviewOfAnExcerptHoldsItsWordsAndNoOthers() {
		Disclosure file = disclose(threat().note(earlier).portion(DisclosedPortion.excerpt("he named the place"))
				.toOutside("Crisis Line", "1 Road"));

		assertThat(disclosures.previewFile(file.getUuid(), 0, 10).getNotes())
				.extracting(note -> note.getContent().getText()).containsExactly("he named the place");
	}

	@Test
	public void nobodyElseSeesThePreviewAndNobodyOfWhatIsNoFile() {
		Disclosure file = disclose(threat().note(earlier).toOutside("Crisis Line", "1 Road"));
		Disclosure read = disclose(threat().note(earlier).toUser(uuidOf(SUPERVISOR)));
		assertThatThrownBy(() -> disclosures.previewFile(read.getUuid(), 0, 10)).isInstanceOf(ConflictException.class);
		assertThatThrownBy(() -> disclosures.previewFile(UUID.randomUUID().toString(), 0, 10))
				.isInstanceOf(NotFoundException.class);
		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> disclosures.previewFile(file.getUuid(), 0, 10)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.disclosure.previewOfAuthor");
		signInAs(OTHER_THERAPIST);
		assertThatThrownBy(() -> disclosures.previewFile(file.getUuid(), 0, 10)).isInstanceOf(NotFoundException.class);
		signInAs(AUTHOR);
		disclosures.revoke(file.getUuid(), false);
		assertThatThrownBy(() -> disclosures.previewFile(file.getUuid(), 0, 10)).isInstanceOf(ConflictException.class);
	}

	private int eventsOf(Disclosure disclosure) {
		return transactions.<Integer>withCaller(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where disclosure_uuid = ?", Integer.class,
				disclosure.getUuid()));
	}

	private DisclosureUse useOf(Disclosure disclosure) {
		return disclosures.getUses(Collections.singletonList(disclosure)).get(disclosure.getUuid());
	}

	private static NewDisclosure threat() {
		return new NewDisclosure(DisclosureBasis.SERIOUS_THREAT).time(null, NOW + DAY / 2).purpose("to avert it")
				.evidence(threatened());
	}

	private NewDisclosure order() {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).notesOf(uuidOf(AUTHOR))
				.notesOn(patient.getUuid(), NOW - 9 * DAY, NOW).time(null, NOW + DAY).purpose("case 12")
				.evidence(CompleteEvidence.of(Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
						.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12/2026")
						.with(EvidenceElement.ISSUED_ON, NOW - DAY).with(EvidenceElement.FORBIDS_TELLING, "true")));
	}

	private void retireTheAuthor() throws Exception {
		signInAsSuperuser();
		Context.getUserService().retireUser(Context.getUserService().getUserByUsername(AUTHOR), "left");
		Context.flushSession();
	}
}
