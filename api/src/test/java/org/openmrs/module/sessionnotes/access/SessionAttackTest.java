/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UserContext;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.auditreview.LogReviewService;
import org.openmrs.module.sessionnotes.disclosure.DisclosureService;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteExport;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;

/** An account changes in the database while a session of it is open: the next request is refused, by every way in process. */
@Tag("attack")
public class SessionAttackTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-open-session-40aa";

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private OpenSessions openSessions;

	@Autowired
	private NoteExport export;

	private String uuid;

	private User author;

	@BeforeEach
	public void openASession() {
		signInAs(AUTHOR);
		author = Context.getAuthenticatedUser();
		service.createNote(newNote(CANARY));
		uuid = service.getNotes(patient.getUuid(), false, 0, 1).get(0).getUuid();
		assertThat(service.getNote(uuid)).isPresent();
	}

	@AfterEach
	public void flushNothing() {
		Context.clearSession();
	}

	@Test
	public void h5_aRetiredUserIsRefusedInTheOpenSession() {
		sql("update users set retired = true where user_id = " + author.getUserId());
		assertThatAllIsRefused("ACCOUNT_CHANGED");
	}

	@Test
	public void h5_aLostRoleIsLostAtOnce() {
		sql("delete from user_role where user_id = " + author.getUserId() + " and role = 'Session Notes: Therapist'");
		assertThatAllIsRefused("NO_PRIVILEGE");
	}

	@Test
	public void h5_aPrivilegeThatTheRoleLosesIsLostAtOnce() {
		sql("delete from role_privilege where role = 'Session Notes: Therapist'");
		assertThatAllIsRefused("NO_PRIVILEGE");
	}

	@Test
	public void h5_aNoteShowsNothingOfTheRecordToWhoLostThatInTheOpenSession() {
		assertThat(Context.getObsService().getObsByUuid(uuid).getPerson()).isEqualTo(patient);
		sql("delete from role_privilege where role = 'Clinician' and privilege = '" + PrivilegeConstants.GET_PATIENTS + "'");

		assertThat(Context.getAuthenticatedUser().hasPrivilege(PrivilegeConstants.GET_PATIENTS)).as("the session's memory")
				.isTrue();
		assertThat(Context.getObsService().getObsByUuid(uuid).getPerson()).isNull();
	}

	@Test
	public void h5_aRoleThatIsNotInheritedAnyMoreIsLostAtOnce() {
		sql("delete from user_role where user_id = " + author.getUserId() + " and role = 'Session Notes: Therapist'");
		sql("insert into role_role (parent_role, child_role) values ('Session Notes: Therapist', 'Clinician')");
		assertThat(service.getNote(uuid)).as("inherited").isPresent();
		sql("delete from role_role where child_role = 'Clinician'");
		assertThatAllIsRefused("NO_PRIVILEGE");
	}

	@Test
	public void h5_aPasswordThatChangedElsewhereEndsTheSession() {
		sql("update users set password = 'another digest' where user_id = " + author.getUserId());
		assertThatAllIsRefused("ACCOUNT_CHANGED");
	}

	@Test
	public void h5_anotherPersonBehindTheAccountEndsTheSession() {
		sql("update users set person_id = 8 where user_id = " + author.getUserId());
		assertThatAllIsRefused("ACCOUNT_CHANGED");
	}

	@Test
	public void h5_anAccountThatIsGoneOrRenamedEndsTheSession() {
		sql("update users set uuid = '" + UUID.randomUUID() + "' where user_id = " + author.getUserId());
		assertThat(openSessions.endIfAccountChanged()).isTrue();
		assertThat(Context.getAuthenticatedUser()).isNull();
	}

	@Test
	public void h5_theNextRequestFindsNobodySignedIn() {
		assertThat(openSessions.endIfAccountChanged()).isFalse();
		assertThat(Context.getAuthenticatedUser()).isEqualTo(author);
		sql("update users set retired = true where user_id = " + author.getUserId());

		assertThat(openSessions.endIfAccountChanged()).isTrue();

		assertThat(Context.getAuthenticatedUser()).isNull();
		assertThat(openSessions.endIfAccountChanged()).as("nobody is signed in").isFalse();
	}

	@Test
	public void h5_theUsersOwnChangeOfThePasswordKeepsThisSessionAndEndsTheirOthers() {
		UserContext here = Context.getUserContext();
		UserContext elsewhere = new UserContext(Context.getAuthenticationScheme());
		Context.setUserContext(elsewhere);
		Context.authenticate(AUTHOR, PASSWORD);
		Context.setUserContext(here);

		Context.getUserService().changePassword(PASSWORD, "Chosen4Myself");

		assertThat(openSessions.endIfAccountChanged()).isFalse();
		assertThat(service.getNote(uuid)).isPresent();
		Context.setUserContext(elsewhere);
		assertThat(openSessions.endIfAccountChanged()).isTrue();
		Context.setUserContext(here);
	}

	@Test
	public void h5_aSuperuserWhoIsRetiredIsRefusedInTheNameOfAnotherToo() throws Exception {
		signInAsSuperuser();
		Integer superuser = Context.getAuthenticatedUser().getUserId();
		Context.becomeUser(AUTHOR);
		assertThat(openSessions.endIfAccountChanged()).isFalse();
		sql("update users set retired = true where user_id = " + superuser);
		assertThat(openSessions.endIfAccountChanged()).isTrue();
	}

	@Test
	public void h5_aSuperuserWhoLostTheRoleIsNoneAtOnce() throws Exception {
		signInAsSuperuser();
		assertThat(currentRequest.isPrivileged(SessionNotesPrivileges.MANAGE_KEYS)).isTrue();
		sql("delete from user_role where user_id = " + Context.getAuthenticatedUser().getUserId());
		assertThat(currentRequest.isPrivileged(SessionNotesPrivileges.MANAGE_KEYS)).isFalse();
		assertThat(currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_KEYS)).isFalse();
		assertThatThrownBy(() -> Context.getService(ProgressNoteService.class).getSupervisions())
				.isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void h5_aPrivilegeIsFoundWhateverItsLettersAndByEverybodysRoles() {
		assertThat(currentRequest.isPrivileged("gET psychotherapy NOTES")).isTrue();
		assertThat(currentRequest.isPrivileged("")).isTrue();
		assertThat(currentRequest.isAuthorized()).isTrue();
		sql("delete from user_role where user_id = " + author.getUserId());
		assertThat(currentRequest.isPrivileged("")).isTrue();
		assertThat(currentRequest.isAuthorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)).isFalse();
		sql("insert into role_privilege (role, privilege) values ('Authenticated', 'Get Psychotherapy Notes')");
		assertThat(currentRequest.isAuthorized(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)).isTrue();
		assertThat(currentRequest.isPrivileged(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES)).as("not their own")
				.isFalse();
	}

	private void assertThatAllIsRefused(String reason) {
		long before = denials(reason);
		assertRefused(() -> service.getNote(uuid));
		assertRefused(() -> service.getFacts(uuid));
		assertRefused(() -> service.getHistory(uuid));
		assertRefused(() -> service.getNotes(patient.getUuid(), true, 0, 10));
		assertRefused(() -> service.getRetainedNotes(0, 10));
		assertRefused(() -> service.createNote(newNote("x")));
		assertRefused(() -> service.amendNote(uuid, 1, NoteContent.ofText("overwritten")));
		assertRefused(() -> {
			service.voidNote(uuid, "gone");
			return "voided";
		});
		assertRefused(() -> Context.getObsService().getObsByUuid(uuid));
		assertRefused(() -> {
			Encounter encounter = encounter();
			encounter.addObs(note("by somebody who may not any more"));
			return Context.getEncounterService().saveEncounter(encounter);
		});
		assertRefused(() -> {
			Obs obs = note("by somebody who may not any more");
			obs.setPerson(patient.getPerson());
			obs.setObsDatetime(new Date());
			return Context.getObsService().saveObs(obs, null);
		});
		assertRefused(() -> Context.getService(LogReviewService.class).getEventsOfNote(uuid, new EventSearch(), 0, 10));
		assertRefused(() -> Context.getService(DisclosureService.class).getDisclosedNotes(uuid));
		assertThatThrownBy(() -> export.begin("a passphrase of 28 characters")).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.export.mayNot");
		assertThat(denials(reason)).isGreaterThan(before + 5);
	}

	private static void assertRefused(Callable<?> way) {
		String answer;
		try {
			answer = String.valueOf(way.call());
		} catch (Exception e) {
			answer = e.toString();
		}
		assertThat(answer).doesNotContain(CANARY)
				.matches("null|.*(APIAuthenticationException|sessionnotes\\.error\\.(mayNotWrite|noSuchNote)).*");
	}

	private long denials(String reason) {
		return count("select count(*) from sessionnotes_access_event where event_type = 'DENIED' and user_uuid = '"
				+ author.getUuid() + "' and detail = '" + reason + "'");
	}

	private NewNote newNote(String text) {
		return new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				NoteContent.ofText(text));
	}

	private void sql(String statement) {
		sessionFactory.getCurrentSession().createNativeQuery(statement).executeUpdate();
	}
}
