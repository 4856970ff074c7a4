/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.restricted;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import org.hibernate.proxy.HibernateProxy;
import org.openmrs.Concept;

/** The restricted concepts at the time when this snapshot of them was read. */
public final class RestrictedConceptSnapshot {

	private final Set<Integer> ids;

	private final Set<String> uuids;

	private final Set<String> uuidsWithNotes;

	private final boolean read;

	RestrictedConceptSnapshot(Set<Integer> ids, Set<String> uuids, Set<String> uuidsWithNotes, boolean read) {
		this.read = read;
		this.ids = Collections.unmodifiableSet(new HashSet<>(ids));
		this.uuids = Collections.unmodifiableSet(new HashSet<>(uuids));
		this.uuidsWithNotes = Collections.unmodifiableSet(new HashSet<>(uuidsWithNotes));
	}

	RestrictedConceptSnapshot plus(RestrictedConceptSnapshot other) {
		return new RestrictedConceptSnapshot(union(ids, other.ids), union(uuids, other.uuids),
				union(uuidsWithNotes, other.uuidsWithNotes), read || other.read);
	}

	/** @return {@code true} if the restricted concepts were read from the database at least once */
	boolean isRead() {
		return read;
	}

	/**
	 * @return {@code true} if an obs that answers the given concept must not reach the obs table; this check loads
	 *         nothing from the database
	 */
	public boolean contains(Concept concept) {
		if (concept == null) {
			return false;
		}
		if (concept instanceof HibernateProxy) {
			Object id = ((HibernateProxy) concept).getHibernateLazyInitializer().getIdentifier();
			if (ids.contains(id)) {
				return true;
			}
			if (((HibernateProxy) concept).getHibernateLazyInitializer().isUninitialized()) {
				// until the restricted concepts have been read once, a concept that cannot be identified counts as
				// restricted
				return !read;
			}
		}
		return ids.contains(concept.getConceptId()) || uuids.contains(concept.getUuid());
	}

	public boolean containsUuid(String conceptUuid) {
		return uuids.contains(conceptUuid);
	}

	/** @return {@code true} if any note that answers the given concept exists */
	public boolean hasNotes(String conceptUuid) {
		return uuidsWithNotes.contains(conceptUuid);
	}

	public Set<Integer> getIds() {
		return ids;
	}

	public Set<String> getUuids() {
		return uuids;
	}

	private static <T> Set<T> union(Set<T> one, Set<T> other) {
		Set<T> all = new HashSet<>(one);
		all.addAll(other);
		return all;
	}
}
