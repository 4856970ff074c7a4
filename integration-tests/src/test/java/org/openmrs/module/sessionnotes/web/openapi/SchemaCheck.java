/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.openapi;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares JSON with a schema of an OpenAPI 3.0 document, as far as the module's document goes. */
final class SchemaCheck {

	private final JsonNode document;

	/** Whether what is required has to be there. */
	private final boolean whole;

	SchemaCheck(JsonNode document) {
		this(document, true);
	}

	private SchemaCheck(JsonNode document, boolean whole) {
		this.document = document;
		this.whole = whole;
	}

	/** @return for answers that hold only what was asked for */
	SchemaCheck ofParts() {
		return new SchemaCheck(document, false);
	}

	/** @return what is wrong, with where; empty if nothing is. A property that no schema names is wrong, too. */
	List<String> check(JsonNode schema, JsonNode value) {
		List<String> wrong = new ArrayList<>();
		check(schema, value, "", wrong);
		return wrong;
	}

	JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
	}

	private void check(JsonNode given, JsonNode value, String where, List<String> wrong) {
		JsonNode schema = resolved(given);
		if (value.isNull()) {
			if (!schema.path("nullable").asBoolean() && schema.has("type")) {
				wrong.add(where + " is null");
			}
			return;
		}
		schema.path("allOf").forEach(part -> check(part, value, where, wrong));
		if (schema.has("oneOf")) {
			long fit = 0;
			for (JsonNode one : schema.get("oneOf")) {
				fit += check(one, value).isEmpty() ? 1 : 0;
			}
			if (fit != 1) {
				wrong.add(where + " fits " + fit + " of the forms");
			}
		}
		if (!isOfType(schema.path("type").asText(), value)) {
			wrong.add(where + " is no " + schema.path("type").asText());
		} else if (schema.has("enum") && !contains(schema.get("enum"), value)) {
			wrong.add(where + " is none of " + schema.get("enum"));
		} else if (value.isArray()) {
			for (int i = 0; i < value.size(); i++) {
				check(schema.get("items"), value.get(i), where + "/" + i, wrong);
			}
		} else if (value.isObject() && schema.has("properties")) {
			checkProperties(schema, value, where, wrong);
		}
	}

	private void checkProperties(JsonNode schema, JsonNode value, String where, List<String> wrong) {
		schema.path("required").forEach(name -> {
			if (whole && !value.has(name.asText())) {
				wrong.add(where + "/" + name.asText() + " is missing");
			}
		});
		value.fields().forEachRemaining(property -> {
			JsonNode own = schema.get("properties").get(property.getKey());
			if (own != null) {
				check(own, property.getValue(), where + "/" + property.getKey(), wrong);
			} else {
				wrong.add(where + "/" + property.getKey() + " is not in the document");
			}
		});
	}

	private static boolean contains(JsonNode values, JsonNode value) {
		for (JsonNode each : values) {
			if (each.equals(value)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOfType(String type, JsonNode value) {
		return switch (type) {
			case "string" -> value.isTextual();
			case "integer" -> value.isIntegralNumber();
			case "boolean" -> value.isBoolean();
			case "array" -> value.isArray();
			case "object" -> value.isObject();
			default -> true;
		};
	}
}
