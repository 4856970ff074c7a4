/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote.inside;

import java.sql.Statement;
import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.openmrs.api.context.Context;

/** Changes rows past the module, as somebody does who has the database, and answers how many. */
public class ChangedRows implements UnaryOperator<String> {

	@Override
	public String apply(String sql) {
		Context.openSession();
		try {
			return Context.getRegisteredComponent("sessionFactory", SessionFactory.class).getCurrentSession()
					.doReturningWork(connection -> {
						try (Statement statement = connection.createStatement()) {
							int changed = statement.executeUpdate(sql);
							connection.commit();
							return String.valueOf(changed);
						}
					});
		} finally {
			Context.closeSession();
		}
	}
}
