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

import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/**
 * Deletes the sealed draft of a note when the note is saved or signed with the sealed draft's text. The class can also
 * check that no sealed draft of a note exists.
 */
class SealedDrafts {

	private final StoreTransactions transactions;

	private final DraftDoor drafts;

	SealedDrafts(StoreTransactions transactions, DraftDoor drafts) {
		this.transactions = transactions;
		this.drafts = drafts;
	}

	/**
	 * Deletes the sealed draft of a note that is being saved. The deletion is part of the transaction that saves the
	 * note, and is rolled back together with that transaction.
	 */
	void takeAlong(String uuid, Long draftRevision) {
		if (draftRevision == null) {
			return;
		}
		AccessRequest request = drafts.describe(DraftKind.PROGRESS_NOTE);
		transactions.withCaller(jdbc -> {
			drafts.takeAlong(jdbc, request, DraftKind.PROGRESS_NOTE, uuid, draftRevision);
			return null;
		});
	}

	void requireNone(String uuid) {
		AccessRequest request = drafts.describe(DraftKind.PROGRESS_NOTE);
		transactions.withCaller(jdbc -> {
			drafts.requireNone(jdbc, request, DraftKind.PROGRESS_NOTE, uuid);
			return null;
		});
	}
}
