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
import java.util.List;
import java.util.function.Supplier;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetException;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKeyFile;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.OpenmrsUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Holds the key that signs checkpoints of the log. If the runtime property {@link #FILE_PROPERTY} names the file of the
 * signing key, that file must exist. If the runtime property is not set, the key file is {@link #DEFAULT_FILE} in the
 * application data directory. The default key file is created when the signing key is first needed. The database holds
 * the fingerprint of the public half of the signing key. Because of the fingerprint, no server of the same database
 * creates a second signing key when checkpoints already exist.
 */
public class SigningKeyProvider {

	/** The runtime property that names the file of an existing signing key. */
	public static final String FILE_PROPERTY = "sessionnotes.signingKey";

	/** The path of the key file within the application data directory, used if {@link #FILE_PROPERTY} is not set. */
	public static final String DEFAULT_FILE = "sessionnotes/signing-key.json";

	private static final Logger log = LoggerFactory.getLogger(SigningKeyProvider.class);

	private final StoreTransactions transactions;

	private final Supplier<SigningKeyFile> location;

	private SigningKey key;

	private Object keyState;

	private Path keyPath;

	public SigningKeyProvider(StoreTransactions transactions) {
		this(transactions, SigningKeyProvider::configuredFile);
	}

	SigningKeyProvider(StoreTransactions transactions, Supplier<SigningKeyFile> location) {
		this.transactions = transactions;
		this.location = location;
	}

	/**
	 * @return the signing key; each call checks the key file, so that a removed or replaced file is noticed
	 * @throws UnavailableException if the key that signed the checkpoints is not available
	 */
	public synchronized SigningKey getKey() {
		SigningKeyFile file = location.get();
		if (key == null || !file.getPath().equals(keyPath) || !file.state().equals(keyState)) {
			key = null;
			try {
				key = load(file);
			} catch (KeysetException e) {
				log.error("The key that signs the log cannot be used ({}): {}. No checkpoint or export can be made.",
						e.getReason(), file.getPath());
				throw new UnavailableException(e.getReason().getMessageCode().replace(".keyset.", ".signingKey."));
			}
			keyPath = file.getPath();
			keyState = file.state();
		}
		return key;
	}

	private SigningKey load(SigningKeyFile file) throws KeysetException {
		List<String> registered = transactions.apart(SigningKeyProvider::fingerprints);
		boolean make = file.isAbsent() && registered.isEmpty() && !transactions.apart(SigningKeyProvider::hasSigned)
				&& Context.getRuntimeProperties().getProperty(FILE_PROPERTY) == null;
		SigningKey found = make ? SigningKey.generate() : file.load();
		if (make) {
			file.create(found);
			log.warn("A key that signs the log of psychotherapy notes was made: {}. Keep a copy of it apart from the "
					+ "database's backups, and its fingerprint on paper: {}", file.getPath(), found.getPublicKey());
		}
		if (registered.isEmpty()) {
			register(file, found, make);
		} else if (!registered.contains(found.getPublicKey().getFingerprint())) {
			throw new KeysetException(KeysetException.Reason.WRONG);
		}
		if (file.isOpenToOthers()) {
			log.warn("Other accounts of this machine may read the key that signs the log: {}", file.getPath());
		}
		return found;
	}

	private void register(SigningKeyFile file, SigningKey found, boolean justMade) throws KeysetException {
		try {
			transactions.apart(jdbc -> jdbc.update(
					"insert into sessionnotes_signing_key (generation, fingerprint, date_created) values (1, ?, ?)",
					found.getPublicKey().getFingerprint(), System.currentTimeMillis()));
		} catch (DataAccessException e) {
			// another server of the same database has just registered a key: either the same key or a key of its own
			if (!transactions.apart(SigningKeyProvider::fingerprints).contains(found.getPublicKey().getFingerprint())) {
				if (justMade) {
					file.remove();
				}
				throw new KeysetException(justMade ? KeysetException.Reason.MISSING : KeysetException.Reason.WRONG);
			}
		}
	}

	private static List<String> fingerprints(JdbcOperations jdbc) {
		return jdbc.queryForList("select fingerprint from sessionnotes_signing_key", String.class);
	}

	private static boolean hasSigned(JdbcOperations jdbc) {
		return jdbc.queryForObject("select count(*) from sessionnotes_checkpoint", Long.class) > 0;
	}

	private static SigningKeyFile configuredFile() {
		String configured = Context.getRuntimeProperties().getProperty(FILE_PROPERTY);
		return new SigningKeyFile(configured != null
				? Paths.get(configured)
				: Paths.get(OpenmrsUtil.getApplicationDataDirectory()).resolve(DEFAULT_FILE));
	}
}
