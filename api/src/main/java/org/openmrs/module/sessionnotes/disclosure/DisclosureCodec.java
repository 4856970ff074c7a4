/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.content.NotePart;
import org.openmrs.module.sessionnotes.domain.disclosure.Approval;
import org.openmrs.module.sessionnotes.domain.disclosure.Confirmation;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosedPortion;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBuilder;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.EmergencyReview;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.disclosure.Revocation;

/**
 * Converts a disclosure to the bytes that the seal encrypts, and such bytes back to a disclosure. The bytes of a
 * disclosure are in JSON format, so that later versions of the module can add fields.
 */
class DisclosureCodec {

	private final ObjectMapper mapper = new ObjectMapper();

	byte[] encode(Disclosure disclosure) {
		ObjectNode json = mapper.createObjectNode().put("uuid", disclosure.getUuid())
				.put("kind", disclosure.getKind().name()).put("basis", disclosure.getBasis().name())
				.put("start", disclosure.getStart()).put("end", disclosure.getEnd()).put("purpose", disclosure.getPurpose())
				.put("maker", disclosure.getMaker().name()).put("madeBy", disclosure.getMadeBy())
				.put("madeAt", disclosure.getMadeAt()).put("tellAuthorFrom", disclosure.getTellAuthorFrom());
		DisclosureScope scope = disclosure.getScope();
		json.putObject("scope").put("author", scope.getAuthorUuid()).put("patient", scope.getPatientUuid())
				.put("note", scope.getNoteUuid()).put("from", scope.getFrom()).put("to", scope.getTo());
		Recipient recipient = disclosure.getRecipient();
		json.putObject("recipient").put("user", recipient.getUserUuid()).put("name", recipient.getName()).put("address",
				recipient.getAddress());
		ObjectNode evidence = json.putObject("evidence");
		disclosure.getEvidence().getValues().forEach((element, value) -> evidence.put(element.name(), value));
		json.putObject("bound").put("patient", disclosure.getBoundPatientUuid()).put("at", disclosure.getBoundAt());
		if (disclosure.getConfirmation() != null) {
			json.putObject("confirmation").put("by", disclosure.getConfirmation().getBy())
					.put("at", disclosure.getConfirmation().getAt())
					.put("patient", disclosure.getConfirmation().getPatientUuid());
		}
		DisclosedPortion portion = disclosure.getPortion();
		if (!portion.isWhole()) {
			ObjectNode part = json.putObject("portion").put("excerpt", portion.getExcerpt());
			portion.getParts().forEach(each -> part.withArray("parts").add(each.getCode()));
		}
		if (disclosure.isAbridged()) {
			json.put("digestOfWhole", disclosure.getDigest());
		}
		if (disclosure.getApproval() != null) {
			json.putObject("approval").put("by", disclosure.getApproval().getBy())
					.put("at", disclosure.getApproval().getAt()).put("granted", disclosure.getApproval().isGranted())
					.put("alone", disclosure.getApproval().isAlone()).put("reason", disclosure.getApproval().getReason());
		}
		if (disclosure.getRevocation() != null) {
			json.putObject("revocation").put("by", disclosure.getRevocation().getBy())
					.put("at", disclosure.getRevocation().getAt()).put("byClient", disclosure.getRevocation().isByClient())
					.put("receivedAt", disclosure.getRevocation().getReceivedAt())
					.put("document", disclosure.getRevocation().getDocument());
		}
		if (disclosure.getReview() != null) {
			json.putObject("review").put("by", disclosure.getReview().getBy()).put("at", disclosure.getReview().getAt())
					.put("justified", disclosure.getReview().isJustified())
					.put("comment", disclosure.getReview().getComment());
		}
		try {
			return mapper.writeValueAsBytes(json);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("a tree of texts and numbers can be written", e);
		}
	}

	/**
	 * @param madeFor a function that finds, by the uuid of a disclosure, the patient for whose notes the disclosure was
	 *         made. If the function returns null, the disclosure was made for the patient in the disclosure's scope.
	 *         The function is called for disclosures that earlier versions of the module stored without the patient for
	 *         whose notes the disclosure was made.
	 * @throws IOException or IllegalArgumentException if the bytes do not represent a disclosure
	 */
	Disclosure decode(byte[] bytes, UnaryOperator<String> madeFor) throws IOException {
		JsonNode json = mapper.readTree(bytes);
		DisclosureBuilder disclosure = Disclosure.builder().uuid(text(json, "uuid"))
				.kind(RestrictedKind.valueOf(text(json, "kind"))).scope(scope(json.path("scope")))
				.recipient(recipient(json.path("recipient"))).basis(DisclosureBasis.valueOf(text(json, "basis")))
				.evidence(evidence(json.path("evidence"))).time(json.path("start").asLong(), json.path("end").asLong())
				.purpose(text(json, "purpose")).made(MakerRole.valueOf(text(json, "maker")), text(json, "madeBy"),
						json.path("madeAt").asLong())
				.tellAuthorFrom(moment(json, "tellAuthorFrom")).portion(portion(json.path("portion")))
				.abridgementOf(text(json, "digestOfWhole"));
		JsonNode bound = json.path("bound");
		if (!bound.isMissingNode()) {
			disclosure.bound(text(bound, "patient"), bound.path("at").asLong());
		} else if (text(json.path("scope"), "patient") != null) {
			String patient = madeFor.apply(text(json, "uuid"));
			disclosure.bound(patient == null ? text(json.path("scope"), "patient") : patient, json.path("madeAt").asLong());
		}
		JsonNode confirmation = json.path("confirmation");
		if (!confirmation.isMissingNode()) {
			disclosure.confirmation(new Confirmation(text(confirmation, "by"), confirmation.path("at").asLong(),
					text(confirmation, "patient")));
		}
		JsonNode approval = json.path("approval");
		if (!approval.isMissingNode()) {
			String by = text(approval, "by");
			long at = approval.path("at").asLong();
			disclosure.approval(approval(by, at, approval));
		}
		JsonNode revocation = json.path("revocation");
		if (!revocation.isMissingNode()) {
			disclosure.revocation(new Revocation(text(revocation, "by"), revocation.path("at").asLong(),
					revocation.path("byClient").asBoolean(), moment(revocation, "receivedAt"),
					text(revocation, "document")));
		}
		JsonNode review = json.path("review");
		if (!review.isMissingNode()) {
			disclosure.review(new EmergencyReview(text(review, "by"), review.path("at").asLong(),
					review.path("justified").asBoolean(), text(review, "comment")));
		}
		return disclosure.build();
	}

	private static DisclosureScope scope(JsonNode json) {
		String author = text(json, "author");
		String patient = text(json, "patient");
		if (patient == null) {
			return DisclosureScope.notesOfAuthor(author);
		}
		return text(json, "note") == null
				? DisclosureScope.notesOnPatient(author, patient, moment(json, "from"), moment(json, "to"))
				: DisclosureScope.note(author, patient, text(json, "note"));
	}

	/** Reads how much of each note is disclosed. A disclosure that states no portion covers each note as a whole. */
	private static DisclosedPortion portion(JsonNode json) {
		if (json.isMissingNode()) {
			return DisclosedPortion.whole();
		}
		if (text(json, "excerpt") != null) {
			return DisclosedPortion.excerpt(text(json, "excerpt"));
		}
		List<NotePart> parts = new ArrayList<>();
		json.path("parts").forEach(part -> parts.add(NotePart.ofCode(part.textValue())));
		return DisclosedPortion.parts(parts);
	}

	private static Recipient recipient(JsonNode json) {
		return text(json, "user") == null
				? Recipient.outside(text(json, "name"), text(json, "address"))
				: Recipient.user(text(json, "user"), text(json, "name"));
	}

	private static Evidence evidence(JsonNode json) {
		Map<EvidenceElement, String> values = new EnumMap<>(EvidenceElement.class);
		json.fields().forEachRemaining(
				field -> values.put(EvidenceElement.valueOf(field.getKey()), field.getValue().textValue()));
		return Evidence.of(values);
	}

	private static String text(JsonNode json, String field) {
		return json.path(field).textValue();
	}

	private static Long moment(JsonNode json, String field) {
		return json.path(field).isNumber() ? json.path(field).asLong() : null;
	}

	private static Approval approval(String by, long at, JsonNode approval) {
		if (approval.path("alone").asBoolean()) {
			return Approval.alone(by, at);
		}
		return approval.path("granted").asBoolean()
				? new Approval(by, at, true)
				: Approval.refused(by, at, text(approval, "reason"));
	}
}
