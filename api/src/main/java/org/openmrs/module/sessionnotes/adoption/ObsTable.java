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

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and deletes, in plain SQL, rows of the platform's obs table and of the tables that depend on the obs table.
 * Because obs are deleted in plain SQL, the deletion reaches no Hibernate session, interceptor, event or audit table.
 */
class ObsTable {

	/**
	 * An SQL condition for rows of the obs table that have no value. An obs without a value exists only to group its
	 * members.
	 */
	private static final String HOLDS_NOTHING = "value_group_id is null and value_coded is null and value_drug is null "
			+ "and value_datetime is null and value_numeric is null and value_modifier is null and value_text is null "
			+ "and value_complex is null and comments is null";

	List<Integer> idsAfter(JdbcOperations jdbc, int conceptId, int afterId, int limit) {
		return jdbc.queryForList("select obs_id from obs where concept_id = ? and obs_id > ? order by obs_id limit ?",
				Integer.class, conceptId, afterId, limit);
	}

	/** @return the ids of obs that are no longer in the record but whose text is still in the given audit table */
	List<Integer> purgedAfter(JdbcOperations jdbc, String auditTable, int conceptId, int afterId, int limit) {
		return jdbc.queryForList(
				"select distinct a.obs_id from " + auditTable + " a where a.concept_id = ? and a.obs_id > ? "
						+ "and (a.value_text is not null or a.value_complex is not null) "
						+ "and not exists (select 1 from obs o where o.obs_id = a.obs_id) order by a.obs_id limit ?",
				Integer.class,
				conceptId, afterId, limit);
	}

	long count(JdbcOperations jdbc, Collection<ConceptToAdopt> concepts) {
		long count = 0;
		for (ConceptToAdopt concept : concepts) {
			count += jdbc.queryForObject("select count(*) from obs where concept_id = ?", Long.class, concept.id);
		}
		return count;
	}

	/**
	 * @param lock true to prevent all users from editing, moving or removing any of the rows until the transaction ends
	 * @return the row with the given id, and the rows of all other versions of the same obs; empty if no row has the
	 *         given id
	 */
	Collection<ObsRow> chainOf(JdbcOperations jdbc, int obsId, boolean lock) {
		Map<Integer, ObsRow> chain = new LinkedHashMap<>();
		Deque<Integer> todo = new ArrayDeque<>();
		todo.add(obsId);
		while (!todo.isEmpty()) {
			int id = todo.poll();
			if (chain.containsKey(id)) {
				continue;
			}
			List<ObsRow> found = jdbc.query("select " + ObsRow.COLUMNS + " from obs where obs_id = ?"
					+ (lock ? " for update" : ""), ObsRow::new, id);
			for (ObsRow row : found) {
				chain.put(id, row);
				if (row.previousId != null) {
					todo.add(row.previousId);
				}
				// the row is locked before this query: any transaction that edited the row has either committed by now or
				// waits
				todo.addAll(jdbc.queryForList("select obs_id from obs where previous_version = ?", Integer.class, id));
			}
		}
		return chain.values();
	}

	/**
	 * @param lock true to prevent, until the transaction ends, changes to the groups that contain the chain's rows
	 * @return the ids of all encounters that a removal of the chain may change. A removal may change the encounters of
	 *         the chain's rows, of the groups that contain these rows, and of earlier versions of the groups.
	 */
	SortedSet<Integer> encountersOf(JdbcOperations jdbc, Collection<ObsRow> chain, boolean lock) {
		SortedSet<Integer> encounters = new TreeSet<>();
		Deque<Integer> groups = new ArrayDeque<>();
		for (ObsRow row : chain) {
			addIfPresent(row.encounterId, encounters);
			addIfPresent(row.groupId, groups);
		}
		Set<Integer> seen = new HashSet<>();
		while (!groups.isEmpty()) {
			Integer id = groups.poll();
			if (!seen.add(id)) {
				continue;
			}
			jdbc.query("select encounter_id, obs_group_id, previous_version from obs where obs_id = ?"
					+ (lock ? " for update" : ""), row -> {
						addIfPresent((Integer) row.getObject(1), encounters);
						addIfPresent((Integer) row.getObject(2), groups);
						addIfPresent((Integer) row.getObject(3), groups);
					}, id);
		}
		return encounters;
	}

	private static void addIfPresent(Integer id, Collection<Integer> ids) {
		if (id != null) {
			ids.add(id);
		}
	}

	boolean hasMembers(JdbcOperations jdbc, int obsId) {
		return jdbc.queryForObject("select count(*) from obs where obs_group_id = ?", Long.class, obsId) > 0;
	}

	/**
	 * Removes all rows of a chain, and the copies of these rows in audit tables. The removal also deletes groups that
	 * become empty, because an empty group would reveal that a note exists. The encounter of a removed obs stays in the
	 * record.
	 */
	void remove(JdbcOperations jdbc, ObsHistory chain, ObsCopies others) {
		TreeSet<Integer> groups = new TreeSet<>();
		List<ObsRow> rows = chain.getRows();
		for (int i = rows.size() - 1; i >= 0; i--) {
			remove(jdbc, rows.get(i).id, others);
			if (rows.get(i).groupId != null) {
				groups.add(rows.get(i).groupId);
			}
		}
		removeEmptied(jdbc, groups, others);
	}

	/**
	 * @param key the key of a file, as {@link ComplexObsFiles#keyOf} returns it
	 * @return true if any complex obs names the given file, regardless of the obs's concept and of the title that the
	 *         obs gives the file. A user may create an obs that names the file of a different obs, for example a file
	 *         that a signed note needs.
	 */
	boolean namesFile(JdbcOperations jdbc, String key) {
		return jdbc.queryForList(
				"select value_complex from obs where concept_id in (select concept_id from concept_complex) "
						+ "and value_complex like ?",
				String.class, "%" + key.replaceAll("[%_\\\\]", "_")).stream()
				.anyMatch(named -> ComplexObsFiles.keyOf(named).equals(key));
	}

	private void removeEmptied(JdbcOperations jdbc, TreeSet<Integer> groups, ObsCopies others) {
		while (!groups.isEmpty()) {
			// the newest group is removed first, because the replacement of an edited group refers to that group
			int id = groups.pollLast();
			List<Integer[]> emptied = jdbc.query(
					"select obs_group_id, previous_version from obs where obs_id = ? and " + HOLDS_NOTHING + " for update",
					(row, number) -> new Integer[]{(Integer) row.getObject(1), (Integer) row.getObject(2)}, id);
			if (emptied.isEmpty() || hasMembers(jdbc, id) || isReplaced(jdbc, id)) {
				continue;
			}
			remove(jdbc, id, others);
			for (Integer next : emptied.get(0)) {
				if (next != null) {
					groups.add(next);
				}
			}
		}
	}

	private static boolean isReplaced(JdbcOperations jdbc, int id) {
		return jdbc.queryForObject("select count(*) from obs where previous_version = ?", Long.class, id) > 0;
	}

	private static void remove(JdbcOperations jdbc, int id, ObsCopies others) {
		for (String table : others.getToClear()) {
			jdbc.update("delete from " + table + " where obs_id = ?", id);
		}
		jdbc.update("delete from obs where obs_id = ?", id);
	}
}
