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

import java.util.Collections;
import java.util.List;

import org.openmrs.User;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Reads work lists with the work of only those users whose work the caller may see. */
class PermittedWorkLists {

	private final StoreTransactions transactions;

	private final ProgressNoteAuthors authors;

	private final Supervisions supervisions;

	private final CurrentRequest currentRequest;

	private final AdministrationService administrationService;

	private final WorkLists workLists;

	PermittedWorkLists(StoreTransactions transactions, ProgressNoteAuthors authors, Supervisions supervisions,
			CurrentRequest currentRequest, AdministrationService administrationService, WorkLists workLists) {
		this.transactions = transactions;
		this.authors = authors;
		this.supervisions = supervisions;
		this.currentRequest = currentRequest;
		this.administrationService = administrationService;
		this.workLists = workLists;
	}

	WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) {
		WorkLists.Filter filter = new WorkLists.Filter();
		User user = Context.getAuthenticatedUser();
		boolean everybodys = currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_SUPERVISION);
		if (of == WorkScope.MINE && kind == WorkList.WAITING) {
			filter.waitingFor(authors.accountsOf(user));
		} else if (of == WorkScope.MINE) {
			filter.therapists(Collections.singletonList(user.getPerson().getPersonId()));
		} else if (of == WorkScope.SUPERVISED) {
			filter.therapists(persons(supervisions.therapistsOf(user)));
		} else if (of == WorkScope.ALL) {
			if (!everybodys) {
				throw new NotAllowedException("sessionnotes.error.progressNote.notYourList");
			}
		} else {
			List<Integer> therapist = persons(Collections.singletonList(of.getUserUuid()));
			if (!everybodys && !authors.accountsOf(user).contains(of.getUserUuid())
					&& Collections.disjoint(persons(supervisions.therapistsOf(user)), therapist)) {
				throw new NotAllowedException("sessionnotes.error.progressNote.notYourList");
			}
			if (therapist.isEmpty()) {
				throw new NotFoundException("sessionnotes.error.unknown.user");
			}
			filter.therapists(therapist);
		}
		if (kind == WorkList.MISSING) {
			filter.sessionTypes(
					ProgressNoteSettings.values(administrationService, SessionNotesProperties.SESSION_ENCOUNTER_TYPES));
			filter.holding(transactions.reading(
					jdbc -> PersonPrivileges.rolesWith(jdbc, SessionNotesPrivileges.SIGN_PROGRESS_NOTES)));
		}
		WorkPage page = transactions.reading(jdbc -> workLists.page(jdbc, kind, filter, startIndex, limit));
		return kind == WorkList.WAITING ? supervisions.withProblems(page) : page;
	}

	private List<Integer> persons(List<String> userUuids) {
		return transactions.reading(jdbc -> WorkLists.personsOf(jdbc, userUuids));
	}
}
