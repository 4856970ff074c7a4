/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A condition in SQL on the events {@code e} of the log, with the values for its placeholders. */
final class Condition {

	private final String where;

	private final List<Object> values;

	Condition(String where, Object... values) {
		this(where, Arrays.asList(values));
	}

	Condition(String where, Collection<?> values) {
		this.where = where;
		this.values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	/** @return the condition that the column has one of the values; no row meets it if there is no value */
	static Condition in(String column, Collection<?> some) {
		return new Condition(places(column, some), some);
	}

	/** @return the SQL of the condition that the column has one of the values, with a placeholder for each value */
	static String places(String column, Collection<?> some) {
		return some.isEmpty() ? "1 = 0" : column + " in (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")";
	}

	/** @return the condition that at least one of the conditions is met */
	static Condition any(List<Condition> conditions) {
		return new Condition(conditions.stream().map(Condition::getWhere).collect(Collectors.joining(" or ", "(", ")")),
				conditions.stream().flatMap(each -> each.values.stream()).collect(Collectors.toList()));
	}

	/** @return the condition that both are met; each of the two must hold together without brackets around it */
	Condition and(Condition other) {
		List<Object> both = new ArrayList<>(values);
		both.addAll(other.values);
		return new Condition(where + " and " + other.where, both);
	}

	String getWhere() {
		return where;
	}

	List<Object> getValues() {
		return values;
	}
}
