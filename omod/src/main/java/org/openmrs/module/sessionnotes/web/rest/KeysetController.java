/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import static org.openmrs.module.sessionnotes.web.rest.ProgressNoteJson.date;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.psychotherapynote.KeyEscrow;
import org.openmrs.module.sessionnotes.psychotherapynote.KeyRotation;
import org.openmrs.module.sessionnotes.psychotherapynote.Resealing;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Rotates the key that seals the notes, and sends a copy of the keyset that a passphrase protects. This endpoint does
 * not open any note.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/keyset")
public class KeysetController extends EndpointController {

	private static final Set<String> PROPERTIES = Collections.singleton("action");

	private static final Set<String> COPY = new HashSet<>(Arrays.asList("passphrase", "secondPerson"));

	private static final Set<String> SECOND_PERSON = new HashSet<>(Arrays.asList("username", "password"));

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private KeyRotation keyRotation;

	@Autowired
	private Resealing resealing;

	@Autowired
	private KeyEscrow keyEscrow;

	@Autowired
	private CurrentRequest currentRequest;

	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject state() {
		currentRequest.requirePrivilege(SessionNotesPrivileges.MANAGE_KEYS);
		Resealing.Progress progress = resealing.getProgress();
		return new SimpleObject().add("keys", keysetProvider.getKeyset().getKeyIds().size())
				.add("resealing", progress.isRunning()).add("versionsToReseal", progress.getRemaining())
				.add("draftsToReseal", progress.getRemainingDrafts())
				.add("documentsToReseal", progress.getRemainingDocuments())
				.add("damagedVersions", progress.getDamaged()).add("resealedAt", date(resealing.getDoneAt().orElse(null)));
	}

	/**
	 * @param sent the request body, in which "action" is rotate, reseal, or interrupt. After the action rotate, a new
	 *         key seals all notes that are saved. Every action requires re-authentication.
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject act(@RequestBody SimpleObject sent) {
		keyRotation.requireMay();
		SimpleObject order = ReadBack.order(sent, this::state, PROPERTIES);
		if (order.isEmpty() && !sent.isEmpty()) {
			return state();
		}
		String action = new RequestProperties(order, PROPERTIES).id("action");
		if ("rotate".equals(action)) {
			keyRotation.rotate();
		} else if ("reseal".equals(action)) {
			resealing.start();
		} else if ("interrupt".equals(action)) {
			resealing.interrupt();
		} else {
			throw new InvalidRequestException("sessionnotes.error.unknown.keysetAction");
		}
		return state();
	}

	/**
	 * Sends a copy of the keyset. The request has "passphrase", which opens the copy. In "secondPerson", the request
	 * has the "username" and the "password" of a user who may approve legal orders. The user who requests the copy must
	 * re-authenticate.
	 */
	@RequestMapping(value = "/copy", method = RequestMethod.POST)
	public void copy(HttpServletRequest request, HttpServletResponse response) throws IOException {
		keyRotation.requireMay();
		RequestProperties sent = new RequestProperties(UnloggedBody.of(request), COPY);
		RequestProperties second = sent.object("secondPerson", SECOND_PERSON);
		if (second == null) {
			throw RequestProperties.wrong("secondPerson");
		}
		FileResponse.write(response, "application/zip", "keyset-copy.zip",
				keyEscrow.copy(sent.text("passphrase"), second.id("username"), second.text("password")));
	}
}
