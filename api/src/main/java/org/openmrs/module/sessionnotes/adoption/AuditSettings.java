/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import java.util.Properties;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.context.Context;

/**
 * The place in the database where Envers stores its copies of obs, as the administrator has configured that place. A
 * part of the place that the administrator has not configured is null.
 * <p>
 * Platform: passes every runtime property to Hibernate, including the properties that configure Envers.
 */
final class AuditSettings {

	static final String CATALOG = "org.hibernate.envers.default_catalog";

	static final String SCHEMA = "org.hibernate.envers.default_schema";

	static final String KIND_OF_REVISION = "org.hibernate.envers.revision_type_field_name";

	static final String PREFIX = "org.hibernate.envers.audit_table_prefix";

	static final String SUFFIX = "org.hibernate.envers.audit_table_suffix";

	/** The name of the table in which Envers stores copies of the rows of the obs table. */
	final String table;

	/**
	 * The catalog that holds the audit tables; null if the administrator has configured none. MariaDB and MySQL use the
	 * word "database" for a catalog.
	 */
	final String catalog;

	/** The schema that holds the audit tables; null if the administrator has configured none. */
	final String schema;

	/** The name of the column that states, in each row of an audit table, which kind of change was made. */
	final String kindColumn;

	AuditSettings(Properties properties) {
		table = properties.getProperty(PREFIX, "").trim() + "obs" + properties.getProperty(SUFFIX, "_AUD").trim();
		catalog = StringUtils.trimToNull(properties.getProperty(CATALOG));
		schema = StringUtils.trimToNull(properties.getProperty(SCHEMA));
		kindColumn = StringUtils.defaultIfBlank(properties.getProperty(KIND_OF_REVISION), "REVTYPE").trim();
	}

	static AuditSettings current() {
		return new AuditSettings(Context.getRuntimeProperties());
	}
}
