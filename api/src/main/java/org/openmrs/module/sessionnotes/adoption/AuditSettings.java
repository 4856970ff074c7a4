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
 * The place where Envers stores its copies of obs, as the administrator has configured it. Each part of the place is null
 * if it is not configured.
 * <p>
 * Platform: every runtime property, including the properties of Envers, is passed on to Hibernate.
 */
final class AuditSettings {

	static final String CATALOG = "org.hibernate.envers.default_catalog";

	static final String SCHEMA = "org.hibernate.envers.default_schema";

	static final String KIND_OF_REVISION = "org.hibernate.envers.revision_type_field_name";

	static final String PREFIX = "org.hibernate.envers.audit_table_prefix";

	static final String SUFFIX = "org.hibernate.envers.audit_table_suffix";

	/** The name of Envers' copy of the obs table. */
	final String table;

	/**
	 * The catalog of the audit tables, if it is not the catalog of the obs table. MariaDB and MySQL call a catalog a
	 * database.
	 */
	final String catalog;

	/** The schema of the audit tables, if it is not the schema of the obs table. */
	final String schema;

	/** The name of the column in each audit table that holds the kind of change. */
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
