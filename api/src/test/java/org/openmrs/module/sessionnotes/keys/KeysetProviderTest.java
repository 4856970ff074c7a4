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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetFile;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;

/** Each keyring here stands for a server of its own on the same database. */
public class KeysetProviderTest extends SessionNotesContextTest {

	private static final byte[] TEXT = "text".getBytes();

	private static final byte[] BOUND_TO = "this note".getBytes();

	@TempDir
	private Path directory;

	private StoreTransactions transactions;

	private List<Map<String, Object>> keysBefore;

	private Properties propertiesBefore;

	@BeforeEach
	public void anEmptyStore() {
		transactions = new StoreTransactions(sessionFactory);
		propertiesBefore = Context.getRuntimeProperties();
		keysBefore = transactions.apart(jdbc -> {
			List<Map<String, Object>> rows = jdbc.queryForList("select * from sessionnotes_key");
			jdbc.update("delete from sessionnotes_key");
			return rows;
		});
	}

	@AfterEach
	public void theStoreAsItWas() {
		Context.setRuntimeProperties(propertiesBefore);
		transactions.apart(jdbc -> {
			jdbc.update("delete from sessionnotes_key");
			jdbc.update("delete from sessionnotes_note_version where note_id = -1");
			keysBefore.forEach(row -> jdbc.update(
					"insert into sessionnotes_key (generation, key_id, check_value, date_created) values (?, ?, ?, ?)",
					row.get("GENERATION"), row.get("KEY_ID"), row.get("CHECK_VALUE"), row.get("DATE_CREATED")));
			return null;
		});
	}

	@Test
	public void theFirstStartMakesAFileThatOnlyItsOwnerReads() throws Exception {
		server("a").getKeyset();

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a")))).isEqualTo("rw-------");
		assertThat(keys()).isEqualTo(1);
	}

	@Test
	public void theNextStartUsesTheSameKeyset() throws Exception {
		byte[] sealed = server("a").getKeyset().seal(TEXT, BOUND_TO);

		assertThat(server("a").getKeyset().open(sealed, BOUND_TO)).isEqualTo(TEXT);
		assertThat(keys()).isEqualTo(1);
	}

	@Test
	public void anotherServerWithoutTheFileMakesNoSecondKeyset() {
		server("a").getKeyset();

		assertUnavailable(server("b"), "sessionnotes.error.keyset.missing");
		assertThat(file("b")).doesNotExist();
	}

	@Test
	public void anotherServerWithAnotherKeysetIsRefused() throws Exception {
		server("a").getKeyset();
		new KeysetFile(file("b")).create(Keyset.generate());

		assertUnavailable(server("b"), "sessionnotes.error.keyset.wrong");
	}

	@Test
	public void aFileThatHoldsNoKeysetIsRefusedAndLeftAsItIs() throws Exception {
		server("a").getKeyset();
		Files.write(file("a"), "no keyset".getBytes());

		assertUnavailable(server("a"), "sessionnotes.error.keyset.damaged");
		assertThat(Files.readAllBytes(file("a"))).isEqualTo("no keyset".getBytes());
	}

	@Test
	public void aFileRemovedAtRunTimeClosesTheNotesAndPutBackOpensThem() throws Exception {
		KeysetProvider server = server("a");
		byte[] sealed = server.getKeyset().seal(TEXT, BOUND_TO);
		byte[] kept = Files.readAllBytes(file("a"));
		Files.delete(file("a"));

		assertUnavailable(server, "sessionnotes.error.keyset.missing");
		assertThat(file("a")).doesNotExist();

		Files.write(file("a"), kept);
		assertThat(server.getKeyset().open(sealed, BOUND_TO)).isEqualTo(TEXT);
	}

	@Test
	public void aFileNamedByTheRuntimePropertyIsUsedAndNeverMade() throws Exception {
		Properties properties = Context.getRuntimeProperties();
		properties.setProperty(KeysetProvider.FILE_PROPERTY, file("named").toString());
		Context.setRuntimeProperties(properties);
		KeysetProvider server = new KeysetProvider(transactions);

		assertUnavailable(server, "sessionnotes.error.keyset.missing");
		assertThat(file("named")).doesNotExist();

		Keyset existing = Keyset.generate();
		new KeysetFile(file("named")).create(existing);
		assertThat(server.getKeyset().getPrimaryKeyId()).isEqualTo(existing.getPrimaryKeyId());
	}

	@Test
	public void besideExistingNotesNoKeysetIsMadeEvenIfTheDatabaseForgotItsKeys() throws Exception {
		transactions
				.apart(jdbc -> jdbc.update("insert into sessionnotes_note_version (note_id, version, date_created, key_id, "
						+ "ciphertext) values (-1, 1, 0, 12345, ?)", new byte[]{1}));

		assertUnavailable(server("a"), "sessionnotes.error.keyset.missing");
		assertThat(file("a")).doesNotExist();

		new KeysetFile(file("a")).create(Keyset.generate());
		assertUnavailable(server("a"), "sessionnotes.error.keyset.wrong");
	}

	@Test
	public void afterARotationTheNewKeySealsAndTheOldOneStillOpens() throws Exception {
		KeysetProvider server = server("a");
		int oldKey = server.getKeyset().getPrimaryKeyId();
		byte[] sealed = server.getKeyset().seal(TEXT, BOUND_TO);

		server.rotate();

		assertThat(server.getKeyset().getPrimaryKeyId()).isNotEqualTo(oldKey);
		assertThat(Keyset.keyIdOf(server.getKeyset().seal(TEXT, BOUND_TO))).isNotEqualTo(oldKey);
		assertThat(server.getKeyset().open(sealed, BOUND_TO)).isEqualTo(TEXT);
		assertThat(server("a").getKeyset().open(sealed, BOUND_TO)).isEqualTo(TEXT);
		assertThat(keys()).isEqualTo(2);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a")))).isEqualTo("rw-------");
	}

	@Test
	public void aServerWithTheFileFromBeforeARotationIsRefusedAtItsNextStart() throws Exception {
		KeysetProvider server = server("a");
		server.getKeyset();
		Files.copy(file("a"), file("b"));
		server.rotate();

		assertUnavailable(server("b"), "sessionnotes.error.keyset.wrong");
	}

	private KeysetProvider server(String name) {
		return new KeysetProvider(transactions, () -> new KeysetFile(file(name)));
	}

	private Path file(String name) {
		return directory.resolve(name).resolveSibling(name + ".json");
	}

	private long keys() {
		return transactions.apart(jdbc -> jdbc.queryForObject("select count(*) from sessionnotes_key", Long.class));
	}

	private static void assertUnavailable(KeysetProvider server, String code) {
		assertThatThrownBy(server::getKeyset).isInstanceOf(UnavailableException.class).hasMessage(code);
	}
}
