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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.diversion.RestrictedObsInterceptor;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.hooks.FailedStart;
import org.openmrs.module.sessionnotes.hooks.HookCheck;
import org.openmrs.module.sessionnotes.hooks.HookState;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.Resealing;
import org.openmrs.module.sessionnotes.psychotherapynote.RetainedNotes;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Reports to administrators the state of everything that protects the notes. No line of the status depends on whether
 * there are notes. The status does not check the stored notes; a separate check of all notes exists.
 */
public class ModuleStatus {

	private static final Logger log = LoggerFactory.getLogger(ModuleStatus.class);

	private final HookCheck hookCheck;

	private final KeysetStatus keyset;

	private final KeysetCopy keysetCopy;

	private final LogStatus accessLog;

	private final PeopleStatus people;

	private final SafeguardSettings settings;

	private final RetainedNotes retained;

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	private final LongSupplier clock;

	public ModuleStatus(HookCheck hookCheck, KeysetProvider keysetProvider, Resealing resealing, SafeguardSettings settings,
			RetainedNotes retained, StoreTransactions transactions, CurrentRequest currentRequest) {
		this(hookCheck, keysetProvider, resealing, settings, retained, transactions, currentRequest,
				System::currentTimeMillis);
	}

	ModuleStatus(HookCheck hookCheck, KeysetProvider keysetProvider, Resealing resealing, SafeguardSettings settings,
			RetainedNotes retained, StoreTransactions transactions, CurrentRequest currentRequest, LongSupplier clock) {
		this.hookCheck = hookCheck;
		this.keyset = new KeysetStatus(keysetProvider, resealing, currentRequest);
		this.keysetCopy = new KeysetCopy(keysetProvider, transactions);
		this.accessLog = new LogStatus(transactions, settings, keysetProvider::getKeyset);
		this.people = new PeopleStatus(transactions, settings);
		this.settings = settings;
		this.retained = retained;
		this.transactions = transactions;
		this.currentRequest = currentRequest;
		this.clock = clock;
	}

	/**
	 * @param filters supplies the states of the hooks that are not part of the api
	 * @throws APIAuthenticationException if the user's own roles do not grant "Manage Modules"
	 */
	public List<StatusLine> getLines(Supplier<Collection<HookState>> filters) {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_MODULES);
		long now = clock.getAsLong();
		List<StatusLine> lines = new ArrayList<>(hooks(filters));
		lines.addAll(Arrays.asList(guarded("keyset", keyset::readable),
				guarded(ConfirmableStep.KEYSET_COPY.getCode(), () -> keysetCopy.line(now)),
				guarded("resealing", keyset::resealed), guarded("checkpoint", () -> accessLog.checkpoint(now)),
				guarded("logCheck", () -> accessLog.lastCheck(now)), guarded("providers", people::providers),
				guarded("supervision", people::supervision), guarded("settings", this::settings),
				guarded("retained", this::retained), guarded("versions", this::versions)));
		return lines;
	}

	/** Determines one line of the status. If determining one line fails, the other lines are still shown. */
	static StatusLine guarded(String code, Supplier<StatusLine> look) {
		try {
			return look.get();
		} catch (RuntimeException e) {
			if (e instanceof UnavailableException && KeysetProvider.isReasonOf((UnavailableException) e)) {
				return StatusLine.unknown(code, "noKeyset");
			}
			log.error("The status of {} could not be found out", code, e);
			return StatusLine.unknown(code, "failed");
		}
	}

	private List<StatusLine> hooks(Supplier<Collection<HookState>> filters) {
		List<HookState> states = new ArrayList<>();
		StatusLine hooks = guarded("hooks", () -> {
			states.addAll(hookCheck.check());
			states.addAll(filters.get());
			String failing = states.stream().filter(state -> state.getFault() != null).map(HookState::getName)
					.collect(Collectors.joining(", "));
			return failing.isEmpty()
					? StatusLine.of("hooks", StatusState.OK, "attached", states.size())
					: StatusLine.of("hooks", StatusState.FAULT, "failing", failing);
		});
		return Arrays.asList(hooks, guarded("guard", () -> guard(states)));
	}

	private static StatusLine guard(List<HookState> states) {
		List<HookState> guards = states.stream()
				.filter(state -> state.getName().endsWith(RestrictedObsInterceptor.class.getSimpleName()))
				.collect(Collectors.toList());
		boolean first = !guards.isEmpty() && guards.stream().allMatch(state -> state.getFault() == null);
		return StatusLine.of("guard", first ? StatusState.OK : StatusState.FAULT, first ? "first" : "notFirst");
	}

	private StatusLine settings() {
		OptionalInt waiting = settings.countWaiting();
		if (!waiting.isPresent()) {
			return StatusLine.of("settings", StatusState.FAULT, "altered");
		}
		return waiting.getAsInt() == 0
				? StatusLine.of("settings", StatusState.OK, "decided")
				: StatusLine.of("settings", StatusState.ATTENTION, "waiting", waiting.getAsInt());
	}

	/**
	 * Reports how many notes outlived a client or an author. Only users who may read the log are told; all others get the
	 * same words whether or not there are such notes. The state is always OK, so the monitoring learns nothing.
	 */
	private StatusLine retained() {
		OptionalInt number = retained.countForLogReader();
		if (!number.isPresent()) {
			return StatusLine.of("retained", StatusState.OK, "notTold");
		}
		return number.getAsInt() == 0
				? StatusLine.of("retained", StatusState.OK, "none")
				: StatusLine.of("retained", StatusState.OK, "some", number.getAsInt());
	}

	private StatusLine versions() {
		Module module = ModuleFactory.getModuleById(FailedStart.MODULE_ID);
		String database = transactions.reading(jdbc -> jdbc.execute((ConnectionCallback<String>) connection -> connection
				.getMetaData().getDatabaseProductName() + " " + connection.getMetaData().getDatabaseProductVersion()));
		return StatusLine.of("versions", StatusState.OK, "these", module == null ? "-" : module.getVersion(),
				OpenmrsConstants.OPENMRS_VERSION_SHORT, database, System.getProperty("java.version"));
	}
}
