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

/** The results of an adoption, or of a trial of an adoption. The report on an adoption holds no text of notes. */
public final class AdoptionReport {

	private final AdoptionRun run;

	private final List<Count> counts;

	private final Map<SkipReason, Integer> leftByReason;

	private final List<Left> left;

	/**
	 * The number of notes by one author for one concept that an adoption moved, or that an adoption would move
	 * according to a trial.
	 */
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

		/** @return the number of versions of the notes; each obs became one version */
		public int getVersions() {
			return versions;
		}

		/** @return the number of notes that are voided */
		public int getVoided() {
			return voided;
		}

		/** @return the number of notes with at least one version that a user other than the author wrote */
		public int getSeveralWriters() {
			return severalWriters;
		}
	}

	/**
	 * An obs that an adoption left in the record, or that an adoption would leave in the record according to a trial.
	 */
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

		/** @return the reason why the obs was left in the record, as the name of a {@link SkipReason} */
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

	/** @return the requested page of the obs that were left in the record, in the order of their ids */
	public List<Left> getLeft() {
		return left;
	}
}
