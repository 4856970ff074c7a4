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

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoWeek.Content;
import org.openmrs.module.sessionnotes.server.DemoWeek.Progress;
import org.openmrs.module.sessionnotes.server.DemoWeek.Session;

/**
 * Puts the {@link DemoWeek} into a running server that holds the clinic. Each therapist makes their own visits, encounters and
 * notes over REST and signs them, and the supervisor reviews, so that all of it is as people would have made it. It is made
 * once, seen from that day; a start after an interruption goes on where the last one ended.
 */
final class DemoWeekLoader {

	private static final String REST = "/ws/rest/v1";

	private static final String NOTES = REST + "/sessionnotes/progressnote";

	/** The platform's own encounter role "Unknown". */
	private static final String ENCOUNTER_ROLE = "a0b03050-c99b-11e0-9572-0800200c9a66";

	private static final int MINUTES = 50;

	private static final Pattern START = Pattern.compile("\"startDatetime\":\"([^\"]+)\"");

	private static final Pattern DIGEST = Pattern.compile("\"contentDigest\":\"([^\"]+)\"");

	private static final Pattern STEP = Pattern.compile("\"step\":\"");

	private final String baseUrl;

	DemoWeekLoader(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	/** Loads what is missing of it. */
	void load() {
		Session last = DemoWeek.SESSIONS.get(DemoWeek.SESSIONS.size() - 1);
		if (as(last.therapist()).exists("encounter", last.encounterUuid())) {
			return;
		}
		DemoClinicLoader clinic = new DemoClinicLoader(baseUrl);
		DemoWeek.CLIENTS.forEach(clinic::loadPatient);
		as(DemoClinic.SYSTEM_ADMINISTRATOR).post(REST + "/sessionnotes/supervision", """
				{"therapist": "%s", "supervisor": "%s", "mode": "REVIEW_AND_COSIGN"}"""
				.formatted(DemoWeek.SUPERVISED_THERAPIST.userUuid(), DemoClinic.SUPERVISOR.userUuid()));
		ZonedDateTime now = ZonedDateTime.now();
		DemoWeek.SESSIONS.forEach(session -> load(session, now));
	}

	private void load(Session session, ZonedDateTime now) {
		FixedObjects therapist = as(session.therapist());
		OffsetDateTime start = loadVisit(session, now, therapist);
		therapist.create("encounter", session.encounterUuid(), """
				{"patient": "%s", "visit": "%s", "encounterType": "%s", "location": "%s", "encounterDatetime": "%s",
				"encounterProviders": [{"provider": "%s", "encounterRole": "%s"}]}""".formatted(session.client().uuid(),
				session.visitUuid(), DemoClinic.CONSULTATION, DemoClinic.LOCATION, Http.date(start),
				session.therapist().providerUuid(), ENCOUNTER_ROLE));
		if (session.privateNote() != null) {
			// the same request makes one note, and asking for it first would be logged as a refusal
			therapist.post(REST + "/sessionnotes/psychotherapynote",
					"""
							{"uuid": "%s", "patient": "%s", "encounter": "%s", "sections": [{"part": "reflections", "text": "%s"}]}"""
							.formatted(session.privateNoteUuid(), session.client().uuid(), session.encounterUuid(),
									session.privateNote()));
		}
		if (session.progress() != Progress.NONE) {
			loadProgressNote(session, start, therapist);
		}
	}

	/** @return when it began: of a visit that an earlier start has made, what was said then */
	private static OffsetDateTime loadVisit(Session session, ZonedDateTime now, FixedObjects therapist) {
		OffsetDateTime start = session.when().from(now).toOffsetDateTime();
		OffsetDateTime end = start.plusMinutes(MINUTES);
		String stop = end.isAfter(now.toOffsetDateTime()) ? "null" : "\"" + Http.date(end) + "\"";
		therapist.create("visit", session.visitUuid(), """
				{"patient": "%s", "visitType": "%s", "location": "%s", "startDatetime": "%s", "stopDatetime": %s}"""
				.formatted(session.client().uuid(), DemoClinic.VISIT_TYPE, DemoClinic.LOCATION, Http.date(start), stop));
		return Http.time(found(START, therapist.get(REST + "/visit/" + session.visitUuid() + "?v=full")));
	}

	private void loadProgressNote(Session session, OffsetDateTime start, FixedObjects therapist) {
		therapist.create("sessionnotes/progressnote", session.progressNoteUuid(), """
				{"patient": "%s", "visit": "%s", "location": "%s", "start": "%s", "duration": %d, "sessionType": "%s",
				"setting": "%s", %s}""".formatted(session.client().uuid(), session.visitUuid(), DemoClinic.LOCATION,
				Http.date(start), MINUTES, DemoWeek.INDIVIDUAL, DemoWeek.IN_PERSON, json(session.content())));
		String note = NOTES + "/" + session.progressNoteUuid();
		List<Runnable> steps = steps(session, note);
		long begun = 1;
		long done = STEP.matcher(therapist.get(note + "/history")).results().count() - begun;
		steps.stream().skip(done).forEach(Runnable::run);
	}

	private List<Runnable> steps(Session session, String note) {
		Account author = session.therapist();
		Account supervisor = DemoClinic.SUPERVISOR;
		Runnable sign = () -> confirm(author, note, "sign");
		Runnable giveBack = () -> say(supervisor, note + "/return", "comment", session.later());
		switch (session.progress()) {
			case SIGNED, WAITING :
				return List.of(sign);
			case WITH_ADDENDUM :
				return List.of(sign, () -> say(author, note + "/addendum", "text", session.later()));
			case RETURNED :
				return List.of(sign, giveBack);
			case WAITING_AGAIN :
				return List.of(sign, giveBack, () -> {
					say(author, note, "plan", session.changed());
					confirm(author, note, "sign");
				});
			case COSIGNED :
				return List.of(sign, () -> confirm(supervisor, note, "cosign"));
			default :
				return List.of();
		}
	}

	/** Signs what the account sees. */
	private void confirm(Account account, String note, String step) {
		say(account, note + "/" + step, "contentDigest", found(DIGEST, as(account).get(note)));
	}

	private void say(Account account, String path, String property, String text) {
		as(account).post(path, "{\"%s\": \"%s\"}".formatted(property, text));
	}

	/** Everybody gives their own password again, for whatever asks for it. */
	private FixedObjects as(Account account) {
		return new FixedObjects(account.login(baseUrl).withPasswordAgain());
	}

	private static String found(Pattern pattern, String answer) {
		Matcher matcher = pattern.matcher(answer);
		if (!matcher.find()) {
			throw new ServerStartException("The demonstration clinic could not be loaded: no " + pattern + " in " + answer);
		}
		return matcher.group(1);
	}

	/** @return the properties of a progress note's request; the texts need no escaping */
	private static String json(Content content) {
		StringJoiner json = new StringJoiner(", ");
		add(json, "presentingConcerns", content.concerns());
		json.add("\"techniques\": [\"" + String.join("\", \"", content.techniques()) + "\"]");
		add(json, "techniquesDescribed", content.techniquesDescribed());
		json.add(content.goals().stream()
				.map(goal -> "{\"goal\": \"%s\", \"rating\": \"%s\", \"comment\": \"%s\"}".formatted(goal.goal(),
						goal.rating(), goal.comment()))
				.collect(Collectors.joining(", ", "\"goals\": [", "]")));
		add(json, "change", content.change());
		add(json, "changeDescribed", content.changeDescribed());
		add(json, "risk", content.risk());
		add(json, "riskAction", content.riskAction());
		add(json, "plan", content.plan());
		return json.toString();
	}

	private static void add(StringJoiner json, String property, String text) {
		if (text != null) {
			json.add("\"" + property + "\": \"" + text + "\"");
		}
	}
}
