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

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.BlockingException;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequestBuilder;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDecision;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.Extension;
import org.openmrs.module.sessionnotes.domain.clientrequest.GroundFact;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestEntry;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.ReviewOfDenial;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;

/**
 * Converts a stored request to the bytes that the seal encrypts, and such bytes back. The bytes are in JSON format, so that
 * later versions of the module can add fields.
 */
class RequestCodec {

	private final ObjectMapper mapper = new ObjectMapper();

	private final WishCodec wishes = new WishCodec();

	byte[] encode(StoredRequest stored) {
		ClientRequest request = stored.getRequest();
		ObjectNode json = mapper.createObjectNode().put("uuid", request.getUuid()).put("kind", request.getKind().name())
				.put("patient", request.getPatientUuid()).put("receivedOn", text(request.getReceivedOn()))
				.put("receivedBy", request.getReceivedBy()).put("channel", request.getChannel().name());
		json.set("requester", wishes.requester(mapper.createObjectNode(), request.getRequester()));
		json.set("wish", wishes.wish(mapper.createObjectNode(), request.getCopyWish()));
		for (RequestEntry entry : request.getEntries()) {
			json.withArray("entries").addObject().put("state", entry.getState().name()).put("by", entry.getBy())
					.put("on", text(entry.getOn())).put("letter", entry.getLetterDigest());
		}
		Extension extension = request.getExtension();
		if (extension != null) {
			json.putObject("extension").put("reason", extension.getReason()).put("newDate", text(extension.getNewDate()))
					.put("exception", extension.getException() == null ? null : extension.getException().name());
		}
		if (request.getCopyDecision() != null) {
			add(json.putObject("decision"), request.getCopyDecision());
		}
		if (request.getReview() != null) {
			add(json.putObject("review"), request.getReview());
		}
		request.getReleases().forEach(day -> json.withArray("releases").add(text(day)));
		stored.getLetters().forEach(letter -> json.withArray("letters").addObject().put("kind", letter.getKind().name())
				.put("language", letter.getLanguage()).put("madeOn", text(letter.getMadeOn()))
				.put("text", letter.getText()));
		stored.getCopies().forEach(copy -> json.withArray("copies").addObject().put("format", copy.getFormat().name())
				.put("notes", copy.getNotes()).put("pages", copy.getPages()).put("digest", copy.getDigest()));
		stored.getWithholding().forEach(each -> {
			ObjectNode denied = json.withArray("withholding").addObject().put("day", text(each.getDay()))
					.put("label", each.getLabel()).put("words", each.getWords());
			add(denied, each.getDenial());
		});
		if (!stored.getPromised().isEmpty()) {
			json.put("promisedBy", text(stored.getPromisedBy()));
			stored.getPromised().forEach(uuid -> json.withArray("promised").add(uuid));
		}
		request.getSupplements().forEach(day -> json.withArray("supplements").add(text(day)));
		json.put("reviewer", stored.getReviewer()).put("designatedBy", stored.getDesignatedBy());
		if (stored.getReview() != null) {
			add(json.put("reviewedOn", text(stored.getReviewedOn())).putObject("reviewDecided"), stored.getReview());
		}
		try {
			return mapper.writeValueAsBytes(json);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("a tree of texts and numbers can be written", e);
		}
	}

	/** @return true if the same user received the same wish of the same person by the same channel on the same day */
	boolean isSameWish(ClientRequest request, ClientRequest other) {
		return asked(request).equals(asked(other));
	}

	private ObjectNode asked(ClientRequest request) {
		ObjectNode json = mapper.createObjectNode().put("kind", request.getKind().name())
				.put("receivedOn", text(request.getReceivedOn())).put("receivedBy", request.getReceivedBy())
				.put("channel", request.getChannel().name());
		// how the identity was verified may have been recorded later
		json.set("requester", wishes.requester(mapper.createObjectNode(), request.getRequester())
				.without(Arrays.asList("evidence", "verifiedBy")));
		json.set("wish", wishes.wish(mapper.createObjectNode(), request.getCopyWish()));
		return json;
	}

	private static void add(ObjectNode json, CopyDecision decision) {
		json.put("anythingLeft", decision.isAnythingLeft());
		ArrayNode cases = json.putArray("cases");
		decision.getLetterCases().forEach(each -> cases.add(each.name()));
		ArrayNode withheld = json.putArray("withheld");
		decision.getWithheld().forEach(each -> add(withheld.addObject(), each));
	}

	private static void add(ObjectNode json, WithheldPassage withheld) {
		add(json, withheld.getPassage());
		json.put("author", withheld.getNoteAuthorUuid()).put("ground", withheld.getGround().name())
				.put("decidedOn", text(withheld.getDecidedOn())).put("reasoning", withheld.getReasoning())
				.put("markRevealing", withheld.isMarkRevealing());
		withheld.getFacts().forEach(fact -> json.withArray("facts").add(fact.name()));
		add(json.putObject("decider"), withheld.getDecider());
	}

	private static void add(ObjectNode json, Passage passage) {
		json.put("note", passage.getNoteUuid()).put("field", passage.getField()).put("start", passage.getStart()).put("end",
				passage.getEnd());
	}

	private static void add(ObjectNode json, LicensedProfessional professional) {
		json.put("user", professional.getUserUuid()).put("name", professional.getName())
				.put("profession", professional.getProfession()).put("number", professional.getLicenceNumber())
				.put("state", professional.getState());
	}

	private static void add(ObjectNode json, ReviewOfDenial review) {
		add(json.putObject("reviewer"), review.getReviewer());
		json.put("designatedBy", review.getDesignatedBy());
		ArrayNode passages = json.putArray("passages");
		for (Passage passage : review.getPassages()) {
			ObjectNode each = passages.addObject().put("released", review.getReleased().contains(passage));
			add(each, passage);
		}
	}

	/** @throws IOException or IllegalArgumentException if the bytes do not represent a request */
	StoredRequest decode(byte[] bytes) throws IOException {
		JsonNode json = mapper.readTree(bytes);
		ClientRequestBuilder request = ClientRequest.builder().uuid(text(json, "uuid"))
				.kind(RequestKind.valueOf(text(json, "kind"))).patientUuid(text(json, "patient"))
				.received(day(json, "receivedOn"), text(json, "receivedBy"),
						RequestChannel.valueOf(text(json, "channel")))
				.requester(wishes.requester(json.path("requester"))).copyWish(wishes.wish(json.path("wish")));
		json.path("entries").forEach(entry -> request.entry(new RequestEntry(RequestState.valueOf(text(entry, "state")),
				text(entry, "by"), day(entry, "on"), text(entry, "letter"))));
		JsonNode extension = json.path("extension");
		if (!extension.isMissingNode()) {
			String exception = text(extension, "exception");
			request.extension(new Extension(text(extension, "reason"), day(extension, "newDate"),
					exception == null ? null : BlockingException.valueOf(exception)));
		}
		if (json.has("decision")) {
			request.copyDecision(decision(json.path("decision")));
		}
		if (json.has("review")) {
			request.review(review(json.path("review")));
		}
		json.path("releases").forEach(each -> request.release(LocalDate.parse(each.textValue())));
		json.path("supplements").forEach(each -> request.supplement(LocalDate.parse(each.textValue())));
		return addTo(StoredRequest.of(request.build()), json);
	}

	private static StoredRequest addTo(StoredRequest stored, JsonNode json) {
		StoredRequest all = stored;
		for (JsonNode each : json.path("letters")) {
			all = all.with(new SentLetter(LetterKind.valueOf(text(each, "kind")), text(each, "language"),
					day(each, "madeOn"), text(each, "text")));
		}
		for (JsonNode each : json.path("copies")) {
			all = all.with(new MadeCopy(CopyFormat.valueOf(text(each, "format")), each.path("notes").asInt(),
					each.path("pages").asInt(), text(each, "digest")));
		}
		List<DeniedPassage> denied = new ArrayList<>();
		json.path("withholding").forEach(each -> denied
				.add(new DeniedPassage(withheld(each), day(each, "day"), text(each, "label"), text(each, "words"))));
		List<String> promised = new ArrayList<>();
		json.path("promised").forEach(each -> promised.add(each.textValue()));
		all = all.withPromised(promised, day(json, "promisedBy")).withWithholding(denied)
				.withReviewer(text(json, "reviewer"), text(json, "designatedBy"));
		return json.has("reviewDecided") ? all.withReview(review(json.path("reviewDecided")), day(json, "reviewedOn")) : all;
	}

	private static CopyDecision decision(JsonNode json) {
		List<WithheldPassage> withheld = new ArrayList<>();
		json.path("withheld").forEach(each -> withheld.add(withheld(each)));
		Set<LetterCase> cases = EnumSet.noneOf(LetterCase.class);
		json.path("cases").forEach(each -> cases.add(LetterCase.valueOf(each.textValue())));
		return new CopyDecision(withheld, json.path("anythingLeft").asBoolean(), cases);
	}

	private static WithheldPassage withheld(JsonNode json) {
		Set<GroundFact> facts = EnumSet.noneOf(GroundFact.class);
		json.path("facts").forEach(each -> facts.add(GroundFact.valueOf(each.textValue())));
		return new WithheldPassage(passage(json), text(json, "author"), AccessDenialGround.valueOf(text(json, "ground")),
				facts, professional(json.path("decider")), day(json, "decidedOn"), text(json, "reasoning"),
				json.path("markRevealing").asBoolean());
	}

	private static Passage passage(JsonNode json) {
		String field = text(json, "field");
		return field == null
				? Passage.note(text(json, "note"))
				: Passage.part(text(json, "note"), field, json.path("start").asInt(), json.path("end").asInt());
	}

	private static LicensedProfessional professional(JsonNode json) {
		return new LicensedProfessional(text(json, "user"), text(json, "name"), text(json, "profession"),
				text(json, "number"), text(json, "state"));
	}

	private static ReviewOfDenial review(JsonNode json) {
		Map<Passage, Boolean> released = new LinkedHashMap<>();
		json.path("passages").forEach(each -> released.put(passage(each), each.path("released").asBoolean()));
		return new ReviewOfDenial(professional(json.path("reviewer")), text(json, "designatedBy"), released);
	}

	static String text(JsonNode json, String field) {
		return json.path(field).textValue();
	}

	static LocalDate day(JsonNode json, String field) {
		String day = text(json, field);
		return day == null ? null : LocalDate.parse(day);
	}

	static String text(LocalDate day) {
		return day == null ? null : day.toString();
	}
}
