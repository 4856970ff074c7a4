/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;

/** A request of a client as the module stores it: the request, its letters and what is known about its copies. */
public final class StoredRequest {

	private final ClientRequest request;

	private final List<SentLetter> letters;

	private final List<MadeCopy> copies;

	StoredRequest(ClientRequest request, List<SentLetter> letters, List<MadeCopy> copies) {
		this.request = request;
		this.letters = Collections.unmodifiableList(new ArrayList<>(letters));
		this.copies = Collections.unmodifiableList(new ArrayList<>(copies));
	}

	static StoredRequest of(ClientRequest request) {
		return new StoredRequest(request, Collections.emptyList(), Collections.emptyList());
	}

	StoredRequest with(ClientRequest next) {
		return new StoredRequest(next, letters, copies);
	}

	StoredRequest with(SentLetter letter) {
		List<SentLetter> all = new ArrayList<>(letters);
		all.add(letter);
		return new StoredRequest(request, all, copies);
	}

	StoredRequest with(MadeCopy copy) {
		List<MadeCopy> all = new ArrayList<>(copies);
		all.add(copy);
		return new StoredRequest(request, letters, all);
	}

	public ClientRequest getRequest() {
		return request;
	}

	/** @return the letters in the order in which they were made; the number of a letter is its place, from 1 */
	public List<SentLetter> getLetters() {
		return letters;
	}

	/** @return the copies in the order in which they were made; the number of a copy is its place, from 1 */
	public List<MadeCopy> getCopies() {
		return copies;
	}
}
