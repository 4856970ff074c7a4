/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.crypto.Sha256;

/** A paper that belongs to an amendment, with its exact words, its writer and its digest. */
public final class AmendmentPaper {

	/** The kind of a paper, in the order in which the papers are written. Source: 45 CFR 164.526(d)(4). */
	public enum Kind {

		/** The client's request. */
		REQUEST,

		/** The clinic's denial. */
		DENIAL,

		/** The client's statement of disagreement. */
		STATEMENT,

		/** The clinic's rebuttal. */
		REBUTTAL
	}

	private final Kind kind;

	private final String text;

	private final String by;

	private final LocalDate on;

	/**
	 * @param kind the kind of paper
	 * @param text the exact words
	 * @param by the person who wrote the paper
	 * @param on the day of the paper
	 */
	public AmendmentPaper(Kind kind, String text, String by, LocalDate on) {
		this.kind = Objects.requireNonNull(kind, "kind");
		this.text = Objects.requireNonNull(text, "text");
		this.by = Objects.requireNonNull(by, "by");
		this.on = Objects.requireNonNull(on, "on");
	}

	public Kind getKind() {
		return kind;
	}

	public String getText() {
		return text;
	}

	public String getBy() {
		return by;
	}

	public LocalDate getOn() {
		return on;
	}

	/** @return the SHA-256 digest of the words in UTF-8, as 64 hexadecimal digits */
	public String getDigest() {
		return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Does not show the words. */
	@Override
	public String toString() {
		return "AmendmentPaper[" + kind + "]";
	}
}
