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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKeyFile;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Servers of one database, each with its own directory. */
public class SigningKeyProviderTest extends SessionNotesContextTest {

	@TempDir
	Path directory;

	private StoreTransactions transactions;

	private List<String> before;

	private Properties propertiesBefore;

	@BeforeEach
	public void nothingSignedYet() {
		transactions = new StoreTransactions(sessionFactory);
		propertiesBefore = Context.getRuntimeProperties();
		before = transactions
				.apart(jdbc -> jdbc.queryForList("select fingerprint from sessionnotes_signing_key", String.class));
		clear();
	}

	@AfterEach
	public void asItWas() {
		clear();
		Context.setRuntimeProperties(propertiesBefore);
		before.forEach(fingerprint -> transactions.apart(jdbc -> jdbc.update(
				"insert into sessionnotes_signing_key (generation, fingerprint, date_created) values (1, ?, 0)",
				fingerprint)));
	}

	private void clear() {
		transactions.apart(jdbc -> jdbc.update("delete from sessionnotes_signing_key"));
		transactions.apart(jdbc -> jdbc.update("delete from sessionnotes_checkpoint where checkpoint_number = 999999"));
	}

	@Test
	public void theFirstUseMakesAKeyAndTheNextFindsIt() {
		String fingerprint = server("a").getKey().getPublicKey().getFingerprint();

		assertThat(server("a").getKey().getPublicKey().getFingerprint()).isEqualTo(fingerprint);
		assertThat(Files.exists(file("a"))).isTrue();
	}

	@Test
	public void anotherServerWithoutTheFileMakesNoSecondKey() {
		server("a").getKey();

		assertUnavailable(server("b"), "sessionnotes.error.signingKey.missing");
		assertThat(Files.exists(file("b"))).isFalse();
	}

	@Test
	public void anotherServerWithAnotherKeyIsRefused() throws Exception {
		server("a").getKey();
		new SigningKeyFile(file("b")).create(SigningKey.generate());

		assertUnavailable(server("b"), "sessionnotes.error.signingKey.wrong");
	}

	@Test
	public void noKeyIsMadeBesideCheckpointsThoughItsFingerprintIsGone() {
		transactions.apart(jdbc -> jdbc.update("insert into sessionnotes_checkpoint (checkpoint_number, made_at, "
				+ "previous_hash, signature) values (999999, 0, '', ?)", new byte[]{1}));

		assertUnavailable(server("a"), "sessionnotes.error.signingKey.missing");
	}

	@Test
	public void noKeyIsMadeWhereTheAdministratorNamedAFile() {
		Properties named = new Properties();
		named.putAll(propertiesBefore);
		named.setProperty(SigningKeyProvider.FILE_PROPERTY, "anywhere");
		Context.setRuntimeProperties(named);

		assertUnavailable(server("a"), "sessionnotes.error.signingKey.missing");
	}

	@Test
	public void aRemovedFileIsNoticedAtOnce() throws Exception {
		SigningKeyProvider server = server("a");
		server.getKey();
		Files.delete(file("a"));

		assertUnavailable(server, "sessionnotes.error.signingKey.missing");
	}

	private void assertUnavailable(SigningKeyProvider server, String code) {
		assertThatThrownBy(server::getKey).isInstanceOf(UnavailableException.class).hasMessage(code);
	}

	private SigningKeyProvider server(String name) {
		return new SigningKeyProvider(transactions, () -> new SigningKeyFile(file(name)));
	}

	private Path file(String name) {
		return directory.resolve(name).resolve("signing-key.json");
	}
}
