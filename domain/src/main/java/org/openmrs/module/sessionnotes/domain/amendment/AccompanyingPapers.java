/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.amendment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.domain.clientrequest.AmendmentPaper;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;

/**
 * The papers of denied amendments that the clinic must enclose with each disclosure of the note. Source: 45 CFR
 * 164.526(d)(5). Within the clinic, readers of the note always see all papers (d)(4).
 */
public final class AccompanyingPapers {

	/** The way of the papers: in the same message as the note, or in a separate message. */
	public enum Transport {

		/** Together with the note. */
		TOGETHER,

		/** Separately, because a standard transaction has no room for the papers, (d)(5)(iii). */
		SEPARATELY
	}

	private static final Set<AmendmentPaper.Kind> ON_REQUEST = Collections
			.unmodifiableSet(EnumSet.of(AmendmentPaper.Kind.REQUEST, AmendmentPaper.Kind.DENIAL));

	private final List<AmendmentPaper> papers;

	private final Transport transport;

	private AccompanyingPapers(List<AmendmentPaper> papers, Transport transport) {
		this.papers = Collections.unmodifiableList(papers);
		this.transport = transport;
	}

	/**
	 * @param noteUuid the note that is disclosed
	 * @param requests the client's requests
	 * @param hasRoom false if the channel is a standard transaction without room for papers
	 * @return the papers that the clinic must enclose
	 */
	public static AccompanyingPapers of(String noteUuid, Collection<ClientRequest> requests, boolean hasRoom) {
		List<AmendmentPaper> papers = new ArrayList<>();
		for (ClientRequest each : requests) {
			if (concerns(each, noteUuid)) {
				papers.addAll(goingAlong(each));
			}
		}
		return new AccompanyingPapers(papers, hasRoom ? Transport.TOGETHER : Transport.SEPARATELY);
	}

	/**
	 * @param noteUuid a note
	 * @param requests the client's requests
	 * @return all papers that are linked to the note, for users who may read the note, (d)(4)
	 */
	public static List<AmendmentPaper> linkedTo(String noteUuid, Collection<ClientRequest> requests) {
		List<AmendmentPaper> papers = new ArrayList<>();
		requests.stream().filter(each -> concerns(each, noteUuid)).forEach(each -> papers.addAll(each.getPapers()));
		return Collections.unmodifiableList(papers);
	}

	private static boolean concerns(ClientRequest request, String noteUuid) {
		return request.getKind() == RequestKind.AMENDMENT && request.getAmendmentWish().getPassages().stream()
				.anyMatch(each -> each.getNoteUuid().equals(noteUuid));
	}

	private static List<AmendmentPaper> goingAlong(ClientRequest request) {
		if (request.getPaper(AmendmentPaper.Kind.STATEMENT) != null) {
			return request.getPapers();
		}
		List<AmendmentPaper> papers = new ArrayList<>();
		if (request.getPaper(AmendmentPaper.Kind.DENIAL) != null && request.getAmendmentWish().isGoingAlong()) {
			request.getPapers().stream().filter(each -> ON_REQUEST.contains(each.getKind())).forEach(papers::add);
		}
		return papers;
	}

	public List<AmendmentPaper> getPapers() {
		return papers;
	}

	/** @return true if the note may not leave the clinic without papers */
	public boolean isNeeded() {
		return !papers.isEmpty();
	}

	public Transport getTransport() {
		return transport;
	}

	/**
	 * Tells whether a disclosure has all papers that it needs.
	 *
	 * @param digests the digests of the enclosed papers
	 * @param choice the choice between the papers and a summary
	 * @param summary the accurate summary; null if there is none
	 * @return true if nothing is missing
	 */
	public boolean areComplete(Collection<String> digests, PaperChoice choice, String summary) {
		if (choice == PaperChoice.SUMMARY) {
			return !isNeeded() || !Words.isBlank(summary);
		}
		return papers.stream().allMatch(each -> digests.contains(each.getDigest()));
	}
}
