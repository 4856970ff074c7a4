/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import static org.openmrs.module.sessionnotes.server.DemoClinic.OTHER_THERAPIST;
import static org.openmrs.module.sessionnotes.server.DemoClinic.THERAPIST;
import static org.openmrs.module.sessionnotes.server.DemoTime.today;
import static org.openmrs.module.sessionnotes.server.DemoTime.workingDaysAgo;

import java.util.List;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;

/**
 * A week of sessions of the {@link DemoClinic} and those of today, so that no page of the demonstration is empty: notes in every
 * state, sessions without one, and the therapists' private notes. {@link DemoClinic#SUPERVISOR} supervises the second of the two
 * therapists. Nobody in it is real, and nothing of it was said.
 */
public final class DemoWeek {

	/** The therapist whose notes wait for the supervisor. */
	public static final Account SUPERVISED_THERAPIST = OTHER_THERAPIST;

	/** What has been done with the progress note of a session. */
	public enum Progress {

		/** There is none. */
		NONE,

		/** Begun, and not signed. */
		DRAFT,

		/** Signed by a therapist whom nobody supervises, and so final. */
		SIGNED,

		/** Signed, and added to. */
		WITH_ADDENDUM,

		/** Signed, and waiting for the supervisor. */
		WAITING,

		/** Signed, and returned by the supervisor with a comment. */
		RETURNED,

		/** Returned, changed and signed again. */
		WAITING_AGAIN,

		/** Signed and co-signed. */
		COSIGNED
	}

	/** A treatment goal, how far it is, and the words to it. */
	record Goal(String goal, String rating, String comment) {
	}

	/**
	 * What a progress note says; null for what its author has not written yet.
	 *
	 * @param techniques uuids of the answers
	 * @param change uuid of the answer
	 * @param risk uuid of the answer
	 */
	record Content(String concerns, List<String> techniques, String techniquesDescribed, List<Goal> goals, String change,
			String changeDescribed, String risk, String riskAction, String plan) {
	}

	/**
	 * A session of fifty minutes with one client. Its visit, encounter and notes have fixed uuids.
	 *
	 * @param number two digits
	 * @param content what its progress note says, or null for none
	 * @param later what is said to the note afterwards: the comment of whoever returned it, or the text of the addendum; or null
	 * @param changed the plan with which a returned note was signed again, or null
	 * @param privateNote the therapist's impressions, or null for none
	 */
	public record Session(String number, Account therapist, Client client, DemoTime when, Progress progress, Content content,
			String later, String changed, String privateNote) {

		public String visitUuid() {
			return uuid("6");
		}

		public String encounterUuid() {
			return uuid("7");
		}

		public String progressNoteUuid() {
			return uuid("8");
		}

		public String privateNoteUuid() {
			return uuid("9");
		}

		private String uuid(String kind) {
			return "5d0e7b1a-94f5-4f4e-a1c9-2f60d3b7" + kind + "0" + number;
		}
	}

	public static final Client DANIEL = client("11", "Daniel", "Kim", "M", "1992-02-17");

	public static final Client FATIMA = client("12", "Fatima", "Sesay", "F", "1983-09-03");

	public static final Client LUCAS = client("13", "Lucas", "Moreau", "M", "1969-05-28");

	public static final Client ELENA = client("14", "Elena", "Petrova", "F", "1997-12-11");

	public static final Client JOSEPH = client("15", "Joseph", "Banda", "M", "1990-06-22");

	public static final Client AIKO = client("16", "Aiko", "Tanaka", "F", "2004-03-09");

	/** In the clinic for the first time today. */
	public static final Client OLENA = client("17", "Olena", "Kovalenko", "F", "1979-10-14");

	public static final List<Client> CLIENTS = List.of(DANIEL, FATIMA, LUCAS, ELENA, JOSEPH, AIKO, OLENA);

	static final String INDIVIDUAL = "8e688475-3c8c-43df-99a0-6d586551cf79";

	static final String IN_PERSON = "324b94ea-7930-47e3-991b-b834120d5e2e";

	private static final String CBT = "cca5c98a-0286-4f80-9dde-6e912530bea2";

	private static final String ACT = "c3571ebf-db6f-435e-a637-e093ecfdc993";

	private static final String MOTIVATIONAL_INTERVIEWING = "749932db-22ea-4488-9480-1e464580debf";

	private static final String EXPOSURE = "dba10243-f32c-4be2-8d48-789ef3d68fa8";

	private static final String MINDFULNESS = "e49a44da-d1a7-4747-8a45-e3e20a3b7264";

	private static final String PSYCHOEDUCATION = "fd279ea0-431b-4fbf-be09-708adf0a1a1d";

	private static final String SUPPORTIVE = "bc6e2bef-a6bb-4052-83c7-42e98d4fc21b";

	private static final String NO_PROGRESS = "b713c1cd-9d1c-4154-a67f-9b7e99a1cc8e";

	private static final String SOME_PROGRESS = "a1c256e2-b235-4fa3-80d7-3e15827a3954";

	private static final String GOOD_PROGRESS = "f18e7172-382d-4175-9d84-47a8178592b4";

	private static final String IMPROVED = "bc84657a-1c68-4225-afd8-4de617b03f3f";

	private static final String UNCHANGED = "c9df4952-aa89-4b24-b5e4-755b229c85a7";

	private static final String MIXED = "b31ef2f6-ce3b-49cf-8da7-cd3e8e854003";

	private static final String NO_RISK_STATED = "47a81931-4225-406b-8288-e47f85adb14d";

	private static final String RISK_LOW = "faa00af1-398f-413d-831b-70a2dcd26196";

	private static final String BUS = "Takes the bus to work three times a week";

	private static final String NIGHTS = "Sleeps through five nights a week";

	private static final String GRAVE = "Visits her mother's grave with her sister";

	private static final String MEALS = "Eats two meals a day";

	private static final String OUT = "Leaves the house every day before noon";

	private static final String MEETINGS = "Speaks once in every team meeting";

	private static final String WEEKDAYS = "No alcohol from Monday to Thursday";

	private static final String BED = "In bed from midnight to seven";

	/** The oldest first; those of today, without notes, are the last. */
	public static final List<Session> SESSIONS = List.of(
			new Session("01", THERAPIST, DANIEL, workingDaysAgo(5, "09:00"), Progress.SIGNED, new Content(
					"Two panic attacks this week, both on the bus. Avoids the rush hour.", List.of(EXPOSURE, CBT),
					"Planned graded steps: the stop, one station, three stations.",
					List.of(new Goal(BUS, SOME_PROGRESS, "Rode one station with his brother"),
							new Goal(NIGHTS, SOME_PROGRESS, "Three nights")),
					IMPROVED, "Less afraid before the ride, still looks for the exits", NO_RISK_STATED, null,
					"Weekly. Rides one station alone on Tuesday and Thursday and writes down the fear from 0 to 10."),
					null, null,
					"He laughs whenever his father is mentioned. I felt hurried and filled every pause; slow down next time."),
			new Session("02", THERAPIST, FATIMA, workingDaysAgo(5, "10:30"), Progress.WITH_ADDENDUM, new Content(
					"Six weeks after the death of her mother: cries daily, has no appetite.", List.of(SUPPORTIVE),
					"Told the last day in the hospital from morning to evening.",
					List.of(new Goal(GRAVE, NO_PROGRESS, "Not yet; her sister comes at the end of the month"),
							new Goal(MEALS, SOME_PROGRESS, "Breakfast on most days")),
					UNCHANGED, "As sad as last week; concentrates a little longer", RISK_LOW,
					"Has the number of the crisis line and will call it",
					"Weekly. Brings photographs. Asks her sister to cook with her on Sunday."),
					"Called on the same evening: her sister comes next week already.", null,
					"The guilt is about the week before, not about the day itself. I am moved more than I show."),
			new Session("03", THERAPIST, LUCAS, workingDaysAgo(4, "09:00"), Progress.SIGNED, new Content(
					"Low mood since he lost his work in spring. Stays in bed until noon.", List.of(CBT, PSYCHOEDUCATION),
					"Drew the circle of withdrawal and mood; first plan of activities.",
					List.of(new Goal(OUT, NO_PROGRESS, "Twice this week")), UNCHANGED, "Mood 3 of 10, as before", RISK_LOW,
					"No plan, no means. Knows whom to call.", "Weekly. One walk before noon on three days, with the dog."),
					null, null, null),
			new Session("04", SUPERVISED_THERAPIST, ELENA, workingDaysAgo(5, "13:00"), Progress.COSIGNED, new Content(
					"Afraid of speaking in meetings, blushes, says nothing for weeks.", List.of(ACT),
					"Values: wants to be heard on her design. Named the thoughts as thoughts.",
					List.of(new Goal(MEETINGS, NO_PROGRESS, "Stayed silent in both")), UNCHANGED,
					"Fear 8 of 10 before meetings", NO_RISK_STATED, null,
					"Weekly. Prepares one sentence for Thursday's meeting."), null, null,
					"She apologizes for every tear. Reminds me of my own first year in this work; take that to supervision."),
			new Session("05", SUPERVISED_THERAPIST, JOSEPH, workingDaysAgo(4, "11:00"), Progress.COSIGNED, new Content(
					"Drinks four beers on most evenings. His wife has asked him to come.",
					List.of(MOTIVATIONAL_INTERVIEWING),
					"For and against, in his own words; importance 7, confidence 4.",
					List.of(new Goal(WEEKDAYS, SOME_PROGRESS, "Monday and Wednesday without")), IMPROVED,
					"Sleeps better on the two days", NO_RISK_STATED, null, "Weekly. Keeps the list on the fridge."), null,
					null, null),
			new Session("06", SUPERVISED_THERAPIST, AIKO, workingDaysAgo(4, "15:00"), Progress.RETURNED, new Content(
					"Sleeps four hours since the exams have begun. Afraid of failing.", List.of(CBT),
					"Sleep window and rules for the bed.", List.of(new Goal(BED, NO_PROGRESS, "One night")), UNCHANGED,
					"Tired, without appetite in the morning", RISK_LOW, "Safe at home; her flatmate knows",
					"Continue."),
					"The plan does not say what Aiko does until next week. Add it, and when you see her again.",
					null, null),
			new Session("07", THERAPIST, FATIMA, workingDaysAgo(3, "11:00"), Progress.SIGNED, new Content(
					"Cried at work for the first time. Her sister has arrived.", List.of(SUPPORTIVE, MINDFULNESS),
					"Looked at three photographs; ten breaths when the guilt came.",
					List.of(new Goal(GRAVE, SOME_PROGRESS, "Planned for Saturday, with her sister"),
							new Goal(MEALS, GOOD_PROGRESS, "Two meals on five days")),
					IMPROVED, "Eats again, cries less in the mornings", RISK_LOW,
					"Has the number of the crisis line, did not need it", "Weekly. Goes to the grave on Saturday."), null,
					null,
					null),
			new Session("08", SUPERVISED_THERAPIST, ELENA, workingDaysAgo(3, "09:30"), Progress.WAITING, new Content(
					"Said her sentence on Thursday, with a trembling voice.", List.of(ACT, EXPOSURE),
					"Replayed the meeting; stayed with the blushing for two minutes.",
					List.of(new Goal(MEETINGS, SOME_PROGRESS, "One of two meetings")), IMPROVED,
					"Fear 6 of 10 before meetings", NO_RISK_STATED, null,
					"Weekly. One question in each of the two meetings."), null, null, null),
			new Session("09", THERAPIST, DANIEL, workingDaysAgo(2, "09:00"), Progress.DRAFT, new Content(
					"One panic attack, at the stop; it ended by itself after ten minutes.", List.of(EXPOSURE), null,
					List.of(new Goal(BUS, GOOD_PROGRESS, "One station alone, twice")), null, null, null, null, null), null,
					null, null),
			new Session("10", SUPERVISED_THERAPIST, JOSEPH, workingDaysAgo(2, "11:00"), Progress.WAITING_AGAIN, new Content(
					"Three evenings without; drank on Friday after a quarrel.", List.of(MOTIVATIONAL_INTERVIEWING), null,
					List.of(new Goal(WEEKDAYS, GOOD_PROGRESS, "Three of four days")), IMPROVED, "Proud of the three days",
					NO_RISK_STATED, null, "Go on."), "What does Joseph do on Friday? Name it in the plan.",
					"Weekly. On Friday he goes to his brother's after work; his wife knows.",
					"I want him to succeed, and hear myself persuading. The quarrel was about money, and he did not say whose."),
			new Session("11", THERAPIST, LUCAS, workingDaysAgo(2, "14:00"), Progress.SIGNED, new Content(
					"Walked on three mornings. Still no energy in the afternoon.", List.of(CBT),
					"Looked through the week's plan; split the first application into four steps.",
					List.of(new Goal(OUT, SOME_PROGRESS, "Three of seven days")), MIXED,
					"Mood 4 of 10, ashamed when neighbours ask", RISK_LOW, "No plan, no means. Knows whom to call.",
					"Weekly. Walks on five days; step one of the application by Friday."), null, null,
					"The shame came up as he looked at the clock. My guess: his father's voice. Too early to say so."),
			new Session("12", THERAPIST, FATIMA, workingDaysAgo(1, "10:00"), Progress.NONE, null, null, null, null),
			new Session("13", THERAPIST, LUCAS, workingDaysAgo(1, "15:00"), Progress.DRAFT, new Content(
					"Finished step one of the application, tore it up, wrote it again.", List.of(CBT),
					"Thought record on the torn page.", List.of(new Goal(OUT, GOOD_PROGRESS, "Five of seven days")),
					IMPROVED,
					"Mood 5 of 10", RISK_LOW, "No plan, no means. Knows whom to call.",
					"Weekly. Sends the application on Monday."), null, null, null),
			new Session("14", SUPERVISED_THERAPIST, AIKO, workingDaysAgo(1, "09:00"), Progress.DRAFT, new Content(
					"First exam passed. Slept six hours afterwards.", List.of(CBT, MINDFULNESS),
					"Body scan for the evening.",
					List.of(new Goal(BED, SOME_PROGRESS, "Three nights")), IMPROVED, "Calmer in the mornings", null, null,
					null), null, null, null),
			new Session("15", SUPERVISED_THERAPIST, ELENA, workingDaysAgo(1, "16:00"), Progress.NONE, null, null, null,
					null),
			new Session("16", SUPERVISED_THERAPIST, JOSEPH, today(1), Progress.NONE, null, null, null, null),
			new Session("17", SUPERVISED_THERAPIST, AIKO, today(0), Progress.NONE, null, null, null, null),
			new Session("18", THERAPIST, DANIEL, today(3), Progress.NONE, null, null, null, null),
			new Session("19", THERAPIST, FATIMA, today(2), Progress.NONE, null, null, null, null),
			new Session("20", THERAPIST, LUCAS, today(1), Progress.NONE, null, null, null, null),
			new Session("21", THERAPIST, OLENA, today(0), Progress.NONE, null, null, null, null));

	private DemoWeek() {
	}

	private static Client client(String number, String givenName, String familyName, String gender, String birthdate) {
		return new Client("5d0e7b1a-94f5-4f4e-a1c9-2f60d3b740" + number, givenName, familyName, gender, birthdate,
				"SN-10" + number, null);
	}
}
