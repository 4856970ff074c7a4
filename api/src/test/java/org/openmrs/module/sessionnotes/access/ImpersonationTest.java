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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.UserContext;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who really acts, by every way in and out, and what the log says of it. */
public class ImpersonationTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-impersonation-71cd";

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private Reauthentication reauthentication;

	private String uuid;

	private int versionId;

	private String authorUuid;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		authorUuid = Context.getAuthenticatedUser().getUuid();
		NewNote note = new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(), NoteContent.ofText(CANARY));
		versionId = service.createNote(note).getId();
		uuid = service.getNotes(patient.getUuid(), false, 0, 1).get(0).getUuid();
	}

	@AfterEach
	public void noRequest() {
		RequestContextHolder.resetRequestAttributes();
		reauthentication.clear();
	}

	@Test
	public void whoBecameTheAuthorIsRefusedByEveryWayAndNamedEachTime() throws Exception {
		signInAsSuperuser();
		String superuser = Context.getAuthenticatedUser().getUuid();
		Context.becomeUser(AUTHOR);

		assertThatEachIsRefusedAndNames(superuser, "NOT_SIGNED_IN_AS_USER");
	}

	@Test
	public void aSessionWhoseSignInNobodySawIsNobodysAndIsRefused() {
		User author = Context.getAuthenticatedUser();
		UserContext session = new UserContext(Context.getAuthenticationScheme());
		ReflectionTestUtils.setField(session, "user", author);
		Context.setUserContext(session);

		assertThatEachIsRefusedAndNames(null, "NOT_SIGNED_IN_AS_USER");
	}

	@Test
	public void aPasswordCheckedInAnotherSessionIsNoSignInToThisOne() throws Exception {
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);

		new UserContext(Context.getAuthenticationScheme())
				.authenticate(new UsernamePasswordCredentials(OTHER_THERAPIST, PASSWORD));

		assertThat(currentRequest.describe("x").getSignedInUserUuid()).isNotEqualTo(authorUuid).isNotNull();
		assertThat(service.getNote(uuid)).isEmpty();
	}

	@Test
	public void whoBecameTheAuthorConfirmsNoPasswordNeitherTheirOwnNorTheAuthors() throws Exception {
		signInAsSuperuser();
		String superuser = Context.getAuthenticatedUser().getUuid();
		Context.becomeUser(AUTHOR);
		long before = denials(authorUuid, superuser, "NOT_SIGNED_IN_AS_USER");

		for (String password : new String[]{"test", PASSWORD}) {
			assertThatThrownBy(() -> reauthentication.confirm(password)).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.passwordWrong");
			assertThat(reauthentication.isConfirmed()).isFalse();
		}

		assertThat(denials(authorUuid, superuser, "NOT_SIGNED_IN_AS_USER")).isEqualTo(before + 2);
		assertThat(service.getNote(uuid)).as("nor is that a sign-in").isEmpty();
	}

	@Test
	public void theOwnPasswordIsConfirmedUntilTheRequestIsOverAndForNobodyElse() {
		reauthentication.confirm(PASSWORD);
		assertThat(currentRequest.describe("x").isPasswordConfirmed()).isTrue();
		reauthentication.require();

		signInAs(OTHER_THERAPIST);
		assertThat(reauthentication.isConfirmed()).isFalse();
		signInAs(AUTHOR);
		reauthentication.clear();
		assertThatThrownBy(() -> reauthentication.require()).isInstanceOf(ReauthenticationRequiredException.class);
	}

	@Test
	public void aWrongPasswordConfirmsNothingAndIsInTheLogButNotItself() {
		long before = denials(authorUuid, authorUuid, "PASSWORD_WRONG");
		reauthentication.confirm(PASSWORD);

		assertThatThrownBy(() -> reauthentication.confirm("canary-wrong-password"))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.passwordWrong")
				.hasMessageNotContaining("canary");

		assertThat(reauthentication.isConfirmed()).isFalse();
		assertThat(denials(authorUuid, authorUuid, "PASSWORD_WRONG")).isEqualTo(before + 1);
		assertThat(transactions.<List<Map<String, Object>>>apart(
				jdbc -> jdbc.queryForList("select * from sessionnotes_access_event")).toString())
				.doesNotContain("canary-wrong-password");
	}

	@Test
	public void nobodySignedInConfirmsNothing() {
		Context.logout();
		assertThatThrownBy(() -> reauthentication.confirm(PASSWORD)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordWrong");
	}

	@Test
	public void aThreadOfTheSystemIsRefusedAndThatIsStored() throws Exception {
		long before = denialsOf("DAEMON");
		Callable<String> asking = () -> service.getNote(uuid).isPresent() + "" + Context.getObsService().getObsByUuid(uuid)
				+ service.getNotes(patient.getUuid(), true, 0, 10);
		StringBuilder answer = new StringBuilder();
		// the note is not committed: to that thread, too, it is one that does not exist
		runAsTheSystem(() -> {
			try {
				answer.append(asking.call());
				reauthentication.confirm(PASSWORD);
			} catch (Exception e) {
				answer.append(e.getMessage());
			}
		});

		assertThat(answer.toString()).isEqualTo("falsenull[]sessionnotes.error.passwordWrong");
		assertThat(denialsOf("DAEMON")).as("of several in a minute").isEqualTo(before + 1);
	}

	private static void runAsTheSystem(Runnable work) {
		Module module = new Module("a module");
		module.setModuleId("sessionnotes-test");
		DaemonToken token = ReflectionTestUtils.invokeMethod(ModuleFactory.class, "getDaemonToken", module);
		Daemon.runInDaemonThreadAndWait(work, token);
	}

	@Test
	public void anEventNamesTheAddressThatTheRequestCameFrom() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("198.51.100.7");
		request.addHeader("X-Forwarded-For", "203.0.113.9");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

		service.getNote(uuid);
		assertThat(currentRequest.describe("x").getAddress()).isEqualTo("198.51.100.7");
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'READ' and version_id = "
				+ versionId + " and address = '198.51.100.7'")).isOne();

		request.setRemoteAddr("a proxy may say anything ".repeat(10));
		assertThat(service.getNote(uuid)).as("no reading fails for its address").isPresent();

		RequestContextHolder.resetRequestAttributes();
		assertThat(currentRequest.describe("x").getAddress()).isNull();
	}

	@Test
	public void aUseOfASessionThatItsUserHasEndedIsToldToThatUserOnceInAMinute() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRequestedSessionId("session-of-bert");
		request.setRemoteAddr("198.51.100.8");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		signInAs(OTHER_THERAPIST);
		String other = Context.getAuthenticatedUser().getUuid();
		Context.logout();

		for (int i = 0; i < 3; i++) {
			assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(Exception.class);
		}

		assertThat(events("user_uuid is null and signed_in_user_uuid = '" + other
				+ "' and detail = 'ANONYMOUS' and address = '198.51.100.8'")).isOne();
		request.setRequestedSessionId("some other session");
		assertThat(currentRequest.describe("x").getSignedInUserUuid()).isNull();
	}

	private void assertThatEachIsRefusedAndNames(String real, String reason) {
		assertRefused(() -> service.getNote(uuid), real, reason);
		assertRefused(() -> service.getFacts(uuid), real, reason);
		assertRefused(() -> service.getHistory(uuid), real, reason);
		assertRefused(() -> service.getNotes(patient.getUuid(), true, 0, 10), real, reason);
		assertRefused(() -> service.countNotes(patient.getUuid(), true), real, reason);
		assertRefused(() -> service.createNote(new NewNote(UUID.randomUUID().toString(), patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("x"))), real, reason);
		assertRefused(() -> service.amendNote(uuid, 1, NoteContent.ofText("overwritten")), real, reason);
		assertRefused(() -> {
			service.voidNote(uuid, "gone");
			return "voided";
		}, real, reason);
		assertRefused(() -> Context.getObsService().getObsByUuid(uuid), real, reason);
		assertRefused(() -> Context.getObsService().getObs(-versionId), real, reason);
		assertRefused(() -> {
			Obs obs = note("in the name of another");
			obs.setPerson(patient.getPerson());
			obs.setObsDatetime(new Date());
			return Context.getObsService().saveObs(obs, null);
		}, real, reason);
		assertRefused(() -> {
			Encounter encounter = encounter();
			encounter.addObs(note("in the name of another"));
			return Context.getEncounterService().saveEncounter(encounter);
		}, real, reason);
	}

	private void assertRefused(Callable<?> way, String real, String reason) {
		long before = denials(authorUuid, real, reason);
		String answer;
		try {
			answer = String.valueOf(way.call());
		} catch (Exception e) {
			answer = e.toString();
		}
		assertThat(answer).doesNotContain(CANARY).matches(
				"Optional.empty|null|\\[\\]|0|.*sessionnotes\\.error\\.(mayNotWrite|noSuchNote).*");
		assertThat(denials(authorUuid, real, reason)).as(answer).isGreaterThan(before);
	}

	private long denials(String user, String signedIn, String reason) {
		return events("user_uuid = '" + user + "' and "
				+ (signedIn == null ? "signed_in_user_uuid is null" : "signed_in_user_uuid = '" + signedIn + "'")
				+ " and detail = '" + reason + "'");
	}

	private long denialsOf(String reason) {
		return events("detail = '" + reason + "'");
	}

	private long events(String condition) {
		return transactions.apart(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where event_type = 'DENIED' and " + condition, Long.class));
	}
}
