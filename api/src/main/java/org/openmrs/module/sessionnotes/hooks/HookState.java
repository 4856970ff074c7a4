/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.UnavailableException;

/** Tells whether one hook of the module works, and names the fault of a hook that does not work. */
public final class HookState {

	private final String name;

	private final HookFault fault;

	private HookState(String name, HookFault fault) {
		this.name = name;
		this.fault = fault;
	}

	/**
	 * @param name the place where the hook is attached, and the hook's class, for example "obsService: ObsServiceAdvice"
	 */
	public static HookState holds(String name) {
		return new HookState(name, null);
	}

	public static HookState fails(String name, HookFault fault) {
		return new HookState(name, fault);
	}

	/**
	 * @param failed the states of the hooks that do not work; the list must not be empty
	 * @return the error that prevents the module from running; its message names each hook that does not work, and the
	 *         reason
	 */
	public static UnavailableException refusal(List<HookState> failed) {
		return new UnavailableException(failed.stream().map(state -> state.name + ": " + text(state.fault.getMessageCode()))
				.collect(Collectors.joining(" ", text("sessionnotes.error.hooks") + " ", "")));
	}

	private static String text(String messageCode) {
		return Context.getMessageSourceService().getMessage(messageCode);
	}

	public String getName() {
		return name;
	}

	/** @return the fault of the hook; null if the hook works */
	public HookFault getFault() {
		return fault;
	}
}
