/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A text that no one else has, and the forms in which it would still be itself: other encodings, base64, hexadecimal. */
final class Canary {

	private final String text = "Canary" + UUID.randomUUID().toString().replace("-", "");

	private final Set<String> forms = new LinkedHashSet<>();

	Canary() {
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			forms.add(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		forms.add(HexFormat.of().formatHex(bytes));
		forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
		for (int shift = 0; shift < 3; shift++) {
			byte[] base64 = Base64.getEncoder().encode(("xx".substring(0, shift) + text).getBytes(StandardCharsets.UTF_8));
			forms.add(new String(Arrays.copyOfRange(base64, 4, base64.length - 4), StandardCharsets.US_ASCII));
		}
	}

	String text() {
		return text;
	}

	/** For bytes that were read as ISO 8859-1, which keeps each. */
	Set<String> forms() {
		return forms;
	}

	boolean isIn(String output) {
		return forms.stream().anyMatch(output::contains);
	}
}
