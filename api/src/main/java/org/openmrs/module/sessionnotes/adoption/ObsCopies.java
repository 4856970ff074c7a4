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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds the database tables that hold copies of obs. The module recognizes a table that holds copies of obs by the
 * columns of the table. If Envers does not store its copies in the place of the obs table, the table of copies must
 * also have the configured name. The configured name must match because several clinics may share the place where
 * Envers stores its copies.
 * <p>
 * Platform: if auditing is switched on, Envers copies each row of the obs table into an audit table. The administrator
 * may choose the name and the place of the audit table. The audit table remains when auditing is switched off again.
 * The module searches only the place of the obs table and the place configured for Envers. Other databases on the same
 * server may belong to other clinics.
 */
final class ObsCopies {

	private static final String TEXT_COLUMN = "value_text";

	private static final String ID_COLUMN = "obs_id";

	private static final String CONCEPT_COLUMN = "concept_id";

	/**
	 * The name of the column that every audit table of Envers has, unless the administrator has configured a different
	 * name.
	 */
	private static final String KIND_OF_REVISION_COLUMN = "revtype";

	/**
	 * The platform's table of reference ranges, which refers to the obs table with a foreign key. Platform: the table
	 * of reference ranges exists from version 2.7 on.
	 */
	private static final String REFERENCE_RANGES = "obs_reference_range";

	private final List<String> toClear = new ArrayList<>();

	private final List<String> ofPurged = new ArrayList<>();

	private final List<String> untouched = new ArrayList<>();

	private ObsCopies() {
	}

	static ObsCopies find(JdbcOperations jdbc) {
		AuditSettings settings = AuditSettings.current();
		return jdbc.execute((ConnectionCallback<ObsCopies>) connection -> find(connection, settings));
	}

	private static ObsCopies find(Connection connection, AuditSettings settings) throws SQLException {
		ObsCopies tables = new ObsCopies();
		Place own = new Place(connection, connection.getCatalog(), connection.getSchema(), false);
		tables.addFrom(own, settings);
		own.withColumn(ID_COLUMN).forEach((name, inStatements) -> {
			if (name.equalsIgnoreCase(REFERENCE_RANGES)) {
				tables.toClear.add(inStatements);
			}
		});
		boolean apart = isAnother(settings.catalog, own.catalog) || isAnother(settings.schema, own.schema);
		if (apart) {
			tables.addFrom(new Place(connection, settings.catalog == null ? own.catalog : settings.catalog,
					settings.schema == null ? own.schema : settings.schema, true), settings);
		}
		return tables;
	}

	/**
	 * Checks whether the configured catalog or schema differs from that of the obs table. Platform: Hibernate ignores a
	 * configured schema if the database has no schemas, as with MariaDB and MySQL.
	 */
	private static boolean isAnother(String told, String own) {
		return told != null && own != null && !told.equalsIgnoreCase(own);
	}

	private void addFrom(Place place, AuditSettings settings) throws SQLException {
		Map<String, String> copies = place.withColumn(TEXT_COLUMN);
		copies.keySet().retainAll(place.withColumn(ID_COLUMN).keySet());
		copies.keySet().removeIf("obs"::equalsIgnoreCase);
		Set<String> audit = new HashSet<>(place.withColumn(KIND_OF_REVISION_COLUMN).keySet());
		audit.addAll(place.withColumn(settings.kindColumn).keySet());
		// a view only shows the rows of tables, and those tables are cleared directly
		audit.removeAll(place.views());
		audit.removeIf(name -> place.apart && !name.equalsIgnoreCase(settings.table));
		Set<String> withConcept = place.withColumn(CONCEPT_COLUMN).keySet();
		copies.forEach((name, inStatements) -> {
			(audit.contains(name) ? toClear : untouched).add(inStatements);
			if (audit.contains(name) && withConcept.contains(name)) {
				ofPurged.add(inStatements);
			}
		});
	}

	/**
	 * @return the tables from which an adoption deletes the rows of an adopted obs, each table named as in SQL
	 *         statements
	 */
	List<String> getToClear() {
		return toClear;
	}

	/**
	 * @return the tables that still hold an obs after the obs was purged from the record, each table named as in SQL
	 *         statements
	 */
	List<String> getOfPurged() {
		return ofPurged;
	}

	/**
	 * @return the tables that may hold copies of obs but that the module does not recognize, such as a table for
	 *         reports
	 */
	List<String> getUntouched() {
		return Collections.unmodifiableList(untouched);
	}

	/** The catalog and schema in which the module searches for tables. */
	private static final class Place {

		private final DatabaseMetaData about;

		private final String catalog;

		private final String schema;

		/** {@code true} if SQL statements must name the catalog or schema of a table in addition to the table. */
		private final boolean apart;

		Place(Connection connection, String catalog, String schema, boolean apart) throws SQLException {
			this.about = connection.getMetaData();
			this.catalog = catalog;
			this.schema = schema;
			this.apart = apart;
		}

		Set<String> views() throws SQLException {
			Set<String> views = new HashSet<>();
			try (ResultSet tables = about.getTables(catalog, null, null, null)) {
				while (tables.next()) {
					if (isHere(tables.getString("TABLE_SCHEM")) && tables.getString("TABLE_TYPE").contains("VIEW")) {
						views.add(tables.getString("TABLE_NAME"));
					}
				}
			}
			return views;
		}

		/**
		 * @return the tables and views that have the given column; each table's plain name is mapped to the table's
		 *         name in SQL statements
		 */
		Map<String, String> withColumn(String column) throws SQLException {
			Map<String, String> found = new TreeMap<>();
			// some databases store names in upper case, some in lower case
			for (String name : new TreeSet<>(
					Arrays.asList(column, column.toUpperCase(Locale.ROOT), column.toLowerCase(Locale.ROOT)))) {
				try (ResultSet columns = about.getColumns(catalog, null, null, name)) {
					while (columns.next()) {
						String of = columns.getString("TABLE_NAME");
						if (isHere(columns.getString("TABLE_SCHEM"))
								&& columns.getString("COLUMN_NAME").equalsIgnoreCase(column)) {
							found.put(of, nameInStatements(of, columns));
						}
					}
				}
			}
			return found;
		}

		private boolean isHere(String in) {
			return in == null || schema == null || schema.equalsIgnoreCase(in);
		}

		private String nameInStatements(String table, ResultSet columns) throws SQLException {
			if (!apart) {
				return table;
			}
			boolean schemas = columns.getString("TABLE_SCHEM") != null && about.supportsSchemasInDataManipulation();
			return (schemas
					? quoted(columns.getString("TABLE_SCHEM")) + "."
					: quoted(columns.getString("TABLE_CAT")) + about.getCatalogSeparator()) + quoted(table);
		}

		private String quoted(String name) throws SQLException {
			return about.getIdentifierQuoteString() + name + about.getIdentifierQuoteString();
		}
	}
}
