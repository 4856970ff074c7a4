/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureForm;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceForm;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.input.Bounded;

/**
 * A request to disclose notes, which contains everything that the caller may state. The caller cannot state which user
 * makes the disclosure, in which role, or at which time.
 */
public final class NewDisclosure {

	private final DisclosureBasis basis;

	private String uuid;

	private String authorUuid;

	private String patientUuid;

	private String noteUuid;

	private Long from;

	private Long to;

	private RestrictedKind kind = RestrictedKind.PSYCHOTHERAPY_NOTE;

	private String recipientUserUuid;

	private String recipientName;

	private String recipientAddress;

	private Evidence evidence = Evidence.none();

	private Long start;

	private Long end;

	private String purpose;

	private DisclosedPortion portion = DisclosedPortion.whole();

	private Long tellAuthorFrom;

	public NewDisclosure(DisclosureBasis basis) {
		this.basis = Objects.requireNonNull(basis);
	}

	/**
	 * @param value the uuid of the new disclosure, so that a request sent twice makes only one disclosure; null to let
	 *         the module choose the uuid
	 */
	public NewDisclosure uuid(String value) {
		this.uuid = value;
		return this;
	}

	/** @param author the uuid of the author of the notes; null for the user's own notes */
	public NewDisclosure notesOf(String author) {
		this.authorUuid = author;
		return this;
	}

	/**
	 * Requests the disclosure of a single note. If the user wrote the note, the request does not have to state the
	 * author, patient and kind of the note.
	 */
	public NewDisclosure note(String uuid) {
		this.noteUuid = uuid;
		return this;
	}

	/**
	 * @param patient the uuid of the patient to whom the notes refer; may be null only if the disclosure names a
	 *         custodian
	 * @param first the earliest session date of the notes to disclose, in milliseconds since 1970-01-01 UTC; null for
	 *         no lower limit
	 * @param last the latest session date of the notes to disclose, in milliseconds since 1970-01-01 UTC; null for no
	 *         upper limit
	 */
	public NewDisclosure notesOn(String patient, Long first, Long last) {
		this.patientUuid = patient;
		this.from = first;
		this.to = last;
		return this;
	}

	/**
	 * @param value the kind of the notes to disclose; notes of a different kind in the same range of dates are not
	 *         disclosed
	 */
	public NewDisclosure kind(RestrictedKind value) {
		this.kind = value;
		return this;
	}

	public NewDisclosure toUser(String userUuid) {
		this.recipientUserUuid = userUuid;
		return this;
	}

	public NewDisclosure toOutside(String name, String address) {
		this.recipientName = name;
		this.recipientAddress = address;
		return this;
	}

	public NewDisclosure evidence(Evidence value) {
		this.evidence = value;
		return this;
	}

	/**
	 * Sets the period in which the disclosure opens the notes, in milliseconds since 1970-01-01 UTC. The start of the
	 * period is inclusive; if the start is null, the period begins immediately. The end of the period is exclusive.
	 */
	public NewDisclosure time(Long begins, Long ends) {
		this.start = begins;
		this.end = ends;
		return this;
	}

	public NewDisclosure purpose(String value) {
		this.purpose = value;
		return this;
	}

	/** @param value how much of each note is disclosed */
	public NewDisclosure portion(DisclosedPortion value) {
		this.portion = value;
		return this;
	}

	/**
	 * @param value the time from which the author may be notified, if a legal order forbids an earlier notification;
	 *         null if the author may be notified immediately
	 */
	public NewDisclosure tellAuthorFrom(Long value) {
		this.tellAuthorFrom = value;
		return this;
	}

	public DisclosureBasis getBasis() {
		return basis;
	}

	String getUuid() {
		return uuid;
	}

	String getAuthorUuid() {
		return authorUuid;
	}

	String getPatientUuid() {
		return patientUuid;
	}

	String getNoteUuid() {
		return noteUuid;
	}

	Long getFrom() {
		return from;
	}

	Long getTo() {
		return to;
	}

	RestrictedKind getKind() {
		return kind;
	}

	String getRecipientUserUuid() {
		return recipientUserUuid;
	}

	String getRecipientName() {
		return recipientName;
	}

	String getRecipientAddress() {
		return recipientAddress;
	}

	Evidence getEvidence() {
		return evidence;
	}

	Long getStart() {
		return start;
	}

	/**
	 * @return the end of the period that begins at the given time, for a user who makes the disclosure in the given role;
	 *         null if the request states no end although the basis requires an end
	 */
	Long endAfter(long begin, MakerRole maker) {
		return end == null && basis == DisclosureBasis.SERIOUS_THREAT
				? Long.valueOf(begin + DisclosureForm.of(basis).getLongest(maker))
				: end;
	}

	String getPurpose() {
		return purpose;
	}

	DisclosedPortion getPortion() {
		return portion;
	}

	Long getTellAuthorFrom() {
		return tellAuthorFrom;
	}

	/**
	 * Compares this request with an existing disclosure. For a start or end that the request does not state, the
	 * comparison uses the value that the module sets when a disclosure is made. If the request for a single note states
	 * no patient, the patient is not compared, because the module looked up the patient.
	 *
	 * @return true if the given disclosure, which the user made earlier, is what this request asks for
	 */
	boolean isFor(Disclosure made) {
		return basis == made.getBasis() && isForScope(made) && isFor(made.getRecipient())
				&& evidence.getValues().equals(made.getEvidence().getValues())
				&& portion.getParts().equals(made.getPortion().getParts())
				&& Objects.equals(portion.getExcerpt(), made.getPortion().getExcerpt())
				&& (start == null ? made.getMadeAt() : start) == made.getStart()
				&& Objects.equals(endAfter(made.getStart(), made.getMaker()), made.getEnd())
				&& Objects.equals(purpose, made.getPurpose()) && Objects.equals(tellAuthorFrom, made.getTellAuthorFrom());
	}

	private boolean isFor(Recipient made) {
		return recipientUserUuid == null
				? made.equals(Recipient.outside(recipientName, recipientAddress))
				: made.isUser(recipientUserUuid);
	}

	private boolean isForScope(Disclosure made) {
		DisclosureScope scope = made.getScope();
		boolean own = scope.getAuthorUuid().equals(made.getMadeBy());
		boolean same = (authorUuid == null ? own : authorUuid.equals(scope.getAuthorUuid()))
				&& Objects.equals(noteUuid, scope.getNoteUuid());
		if (noteUuid != null && own) {
			return same && (patientUuid == null || patientUuid.equals(scope.getPatientUuid()));
		}
		return same && kind == made.getKind() && Objects.equals(patientUuid, scope.getPatientUuid())
				&& (noteUuid != null || patientUuid == null
						|| Objects.equals(from, scope.getFrom()) && Objects.equals(to, scope.getTo()));
	}

	/**
	 * @throws org.openmrs.module.sessionnotes.errors.InvalidRequestException if any value is too long or any time is out of range
	 */
	void requireBounds() {
		Bounded.text("uuid", Bound.UUID, uuid);
		Bounded.text("author", Bound.UUID, authorUuid);
		Bounded.text("patient", Bound.UUID, patientUuid);
		Bounded.text("note", Bound.UUID, noteUuid);
		Bounded.text("recipient", Bound.UUID, recipientUserUuid);
		Bounded.text("name", Bound.RECIPIENT_NAME, recipientName);
		Bounded.text("address", Bound.RECIPIENT_ADDRESS, recipientAddress);
		Bounded.text("purpose", Bound.PURPOSE, purpose);
		Bounded.text("excerpt", Bound.EXCERPT, portion.getExcerpt());
		Bounded.number("from", Bound.MOMENT, from);
		Bounded.number("to", Bound.MOMENT, to);
		Bounded.number("start", Bound.MOMENT, start);
		Bounded.number("end", Bound.MOMENT, end);
		Bounded.number("tellAuthorFrom", Bound.MOMENT, tellAuthorFrom);
		evidence.getValues().forEach((element, value) -> {
			Bounded.text(element.name(), Bound.EVIDENCE, value);
			if (element.getForm() == EvidenceForm.DATE) {
				Bounded.number(element.name(), Bound.MOMENT, evidence.getDate(element));
			}
		});
	}
}
