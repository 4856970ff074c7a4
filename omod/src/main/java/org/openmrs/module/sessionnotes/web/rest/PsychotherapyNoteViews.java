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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.util.PrivilegeConstants;

/** Converts notes to REST responses, and REST requests to the content of a note. */
final class PsychotherapyNoteViews {

	private static final Set<String> SECTION = new HashSet<>(Arrays.asList("part", "text"));

	private PsychotherapyNoteViews() {
	}

	/** The reader's own privileges for the record. Reading a note gives no access to the record. */
	private static final class Reader {

		private final boolean mayGetPatients;

		private final boolean mayGetEncounters;

		private Reader() {
			CurrentRequest request = Context.getRegisteredComponents(CurrentRequest.class).get(0);
			mayGetPatients = request.isAuthorizedInSession(PrivilegeConstants.GET_PATIENTS);
			mayGetEncounters = request.isAuthorizedInSession(PrivilegeConstants.GET_ENCOUNTERS);
		}
	}

	static PsychotherapyNoteView of(NoteVersion version) {
		PsychotherapyNoteView view = of(version.getNote());
		view.setVersion(version.getVersion());
		view.setDateChanged(new Date(version.getDateCreated()));
		view.setText(version.getContent().getText());
		view.setSections(sections(version.getContent()));
		view.setReason(version.getVoidReason());
		view.setPasswordHeld(version.isPasswordHeld());
		view.setDisclosure(version.getDisclosure() == null ? null : DisclosureViews.mark(version.getDisclosure()));
		return view;
	}

	static PsychotherapyNoteView of(NoteHeader note) {
		return of(note, new Reader());
	}

	static List<PsychotherapyNoteView> of(List<NoteHeader> notes) {
		Reader reader = new Reader();
		return notes.stream().map(note -> of(note, reader)).collect(Collectors.toList());
	}

	private static PsychotherapyNoteView of(NoteHeader note, Reader reader) {
		PsychotherapyNoteView view = new PsychotherapyNoteView();
		view.setUuid(note.getUuid());
		view.setAuthor(ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(note.getAuthorUuid()),
				PrivilegeConstants.GET_USERS));
		view.setPatient(reader.mayGetPatients
				? Context.getPatientService().getPatientByUuid(note.getPatientUuid())
				: null);
		view.setEncounter(note.getEncounterUuid() != null && reader.mayGetEncounters
				? Context.getEncounterService().getEncounterByUuid(note.getEncounterUuid())
				: null);
		view.setConcept(Context.getConceptService().getConceptByUuid(note.getConceptUuid()));
		view.setSessionDate(ProgressNoteJson.day(note.getSessionDate()));
		view.setDateCreated(new Date(note.getDateCreated()));
		view.setVersion(note.getCurrentVersion());
		view.setVoided(note.isVoided());
		view.setIntact(note.isIntact());
		return view;
	}

	static List<Map<String, String>> sections(NoteContent content) {
		List<Map<String, String>> sections = new ArrayList<>();
		for (NoteSection section : content.getSections()) {
			Map<String, String> shown = new LinkedHashMap<>();
			shown.put("part", section.getPart().getCode());
			shown.put("text", section.getText());
			sections.add(shown);
		}
		return sections;
	}

	/**
	 * @param sent the request body, which has either "text", a string, or "sections", a list of objects with "part" and
	 *         "text"
	 * @return the content of the note, as the author typed the content
	 * @throws InvalidRequestException if the request has no valid content
	 */
	static NoteContent content(SimpleObject sent) {
		try {
			if (sent.containsKey("sections") == sent.containsKey("text")) {
				throw new InvalidRequestException(sent.containsKey("text")
						? "sessionnotes.error.malformedRequest"
						: "sessionnotes.error.content.empty");
			}
			return sent.containsKey("text")
					? NoteContent.ofText(typed(sent.get("text")))
					: NoteContent.of(sectionsSent(sent.get("sections")));
		} catch (RefusedException e) {
			throw new InvalidRequestException(e.getMessageCode());
		}
	}

	private static List<NoteSection> sectionsSent(Object sent) {
		if (!(sent instanceof List)) {
			throw new InvalidRequestException("sessionnotes.error.unknown.sections");
		}
		List<NoteSection> sections = new ArrayList<>();
		for (Object section : (List<?>) sent) {
			if (!(section instanceof Map)) {
				throw new InvalidRequestException("sessionnotes.error.unknown.sections");
			}
			new RequestProperties((Map<?, ?>) section, SECTION);
			sections.add(new NoteSection(NotePart.ofCode(typed(((Map<?, ?>) section).get("part"))),
					typed(((Map<?, ?>) section).get("text"))));
		}
		return sections;
	}

	private static String typed(Object text) {
		if (!(text instanceof String)) {
			throw new InvalidRequestException("sessionnotes.error.malformedRequest");
		}
		return SubmittedText.asSubmitted((String) text);
	}
}
