/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import static org.openmrs.module.sessionnotes.clientrequest.RequestCodec.day;
import static org.openmrs.module.sessionnotes.clientrequest.RequestCodec.text;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyMeans;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequesterKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.ThirdPartyDirective;

/** Converts a requester and a wish to JSON, and back. */
class WishCodec {

	ObjectNode requester(ObjectNode json, Requester requester) {
		json.put("kind", requester.getKind().name()).put("name", requester.getName())
				.put("evidence", requester.getIdentityEvidence()).put("verifiedBy", requester.getIdentityVerifiedBy());
		ThirdPartyDirective directive = requester.getDirective();
		if (directive != null) {
			json.putObject("directive").put("person", directive.getPerson()).put("place", directive.getPlace())
					.put("signed", directive.isSignedWriting());
		}
		return json;
	}

	Requester requester(JsonNode json) {
		String name = text(json, "name");
		JsonNode directive = json.path("directive");
		Requester requester = RequesterKind.valueOf(text(json, "kind")) == RequesterKind.CLIENT
				? Requester.client(name)
				: Requester.directing(name, new ThirdPartyDirective(directive.path("signed").asBoolean(),
						text(directive, "person"), text(directive, "place")));
		String evidence = text(json, "evidence");
		return evidence == null ? requester : requester.verified(evidence, text(json, "verifiedBy"));
	}

	ObjectNode wish(ObjectNode json, CopyWish wish) {
		json.put("means", wish.getMeans().name()).put("from", text(wish.getFrom())).put("to", text(wish.getTo()))
				.put("format", wish.getFormat().name()).put("delivery", wish.getDelivery().name())
				.put("warningAccepted", wish.isWarningAccepted()).put("language", wish.getLanguage())
				.put("privateNotesAsked", wish.isPrivateNotesAsked());
		wish.getNoteUuids().forEach(uuid -> json.withArray("notes").add(uuid));
		return json;
	}

	CopyWish wish(JsonNode json) {
		List<String> notes = new ArrayList<>();
		json.path("notes").forEach(each -> notes.add(each.textValue()));
		CopyWish wish = CopyWish.allNotes().withMeans(CopyMeans.valueOf(text(json, "means")))
				.withRange(day(json, "from"), day(json, "to")).withNotes(notes)
				.withForm(CopyFormat.valueOf(text(json, "format")), CopyDelivery.valueOf(text(json, "delivery")),
						json.path("warningAccepted").asBoolean())
				.withLanguage(text(json, "language"));
		return json.path("privateNotesAsked").asBoolean() ? wish.withPrivateNotesAsked() : wish;
	}
}
