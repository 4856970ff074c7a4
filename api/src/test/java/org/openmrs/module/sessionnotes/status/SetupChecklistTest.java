/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.Provider;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;

public class SetupChecklistTest extends SessionNotesContextTest {

	@Autowired
	private SetupChecklist checklist;

	@Autowired
	private StaffList staff;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private StoreTransactions transactions;

	@BeforeEach
	public void signInAsAdministrator() throws Exception {
		keysetProvider.getKeyset();
		signInAsSuperuser();
	}

	@Test
	public void whatIsThereIsFoundAndWhatIsNotIsOpen() {
		assertThat(checklist.getSteps()).extracting(SetupStep::getCode).containsExactly("keysetCopy", "backups",
				"therapists", "officers", "privileges", "providers", "supervision", "format", "concepts", "forms", "links");
		assertThat(done()).contains("therapists", "officers", "concepts", "forms").doesNotContain("keysetCopy", "backups",
				"providers", "supervision", "format", "links");
		assertThat(step("backups").getTodoCode()).isEqualTo("sessionnotes.setup.backups.todo");
	}

	@Test
	public void whatAnAdministratorSaysCountsAndIsKeptWithTheirName() {
		checklist.confirm(ConfirmableStep.BACKUPS, null, "each night, to the vault; restored by Ines in May");
		checklist.confirm(ConfirmableStep.SUPERVISION, null, null);
		checklist.confirm(ConfirmableStep.LINKS, null, null);
		checklist.confirm(ConfirmableStep.FORMAT, null, null);
		checklist.confirm(ConfirmableStep.KEYSET_COPY, checklist.getKey(), null);

		assertThat(done()).contains("backups", "supervision", "links", "format", "keysetCopy");
		assertThat(step("backups").getConfirmation().getWords()).startsWith("each night");
		assertThat(step("backups").getConfirmation().getUserUuid())
				.isEqualTo(Context.getAuthenticatedUser().getUuid());
		assertThat(step("backups").getTodoCode()).isNull();
	}

	@Test
	public void anotherFormatIsAskedForAgain() {
		checklist.confirm(ConfirmableStep.FORMAT, null, null);
		assertThat(done()).contains("format");
		Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(SessionNotesProperties.FORMAT, "DAP"));

		assertThat(done()).doesNotContain("format");
		assertThat(step("format").getArguments()).containsExactly("DAP");
	}

	@Test
	public void aSupervisionThatCanNotWorkIsNotConfirmedAway() {
		checklist.confirm(ConfirmableStep.SUPERVISION, null, null);
		assertThat(done()).contains("supervision");
		transactions.withCaller(jdbc -> jdbc.update(
				"insert into sessionnotes_supervision (therapist_uuid, supervisor_uuid, mode) values (?, ?, ?)",
				user(AUTHOR).getUuid(), user(NURSE).getUuid(), "REVIEW_AND_APPROVE"));

		assertThat(done()).doesNotContain("supervision");
		StaffMember author = find(AUTHOR);
		assertThat(author.getSupervision().getSupervisorUuid()).isEqualTo(user(NURSE).getUuid());
		assertThat(author.getSupervisionProblem()).isNotNull();
	}

	@Test
	public void aConfirmationNeedsWhatItIsAbout() {
		assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.BACKUPS, null, " "))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.setup.words");
		assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.LINKS, null, "words"))
				.isInstanceOf(InvalidRequestException.class);
		assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.KEYSET_COPY, null, null))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.setup.key");
		assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.KEYSET_COPY, "no key", null))
				.isInstanceOf(ConflictException.class);
		assertThat(done()).doesNotContain("backups", "links", "keysetCopy");
	}

	@Test
	public void nobodyButAnAdministratorInPersonConfirms() throws Exception {
		for (String username : new String[]{AUTHOR, NURSE, SUPERVISOR, PRIVACY_OFFICER}) {
			signInAs(username);
			assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.LINKS, null, null)).as(username)
					.isInstanceOf(APIAuthenticationException.class);
			assertThatThrownBy(() -> staff.find(null, 0, 10)).as(username)
					.isInstanceOf(APIAuthenticationException.class);
		}
		signInAsSuperuser();
		assertThat(done()).doesNotContain("links");
	}

	@Test
	public void peopleStandWithTheirRolesPrivilegesAndProvider() {
		StaffMember author = find(AUTHOR);
		assertThat(author.getRoles()).containsExactly("Session Notes: Therapist");
		assertThat(author.getPrivileges()).contains(SessionNotesPrivileges.SIGN_PROGRESS_NOTES)
				.doesNotContain(SessionNotesPrivileges.GET_ACCESS_LOG);
		assertThat(author.isSuperuser()).isFalse();
		assertThat(author.isProviderMissing()).isTrue();

		Provider provider = new Provider();
		provider.setPerson(user(AUTHOR).getPerson());
		provider.setIdentifier("provider of a test");
		Context.getProviderService().saveProvider(provider);
		Context.flushSession();
		assertThat(find(AUTHOR).getProviderUuid()).isEqualTo(provider.getUuid());
		assertThat(find(AUTHOR).isProviderMissing()).isFalse();
	}

	@Test
	public void whoeverLacksThePlatformsPrivilegesForTheirTaskIsNamed() {
		assertThat(find(AUTHOR).getMissingPrivileges()).isEmpty();
		// accounts that other tests left behind
		int others = lacking();
		User author = user(AUTHOR);
		User officer = user(PRIVACY_OFFICER);
		Role clinician = Context.getUserService().getRole("Clinician");
		author.removeRole(clinician);
		officer.removeRole(clinician);
		Context.getUserService().saveUser(author);
		Context.getUserService().saveUser(officer);
		Context.flushSession();

		assertThat(find(AUTHOR).getMissingPrivileges()).containsExactly("Add Encounters", "Add Observations",
				"Edit Encounters", "Edit Observations",
				"Get Concepts", "Get Encounter Types", "Get Encounters", "Get Locations", "Get Patients", "Get Users",
				"Get Visits");
		assertThat(find(PRIVACY_OFFICER).getMissingPrivileges()).containsExactly("Get Encounters", "Get Patients",
				"Get Users");
		assertThat(step("privileges").isDone()).isFalse();
		assertThat(lacking()).isEqualTo(others + 2);
		assertThat(find("admin").getMissingPrivileges()).isEmpty();

		// the platform gives this role to everybody who signs in
		transactions.withCaller(jdbc -> {
			for (String privilege : find(AUTHOR).getMissingPrivileges()) {
				jdbc.update("insert into role_privilege (role, privilege) values ('Authenticated', ?)", privilege);
			}
			return null;
		});
		assertThat(lacking()).isZero();
		assertThat(step("privileges").isDone()).isTrue();
	}

	private int lacking() {
		return ((Number) step("privileges").getArguments()[0]).intValue();
	}

	@Test
	public void aSearchFindsPeopleWithoutARoleAndTheListDoesNot() {
		assertThat(uuids(staff.find(null, 0, 100))).contains(user(AUTHOR).getUuid(), user(SUPERVISOR).getUuid(),
				Context.getAuthenticatedUser().getUuid()).doesNotContain(user(NURSE).getUuid());
		assertThat(uuids(staff.find("NOR", 0, 100))).contains(user(NURSE).getUuid()).doesNotContain(user(AUTHOR).getUuid());
		assertThat(uuids(staff.find("nora tester", 0, 100))).containsExactly(user(NURSE).getUuid());
		assertThat(staff.find("%", 0, 100).getTotal()).isZero();
		assertThat(staff.find("nobody's name", 0, 100).getMembers()).isEmpty();
	}

	@Test
	public void theListHasPagesAndRetiredAccountsAreNotInIt() {
		long all = staff.find(null, 0, 100).getTotal();
		assertThat(staff.find(null, 0, 2).getMembers()).hasSize(2);
		assertThat(staff.find(null, 0, 2).getTotal()).isEqualTo(all);
		assertThat(uuids(staff.find(null, 2, 2))).doesNotContainAnyElementsOf(uuids(staff.find(null, 0, 2)));

		Context.getUserService().retireUser(user(OTHER_THERAPIST), "left");
		Context.flushSession();
		assertThat(staff.find(null, 0, 100).getTotal()).isEqualTo(all - 1);
	}

	private StaffMember find(String username) {
		return staff.find(username, 0, 10).getMembers().stream()
				.filter(member -> member.getUserUuid().equals(user(username).getUuid())).findFirst()
				.orElseThrow(() -> new AssertionError(username));
	}

	private static List<String> uuids(StaffList.Page page) {
		return page.getMembers().stream().map(StaffMember::getUserUuid).collect(Collectors.toList());
	}

	private static User user(String username) {
		return Context.getUserService().getUserByUsername(username);
	}

	private List<String> done() {
		return checklist.getSteps().stream().filter(SetupStep::isDone).map(SetupStep::getCode)
				.collect(Collectors.toList());
	}

	private SetupStep step(String code) {
		return checklist.getSteps().stream().filter(step -> step.getCode().equals(code)).findFirst()
				.orElseThrow(() -> new AssertionError(code));
	}
}
