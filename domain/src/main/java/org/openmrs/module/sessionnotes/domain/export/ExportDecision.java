/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The decision about a session of an export: either the fields to send, or the reasons to leave the session out. */
public final class ExportDecision {

	private final ExportedSession session;

	private final Map<ExportField, FieldForm> fields;

	private final List<LeftOutReason> reasons;

	private final String consentUuid;

	private ExportDecision(ExportedSession session, Map<ExportField, FieldForm> fields, List<LeftOutReason> reasons,
			String consentUuid) {
		this.session = session;
		this.fields = fields;
		this.reasons = Collections.unmodifiableList(new ArrayList<>(reasons));
		this.consentUuid = consentUuid;
	}

	static ExportDecision included(ExportedSession session, Map<ExportField, FieldForm> fields, String consentUuid) {
		return new ExportDecision(session, fields, Collections.emptyList(), consentUuid);
	}

	static ExportDecision leftOut(ExportedSession session, List<LeftOutReason> reasons) {
		return new ExportDecision(session, Collections.emptyMap(), reasons, null);
	}

	public ExportedSession getSession() {
		return session;
	}

	public boolean isIncluded() {
		return reasons.isEmpty();
	}

	/** @return the fields to send, each with its form; empty if the session is left out */
	public Map<ExportField, FieldForm> getFields() {
		return fields;
	}

	/** @return everything that keeps the session out; empty if the session is included. Only the clinic sees the reasons. */
	public List<LeftOutReason> getReasons() {
		return reasons;
	}

	/** @return the papers on amendments to enclose with the note; empty if the session is left out */
	public List<String> getAttached() {
		return isIncluded() ? session.getAttached() : Collections.emptyList();
	}

	/**
	 * @return the consent under 42 CFR part 2, of which the clinic encloses a copy with the statement of 42 CFR 2.32. Null if
	 *         the session needs no consent or is left out.
	 */
	public String getConsentUuid() {
		return consentUuid;
	}

	/** @return true if the export sends the note and must mark it as voided */
	public boolean isMarkedVoided() {
		return isIncluded() && session.isVoided();
	}
}
