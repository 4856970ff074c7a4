/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.ledger;

import java.io.IOException;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerBasis;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerEntry;
import org.openmrs.module.sessionnotes.domain.accounting.LedgerWay;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.ledger.StoredLedgerEntry.Retraction;

/**
 * Converts an entry of the ledger to the bytes that the seal encrypts, and such bytes back. The bytes are in JSON format, so
 * that later versions of the module can add fields. Uuid and client are in columns, to which the seal is bound.
 */
class LedgerCodec {

	private final ObjectMapper mapper = new ObjectMapper();

	byte[] encode(StoredLedgerEntry stored) {
		LedgerEntry entry = stored.getEntry();
		ObjectNode json = mapper.createObjectNode().put("day", stored.getDay().toString())
				.put("recipient", entry.getRecipient().getName()).put("address", entry.getRecipient().getAddress())
				.put("addressUnknown", entry.isAddressUnknown()).put("description", entry.getDescription())
				.put("purpose", entry.getPurpose()).put("basis", entry.getBasis().name())
				.put("reference", entry.getReference()).put("way", entry.getWay().name())
				.put("enteredBy", entry.getEnteredBy()).put("enteredAt", entry.getEnteredAt());
		Retraction retraction = stored.getRetraction();
		if (retraction != null) {
			json.putObject("retraction").put("by", retraction.getBy()).put("at", retraction.getAt()).put("reason",
					retraction.getReason());
		}
		try {
			return mapper.writeValueAsBytes(json);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("a tree of texts and numbers can be written", e);
		}
	}

	/** @throws IOException or RuntimeException if the bytes do not represent an entry */
	StoredLedgerEntry decode(String uuid, String patientUuid, byte[] bytes) throws IOException {
		JsonNode json = mapper.readTree(bytes);
		LocalDate day = LocalDate.parse(text(json, "day"));
		LedgerEntry entry = LedgerEntry
				.of(uuid, patientUuid, ClinicDay.start(day).toEpochMilli(),
						Recipient.outside(text(json, "recipient"), text(json, "address")),
						LedgerBasis.valueOf(text(json, "basis")))
				.addressUnknown(json.path("addressUnknown").asBoolean()).description(text(json, "description"))
				.purpose(text(json, "purpose")).reference(text(json, "reference"))
				.entered(LedgerWay.valueOf(text(json, "way")), text(json, "enteredBy"), json.path("enteredAt").asLong())
				.build();
		JsonNode retraction = json.path("retraction");
		return new StoredLedgerEntry(entry, day, retraction.isMissingNode()
				? null
				: new Retraction(text(retraction, "by"), retraction.path("at").asLong(), text(retraction, "reason")));
	}

	private static String text(JsonNode json, String field) {
		return json.path(field).textValue();
	}
}
