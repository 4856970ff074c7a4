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

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.adoption.Adoption;
import org.openmrs.module.sessionnotes.adoption.AdoptionReport;
import org.openmrs.module.sessionnotes.adoption.AdoptionRun;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The adoption of obs that are in the record already. It shows numbers, users, concepts and ids, and no text. */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/adoption")
public class AdoptionController extends EndpointController {

	private static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("action", "concepts"));

	private static final int LEFT_ROWS = 100;

	@Autowired
	private Adoption adoption;

	/**
	 * @param startIndex where the lists of obs that were left begin
	 * @param limit how many of them at most
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject state(@RequestParam(value = "startIndex", defaultValue = "0") int startIndex,
			@RequestParam(value = "limit", defaultValue = "" + LEFT_ROWS) int limit) {
		// these first: they refuse whoever may not adopt
		SimpleObject dry = adoption.getReport(true, startIndex, limit).map(AdoptionController::shown).orElse(null);
		SimpleObject last = adoption.getReport(false, startIndex, limit).map(AdoptionController::shown).orElse(null);
		return new SimpleObject().add("running", adoption.isRunning()).add("twoPeople", adoption.takesTwoPeople())
				.add("adoption", last).add("dryRun", dry).add("filesToRemove", adoption.countFilesToRemove())
				.add("untouchedTables", adoption.getUntouchedTables());
	}

	/** @param values with "action": dryRun, start or interrupt; and for the first two "concepts", a list of uuids */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject act(@RequestBody SimpleObject values) {
		Sent sent = new Sent(values, PROPERTIES);
		String action = String.valueOf(sent.id("action"));
		switch (action) {
			case "dryRun" :
				adoption.dryRun(sent.ids("concepts"));
				break;
			case "start" :
				adoption.start(sent.ids("concepts"));
				break;
			case "interrupt" :
				adoption.interrupt();
				break;
			default :
				throw Sent.wrong("action");
		}
		return state(0, LEFT_ROWS);
	}

	private static SimpleObject shown(AdoptionReport report) {
		AdoptionRun run = report.getRun();
		return new SimpleObject().add("state", run.getState().name()).add("concepts", run.getConcepts())
				.add("proposedBy", run.getProposedBy()).add("startedBy", run.getStartedBy())
				.add("dateStarted", time(run.getDateStarted()))
				.add("dateEnded", time(run.getDateEnded())).add("obs", run.getRows())
				.add("obsSeen", run.getRowsSeen())
				.add("counts", report.getCounts().stream().map(AdoptionController::shown).collect(Collectors.toList()))
				.add("leftByReason", report.getLeftByReason())
				.add("left",
						report.getLeft().stream().map(
								left -> new SimpleObject().add("obsId", left.getObsId()).add("reason", left.getReason()))
								.collect(Collectors.toList()));
	}

	private static Object time(Long millis) {
		return millis == null ? null : NoteSections.time(Instant.ofEpochMilli(millis));
	}

	private static SimpleObject shown(AdoptionReport.Count count) {
		return new SimpleObject().add("concept", count.getConceptUuid()).add("author", count.getAuthorUuid())
				.add("notes", count.getNotes()).add("versions", count.getVersions()).add("voided", count.getVoided())
				.add("severalWriters", count.getSeveralWriters());
	}
}
