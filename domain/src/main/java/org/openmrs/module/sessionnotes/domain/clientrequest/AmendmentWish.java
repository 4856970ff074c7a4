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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.bounds.Words;

/** The client's wish for a correction: the passages, the new wording, and the reason if the client gives any. */
public final class AmendmentWish {

	private final List<Passage> passages;

	private final String wording;

	private final String reason;

	private final boolean privateNotesAsked;

	private final boolean goesAlong;

	/**
	 * @param passages the passages of progress notes that the client wants the clinic to correct
	 * @param wording the wording that the client wants
	 * @param reason the client's reason; null if the client gives no reason
	 * @param privateNotesAsked true if the client also asks for a correction of private notes; letters do not depend on this
	 *        value
	 */
	public AmendmentWish(List<Passage> passages, String wording, String reason, boolean privateNotesAsked) {
		this(passages, wording, reason, privateNotesAsked, false);
	}

	private AmendmentWish(List<Passage> passages, String wording, String reason, boolean privateNotesAsked,
			boolean goesAlong) {
		this.passages = Collections.unmodifiableList(new ArrayList<>(passages));
		this.wording = wording;
		this.reason = reason;
		this.privateNotesAsked = privateNotesAsked;
		this.goesAlong = goesAlong;
	}

	/** @return a copy in which the client asks the clinic to enclose request and denial with the note, 164.526(d)(1)(iii) */
	public AmendmentWish withGoingAlong() {
		return new AmendmentWish(passages, wording, reason, privateNotesAsked, true);
	}

	public List<Passage> getPassages() {
		return passages;
	}

	public String getWording() {
		return wording;
	}

	public String getReason() {
		return reason;
	}

	/** @return the client's exact words: the wording, then the reason if there is any */
	String getWords() {
		return reason == null ? wording : wording + "\n\n" + reason;
	}

	public boolean isPrivateNotesAsked() {
		return privateNotesAsked;
	}

	/** @return true if the client asked the clinic to enclose request and denial with the note */
	public boolean isGoingAlong() {
		return goesAlong;
	}

	boolean saysWhat() {
		return (!passages.isEmpty() || privateNotesAsked) && Words.saySomething(wording);
	}
}
