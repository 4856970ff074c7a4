/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.crypto.Sha256;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;

/**
 * The text of a {@link SignedContent}, in the form that a signature retains, and the digest under which the text is
 * stored.
 */
final class KeptContent {

	static final String FIELD = "content";

	private final String text;

	private final String digest;

	private final SignedContent content;

	private KeptContent(String text, String digest, SignedContent content) {
		this.text = text;
		this.digest = digest;
		this.content = content;
	}

	static KeptContent of(SignedContent content) {
		String text = content.toText();
		return new KeptContent(text, digest(text), content);
	}

	/**
	 * @param text the text as the database stores the text; may be {@code null}
	 * @return the signed content; {@code null} if the text does not match the digest under which the text was stored
	 */
	static KeptContent read(String digest, String text) {
		if (text == null || !Objects.equals(digest, digest(text))) {
			return null;
		}
		try {
			return new KeptContent(text, digest, SignedContent.fromText(text));
		} catch (IllegalArgumentException e) {
			return null;
		}
	}

	private static String digest(String text) {
		return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
	}

	String getText() {
		return text;
	}

	String getDigest() {
		return digest;
	}

	SignedContent getContent() {
		return content;
	}

	/** @return {@code true} if the given step is a signature on this content */
	boolean isSignedBy(StepRecord step) {
		return digest.equals(step.getContentDigest()) && fieldDigest().equals(step.getFieldDigests().get(FIELD));
	}

	private String fieldDigest() {
		return SignedRecord.builder(SignedRecord.SECOND_FORM).field(FIELD, Collections.singletonList(text)).build()
				.getFieldDigests().get(FIELD);
	}
}
