/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.legalhold;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A deletion that a user or the module requests. A deletion with unknown clients, authors or notes counts as one of all of
 * them, so that missing knowledge never deletes data under a hold.
 */
public final class Deletion {

	private final DeletionKind kind;

	private final Map<HoldTarget, Set<String>> concerned = new EnumMap<>(HoldTarget.class);

	private Deletion(DeletionKind kind) {
		this.kind = Objects.requireNonNull(kind, "kind");
	}

	/** @return a deletion with unknown clients, authors and notes */
	public static Deletion of(DeletionKind kind) {
		return new Deletion(kind);
	}

	/**
	 * @param uuids all clients, all authors or all notes that the deletion concerns; empty if it concerns none
	 * @return a copy of this deletion with the known targets of this kind
	 */
	public Deletion concerning(HoldTarget target, Collection<String> uuids) {
		Deletion copy = new Deletion(kind);
		copy.concerned.putAll(concerned);
		copy.concerned.put(target, new HashSet<>(uuids));
		return copy;
	}

	public DeletionKind getKind() {
		return kind;
	}

	boolean mayConcern(HoldTarget target, String uuid) {
		Set<String> known = concerned.get(target);
		return kind.concernsAll() || known == null || known.contains(uuid);
	}
}
