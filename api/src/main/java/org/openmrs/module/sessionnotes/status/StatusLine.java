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
import java.util.Comparator;
import java.util.List;

/**
 * One line of the status: what was checked, the state of what was checked, and what the check found. Instances are
 * immutable.
 */
public final class StatusLine {

	private static final String PREFIX = "sessionnotes.status.";

	private final String code;

	private final StatusState state;

	private final String detailCode;

	private final String todoCode;

	private final Object[] arguments;

	private final Long since;

	private StatusLine(String code, StatusState state, String detailCode, String todoCode, Long since,
			Object... arguments) {
		this.code = code;
		this.state = state;
		this.detailCode = detailCode;
		this.todoCode = state == StatusState.OK ? null : todoCode;
		this.arguments = arguments;
		this.since = since;
	}

	/**
	 * @param code the code of what was checked
	 * @param found the end of the code of the message that states what was found; with ".todo" appended, the end of the
	 *         code of the message that states what to do
	 * @param arguments the arguments of the message that states what was found
	 */
	static StatusLine of(String code, StatusState state, String found, Object... arguments) {
		String detail = PREFIX + code + "." + found;
		return new StatusLine(code, state, detail, detail + ".todo", null, arguments);
	}

	/** @return a line about something that could not be checked, for the given reason */
	static StatusLine unknown(String code, String reason) {
		String detail = PREFIX + "unknown." + reason;
		return new StatusLine(code, StatusState.UNKNOWN, detail, detail + ".todo", null);
	}

	/** @return a line about a fault whose message has the given code */
	static StatusLine fault(String code, String messageCode) {
		return new StatusLine(code, StatusState.FAULT, messageCode, PREFIX + code + ".todo", null);
	}

	/** @return a copy of this line with the time since which the line is true, in milliseconds since 1970-01-01 UTC */
	StatusLine since(long moment) {
		return new StatusLine(code, state, detailCode, todoCode, moment, arguments);
	}

	/** @return the worst state among the given lines */
	public static StatusState worst(List<StatusLine> lines) {
		return lines.stream().map(StatusLine::getState).max(Comparator.naturalOrder()).orElse(StatusState.UNKNOWN);
	}

	public String getCode() {
		return code;
	}

	/** @return the code of the message that names what was checked */
	public String getNameCode() {
		return PREFIX + code;
	}

	public StatusState getState() {
		return state;
	}

	/** @return the code of the message that states what was found */
	public String getDetailCode() {
		return detailCode;
	}

	/** @return the code of the message that states what to do; null if there is nothing to do */
	public String getTodoCode() {
		return todoCode;
	}

	/** @return the arguments of the message that states what was found */
	public Object[] getArguments() {
		return Arrays.copyOf(arguments, arguments.length);
	}

	/** @return the time since which the line is true, in milliseconds since 1970-01-01 UTC; null if no time is known */
	public Long getSince() {
		return since;
	}
}
