/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.contentguard;

import java.util.Arrays;
import java.util.BitSet;

/** The matches of one group of patterns, in the order in which they begin. */
final class Spans {

	private int[] starts = new int[8];

	private int[] ends = new int[8];

	private int size;

	private final BitSet covered = new BitSet();

	void add(int start, int end) {
		if (size == starts.length) {
			starts = Arrays.copyOf(starts, size * 2);
			ends = Arrays.copyOf(ends, size * 2);
		}
		starts[size] = start;
		ends[size] = end;
		size++;
		covered.set(start, end);
	}

	int size() {
		return size;
	}

	int start(int index) {
		return starts[index];
	}

	int end(int index) {
		return ends[index];
	}

	/** @return true if a token of the range is part of a match */
	boolean touches(int start, int end) {
		int next = covered.nextSetBit(Math.max(0, start));
		return next >= 0 && next < end;
	}
}
