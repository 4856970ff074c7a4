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

import org.openmrs.module.sessionnotes.platform.DoneStep;

/** One step of the checklist for the first setup. Instances are immutable. */
public final class SetupStep {

	private static final String PREFIX = "sessionnotes.setup.";

	private final String code;

	private final boolean done;

	private final boolean confirmable;

	private final DoneStep confirmation;

	private final Object[] arguments;

	SetupStep(String code, boolean done, boolean confirmable, DoneStep confirmation, Object... arguments) {
		this.code = code;
		this.done = done;
		this.confirmable = confirmable;
		this.confirmation = confirmation;
		this.arguments = arguments;
	}

	public String getCode() {
		return code;
	}

	public boolean isDone() {
		return done;
	}

	/** @return true if an administrator can confirm that the step is done */
	public boolean isConfirmable() {
		return confirmable;
	}

	/**
	 * @return the last confirmation of the step by an administrator, which may be outdated; null if no one has
	 *         confirmed the step
	 */
	public DoneStep getConfirmation() {
		return confirmation;
	}

	/** @return the code of the message that contains the name of the step */
	public String getNameCode() {
		return PREFIX + code;
	}

	/** @return the code of the message that states what the module found */
	public String getDetailCode() {
		return PREFIX + code + (done ? ".done" : ".open");
	}

	/** @return the code of the message that states what to do; null if the step is done */
	public String getTodoCode() {
		return done ? null : PREFIX + code + ".todo";
	}

	public Object[] getArguments() {
		return Arrays.copyOf(arguments, arguments.length);
	}
}
