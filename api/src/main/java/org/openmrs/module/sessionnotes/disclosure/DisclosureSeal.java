/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

import org.openmrs.module.sessionnotes.domain.crypto.BrokenSealException;
import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLimits;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;

/**
 * Seals and opens the content and the summary of a disclosure. Each seal is bound to columns of the disclosure's row,
 * so that a change to such a column is detected.
 */
final class DisclosureSeal {

	private final KeysetProvider keysetProvider;

	private final DisclosureCodec codec = new DisclosureCodec();

	DisclosureSeal(KeysetProvider keysetProvider) {
		this.keysetProvider = keysetProvider;
	}

	/** @return the sealed content of the disclosure, whose seal is bound to the columns for the people concerned */
	byte[] seal(Disclosure disclosure) {
		if (disclosure.isAbridged()) {
			throw new IllegalArgumentException("only the whole of a disclosure is stored");
		}
		return keysetProvider.getKeyset().seal(codec.encode(disclosure),
				columns("sessionnotes/disclosurerow/1", disclosure).toBytes());
	}

	/** @return the sealed summary of the disclosure, whose seal is bound to all columns by which rows are selected */
	byte[] sealSummary(Disclosure disclosure) {
		Disclosure brief = disclosure.abridged(DisclosureLimits.WORDS_IN_LIST);
		return keysetProvider.getKeyset().seal(codec.encode(brief), DisclosureColumns.of(disclosure)
				.addTo(columns("sessionnotes/disclosurerow/2", disclosure)).toBytes());
	}

	/**
	 * @param boundTo the values of the columns to which the seal of the content or summary was bound
	 * @param madeFor a function that finds the patient for whose notes a disclosure was made, see {@link
	 *         DisclosureCodec#decode}
	 * @throws BrokenSealException if the row no longer matches what was sealed
	 * @throws IOException or IllegalArgumentException if the sealed bytes do not represent a disclosure
	 */
	Disclosure open(byte[] sealed, byte[] boundTo, UnaryOperator<String> madeFor) throws BrokenSealException, IOException {
		return codec.decode(keysetProvider.getKeyset().open(sealed, boundTo), madeFor);
	}

	/** @return the values of those columns of a disclosure's row to which the seal of the content is bound */
	static byte[] boundTo(ResultSet row) throws SQLException {
		return columns("sessionnotes/disclosurerow/1", row).toBytes();
	}

	/** @return the values of those columns of a disclosure's row to which the seal of the summary is bound */
	static byte[] summaryBoundTo(ResultSet row) throws SQLException {
		return DisclosureColumns.of(row).addTo(columns("sessionnotes/disclosurerow/2", row)).toBytes();
	}

	private static CanonicalForm columns(String name, Disclosure disclosure) {
		return new CanonicalForm(name).add(disclosure.getUuid()).add(disclosure.getKind().name())
				.add(disclosure.getScope().getAuthorUuid()).add(disclosure.getScope().getPatientUuid())
				.add(disclosure.getRecipient().getUserUuid()).add(disclosure.getMadeBy()).add(disclosure.getMadeAt());
	}

	private static CanonicalForm columns(String name, ResultSet row) throws SQLException {
		return new CanonicalForm(name).add(row.getString("disclosure_uuid")).add(row.getString("kind"))
				.add(row.getString("author_uuid")).add(row.getString("patient_uuid")).add(row.getString("recipient_uuid"))
				.add(row.getString("made_by")).add(row.getLong("made_at"));
	}
}
