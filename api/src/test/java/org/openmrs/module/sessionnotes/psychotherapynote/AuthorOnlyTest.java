/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

public class AuthorOnlyTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-author-only-90ab";

	private String uuid;

	@BeforeEach
	public void writeANote() {
		signInAs(AUTHOR);
		uuid = service.createNote(newNote(CANARY)).getNote().getUuid();
	}

	@Test
	public void theAuthorOpensIt() {
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY);
		assertThat(service.getNotes(patient.getUuid(), false, 0, 10)).extracting(NoteHeader::getUuid).containsExactly(uuid);
		assertThat(service.countNotes(patient.getUuid(), false)).isOne();
	}

	@Test
	public void anotherTherapistFindsNoSuchNote() {
		signInAs(OTHER_THERAPIST);
		assertThatNothingIsThere();
	}

	@Test
	public void aSuperuserFindsNoSuchNote() throws Exception {
		signInAsSuperuser();
		assertThatNothingIsThere();
	}

	@Test
	public void aSuperuserWhoBecameTheAuthorFindsNoSuchNoteAndWritesNone() throws Exception {
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);
		assertThat(Context.getAuthenticatedUser().getUsername()).isEqualTo(AUTHOR);
		assertThatNothingIsThere();
		assertThatThrownBy(() -> service.createNote(newNote("in the name of another")))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.mayNotWrite");
	}

	@Test
	public void aSuperuserWhoBecameTheAuthorAndSignedInAgainAsThemselvesStaysThemselves() throws Exception {
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);
		signInAsSuperuser();
		assertThatNothingIsThere();
	}

	@Test
	public void aProxyPrivilegeOpensTheFeatureAndNoNote() {
		signInAs(NURSE);
		Context.addProxyPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		Context.addProxyPrivilege(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		try {
			assertThatNothingIsThere();
			assertThatThrownBy(() -> service.createNote(newNote("by proxy"))).isInstanceOf(NotAllowedException.class)
					.hasMessage("sessionnotes.error.mayNotWrite");
		} finally {
			Context.removeProxyPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
			Context.removeProxyPrivilege(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
		}
	}

	@Test
	public void anAuthorWhoLostThePrivilegeFindsNothingEvenWithAProxyPrivilege() throws Exception {
		signInAsSuperuser();
		User author = Context.getUserService().getUserByUsername(AUTHOR);
		author.removeRole(Context.getUserService().getRole("Session Notes: Therapist"));
		Context.getUserService().saveUser(author);
		Context.flushSession();
		signInAs(AUTHOR);
		Context.addProxyPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		try {
			assertThat(service.getNote(uuid)).isEmpty();
		} finally {
			Context.removeProxyPrivilege(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		}
	}

	@Test
	public void withoutThePrivilegeTheServiceIsClosedWhetherOrNotThereIsANote() {
		signInAs(NURSE);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> service.getNote(UUID.randomUUID().toString()))
				.isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void nobodySignedInFindsNothing() {
		Context.logout();
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void refusalAndUnknownNoteLookTheSame() {
		signInAs(OTHER_THERAPIST);
		String unknown = UUID.randomUUID().toString();
		assertThat(service.getNote(uuid)).isEqualTo(service.getNote(unknown));
		assertThat(service.getHistory(uuid)).isEqualTo(service.getHistory(unknown));
		assertThat(Context.getObsService().getObsByUuid(uuid)).isEqualTo(Context.getObsService().getObsByUuid(unknown));
		assertSameError(() -> service.amendNote(uuid, 1, NoteContent.ofText("x")),
				() -> service.amendNote(unknown, 1, NoteContent.ofText("x")));
		assertSameError(() -> voidNote(uuid), () -> voidNote(unknown));
		assertSameError(() -> service.verifyNote(uuid), () -> service.verifyNote(unknown));
	}

	private Object voidNote(String which) {
		service.voidNote(which, "reason");
		return null;
	}

	private static void assertSameError(Callable<?> one, Callable<?> other) {
		assertThat(errorOf(one)).isEqualTo(errorOf(other)).isNotEqualTo("none");
	}

	private static String errorOf(Callable<?> call) {
		try {
			call.call();
			return "none";
		} catch (Exception e) {
			return e.toString();
		}
	}

	private void assertThatNothingIsThere() {
		assertThat(service.getNote(uuid)).isEmpty();
		assertThat(service.getFacts(uuid)).isEmpty();
		assertThat(service.getHistory(uuid)).isEmpty();
		assertThat(service.getNotes(patient.getUuid(), true, 0, 10)).isEmpty();
		assertThat(service.countNotes(patient.getUuid(), true)).isZero();
		assertThat(Context.getObsService().getObsByUuid(uuid)).isNull();
		assertThatThrownBy(() -> service.amendNote(uuid, 1, NoteContent.ofText("overwritten")))
				.isInstanceOf(NotFoundException.class).hasMessage("sessionnotes.error.noSuchNote");
		assertThatThrownBy(() -> service.voidNote(uuid, "gone")).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");
		assertThatThrownBy(() -> service.verifyNote(uuid)).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.noSuchNote");
	}

	private NewNote newNote(String text) {
		return new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				NoteContent.ofText(text));
	}
}
