/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.legalhold.Deletion;
import org.openmrs.module.sessionnotes.domain.legalhold.DeletionKind;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHolds;
import org.openmrs.module.sessionnotes.domain.profile.ProfileNumbers;

/** Decides for how long the clinic retains a paper. A clinic may retain papers for longer than the law requires, never less. */
public final class DocumentRetention {

	static final String IN_EFFECT = "sessionnotes.error.document.inEffect";

	static final String RETAINED = "sessionnotes.error.document.retained";

	private static final String YEARS = "retentionYears";

	private final int years;

	private final RuleSource source;

	private DocumentRetention(ProfileNumbers numbers, int clinicYears) {
		this.years = Math.max(numbers.get(YEARS), clinicYears);
		this.source = numbers.getSource(YEARS);
	}

	/** @param clinicYears the number of years of the clinic's own policy; a number below the law's has no effect */
	public static DocumentRetention unitedStates(int clinicYears) {
		return new DocumentRetention(ProfileNumbers.read("/document/us.txt"), clinicYears);
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the last day on which the clinic must retain the paper; empty while the paper is in effect */
	public Optional<LocalDate> getRetainedUntil(ClientDocument document) {
		LocalDate last = document.getLastEffectOn();
		if (last == null) {
			return Optional.empty();
		}
		return Optional.of((last.isBefore(document.getCreatedOn()) ? document.getCreatedOn() : last).plusYears(years));
	}

	/**
	 * @param notes the notes to which the paper belongs; null if they are unknown. Then a hold on any note retains the paper.
	 * @param holds all legal holds of the clinic
	 * @param today the current day of the clinic
	 * @param now the current time, in milliseconds since 1970-01-01 UTC
	 * @return the codes of the messages that say why users may not delete the paper; empty if they may
	 */
	public List<String> findings(ClientDocument document, Collection<String> notes, Collection<LegalHold> holds,
			LocalDate today, long now) {
		List<String> findings = new ArrayList<>();
		Optional<LocalDate> until = getRetainedUntil(document);
		if (!until.isPresent()) {
			findings.add(IN_EFFECT);
		} else if (!today.isAfter(until.get())) {
			findings.add(RETAINED);
		}
		Deletion deletion = Deletion.of(DeletionKind.DOCUMENT)
				.concerning(HoldTarget.CLIENT, Collections.singleton(document.getClientUuid()))
				.concerning(HoldTarget.AUTHOR, Collections.emptySet());
		if (notes != null) {
			deletion = deletion.concerning(HoldTarget.NOTE, notes);
		}
		if (!LegalHolds.stopping(holds, deletion, now).isEmpty()) {
			findings.add(LegalHolds.HELD);
		}
		return findings;
	}
}
