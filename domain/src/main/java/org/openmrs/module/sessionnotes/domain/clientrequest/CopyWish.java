/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The client's wish in a request for access. The client gives no reason. Without a range and without notes, the client asks
 * for all progress notes. Instances are immutable; each {@code with} method returns a changed copy.
 */
public final class CopyWish implements Cloneable {

	private CopyMeans means = CopyMeans.COPY;

	private LocalDate from;

	private LocalDate to;

	private Set<String> noteUuids = Collections.emptySet();

	private CopyFormat format = CopyFormat.PDF;

	private CopyDelivery delivery = CopyDelivery.PICK_UP;

	private boolean warningAccepted;

	private String language = "en";

	private boolean summaryAsked;

	private SummaryAgreement summaryAgreement;

	private boolean privateNotesAsked;

	private CopyWish() {
	}

	/** @return the wish for all progress notes */
	public static CopyWish allNotes() {
		return new CopyWish();
	}

	private CopyWish copy() {
		try {
			return (CopyWish) clone();
		} catch (CloneNotSupportedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return a copy that asks to inspect, to get a copy, or both */
	public CopyWish withMeans(CopyMeans newMeans) {
		CopyWish copy = copy();
		copy.means = Objects.requireNonNull(newMeans, "means");
		return copy;
	}

	/** @return a copy that asks for the sessions of these days, both included; null means without a limit */
	public CopyWish withRange(LocalDate first, LocalDate last) {
		CopyWish copy = copy();
		copy.from = first;
		copy.to = last;
		return copy;
	}

	/** @return a copy that asks for these notes only */
	public CopyWish withNotes(Collection<String> uuids) {
		CopyWish copy = copy();
		copy.noteUuids = Collections.unmodifiableSet(new LinkedHashSet<>(uuids));
		return copy;
	}

	/**
	 * @param newFormat the form of the copy
	 * @param newDelivery the delivery of the copy
	 * @param accepted true if the client accepted the warning about unencrypted mail
	 * @return a changed wish with the form and the delivery
	 */
	public CopyWish withForm(CopyFormat newFormat, CopyDelivery newDelivery, boolean accepted) {
		CopyWish copy = copy();
		copy.format = Objects.requireNonNull(newFormat, "format");
		copy.delivery = Objects.requireNonNull(newDelivery, "delivery");
		copy.warningAccepted = accepted;
		return copy;
	}

	/** @return a copy with the client's language for letters, as an ISO 639-1 code */
	public CopyWish withLanguage(String newLanguage) {
		CopyWish copy = copy();
		copy.language = Objects.requireNonNull(newLanguage, "language");
		return copy;
	}

	/** @return a copy that asks for a summary or explanation; the agreement is null if the client has not agreed yet */
	public CopyWish withSummary(SummaryAgreement agreement) {
		CopyWish copy = copy();
		copy.summaryAsked = true;
		copy.summaryAgreement = agreement;
		return copy;
	}

	/** @return a copy in which the client asks for private notes, too; letters do not depend on this value */
	public CopyWish withPrivateNotesAsked() {
		CopyWish copy = copy();
		copy.privateNotesAsked = true;
		return copy;
	}

	public CopyMeans getMeans() {
		return means;
	}

	public LocalDate getFrom() {
		return from;
	}

	public LocalDate getTo() {
		return to;
	}

	public Set<String> getNoteUuids() {
		return noteUuids;
	}

	public CopyFormat getFormat() {
		return format;
	}

	public CopyDelivery getDelivery() {
		return delivery;
	}

	public boolean isWarningAccepted() {
		return warningAccepted;
	}

	public String getLanguage() {
		return language;
	}

	public boolean isSummaryAsked() {
		return summaryAsked;
	}

	/** @return the agreement to a summary; null if there is none */
	public SummaryAgreement getSummaryAgreement() {
		return summaryAgreement;
	}

	public boolean isPrivateNotesAsked() {
		return privateNotesAsked;
	}

	/** @return true if the range ends before it begins */
	boolean isEmpty() {
		return from != null && to != null && to.isBefore(from);
	}

	/**
	 * @param noteUuid a progress note
	 * @param day the day of its session
	 * @return true if the client asked for the note
	 */
	public boolean covers(String noteUuid, LocalDate day) {
		boolean inRange = (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
		return inRange && (noteUuids.isEmpty() || noteUuids.contains(noteUuid));
	}
}
