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

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The properties that an object in a response may have, according to the object's schema in the OpenAPI document. */
public final class AnsweredProperties {

	private final JsonNode document;

	private final JsonNode schema;

	AnsweredProperties(JsonNode document, JsonNode schema) {
		this.document = document;
		this.schema = schema;
	}

	/**
	 * @return the properties that the value of the given property may have; for a list, the properties that each entry
	 *         may have; empty if there is no such property
	 */
	public Optional<AnsweredProperties> find(String property) {
		return Optional.ofNullable(find(schema, property)).map(found -> new AnsweredProperties(document, found));
	}

	/** @return the schema of the given property; null if there is no such property */
	private JsonNode find(JsonNode given, String property) {
		JsonNode object = given.has("$ref") ? document.at(given.get("$ref").asText().substring(1)) : given;
		if (object.has("items")) {
			return find(object.get("items"), property);
		}
		JsonNode own = object.path("properties").path(property);
		if (!own.isMissingNode()) {
			return own;
		}
		for (JsonNode part : object.path("allOf")) {
			JsonNode found = find(part, property);
			if (found != null) {
				return found;
			}
		}
		JsonNode others = object.path("additionalProperties");
		if (others.isObject()) {
			return others;
		}
		// an object without named properties may have any property
		boolean open = others.asBoolean() || !object.has("properties") && !object.has("allOf")
				&& (!object.has("type") || "object".equals(object.get("type").asText()));
		return open ? MissingNode.getInstance() : null;
	}
}
