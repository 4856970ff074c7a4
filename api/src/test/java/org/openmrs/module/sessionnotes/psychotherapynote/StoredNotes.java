/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.ChainCheck;
import org.openmrs.module.sessionnotes.audit.Checkpoints;
import org.openmrs.module.sessionnotes.disclosure.DisclosureStore;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.FormerPatients;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;

/** Looks into the sealed store without anybody being signed in. */
public final class StoredNotes {

	private final NoteTable table = new NoteTable();

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final SealedStore store;

	private final NoteSeal seal;

	public StoredNotes(StoreTransactions transactions, KeysetProvider keysetProvider) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.store = new SealedStore(keysetProvider);
		this.seal = new NoteSeal(keysetProvider);
	}

	/** @return the texts of a note, the oldest version first */
	public List<String> texts(String uuid) {
		return transactions.apart(jdbc -> table.byUuid(jdbc, uuid).stream()
				.flatMap(row -> table.versions(jdbc, row.facts.getId()).stream()
						.map(version -> seal.open(row.facts, version).getContent().getText()))
				.collect(Collectors.toList()));
	}

	/** Makes a note what the version before there were kinds had stored, with its seal and its digest in the log. */
	public void makeEarlier(String uuid) {
		transactions.withCaller(jdbc -> {
			NoteHeader facts = table.byUuid(jdbc, uuid).get(0).facts;
			NoteHeader earlier = facts.withKind(null, FormerPatients.none());
			store.update(jdbc, earlier);
			new AccessLog(transactions, keysetProvider).append(jdbc, facts.getId(),
					AccessEvent.builder(AccessEventType.RESEALED)
							.at(System.currentTimeMillis()).version(facts.getCurrentVersion(), null)
							.noteDigest(earlier.canonicalForm().sha256()));
			return null;
		});
	}

	/** @return the kind that is sealed into a note; null if none is */
	public RestrictedKind kindOf(String uuid) {
		return transactions.withCaller(jdbc -> {
			NoteRow row = table.byUuid(jdbc, uuid).get(0);
			return store.isIntact(row) ? row.facts.getKind() : null;
		});
	}

	public IntegrityReport check() {
		AccessLog log = new AccessLog(transactions, keysetProvider);
		SigningKeyProvider signing = new SigningKeyProvider(transactions);
		return new NoteIntegrity(transactions,
				new ChainCheck(log, keysetProvider, signing, new Checkpoints(transactions, keysetProvider, signing,
						new SafeguardSettings(transactions, keysetProvider, log))),
				keysetProvider, log,
				new CurrentRequest(null, null, null, null) {

					@Override
					public AccessRequest describe(String privilege) {
						return new AccessRequest("checker", "checker", false, true);
					}
				}, new DisclosureStore(keysetProvider, log), Collections.emptyList()).checkAll();
	}
}
