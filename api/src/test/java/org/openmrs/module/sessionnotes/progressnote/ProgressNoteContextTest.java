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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openmrs.Encounter;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Provider;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.springframework.beans.factory.annotation.Autowired;

/** A therapist, their supervisor and another therapist, each a person and a provider of their own. */
public abstract class ProgressNoteContextTest extends SessionNotesContextTest {

	protected static final String THERAPIST = "tess";

	protected static final String SUPERVISOR = "sue";

	protected static final String COLLEAGUE = "carl";

	/** A whole minute, as databases without fractions of seconds keep it. */
	protected static final Instant START = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS)
			.plusSeconds(36_000);

	protected ProgressNoteService notes;

	@Autowired
	protected Reauthentication reauthentication;

	@BeforeEach
	public void setUpProgressNotes() throws Exception {
		if (Context.getUserService().getUserByUsername(THERAPIST) == null) {
			makeProvider(THERAPIST, "Session Notes: Therapist");
			makeProvider(SUPERVISOR, "Session Notes: Supervisor");
			makeProvider(COLLEAGUE, "Session Notes: Therapist");
			Context.flushSession();
			getConnection().commit();
		}
		notes = Context.getService(ProgressNoteService.class);
	}

	private static void makeProvider(String username, String role) {
		Person person = new Person();
		person.addName(new PersonName(username, null, "Provider"));
		person.setGender("F");
		Context.getPersonService().savePerson(person);
		User user = new User(person);
		user.setUsername(username);
		for (Role each : new Role[]{Context.getUserService().getRole("Clinician"), Context.getUserService().getRole(role)}) {
			user.addRole(each);
		}
		Context.getUserService().createUser(user, PASSWORD);
		Provider provider = new Provider();
		provider.setPerson(person);
		provider.setIdentifier(username);
		Context.getProviderService().saveProvider(provider);
	}

	/** With the password given again, as a request has it that signs. */
	@Override
	protected void signInAs(String username) {
		super.signInAs(username);
		reauthentication.confirm(PASSWORD);
	}

	@Override
	protected void signInAsSuperuser() throws Exception {
		super.signInAsSuperuser();
		reauthentication.confirm("test");
	}

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	/** @return what says that somebody has seen the note as it is */
	protected String digest(String uuid) {
		return notes.getNote(uuid).get().getContentDigest();
	}

	protected static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}

	/** All that a signature needs. */
	protected static ProgressNoteContent.Builder complete() {
		return ProgressNoteContent.builder().start(START).minutes(50).sessionType(ProgressNoteAnswer.INDIVIDUAL.getUuid())
				.setting(ProgressNoteAnswer.IN_PERSON.getUuid()).presentingConcerns("Low mood, poor sleep")
				.techniques(Arrays.asList(ProgressNoteAnswer.CBT.getUuid(), ProgressNoteAnswer.MINDFULNESS.getUuid()))
				.techniquesDescribed("Thought record")
				.goals(Collections.singletonList(
						new GoalProgress("Sleeps six hours", ProgressNoteAnswer.SOME_PROGRESS.getUuid(), "Four now")))
				.change(ProgressNoteAnswer.IMPROVED.getUuid()).changeDescribed("Brighter")
				.plan("Weekly, go on with the sleep diary").risk(ProgressNoteAnswer.RISK_NOT_STATED.getUuid());
	}

	protected ProgressNote draft() {
		return draft(complete().build());
	}

	protected ProgressNote draft(ProgressNoteContent content) {
		return notes.createDraft(
				new NewProgressNote(null, patient, null, Context.getLocationService().getLocation(1), content, false));
	}

	/** @return the uuid of a note that its author has signed and that nobody has to review */
	protected String signedNote() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		return uuid;
	}

	protected void supervise(SupervisionMode mode) throws Exception {
		signInAsSuperuser();
		notes.saveSupervision(new Supervision(uuidOf(THERAPIST), uuidOf(SUPERVISOR), mode));
	}

	/** @return an encounter as the database has it */
	protected static Encounter reloaded(String uuid) {
		Context.flushSession();
		Context.clearSession();
		return Context.getEncounterService().getEncounterByUuid(uuid);
	}
}
