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

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.content.NoteSection;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Exports an author's own notes as an archive under a passphrase. The export serves an author who leaves the clinic, or
 * a clinic that stops using the module. The archive is a zip file with AES-256, which common programs can open. The
 * archive is written as a stream and never stored as a file on the server. The archive's table of contents is not
 * encrypted, so the names of the files in the archive are only numbers.
 * <p>
 * The {@link NoteDoor} opens each note and records its events before the text is written.
 */
public class NoteExport {

	private static final int PAGE = 50;

	private static final ObjectMapper JSON = new ObjectMapper();

	private final NoteDoor door;

	private final StoreTransactions transactions;

	public NoteExport(NoteDoor door, StoreTransactions transactions) {
		this.door = door;
		this.transactions = transactions;
	}

	/** An archive that is about to be written. */
	public interface Archive {

		/**
		 * Writes the archive and closes the stream. If an error interrupts the writing, no program can open the
		 * incomplete archive.
		 *
		 * @param out the stream to write to
		 */
		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * Begins the export of all notes of the current user, including voided notes and all versions.
	 *
	 * @param passphrase the passphrase that opens the archive; printable ASCII, so that every program reads the passphrase
	 *         the same way
	 * @throws InvalidRequestException if the passphrase is too weak
	 * @throws NotAllowedException if the user may not read notes in this session
	 */
	public Archive begin(String passphrase) {
		PassphraseArchive.requireStrong(passphrase);
		List<NoteHeader> first = door.ownAfter(0, PAGE);
		return out -> {
			PassphraseArchive archive = new PassphraseArchive(out, passphrase);
			write(archive, first);
			archive.complete();
		};
	}

	private void write(PassphraseArchive archive, List<NoteHeader> first) throws IOException {
		List<String> damaged = new ArrayList<>();
		int number = 0;
		for (List<NoteHeader> page = first; !page.isEmpty(); page = door.ownAfter(page.get(page.size() - 1).getId(), PAGE)) {
			for (NoteHeader note : page) {
				try {
					List<NoteVersion> versions = door.openForExport(note.getId());
					if (!versions.isEmpty()) {
						write(archive, ++number, versions);
					}
				} catch (TamperedException e) {
					if (!e.is(ErrorCodes.BROKEN_NOTE)) {
						throw e;
					}
					damaged.add(note.getUuid());
				}
			}
		}
		archive.add("contents.txt", contents(number, damaged));
	}

	private void write(PassphraseArchive archive, int number, List<NoteVersion> versions) throws IOException {
		String name = String.format("notes/%06d", number);
		ObjectNode json = json(versions);
		archive.add(name + ".json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
		archive.add(name + ".txt", text(versions, json));
	}

	private ObjectNode json(List<NoteVersion> versions) {
		NoteHeader note = versions.get(0).getNote();
		ObjectNode json = JSON.createObjectNode().put("uuid", note.getUuid()).put("author", note.getAuthorUuid())
				.put("patient", note.getPatientUuid()).put("patientName", nameOf(note.getPatientUuid()))
				.put("encounter", note.getEncounterUuid()).put("concept", note.getConceptUuid())
				.put("sessionDate", time(note.getSessionDate())).put("dateCreated", time(note.getDateCreated()))
				.put("voided", note.isVoided());
		if (note.isVoided()) {
			json.put("dateVoided", time(note.getDateVoided())).put("voidReason", versions.get(0).getVoidReason());
		}
		ArrayNode all = json.putArray("versions");
		for (NoteVersion version : versions) {
			ObjectNode one = all.addObject().put("version", version.getVersion()).put("dateCreated",
					time(version.getDateCreated()));
			if (version.isPasswordHeld()) {
				one.put("passwordHeld", true);
			}
			ArrayNode sections = one.putArray("sections");
			for (NoteSection section : version.getContent().getSections()) {
				sections.addObject().put("part", section.getPart().getCode()).put("text", section.getText());
			}
		}
		return json;
	}

	private static String text(List<NoteVersion> versions, ObjectNode json) {
		StringBuilder text = new StringBuilder("Psychotherapy note ").append(json.get("uuid").asText())
				.append("\nPatient: ").append(json.get("patientName").asText()).append(" (")
				.append(json.get("patient").asText()).append(")\nSession: ").append(json.get("sessionDate").asText())
				.append('\n');
		if (json.get("voided").asBoolean()) {
			text.append("Voided: ").append(json.get("dateVoided").asText()).append(", ")
					.append(json.get("voidReason").asText("")).append('\n');
		}
		for (NoteVersion version : versions) {
			text.append("\n--- Version ").append(version.getVersion()).append(", ").append(time(version.getDateCreated()))
					.append(" ---\n");
			if (version.isPasswordHeld()) {
				text.append("Written while somebody else had set the author's password.\n");
			}
			for (NoteSection section : version.getContent().getSections()) {
				text.append('[').append(section.getPart().getCode()).append("]\n").append(section.getText()).append('\n');
			}
		}
		return text.toString();
	}

	private static String contents(int notes, List<String> damaged) {
		StringBuilder text = new StringBuilder("Psychotherapy notes of one author, exported ")
				.append(time(System.currentTimeMillis())).append("\nNotes: ").append(notes).append('\n')
				.append("Each is there as plain text and as JSON, with all its versions, the newest first. Times are UTC.\n")
				.append("Notes on patients who are voided in the platform are out of reach, and none of these.\n");
		if (!damaged.isEmpty()) {
			text.append("\nNot exported, because they are not what was stored. Tell your privacy officer:\n");
			damaged.forEach(note -> text.append(note).append('\n'));
		}
		return text.toString();
	}

	/** @return the patient's current name; empty if the platform no longer has the patient */
	private String nameOf(String patientUuid) {
		return transactions.reading(jdbc -> nameOf(jdbc, patientUuid));
	}

	private static String nameOf(JdbcOperations jdbc, String patientUuid) {
		return jdbc.query("select n.given_name, n.family_name from person_name n join person p on p.person_id = n.person_id "
				+ "where p.uuid = ? and n.voided = ? order by n.preferred desc, n.person_name_id",
				(row, number) -> row.getString(1) + " " + row.getString(2), patientUuid, false).stream().findFirst()
				.orElse("");
	}

	private static String time(long millis) {
		return Instant.ofEpochMilli(millis).toString();
	}
}
