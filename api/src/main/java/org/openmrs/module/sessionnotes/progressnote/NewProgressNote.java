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

/** The initial values of a new draft. */
public final class NewProgressNote {

	private final String uuid;

	private final Patient patient;

	private final Visit visit;

	private final Location location;

	private final ProgressNoteContent content;

	private final boolean carryForward;

	private final Long draftRevision;

	/**
	 * @param uuid the uuid for the note's encounter; {@code null} to let the platform choose the uuid
	 * @param patient the client; must not be {@code null}
	 * @param visit the visit; {@code null} to use a visit during which the session takes place, if there is such a
	 *         visit
	 * @param location the location of the session; {@code null} to use the location of the visit
	 * @param content the content of the draft, which may be incomplete
	 * @param carryForward {@code true} to fill in the goals of the client's last signed note if the given content has
	 *         no goals
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

	/**
	 * @param revision the revision of the sealed draft that the module deletes when the note is saved; {@code null} if
	 *         there is no sealed draft
	 * @return the same initial values, with the revision of the sealed draft
	 */
	public NewProgressNote takingAlong(Long revision) {
		return new NewProgressNote(uuid, patient, visit, location, content, carryForward, revision);
	}

	/**
	 * @param userUuid the uuid of the user who sends the request
	 * @return a digest that distinguishes this request from other requests that contain the same uuid
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
			// if the note gives no reason for missing goals, the digest is the same as in versions that did not ask for a
			// reason
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
