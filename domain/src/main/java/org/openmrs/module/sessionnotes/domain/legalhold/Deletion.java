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
 * A deletion that somebody asks for. Where it is not known whom a deletion concerns, it counts as concerning everybody, so
 * that missing knowledge never deletes what a hold protects.
 */
public final class Deletion {

	private final DeletionKind kind;

	private final Map<HoldTarget, Set<String>> concerned = new EnumMap<>(HoldTarget.class);

	private Deletion(DeletionKind kind) {
		this.kind = Objects.requireNonNull(kind, "kind");
	}

	/** @return a deletion of which it is not known whom it concerns */
	public static Deletion of(DeletionKind kind) {
		return new Deletion(kind);
	}

	/**
	 * @param uuids all clients, all authors or all notes that the deletion concerns; empty if it concerns none
	 * @return a copy of this deletion of which it is known what of this kind it concerns
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
