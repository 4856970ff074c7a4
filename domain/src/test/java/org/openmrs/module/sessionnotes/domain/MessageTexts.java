/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;

/** The texts that the module ships for the codes of its messages. */
public final class MessageTexts {

	private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "..", "api", "src", "main", "resources");

	private MessageTexts() {
	}

	/** @param suffix of the language, such as _fr; empty for English */
	public static void assertAreThere(String suffix, Collection<String> codes) {
		Properties messages = new Properties();
		try (Reader file = Files.newBufferedReader(FOLDER.resolve("messages" + suffix + ".properties"))) {
			messages.load(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		assertThat(codes).isNotEmpty()
				.allSatisfy(code -> assertThat(messages.getProperty(code)).as(code).isNotBlank());
	}
}
