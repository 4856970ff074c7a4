/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;

import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetException;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetFile;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteLock;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNotes;
import org.openmrs.module.sessionnotes.restricted.NoteKinds;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;

/**
 * Adopts all psychotherapy notes of a database in a process of its own, which a test can kill, and prints how much heap
 * that took at most, in MiB.
 */
public final class AdoptionProgram {

	private static final long MEBIBYTE = 1024 * 1024;

	private static long peak;

	private AdoptionProgram() {
	}

	/** @param args the address of the database, the file of the keyset, the obs after which it waits to be killed */
	public static void main(String[] args) throws Exception {
		PlainTransactions transactions = new PlainTransactions(args[0], "root").heldUpAfter(Integer.parseInt(args[2]),
				new AdoptionThread());
		Adoption adoption = adoption(transactions, keysetProvider(Path.of(args[1])));
		System.gc();
		long idle = used();
		while (!started(adoption)) {
			Thread.sleep(100);
		}
		while (state(adoption) == AdoptionRun.State.RUNNING) {
			peak = Math.max(peak, used());
			Thread.sleep(50);
		}
		long live = ManagementFactory.getMemoryPoolMXBeans().stream()
				.filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
				.map(MemoryPoolMXBean::getCollectionUsage).mapToLong(usage -> usage.getUsed()).sum();
		System.out.println("HEAP " + idle / MEBIBYTE + " " + peak / MEBIBYTE + " " + live / MEBIBYTE);
		System.out.println("STATE " + state(adoption));
		System.exit(0);
	}

	private static AdoptionRun.State state(Adoption adoption) {
		return adoption.getReport(false, 0, 1).get().getRun().getState();
	}

	private static boolean started(Adoption adoption) {
		try {
			adoption.start(List.of(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID));
			return true;
		} catch (ConflictException crashedJustNow) {
			if (!crashedJustNow.is("sessionnotes.error.adoption.running")) {
				throw crashedJustNow;
			}
			return false;
		}
	}

	private static long used() {
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	static KeysetProvider keysetProvider(Path file) throws KeysetException {
		Keyset keyset = new KeysetFile(file).load();
		return new KeysetProvider(null) {

			@Override
			public Keyset getKeyset() {
				return keyset;
			}
		};
	}

	/** An adoption with all that the platform would give to it. */
	static Adoption adoption(StoreTransactions transactions, KeysetProvider keysetProvider) {
		AccessLog log = new AccessLog(transactions, keysetProvider);
		CurrentRequest request = new CurrentRequest(null, null, null, null) {

			@Override
			public AccessRequest describe(String privilege) {
				return new AccessRequest("adopter", "adopter", false, true);
			}
		};
		SafeguardSettings settings = new SafeguardSettings(transactions, keysetProvider, log);
		PasswordResetHolds nobodys = new PasswordResetHolds(transactions, keysetProvider, log, null, settings) {

			@Override
			public void trustCurrentPassword(String userUuid) {
				// the authors here have no accounts
			}
		};
		Reauthentication given = new Reauthentication(null, log) {

			@Override
			public void require() {
				// nobody is signed in here
			}
		};
		return new Adoption(transactions, new AdoptedNotes(keysetProvider, log, new NoteKinds(settings)), nobodys, log,
				request, given,
				new RestrictedConcepts(transactions, settings), new SignedNoteLock(null, transactions, request), settings,
				new ComplexObsFiles(null),
				5_000);
	}
}
