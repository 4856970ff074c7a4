/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.platform.UuidQuery;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads the events of the log as the database holds them. This class does not check who reads the events. */
public class StoredEvents {

	private static final String NEWEST_FIRST = " order by e.occurred_at desc, e.chain desc, e.sequence_number desc";

	private final StoreTransactions transactions;

	public StoredEvents(StoreTransactions transactions) {
		this.transactions = transactions;
	}

	/**
	 * @param disclosureUuid the uuid of the disclosure
	 * @return all events that concern the disclosure, including the reading of notes under the disclosure, oldest first
	 */
	public List<AccessEvent> eventsOfDisclosure(String disclosureUuid) {
		return transactions.reading(jdbc -> eventsOfDisclosure(jdbc, disclosureUuid));
	}

	/** @return all events that concern any of the disclosures, in no particular order */
	public static List<AccessEvent> eventsOfDisclosures(JdbcOperations jdbc, Collection<String> disclosureUuids) {
		return UuidQuery.rows(jdbc, "select * from sessionnotes_access_event where disclosure_uuid in", disclosureUuids,
				(row, number) -> event(row));
	}

	/** Reads the same events as {@link #eventsOfDisclosure(String)}, but on the given database connection. */
	public static List<AccessEvent> eventsOfDisclosure(JdbcOperations jdbc, String disclosureUuid) {
		return jdbc.query("select * from sessionnotes_access_event where disclosure_uuid = ? "
				+ "order by occurred_at, chain, sequence_number", (row, number) -> event(row), disclosureUuid);
	}

	/**
	 * @return the events that meet the conditions of the search, newest first
	 * @throws InvalidRequestException if the event below which the list should begin does not meet the conditions of
	 *         the search
	 */
	public List<LoggedEvent> find(EventSearch search, int startIndex, int limit) {
		return transactions.reading(jdbc -> find(jdbc, search, startIndex, limit));
	}

	/**
	 * Finds the ids of a page's events in indexes alone, and only then reads the rows, because the log may hold
	 * millions of events.
	 */
	private static List<LoggedEvent> find(JdbcOperations jdbc, EventSearch search, int startIndex, int limit) {
		List<Object> start = new ArrayList<>();
		String below = search.getStartUuid() == null ? "" : below(jdbc, search, start);
		List<String> parts = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (Condition part : search.getOrderedConditions(jdbc)) {
			parts.add(
					"(select e.event_uuid, e.occurred_at, e.chain, e.sequence_number from sessionnotes_access_event e where "
							+ part.getWhere() + below + NEWEST_FIRST + " limit ?)");
			values.addAll(part.getValues());
			values.addAll(start);
			values.add((long) startIndex + limit);
		}
		values.add(limit);
		values.add(startIndex);
		return jdbc.query("select e.*, n.uuid as note_uuid from (select e.event_uuid from ("
				+ String.join(" union ", parts) + ") e" + NEWEST_FIRST
				+ " limit ? offset ?) f join sessionnotes_access_event e on e.event_uuid = f.event_uuid "
				+ "left join sessionnotes_note n on n.note_id = e.note_id" + NEWEST_FIRST,
				(row, number) -> new LoggedEvent(event(row), row.getString("note_uuid")), values.toArray());
	}

	/**
	 * @return the condition in SQL for the events below the event from which the list continues; this method adds the
	 *         condition's values to the given list
	 */
	private static String below(JdbcOperations jdbc, EventSearch search, List<Object> values) {
		Condition all = search.getCondition(jdbc);
		List<Object> asked = new ArrayList<>(all.getValues());
		asked.add(search.getStartUuid());
		// only an event that the same list shows, so that the position of no other event is told
		AccessEvent event = jdbc.query("select * from sessionnotes_access_event e where " + all.getWhere()
				+ " and e.event_uuid = ?", (row, number) -> event(row), asked.toArray()).stream().findFirst()
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.log.before"));
		values.addAll(Arrays.asList(event.getOccurredAt(), event.getOccurredAt(), event.getChain(), event.getChain(),
				event.getSequence()));
		return " and e.occurred_at <= ? and (e.occurred_at < ? or e.chain < ? or (e.chain = ? and e.sequence_number < ?))";
	}

	/** @return the number of events that meet the conditions of the search */
	public long count(EventSearch search) {
		return transactions.reading(jdbc -> count(jdbc, search));
	}

	/** @return the number of chains that have at least one event that meets the conditions of the search */
	public static long countChains(JdbcOperations jdbc, EventSearch search) {
		return count(jdbc, "count(distinct e.chain)", search);
	}

	/** Counts the same events as {@link #count(EventSearch)}, but on the given database connection. */
	public static long count(JdbcOperations jdbc, EventSearch search) {
		return count(jdbc, "count(*)", search);
	}

	private static long count(JdbcOperations jdbc, String what, EventSearch search) {
		List<Object> values = new ArrayList<>();
		List<String> parts = new ArrayList<>();
		for (Condition part : search.getOrderedConditions(jdbc)) {
			parts.add("select e.event_uuid, e.chain from sessionnotes_access_event e where " + part.getWhere());
			values.addAll(part.getValues());
		}
		return jdbc.queryForObject("select " + what + " from (" + String.join(" union ", parts) + ") e", Long.class,
				values.toArray());
	}

	/**
	 * @param jdbc the database connection on which the events are read
	 * @param noteId the id of the note
	 * @return the events in which the note's text was released under a disclosure, oldest first. An event is left out
	 *         if the request ended in an error, because the reader then did not get the text.
	 */
	public static List<AccessEvent> givenOut(JdbcOperations jdbc, int noteId) {
		List<AccessEvent> events = jdbc.query(
				"select * from sessionnotes_access_event where chain = ? and event_type in (?, ?, ?) "
						+ "and disclosure_uuid is not null order by sequence_number",
				(row, number) -> event(row), AccessLog.chainOfNote(noteId), AccessEventType.READ.name(),
				AccessEventType.FILE_MADE.name(), AccessEventType.READ_NOT_ANSWERED.name());
		Set<String> notAnswered = events.stream().filter(event -> event.getType() == AccessEventType.READ_NOT_ANSWERED)
				.map(AccessEvent::getDetail).collect(Collectors.toSet());
		return events.stream().filter(event -> event.getType() != AccessEventType.READ_NOT_ANSWERED)
				.filter(event -> !notAnswered.contains(event.getUuid())).collect(Collectors.toList());
	}

	static List<String> chains(JdbcOperations jdbc) {
		return jdbc.queryForList(
				"select chain from sessionnotes_access_chain union select chain from sessionnotes_access_event",
				String.class);
	}

	/**
	 * Passes each event of a chain, together with the stored hash of the event, to the visitor, in the order of the
	 * chain.
	 */
	static void eachEvent(JdbcOperations jdbc, String chain, BiConsumer<AccessEvent, String> visitor) {
		jdbc.query("select * from sessionnotes_access_event where chain = ? order by sequence_number",
				(RowCallbackHandler) row -> visitor.accept(event(row), row.getString("hash")), chain);
	}

	static AccessEvent event(ResultSet row) throws SQLException {
		return AccessEvent.builder(row.getString("event_type")).uuid(row.getString("event_uuid"))
				.place(row.getString("chain"), row.getLong("sequence_number")).note(Rows.integer(row, "note_id"))
				.version(Rows.integer(row, "version"), Rows.integer(row, "version_id"))
				.by(row.getString("user_uuid"), row.getString("signed_in_user_uuid")).at(row.getLong("occurred_at"))
				.from(row.getString("address")).disclosure(row.getString("disclosure_uuid"))
				.detail(row.getString("detail")).noteDigest(row.getString("note_digest")).build();
	}
}
