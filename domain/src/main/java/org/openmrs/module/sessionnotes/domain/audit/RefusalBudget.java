/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which refusals the log stores one by one, and counts all other refusals. Counting the other refusals prevents
 * any user from filling the log with refused requests. In each time window, the first refusals of a user are stored at
 * once. After the first refusals in a time window, equal refusals are counted together, and each count is stored as one
 * event. Every refusal is either stored or counted.
 * <p>
 * Whether a refusal is stored at once depends on the user, the address and the number of refusals. The requested note
 * never affects the decision whether a refusal is stored at once, so the response time does not reveal anything about a
 * note.
 * <p>
 * Instances may be shared between threads.
 */
public final class RefusalBudget {

	/** The length of a time window, in milliseconds. */
	public static final long WINDOW = 10 * 60 * 1000L;

	/** The maximum number of refusals of one user that are stored one by one in a time window. */
	public static final int OF_USER = 20;

	/**
	 * The maximum number of refusals from one network address that are stored one by one in a time window. This maximum
	 * covers the refusals of all users together, because many users behind a proxy share one address.
	 */
	public static final int OF_ADDRESS = 200;

	/**
	 * The maximum number of distinct refusals of one user that are counted separately in a time window. Any further refusals
	 * of the user are counted by reason, without the address and the note.
	 */
	public static final int KINDS_OF_USER = 40;

	private static final int MOST_ADDRESSES = 10_000;

	private final Clock clock;

	private final Map<String, Window> users = new HashMap<>();

	/**
	 * The budget of each address. If there are more addresses than the maximum, the oldest address is dropped, and the
	 * budget of that address starts again.
	 */
	private final Map<String, Window> addresses = new LinkedHashMap<String, Window>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
			return size() > MOST_ADDRESSES;
		}
	};

	public RefusalBudget(Clock clock) {
		this.clock = clock;
	}

	/**
	 * @param whose the user in whose chain the refusal is stored
	 * @param refusal the refusal
	 * @return true if the caller must store the refusal now; false if the refusal was counted, in which case {@link #take}
	 *         returns the count
	 */
	public synchronized boolean isStoredNow(String whose, Refusal refusal) {
		long now = clock.millis();
		Window user = window(users, whose, now);
		Window address = refusal.getAddress() == null ? null : window(addresses, refusal.getAddress(), now);
		if (user.stored < OF_USER && (address == null || address.stored < OF_ADDRESS)) {
			user.stored++;
			if (address != null) {
				address.stored++;
			}
			return true;
		}
		user.count(refusal, 1, now);
		return false;
	}

	/** Counts a refusal without storing the refusal, even if part of the budget is left. */
	public synchronized void count(String whose, Refusal refusal) {
		long now = clock.millis();
		window(users, whose, now).count(refusal, 1, now);
	}

	/**
	 * @return the refusals that were counted since the previous call, in the form for storing the refusals; the call
	 *         sets the counts back to zero
	 */
	public synchronized List<Counted> take() {
		List<Counted> taken = new ArrayList<>();
		long now = clock.millis();
		users.forEach((whose, window) -> {
			window.counts.forEach((refusal, count) -> taken.add(new Counted(whose, refusal, count.times, count.last)));
			window.counts.clear();
		});
		users.values().removeIf(window -> window.isOver(now));
		addresses.values().removeIf(window -> window.isOver(now));
		return taken;
	}

	/** Adds back a count that {@link #take} returned but that could not be stored. */
	public synchronized void putBack(Counted counted) {
		window(users, counted.whose, clock.millis()).count(counted.refusal, counted.times, counted.last);
	}

	/** @return true if there are no counts that {@link #take} would return */
	public synchronized boolean isEmpty() {
		return users.values().stream().allMatch(window -> window.counts.isEmpty());
	}

	/** Discards all counts and budgets, as a restart of the server does. */
	public synchronized void clear() {
		users.clear();
		addresses.clear();
	}

	private static Window window(Map<String, Window> windows, String of, long now) {
		Window window = windows.get(of);
		if (window == null) {
			window = new Window(now);
			windows.put(of, window);
		}
		window.beginAnewIfOver(now);
		return window;
	}

	/** A refusal and the number of times that the refusal occurred. */
	public static final class Counted {

		private final String whose;

		private final Refusal refusal;

		private final long times;

		private final long last;

		Counted(String whose, Refusal refusal, long times, long last) {
			this.whose = whose;
			this.refusal = refusal;
			this.times = times;
			this.last = last;
		}

		/** @return the user in whose chain the refusal is stored */
		public String getWhose() {
			return whose;
		}

		/**
		 * @return the refusal; without a note and an address if there were too many distinct refusals to count separately
		 */
		public Refusal getRefusal() {
			return refusal;
		}

		public long getTimes() {
			return times;
		}

		/** @return the time of the last of the counted refusals, in milliseconds since 1970-01-01 UTC */
		public long getLast() {
			return last;
		}
	}

	private static final class Count {

		private long times;

		private long last;
	}

	/** The part of the budget that one user or one address has used in the current time window. */
	private static final class Window {

		private final Map<Refusal, Count> counts = new LinkedHashMap<>();

		private long begin;

		private int stored;

		/**
		 * The number of distinct refusals that are counted separately in this time window, including refusals that
		 * {@link #take} has already returned.
		 */
		private int kinds;

		private Window(long begin) {
			this.begin = begin;
		}

		private boolean isOver(long now) {
			return now - begin >= WINDOW || now < begin;
		}

		private void beginAnewIfOver(long now) {
			if (isOver(now)) {
				begin = now;
				stored = 0;
				kinds = 0;
			}
		}

		private void count(Refusal refusal, long times, long at) {
			boolean apart = counts.containsKey(refusal) || kinds < KINDS_OF_USER;
			Refusal counted = apart ? refusal : refusal.ofAnyNote();
			kinds += apart && !counts.containsKey(refusal) ? 1 : 0;
			Count count = counts.computeIfAbsent(counted, any -> new Count());
			count.times += times;
			count.last = Math.max(count.last, at);
		}
	}
}
