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

import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.psychotherapynote.IntegrityProgress;
import org.openmrs.module.sessionnotes.psychotherapynote.IntegrityReport;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.psychotherapynote.PsychotherapyNoteService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * For the author of a psychotherapy note, serves the history of the note and checks the note for tampering. For a user
 * who is responsible for the log, this endpoint also checks all notes.
 */
@Controller
@RequestMapping("/rest/" + SessionNotesRestController.NAMESPACE)
public class PsychotherapyNoteHistoryController extends EndpointController {

	@RequestMapping(value = "/psychotherapynote/{uuid}/version", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject versions(@PathVariable("uuid") String uuid, HttpServletRequest request,
			HttpServletResponse response) {
		RequestContext context = RestUtil.getRequestContext(request, response);
		try {
			NoteHeader note = service().getFacts(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
			// only the versions on the requested page are opened, and only these openings are logged
			return ListAnswer.of(service().getHistory(uuid, context.getStartIndex(), context.getLimit()),
					note.getCurrentVersion(), PsychotherapyNoteHistoryController::shown, context);
		} catch (APIAuthenticationException e) {
			throw notFoundOrAskedToSignIn(e);
		}
	}

	private static SimpleObject shown(NoteVersion version) {
		return new SimpleObject().add("version", version.getVersion())
				.add("dateCreated", ConversionUtil.convertToRepresentation(new Date(version.getDateCreated()), null))
				.add("passwordHeld", version.isPasswordHeld()).add("text", version.getContent().getText())
				.add("sections", PsychotherapyNoteViews.sections(version.getContent()));
	}

	@RequestMapping(value = "/psychotherapynote/{uuid}/verification", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject verification(@PathVariable("uuid") String uuid) {
		try {
			return problems(new SimpleObject(), service().verifyNote(uuid));
		} catch (APIAuthenticationException e) {
			throw notFoundOrAskedToSignIn(e);
		}
	}

	@RequestMapping(value = "/verification", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject verification() {
		return shown(service().verifyAll());
	}

	private static SimpleObject shown(IntegrityReport report) {
		return problems(new SimpleObject().add("chains", report.getChains()).add("events", report.getEvents())
				.add("notes", report.getNotes()).add("versions", report.getVersions())
				.add("drafts", report.getDrafts()),
				report.getProblems());
	}

	/**
	 * Converts the result of an earlier check. The totals of the log are left out: compared with the log of today, they
	 * would tell an author of a legal order of which the author may not be notified yet.
	 */
	private static SimpleObject shownLater(IntegrityReport report) {
		return problems(new SimpleObject().add("notes", report.getNotes()).add("versions", report.getVersions())
				.add("drafts", report.getDrafts()), report.getProblems());
	}

	/** Starts a check of all notes and of the whole log in the background. */
	@RequestMapping(value = "/verification/run", method = RequestMethod.POST)
	@ResponseBody
	public SimpleObject startVerification(@RequestBody SimpleObject sent) {
		if (!sent.isEmpty()) {
			// the state of the check was sent back unchanged: nothing starts
			SimpleObject read = verificationRun();
			new ReadBack(read).settable(sent, Collections.emptySet());
			return read;
		}
		service().startVerification();
		return verificationRun();
	}

	/** Returns the progress and the result of the last check of all notes and of the whole log in the background. */
	@RequestMapping(value = "/verification/run", method = RequestMethod.GET)
	@ResponseBody
	public SimpleObject verificationRun() {
		IntegrityProgress last = service().getVerification().orElse(null);
		SimpleObject answer = new SimpleObject().add("running", last != null && last.isRunning()).add("failed",
				last != null && last.isFailed());
		if (last != null) {
			answer.add("percent", last.getPercent()).add("startedAt", date(last.getStartedAt())).add("finishedAt",
					date(last.getFinishedAt()));
		}
		service().getVerificationReport().ifPresent(report -> answer.add("result", shownLater(report)));
		return answer;
	}

	private static SimpleObject problems(SimpleObject answer, List<ChainProblem> problems) {
		return answer.add("intact", problems.isEmpty()).add("problems",
				problems.stream().map(problem -> new SimpleObject().add("chain", problem.getChain())
						.add("kind", problem.getKind().name()).add("at", problem.getAt())).collect(Collectors.toList()));
	}

	private static RuntimeException notFoundOrAskedToSignIn(APIAuthenticationException e) {
		return Context.isAuthenticated() ? new NotFoundException(ErrorCodes.NO_SUCH_NOTE) : e;
	}

	private static PsychotherapyNoteService service() {
		return Context.getService(PsychotherapyNoteService.class);
	}
}
