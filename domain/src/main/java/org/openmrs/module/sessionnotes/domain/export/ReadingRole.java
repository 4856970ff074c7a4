/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.profile.ProfileTable;

/**
 * The roles inside the clinic, each with the fields of a progress note that the role needs: 45 CFR 164.514(d)(2). The sets
 * ship as data in {@code /export/roles.txt}. The module's own pages enforce the sets; on paths of other modules they are
 * only the clinic's policy.
 */
public enum ReadingRole {

	FRONT_DESK,

	BILLER,

	UTILIZATION_REVIEWER,

	/** An auditor inside the clinic, who sees a client's name only if the audit needs it. */
	AUDITOR,

	/** A clinician who takes part in the client's care. */
	CARE_TEAM,

	/** A supervisor, for the clients of the therapists whom they supervise. */
	SUPERVISOR;

	/** The clients whose notes a role reads. */
	public enum Reach {

		ALL_CLIENTS,

		OWN_CLIENTS,

		CLIENTS_OF_SUPERVISEES
	}

	private static final String FILE = "/export/roles.txt";

	private static final int SEES = 3;

	private static final int WITHOUT = 4;

	private static final int OF = 5;

	/** @return the fields that the role sees unless the clinic decides otherwise */
	public Set<ExportField> getFields(ExportMatrix matrix) {
		EnumSet<ExportField> fields = EnumSet.noneOf(ExportField.class);
		String sees = row().get(SEES);
		if (sees.equals("ALL")) {
			fields.addAll(EnumSet.allOf(ExportField.class));
		} else if (isPurpose(sees)) {
			fields.addAll(ExportRecipe.shipped(matrix, ExportPurpose.valueOf(sees)).getFields().keySet());
		} else {
			addAll(fields, sees);
		}
		EnumSet<ExportField> without = EnumSet.noneOf(ExportField.class);
		addAll(without, row().get(WITHOUT));
		fields.removeAll(without);
		return Collections.unmodifiableSet(fields);
	}

	public Reach getReach() {
		return Reach.valueOf(row().get(OF).toUpperCase(Locale.ROOT).replace(' ', '_'));
	}

	/** @return the section of law behind the set */
	public RuleSource getSource() {
		return ProfileTable.source(row().get(1), row().get(2));
	}

	private List<String> row() {
		return Holder.ROLES.getRow(name());
	}

	private static boolean isPurpose(String name) {
		for (ExportPurpose purpose : ExportPurpose.values()) {
			if (purpose.name().equals(name)) {
				return true;
			}
		}
		return false;
	}

	private static void addAll(Set<ExportField> fields, String names) {
		if (!names.isEmpty()) {
			for (String name : names.split(" +")) {
				fields.add(ExportField.valueOf(name));
			}
		}
	}

	private static final class Holder {

		private static final ProfileTable ROLES = ProfileTable.read(FILE);
	}
}
