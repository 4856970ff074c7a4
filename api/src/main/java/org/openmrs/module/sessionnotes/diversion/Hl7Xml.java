/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import ca.uhn.hl7v2.HL7Exception;

/**
 * Reads the XML encoding of HL7 messages. A message that contains a document type, entities, comments or processing
 * instructions counts as unreadable. HL7 messages from machines never contain document types, entities, comments or
 * processing instructions, which XML parsers treat in different ways.
 */
final class Hl7Xml {

	/** Matches the name of a field, such as OBX.3, or of a component, such as CE.1. */
	private static final Pattern NUMBERED = Pattern.compile("[A-Z][A-Z0-9_]*\\.(\\d{1,3})");

	/** The maximum depth of nested groups, fields and parts of fields; real messages are about ten levels deep. */
	private static final int DEEPEST = 50;

	private Hl7Xml() {
	}

	/**
	 * @return all parts of the message that may name a concept: every field and every component, except the values of
	 *         observations
	 */
	static List<Hl7Reading.CodedElement> elements(String xml) throws HL7Exception {
		List<Hl7Reading.CodedElement> elements = new ArrayList<>();
		add(parsed(xml).getDocumentElement(), false, 0, elements);
		return elements;
	}

	private static Document parsed(String xml) throws HL7Exception {
		try {
			return UntrustedXml.parse(new InputSource(new StringReader(xml)));
		} catch (ParserConfigurationException | SAXException | IOException e) {
			throw unreadable();
		}
	}

	/** @return the error for a text that is not a valid HL7 message in XML; the error quotes nothing from the text */
	private static HL7Exception unreadable() {
		return new HL7Exception("unreadable");
	}

	private static void add(Element element, boolean identifier, int depth, List<Hl7Reading.CodedElement> elements)
			throws HL7Exception {
		if (depth > DEEPEST) {
			throw unreadable();
		}
		String name = element.getLocalName();
		if ("OBX.5".equals(name)) {
			return;
		}
		boolean saysWhat = identifier || "OBX.3".equals(name) || "OBR.4".equals(name);
		List<String> components = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child.getNodeType() == Node.COMMENT_NODE || child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
				throw unreadable();
			}
			if (child instanceof Element) {
				add((Element) child, saysWhat, depth + 1, elements);
				if (NUMBERED.matcher(name).matches()) {
					put(components, (Element) child);
				}
			}
		}
		elements.add(new Hl7Reading.CodedElement(components, saysWhat));
		// a field without components, or the text between the components of a field
		elements.add(new Hl7Reading.CodedElement(Collections.singletonList(Hl7Pipes.unescaped(ownText(element))), saysWhat));
	}

	private static void put(List<String> components, Element component) {
		Matcher numbered = NUMBERED.matcher(component.getLocalName());
		int index = numbered.matches() ? Math.max(1, Integer.parseInt(numbered.group(1))) : components.size() + 1;
		while (components.size() < index) {
			components.add("");
		}
		components.set(index - 1, Hl7Pipes.unescaped(component.getTextContent()));
	}

	/** @return the text of an element without the text inside the element's child elements */
	private static String ownText(Element element) {
		StringBuilder text = new StringBuilder();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
				text.append(child.getNodeValue());
			}
		}
		return text.toString();
	}
}
