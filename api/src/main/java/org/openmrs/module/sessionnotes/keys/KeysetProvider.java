/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.keys;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetException;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetFile;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.OpenmrsUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Holds the keyset in use. If the runtime property {@link #FILE_PROPERTY} names the keyset file, that file must exist.
 * If the runtime property is not set, the keyset file is {@link #DEFAULT_FILE} in the application data directory. The
 * default keyset file is created when the module first starts.
 * <p>
 * For each key, the database holds a few sealed bytes that only the correct key opens. With the help of the sealed
 * bytes, every server of the database distinguishes a missing or wrong keyset from a first start. Therefore the module
 * never creates a second keyset when notes already exist.
 */
public class KeysetProvider {

	/** The runtime property that names the file of an existing keyset. */
	public static final String FILE_PROPERTY = "sessionnotes.keyset";

	/** The path of the keyset file within the application data directory, used if {@link #FILE_PROPERTY} is not set. */
	public static final String DEFAULT_FILE = "sessionnotes/keyset.json";

	private static final Logger log = LoggerFactory.getLogger(KeysetProvider.class);

	private final StoreTransactions transactions;

	private final Supplier<KeysetFile> location;

	private Keyset keyset;

	private Object keysetState;

	private Path keysetPath;

	public KeysetProvider(StoreTransactions transactions) {
		this(transactions, KeysetProvider::configuredFile);
	}

	KeysetProvider(StoreTransactions transactions, Supplier<KeysetFile> location) {
		this.transactions = transactions;
		this.location = location;
	}

	/**
	 * @return the keyset in use; each call checks the keyset file, so that a removed or replaced file is noticed
	 * @throws UnavailableException if the available keyset does not open the notes, or no keyset is available
	 */
	public synchronized Keyset getKeyset() {
		KeysetFile file = location.get();
		if (keyset == null || !file.getPath().equals(keysetPath) || !file.state().equals(keysetState)) {
			keyset = null;
			try {
				load(file);
			} catch (KeysetException e) {
				log.error("The keyset of the psychotherapy notes cannot be used ({}): {}. No note can be read or written.",
						e.getReason(), file.getPath());
				throw new UnavailableException(e.getReason().getMessageCode());
			}
		}
		return keyset;
	}

	/** @return the keyset in use; empty if no available keyset opens the notes */
	public Optional<Keyset> findKeyset() {
		try {
			return Optional.of(getKeyset());
		} catch (UnavailableException e) {
			if (!isReasonOf(e)) {
				throw e;
			}
			return Optional.empty();
		}
	}

	/** @return true if the reason for the given error is that no available keyset opens the notes */
	public static boolean isReasonOf(UnavailableException e) {
		return Arrays.stream(KeysetException.Reason.values()).anyMatch(reason -> e.is(reason.getMessageCode()));
	}

	/**
	 * Adds a new key to the keyset. Once the new key is added, the module seals all data with that key; data that was
	 * sealed with older keys can still be opened.
	 *
	 * @throws UnavailableException if the keyset cannot be used, or if the keyset file cannot be written
	 */
	public synchronized void rotate() {
		getKeyset();
		KeysetFile file = location.get();
		Keyset rotated = transactions.apart(jdbc -> {
			try {
				// other servers that share the file wait here, and then continue with the keyset that this server has
				// written
				jdbc.queryForList("select generation from sessionnotes_key for update", Integer.class);
				Keyset made = file.load().withNewPrimaryKey();
				insertCheck(jdbc, jdbc.queryForObject("select max(generation) from sessionnotes_key", Integer.class) + 1,
						made);
				file.replace(made);
				return made;
			} catch (KeysetException e) {
				throw new UnavailableException(e.getReason().getMessageCode());
			}
		});
		remember(file, rotated);
		log.info("A new key seals psychotherapy notes from now on. Back up {} again.", file.getPath());
	}

	/**
	 * @return a copy of the keyset with unencrypted keys, which the caller must immediately seal under a passphrase
	 * @throws UnavailableException if the keyset cannot be used
	 */
	public synchronized String copyKeyset() {
		return getKeyset().toCopy();
	}

	private void load(KeysetFile file) throws KeysetException {
		List<KeyCheckValue> checks = transactions.apart(this::checks);
		boolean nothingThere = "none".equals(file.state());
		Keyset found = checks.isEmpty() ? firstKeyset(file) : file.load();
		requireOpens(checks, found);
		if (checks.stream().noneMatch(check -> check.getKeyId() == found.getPrimaryKeyId())) {
			try {
				transactions.apart(jdbc -> insertCheck(jdbc, checks.size() + 1, found));
			} catch (DataAccessException e) {
				// another server of the same database has just registered a key: either the same key or a key of its own
				requireSameAsOthers(file, found, nothingThere);
			}
		}
		if (file.isOpenToOthers()) {
			log.warn("Other accounts of this machine may read the keyset of the psychotherapy notes: {}", file.getPath());
		}
		remember(file, found);
	}

	private void requireSameAsOthers(KeysetFile file, Keyset found, boolean justMade) throws KeysetException {
		try {
			requireOpens(transactions.apart(this::checks), found);
		} catch (KeysetException wrong) {
			if (justMade) {
				file.remove();
			}
			throw wrong;
		}
	}

	private static void requireOpens(List<KeyCheckValue> checks, Keyset found) throws KeysetException {
		for (KeyCheckValue check : checks) {
			if (!check.isOpenedBy(found)) {
				throw new KeysetException(KeysetException.Reason.WRONG);
			}
		}
	}

	private Keyset firstKeyset(KeysetFile file) throws KeysetException {
		List<Integer> used = transactions.apart(KeysetProvider::usedKeys);
		if (!used.isEmpty()) {
			Keyset found = file.load();
			if (!found.getKeyIds().containsAll(used)) {
				throw new KeysetException(KeysetException.Reason.WRONG);
			}
			return found;
		}
		if (Context.getRuntimeProperties().getProperty(FILE_PROPERTY) == null && "none".equals(file.state())) {
			Keyset made = Keyset.generate();
			file.create(made);
			log.warn("A keyset for the psychotherapy notes was made: {}. Without it no note can ever be opened again: "
					+ "keep a copy of it apart from the database's backups.", file.getPath());
			return made;
		}
		return file.load();
	}

	private void remember(KeysetFile file, Keyset inUse) {
		keyset = inUse;
		keysetPath = file.getPath();
		keysetState = file.state();
	}

	private List<KeyCheckValue> checks(JdbcOperations jdbc) {
		return jdbc.query("select key_id, check_value from sessionnotes_key order by generation",
				(row, number) -> new KeyCheckValue(row.getInt("key_id"), row.getBytes("check_value")));
	}

	private static int insertCheck(JdbcOperations jdbc, int generation, Keyset of) {
		KeyCheckValue check = KeyCheckValue.of(of);
		return jdbc.update(
				"insert into sessionnotes_key (generation, key_id, check_value, date_created) values (?, ?, ?, ?)",
				generation, check.getKeyId(), check.getValue(), System.currentTimeMillis());
	}

	private static List<Integer> usedKeys(JdbcOperations jdbc) {
		return jdbc.queryForList(
				"select key_id from sessionnotes_note_version union select key_id from sessionnotes_sealed_draft "
						+ "union select key_id from sessionnotes_document "
						+ "union select key_id from sessionnotes_client_request union select key_id from sessionnotes_client_copy "
						+ "union select key_id from sessionnotes_ledger_entry",
				Integer.class);
	}

	private static KeysetFile configuredFile() {
		String configured = Context.getRuntimeProperties().getProperty(FILE_PROPERTY);
		return new KeysetFile(configured != null
				? Paths.get(configured)
				: Paths.get(OpenmrsUtil.getApplicationDataDirectory()).resolve(DEFAULT_FILE));
	}
}
