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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.springframework.beans.factory.annotation.Autowired;

/** An author's own notes as an encrypted archive. */
public class NoteExportTest extends SessionNotesContextTest {

	private static final String PASSPHRASE = "correct horse battery staple";

	@Autowired
	private NoteExport export;

	@Test
	public void theArchiveHoldsAllVersionsOfAllNotesOfItsAuthorAndNobodyElses() throws Exception {
		signInAs(OTHER_THERAPIST);
		write("of another author");
		signInAs(AUTHOR);
		String first = write("the first text \u00fc \ud83d\ude00");
		service.amendNote(first, 1, NoteContent.of(new NoteSection(NotePart.HYPOTHESES, "a hypothesis"),
				new NoteSection(NotePart.OTHER, "the amended text")));
		String second = write("a voided one");
		service.voidNote(second, "the reason for voiding");

		Map<String, String> files = open(export(PASSPHRASE), PASSPHRASE);

		assertThat(files).containsOnlyKeys("contents.txt", "notes/000001.json", "notes/000001.txt", "notes/000002.json",
				"notes/000002.txt");
		JsonNode note = new ObjectMapper().readTree(files.get("notes/000001.json"));
		assertThat(note.get("uuid").asText()).isEqualTo(first);
		assertThat(note.get("patient").asText()).isEqualTo(patient.getUuid());
		assertThat(note.get("patientName").asText())
				.isEqualTo(patient.getGivenName() + " " + patient.getFamilyName());
		assertThat(note.get("versions")).hasSize(2);
		assertThat(note.at("/versions/0/sections/0/part").asText()).isEqualTo("hypotheses");
		assertThat(note.at("/versions/1/sections/0/text").asText()).isEqualTo("the first text \u00fc \ud83d\ude00");
		assertThat(files.get("notes/000001.txt")).contains("the first text \u00fc \ud83d\ude00", "a hypothesis",
				"the amended text");
		assertThat(files.get("notes/000002.txt")).contains("a voided one", "the reason for voiding");
		assertThat(files.values()).noneMatch(text -> text.contains("of another author"));
		assertThat(files.get("contents.txt")).contains("Notes: 2");
	}

	@Test
	public void withoutThePassphraseNothingOpensAndNothingIsInClear() throws Exception {
		signInAs(AUTHOR);
		String uuid = write("canary-7f3a");
		byte[] archive = export(PASSPHRASE);

		assertThatThrownBy(() -> open(archive, PASSPHRASE + "!")).isInstanceOf(ZipException.class);
		assertThat(new String(archive, StandardCharsets.ISO_8859_1)).doesNotContain("canary-7f3a", uuid,
				patient.getUuid(), patient.getFamilyName());
	}

	@Test
	public void everyReadingAndTheExportAreInTheLog() throws Exception {
		signInAs(AUTHOR);
		String uuid = write("text");
		service.amendNote(uuid, 1, NoteContent.ofText("amended"));

		export(PASSPHRASE);

		int id = service.getFacts(uuid).get().getId();
		assertThat(sessionFactory.getCurrentSession().createNativeQuery(
				"select event_type from sessionnotes_access_event where note_id = " + id + " order by sequence_number")
				.list())
				.isEqualTo(List.of("CREATED", "AMENDED", "EXPORTED", "READ", "READ"));
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	@Test
	public void aDamagedNoteIsNamedAndTheOthersAreExported() throws Exception {
		signInAs(AUTHOR);
		String damaged = write("damaged");
		write("whole");
		sessionFactory.getCurrentSession().createNativeQuery(
				"update sessionnotes_note set session_date = session_date + 1 where uuid = '" + damaged + "'")
				.executeUpdate();

		Map<String, String> files = open(export(PASSPHRASE), PASSPHRASE);

		assertThat(files).containsOnlyKeys("contents.txt", "notes/000001.json", "notes/000001.txt");
		assertThat(files.get("contents.txt")).contains("Notes: 1", damaged);
	}

	@Test
	public void aLongListIsExportedToItsEnd() throws Exception {
		signInAs(AUTHOR);
		for (int i = 0; i < 101; i++) {
			write("note " + i);
		}
		assertThat(open(export(PASSPHRASE), PASSPHRASE)).hasSize(203);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "short", "fifteen letters", "aaaaaaaaaaaaaaaaaaaaaaaa", "umlauts \u00fcberall, viele"})
	public void aWeakPassphraseIsRefused(String passphrase) {
		signInAs(AUTHOR);
		assertThatThrownBy(() -> export.begin(passphrase)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.export.passphrase");
	}

	@Test
	public void whoMayNotReadNotesExportsNone() throws Exception {
		signInAs(NURSE);
		assertThatThrownBy(() -> export.begin(PASSPHRASE)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.export.mayNot");
		signInAsSuperuser();
		Context.becomeUser(Context.getUserService().getUserByUsername(AUTHOR).getSystemId());
		assertThatThrownBy(() -> export.begin(PASSPHRASE)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.export.mayNot");
	}

	private byte[] export(String passphrase) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		export.begin(passphrase).writeTo(out);
		return out.toByteArray();
	}

	private static Map<String, String> open(byte[] archive, String passphrase) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), passphrase.toCharArray())) {
			for (LocalFileHeader entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				assertThat(entry.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
				assertThat(entry.getAesExtraDataRecord().getAesKeyStrength()).isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
				files.put(entry.getFileName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

	private String write(String text) {
		return service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText(text))).getNote()
				.getUuid();
	}
}
