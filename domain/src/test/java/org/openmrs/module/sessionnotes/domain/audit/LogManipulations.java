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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;

/**
 * Manipulates exports at random: as somebody does who edits the file, and as somebody does who may write to the database,
 * knows how hashes are made and makes them fit again, but has not the key that signs.
 */
final class LogManipulations {

	/** What is done. The first five to the lines of the file, the others to the log before it is exported. */
	enum Manipulation {
		CHANGE,
		REMOVE,
		INSERT,
		SWAP,
		TRUNCATE,
		CHANGE_AND_LINK,
		REMOVE_AND_LINK,
		INSERT_AND_LINK,
		SWAP_AND_LINK,
		TRUNCATE_CHAIN,
		REMOVE_CHAIN
	}

	private LogManipulations() {
	}

	/** @return what was manipulated without being found */
	static List<String> shieldedWork(SampleLog log, int count, Random random) {
		List<String> shieldedWork = new ArrayList<>();
		List<String> export = log.export();
		for (int i = 0; i < count; i++) {
			Manipulation manipulation = Manipulation.values()[i % Manipulation.values().length];
			List<String> lines = new ArrayList<>(export);
			if (manipulation.ordinal() <= Manipulation.TRUNCATE.ordinal()) {
				inFile(manipulation, lines, random);
			} else {
				String chain = new ArrayList<>(log.events.keySet()).get(random.nextInt(log.events.size()));
				List<AccessEvent> events = new ArrayList<>(log.events.get(chain));
				inLog(manipulation, log, chain, random);
				lines = log.export();
				log.events.put(chain, events);
				log.linkAgain(chain);
			}
			try {
				if (ExportVerifierTest.verify(lines, log.key.getPublicKey()).getProblems().isEmpty()) {
					shieldedWork.add(i + " " + manipulation);
				}
			} catch (DataFormatException e) {
				// found: it is not even taken for an export any more
			}
		}
		return shieldedWork;
	}

	private static void inFile(Manipulation manipulation, List<String> lines, Random random) {
		int at = random.nextInt(lines.size());
		int other = (at + 1 + random.nextInt(lines.size() - 1)) % lines.size();
		switch (manipulation) {
			case CHANGE :
				StringBuilder line = new StringBuilder(lines.get(at));
				int place = random.nextInt(line.length());
				line.setCharAt(place, (char) (line.charAt(place) ^ 1 << random.nextInt(5)));
				lines.set(at, line.toString());
				break;
			case REMOVE :
				lines.remove(at);
				break;
			case INSERT :
				lines.add(other, lines.get(at));
				break;
			case SWAP :
				Collections.swap(lines, at, other);
				break;
			default :
				lines.subList(Math.max(1, at), lines.size()).clear();
		}
	}

	private static void inLog(Manipulation manipulation, SampleLog log, String chain, Random random) {
		List<AccessEvent> events = log.events.get(chain);
		int at = random.nextInt(events.size());
		AccessEvent.Builder copy = SampleLog.copy(events.get(at));
		switch (manipulation) {
			case CHANGE_AND_LINK :
				events.set(at, copy.by("nobody", "nobody").build());
				break;
			case REMOVE_AND_LINK :
				events.remove(at);
				break;
			case INSERT_AND_LINK :
				events.add(at, copy.uuid("forged").build());
				break;
			case SWAP_AND_LINK :
				Collections.swap(events, at, (at + 1 + random.nextInt(events.size() - 1)) % events.size());
				break;
			case TRUNCATE_CHAIN :
				events.subList(at, events.size()).clear();
				break;
			default :
				events.clear();
		}
		for (int i = 0; i < events.size(); i++) {
			events.set(i, SampleLog.copy(events.get(i)).place(chain, i + 1).build());
		}
		log.linkAgain(chain);
	}
}
