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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.GlobalProperty;
import org.openmrs.Obs;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.access.PasswordState;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.openmrs.util.PrivilegeConstants;
import org.openmrs.util.Security;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody else sets an author's password, in every way that there is; and how the author's notes come back to them. */
public class PasswordResetHoldsTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-password-hold-5e1f";

	private static final String SET_BY_ADMIN = "Administrator1";

	private static final String OWN = "Chosen4Myself";

	private static final String APPROVER = "petra";

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private SignIns signIns;

	@Autowired
	private SafeguardSettings settings;

	@Autowired
	private PasswordResetHolds holds;

	@Autowired
	private PasswordHoldReview review;

	@Autowired
	private Reauthentication reauthentication;

	private User author;

	private User superuser;

	private String uuid;

	private int versionId;

	@BeforeEach
	public void writeANote() throws Exception {
		signInAs(AUTHOR);
		author = Context.getAuthenticatedUser();
		versionId = service.createNote(newNote(CANARY)).getId();
		uuid = service.getNotes(patient.getUuid(), false, 0, 1).get(0).getUuid();
		signInAsSuperuser();
		superuser = Context.getAuthenticatedUser();
		User approver = new User(Context.getPersonService().getPerson(8));
		approver.setUsername(APPROVER);
		approver.addRole(Context.getUserService().getRole("Session Notes: Privacy Officer"));
		approver.addRole(Context.getUserService().getRole("Clinician"));
		Context.getUserService().createUser(approver, PASSWORD);
		signInAs(AUTHOR);
	}

	@AfterEach
	public void endTheRequest() {
		reauthentication.clear();
	}

	private void signInAsApprover() {
		signInAs(APPROVER);
		reauthentication.confirm(PASSWORD);
	}

	@Test
	@Tag("attack")
	public void l7_liftingTakesThePasswordAgain() throws Exception {
		resetBySuperuser();
		confirm();
		signInAsApprover();
		reauthentication.clear();
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(ReauthenticationRequiredException.class);
		signIn(OWN);
		assertClosed();
	}

	@Test
	@Tag("attack")
	public void h2_whoSetThePasswordWritesNoNoteThatLooksLikeTheAuthorsOwn() throws Exception {
		resetBySuperuser();
		signIn(SET_BY_ADMIN);
		NoteVersion written = service.createNote(newNote("by whoever has set the password"));
		assertThat(written.isPasswordHeld()).isTrue();
		Encounter encounter = encounter();
		encounter.addObs(note("by way of an encounter"));
		Context.getEncounterService().saveEncounter(encounter);
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'CREATED' and user_uuid = '"
				+ author.getUuid() + "' and detail = 'PASSWORD_HELD'")).isEqualTo(2);

		users().changePassword(SET_BY_ADMIN, OWN);
		signIn(OWN);
		assertThat(service.createNote(newNote("before it is certain")).isPasswordHeld()).isTrue();
		signInAsApprover();
		review.lift(author.getUuid());
		signIn(OWN);

		String marked = written.getNote().getUuid();
		assertThat(service.getNote(marked).get().isPasswordHeld()).as("read").isTrue();
		assertThat(service.getNote(uuid).get().isPasswordHeld()).as("the author's own").isFalse();
		assertThat(Context.getObsService().getObsByUuid(marked).getStatus()).isEqualTo(Obs.Status.PRELIMINARY);
		assertThat(Context.getObsService().getObsByUuid(uuid).getStatus()).isEqualTo(Obs.Status.FINAL);
		service.amendNote(marked, 1, NoteContent.ofText("amended by the author"));
		assertThat(service.getHistory(marked)).extracting(NoteVersion::isPasswordHeld).containsExactly(false, true);
		assertThat(service.createNote(newNote("by the author")).isPasswordHeld()).isFalse();
	}

	@Test
	@Tag("attack")
	public void h2_aPasswordThatIsSetWhileTheRolesAreTakenAwayIsHeldToo() throws Exception {
		signInAsSuperuser();
		User fresh = new User(Context.getPersonService().getPerson(9));
		fresh.setUsername("fresh");
		Role therapist = users().getRole("Session Notes: Therapist");
		fresh.addRole(therapist);
		users().createUser(fresh, PASSWORD);

		fresh.removeRole(therapist);
		users().saveUser(fresh);
		users().changePassword(fresh, SET_BY_ADMIN);
		fresh.addRole(therapist);
		users().saveUser(fresh);
		Context.flushSession();
		Context.logout();
		Context.authenticate("fresh", SET_BY_ADMIN);

		assertHeld(() -> service.countNotes(patient.getUuid(), true));
		assertThat(service.createNote(newNote("by whoever has set it")).isPasswordHeld()).isTrue();
	}

	@Test
	public void aPasswordThatTheAuthorChangesThemselvesClosesNothing() {
		users().changePassword(PASSWORD, OWN);
		assertOpen();
		signIn(OWN);
		assertOpen();
		assertThat(review.own().get().getState()).isEqualTo(PasswordState.OWN);
		assertThat(heldEvents()).isZero();
	}

	@Test
	public void aPasswordThatAnAdministratorSetsClosesAllThatWasWrittenAndNothingElse() throws Exception {
		resetBySuperuser();
		signIn(SET_BY_ADMIN);

		assertClosed();
		assertThatThrownBy(() -> service.amendNote(uuid, 1, NoteContent.ofText("x")))
				.isInstanceOf(NotesOnHoldException.class);
		assertThatThrownBy(() -> service.voidNote(uuid, "x")).isInstanceOf(NotesOnHoldException.class);
		assertThat(service.createNote(newNote("a new note is not lost")).getVersion()).isOne();
		assertThat(heldEvents()).isOne();
		assertThat(
				count("select count(*) from sessionnotes_access_event where event_type = 'PASSWORD_HELD' and user_uuid = '"
						+ superuser.getUuid() + "' and signed_in_user_uuid = '" + superuser.getUuid() + "' and detail = '"
						+ author.getUuid() + "'"))
				.isOne();
		assertThat(denials("PASSWORD_HELD")).isPositive();
	}

	@Test
	public void theNotesOpenWhenTheAuthorHasSignedInWithAPasswordOfTheirOwnAndADayHasPassed() throws Exception {
		resetBySuperuser();
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		assertClosed();
		assertThat(holdsIn(1000).isHeld(author.getUuid())).as("without a sign-in").isTrue();

		signIn(OWN);

		assertClosed();
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'PASSWORD_CONFIRMED' and "
				+ "signed_in_user_uuid = '" + author.getUuid() + "' and detail = '" + author.getUuid() + "'")).isOne();
		assertThat(holdsIn(23).isHeld(author.getUuid())).isTrue();
		assertThat(holdsIn(25).isHeld(author.getUuid())).isFalse();
		signIn(OWN);
		assertThat(holdsIn(25).isHeld(author.getUuid())).as("the next sign-in begins no new waiting").isFalse();
	}

	@Test
	public void theWaitingTimeIsTheClinicsButNotMadeShorterForACaseThatHasBegun() throws Exception {
		resetBySuperuser();
		setWaitingHours("0");
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		signIn(OWN);
		assertClosed();

		signInAsSuperuser();
		users().changePassword(author, SET_BY_ADMIN);
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, "And4Another");
		assertClosed();
		signIn("And4Another");
		assertClosed();
		assertThat(holdsIn(11).isHeld(author.getUuid())).as("c1: never less than the floor").isTrue();
		assertThat(holdsIn(13).isHeld(author.getUuid())).isFalse();
	}

	@Test
	public void aWaitingTimeThatIsNoneIsADay() throws Exception {
		for (String wrong : new String[]{"soon", "", "1 day"}) {
			setWaitingHours(wrong);
			resetBySuperuser();
			signIn(SET_BY_ADMIN);
			users().changePassword(SET_BY_ADMIN, OWN);
			signIn(OWN);
			holds.signedIn();
			assertThat(holdsIn(23).isHeld(author.getUuid())).as(wrong).isTrue();
			assertThat(holdsIn(25).isHeld(author.getUuid())).as(wrong).isFalse();
		}
	}

	@Test
	public void aSecondPersonEndsTheWaitingAndIsNamed() throws Exception {
		resetBySuperuser();
		signInAsApprover();
		assertThat(review.closed()).extracting(PasswordHold::getUserUuid).contains(author.getUuid());
		assertThatThrownBy(() -> review.lift(author.getUuid())).as("the administrator could still sign in")
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.passwordHold.notWaiting");
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		signInAsApprover();
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.passwordHold.notWaiting");
		signIn(OWN);
		assertThatThrownBy(() -> review.lift(author.getUuid())).as("the author").isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordHold.mayNotLift");
		signInAsSuperuser();
		assertThatThrownBy(() -> review.lift(author.getUuid())).as("who has set it").isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordHold.mayNotLift");
		Context.becomeUser(APPROVER);
		assertThatThrownBy(() -> review.lift(author.getUuid())).as("in another's name")
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.passwordHold.mayNotLift");
		assertThat(review.closed()).isEmpty();
		signIn(OWN);
		assertClosed();

		signInAsApprover();
		String approver = Context.getAuthenticatedUser().getUuid();
		review.lift(author.getUuid());

		signIn(OWN);
		assertOpen();
		assertThat(count("select count(*) from sessionnotes_access_event where event_type = 'PASSWORD_HOLD_LIFTED' and "
				+ "signed_in_user_uuid = '" + approver + "' and detail = '" + author.getUuid() + "'")).isOne();
		signInAsApprover();
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.passwordHold.notWaiting");
	}

	@Test
	public void anotherAccountOfWhoHasSetItIsNoSecondPerson() throws Exception {
		signInAsSuperuser();
		User approver = users().getUserByUsername(APPROVER);
		approver.setPerson(superuser.getPerson());
		users().saveUser(approver);
		resetBySuperuser();
		confirm();
		signInAsApprover();
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordHold.mayNotLift");
	}

	@Test
	public void anApproverWhosePasswordWasSetIsNoSecondPersonEither() throws Exception {
		resetBySuperuser();
		confirm();
		signInAsSuperuser();
		users().changePassword(users().getUserByUsername(APPROVER), SET_BY_ADMIN);
		Context.logout();
		Context.authenticate(APPROVER, SET_BY_ADMIN);
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordHold.mayNotLift");
	}

	@Test
	public void whoBecameTheAuthorAndChangesThePasswordIsSomebodyElse() throws Exception {
		signInAsSuperuser();
		Context.becomeUser(AUTHOR);
		users().changePassword(PASSWORD, SET_BY_ADMIN);
		signIn(SET_BY_ADMIN);
		assertClosed();
		assertThat(review.own().get().getSetByUuid()).isEqualTo(superuser.getUuid());
	}

	@Test
	public void aPasswordWrittenByPlainSqlClosesThem() {
		setBySql(SET_BY_ADMIN);
		signIn(SET_BY_ADMIN);
		assertClosed();
		assertThat(
				count("select count(*) from sessionnotes_access_event where event_type = 'PASSWORD_HELD' and user_uuid is "
						+ "null and signed_in_user_uuid is null and detail = '" + author.getUuid() + "'"))
				.isOne();

		setBySql(PASSWORD);
		signIn(PASSWORD);
		assertClosed();
	}

	@Test
	public void changingItOnceMoreDoesNotCoverThatUp() {
		setBySql(SET_BY_ADMIN);
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		signIn(OWN);
		assertClosed();
		assertThat(review.own().get().getState()).isEqualTo(PasswordState.CONFIRMED);
	}

	@Test
	public void whoCouldHaveSetItEndsNoWaitingWhereItIsNotKnownWhoHas() throws Exception {
		setBySql(SET_BY_ADMIN);
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		signIn(OWN);
		signInAsSuperuser();
		assertThatThrownBy(() -> review.lift(author.getUuid())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.passwordHold.mayNotLift");
	}

	@Test
	public void whatIsStoredOfThePasswordIsNeitherAlteredNorRemovedUnnoticed() throws Exception {
		resetBySuperuser();
		signIn(SET_BY_ADMIN);
		sql("update sessionnotes_password set state = 'OWN' where user_uuid = '" + author.getUuid() + "'");
		assertClosed();
		sql("update sessionnotes_password set state = 'no such state', date_open = 1 where user_uuid = '" + author.getUuid()
				+ "'");
		assertClosed();
		sql("delete from sessionnotes_password where user_uuid = '" + author.getUuid() + "'");
		assertClosed();
		assertThat(holdsIn(1000).isHeld(author.getUuid())).isTrue();
	}

	@Test
	public void whatIsStoredOfAnotherUserFitsNobodyElse() throws Exception {
		signInAs(OTHER_THERAPIST);
		service.countNotes(patient.getUuid(), false);
		resetBySuperuser();
		signIn(SET_BY_ADMIN);
		String other = users().getUserByUsername(OTHER_THERAPIST).getUuid();
		sql("delete from sessionnotes_password where user_uuid = '" + author.getUuid() + "'");
		sql("update sessionnotes_password set user_uuid = '" + author.getUuid() + "' where user_uuid = '" + other + "'");
		assertClosed();
	}

	@Test
	public void aLinkClosesThemUntilTheSignInAndADay() throws Exception {
		setByLink();
		signIn(OWN);
		assertClosed();
		assertThat(heldEvents()).isOne();
		assertThat(holdsIn(23).isHeld(author.getUuid())).isTrue();
		assertThat(holdsIn(25).isHeld(author.getUuid())).isFalse();
		signInAsSuperuser();
		assertThatThrownBy(() -> review.lift(author.getUuid())).as("may have used the link")
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.passwordHold.mayNotLift");
		signInAsApprover();
		review.lift(author.getUuid());
		signIn(OWN);
		assertOpen();
	}

	@Test
	public void aLinkUsedByWhoIsSignedInAsAnotherIsAReset() throws Exception {
		signInAsSuperuser();
		users().changePasswordUsingActivationKey(activationKey(), OWN);
		signIn(OWN);
		assertClosed();
		assertThat(review.own().get().getState()).isEqualTo(PasswordState.SET_BY_OTHER);
		assertThat(review.own().get().getSetByUuid()).isEqualTo(superuser.getUuid());
	}

	@Test
	public void aPasswordForWhoAnsweredTheQuestionIsSetByNobodyWhoIsKnown() {
		Context.logout();
		ProxyPrivileges.with(() -> {
			users().changePassword(author, SET_BY_ADMIN);
			return null;
		}, PrivilegeConstants.EDIT_USER_PASSWORDS, PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		signIn(SET_BY_ADMIN);
		assertClosed();
		assertThat(review.own().get().getState()).isEqualTo(PasswordState.SET_BY_OTHER);
	}

	@Test
	public void theAnswerToTheOwnQuestionIsTheAuthorsWhileSignedIn() {
		users().changeQuestionAnswer(PASSWORD, "pet", "cat");
		users().changePasswordUsingSecretAnswer("cat", OWN);
		signIn(OWN);
		assertOpen();
	}

	@Test
	public void aDigestThatIsSetIsAPasswordThatIsSet() throws Exception {
		signInAsSuperuser();
		users().changeHashedPassword(author, Security.encodeString(SET_BY_ADMIN + "salt"), "salt");
		signIn(SET_BY_ADMIN);
		assertClosed();
		assertThat(heldEvents()).isOne();
	}

	@Test
	public void aRefusedChangeLeavesEverythingAsItWas() {
		assertThatThrownBy(() -> users().changePassword("wrong", OWN)).isInstanceOf(Exception.class);
		assertThatThrownBy(() -> users().changePassword(PASSWORD, "weak")).isInstanceOf(Exception.class);
		assertOpen();
	}

	@Test
	public void theNewUsersFirstPasswordIsTakenAsTheirOwn() throws Exception {
		signInAsSuperuser();
		User fresh = new User(Context.getPersonService().getPerson(9));
		fresh.setUsername("fresh");
		fresh.addRole(users().getRole("Session Notes: Therapist"));
		users().createUser(fresh, PASSWORD);
		signInAs("fresh");
		assertThat(service.countNotes(patient.getUuid(), false)).isZero();
		assertThat(review.own().get().getState()).isEqualTo(PasswordState.OWN);
	}

	@Test
	public void authorsFromBeforeAreTakenOnceWhenTheModuleStarts() {
		// committed, as what is stored for them is
		transactions.apart(jdbc -> jdbc.update("delete from sessionnotes_password"));
		holds.trustCurrentPassword();
		assertThat(holds.of(author.getUuid()).get().getState()).isEqualTo(PasswordState.OWN);
		signInAs(OTHER_THERAPIST);
		service.countNotes(patient.getUuid(), false);

		transactions.apart(
				jdbc -> jdbc.update("delete from sessionnotes_password where user_uuid = ?", author.getUuid()));
		holds.trustCurrentPassword();
		holds.trustCurrentPassword(author.getUuid());

		assertThat(holds.of(author.getUuid())).as("a row that is missing later is not made again").isEmpty();
		transactions.apart(jdbc -> jdbc.update("delete from sessionnotes_password"));
		holds.trustCurrentPassword();
	}

	private void resetBySuperuser() throws Exception {
		signInAsSuperuser();
		users().changePassword(author, SET_BY_ADMIN);
	}

	private void confirm() {
		signIn(SET_BY_ADMIN);
		users().changePassword(SET_BY_ADMIN, OWN);
		signIn(OWN);
		assertClosed();
	}

	private void setByLink() throws Exception {
		String key = activationKey();
		Context.logout();
		ProxyPrivileges.with(() -> {
			users().changePasswordUsingActivationKey(key, OWN);
			return null;
		}, PrivilegeConstants.GET_GLOBAL_PROPERTIES);
	}

	/** As the platform's service makes it, which sends it by mail in the same step. */
	private String activationKey() {
		sql("update users set activation_key = '" + Security.encodeString("the-key") + ":"
				+ (System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1)) + "' where uuid = '" + author.getUuid() + "'");
		return "the-key";
	}

	private void setBySql(String password) {
		sql("update users set password = '" + Security.encodeString(password + "salt") + "', salt = 'salt' where uuid = '"
				+ author.getUuid() + "'");
	}

	private void sql(String statement) {
		Context.flushSession();
		sessionFactory.getCurrentSession().createNativeQuery(statement).executeUpdate();
		Context.clearSession();
	}

	private void setWaitingHours(String hours) throws Exception {
		signInAsSuperuser();
		Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(SessionNotesProperties.PASSWORD_HOLD_HOURS, hours));
		Context.flushSession();
	}

	private void signIn(String password) {
		Context.flushSession();
		Context.logout();
		Context.authenticate(AUTHOR, password);
	}

	private void assertOpen() {
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY);
		assertThat(Context.getObsService().getObsByUuid(uuid).getValueText()).isEqualTo(CANARY);
	}

	private void assertClosed() {
		assertHeld(() -> service.getNote(uuid));
		assertHeld(() -> service.getHistory(uuid));
		assertHeld(() -> service.getNotes(patient.getUuid(), true, 0, 10));
		assertHeld(() -> service.countNotes(patient.getUuid(), true));
		assertThat(Context.getObsService().getObsByUuid(uuid)).isNull();
		assertThat(Context.getObsService().getObs(-versionId)).isNull();
	}

	private static void assertHeld(Callable<?> way) {
		assertThatThrownBy(way::call).isInstanceOf(NotesOnHoldException.class).hasMessageNotContaining(CANARY);
	}

	private PasswordResetHolds holdsIn(int hours) {
		return new PasswordResetHolds(transactions, keysetProvider, accessLog, signIns, settings,
				() -> System.currentTimeMillis() + TimeUnit.HOURS.toMillis(hours));
	}

	private long heldEvents() {
		return count("select count(*) from sessionnotes_access_event where event_type = 'PASSWORD_HELD' and detail = '"
				+ author.getUuid() + "'");
	}

	private long denials(String reason) {
		return transactions.apart(jdbc -> jdbc.queryForObject(
				"select count(*) from sessionnotes_access_event where event_type = 'DENIED' and detail = ? and user_uuid = ?",
				Long.class, reason, author.getUuid()));
	}

	private static UserService users() {
		return Context.getUserService();
	}

	private NewNote newNote(String text) {
		return new NewNote(null, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(),
				NoteContent.ofText(text));
	}
}
