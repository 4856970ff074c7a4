/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.disclosure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The facts that the rules for a disclosure need in addition to the disclosure itself. The facts describe the state at
 * the moment at which the disclosure is made.
 */
public final class DisclosureContext {

	private final boolean makerRecordsOrders;

	private final Set<String> supervisorsOfAuthor;

	private final Set<String> custodiansOfScope;

	private final boolean authorAway;

	private final boolean makerWritesNotes;

	private final Set<String> supervisedByAuthor;

	private final Set<String> fellowsOfAuthor;

	/**
	 * Creates a context in which the maker of the disclosure does not have the privilege to write psychotherapy notes.
	 * The comment on the other constructor describes the parameters.
	 */
	public DisclosureContext(boolean makerRecordsOrders, Collection<String> supervisorsOfAuthor,
			Collection<String> custodiansOfScope, boolean authorAway) {
		this(makerRecordsOrders, supervisorsOfAuthor, custodiansOfScope, authorAway, false);
	}

	/**
	 * @param makerRecordsOrders true if the maker of the disclosure has the privilege "Record Psychotherapy Note Orders"
	 * @param supervisorsOfAuthor the users who currently supervise the author of the notes
	 * @param custodiansOfScope the users who are currently custodians of all notes in the scope of the disclosure, see
	 *        {@link Disclosure#isCustody}
	 * @param authorAway true if the account of the notes' author is currently retired or no longer exists
	 * @param makerWritesNotes true if the maker of the disclosure has the privilege "Manage Psychotherapy Notes"
	 */
	public DisclosureContext(boolean makerRecordsOrders, Collection<String> supervisorsOfAuthor,
			Collection<String> custodiansOfScope, boolean authorAway, boolean makerWritesNotes) {
		this.makerWritesNotes = makerWritesNotes;
		this.makerRecordsOrders = makerRecordsOrders;
		this.supervisorsOfAuthor = Collections.unmodifiableSet(new HashSet<>(supervisorsOfAuthor));
		this.custodiansOfScope = Collections.unmodifiableSet(new HashSet<>(custodiansOfScope));
		this.authorAway = authorAway;
		this.supervisedByAuthor = Collections.emptySet();
		this.fellowsOfAuthor = Collections.emptySet();
	}

	private DisclosureContext(DisclosureContext others, Collection<String> supervisedByAuthor,
			Collection<String> fellowsOfAuthor) {
		this.makerWritesNotes = others.makerWritesNotes;
		this.makerRecordsOrders = others.makerRecordsOrders;
		this.supervisorsOfAuthor = others.supervisorsOfAuthor;
		this.custodiansOfScope = others.custodiansOfScope;
		this.authorAway = others.authorAway;
		this.supervisedByAuthor = Collections.unmodifiableSet(new HashSet<>(supervisedByAuthor));
		this.fellowsOfAuthor = Collections.unmodifiableSet(new HashSet<>(fellowsOfAuthor));
	}

	/**
	 * @param supervised the users whom the author of the notes currently supervises
	 * @param fellows the users who currently share a supervisor with the author
	 * @return a copy of this context with the given users
	 */
	public DisclosureContext withLearners(Collection<String> supervised, Collection<String> fellows) {
		return new DisclosureContext(this, supervised, fellows);
	}

	boolean makerRecordsOrders() {
		return makerRecordsOrders;
	}

	boolean makerWritesNotes() {
		return makerWritesNotes;
	}

	boolean isAuthorAway() {
		return authorAway;
	}

	boolean isSupervisor(String userUuid) {
		return supervisorsOfAuthor.contains(userUuid);
	}

	boolean isSupervised(String userUuid) {
		return supervisedByAuthor.contains(userUuid);
	}

	boolean isFellow(String userUuid) {
		return fellowsOfAuthor.contains(userUuid);
	}

	boolean isCustodian(String userUuid) {
		return custodiansOfScope.contains(userUuid);
	}
}
