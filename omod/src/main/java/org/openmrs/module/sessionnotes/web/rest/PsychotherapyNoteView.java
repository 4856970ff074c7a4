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

import java.util.Date;
import java.util.List;
import java.util.Map;

import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.User;

/** A psychotherapy note as REST shows the note to its author. Lists leave out the text and the sections. */
public class PsychotherapyNoteView {

	private String uuid;

	private User author;

	private Patient patient;

	private Encounter encounter;

	private Concept concept;

	private String sessionDate;

	private Date dateCreated;

	private Date dateChanged;

	private Integer version;

	private boolean voided;

	private String reason;

	private boolean intact = true;

	private boolean passwordHeld;

	private String text;

	private List<Map<String, String>> sections;

	private Map<String, Object> disclosure;

	public String getUuid() {
		return uuid;
	}

	public void setUuid(String uuid) {
		this.uuid = uuid;
	}

	public Object getAuthor() {
		return Reference.to(author);
	}

	public void setAuthor(User author) {
		this.author = author;
	}

	/** @return the client of the session; null if the client was purged from the platform */
	public Object getPatient() {
		return Reference.to(patient);
	}

	public void setPatient(Patient patient) {
		this.patient = patient;
	}

	/** @return the encounter of the session; null if the session has no encounter or the encounter no longer exists */
	public Object getEncounter() {
		return Reference.to(encounter);
	}

	public void setEncounter(Encounter encounter) {
		this.encounter = encounter;
	}

	public Object getConcept() {
		return Reference.to(concept);
	}

	/**
	 * Returns the name of the note's question; null if the note has no question. A response does not show this name as
	 * a separate property.
	 */
	String conceptName() {
		return concept == null ? null : concept.getDisplayString();
	}

	public void setConcept(Concept concept) {
		this.concept = concept;
	}

	/** @return the day of the session, such as 2026-01-31 */
	public String getSessionDate() {
		return sessionDate;
	}

	public void setSessionDate(String sessionDate) {
		this.sessionDate = sessionDate;
	}

	public Date getDateCreated() {
		return dateCreated;
	}

	public void setDateCreated(Date dateCreated) {
		this.dateCreated = dateCreated;
	}

	/** @return the time at which the shown version was written */
	public Date getDateChanged() {
		return dateChanged;
	}

	public void setDateChanged(Date dateChanged) {
		this.dateChanged = dateChanged;
	}

	/**
	 * @return the number of the shown version; a request that amends the note names the version that the request amends
	 */
	public Integer getVersion() {
		return version;
	}

	public void setVersion(Integer version) {
		this.version = version;
	}

	public boolean isVoided() {
		return voided;
	}

	public void setVoided(boolean voided) {
		this.voided = voided;
	}

	/** @return the author's reason for voiding the note; null in lists, and if the note is not voided */
	public String getReason() {
		return reason;
	}

	public void setReason(String reason) {
		this.reason = reason;
	}

	/** @return false if the stored note has been altered, so that the note can't be opened */
	public boolean isIntact() {
		return intact;
	}

	public void setIntact(boolean intact) {
		this.intact = intact;
	}

	/**
	 * @return true if someone other than the author had set the author's password when the shown version was written
	 */
	public boolean isPasswordHeld() {
		return passwordHeld;
	}

	public void setPasswordHeld(boolean passwordHeld) {
		this.passwordHeld = passwordHeld;
	}

	/**
	 * @return the disclosure under which the note is read, with its basis, its end and a read-only mark; null if the reader
	 *         is the author
	 */
	public Map<String, Object> getDisclosure() {
		return disclosure;
	}

	public void setDisclosure(Map<String, Object> disclosure) {
		this.disclosure = disclosure;
	}

	public String getText() {
		return text;
	}

	public void setText(String text) {
		this.text = text;
	}

	/** @return the sections of the note in their order, each with "part" and "text" */
	public List<Map<String, String>> getSections() {
		return sections;
	}

	public void setSections(List<Map<String, String>> sections) {
		this.sections = sections;
	}
}
