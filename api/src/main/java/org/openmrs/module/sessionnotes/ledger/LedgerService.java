/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.util.List;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Keeps the ledger of disclosures that left the clinic outside this module: by telephone, by letter, as testimony. The
 * accounting of disclosures lists them beside those that this module made. A user who may record orders may read the ledger
 * and enter disclosures, and must have signed in personally. As with an accounting, the author of notes on the client may
 * enter a disclosure but see none, because a disclosure may be secret from the author. The single practitioner of a clinic
 * sees them. The log records each entry and each change.
 * <p>
 * Source: 45 CFR 164.528(b)(2).
 */
public interface LedgerService extends OpenmrsService {

	/**
	 * @return the entries about a client, the latest disclosure first
	 * @throws InvalidRequestException if there is no such client
	 * @throws NotAllowedException if the user has written notes on the client
	 * @throws TamperedException if an entry no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	List<StoredLedgerEntry> getEntries(String patientUuid);

	/**
	 * @throws NotFoundException if there is no such entry
	 * @throws NotAllowedException if the user has written notes on the client
	 * @throws TamperedException if the entry no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	StoredLedgerEntry getEntry(String uuid);

	/**
	 * Enters a disclosure. If the same user enters the same facts twice, there is one entry, unless each has a uuid of its own.
	 * An entry about a client who was merged goes to the patient who remains.
	 *
	 * @throws InvalidRequestException if there is no such client, if the client is voided, if a fact is missing, if the day is
	 *         in the future or before the client's birth, or if the client has too many entries
	 * @throws ConflictException if the given uuid belongs to a different entry
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	@Logging(ignoreAllArgumentValues = true)
	StoredLedgerEntry enter(NewLedgerEntry given);

	/**
	 * Records that an entry was made in error. The entry stays in the ledger, but no accounting lists it any more. The user
	 * enters the right facts as a new entry.
	 *
	 * @throws InvalidRequestException if the reason is missing
	 * @throws NotFoundException if there is no such entry
	 * @throws NotAllowedException if the user has written notes on the client
	 * @throws ConflictException if the entry was retracted before for a different reason
	 * @throws TamperedException if the entry no longer matches what was stored
	 */
	@Authorized(SessionNotesPrivileges.RECORD_ORDERS)
	@Logging(ignoreAllArgumentValues = true)
	StoredLedgerEntry retract(String uuid, String reason);
}
