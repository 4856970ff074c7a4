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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.CodedOrFreeText;
import org.openmrs.ConditionVerificationStatus;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.Location;
import org.openmrs.Obs;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.util.PrivilegeConstants;

/** What a draft says of its session, what is filled in, and which gives way to which; in what order its lists are kept. */
public class DraftTimesTest extends ProgressNoteContextTest {

	private static final Instant DAY = ClinicDay.start(START);

	private static final GoalProgress FIRST = new GoalProgress("First", null, null);

	private static final GoalProgress SECOND = new GoalProgress("Second", null, null);

	private static final GoalProgress THIRD = new GoalProgress("Third", null, null);

	private Location visited;

	private Location elsewhere;

	@BeforeEach
	public void signIn() throws Exception {
		signInAsSuperuser();
		visited = Context.getLocationService().getLocation(1);
		elsewhere = Context.getLocationService().getLocation(2);
		// the standard data's, some of which go on
		Context.getVisitService().getVisitsByPatient(patient)
				.forEach(visit -> Context.getVisitService().voidVisit(visit, "test"));
	}

	// minutes count

	@Test
	public void aVisitThatBeganWithinTheMinuteOfTheStartHoldsTheSession() throws Exception {
		Visit visit = visit(START.plusSeconds(23), START.plusSeconds(3600), visited);
		signInAs(THERAPIST);

		for (Visit sent : new Visit[]{visit, null}) {
			ProgressNote note = create(sent, null, at(START));

			assertThat(reloaded(uuid(note)).getVisit()).isEqualTo(visit);
			assertThat(shown(note).getStart()).isEqualTo(START);
			assertThat(shown(note).getEnd()).isEqualTo(START.plusSeconds(3000));
		}
	}

	@Test
	public void aVisitThatEndedWithinTheMinuteOfTheStartHoldsTheSession() throws Exception {
		Visit visit = visit(START.minusSeconds(3600), START.plusSeconds(2), visited);
		signInAs(THERAPIST);

		ProgressNote note = create(null, null, at(START.plusSeconds(40)));

		assertThat(reloaded(uuid(note)).getVisit()).isEqualTo(visit);
		assertThat(shown(note).getStart()).isEqualTo(START);
	}

	@Test
	public void aMinuteBeforeOrAfterTheVisitIsOutside() throws Exception {
		Visit visit = visit(START.plusSeconds(60), START.plusSeconds(600), visited);
		signInAs(THERAPIST);

		for (Instant start : new Instant[]{START.plusSeconds(59), START.plusSeconds(660)}) {
			assertThatThrownBy(() -> create(visit, null, at(start)))
					.hasMessage("sessionnotes.error.progressNote.outsideVisit");
			assertThat(create(null, null, at(start)).getVisit()).isNull();
		}
	}

	@Test
	public void aNoteInTheMinuteOfItsVisitIsNotMissing() throws Exception {
		Visit visit = visit(START.plusSeconds(23), null, visited);
		seenBy(THERAPIST, visit);
		signInAs(THERAPIST);
		assertThat(missing()).contains(visit.getUuid());

		create(null, null, at(START));
		Context.flushSession();

		assertThat(missing()).doesNotContain(visit.getUuid());
	}

	@Test
	public void aNoteOnAVisitIsNotMissingBeforeItsStartIsKnown() throws Exception {
		Visit visit = visit(START, null, visited);
		seenBy(THERAPIST, visit);
		signInAs(THERAPIST);
		assertThat(missing()).contains(visit.getUuid());

		ProgressNote note = create(visit, null, content -> content.sessionDay(DAY));
		Context.flushSession();
		assertThat(missing()).doesNotContain(visit.getUuid());

		notes.voidNote(uuid(note), "another visit's");
		Context.flushSession();
		assertThat(missing()).contains(visit.getUuid());
	}

	private void seenBy(String therapist, Visit visit) {
		Encounter vitals = encounter();
		vitals.setVisit(visit);
		vitals.addProvider(Context.getEncounterService().getEncounterRole(1),
				Context.getProviderService().getProviderByIdentifier(therapist));
		Context.getEncounterService().saveEncounter(vitals);
	}

	private List<String> missing() {
		return notes.getWork(WorkList.MISSING, WorkScope.MINE, 0, 100).getItems().stream().map(WorkItem::getVisitUuid)
				.collect(Collectors.toList());
	}

	// what was said stays, what was filled in moves along

	@Test
	public void aDraftThatJoinedAVisitByItselfMovesAlong() throws Exception {
		Visit morning = visit(START.minusSeconds(60), START.plusSeconds(3600), visited);
		Visit afternoon = visit(START.plusSeconds(7200), START.plusSeconds(10_800), elsewhere);
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, at(START));
		assertThat(note.getVisit()).isEqualTo(morning);

		assertPlace(update(note, at(START.plusSeconds(7300))), afternoon, elsewhere);
		assertPlace(update(note, at(START.plusSeconds(5000))), null, null);
		assertPlace(update(note, at(START.plusSeconds(60))), morning, visited);
	}

	@Test
	public void aVisitThatWasSentStays() throws Exception {
		Visit morning = visit(START.minusSeconds(60), START.plusSeconds(3600), visited);
		visit(START.plusSeconds(7200), START.plusSeconds(10_800), elsewhere);
		signInAs(THERAPIST);
		ProgressNote note = create(morning, null, at(START));

		assertThatThrownBy(() -> update(note, at(START.plusSeconds(7300))))
				.hasMessage("sessionnotes.error.progressNote.outsideVisit");
		Context.clearSession();
		assertPlace(update(note, at(START.plusSeconds(60))), morning, visited);
	}

	@Test
	public void aVisitThatWasSentWaitsForTheStart() throws Exception {
		Visit morning = visit(START.minusSeconds(60), START.plusSeconds(7300), visited);
		Visit overlapping = visit(START.minusSeconds(120), START.plusSeconds(7200), elsewhere);
		signInAs(THERAPIST);

		for (Visit sent : new Visit[]{morning, overlapping}) {
			ProgressNote note = create(sent, null, content -> content.sessionDay(DAY));
			assertThat(notes.getNote(uuid(note)).get().getVisit()).isEqualTo(sent);
			assertThat(shown(note).getStart()).isNull();
			assertThat(update(note, content -> content.plan("Still no start")).getVisit()).isEqualTo(sent);

			update(note, at(START));

			assertThat(reloaded(uuid(note)).getVisit()).isEqualTo(sent);
		}
	}

	@Test
	public void aVisitThatAnotherWayEnteredStays() throws Exception {
		Visit morning = visit(START.minusSeconds(60), START.plusSeconds(3600), visited);
		Visit allDay = visit(START.minusSeconds(60), START.plusSeconds(20_000), elsewhere);
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, at(START));
		Encounter encounter = reloaded(uuid(note));
		Visit entered = encounter.getVisit().equals(morning) ? allDay : morning;
		encounter.setVisit(entered);
		Context.getEncounterService().saveEncounter(encounter);

		assertThat(update(note, at(START.plusSeconds(60))).getVisit()).isEqualTo(entered);
	}

	@Test
	public void aLocationThatWasSentStaysWhereverTheVisitIs() throws Exception {
		visit(START.minusSeconds(60), START.plusSeconds(3600), visited);
		Visit afternoon = visit(START.plusSeconds(7200), START.plusSeconds(10_800), elsewhere);
		signInAs(THERAPIST);
		ProgressNote note = create(null, visited, at(START));

		assertPlace(update(note, at(START.plusSeconds(7300))), afternoon, visited);
	}

	@Test
	public void theObsOfADraftAreWhereItIs() throws Exception {
		Visit morning = visit(START.minusSeconds(60), START.plusSeconds(3600), visited);
		Visit afternoon = visit(START.plusSeconds(7200), START.plusSeconds(10_800), elsewhere);
		Visit nowhere = visit(START.plusSeconds(14_400), START.plusSeconds(18_000), null);
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> at(START.plusSeconds(5000)).apply(content).plan("Go on")
				.goals(Arrays.asList(new GoalProgress("Sleep", null, "Better"))));
		assertPlace(update(note, content -> content.plan("Go on so")), null, null);

		assertPlace(update(note, at(START)), morning, visited);
		assertPlace(update(note, content -> at(START.plusSeconds(7300)).apply(content).plan("Go on")), afternoon, elsewhere);
		assertPlace(update(note, at(START.plusSeconds(14_500))), nowhere, null);
		assertPlace(update(note, at(START.plusSeconds(60))), morning, visited);

		assertThat(shown(note).getGoals()).containsExactly(new GoalProgress("Sleep", null, "Better"));
		assertThat(shown(note).getPlan()).isEqualTo("Go on");
	}

	@Test
	public void aDayThatIsNotSaidIsTheVisits() throws Exception {
		Visit past = visit(START, START.plusSeconds(3600), visited);
		Visit running = visit(START, null, visited);
		signInAs(THERAPIST);

		assertThat(shown(create(past, null, content -> content)).getSessionDay()).isEqualTo(DAY);
		assertThat(shown(create(running, null, content -> content)).getSessionDay())
				.isEqualTo(ClinicDay.start(Instant.now()));
		assertThat(shown(create(null, null, content -> content.end(START))).getSessionDay()).isEqualTo(DAY);
	}

	// no time is not midnight

	@Test
	public void midnightIsATimeWhereItWasSaid() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.start(DAY));
		assertThat(shown(note).getStart()).isEqualTo(DAY);

		ProgressNoteContent longer = update(note, content -> content.minutes(55)).getContent();

		assertThat(longer.getStart()).isEqualTo(DAY);
		assertThat(longer.getEnd()).isEqualTo(DAY.plusSeconds(3300));
		assertThat(reloaded(uuid(note)).getEncounterDatetime().toInstant()).isEqualTo(DAY.plusSeconds(1));
	}

	@Test
	public void aSessionOverMidnightKeepsItsTimes() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.end(DAY.plusSeconds(1200)).minutes(20));

		assertThat(shown(note).getStart()).isEqualTo(DAY);
		assertThat(shown(note).getSessionDay()).isEqualTo(DAY);
		assertThat(update(note, content -> content.minutes(30)).getContent().getStart()).isEqualTo(DAY.minusSeconds(600));
	}

	@Test
	public void aDayWithoutATimeStaysOne() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.sessionDay(DAY).minutes(55));

		assertThat(shown(note).getStart()).isNull();
		assertThat(shown(note).getEnd()).isNull();
		assertThat(notes.check(uuid(note)).getMissing()).extracting(Finding::getMessageCode)
				.contains("sessionnotes.missing.start");
	}

	@Test
	public void whatWasCalculatedGivesWay() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null,
				content -> content.start(START).end(START.plusSeconds(3000)));
		assertThat(shown(note).getMinutes()).isEqualTo(50);

		ProgressNoteContent corrected = update(note, content -> content.start(START.plusSeconds(300))).getContent();

		assertThat(corrected.getEnd()).isEqualTo(START.plusSeconds(3000));
		assertThat(corrected.getMinutes()).isEqualTo(45);
		assertThat(update(note, content -> content.plan("Same times")).getContent().getMinutes()).isEqualTo(45);
	}

	// lists keep their order

	@Test
	public void goalsKeepTheirOrder() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.goals(Arrays.asList(FIRST, SECOND)));
		GoalProgress changed = new GoalProgress("First", null, "Better");

		assertGoals(note, changed, SECOND);
		assertGoals(note, SECOND, changed);
		assertGoals(note, SECOND, THIRD, changed);
		assertGoals(note, THIRD, SECOND, THIRD);
		assertGoals(note, SECOND);
	}

	/** Else a second page overwrites or signs an order that its user has not seen. */
	@Test
	public void anotherOrder_isAnotherDigest() {
		signInAs(THERAPIST);
		List<String> techniques = Arrays.asList(ProgressNoteAnswer.CBT.getUuid(), ProgressNoteAnswer.MINDFULNESS.getUuid());
		ProgressNote note = create(null, null,
				content -> content.goals(Arrays.asList(FIRST, SECOND)).techniques(techniques));
		String read = digest(uuid(note));

		String ofGoals = update(note, content -> content.goals(Arrays.asList(SECOND, FIRST))).getContentDigest();
		assertThat(ofGoals).isNotEqualTo(read).isEqualTo(digest(uuid(note)));
		assertThatThrownBy(() -> notes.updateDraft(uuid(note), read, before -> before))
				.isInstanceOf(ConflictException.class);
		assertThatThrownBy(() -> notes.sign(uuid(note), read)).isInstanceOf(ConflictException.class);

		Collections.reverse(techniques);
		assertThat(update(note, content -> content.techniques(techniques)).getContentDigest()).isNotEqualTo(ofGoals);
	}

	@Test
	public void techniquesKeepTheirOrder() {
		signInAs(THERAPIST);
		List<String> techniques = Arrays.asList(ProgressNoteAnswer.CBT.getUuid(), ProgressNoteAnswer.MINDFULNESS.getUuid(),
				ProgressNoteAnswer.PSYCHOEDUCATION.getUuid());
		ProgressNote note = create(null, null, content -> content.techniques(techniques));
		assertThat(shown(note).getTechniques()).isEqualTo(techniques);

		Collections.reverse(techniques);
		assertThat(update(note, content -> content.techniques(techniques)).getContent().getTechniques())
				.isEqualTo(techniques);
		assertThat(shown(note).getTechniques()).isEqualTo(techniques);
	}

	@Test
	public void whatStaysTheSameStaysTheSameObs() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.goals(Arrays.asList(FIRST, SECOND)));
		List<Integer> before = obs(note);

		update(note, content -> content.plan("Another plan"));

		assertThat(obs(note)).containsAll(before);
	}

	@Test
	public void anObsThatThePlatformWritesAnewKeepsItsPlace() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content
				.techniques(Arrays.asList(ProgressNoteAnswer.CBT.getUuid(), ProgressNoteAnswer.MINDFULNESS.getUuid())));
		Obs first = reloaded(uuid(note)).getObsAtTopLevel(false).stream()
				.filter(obs -> obs.getValueCoded() != null
						&& ProgressNoteAnswer.CBT.getUuid().equals(obs.getValueCoded().getUuid()))
				.findFirst().get();
		first.setValueCoded(
				Context.getConceptService().getConceptByUuid(ProgressNoteAnswer.PSYCHOEDUCATION.getUuid()));
		Context.getObsService().saveObs(first, "another one");

		assertThat(shown(note).getTechniques()).containsExactly(ProgressNoteAnswer.PSYCHOEDUCATION.getUuid(),
				ProgressNoteAnswer.MINDFULNESS.getUuid());
	}

	// text that every format carries

	@Test
	public void whatBreaksLinesIsANewline() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content.plan("a\u000bb").changeDescribed("c\fd")
				.goals(Collections.singletonList(new GoalProgress("e\u000bf", null, "g\fh"))));

		ProgressNoteContent shown = shown(note);
		assertThat(shown.getPlan()).isEqualTo("a\nb");
		assertThat(shown.getChangeDescribed()).isEqualTo("c\nd");
		assertThat(shown.getGoals()).containsExactly(new GoalProgress("e\nf", null, "g\nh"));
	}

	@Test
	public void whatXmlForbidsIsRefusedByName() {
		signInAs(THERAPIST);
		for (String forbidden : new String[]{"\u0000", "\u0001", "\u0008", "\u000e", "\u001b", "\u001f", "\ufffe", "\uffff",
				"\ud83d"}) {
			assertRefused("plan", () -> create(null, null, content -> content.plan("a" + forbidden)));
			assertRefused("comment", () -> create(null, null,
					content -> content.goals(Collections.singletonList(new GoalProgress("g", null, forbidden)))));
		}
		String uuid = signedNote();
		assertRefused("text", () -> notes.addAddendum(uuid, "a\u0002"));
		assertRefused("reason", () -> notes.voidNote(uuid, "a\u0002"));
		assertThat(notes.addAddendum(uuid, "a\u000bb").getAddenda()).extracting(Addendum::getText).containsExactly("a\nb");
	}

	@Test
	public void anObsOfADraftIsHeldToTheSame() {
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, content -> content);
		Encounter encounter = reloaded(uuid(note));
		encounter.addObs(ordinaryText("a\u000bb"));
		Context.getEncounterService().saveEncounter(encounter);
		assertThat(reloaded(uuid(note)).getObsAtTopLevel(false)).extracting(Obs::getValueText).contains("a\nb");

		Encounter again = reloaded(uuid(note));
		again.addObs(ordinaryText("a\u0001b"));
		assertRefused("valueText", () -> {
			Context.getEncounterService().saveEncounter(again);
			Context.flushSession();
		});
	}

	@Test
	public void everyTextOfAnObsIsHeldToTheSame() {
		signInAs(THERAPIST);
		String uuid = uuid(create(null, null, content -> content));
		Map<String, BiConsumer<Obs, String>> texts = new TreeMap<>();
		texts.put("valueModifier", Obs::setValueModifier);
		texts.put("accessionNumber", Obs::setAccessionNumber);
		texts.put("formNamespaceAndPath", (obs, text) -> obs.setFormField("a", text));
		texts.forEach((field, setter) -> {
			Encounter encounter = reloaded(uuid);
			Obs obs = ordinaryText("words");
			setter.accept(obs, "\u0001");
			encounter.addObs(obs);

			assertRefused(field, () -> {
				Context.getEncounterService().saveEncounter(encounter);
				Context.flushSession();
			});
			Context.clearSession();
		});
		Encounter encounter = reloaded(uuid);
		Obs obs = ordinaryText("words");
		obs.setAccessionNumber("a\u000bb");
		encounter.addObs(obs);
		Context.getEncounterService().saveEncounter(encounter);
		assertThat(reloaded(uuid).getObsAtTopLevel(false)).extracting(Obs::getAccessionNumber).contains("a\nb");
	}

	@Test
	public void aDiagnosisOfADraftIsHeldToTheSame() {
		signInAs(THERAPIST);
		String uuid = uuid(create(null, null, content -> content));
		assertRefused("diagnosis", () -> diagnose(diagnosis(uuid, "a\u0001b")));
		Context.clearSession();
		Diagnosis diagnosis = diagnosis(uuid, "a\u000bb");
		diagnose(diagnosis);
		assertThat(stored(diagnosis).getDiagnosis().getNonCoded()).isEqualTo("a\nb");

		Diagnosis changed = stored(diagnosis);
		changed.getDiagnosis().setNonCoded("c\fd");
		diagnose(changed);
		assertThat(stored(diagnosis).getDiagnosis().getNonCoded()).isEqualTo("c\nd");
		Diagnosis again = stored(diagnosis);
		again.getDiagnosis().setNonCoded("c\uffff");
		assertRefused("diagnosis", () -> diagnose(again));
	}

	private Diagnosis diagnosis(String note, String text) {
		return new Diagnosis(reloaded(note), new CodedOrFreeText(null, null, text), ConditionVerificationStatus.PROVISIONAL,
				1, patient);
	}

	private static Diagnosis stored(Diagnosis diagnosis) {
		Context.clearSession();
		return ProxyPrivileges.with(() -> Context.getDiagnosisService().getDiagnosisByUuid(diagnosis.getUuid()),
				PrivilegeConstants.GET_DIAGNOSES);
	}

	private static void diagnose(Diagnosis diagnosis) {
		ProxyPrivileges.with(() -> Context.getDiagnosisService().save(diagnosis), PrivilegeConstants.EDIT_DIAGNOSES);
		Context.flushSession();
	}

	private static void assertRefused(String field, ThrowingCallable call) {
		assertThatThrownBy(call).hasMessage("sessionnotes.error.progressNote.text.notText")
				.isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
					assertThat(refused.getField()).isEqualTo(field);
					assertThat(refused.getMessageCode()).isEqualTo("sessionnotes.error.progressNote.text.notText");
				});
	}

	// dates that can't be

	@Test
	public void aSessionThatHasNotEndedCanNotBeSigned() {
		signInAs(THERAPIST);
		Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(10, ChronoUnit.MINUTES);

		assertImplausible(create(null, null, content -> content.start(start).minutes(50)), "futureDate");
	}

	@Test
	public void aSessionLiesWithinTheClientsLife() throws Exception {
		Date birth = patient.getBirthdate();
		patient.setBirthdate(Date.from(DAY.plus(1, ChronoUnit.DAYS)));
		patient.setBirthdateEstimated(false);
		signInAs(THERAPIST);
		ProgressNote note = create(null, null, at(START));
		assertImplausible(note, "beforeBirth");

		patient.setBirthdate(birth);
		patient.setDead(true);
		patient.setDeathDate(Date.from(START.plusSeconds(600)));
		assertImplausible(note, "afterDeath");
		// a date of death without a time
		patient.setDeathDate(Date.from(DAY));
		assertThat(implausible(note)).isEmpty();
		patient.setDeathDate(Date.from(DAY.minusSeconds(60)));
		assertImplausible(note, "afterDeath");
		patient.setDeathdateEstimated(true);
		assertThat(implausible(note)).isEmpty();
	}

	@Test
	public void aSessionEndsWithinItsVisit() throws Exception {
		Visit visit = visit(START, START.plusSeconds(2460), visited);
		signInAs(THERAPIST);
		ProgressNote note = create(visit, null, at(START));
		assertImplausible(note, "outsideVisit");

		update(note, content -> content.end(null).minutes(41));

		assertThat(implausible(note)).isEmpty();
	}

	private void assertImplausible(ProgressNote note, String code) {
		assertThat(implausible(note)).containsExactly("sessionnotes.implausible." + code);
		assertThatThrownBy(() -> notes.sign(uuid(note), digest(uuid(note))))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.progressNote.incomplete");
	}

	private List<String> implausible(ProgressNote note) {
		return notes.check(uuid(note)).getMissing().stream().map(Finding::getMessageCode)
				.filter(code -> code.startsWith("sessionnotes.implausible")).collect(Collectors.toList());
	}

	private void assertGoals(ProgressNote note, GoalProgress... goals) {
		assertThat(update(note, content -> content.goals(Arrays.asList(goals))).getContent().getGoals())
				.containsExactly(goals);
		assertThat(shown(note).getGoals()).containsExactly(goals);
	}

	private void assertPlace(ProgressNote note, Visit visit, Location location) {
		assertThat(note.getVisit()).isEqualTo(visit);
		assertThat(reloaded(uuid(note)).getVisit()).isEqualTo(visit);
		Encounter kept = reloaded(uuid(note));
		assertThat(kept.getLocation()).isEqualTo(location);
		assertThat(kept.getAllFlattenedObs(false)).isNotEmpty()
				.allSatisfy(obs -> assertThat(obs.getLocation()).as(obs.getConcept().toString()).isEqualTo(location));
	}

	private static UnaryOperator<ProgressNoteContent.Builder> at(Instant start) {
		return content -> content.sessionDay(null).start(start).end(null).minutes(50);
	}

	private Visit visit(Instant start, Instant stop, Location location) {
		Visit visit = new Visit(patient, Context.getVisitService().getVisitType(1), Date.from(start));
		visit.setStopDatetime(stop == null ? null : Date.from(stop));
		visit.setLocation(location);
		return Context.getVisitService().saveVisit(visit);
	}

	private ProgressNote create(Visit visit, Location location, UnaryOperator<ProgressNoteContent.Builder> content) {
		return notes.createDraft(new NewProgressNote(null, patient, visit, location,
				content.apply(ProgressNoteContent.builder()).build(), false));
	}

	private ProgressNote update(ProgressNote note, UnaryOperator<ProgressNoteContent.Builder> content) {
		return notes.updateDraft(uuid(note), null, before -> content.apply(before.toBuilder()).build());
	}

	private ProgressNoteContent shown(ProgressNote note) {
		reloaded(uuid(note));
		return notes.getNote(uuid(note)).get().getContent();
	}

	private static List<Integer> obs(ProgressNote note) {
		return reloaded(uuid(note)).getObs().stream().map(Obs::getObsId).collect(Collectors.toList());
	}

	private static String uuid(ProgressNote note) {
		return note.getEncounter().getUuid();
	}
}
