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

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.adoption.Adoption;
import org.openmrs.module.sessionnotes.adoption.AdoptionReport;
import org.openmrs.module.sessionnotes.adoption.AdoptionRun;
import org.openmrs.module.sessionnotes.adoption.RestrictedInRecord;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Starts the adoption of obs that are already in the record, and reports on the adoption. The responses contain
 * numbers, users, concepts and ids, but no note text.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE + "/adoption")
public class AdoptionController extends EndpointController {

	private static final Set<String> PROPERTIES = new HashSet<>(Arrays.asList("action", "concepts"));

	private static final int LEFT_ROWS = 100;

	private static final int LEFT_ROWS_OF_FILE = 5_000;

	@Autowired
	private Adoption adoption;

	/**
	 * Returns the newest adoption and the newest preview, with links to the next skipped obs.
	 *
	 * @param startIndex the index of the first skipped obs in each list
	 * @param limit the maximum number of skipped obs in each list
	 */
	@RequestMapping(method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject state(@RequestParam(value = "startIndex", defaultValue = "0") int startIndex,
			@RequestParam(value = "limit", defaultValue = "" + LEFT_ROWS) int limit, HttpServletRequest request,
			HttpServletResponse response) {
		SimpleObject state = state(startIndex, limit);
		RequestContext context = RestUtil.getRequestContext(request, response);
		context.setStartIndex(startIndex);
		context.setLimit(limit);
		boolean more = Stream.of("adoption", "dryRun").map(state::get).filter(Objects::nonNull)
				.anyMatch(run -> hasMoreLeft((SimpleObject) run, startIndex));
		return ListAnswer.withLinks(state, context, more);
	}

	private SimpleObject state(int startIndex, int limit) {
		// read before the reports, so that the report of a run that has ended already shows the end
		boolean running = adoption.isRunning();
		// these calls refuse a caller who may not adopt obs
		Optional<AdoptionReport> dry = adoption.getReport(true, startIndex, limit);
		Optional<AdoptionReport> last = adoption.getReport(false, startIndex, limit);
		AdoptionReferences references = new AdoptionReferences();
		return new SimpleObject().add("running", running).add("twoPeople", adoption.takesTwoPeople())
				.add("adoption", last.map(report -> shown(report, references)).orElse(null))
				.add("dryRun", dry.map(report -> shown(report, references)).orElse(null))
				.add("filesToRemove", adoption.countFilesToRemove())
				.add("untouchedTables", adoption.getUntouchedTables());
	}

	private static boolean hasMoreLeft(SimpleObject run, int startIndex) {
		int shown = ((List<?>) run.get("left")).size();
		int all = ((Map<?, ?>) run.get("leftByReason")).values().stream().mapToInt(each -> ((Number) each).intValue())
				.sum();
		return shown > 0 && startIndex + shown < all;
	}

	/**
	 * Lists all restricted concepts in "results". The entry of a concept states the number of the concept's obs in the
	 * record, and whether these obs can be adopted.
	 */
	@RequestMapping(value = "/concept", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject concepts(HttpServletRequest request, HttpServletResponse response) {
		AdoptionReferences references = new AdoptionReferences();
		return ListAnswer.ofAll(adoption.getRestrictedConcepts(), concept -> shown(concept, references),
				RestUtil.getRequestContext(request, response));
	}

	/**
	 * Sends all skipped obs as a CSV file. Each line has the id of an obs and the reason why the obs was skipped.
	 *
	 * @param dry true for the obs that the newest preview skipped; false for the obs that the newest adoption skipped
	 */
	@RequestMapping(value = "/left", method = RequestMethod.GET)
	public void left(@RequestParam(value = "dryRun", defaultValue = "false") boolean dry, HttpServletResponse response)
			throws IOException {
		List<AdoptionReport.Left> page = left(dry, 0);
		FileResponse.head(response, "text/csv;charset=UTF-8", "obs-that-stay.csv");
		Writer csv = response.getWriter();
		csv.write("obsId,reason\r\n");
		for (int startIndex = 0; !page.isEmpty(); page = left(dry, startIndex)) {
			for (AdoptionReport.Left left : page) {
				csv.write(left.getObsId() + "," + left.getReason() + "\r\n");
			}
			startIndex += page.size();
		}
		response.flushBuffer();
	}

	private List<AdoptionReport.Left> left(boolean dry, int startIndex) {
		return adoption.getReport(dry, startIndex, LEFT_ROWS_OF_FILE).map(AdoptionReport::getLeft)
				.orElse(Collections.emptyList());
	}

	/**
	 * @param values the request body, in which "action" is dryRun, start or interrupt. With the action dryRun or start,
	 *         the body also has "concepts", a list of uuids.
	 */
	@RequestMapping(method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject act(@RequestBody SimpleObject values) {
		SimpleObject order = ReadBack.order(values, () -> state(0, LEFT_ROWS), PROPERTIES);
		if (order.isEmpty() && !values.isEmpty()) {
			return state(0, LEFT_ROWS);
		}
		RequestProperties sent = new RequestProperties(order, PROPERTIES);
		String action = String.valueOf(sent.id("action"));
		switch (action) {
			case "dryRun" :
				adoption.dryRun(sent.references("concepts"));
				break;
			case "start" :
				adoption.start(sent.references("concepts"));
				break;
			case "interrupt" :
				adoption.interrupt();
				break;
			default :
				throw RequestProperties.wrong("action");
		}
		return state(0, LEFT_ROWS);
	}

	/** Asks a caller who is not signed in to sign in, as everywhere in REST. The refusal is in the access log by then. */
	@Override
	@ExceptionHandler(SessionNotesException.class)
	@ResponseBody
	public SimpleObject refused(SessionNotesException refused, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		return Context.isAuthenticated()
				? super.refused(refused, request, response)
				: apiAuthenticationExceptionHandler(refused, request, response);
	}

	private static SimpleObject shown(AdoptionReport report, AdoptionReferences references) {
		AdoptionRun run = report.getRun();
		return new SimpleObject().add("state", run.getState().name())
				.add("concepts", run.getConcepts().stream().map(references::toConcept).collect(Collectors.toList()))
				.add("proposedBy", references.toUser(run.getProposedBy()))
				.add("startedBy", references.toUser(run.getStartedBy())).add("dateStarted", time(run.getDateStarted()))
				.add("dateEnded", time(run.getDateEnded())).add("obs", run.getRows())
				.add("obsSeen", run.getRowsSeen())
				.add("counts",
						report.getCounts().stream().map(count -> shown(count, references)).collect(Collectors.toList()))
				.add("leftByReason", report.getLeftByReason())
				.add("left",
						report.getLeft().stream().map(
								left -> new SimpleObject().add("obsId", left.getObsId()).add("reason", left.getReason()))
								.collect(Collectors.toList()));
	}

	@SuppressWarnings("unchecked")
	private static SimpleObject shown(RestrictedInRecord concept, AdoptionReferences references) {
		SimpleObject shown = new SimpleObject();
		shown.putAll((Map<String, Object>) references.toConcept(concept.getConceptUuid()));
		return shown.add("adoptable", concept.isAdoptable()).add("obs", concept.getObs());
	}

	private static Object time(Long millis) {
		return millis == null ? null : ProgressNoteJson.time(Instant.ofEpochMilli(millis));
	}

	private static SimpleObject shown(AdoptionReport.Count count, AdoptionReferences references) {
		return new SimpleObject().add("concept", references.toConcept(count.getConceptUuid()))
				.add("author", references.toUser(count.getAuthorUuid()))
				.add("notes", count.getNotes()).add("versions", count.getVersions()).add("voided", count.getVoided())
				.add("severalWriters", count.getSeveralWriters());
	}
}
