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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import javax.xml.parsers.ParserConfigurationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.RestrictedConceptSnapshot;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Finds restricted concepts among all codings of a FHIR resource.
 * <p>
 * Platform: fhir2 uses the first coding that it can resolve as the concept of an Observation and drops the other
 * codings. If only the second coding marks an Observation as a psychotherapy note, fhir2 would store an ordinary
 * observation with the first coding.
 */
public class FhirCodings {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final RestrictedConcepts restrictedConcepts;

	private final StoreTransactions transactions;

	public FhirCodings(RestrictedConcepts restrictedConcepts, StoreTransactions transactions) {
		this.restrictedConcepts = restrictedConcepts;
		this.transactions = transactions;
	}

	/**
	 * @param body the body of a request, in JSON or XML, within the size limits for requests
	 * @return true if any coding is the uuid of a restricted concept, or a code to which a restricted concept is
	 *         mapped. If the body cannot be read, the result is false, and fhir2 refuses the request.
	 */
	public boolean nameRestrictedConcept(byte[] body) {
		Restricted restricted = new Restricted(restrictedConcepts.current());
		try {
			return startsWithTag(body)
					? isNamed(UntrustedXml.parse(new InputSource(new ByteArrayInputStream(body))).getDocumentElement(),
							restricted)
					: isNamed(JSON.readTree(body), restricted);
		} catch (IOException | SAXException | ParserConfigurationException e) {
			return false;
		}
	}

	private static boolean startsWithTag(byte[] body) {
		for (byte each : body) {
			if (each == '<' || each == '{' || each == '[') {
				return each == '<';
			}
		}
		return false;
	}

	private static boolean isNamed(JsonNode node, Restricted restricted) {
		if (restricted.contains(node.path("code").asText(""), node.path("system").asText(""))) {
			return true;
		}
		for (JsonNode child : node) {
			if (child.isContainerNode() && isNamed(child, restricted)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isNamed(Element element, Restricted restricted) {
		String code = "";
		String system = "";
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element && isNamed((Element) child, restricted)) {
				return true;
			}
			code = "code".equals(child.getLocalName()) ? ((Element) child).getAttribute("value") : code;
			system = "system".equals(child.getLocalName()) ? ((Element) child).getAttribute("value") : system;
		}
		return restricted.contains(code, system);
	}

	/**
	 * The uuids of the concepts that are restricted at this moment, and the codes to which these concepts are mapped.
	 * The mapped codes are read from the database only when the first coded term is found.
	 */
	private final class Restricted {

		private final RestrictedConceptSnapshot concepts;

		private Set<String> codes;

		private Restricted(RestrictedConceptSnapshot concepts) {
			this.concepts = concepts;
		}

		private boolean contains(String code, String system) {
			if (code.isEmpty()) {
				return false;
			}
			return concepts.getUuids().stream().anyMatch(code.trim()::equalsIgnoreCase)
					|| !system.isEmpty() && mappedCodes().contains(plain(code));
		}

		private Set<String> mappedCodes() {
			if (codes == null) {
				codes = new HashSet<>();
				if (!concepts.getIds().isEmpty()) {
					transactions.reading(jdbc -> {
						jdbc.query("select t.code from concept_reference_map m join concept_reference_term t "
								+ "on t.concept_reference_term_id = m.concept_reference_term_id where m.concept_id in ("
								+ StringUtils.join(concepts.getIds(), ",") + ")", row -> {
									codes.add(plain(row.getString(1)));
								});
						return codes;
					});
				}
			}
			return codes;
		}
	}

	private static String plain(String code) {
		return code.trim().toLowerCase(Locale.ROOT);
	}
}
