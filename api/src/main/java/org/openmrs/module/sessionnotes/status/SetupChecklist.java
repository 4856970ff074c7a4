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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.concurrent.TimeUnit;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.FormService;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.DoneStep;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteConcepts;
import org.openmrs.module.sessionnotes.progressnote.SupervisionCheck;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.openmrs.util.PrivilegeConstants;

/**
 * The checklist for the first setup: what must exist before therapists write notes. The module checks most steps
 * itself; an administrator confirms the other steps. No step of the checklist depends on whether there are notes.
 */
public class SetupChecklist {

	private static final long BACKUPS_MILLIS = TimeUnit.DAYS.toMillis(366);

	private static final List<String> FORM_MODULES = Arrays.asList("o3forms", "htmlformentry");

	private static final List<String> LINKING_MODULES = Arrays.asList("legacyui", "appframework");

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final CurrentRequest currentRequest;

	private final AdministrationService administrationService;

	private final FormService formService;

	private final ProgressNoteConcepts concepts;

	private final PeopleStatus people;

	private final KeysetCopy keysetCopy;

	private final ImpersonationCheck themselves;

	public SetupChecklist(StoreTransactions transactions, KeysetProvider keysetProvider, CurrentRequest currentRequest,
			AccessLog accessLog, SettingsInForce settings, AdministrationService administrationService,
			FormService formService, ProgressNoteConcepts concepts) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.currentRequest = currentRequest;
		this.administrationService = administrationService;
		this.formService = formService;
		this.concepts = concepts;
		this.people = new PeopleStatus(transactions, settings);
		this.keysetCopy = new KeysetCopy(keysetProvider, transactions);
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
	}

	/**
	 * @return all steps of the checklist, in the order in which the steps are best done
	 * @throws APIAuthenticationException if the user's own roles do not grant "Manage Modules"
	 */
	public List<SetupStep> getSteps() {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_MODULES);
		long now = System.currentTimeMillis();
		return Arrays.asList(keysetCopy(now), backups(now), therapists(),
				new SetupStep("officers", people.hasTwoOfficers(), false, null), privileges(), providers(), supervision(),
				format(), concepts(), forms(), links());
	}

	/**
	 * @return the name of the newest key, which a confirmation of a copy must name; null if the keyset cannot be read
	 */
	public String getKey() {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_MODULES);
		try {
			return KeysetCopy.nameOf(keysetProvider.getKeyset());
		} catch (UnavailableException e) {
			return null;
		}
	}

	/**
	 * Stores the user's confirmation that a step is done.
	 *
	 * @param key the name of the newest key that was shown to the user; only for the step about the copy of the keyset
	 * @param words how and where the backups are kept; only for the step about the backups
	 * @throws APIAuthenticationException if the user lacks the privilege "Manage Modules", or acts as a different user
	 * @throws InvalidRequestException if a value that the step needs is missing
	 * @throws ConflictException if the key has changed since the user was asked to confirm the copy of the keyset
	 */
	public void confirm(ConfirmableStep step, String key, String words) {
		AccessRequest request = themselves.require(PrivilegeConstants.MANAGE_MODULES,
				against -> new APIAuthenticationException("Privileges required: " + PrivilegeConstants.MANAGE_MODULES));
		if ((key != null) != (step == ConfirmableStep.KEYSET_COPY)) {
			throw new InvalidRequestException("sessionnotes.error.setup.key");
		}
		if (StringUtils.isBlank(words) == (step == ConfirmableStep.BACKUPS)) {
			throw new InvalidRequestException("sessionnotes.error.setup.words");
		}
		if (key != null && !KeysetCopy.nameOf(keysetProvider.getKeyset()).equals(key)) {
			throw new ConflictException("sessionnotes.error.setup.keyChanged");
		}
		DoneStep done = new DoneStep(step.getCode(), key == null ? null : Integer.valueOf(Integer.parseUnsignedInt(key)),
				step == ConfirmableStep.FORMAT ? currentFormat() : words, request.getUserUuid(),
				System.currentTimeMillis());
		transactions.withWriterOrApart(jdbc -> {
			done.save(jdbc);
			return null;
		});
	}

	private SetupStep keysetCopy(long now) {
		StatusLine line = ModuleStatus.guarded(ConfirmableStep.KEYSET_COPY.getCode(), () -> keysetCopy.line(now));
		return confirmable(ConfirmableStep.KEYSET_COPY, said -> line.getState() == StatusState.OK);
	}

	private SetupStep backups(long now) {
		return confirmable(ConfirmableStep.BACKUPS,
				said -> said.filter(done -> now - done.getDoneAt() <= BACKUPS_MILLIS).isPresent());
	}

	private SetupStep therapists() {
		int therapists = people.countTherapists();
		return new SetupStep("therapists", therapists > 0, false, null, therapists);
	}

	private SetupStep privileges() {
		int lacking = people.countLackingCorePrivileges();
		return new SetupStep("privileges", lacking == 0, false, null, lacking);
	}

	private SetupStep providers() {
		boolean all = people.providers().getState() == StatusState.OK;
		return new SetupStep("providers", all && people.countTherapists() > 0, false, null);
	}

	private SetupStep supervision() {
		int set = transactions.reading(jdbc -> SupervisionCheck.all(jdbc).size());
		boolean works = people.supervision().getState() == StatusState.OK;
		return confirmable(ConfirmableStep.SUPERVISION,
				said -> works && (set > 0 || said.isPresent()), set);
	}

	private SetupStep format() {
		String format = currentFormat();
		return confirmable(ConfirmableStep.FORMAT,
				said -> said.filter(done -> format.equals(done.getWords())).isPresent(), format);
	}

	private String currentFormat() {
		String set = ProxyPrivileges.with(
				() -> administrationService.getGlobalProperty(SessionNotesProperties.FORMAT, ""),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		return ProgressNoteFormat.ofCode(set).orElse(ProgressNoteFormat.SOAP).name();
	}

	private SetupStep concepts() {
		int missing = concepts.countMissing();
		return new SetupStep("concepts", missing == 0, false, null, missing);
	}

	private SetupStep forms() {
		boolean wanted = FORM_MODULES.stream().anyMatch(ModuleFactory::isModuleStarted);
		boolean there = !wanted || ProxyPrivileges.with(
				() -> formService.getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID) != null,
				PrivilegeConstants.GET_FORMS);
		return new SetupStep("forms", there, false, null);
	}

	private SetupStep links() {
		return confirmable(ConfirmableStep.LINKS,
				said -> LINKING_MODULES.stream().anyMatch(ModuleFactory::isModuleStarted) || said.isPresent());
	}

	private SetupStep confirmable(ConfirmableStep step, Predicate<Optional<DoneStep>> isDone, Object... arguments) {
		Optional<DoneStep> said = transactions.reading(jdbc -> DoneStep.newest(jdbc, step.getCode()));
		return new SetupStep(step.getCode(), isDone.test(said), true, said.orElse(null), arguments);
	}
}
