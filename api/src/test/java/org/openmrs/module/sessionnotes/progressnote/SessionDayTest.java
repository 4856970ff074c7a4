/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.input.SentOffset;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.util.PrivilegeConstants;

/** The day of a session is the one where it was held, as the offset of its time says, wherever the server stands. */
public class SessionDayTest extends ProgressNoteContextTest {

	/** Whatever the server's time zone is, one of them puts the start on another day than the server does. */
	private static final ZoneOffset[] OFFSETS = {ZoneOffset.ofHours(-12), ZoneOffset.ofHours(-5), ZoneOffset.ofHours(14)};

	@Test
	public void theDay_isThatOfTheOffset_fromTheDraftToTheSignature() {
		for (ZoneOffset offset : OFFSETS) {
			signInAs(THERAPIST);
			String uuid = draft(complete().offset(offset).build()).getEncounter().getUuid();
			LocalDate day = START.atOffset(offset).toLocalDate();
			assertDay(uuid, day);
			assertThat(reloaded(uuid).getEncounterDatetime().toInstant()).isEqualTo(START);

			notes.updateDraft(uuid, null, before -> before.toBuilder().plan("another").build());
			assertDay(uuid, day);
			notes.sign(uuid, digest(uuid));
			assertDay(uuid, day);
			assertThat(notes.getNote(uuid).get().getShown().getSessionDate()).isEqualTo(day);
			assertThat(notes.verify(uuid)).allSatisfy(each -> assertThat(each.getDifferences()).isEmpty());
		}
	}

	@Test
	public void anotherStart_isOfAnotherDay() {
		signInAs(THERAPIST);
		ZoneOffset offset = ZoneOffset.ofHours(-12);
		String uuid = draft(complete().offset(offset).build()).getEncounter().getUuid();
		Instant other = START.minusSeconds(86_400);

		notes.updateDraft(uuid, null, before -> before.toBuilder().start(other).end(null).build());
		assertDay(uuid, other.atOffset(offset).toLocalDate());
		notes.updateDraft(uuid, null, before -> before.toBuilder().offset(ZoneOffset.ofHours(14)).build());
		assertDay(uuid, other.atOffset(ZoneOffset.ofHours(14)).toLocalDate());
		notes.updateDraft(uuid, null, before -> before.toBuilder().offset(null).build());
		assertDay(uuid, other.atZone(ZoneId.systemDefault()).toLocalDate());
	}

	@Test
	public void aStartThatAForm_changes_isReadWithTheOffsetOfThePlace() {
		signInAs(THERAPIST);
		ZoneOffset offset = ZoneOffset.ofHours(-12);
		String uuid = draft(complete().offset(offset).build()).getEncounter().getUuid();
		Encounter encounter = reloaded(uuid);
		Instant other = START.minusSeconds(3600);
		encounter.setEncounterDatetime(Date.from(other));
		Context.getEncounterService().saveEncounter(encounter);
		reloaded(uuid);

		assertDay(uuid, other.atOffset(offset).toLocalDate());
	}

	/** East of the server the day has begun there and not here. */
	@Test
	public void aSessionOfTheNextDayInTheEast_isNotInTheFuture() {
		signInAs(THERAPIST);
		Instant start = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.MINUTES);
		String uuid = draft(complete().start(start).offset(ZoneOffset.ofHours(18)).build()).getEncounter().getUuid();

		assertDay(uuid, start.atOffset(ZoneOffset.ofHours(18)).toLocalDate());
		assertThat(notes.check(uuid).getMissing()).isEmpty();
		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
	}

	@Test
	public void theLists_tellTheSameDay() {
		signInAs(THERAPIST);
		for (ZoneOffset offset : OFFSETS) {
			draft(complete().offset(offset).build());
		}

		assertThat(notes.getWork(WorkList.UNSIGNED, WorkScope.MINE, 0, 10).getItems()).extracting(WorkItem::getSessionDay)
				.containsExactly(START.atOffset(OFFSETS[0]).toLocalDate(), START.atOffset(OFFSETS[1]).toLocalDate(),
						START.atOffset(OFFSETS[2]).toLocalDate());
	}

	@Test
	public void aPrivateNoteOnAProgressNotesEncounter_isOfTheSameDay() {
		signInAs(THERAPIST);
		for (ZoneOffset offset : OFFSETS) {
			Encounter encounter = draft(complete().offset(offset).build()).getEncounter();
			LocalDate day = START.atOffset(offset).toLocalDate();
			reloaded(encounter.getUuid());
			long session = service
					.createNote(new NewNote(null, patient.getUuid(), encounter.getUuid(),
							SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, Date.from(START), NoteContent.ofText("x")))
					.getNote().getSessionDate();

			assertThat(Instant.ofEpochMilli(session).atZone(ZoneId.systemDefault()).toLocalDate()).isEqualTo(day);
		}
	}

	/** The evening of the day before is already that day on the server: the note on it is still the last one before. */
	@Test
	public void theLastNoteBeforeADay_isOfTheDayAtItsPlace() {
		signInAs(THERAPIST);
		for (ZoneOffset offset : OFFSETS) {
			GoalProgress goal = new GoalProgress("Goal at " + offset, ProgressNoteAnswer.SOME_PROGRESS.getUuid(), "x");
			String uuid = draft(complete().offset(offset).goals(Collections.singletonList(goal)).build()).getEncounter()
					.getUuid();
			notes.sign(uuid, digest(uuid));
			reloaded(uuid);
			LocalDate day = START.atOffset(offset).toLocalDate();

			assertThat(notes.getLastSigned(patient, day.plusDays(1)).get().getEncounter().getUuid()).isEqualTo(uuid);
			assertThat(notes.getLastSigned(patient, day).map(note -> note.getEncounter().getUuid())).isNotEqualTo(
					Optional.of(uuid));
			assertThat(goalsCarriedTo(day.plusDays(1))).containsExactly("Goal at " + offset);
			assertThat(goalsCarriedTo(day)).doesNotContain("Goal at " + offset);
		}
	}

	/** @return the goals that a new draft of a day without a time begins with */
	private List<String> goalsCarriedTo(LocalDate day) {
		ProgressNoteContent content = ProgressNoteContent.builder().sessionDay(ClinicDay.start(day)).build();
		return notes.createDraft(new NewProgressNote(null, patient, null, null, content, true)).getContent().getGoals()
				.stream().map(GoalProgress::getGoal).collect(Collectors.toList());
	}

	@Test
	public void aPrivateNoteThatIsSentAgain_isTheSame() {
		signInAs(THERAPIST);
		for (ZoneOffset offset : OFFSETS) {
			String encounter = draft(complete().offset(offset).build()).getEncounter().getUuid();
			reloaded(encounter);
			String uuid = UUID.randomUUID().toString();
			long session = privateNote(uuid, encounter, START).getNote().getSessionDate();
			Instant day = ClinicDay.start(Instant.ofEpochMilli(session));

			for (Instant sent : new Instant[]{START, day}) {
				assertThat(privateNote(uuid, encounter, sent).getNote().getSessionDate()).isEqualTo(session);
			}
			assertThatThrownBy(() -> privateNote(uuid, encounter, day.minusSeconds(86_400)))
					.hasMessage("sessionnotes.error.uuidInUse");
		}
	}

	/** East of the server the day has begun there and not here. */
	@Test
	public void aPrivateNoteOfTheNextDayInTheEast_isNotInTheFuture() {
		signInAs(THERAPIST);
		ZoneOffset east = ZoneOffset.ofHours(18);
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		String uuid = UUID.randomUUID().toString();
		for (int sent = 0; sent < 2; sent++) {
			long session = service.createNote(new NewNote(uuid, patient.getUuid(), null,
					SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, Date.from(now), NoteContent.ofText("x"))
					.heldAt(east))
					.getNote().getSessionDate();

			assertThat(ClinicDay.of(Instant.ofEpochMilli(session))).isEqualTo(now.atOffset(east).toLocalDate());
		}
	}

	private NoteVersion privateNote(String uuid, String encounter, Instant session) {
		return service.createNote(new NewNote(uuid, patient.getUuid(), encounter,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, Date.from(session), NoteContent.ofText("x")));
	}

	/** Midnight here is another time of the day there, and no date without a time. */
	@Test
	public void theServersMidnight_isATimeOfTheDayOfTheOffset() {
		signInAs(THERAPIST);
		Instant midnight = ClinicDay.start(START);
		for (ZoneOffset offset : OFFSETS) {
			String uuid = draft(complete().start(midnight).end(null).minutes(50).offset(offset).build()).getEncounter()
					.getUuid();

			assertDay(uuid, midnight.atOffset(offset).toLocalDate());
			assertThat(notes.getNote(uuid).get().getContent().getStart()).isEqualTo(midnight);
			assertThat(listed(uuid)).isEqualTo(midnight.atOffset(offset).toLocalDate());
		}
	}

	@Test
	public void theServersMidnight_isATimeOfTheDayOfTheOffset_overThePlatformsRestToo() throws Throwable {
		signInAs(THERAPIST);
		Instant midnight = ClinicDay.start(START);
		for (int hours : new int[]{-3, 3}) {
			ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetHere(midnight).getTotalSeconds() + hours * 3600);
			String changed = saved(therapistsEncounter(), START, offset);

			for (String uuid : new String[]{saved(therapistsEncounter(), midnight, offset),
					saved(reloaded(changed), midnight, offset)}) {
				assertDay(uuid, midnight.atOffset(offset).toLocalDate());
				assertThat(notes.getNote(uuid).get().getContent().getStart()).isEqualTo(midnight);
				assertThat(listed(uuid)).isEqualTo(midnight.atOffset(offset).toLocalDate());
			}
		}
	}

	@Test
	public void theMidnightOfThePlace_isADateWithoutATime_overThePlatformsRest() throws Throwable {
		signInAs(THERAPIST);
		Instant midnight = ClinicDay.start(START);
		String uuid = saved(therapistsEncounter(), midnight, offsetHere(midnight));

		assertDay(uuid, ClinicDay.of(midnight));
		assertThat(notes.getNote(uuid).get().getContent().getStart()).isNull();
	}

	private Encounter therapistsEncounter() {
		Encounter draft = encounter();
		draft.setEncounterType(Context.getEncounterService()
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
		draft.addProvider(
				ProxyPrivileges.with(() -> Context.getEncounterService().getEncounterRole(1),
						PrivilegeConstants.GET_ENCOUNTER_ROLES),
				Context.getProviderService().getProviderByIdentifier(THERAPIST));
		return draft;
	}

	private static ZoneOffset offsetHere(Instant time) {
		return ZoneId.systemDefault().getRules().getOffset(time);
	}

	/** As the platform's REST saves an encounter whose time was sent with an offset. */
	private static String saved(Encounter encounter, Instant time, ZoneOffset offset) throws Throwable {
		encounter.setEncounterDatetime(Date.from(time));
		SentOffset.during(time, offset, () -> Context.getEncounterService().saveEncounter(encounter));
		return encounter.getUuid();
	}

	@Test
	public void anEndAlone_saysTheDayOfItsOffset() throws Exception {
		for (ZoneOffset offset : OFFSETS) {
			signInAsSuperuser();
			Visit visit = new Visit(patient, Context.getVisitService().getAllVisitTypes().get(0),
					Date.from(START.minusSeconds(600)));
			visit.setStopDatetime(Date.from(START.plusSeconds(600)));
			Context.getVisitService().saveVisit(visit);
			signInAs(THERAPIST);
			ProgressNote note = notes.createDraft(new NewProgressNote(null, patient, visit, null,
					ProgressNoteContent.builder().end(START).offset(offset).build(), false));
			String uuid = note.getEncounter().getUuid();
			LocalDate day = START.atOffset(offset).toLocalDate();

			assertDay(uuid, day);
			assertThat(note.getVisit()).isEqualTo(visit);
			assertThat(listed(uuid)).isEqualTo(day);
			Encounter encounter = reloaded(uuid);
			assertThat(privateNote(null, uuid, encounter.getEncounterDatetime().toInstant()).getNote().getSessionDate())
					.isEqualTo(ClinicDay.start(day).toEpochMilli());

			notes.updateDraft(uuid, null, before -> before.toBuilder().minutes(5).build());
			assertDay(uuid, START.minusSeconds(300).atOffset(offset).toLocalDate());
		}
	}

	@Test
	public void anEndOfTheNextDayInTheEast_isKept() {
		signInAs(THERAPIST);
		Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
		ProgressNoteContent content = draft(
				ProgressNoteContent.builder().end(end).offset(ZoneOffset.ofHours(18)).build()).getContent();

		assertThat(content.getEnd()).isEqualTo(end);
		assertThat(content.getSessionDay()).isBeforeOrEqualTo(Instant.now());
	}

	@Test
	public void theSameTimeOfAnotherOffset_isAnotherRequest() {
		signInAs(THERAPIST);
		String uuid = UUID.randomUUID().toString();
		for (int sent = 0; sent < 2; sent++) {
			createDraft(uuid, OFFSETS[0]);
		}

		assertThatThrownBy(() -> createDraft(uuid, OFFSETS[1])).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.uuidInUse");
	}

	private void createDraft(String uuid, ZoneOffset offset) {
		notes.createDraft(new NewProgressNote(uuid, patient, null, null, complete().offset(offset).build(), false));
	}

	private LocalDate listed(String uuid) {
		return notes.getWork(WorkList.UNSIGNED, WorkScope.MINE, 0, 100).getItems().stream()
				.filter(item -> uuid.equals(item.getEncounterUuid())).findFirst().get().getSessionDay();
	}

	private void assertDay(String uuid, LocalDate day) {
		reloaded(uuid);
		assertThat(notes.getNote(uuid).get().getContent().getSessionDay()).isEqualTo(ClinicDay.start(day));
	}
}
