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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;

/** Alters the database behind the module's back. */
public class TamperTest extends SessionNotesContextTest {

	private String uuid;

	private int noteId;

	@BeforeEach
	public void writeAmendVoidAndRead() {
		signInAs(AUTHOR);
		uuid = voidedNoteOfTwoVersions();
		noteId = service.getNote(uuid).get().getNote().getId();
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	/** @return its uuid */
	protected String voidedNoteOfTwoVersions() {
		String written = write("the first text");
		service.amendNote(written, 1, NoteContent.ofText("the second text"));
		service.voidNote(written, "reason");
		return written;
	}

	@ParameterizedTest
	@ValueSource(strings = {"sessionnotes_note", "sessionnotes_note_version", "sessionnotes_access_event",
			"sessionnotes_access_chain"})
	public void aFlippedBitInAnyColumnOfAnyRowIsFound(String table) {
		List<String> shieldedWork = sessionFactory.getCurrentSession()
				.doReturningWork(connection -> flipEach(connection, table));
		assertThat(shieldedWork).isEmpty();
	}

	@Test
	public void theCiphertextsOfTwoNotesSwappedOpenNeither() {
		String other = write("the text of another note");
		sessionFactory.getCurrentSession().doWork(connection -> {
			List<Integer> ids = new ArrayList<>();
			List<byte[]> texts = new ArrayList<>();
			try (ResultSet rows = connection.createStatement().executeQuery(
					"select v.version_id, v.ciphertext from sessionnotes_note_version v join sessionnotes_note n on n.note_id = v.note_id "
							+ "and n.current_version = v.version where n.uuid in ('" + uuid + "', '" + other + "')")) {
				while (rows.next()) {
					ids.add(rows.getInt(1));
					texts.add(rows.getBytes(2));
				}
			}
			assertThat(ids).hasSize(2);
			for (int i = 0; i < 2; i++) {
				PreparedStatement swap = connection
						.prepareStatement("update sessionnotes_note_version set ciphertext = ? where version_id = ?");
				swap.setBytes(1, texts.get(1 - i));
				swap.setInt(2, ids.get(i));
				swap.executeUpdate();
			}
		});

		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
		assertThatThrownBy(() -> service.getNote(other)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
	}

	@Test
	public void aNoteGivenToAnotherAuthorOpensForNeither() {
		signInAs(OTHER_THERAPIST);
		service.countNotes(patient.getUuid(), true);
		signInAs(AUTHOR);
		execute("update sessionnotes_note set author_uuid = '"
				+ Context.getUserService().getUserByUsername(OTHER_THERAPIST).getUuid() + "' where note_id = " + noteId);

		assertThat(service.getNote(uuid)).isEmpty();
		signInAs(OTHER_THERAPIST);
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
		assertThat(service.getNotes(patient.getUuid(), true, 0, 10)).extracting(NoteHeader::isIntact).containsExactly(false);
	}

	@Test
	public void aRemovedEventIsNamed() {
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "' and sequence_number = 2");
		assertThat(service.verifyNote(uuid)).extracting(ChainProblem::getKind).contains(ChainProblem.Kind.EVENT_MISSING);
	}

	@Test
	public void aCutOffEndIsNamed() {
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "' and event_type = 'READ'");
		assertThat(service.verifyNote(uuid)).extracting(ChainProblem::getKind).contains(ChainProblem.Kind.TRUNCATED);
	}

	@Test
	public void aRemovedVersionIsNamed() {
		execute("delete from sessionnotes_note_version where note_id = " + noteId + " and version = 1");
		assertThat(service.verifyNote(uuid)).extracting(ChainProblem::getKind).contains(ChainProblem.Kind.VERSION_MISSING);
	}

	@Test
	public void aRemovedNoteIsNamedWhenAllIsChecked() throws Exception {
		execute("delete from sessionnotes_note where note_id = " + noteId);
		execute("delete from sessionnotes_note_version where note_id = " + noteId);
		signInAsSuperuser();
		assertThat(service.verifyAll().getProblems())
				.contains(new ChainProblem("note-" + noteId, ChainProblem.Kind.NOTE_MISSING, null));
	}

	@Test
	public void anOlderRowPutBackWithItsOwnSealIsNotOpened() {
		String other = write("to be amended");
		Integer id = service.getNote(other).get().getNote().getId();
		Object[] before = (Object[]) sessionFactory.getCurrentSession()
				.createNativeQuery("select current_version, seal from sessionnotes_note where note_id = " + id)
				.getSingleResult();
		service.amendNote(other, 1, NoteContent.ofText("amended"));
		sessionFactory.getCurrentSession().createNativeQuery(
				"update sessionnotes_note set current_version = :version, seal = :seal where note_id = " + id)
				.setParameter("version", before[0]).setParameter("seal", before[1]).executeUpdate();

		assertThatThrownBy(() -> service.getNote(other)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
		// a change would give it a new seal and a place in the log
		assertThatThrownBy(() -> service.amendNote(other, 1, NoteContent.ofText("again")))
				.isInstanceOf(TamperedException.class);
		assertThatThrownBy(() -> service.voidNote(other, "a reason")).isInstanceOf(TamperedException.class);
	}

	@Test
	public void aBrokenLogClosesItsNoteRatherThanGrowOverTheBreak() {
		execute("update sessionnotes_access_chain set chain_length = chain_length - 1 where chain = 'note-" + noteId + "'");
		assertThatThrownBy(() -> service.getNote(uuid)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenNote");
	}

	/** @return what neither opening the note nor verifying it found */
	private List<String> flipEach(Connection connection, String table) throws SQLException {
		List<String> shieldedWork = new ArrayList<>();
		String rowsOfNote = table.equals("sessionnotes_access_event") || table.equals("sessionnotes_access_chain")
				? "chain = 'note-" + noteId + "'"
				: "note_id = " + noteId;
		List<String> columns = new ArrayList<>();
		List<Integer> types = new ArrayList<>();
		List<List<Object>> rows = new ArrayList<>();
		try (ResultSet found = connection.createStatement()
				.executeQuery("select * from " + table + " where " + rowsOfNote)) {
			ResultSetMetaData meta = found.getMetaData();
			for (int c = 1; c <= meta.getColumnCount(); c++) {
				columns.add(meta.getColumnName(c));
				types.add(meta.getColumnType(c));
			}
			while (found.next()) {
				List<Object> row = new ArrayList<>();
				for (int c = 1; c <= columns.size(); c++) {
					boolean bytes = types.get(c - 1) == Types.BLOB || types.get(c - 1) == Types.VARBINARY;
					row.add(bytes ? found.getBytes(c) : found.getObject(c));
				}
				rows.add(row);
			}
		}
		assertThat(rows).isNotEmpty();
		for (List<Object> row : rows) {
			for (int c = 0; c < columns.size(); c++) {
				for (Object flipped : flips(row.get(c))) {
					Savepoint before = connection.setSavepoint();
					if (update(connection, table, columns, row, c, flipped) && !isNoticed()) {
						shieldedWork.add(table + "." + columns.get(c) + ": " + row.get(c) + " -> " + flipped);
					}
					connection.rollback(before);
				}
			}
		}
		return shieldedWork;
	}

	private boolean isNoticed() {
		try {
			if (!service.getNote(uuid).isPresent() || !service.verifyNote(uuid).isEmpty()) {
				return true;
			}
			assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo("the second text");
			return !Context.getRegisteredComponents(NoteIntegrity.class).get(0).checkAll().getProblems().isEmpty();
		} catch (TamperedException e) {
			return e.is("sessionnotes.error.brokenNote");
		}
	}

	/** @return false if the database itself refuses the change */
	private static boolean update(Connection connection, String table, List<String> columns, List<Object> row, int column,
			Object value) throws SQLException {
		// the first column of each table is its key, but for the last table's, whose chain is
		try (PreparedStatement update = connection.prepareStatement(
				"update " + table + " set " + columns.get(column) + " = ? where " + columns.get(0) + " = ?")) {
			update.setObject(1, value);
			update.setObject(2, row.get(0));
			assertThat(update.executeUpdate()).isOne();
			return true;
		} catch (SQLIntegrityConstraintViolationException e) {
			return false;
		}
	}

	/** One bit in each byte of what is long, each of the low bits of what is short; and a value where there is none. */
	private static List<Object> flips(Object value) {
		List<Object> flips = new ArrayList<>();
		if (value == null) {
			flips.add(1);
		} else if (value instanceof byte[]) {
			byte[] bytes = (byte[]) value;
			for (int i = 0; i < bytes.length; i++) {
				byte[] copy = bytes.clone();
				copy[i] ^= (byte) (1 << (i % 8));
				flips.add(copy);
			}
		} else if (value instanceof String) {
			String text = (String) value;
			for (int i = 0; i < text.length(); i += 5) {
				flips.add(text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1));
			}
		} else if (value instanceof Integer) {
			for (int bit = 0; bit < 31; bit += 3) {
				flips.add((Integer) value ^ (1 << bit));
			}
		} else {
			for (int bit = 0; bit < 63; bit += 7) {
				flips.add((Long) value ^ (1L << bit));
			}
		}
		return flips;
	}

	private String write(String text) {
		return service.createNote(new NewNote(null, patient.getUuid(), null,
				SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, new Date(), NoteContent.ofText(text))).getNote()
				.getUuid();
	}

	private void execute(String sql) {
		sessionFactory.getCurrentSession().createNativeQuery(sql).executeUpdate();
	}
}
