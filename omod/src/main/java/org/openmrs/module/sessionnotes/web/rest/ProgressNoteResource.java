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

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.IntegerProperty;
import io.swagger.models.properties.LongProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import org.openmrs.Patient;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteElement;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.progressnote.ChangedMeanwhileException;
import org.openmrs.module.sessionnotes.progressnote.InvalidProgressNoteException;
import org.openmrs.module.sessionnotes.progressnote.NewProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteNotFoundException;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;

/**
 * Progress notes over REST. Drafts are created, changed and voided here; the steps of a note are in
 * {@link ProgressNoteController}.
 */
@Resource(name = SessionNotesRestController.NAMESPACE
		+ "/progressnote", supportedClass = ProgressNoteView.class, supportedOpenmrsVersions = {"2.0.* - 9.*"})
public class ProgressNoteResource extends DelegatingCrudResource<ProgressNoteView> {

	/** The fields of a note that are not within a group. */
	private static final List<ProgressNoteField> FIELDS = Arrays.stream(ProgressNoteElement.values())
			.flatMap(element -> ProgressNoteField.of(element).stream()).collect(Collectors.toList());

	static final String PATIENT_NOT_NAMED = "sessionnotes.error.list.patientMissing";

	static final String CONTENT_DIGEST = "contentDigest";

	private static final Set<String> UPDATABLE = FIELDS.stream().map(ProgressNoteField::getProperty)
			.collect(Collectors.toSet());

	private static final Set<String> CREATABLE;

	static {
		UPDATABLE.add(RequestProperties.DRAFT_REVISION);
		CREATABLE = new HashSet<>(UPDATABLE);
		UPDATABLE.add(CONTENT_DIGEST);
		CREATABLE.addAll(Arrays.asList("uuid", "patient", "visit", "location", "carryForward"));
	}

	private static final Set<String> GOAL = new HashSet<>(Arrays.asList("goal", "rating", "comment", "carried"));

	private static final Set<String> VOIDING = new HashSet<>(Arrays.asList("voided", "reason"));

	/** The property that holds all values in a response. In a request, the values may also be next to it. */
	private static final String CONTENT = "content";

	@Override
	public Object create(SimpleObject values, RequestContext context) {
		ProgressNoteFormat format = asked(context, values);
		SimpleObject settable = values;
		if (ReadBack.isIn(values, CREATABLE)) {
			Object named = values.get("uuid");
			Optional<ProgressNote> read = named instanceof String ? service().getNote((String) named) : Optional.empty();
			ReadBack before = read.map(note -> before(note, format)).orElseGet(ReadBack::ofNothing);
			settable = before.settable(flat(values, before), CREATABLE);
			if (read.isPresent() && changes(settable, before).isEmpty()) {
				return shown(read.get(), format, context);
			}
		}
		RequestProperties sent = new RequestProperties(settable, CREATABLE);
		String uuid = sent.id("uuid");
		if (uuid != null && !UuidForm.holds(uuid)) {
			throw new InvalidProgressNoteException("sessionnotes.error.invalidUuid");
		}
		Patient patient = sent.found("patient", Context.getPatientService()::getPatientByUuid);
		if (patient != null && patient.getVoided()) {
			throw RequestProperties.wrong("patient");
		}
		Visit visit = sent.found("visit", Context.getVisitService()::getVisitByUuid);
		if (visit != null && visit.getVoided()) {
			throw RequestProperties.wrong("visit");
		}
		return shown(service().createDraft(new NewProgressNote(uuid, patient, visit,
				sent.found("location", Context.getLocationService()::getLocationByUuid),
				changed(ProgressNoteContent.builder().build(), sent), sent.flag("carryForward"))
				.takingAlong(sent.draftRevision(uuid))), format, context);
	}

	/**
	 * Changes the properties that the client sends and leaves the rest. It also voids and unvoids, so that the reason need
	 * not be part of the address.
	 */
	@Override
	public Object update(String uuid, SimpleObject values, RequestContext context) {
		ProgressNoteFormat format = asked(context, values);
		String digest = requireAsRead(uuid, context);
		Set<String> settable = new HashSet<>(UPDATABLE);
		settable.addAll(VOIDING);
		if (!ReadBack.isIn(values, settable)) {
			return change(uuid, values, digest, format, context);
		}
		ProgressNote note = note(uuid);
		ReadBack before = before(note, format);
		if (values.containsKey(CONTENT_DIGEST) && !before.isUnchanged(CONTENT_DIGEST, values.get(CONTENT_DIGEST))) {
			throw new ChangedMeanwhileException();
		}
		SimpleObject changes = changes(before.settable(flat(values, before), settable), before);
		if (!changes.isEmpty()) {
			Object read = values.get(CONTENT_DIGEST);
			return change(uuid, changes, read instanceof String && digest == null ? (String) read : digest, format, context);
		}
		return shown(note, format, context);
	}

	private Object change(String uuid, SimpleObject values, String digest, ProgressNoteFormat format,
			RequestContext context) {
		if (values.containsKey("voided")) {
			RequestProperties sent = new RequestProperties(values, VOIDING);
			if (!sent.isPresent("voided")) {
				throw RequestProperties.wrong("voided");
			}
			if (sent.flag("voided")) {
				service().voidNote(uuid, sent.text("reason"));
			} else {
				service().unvoidNote(uuid);
			}
			return shown(note(uuid), format, context);
		}
		RequestProperties sent = new RequestProperties(values, UPDATABLE);
		String read = sent.has(CONTENT_DIGEST) ? sent.id(CONTENT_DIGEST) : digest;
		Long draftRevision = sent.draftRevision(uuid);
		return shown(unlessChanged(context,
				() -> service().updateDraft(uuid, read, draftRevision, before -> changed(before, sent))), format, context);
	}

	/**
	 * @return the digest of the content that the client has read, if the header If-Match names it; otherwise null
	 * @throws NoteChangedException if the client has read other content
	 */
	static String requireAsRead(String uuid, RequestContext context) {
		if (!EntityTag.isAskedIn(context)) {
			return null;
		}
		ProgressNote note = note(uuid);
		EntityTag.of(note).requireIn(context);
		return note.getContentDigest();
	}

	/** Reports a change that another user made in between in the same way as an earlier change. */
	static ProgressNote unlessChanged(RequestContext context, Supplier<ProgressNote> change) {
		try {
			return change.get();
		} catch (ChangedMeanwhileException e) {
			throw EntityTag.isAskedIn(context) ? new NoteChangedException() : e;
		}
	}

	private static ReadBack before(ProgressNote note, ProgressNoteFormat format) {
		return new ReadBack((SimpleObject) ConversionUtil.convertToRepresentation(new ProgressNoteView(note, format),
				Representation.FULL));
	}

	/** @return the values with the changed properties of the content next to them */
	private static SimpleObject flat(SimpleObject values, ReadBack before) {
		if (!values.containsKey(CONTENT)) {
			return values;
		}
		if (!(values.get(CONTENT) instanceof Map)) {
			throw RequestProperties.wrong(CONTENT);
		}
		SimpleObject flat = new SimpleObject();
		flat.putAll(values);
		flat.remove(CONTENT);
		SimpleObject content = new SimpleObject();
		((Map<?, ?>) values.get(CONTENT)).forEach((name, value) -> content.add(String.valueOf(name), value));
		Set<String> told = new HashSet<>(UPDATABLE);
		told.removeAll(Arrays.asList(CONTENT_DIGEST, RequestProperties.DRAFT_REVISION));
		before.within(CONTENT).settable(content, told).forEach((name, value) -> {
			if (!flat.containsKey(name)) {
				flat.put(name, value);
			} else if (!before.within(CONTENT).isUnchanged(name, value) && !value.equals(flat.get(name))) {
				// two changes of one property
				throw RequestProperties.wrong(CONTENT);
			}
		});
		return flat;
	}

	/** @return the properties that differ from the values that the client was shown */
	private static SimpleObject changes(SimpleObject sent, ReadBack before) {
		SimpleObject changes = new SimpleObject();
		sent.forEach((name, value) -> {
			if (!name.equals(CONTENT_DIGEST) && !before.isUnchanged(name, value)
					&& !before.within(CONTENT).isUnchanged(name, value)) {
				changes.add(name, value);
			}
		});
		return changes;
	}

	private static ProgressNoteContent changed(ProgressNoteContent before, RequestProperties sent) {
		ProgressNoteContent.Builder content = before.toBuilder();
		changeTime(before, content, sent);
		FIELDS.stream().filter(field -> field.isOneString() && sent.has(field.getProperty()))
				.forEach(field -> field.set(content, oneString(field, sent)));
		if (sent.has("techniques")) {
			content.techniques(sent.references("techniques"));
		}
		if (sent.has("goals")) {
			content.goals(sent.objects("goals", GOAL).stream()
					.map(goal -> new GoalProgress(goal.text("goal"), goal.reference("rating"), goal.text("comment")))
					.collect(Collectors.toList()));
		}
		return content.build();
	}

	private static String oneString(ProgressNoteField field, RequestProperties sent) {
		return field.getType() == ProgressNoteField.Type.TEXT
				? sent.text(field.getProperty())
				: sent.reference(field.getProperty());
	}

	/**
	 * Applies the start, end and duration that the client sends. An earlier value is dropped only if all three would then be
	 * given; a calculated value does not count as earlier. If the client sends a day for the start, the time of the start is
	 * unknown.
	 */
	private static void changeTime(ProgressNoteContent before, ProgressNoteContent.Builder content, RequestProperties sent) {
		Instant start = sent.isDay("start") ? null : sent.time("start");
		Instant day = day(sent);
		if (sent.isDay("end")) {
			throw RequestProperties.wrong("end");
		}
		Instant startNow = sent.has("start") ? start : before.getStart();
		Instant endNow = sent.has("end") ? sent.time("end") : before.getEnd();
		Integer minutesNow = sent.has("duration") ? sent.number("duration") : before.getMinutes();
		if (day != null && start == null && !day.equals(before.getSessionDay())) {
			// the session was moved to another day, without a known time
			startNow = null;
			endNow = sent.has("end") ? endNow : null;
		}
		if (startNow != null && endNow != null && minutesNow != null) {
			if (!sent.isPresent("end")) {
				endNow = null;
			} else if (!sent.isPresent("duration")) {
				minutesNow = null;
			} else if (!sent.isPresent("start")) {
				startNow = null;
			}
		}
		content.start(startNow).end(endNow).minutes(minutesNow);
		if (day != null) {
			content.sessionDay(day);
		} else if (startNow == null && endNow != null && minutesNow != null) {
			// the day follows from the start, which is calculated from the end and the duration
			content.sessionDay(null);
		}
		if (start != null) {
			content.offset(sent.offset("start"));
		} else if (startNow == null && sent.isPresent("end")) {
			content.offset(sent.offset("end"));
		}
	}

	/**
	 * @return the day that the client sent, alone or as the day of the start at the client's location; null if it sent none
	 */
	private static Instant day(RequestProperties sent) {
		Instant day = sent.day("sessionDate");
		Instant dayOfStart = sent.day("start");
		if (day != null && dayOfStart != null && !day.equals(dayOfStart)) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.time.otherDay");
		}
		return day != null ? day : dayOfStart;
	}

	/** Platform: REST adds a reason of its own if the client gives none. */
	@Override
	public void delete(String uuid, String reason, RequestContext context) {
		requireAsRead(uuid, context);
		service().voidNote(uuid, context.getParameter("reason"));
	}

	@Override
	public Object undelete(String uuid, RequestContext context) {
		ProgressNoteFormat format = asked(context);
		return shown(service().unvoidNote(uuid), format, context);
	}

	/**
	 * Refuses to purge a progress note, which is never purged. As everywhere in REST, purging a note that does not exist
	 * succeeds.
	 */
	@Override
	public void purge(String uuid, RequestContext context) {
		if (service().getNote(uuid).isPresent()) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.purge");
		}
	}

	@Override
	public Object retrieve(String uuid, RequestContext context) {
		return shown(note(uuid), asked(context), context);
	}

	@Override
	public ProgressNoteView getByUniqueId(String uuid) {
		return new ProgressNoteView(note(uuid), ProgressNoteFormats.usual());
	}

	/** Platform: REST calls this method if the request has no search parameter. */
	@Override
	public SimpleObject getAll(RequestContext context) {
		throw new InvalidProgressNoteException(PATIENT_NOT_NAMED);
	}

	/** Lists a client's notes, the newest session first. */
	@Override
	protected PageableResult doSearch(RequestContext context) {
		String patientUuid = context.getParameter("patient");
		ProgressNoteFormat format = asked(context);
		if (patientUuid == null) {
			throw new InvalidProgressNoteException(PATIENT_NOT_NAMED);
		}
		Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
		if (patient == null) {
			throw RequestProperties.wrong("patient");
		}
		List<ProgressNoteView> found = service()
				.getNotes(patient, context.getIncludeAll(), context.getStartIndex(), context.getLimit() + 1).stream()
				.map(note -> new ProgressNoteView(note, format)).collect(Collectors.toList());
		boolean more = found.size() > context.getLimit();
		Long total = Boolean.parseBoolean(context.getParameter("totalCount"))
				? (long) service().countNotes(patient, context.getIncludeAll())
				: null;
		return new AlreadyPaged<>(context, more ? found.subList(0, context.getLimit()) : found, more, total);
	}

	/** Platform: it looks for the properties within a reference on the referenced object. */
	@Override
	public SimpleObject asRepresentation(ProgressNoteView note, Representation representation) {
		return representation instanceof CustomRepresentation
				? ListAnswer.as(representation, super.asRepresentation(note, Representation.FULL))
				: super.asRepresentation(note, representation);
	}

	@Override
	public DelegatingResourceDescription getRepresentationDescription(Representation representation) {
		if (representation instanceof CustomRepresentation) {
			return null;
		}
		DelegatingResourceDescription description = new DelegatingResourceDescription();
		description.addProperty("uuid");
		description.addProperty("display");
		description.addProperty("state");
		description.addProperty("unsigned");
		description.addProperty("voided");
		description.addProperty("sessionDate");
		if (!(representation instanceof RefRepresentation)) {
			description.addProperty("patient", Representation.REF);
			description.addProperty("visit", Representation.REF);
			description.addProperty("location", Representation.REF);
			description.addProperty("encounter", Representation.REF);
			description.addProperty("author");
			description.addProperty("therapist");
			description.addProperty("dateCreated");
			description.addProperty("dateChanged");
			description.addProperty("dateSigned");
			description.addProperty("content");
			description.addProperty("contentDigest");
			description.addProperty("shownFrom");
			description.addProperty("questions");
			description.addProperty("otherAnswers");
			description.addProperty("format");
			description.addProperty("sections");
			description.addProperty("addenda");
			description.addProperty("steps");
		}
		description.addSelfLink();
		if (!(representation instanceof FullRepresentation)) {
			description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
		}
		return description;
	}

	@Override
	public DelegatingResourceDescription getCreatableProperties() {
		DelegatingResourceDescription description = new DelegatingResourceDescription();
		CREATABLE.forEach(description::addProperty);
		description.addRequiredProperty("patient");
		return description;
	}

	@Override
	public DelegatingResourceDescription getUpdatableProperties() {
		DelegatingResourceDescription description = new DelegatingResourceDescription();
		UPDATABLE.forEach(description::addProperty);
		return description;
	}

	@Override
	public Model getGETModel(Representation representation) {
		return new ModelImpl().property("uuid", new StringProperty()).property("display", new StringProperty())
				.property("state", new StringProperty()).property("unsigned", new BooleanProperty())
				.property("voided", new BooleanProperty())
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("author", new ObjectProperty()).property("therapist", new ObjectProperty())
				.property("dateCreated", new DateTimeProperty()).property("dateChanged", new DateTimeProperty())
				.property("dateSigned", new DateTimeProperty())
				.property("content", new ObjectProperty()).property(CONTENT_DIGEST, new StringProperty())
				.property("shownFrom", new StringProperty())
				.property("questions", new ArrayProperty(new ObjectProperty()))
				.property("otherAnswers", new ArrayProperty(new ObjectProperty()))
				.property("format", new StringProperty())
				.property("sections", new ArrayProperty(new ObjectProperty()))
				.property("addenda", new ArrayProperty(new ObjectProperty()))
				.property("steps", new ArrayProperty(new ObjectProperty()));
	}

	@Override
	public Model getCREATEModel(Representation representation) {
		ModelImpl model = (ModelImpl) getUPDATEModel(representation);
		return model.property("uuid", new StringProperty()).property("patient", new StringProperty().example("uuid"))
				.property("visit", new StringProperty().example("uuid"))
				.property("location", new StringProperty().example("uuid"))
				.property("carryForward", new BooleanProperty()).required("patient");
	}

	@Override
	public Model getUPDATEModel(Representation representation) {
		ModelImpl model = new ModelImpl().property(CONTENT_DIGEST, new StringProperty())
				.property(RequestProperties.DRAFT_REVISION, new LongProperty())
				.property("sessionDate", new StringProperty().example("2026-01-31"))
				.property("start", new DateTimeProperty()).property("end", new DateTimeProperty())
				.property("duration", new IntegerProperty().description("minutes"))
				.property("techniques", new ArrayProperty(new StringProperty().example("uuid")))
				.property("goals", new ArrayProperty(new ObjectProperty().property("goal", new StringProperty())
						.property("rating", new StringProperty().example("uuid"))
						.property("comment", new StringProperty())));
		FIELDS.stream().filter(ProgressNoteField::isOneString).forEach(field -> model.property(field.getProperty(),
				field.getType() == ProgressNoteField.Type.TEXT
						? new StringProperty()
						: new StringProperty().example("uuid")));
		return model;
	}

	@Override
	public ProgressNoteView newDelegate() {
		throw new UnsupportedOperationException("create goes to the service itself");
	}

	@Override
	public ProgressNoteView save(ProgressNoteView delegate) {
		throw new UnsupportedOperationException("create and update go to the service themselves");
	}

	@Override
	protected void delete(ProgressNoteView delegate, String reason, RequestContext context) {
		delete(delegate.getUuid(), reason, context);
	}

	@Override
	public void purge(ProgressNoteView delegate, RequestContext context) {
		purge(delegate.getUuid(), context);
	}

	private static ProgressNote note(String uuid) {
		return service().getNote(uuid).orElseThrow(ProgressNoteNotFoundException::new);
	}

	private static ProgressNoteService service() {
		return Context.getService(ProgressNoteService.class);
	}

	/** Uses the format in which the client read the note, if the client sends it back. */
	private static ProgressNoteFormat asked(RequestContext context, SimpleObject values) {
		Object read = values.get("format");
		return context.getParameter("format") == null && read instanceof String
				? ProgressNoteFormats.asked(Bounded.text("format", Bound.CODE, (String) read))
				: asked(context);
	}

	/** Reads the format before any change, so that a refused request changes nothing. */
	static ProgressNoteFormat asked(RequestContext context) {
		return ProgressNoteFormats.asked(context.getParameter("format"));
	}

	static Object shown(ProgressNote note, ProgressNoteFormat format, RequestContext context) {
		EntityTag.of(note).show(context);
		return ConversionUtil.convertToRepresentation(new ProgressNoteView(note, format), context.getRepresentation());
	}
}
