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
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Provider;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.hooks.HookCheck;
import org.openmrs.module.sessionnotes.hooks.HookFault;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.Resealing;
import org.openmrs.module.sessionnotes.psychotherapynote.RetainedNotes;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.openmrs.util.OpenmrsUtil;
import org.springframework.beans.factory.annotation.Autowired;

public class ModuleStatusTest extends SessionNotesContextTest {

	@Autowired
	private ModuleStatus status;

	@Autowired
	private SetupChecklist checklist;

	@Autowired
	private HookCheck hookCheck;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private Resealing resealing;

	@Autowired
	private SafeguardSettings settings;

	@Autowired
	private RetainedNotes retained;

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private AccessLog accessLog;

	@BeforeEach
	public void signInAsAdministrator() throws Exception {
		keysetProvider.getKeyset();
		signInAsSuperuser();
		settings.look();
	}

	@Test
	public void nobodyButAnAdministratorSeesIt() {
		for (String user : Arrays.asList(AUTHOR, NURSE, SUPERVISOR, PRIVACY_OFFICER)) {
			signInAs(user);
			assertThatThrownBy(this::lines).as(user).isInstanceOf(APIAuthenticationException.class);
			assertThatThrownBy(checklist::getSteps).as(user).isInstanceOf(APIAuthenticationException.class);
			assertThatThrownBy(checklist::getKey).as(user).isInstanceOf(APIAuthenticationException.class);
		}
	}

	@Test
	public void everyThingThatProtectsTheNotesHasALine() {
		assertThat(lines()).extracting(StatusLine::getCode).containsExactly("hooks", "guard", "keyset", "keysetCopy",
				"resealing", "checkpoint", "logCheck", "providers", "supervision", "settings", "retained", "versions");
		for (String code : Arrays.asList("hooks", "guard", "keyset", "settings", "versions")) {
			assertThat(line(code).getState()).as(code).isEqualTo(StatusState.OK);
		}
	}

	@Test
	public void itIsTheSameWithAndWithoutNotes() throws Exception {
		List<String> without = described(status);
		signInAs(AUTHOR);
		String uuid = service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("canary 4711")))
				.getNote().getUuid();
		service.amendNote(uuid, 1, NoteContent.ofText("canary 4712"));
		service.getNote(uuid);
		signInAsSuperuser();

		assertThat(described(status)).isEqualTo(without);
		assertThat(described(status)).noneMatch(line -> line.contains("canary") || line.contains(uuid));
	}

	@Test
	public void aHookThatDoesNotHoldIsAFaultAndNamed() {
		StatusLine line = status
				.getLines(() -> Collections.singletonList(HookState.fails("filters: one", HookFault.NOT_ATTACHED))).get(0);

		assertThat(line.getState()).isEqualTo(StatusState.FAULT);
		assertThat(line.getArguments()).containsExactly("filters: one");
		assertThat(line.getTodoCode()).isEqualTo("sessionnotes.status.hooks.failing.todo");
	}

	@Test
	public void aMissingKeysetIsNamedAndHidesNoOtherLine() throws Exception {
		Path keyset = Paths.get(OpenmrsUtil.getApplicationDataDirectory()).resolve(KeysetProvider.DEFAULT_FILE);
		Path away = keyset.resolveSibling("away.json");
		Files.move(keyset, away);
		try {
			assertThat(line("keyset").getState()).isEqualTo(StatusState.FAULT);
			assertThat(line("keyset").getDetailCode()).isEqualTo("sessionnotes.error.keyset.missing");
			assertThat(line("keysetCopy").getState()).isEqualTo(StatusState.UNKNOWN);
			assertThat(line("keysetCopy").getDetailCode()).isEqualTo("sessionnotes.status.unknown.noKeyset");
			assertThat(line("checkpoint").getState()).isEqualTo(StatusState.UNKNOWN);
			assertThat(line("hooks").getState()).isEqualTo(StatusState.OK);
			assertThat(checklist.getKey()).isNull();
			assertThat(checklist.getSteps().get(0).isDone()).isFalse();
		} finally {
			Files.move(away, keyset);
		}
		assertThat(line("keyset").getState()).isEqualTo(StatusState.OK);
	}

	@Test
	public void aCopyIsAskedForAgainAfterARotationAndAfterAYear() {
		assertThat(line("keysetCopy").getDetailCode()).endsWith(".never");

		checklist.confirm(ConfirmableStep.KEYSET_COPY, checklist.getKey(), null);
		assertThat(line("keysetCopy").getState()).isEqualTo(StatusState.OK);
		assertThat(line("keysetCopy").getSince()).isNotNull();
		assertThat(in(367).getDetailCode()).endsWith(".old");

		String before = checklist.getKey();
		keysetProvider.rotate();
		assertThat(line("keysetCopy").getDetailCode()).endsWith(".otherKey");
		assertThatThrownBy(() -> checklist.confirm(ConfirmableStep.KEYSET_COPY, before, null))
				.isInstanceOf(ConflictException.class);
		assertThat(line("keysetCopy").getState()).isEqualTo(StatusState.ATTENTION);
	}

	private StatusLine in(int days) {
		return new ModuleStatus(hookCheck, keysetProvider, resealing, settings, retained, transactions, currentRequest,
				() -> System.currentTimeMillis() + TimeUnit.DAYS.toMillis(days)).getLines(Collections::emptyList).get(3);
	}

	@Test
	public void sealingAgainIsDueAfterARotationWhetherOrNotThereAreNotes() {
		keysetProvider.rotate();
		assertThat(line("resealing").getDetailCode()).endsWith(".due");

		new DoneStep(Resealing.DONE, keysetProvider.getKeyset().getPrimaryKeyId(), null, null, 1)
				.save(transactions.withCaller(jdbc -> jdbc));
		assertThat(line("resealing").getState()).isEqualTo(StatusState.OK);
	}

	@Test
	public void theLastCheckOfEverythingCountsAndNotThatOfOneNote() {
		signInAs(PRIVACY_OFFICER);
		service.verifyAll();
		assertThatLogCheckIs("intact", StatusState.OK);

		record(AccessLog.event(AccessEventType.VERIFIED, currentRequest.actor()).note(4711).detail("PROBLEMS_1"));
		assertThatLogCheckIs("intact", StatusState.OK);
		record(AccessLog.event(AccessEventType.VERIFIED, currentRequest.actor()).detail("PROBLEMS_1"));
		assertThatLogCheckIs("problems", StatusState.FAULT);
	}

	private void record(org.openmrs.module.sessionnotes.domain.audit.AccessEvent.Builder event) {
		accessLog.record(event.at(System.currentTimeMillis() + 1_000));
	}

	private void assertThatLogCheckIs(String found, StatusState state) {
		try {
			signInAsSuperuser();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
		assertThat(line("logCheck").getDetailCode()).endsWith("." + found);
		assertThat(line("logCheck").getState()).isEqualTo(state);
	}

	@Test
	public void aLateCheckpointIsAFault() {
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_checkpoint"));
		assertThat(line("checkpoint").getDetailCode()).endsWith(".none");
		int hours = transactions.withCaller(jdbc -> settings.number(jdbc, Safeguard.CHECKPOINT_HOURS));
		checkpoint(hours);
		assertThat(line("checkpoint").getState()).isEqualTo(StatusState.OK);
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_checkpoint"));
		checkpoint(hours + 2);
		assertThat(line("checkpoint").getState()).isEqualTo(StatusState.FAULT);
	}

	private void checkpoint(int hoursAgo) {
		transactions.withCaller(jdbc -> jdbc.update(
				"insert into sessionnotes_checkpoint (checkpoint_number, made_at, previous_hash, signature) values (?, ?, ?, ?)",
				1, System.currentTimeMillis() - TimeUnit.HOURS.toMillis(hoursAgo), "0", new byte[1]));
	}

	@Test
	public void therapistsWithoutAProviderAreCountedAsPeople() {
		int before = missingProviders();
		assertThat(before).isGreaterThanOrEqualTo(2);

		Provider provider = new Provider();
		provider.setPerson(Context.getUserService().getUserByUsername(AUTHOR).getPerson());
		provider.setIdentifier("provider of a test");
		Context.getProviderService().saveProvider(provider);
		Context.flushSession();
		assertThat(missingProviders()).isEqualTo(before - 1);
	}

	private int missingProviders() {
		assertThat(line("providers").getDetailCode()).endsWith(".missing");
		return (Integer) line("providers").getArguments()[0];
	}

	@Test
	public void aSupervisorWhoMayNotReviewIsFound() {
		assertThat(line("supervision").getState()).isEqualTo(StatusState.OK);
		supervised(SUPERVISOR);
		assertThat(line("supervision").getDetailCode()).endsWith(".working");
		supervised(NURSE);
		assertThat(line("supervision").getDetailCode()).endsWith(".failing");
	}

	private void supervised(String supervisor) {
		transactions.withCaller(jdbc -> jdbc.update("delete from sessionnotes_supervision"));
		transactions.withCaller(jdbc -> jdbc.update(
				"insert into sessionnotes_supervision (therapist_uuid, supervisor_uuid, mode) values (?, ?, ?)",
				uuidOf(AUTHOR), uuidOf(supervisor), "REVIEW_AND_COSIGN"));
	}

	private static String uuidOf(String username) {
		return Context.getUserService().getUserByUsername(username).getUuid();
	}

	@Test
	public void aSettingThatIsNotWhatWasStoredIsAFault() {
		transactions
				.withCaller(jdbc -> jdbc.update("update sessionnotes_setting set value_in_force = ? where setting_name = ?",
						"1", Safeguard.PASSWORD_HOLD_HOURS.getName()));
		assertThat(line("settings").getState()).isEqualTo(StatusState.FAULT);
	}

	@Test
	public void anAdministratorWithoutTheKeyPrivilegeLearnsNoNumbers() {
		makeAdministrator(OTHER_PRIVACY_OFFICER);
		signInAs(OTHER_PRIVACY_OFFICER);

		assertThat(lines()).hasSize(12);
		assertThat(line("resealing").getArguments()).isEmpty();
		assertThat(checklist.getSteps()).hasSize(11);
	}

	@Test
	public void onlyWhoeverMayReadTheLogIsToldOfRetainedNotes() throws Exception {
		signInAsSuperuser();
		makeAdministrator(NURSE);
		makeAdministrator(PRIVACY_OFFICER);
		assertRetained(NURSE, "notTold");
		assertRetained(PRIVACY_OFFICER, "none");

		signInAs(AUTHOR);
		service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText("canary 4713")));
		transactions.withCaller(jdbc -> jdbc.update("update sessionnotes_note set patient_uuid = 'purged'"));

		assertRetained(NURSE, "notTold");
		assertRetained(PRIVACY_OFFICER, "some", 1);
	}

	private void assertRetained(String username, String found, Object... arguments) {
		signInAs(username);
		assertThat(line("retained").getDetailCode()).endsWith("." + found);
		assertThat(line("retained").getArguments()).isEqualTo(arguments);
		assertThat(line("retained").getState()).isEqualTo(StatusState.OK);
	}

	@Test
	public void sealingTellsItsShareToWhoeverMayChangeTheKey() {
		Resealing running = mock(Resealing.class);
		Resealing.Progress progress = mock(Resealing.Progress.class);
		when(running.isRunning()).thenReturn(true);
		when(running.getProgress()).thenReturn(progress);
		when(progress.getRemaining()).thenReturn(30);
		when(progress.getRemainingDrafts()).thenReturn(4);
		when(progress.getRemainingDocuments()).thenReturn(5);
		when(progress.getPercentDone()).thenReturn(61);
		keysetProvider.rotate();

		assertThat(new KeysetStatus(keysetProvider, running, currentRequest).resealed().getArguments())
				.containsExactly(30, 4, 5, 61);
	}

	private static void makeAdministrator(String username) {
		User administrator = Context.getUserService().getUserByUsername(username);
		Role role = new Role("Administrator " + username, "Manages modules");
		role.addPrivilege(Context.getUserService().getPrivilege("Manage Modules") == null
				? Context.getUserService().savePrivilege(new org.openmrs.Privilege("Manage Modules", "Modules"))
				: Context.getUserService().getPrivilege("Manage Modules"));
		administrator.addRole(Context.getUserService().saveRole(role));
		Context.getUserService().saveUser(administrator);
		Context.flushSession();
	}

	private List<StatusLine> lines() {
		return status.getLines(Collections::emptyList);
	}

	private StatusLine line(String code) {
		return lines().stream().filter(line -> line.getCode().equals(code)).findFirst()
				.orElseThrow(() -> new AssertionError(code));
	}

	private static List<String> described(ModuleStatus status) {
		return status.getLines(Collections::emptyList).stream()
				.map(line -> line.getCode() + " " + line.getState() + " " + line.getDetailCode() + " "
						+ Arrays.toString(line.getArguments()) + " " + line.getSince())
				.collect(Collectors.toList());
	}
}
