/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class WordsTest {

	@Test
	void theJdksParserTakesWhatIsXmlAndNothingElse() throws Exception {
		for (int character = 0; character <= 0xFFFF; character = character == 0x500 ? 0xD000 : character + 1) {
			if (!Character.isSurrogate((char) character)) {
				assertThat(Words.areXml("a" + (char) character)).as(Integer.toHexString(character))
						.isEqualTo(isParsed(character));
			}
		}
		assertThat(Words.areXml("\ud83d\ude00")).isTrue();
		assertThat(Words.areXml("\ud83d")).isFalse();
		assertThat(Words.areXml(null)).isTrue();
	}

	private static boolean isParsed(int character) throws Exception {
		StringWriter document = new StringWriter().append("<a>&#x").append(Integer.toHexString(character)).append(";</a>");
		try {
			var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
			builder.setErrorHandler(null);
			builder.parse(new InputSource(new StringReader(document.toString())));
			return true;
		} catch (SAXException e) {
			return false;
		}
	}

	@Test
	void whatBreaksLinesBecomesANewline() {
		assertThat(Words.withNewlines("a\u000bb\fc\r\nd")).isEqualTo("a\nb\nc\r\nd");
		assertThat(Words.withNewlines(null)).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null", ignoreLeadingAndTrailingWhitespace = false, value = {"null,true,false", "'',true,false",
			"' \t\n',true,false", "\u00a0\u2003,true,false", "\u200b\u0000\u0007,true,false", "-,false,false",
			"…?,false,false", "\u00a0é,false,true", "7,false,true", "\ud83d\ude00,false,false", "病,false,true"})
	void aTextIsBlankSaysNothingOrSaysSomething(String text, boolean blank, boolean says) {
		assertThat(Words.isBlank(text)).isEqualTo(blank);
		assertThat(Words.saySomething(text)).isEqualTo(says);
	}
}
