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

import java.util.List;
import java.util.Map;

/** What a run did, or would do. It holds no text. */
public final class AdoptionReport {

	private final AdoptionRun run;

	private final List<Count> counts;

	private final Map<SkipReason, Integer> leftByReason;

	private final List<Left> left;

	/** How much of a concept by an author became notes, or would. */
	public static final class Count {

		private final String conceptUuid;

		private final String authorUuid;

		private final int notes;

		private final int versions;

		private final int voided;

		private final int severalWriters;

		Count(String conceptUuid, String authorUuid, int notes, int versions, int voided, int severalWriters) {
			this.conceptUuid = conceptUuid;
			this.authorUuid = authorUuid;
			this.notes = notes;
			this.versions = versions;
			this.voided = voided;
			this.severalWriters = severalWriters;
		}

		public String getConceptUuid() {
			return conceptUuid;
		}

		public String getAuthorUuid() {
			return authorUuid;
		}

		public int getNotes() {
			return notes;
		}

		/** @return one for each obs */
		public int getVersions() {
			return versions;
		}

		/** @return how many of the notes are voided */
		public int getVoided() {
			return voided;
		}

		/** @return how many of the notes hold a version that somebody else wrote */
		public int getSeveralWriters() {
			return severalWriters;
		}
	}

	/** An obs that stayed in the record, or would. */
	public static final class Left {

		private final int obsId;

		private final String reason;

		Left(int obsId, String reason) {
			this.obsId = obsId;
			this.reason = reason;
		}

		public int getObsId() {
			return obsId;
		}

		/** @return the name of a {@link SkipReason} */
		public String getReason() {
			return reason;
		}
	}

	AdoptionReport(AdoptionRun run, List<Count> counts, Map<SkipReason, Integer> leftByReason, List<Left> left) {
		this.run = run;
		this.counts = counts;
		this.leftByReason = leftByReason;
		this.left = left;
	}

	public AdoptionRun getRun() {
		return run;
	}

	public List<Count> getCounts() {
		return counts;
	}

	public Map<SkipReason, Integer> getLeftByReason() {
		return leftByReason;
	}

	/** @return the page that was asked for, in order of obs id */
	public List<Left> getLeft() {
		return left;
	}
}
