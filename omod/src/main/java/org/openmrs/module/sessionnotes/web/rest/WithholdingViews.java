/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.clientrequest.DeniedPassage;
import org.openmrs.module.sessionnotes.clientrequest.Licence;
import org.openmrs.module.sessionnotes.clientrequest.NoteField;
import org.openmrs.module.sessionnotes.clientrequest.PassageDenial;
import org.openmrs.module.sessionnotes.clientrequest.StoredRequest;
import org.openmrs.module.sessionnotes.clientrequest.WithholdingService;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.GroundFact;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.ReviewOfDenial;
import org.openmrs.module.sessionnotes.domain.clientrequest.WithheldPassage;
import org.openmrs.module.sessionnotes.domain.representative.LicensedProfessional;
import org.openmrs.module.webservices.rest.SimpleObject;

/** Reads what licensed professionals decide about passages of a copy, and shows it as JSON. */
final class WithholdingViews {

	private static final String PASSAGES = "passages";

	private static final String RELEASE = "release";

	/** The properties of a decision to withhold, and of the decision of a reviewer. */
	static final Set<String> DECISION = new HashSet<>(
			Arrays.asList("profession", "licenceNumber", "licenceState", PASSAGES));

	private static final Set<String> PASSAGE = new HashSet<>(Arrays.asList("note", "field", "beginsAt", "endsAt", "words",
			"ground", "facts", "reasoning", "markRevealing"));

	private static final Set<String> REVIEWED = new HashSet<>(Arrays.asList("number", RELEASE));

	private WithholdingViews() {
	}

	static Licence licence(RequestProperties sent) {
		return new Licence(sent.id("profession"), sent.id("licenceNumber"), sent.id("licenceState"));
	}

	static List<PassageDenial> denials(RequestProperties sent) {
		if (!sent.isPresent(PASSAGES)) {
			throw RequestProperties.wrong(PASSAGES);
		}
		return sent.objects(PASSAGES, PASSAGE).stream().map(WithholdingViews::denial).collect(Collectors.toList());
	}

	private static PassageDenial denial(RequestProperties sent) {
		AccessDenialGround ground = sent.choice("ground", AccessDenialGround.values());
		if (ground == null) {
			throw RequestProperties.wrong("ground");
		}
		Set<GroundFact> facts = EnumSet.noneOf(GroundFact.class);
		for (String name : sent.references("facts")) {
			facts.add(Arrays.stream(GroundFact.values()).filter(each -> each.name().equals(name)).findFirst()
					.orElseThrow(() -> RequestProperties.wrong("facts")));
		}
		return new PassageDenial(passage(sent), sent.text("words", Bound.PROGRESS_NOTE_TEXT), ground, facts,
				sent.text("reasoning"), sent.flag("markRevealing"));
	}

	private static Passage passage(RequestProperties sent) {
		String note = sent.reference("note");
		String field = sent.id("field");
		Integer start = sent.number("beginsAt");
		Integer end = sent.number("endsAt");
		if (note == null) {
			throw RequestProperties.wrong("note");
		}
		if (start == null && end == null) {
			return field == null ? Passage.note(note) : Passage.field(note, field);
		}
		if (field == null || start == null || end == null || start < 0 || end <= start) {
			throw RequestProperties.wrong("beginsAt");
		}
		return Passage.part(note, field, start, end);
	}

	/** @return for the number of each passage, true if the reviewer releases it */
	static Map<Integer, Boolean> released(RequestProperties sent) {
		Map<Integer, Boolean> released = new LinkedHashMap<>();
		for (RequestProperties each : sent.objects(PASSAGES, REVIEWED)) {
			Integer number = each.number("number");
			if (number == null || !each.isPresent(RELEASE) || released.put(number, each.flag(RELEASE)) != null) {
				throw RequestProperties.wrong("number");
			}
		}
		return released;
	}

	/** Shows a decider the notes of the copy, the grounds with the facts that each needs, and what is withheld so far. */
	static SimpleObject notes(StoredRequest stored, List<NoteField> fields, List<AccessDenialGround> grounds) {
		return decided(stored).add("fields",
				fields.stream().map(each -> new SimpleObject().add("note", each.getNoteUuid())
						.add("day", each.getDay().toString()).add("field", each.getName()).add("label", each.getLabel())
						.add("text", each.getText())).collect(Collectors.toList()))
				.add("grounds", grounds.stream().map(WithholdingViews::ground).collect(Collectors.toList()));
	}

	private static SimpleObject ground(AccessDenialGround ground) {
		return new SimpleObject().add("name", ground.name())
				.add("display", ProgressNoteJson.message(ground.getMessageCode())).add("reviewable", ground.isReviewable())
				.add("facts", ground.getFacts().stream().map(fact -> new SimpleObject().add("name", fact.name())
						.add("display", ProgressNoteJson.message(fact.getMessageCode()))).collect(Collectors.toList()));
	}

	/** Shows a request as the lists of professionals need it. */
	static SimpleObject brief(StoredRequest stored) {
		return ClientRequestViews.brief(stored, Context.getService(WithholdingService.class).getDueDates(stored));
	}

	/** Shows professionals what is withheld, with words and reasoning. */
	static SimpleObject decided(StoredRequest stored) {
		return brief(stored).add("withheld", stored.getWithholding().stream().map(each -> {
			WithheldPassage denial = each.getDenial();
			Passage passage = denial.getPassage();
			boolean part = passage.getField() != null && passage.getEnd() != Integer.MAX_VALUE;
			return withheld(each, stored.getRequest().getReview()).add("note", passage.getNoteUuid())
					.add("field", passage.getField()).add("beginsAt", part ? passage.getStart() : null)
					.add("endsAt", part ? passage.getEnd() : null).add("words", each.getWords())
					.add("facts", denial.getFacts().stream().map(Enum::name).collect(Collectors.toList()))
					.add("reasoning", denial.getReasoning());
		}).collect(Collectors.toList()));
	}

	/**
	 * Shows the records desk a withheld passage, without words and reasoning.
	 *
	 * @param review the review of which the client has the result; null if there is none
	 */
	static SimpleObject withheld(DeniedPassage each, ReviewOfDenial review) {
		WithheldPassage denial = each.getDenial();
		LicensedProfessional decider = denial.getDecider();
		boolean reviewed = review != null && review.getPassages().contains(denial.getPassage());
		return new SimpleObject().add("day", each.getDay().toString()).add("whole", each.getLabel() == null)
				.add("ground", denial.getGround().name())
				.add("groundDisplay", ProgressNoteJson.message(denial.getGround().getMessageCode()))
				.add("reviewable", denial.getGround().isReviewable()).add("markRevealing", denial.isMarkRevealing())
				.add("decidedBy", ProgressNoteJson.user(decider.getUserUuid())).add("profession", decider.getProfession())
				.add("licenceNumber", decider.getLicenceNumber()).add("licenceState", decider.getState())
				.add("decidedOn", denial.getDecidedOn().toString())
				.add("released", reviewed ? review.getReleased().contains(denial.getPassage()) : null);
	}

	/** Shows a reviewer the passages with their words and the reasoning. */
	static SimpleObject passages(String uuid, List<DeniedPassage> passages) {
		List<SimpleObject> shown = new ArrayList<>();
		for (DeniedPassage each : passages) {
			AccessDenialGround ground = each.getDenial().getGround();
			shown.add(new SimpleObject().add("number", shown.size() + 1).add("words", each.getWords())
					.add("ground", ground.name()).add("groundDisplay", ProgressNoteJson.message(ground.getMessageCode()))
					.add("reasoning", each.getDenial().getReasoning()));
		}
		return new SimpleObject().add("uuid", uuid).add(PASSAGES, shown);
	}
}
