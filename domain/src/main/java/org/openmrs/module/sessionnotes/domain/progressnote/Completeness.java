/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * Finds the parts of a progress note that are missing or implausible. A draft may have missing or implausible parts, but a
 * signed note may not. {@code SigningRequirements} checks whether a question has more than one answer. {@link RiskLevel}
 * defines which levels of risk require a description of the action taken.
 */
public final class Completeness {

	private static final int EIGHT_HOURS = 8 * 60;

	/**
	 * @param content the current content of the note
	 * @param now the current time; a session that is later than this time is implausible
	 * @return the missing and implausible parts of the note, in the order of the elements. Each missing or implausible
	 *         part is listed only once. The list is empty if nothing is missing or implausible. The message codes are
	 *         {@code sessionnotes.missing.*} and {@code sessionnotes.implausible.*}.
	 */
	public List<Finding> check(ProgressNoteContent content, Instant now) {
		return check(content, SessionBounds.until(now));
	}

	/**
	 * @param content the current content of the note
	 * @param bounds the bounds for the dates of the session
	 * @return the findings that {@link #check(ProgressNoteContent, Instant)} describes
	 */
	public List<Finding> check(ProgressNoteContent content, SessionBounds bounds) {
		Check check = new Check(content, bounds);
		check.session();
		check.narrativesAndTechniques();
		check.goals();
		check.changeRiskAndPlan();
		return check.findings;
	}

	/** The check of one note. */
	private static final class Check {

		private final List<Finding> findings = new ArrayList<>();

		private final ProgressNoteContent note;

		private final SessionBounds bounds;

		private Check(ProgressNoteContent note, SessionBounds bounds) {
			this.note = note;
			this.bounds = bounds;
		}

		private void session() {
			Instant start = note.getStart();
			Instant end = note.getEnd();
			Integer minutes = note.getMinutes();
			try {
				SessionTime time = SessionTime.of(note.getStart(), note.getEnd(), note.getMinutes());
				start = time.getStart();
				end = time.getEnd();
				minutes = time.getMinutes();
				implausible(minutes != null && minutes == 0, "durationZero");
				implausible(minutes != null && minutes > EIGHT_HOURS, "durationOverEightHours");
			} catch (RefusedException e) {
				implausible(true, nameOf(e.getMessageCode()));
			}
			plausible(start, end);
			missing(start == null, "start", ProgressNoteElement.SESSION);
			missing(note.getEnd() == null && minutes == null, "end", ProgressNoteElement.SESSION);
			missing(Words.isBlank(note.getSessionType()), "sessionType", ProgressNoteElement.SESSION);
			missing(Words.isBlank(note.getSetting()), "setting", ProgressNoteElement.SESSION);
		}

		private void plausible(Instant start, Instant end) {
			// a session day that was derived from the start may begin before the bounds of the session
			List<Instant> moments = Arrays.asList(start == null ? note.getSessionDay() : start, end);
			LocalDate first = start != null || note.getSessionDay() == null
					? dayOf(start)
					: ClinicDay.of(note.getSessionDay());
			List<LocalDate> days = Arrays.asList(first, dayOf(end));
			// a session day that was derived from a start with an offset may begin before the server's day begins
			boolean follows = start != null && note.getOffset() != null;
			implausible(!follows && bounds.isFuture(note.getSessionDay()) || bounds.isFuture(start) || bounds.isFuture(end),
					"futureDate");
			implausible(moments.stream().anyMatch(bounds::isBeforeBirth) || days.stream().anyMatch(bounds::isBeforeBirth),
					"beforeBirth");
			implausible(moments.stream().anyMatch(bounds::isAfterDeath) || days.stream().anyMatch(bounds::isAfterDeath),
					"afterDeath");
			implausible(bounds.isOutsideVisit(start) || bounds.isOutsideVisit(end), "outsideVisit");
		}

		/**
		 * Returns the day of the moment at the location of the session. If the offset of the location is not known, the day
		 * at the clinic is returned.
		 */
		private LocalDate dayOf(Instant moment) {
			if (moment == null) {
				return null;
			}
			return note.getOffset() == null ? ClinicDay.of(moment) : moment.atOffset(note.getOffset()).toLocalDate();
		}

		private void narrativesAndTechniques() {
			missing(Words.isBlank(note.getPresentingConcerns()), "presentingConcerns",
					ProgressNoteElement.PRESENTING_CONCERNS);
			missing(note.getTechniques().stream().allMatch(Words::isBlank)
					&& Words.isBlank(note.getTechniquesDescribed()), "techniques", ProgressNoteElement.TECHNIQUES);
		}

		private void goals() {
			// an intake, a crisis session or a session before the plan is due has no goal, and the author need not invent a goal
			missing(note.getGoals().isEmpty() && Words.isBlank(note.getNoGoalReason()), "goalProgress",
					ProgressNoteElement.GOAL_PROGRESS);
			missing(note.getGoals().stream().anyMatch(entry -> Words.isBlank(entry.getGoal())), "goal",
					ProgressNoteElement.GOAL_PROGRESS);
			missing(note.getGoals().stream().anyMatch(entry -> Words.isBlank(entry.getRating())), "goalRating",
					ProgressNoteElement.GOAL_PROGRESS);
		}

		private void changeRiskAndPlan() {
			missing(Words.isBlank(note.getChange()), "change", ProgressNoteElement.CHANGE);
			missing(Words.isBlank(note.getRisk()), "risk", ProgressNoteElement.RISK);
			missing(note.isRiskAcute() && Words.isBlank(note.getRiskAction()), "riskAction", ProgressNoteElement.RISK);
			missing(Words.isBlank(note.getPlan()), "plan", ProgressNoteElement.PLAN);
		}

		private static String nameOf(String messageCode) {
			switch (messageCode) {
				case SessionTime.END_BEFORE_START :
					return "endBeforeStart";
				case SessionTime.DURATION_NEGATIVE :
					return "durationNegative";
				default :
					return "contradictoryTimes";
			}
		}

		private void missing(boolean found, String thing, ProgressNoteElement element) {
			if (found) {
				findings.add(new Finding("sessionnotes.missing." + thing, element));
			}
		}

		private void implausible(boolean found, String thing) {
			if (found) {
				findings.add(new Finding("sessionnotes.implausible." + thing, ProgressNoteElement.SESSION));
			}
		}
	}
}
