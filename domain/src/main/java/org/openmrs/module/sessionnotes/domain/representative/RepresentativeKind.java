/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.representative;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.product;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;

/** The kinds of people who may act for a client, each with its section of law and the papers that show the authority. */
public enum RepresentativeKind {

	/** A parent of a minor. Two parents are two representatives. */
	PARENT(read("45 CFR 164.502(g)(3)"), PaperKind.BIRTH_RECORD, PaperKind.CUSTODY_ORDER),

	/** A guardian of a minor or of an adult. */
	GUARDIAN(read("45 CFR 164.502(g)(2), (3)"), PaperKind.COURT_APPOINTMENT),

	/** An agent whom an adult appointed. */
	AGENT(read("45 CFR 164.502(g)(2)"), PaperKind.POWER_OF_ATTORNEY),

	/** A guardian ad litem, for the lawsuit and as far as the court ordered. */
	GUARDIAN_AD_LITEM(product("45 CFR 164.502(g)(2)"), PaperKind.COURT_APPOINTMENT),

	/** An executor or administrator of a client who died. */
	EXECUTOR(read("45 CFR 164.502(g)(4)"), PaperKind.ESTATE_LETTERS, PaperKind.AFFIDAVIT),

	/**
	 * A relative or friend who was involved in the care of a client who died. This person does not represent the client. The
	 * clinic may tell them about their own involvement.
	 */
	INVOLVED_FAMILY(read("45 CFR 164.510(b)(5)")),

	/** Another person to whom a law gives the authority. */
	OTHER(product("45 CFR 164.502(g)(2)"), PaperKind.OTHER_AUTHORITY, PaperKind.COURT_APPOINTMENT);

	private final RuleSource source;

	private final Set<PaperKind> papers;

	RepresentativeKind(RuleSource source, PaperKind... papers) {
		this.source = source;
		EnumSet<PaperKind> set = EnumSet.noneOf(PaperKind.class);
		set.addAll(Arrays.asList(papers));
		this.papers = Collections.unmodifiableSet(set);
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return the papers that prove the authority, any of which is enough; empty if the kind needs no paper */
	public Set<PaperKind> getPapers() {
		return papers;
	}

	/** @return the code of the message that is the kind's name for the user */
	public String getMessageCode() {
		return "sessionnotes.representative.kind." + name();
	}
}
