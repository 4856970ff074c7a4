/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.disclosure.DisclosureWording;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.domain.disclosure.ConsentScope;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.input.SentOffset;
import org.openmrs.module.sessionnotes.platform.ServiceCall;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.restricted.RestrictedConceptSnapshot;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.util.PrivilegeConstants;

/**
 * Takes obs of restricted concepts out of the data that is being saved, and stores these obs as psychotherapy notes.
 * The class also presents a note as an obs to a reader who is entitled to the note. The id of an obs that represents a
 * note is the id of the note's version with a minus sign. An obs that represents a note belongs to no collection and to
 * no Hibernate session. The caller can use an obs that represents a note like any saved obs.
 */
public class Diversion {

	private final RestrictedConcepts restrictedConcepts;

	private final NoteDoor door;

	private final NoteUuids noteUuids;

	private final CurrentRequest currentRequest;

	public Diversion(RestrictedConcepts restrictedConcepts, NoteDoor door, NoteUuids noteUuids,
			CurrentRequest currentRequest) {
		this.currentRequest = currentRequest;
		this.noteUuids = noteUuids;
		this.restrictedConcepts = restrictedConcepts;
		this.door = door;
	}

	RestrictedConceptSnapshot restricted() {
		return restrictedConcepts.current();
	}

	Object withOneReadingOfRestricted(ServiceCall call) throws Throwable {
		return restrictedConcepts.withOneReading(call);
	}

	/**
	 * Takes the restricted obs out of an encounter, including those inside nested groups. If a group contained only
	 * restricted obs, the group is also removed, because an empty group would reveal that restricted obs existed.
	 */
	DivertedObs takeOutOf(Encounter encounter, RestrictedConceptSnapshot restricted) {
		DivertedObs taken = new DivertedObs();
		for (Obs obs : new ArrayList<>(encounter.getObsAtTopLevel(true))) {
			if (isToBeDiverted(obs, restricted)) {
				taken.note(obs);
			} else {
				takeOutOf(obs, restricted, taken, new HashSet<>());
			}
		}
		// members of groups are also direct members of the encounter
		for (Obs obs : new ArrayList<>(encounter.getAllObs(true))) {
			if (isToBeDiverted(obs, restricted) && !taken.holds(obs)) {
				taken.note(obs);
			}
			if (taken.holds(obs) || taken.isEmptied(obs)) {
				taken.removeFrom(encounter, obs);
			}
		}
		return taken;
	}

	/** Takes the restricted members out of a group whose own concept is not restricted. */
	DivertedObs takeOutOf(Obs group, RestrictedConceptSnapshot restricted) {
		DivertedObs taken = new DivertedObs();
		takeOutOf(group, restricted, taken, new HashSet<>());
		return taken;
	}

	private void takeOutOf(Obs group, RestrictedConceptSnapshot restricted, DivertedObs taken, Set<Obs> seen) {
		if (!seen.add(group) || group.getGroupMembers(true) == null) {
			return;
		}
		for (Obs member : new ArrayList<>(group.getGroupMembers(true))) {
			if (isToBeDiverted(member, restricted)) {
				taken.note(member);
				taken.removeFrom(group, member);
			} else if (member.hasGroupMembers(true)) {
				takeOutOf(member, restricted, taken, seen);
				if (taken.isEmptied(member)) {
					taken.removeFrom(group, member);
				}
			}
		}
	}

	/** @return true if the encounter has obs that were stored before the concept of these obs was restricted */
	boolean holdsStoredRestrictedRows(Encounter encounter, RestrictedConceptSnapshot restricted) {
		return encounter.getAllObs(true).stream()
				.anyMatch(obs -> obs.getObsId() != null && obs.getObsId() > 0 && restricted.contains(obs.getConcept()));
	}

	/**
	 * Checks whether an obs has to be stored as a note instead of as an obs. An obs that was stored before its concept
	 * was restricted is not diverted; {@code RestrictedObsInterceptor} handles such an obs.
	 */
	boolean isToBeDiverted(Obs obs, RestrictedConceptSnapshot restricted) {
		return isDiverted(obs) || obs.getObsId() == null && restricted.contains(obs.getConcept());
	}

	/** @return true if the obs represents a psychotherapy note */
	static boolean isDiverted(Obs obs) {
		return obs.getObsId() != null && obs.getObsId() < 0;
	}

	/**
	 * Checks that the user may write psychotherapy notes. The check runs before a transaction is opened, so that
	 * recording a refusal needs no second database connection.
	 */
	void requireMayWrite() {
		door.requireMayWrite();
	}

	/**
	 * Stores an obs as a new note, or as a new version of the note that the obs represents. The caller's obs object
	 * is not replaced by another instance. Its id is set, so that the caller can request the note by that id.
	 *
	 * @param obs an obs that was taken out of the data that is being saved
	 * @param encounter the encounter to which the obs belonged; null if the obs belonged to no encounter
	 */
	void keep(Obs obs, Encounter encounter) {
		NoteContent content = contentOf(obs);
		NoteVersion version = isDiverted(obs)
				? door.amendVersion(-obs.getObsId(), content)
				: door.write(newNote(obs, encounter, content));
		if (version.getNote().isVoided() != obs.getVoided()) {
			door.setVoided(version.getNote().getUuid(), obs.getVoided(), obs.getVoidReason());
		}
		restrictedConcepts.noteStored(version.getNote().getConceptUuid());
		if (encounter != null && obs.getEncounter() == null) {
			obs.setEncounter(encounter);
		}
		obs.setCreator(Context.getAuthenticatedUser());
		obs.setDateCreated(new Date(version.getDateCreated()));
		obs.setObsId(-version.getId());
	}

	/**
	 * @return the note that has the same uuid as an obs; empty if this user can open no such note. An obs can have the
	 *         uuid of a note only if someone wrote the obs by plain SQL.
	 */
	Optional<NoteVersion> openShadowed(String uuid) {
		return noteUuids.isOfNote(uuid) ? open(uuid) : Optional.empty();
	}

	Optional<NoteVersion> open(String uuid) {
		return silently(() -> door.open(uuid));
	}

	Optional<NoteVersion> openVersion(int versionId) {
		return silently(() -> door.openVersion(versionId));
	}

	/**
	 * Opens a note; if access to the note is refused, the result is empty and no error is thrown. A caller who asks for
	 * an obs by its id must not learn why a note is closed.
	 */
	private static Optional<NoteVersion> silently(Supplier<Optional<NoteVersion>> opening) {
		try {
			return opening.get();
		} catch (NotesOnHoldException | ReauthenticationRequiredException e) {
			return Optional.empty();
		}
	}

	void setVoided(Obs obs, boolean voided, String reason) {
		door.setVoided(obs.getUuid(), voided, reason);
		obs.setVoided(voided);
		obs.setDateVoided(voided ? new Date() : null);
	}

	/**
	 * Returns the comment of the obs that represents a note. If the note is read under a client's consent, the comment
	 * starts with that consent, which must accompany the note (42 CFR 2.32). The consent is in the comment because an
	 * obs has no other place for the text of a consent.
	 */
	private static String commentOf(NoteVersion version) {
		String comment = version.getContent().getComment();
		if (version.getDisclosure() == null || !ConsentScope.isOf(version.getDisclosure())) {
			return comment;
		}
		String consent = new DisclosureWording(Context.getMessageSourceService(), Context.getLocale(),
				ZoneId.systemDefault())
				.consent(version.getDisclosure());
		return comment == null ? consent : consent + "\n" + comment;
	}

	/** @return an obs that represents the note and that is not managed by Hibernate */
	Obs asObs(NoteVersion version) {
		NotesAsObs.add();
		Obs obs = new Obs();
		obs.setUuid(version.getNote().getUuid());
		obs.setConcept(Context.getConceptService().getConceptByUuid(version.getNote().getConceptUuid()));
		// uses the reader's own privileges, because access to a note gives no access to the record
		if (currentRequest.isAuthorizedInSession(PrivilegeConstants.GET_PATIENTS)) {
			obs.setPerson(Context.getPatientService().getPatientByUuid(version.getNote().getPatientUuid()));
		}
		if (version.getNote().getEncounterUuid() != null
				&& currentRequest.isAuthorizedInSession(PrivilegeConstants.GET_ENCOUNTERS)) {
			obs.setEncounter(Context.getEncounterService().getEncounterByUuid(version.getNote().getEncounterUuid()));
		}
		obs.setObsDatetime(new Date(version.getNote().getSessionDate()));
		obs.setValueText(version.getContent().getText());
		obs.setComment(commentOf(version));
		User author = ProxyPrivileges.with(
				() -> Context.getUserService().getUserByUuid(version.getNote().getAuthorUuid()),
				PrivilegeConstants.GET_USERS);
		obs.setCreator(author);
		obs.setDateCreated(new Date(version.getDateCreated()));
		if (version.isPasswordHeld()) {
			// another user had set the author's password when the version was written
			obs.setStatus(Obs.Status.PRELIMINARY);
		}
		if (version.getNote().isVoided()) {
			obs.setVoided(true);
			obs.setVoidedBy(author);
			obs.setDateVoided(new Date(version.getNote().getDateVoided()));
			obs.setVoidReason(version.getVoidReason());
		}
		obs.setObsId(-version.getId());
		return obs;
	}

	private NewNote newNote(Obs obs, Encounter encounter, NoteContent content) {
		Encounter session = obs.getEncounter() != null ? obs.getEncounter() : encounter;
		// as in the platform, an obs gets the patient of its encounter
		Person patient = session != null ? session.getPatient() : obs.getPerson();
		if (patient == null) {
			throw new InvalidRequestException("sessionnotes.error.patientMissing");
		}
		Date date = obs.getObsDatetime() != null
				? obs.getObsDatetime()
				: session == null ? null : session.getEncounterDatetime();
		return new NewNote(obs.getUuid(), patient.getUuid(), session == null ? null : session.getUuid(),
				obs.getConcept().getUuid(), date, content).heldAt(SentOffset.of(date).orElse(null));
	}

	private NoteContent contentOf(Obs obs) {
		if (obs.hasGroupMembers(true) || hasOtherValue(obs)) {
			throw new InvalidRequestException("sessionnotes.error.obs.notText");
		}
		List<NoteSection> sections = new ArrayList<>();
		if (obs.getValueText() != null) {
			sections.add(new NoteSection(NotePart.OTHER, SubmittedText.asSubmitted(obs.getValueText())));
		}
		if (obs.getComment() != null) {
			sections.add(new NoteSection(NotePart.COMMENT, SubmittedText.asSubmitted(obs.getComment())));
		}
		try {
			return NoteContent.of(sections);
		} catch (RefusedException e) {
			throw new InvalidRequestException(e.getMessageCode());
		}
	}

	private static boolean hasOtherValue(Obs obs) {
		return obs.getValueCoded() != null || obs.getValueNumeric() != null || obs.getValueDatetime() != null
				|| obs.getValueDrug() != null || obs.getValueComplex() != null || obs.getComplexData() != null
				|| obs.getValueModifier() != null;
	}
}
