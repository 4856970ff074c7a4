/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import org.apache.commons.io.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.psychotherapynote.KeyEscrow;
import org.springframework.beans.factory.annotation.Autowired;

/** A copy of the keyset under a passphrase, which no person makes alone. */
public class KeyEscrowTest extends LogContextTest {

	private static final String PASSPHRASE = "correct horse battery staple";

	private static final String SUPERUSERS_PASSWORD = "test";

	@Autowired
	private KeyEscrow escrow;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private Reauthentication reauthentication;

	@AfterEach
	public void forgetThePassword() {
		reauthentication.clear();
	}

	@Test
	public void theCopyHoldsTheKeysetAndTheLogNamesBothPeople() throws Exception {
		signInAsSuperuser();
		reauthentication.confirm(SUPERUSERS_PASSWORD);

		byte[] copy = escrow.copy(PASSPHRASE, PRIVACY_OFFICER, PASSWORD);

		Map<String, String> files = open(copy, PASSPHRASE);
		assertThat(files).containsOnlyKeys("keyset.json", "read-me.txt");
		assertThat(files.get("keyset.json")).isEqualTo(keysetProvider.copyKeyset()).contains("AesGcmKey");
		assertThat(files.get("read-me.txt")).contains("can read every note");
		assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("AesGcmKey");
		assertThatThrownBy(() -> open(copy, PASSPHRASE + "x")).isInstanceOf(ZipException.class);
		String second = Context.getUserService().getUserByUsername(PRIVACY_OFFICER).getUuid();
		assertThat(review.getEvents(new EventSearch().ofType(AccessEventType.KEYSET_EXPORTED), 0, 10).getEvents())
				.extracting(LoggedEvent::getEvent).singleElement().satisfies(event -> {
					assertThat(event.getUserUuid()).isEqualTo(Context.getAuthenticatedUser().getUuid());
					assertThat(event.getDetail()).isEqualTo(second);
				});
	}

	@ParameterizedTest
	@CsvSource({"olga, not-the-password", "nobody, Therapist1", "nora, Therapist1", "admin, test"})
	public void withoutASecondPersonWhoMayApproveThereIsNone(String login, String password) throws Exception {
		signInAsSuperuser();
		reauthentication.confirm(SUPERUSERS_PASSWORD);
		long refused = stored("DENIED");

		assertThatThrownBy(() -> escrow.copy(PASSPHRASE, login, password)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.secondPerson");

		assertThat(stored("KEYSET_EXPORTED")).isZero();
		assertThat(stored("DENIED")).isEqualTo(refused + 1);
	}

	@Test
	public void withoutThePasswordAgainOrThePrivilegeOrAStrongPassphraseThereIsNone() throws Exception {
		signInAsSuperuser();
		assertThatThrownBy(() -> escrow.copy(PASSPHRASE, PRIVACY_OFFICER, PASSWORD))
				.isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(SUPERUSERS_PASSWORD);
		assertThatThrownBy(() -> escrow.copy("too short", PRIVACY_OFFICER, PASSWORD))
				.isInstanceOf(InvalidRequestException.class);
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> escrow.copy(PASSPHRASE, PRIVACY_OFFICER, PASSWORD))
				.isInstanceOf(APIAuthenticationException.class);

		assertThat(stored("KEYSET_EXPORTED")).isZero();
	}

	private static Map<String, String> open(byte[] zip, String passphrase) throws IOException {
		Map<String, String> files = new HashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), passphrase.toCharArray())) {
			for (LocalFileHeader entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				IOUtils.copy(in, out);
				files.put(entry.getFileName(), new String(out.toByteArray(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}
}
