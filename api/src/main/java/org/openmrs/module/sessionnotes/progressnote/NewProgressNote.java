/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Objects;

import org.openmrs.Location;
import org.openmrs.Patient;
import org.openmrs.Visit;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;

/** What a new draft starts with. */
public final class NewProgressNote {

	private final String uuid;

	private final Patient patient;

	private final Visit visit;

	private final Location location;

	private final ProgressNoteContent content;

	private final boolean carryForward;

	private final Long draftRevision;

	/**
	 * @param uuid for the note's encounter; null for one of the platform's choice
	 * @param patient the client; must not be null
	 * @param visit null for the one that the session lies in, where there is one
	 * @param location null for the visit's
	 * @param content complete or not
	 * @param carryForward true to start with the goals of the client's last signed note, where the content has none
	 */
	public NewProgressNote(String uuid, Patient patient, Visit visit, Location location, ProgressNoteContent content,
			boolean carryForward) {
		this(uuid, patient, visit, location, content, carryForward, null);
	}

	private NewProgressNote(String uuid, Patient patient, Visit visit, Location location, ProgressNoteContent content,
			boolean carryForward, Long draftRevision) {
		this.uuid = uuid;
		this.patient = patient;
		this.visit = visit;
		this.location = location;
		this.content = content;
		this.carryForward = carryForward;
		this.draftRevision = draftRevision;
	}

	/** @return this note, with which the sealed draft of it is deleted if that has this revision; null for none */
	public NewProgressNote takingAlong(Long revision) {
		return new NewProgressNote(uuid, patient, visit, location, content, carryForward, revision);
	}

	/**
	 * @param userUuid the user who sends the request
	 * @return what tells this request from another for the same uuid
	 */
	String digest(String userUuid) {
		CanonicalForm form = new CanonicalForm("sessionnotes/newprogressnote/1").add(userUuid).add(patient.getUuid())
				.add(visit == null ? null : visit.getUuid()).add(location == null ? null : location.getUuid())
				.add(String.valueOf(carryForward)).add(Objects.toString(content.getSessionDay(), null))
				.add(Objects.toString(content.getStart(), null)).add(Objects.toString(content.getEnd(), null))
				.add(Objects.toString(content.getOffset(), null)).add(content.getMinutes()).add(content.getSessionType())
				.add(content.getSetting())
				.add(content.getPresentingConcerns()).add(content.getTechniquesDescribed()).add(content.getChange())
				.add(content.getChangeDescribed()).add(content.getPlan()).add(content.getRisk())
				.add(content.getRiskAction()).add(content.getTechniques().size());
		content.getTechniques().forEach(form::add);
		content.getGoals().forEach(goal -> form.add(goal.getGoal()).add(goal.getRating()).add(goal.getComment()));
		if (content.getNoGoalReason() != null) {
			// without one it is the digest that it was before there was such a question
			form.add(content.getNoGoalReason());
		}
		return form.sha256();
	}

	String getUuid() {
		return uuid;
	}

	Patient getPatient() {
		return patient;
	}

	Visit getVisit() {
		return visit;
	}

	Location getLocation() {
		return location;
	}

	ProgressNoteContent getContent() {
		return content;
	}

	Long getDraftRevision() {
		return draftRevision;
	}

	boolean isCarryForward() {
		return carryForward;
	}
}
