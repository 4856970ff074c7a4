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

import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown if hooks of the module do not work, so that the module must not run. The message names each failed hook and the
 * reason.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class HookMissingException extends APIException {

	private static final long serialVersionUID = 1L;

	/** @param failed the failed hooks; must not be empty */
	public HookMissingException(List<HookState> failed) {
		super(failed.stream().map(HookMissingException::sentence)
				.collect(Collectors.joining(" ", text("sessionnotes.error.hooks") + " ", "")));
	}

	private static String sentence(HookState failed) {
		return failed.getName() + ": " + text(failed.getFault().getMessageCode());
	}

	private static String text(String messageCode) {
		return Context.getMessageSourceService().getMessage(messageCode);
	}
}
