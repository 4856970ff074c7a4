/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.access;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;
import static org.openmrs.module.sessionnotes.domain.access.RuleSource.unchecked;

/**
 * The legal ground on which a restricted note may be opened. The grounds for psychotherapy notes are in 45 CFR
 * 164.508(a)(2). The grounds for SUD counseling notes are in 42 CFR 2.31(b) and subpart E. Payment by an insurer,
 * treatment by a clinician other than the author, and a lawyer's subpoena (164.512(e)) are not legal grounds for
 * opening a note. The client has no right of access to restricted notes (164.524(a)(1)(i)).
 */
public enum AccessGround {

	/** The originator of the note uses the note for treatment. */
	ORIGINATOR_TREATMENT(read("45 CFR 164.508(a)(2)(i)(A)")),

	/** The client's authorization. */
	AUTHORIZATION(read("45 CFR 164.508(a)(2)")),

	/** The covered entity's own supervised training in mental health. */
	TRAINING(read("45 CFR 164.508(a)(2)(i)(B)")),

	/**
	 * A disclosure to the client or to the client's representative, which the author may make but does not have to
	 * make.
	 */
	TO_CLIENT(read("45 CFR 164.502(a)(1)(i)")),

	/** The clinic's defense in a legal action that the client brought. */
	LEGAL_DEFENSE(read("45 CFR 164.508(a)(2)(i)(C)")),

	/** An investigation by the Secretary of HHS into the clinic's compliance. */
	HHS_COMPLIANCE(read("45 CFR 164.502(a)(2)(ii)")),

	/** A disclosure that a law or a court order requires. */
	REQUIRED_BY_LAW(read("45 CFR 164.512(a)")),

	/** A report that a law requires the author to make. */
	MANDATED_REPORT(read("45 CFR 164.512(a)")),

	/** Health oversight of the originator of the note, but not of anyone else. */
	OVERSIGHT_OF_ORIGINATOR(read("45 CFR 164.512(d)")),

	/** A disclosure to a coroner or medical examiner. */
	CORONER(read("45 CFR 164.512(g)(1)")),

	/** A disclosure to avert a serious and imminent threat. */
	SERIOUS_THREAT(read("45 CFR 164.512(j)(1)(i)")),

	/** The originator of SUD counseling notes uses the notes for treatment. */
	SUD_ORIGINATOR_TREATMENT(unchecked("42 CFR 2.31(b)(1)(i)(A)")),

	/** The client's own consent for SUD counseling notes. */
	SUD_CONSENT(unchecked("42 CFR 2.31(b)")),

	/** A court order under 42 CFR part 2, subpart E. */
	SUD_COURT_ORDER(unchecked("42 CFR 2.61-2.67")),

	/** The program's own supervised training. */
	SUD_TRAINING(unchecked("42 CFR 2.31(b)(1)(i)(B)")),

	/** The program's defense in a legal proceeding that the client brought. */
	SUD_DEFENSE(unchecked("42 CFR 2.31(b)(1)(i)(C)")),

	/** An investigation by the Secretary of HHS into the clinic's compliance. */
	SUD_SECRETARY(unchecked("42 CFR 2.31(b)(1)(ii), 2.2(b)")),

	/** The collection of vital statistics, or an inquiry into the cause of the client's death. */
	SUD_DECEASED(unchecked("42 CFR 2.31(b)(1)(ii), 2.15(b)")),

	/** An audit or evaluation of the originator of the note, but not of anyone else. */
	SUD_AUDIT_OF_ORIGINATOR(unchecked("42 CFR 2.31(b)(1)(ii), 2.53"));

	private final RuleSource source;

	AccessGround(RuleSource source) {
		this.source = source;
	}

	public String getCitation() {
		return source.getCitation();
	}

	/**
	 * @return the section of law behind the legal ground, and whether the developers have read the text of that section
	 */
	public RuleSource getSource() {
		return source;
	}
}
