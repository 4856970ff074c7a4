/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.psychotherapynote.RetainedNote;
import org.openmrs.util.PrivilegeConstants;

/**
 * Carries out each row of docs/life-cycle.md for a patient with a note and for a twin without one, and looks who sees what
 * afterwards.
 */
public class LifeCycleTest extends OnAnyDatabaseTest {

	private static final String CANARY = "canary-life-cycle-7c1e";

	private static final String TWINS_THERAPIST = "thea";

	private static final String CLERK = "clara";

	private static final String PRIVACY_OFFICER = "paul";

	private static final Map<String, LifeEvent> EVENTS = LifeEvents.all();

	private Subject subject;

	private Subject twin;

	static List<LifeCycleTable.Row> rows() throws IOException {
		return LifeCycleTable.rows();
	}

	@BeforeEach
	public void makeAccountsAndPatients() throws Exception {
		signInAsSuperuser();
		if (Context.getUserService().getUserByUsername(CLERK) == null) {
			account(TWINS_THERAPIST, Context.getUserService().getRole("Clinician"),
					Context.getUserService().getRole("Session Notes: Therapist"));
			account(PRIVACY_OFFICER, Context.getUserService().getRole("Session Notes: Privacy Officer"));
			account(CLERK, everyPrivilegeOfThePlatform());
			// committed, as the others are: the platform reads roles in a thread of its own
			Context.flushSession();
			getConnection().commit();
		}
	}

	@Test
	public void theDocumentHasTheRowsThatAreTried() throws IOException {
		assertThat(rows()).extracting(LifeCycleTable.Row::name).containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	public void whatBecomesOfANote(LifeCycleTable.Row row) throws Exception {
		LifeEvent event = EVENTS.get(row.name());
		subject = new Subject(AUTHOR, event.hasEncounter());
		twin = new Subject(TWINS_THERAPIST, event.hasEncounter());
		NoteHeader note = write(subject, subject.patientUuid);
		if (event.hasNoteOnOther()) {
			write(subject, subject.otherUuid);
		}
		signInFor(event);
		event.before(twin);
		event.before(subject);
		List<String> loggedBefore = logged(note);

		signInFor(event);
		String endOfTwins = endOf(() -> event.happensTo(twin));
		String end = endOf(() -> event.happensTo(subject));

		assertThat(List.of(end, endOfTwins)).containsOnly("done");
		assertThat(subject.record(getConnection())).as("the record, beside that of the twin")
				.isEqualTo(twin.record(getConnection()));
		assertThat(logged(note).subList(loggedBefore.size(), logged(note).size())).isEqualTo(row.logged);
		assertThatAuthorFinds(note, row);
		assertThatEveryoneElseFinds(note, row);
		assertThatPrivacyOfficerFinds(note, row);
	}

	private void assertThatAuthorFinds(NoteHeader note, LifeCycleTable.Row row) {
		assertThat(authorsView(note)).isEqualTo(row.author);
		List<String> lists = new ArrayList<>();
		if ("opens it".equals(row.author)) {
			NoteVersion opened = service.getNote(note.getUuid()).get();
			assertThat(opened.getNote().getSessionDate()).isEqualTo(note.getSessionDate());
			assertThat(service.verifyNote(note.getUuid())).isEmpty();
			assertThat(encounterOf(opened.getNote())).isEqualTo(row.encounter);
			lists = listsOfAuthor(note);
		}
		assertThat(lists.isEmpty() ? "nothing" : String.join(", ", lists)).isEqualTo(row.listedWith);
	}

	private String authorsView(NoteHeader note) {
		String name = subject.authorsName();
		if (name == null) {
			return "has no account";
		}
		try {
			signInAs(name);
		} catch (ContextAuthenticationException e) {
			return "cannot sign in";
		}
		return noteFor(note.getUuid());
	}

	/** @return in which lists the author, who is signed in, finds the note */
	private List<String> listsOfAuthor(NoteHeader note) {
		List<String> lists = new ArrayList<>();
		subject.patients().forEach((called, uuid) -> {
			List<NoteHeader> notes = service.getNotes(uuid, true, 0, 10);
			assertThat(service.countNotes(uuid, true)).isEqualTo(notes.size());
			// of a purged patient there is nothing left by which anybody would ask
			if (notes.stream().anyMatch(each -> each.getUuid().equals(note.getUuid())) && subject.exists(uuid)) {
				lists.add(called);
			}
		});
		if (retained().stream().anyMatch(each -> each.getUuid().equals(note.getUuid()))) {
			lists.add("retained notes");
		}
		return lists;
	}

	private String encounterOf(NoteHeader note) {
		if (note.getEncounterUuid() == null) {
			return "none";
		}
		if (Context.getEncounterService().getEncounterByUuid(note.getEncounterUuid()) == null) {
			return "gone";
		}
		return note.getEncounterUuid().equals(subject.encounterUuid) ? "kept" : "its copy";
	}

	private void assertThatEveryoneElseFinds(NoteHeader note, LifeCycleTable.Row row) throws Exception {
		for (String username : List.of(OTHER_THERAPIST, NURSE, CLERK, PRIVACY_OFFICER)) {
			signInAs(username);
			assertThat(noteFor(note.getUuid())).as(username).isEqualTo(noteFor(UUID.randomUUID().toString()))
					.isEqualTo("no such note");
			assertThat(listsFor()).as(username).isEqualTo(row.everyoneElse);
		}
		signInAsSuperuser();
		assertThat(noteFor(note.getUuid())).isEqualTo("no such note");
		assertThat(listsFor()).isEqualTo(row.everyoneElse);
	}

	private void assertThatPrivacyOfficerFinds(NoteHeader note, LifeCycleTable.Row row) {
		signInAs(PRIVACY_OFFICER);
		List<RetainedNote> found = retained().stream().filter(each -> each.getUuid().equals(note.getUuid()))
				.collect(Collectors.toList());
		if ("nothing".equals(row.privacyOfficer)) {
			assertThat(found).isEmpty();
		} else {
			assertThat(row.privacyOfficer).isEqualTo("author and date");
			assertThat(found).extracting(RetainedNote::getAuthorUuid).containsExactly(note.getAuthorUuid());
			assertThat(found).extracting(RetainedNote::getSessionDate).containsExactly(note.getSessionDate());
		}
		assertThat(service.verifyAll().getProblems()).extracting(ChainProblem::getChain)
				.doesNotContain("note-" + note.getId());
	}

	private List<RetainedNote> retained() {
		return service.getRetainedNotes(0, 100).getNotes();
	}

	/** @return what comes of asking for a note, as the current user */
	private String noteFor(String uuid) {
		return allowed(() -> service.getNote(uuid).map(opened -> {
			assertThat(opened.getContent().getText()).isEqualTo(CANARY);
			return "opens it";
		}).orElse("no such note"), "no such note");
	}

	private String listsFor() {
		boolean anything = subject.patients().values().stream()
				.anyMatch(uuid -> allowed(
						() -> !service.getNotes(uuid, true, 0, 10).isEmpty() || service.countNotes(uuid, true) > 0, false));
		return anything ? "something" : "nothing";
	}

	private static <T> T allowed(Supplier<T> asked, T otherwise) {
		try {
			return asked.get();
		} catch (APIAuthenticationException e) {
			return otherwise;
		}
	}

	private NoteHeader write(Subject of, String patientUuid) {
		signInAs(of.username);
		String encounterUuid = patientUuid.equals(of.patientUuid) ? of.encounterUuid : null;
		return service.createNote(new NewNote(null, patientUuid, encounterUuid, noteConcept.getUuid(), Subject.SESSION,
				NoteContent.ofText(CANARY))).getNote();
	}

	private void signInFor(LifeEvent event) throws Exception {
		if (event.isByAdministrator()) {
			signInAsSuperuser();
		} else {
			signInAs(CLERK);
		}
	}

	private static String endOf(LifeEvent.Step step) {
		try {
			step.run();
			Context.flushSession();
			return "done";
		} catch (Exception e) {
			return e.toString().replaceAll("\\d+", "#");
		} finally {
			Context.clearSession();
		}
	}

	private List<String> logged(NoteHeader note) {
		return Subject
				.rows(getConnection(), "select event_type from sessionnotes_access_event where chain = 'note-"
						+ note.getId() + "' order by sequence_number")
				.stream().map(row -> row.get(0)).collect(Collectors.toList());
	}

	private static Role everyPrivilegeOfThePlatform() throws IllegalAccessException {
		Role role = new Role("Records", "Everything that the platform has privileges for");
		for (Field constant : PrivilegeConstants.class.getFields()) {
			String name = (String) constant.get(null);
			Privilege privilege = Context.getUserService().getPrivilege(name);
			role.addPrivilege(privilege != null
					? privilege
					: Context.getUserService().savePrivilege(new Privilege(name, name.toLowerCase(Locale.ROOT))));
		}
		return Context.getUserService().saveRole(role);
	}

	private static void account(String username, Role... roles) {
		User user = new User(Context.getPersonService().getPerson(9));
		user.setUsername(username);
		for (Role role : roles) {
			user.addRole(role);
		}
		user.setDateCreated(new Date());
		Context.getUserService().createUser(user, PASSWORD);
	}
}
