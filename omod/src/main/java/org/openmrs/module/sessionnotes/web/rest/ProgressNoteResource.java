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

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.swagger.models.Model;
import org.openmrs.Patient;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteField;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteFormat;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.progressnote.NewProgressNote;
import org.openmrs.module.sessionnotes.progressnote.ProgressNote;
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
 * Serves progress notes over REST. This resource creates, changes and voids drafts. {@link ProgressNoteController}
 * performs the steps of a note, such as signing.
 */
@Resource(name = SessionNotesRestController.NAMESPACE
		+ "/progressnote", supportedClass = ProgressNoteView.class, supportedOpenmrsVersions = {"2.0.* - 9.*"})
public class ProgressNoteResource extends DelegatingCrudResource<ProgressNoteView> {

	static final String PATIENT_NOT_NAMED = "sessionnotes.error.list.patientMissing";

	static final String CONTENT_DIGEST = "contentDigest";

	static final Set<String> UPDATABLE = ProgressNoteRequest.FIELDS.stream().map(ProgressNoteField::getProperty)
			.collect(Collectors.toSet());

	private static final Set<String> CREATABLE;

	static {
		UPDATABLE.add(RequestProperties.DRAFT_REVISION);
		CREATABLE = new HashSet<>(UPDATABLE);
		UPDATABLE.add(CONTENT_DIGEST);
		CREATABLE.addAll(Arrays.asList("uuid", "patient", "visit", "location", "carryForward"));
	}

	private static final Set<String> VOIDING = new HashSet<>(
			Arrays.asList("voided", "reason", CONTENT_DIGEST));

	@Override
	public Object create(SimpleObject values, RequestContext context) {
		ProgressNoteFormat format = asked(context, values);
		SimpleObject settable = values;
		if (ReadBack.isIn(values, CREATABLE)) {
			Object named = values.get("uuid");
			Optional<ProgressNote> read = named instanceof String ? service().getNote((String) named) : Optional.empty();
			ReadBack before = read.map(note -> before(note, format)).orElseGet(ReadBack::ofNothing);
			settable = before.settable(ProgressNoteReadBack.flat(values, before), CREATABLE);
			if (read.isPresent() && ProgressNoteReadBack.changes(settable, before).isEmpty()) {
				return shown(read.get(), format, context);
			}
		}
		RequestProperties sent = new RequestProperties(settable, CREATABLE);
		String uuid = sent.id("uuid");
		if (uuid != null && !UuidForm.holds(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
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
				ProgressNoteRequest.changed(ProgressNoteContent.builder().build(), sent), sent.flag("carryForward"))
				.takingAlong(sent.draftRevision(uuid))), format, context);
	}

	/**
	 * Changes the properties that the REST client sends and leaves all other properties unchanged. This method also
	 * voids and unvoids a note, so that the reason for voiding need not be part of the address.
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
			throw new ConflictException(ErrorCodes.CHANGED_MEANWHILE);
		}
		SimpleObject changes = ProgressNoteReadBack
				.changes(before.settable(ProgressNoteReadBack.flat(values, before), settable), before);
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
			String seen = sent.has(CONTENT_DIGEST) ? sent.id(CONTENT_DIGEST) : digest;
			return shown(unlessChanged(context, () -> {
				if (sent.flag("voided")) {
					service().voidNote(uuid, seen, sent.text("reason"));
				} else {
					service().unvoidNote(uuid, seen);
				}
				return note(uuid);
			}), format, context);
		}
		RequestProperties sent = new RequestProperties(values, UPDATABLE);
		String read = sent.has(CONTENT_DIGEST) ? sent.id(CONTENT_DIGEST) : digest;
		Long draftRevision = sent.draftRevision(uuid);
		return shown(unlessChanged(context,
				() -> service().updateDraft(uuid, read, draftRevision, before -> ProgressNoteRequest.changed(before, sent))),
				format, context);
	}

	/**
	 * @return the digest of the content that the REST client has read, if the header If-Match names the digest;
	 *         otherwise null
	 * @throws ConflictException (412) if the content that the REST client has read is not the current content
	 */
	static String requireAsRead(String uuid, RequestContext context) {
		if (!EntityTag.isAskedIn(context)) {
			return null;
		}
		ProgressNote note = note(uuid);
		EntityTag.of(note).requireIn(context);
		return note.getContentDigest();
	}

	static ProgressNote unlessChanged(RequestContext context, Supplier<ProgressNote> change) {
		return EntityTag.unlessChanged(context, ErrorCodes.CHANGED_MEANWHILE, change);
	}

	private static ReadBack before(ProgressNote note, ProgressNoteFormat format) {
		return new ReadBack((SimpleObject) ConversionUtil.convertToRepresentation(new ProgressNoteView(note, format),
				Representation.FULL));
	}

	/** Platform: if the REST client gives no reason, REST adds a default reason. */
	@Override
	public void delete(String uuid, String reason, RequestContext context) {
		String digest = requireAsRead(uuid, context);
		unlessChanged(context, () -> {
			service().voidNote(uuid, digest, context.getParameter("reason"));
			return null;
		});
	}

	@Override
	public Object undelete(String uuid, RequestContext context) {
		ProgressNoteFormat format = asked(context);
		String digest = requireAsRead(uuid, context);
		return shown(unlessChanged(context, () -> service().unvoidNote(uuid, digest)), format, context);
	}

	/**
	 * Refuses to purge a progress note, because progress notes are never purged. As everywhere in REST, purging a note
	 * that does not exist succeeds.
	 */
	@Override
	public void purge(String uuid, RequestContext context) {
		if (service().getNote(uuid).isPresent()) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.purge");
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
		throw new InvalidRequestException(PATIENT_NOT_NAMED);
	}

	/** Lists the notes on a client, the newest session first. */
	@Override
	protected PageableResult doSearch(RequestContext context) {
		String patientUuid = context.getParameter("patient");
		ProgressNoteFormat format = asked(context);
		if (patientUuid == null) {
			throw new InvalidRequestException(PATIENT_NOT_NAMED);
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

	/** Platform: REST reads the requested properties of a reference from the referenced object, not from the reference. */
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
			description.addProperty("therapists");
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
		return ProgressNoteModels.response();
	}

	@Override
	public Model getCREATEModel(Representation representation) {
		return ProgressNoteModels.creation();
	}

	@Override
	public Model getUPDATEModel(Representation representation) {
		return ProgressNoteModels.change();
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
		return service().getNote(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_PROGRESS_NOTE));
	}

	private static ProgressNoteService service() {
		return Context.getService(ProgressNoteService.class);
	}

	/**
	 * Returns the requested format. If the request names no format and the REST client sends a note back, returns the
	 * format in which the REST client read the note.
	 */
	private static ProgressNoteFormat asked(RequestContext context, SimpleObject values) {
		Object read = values.get("format");
		return context.getParameter("format") == null && read instanceof String
				? ProgressNoteFormats.asked(Bounded.text("format", Bound.CODE, (String) read))
				: asked(context);
	}

	/**
	 * Reads the requested format. This method must be called before any change, so that a request with an invalid
	 * format changes nothing.
	 */
	static ProgressNoteFormat asked(RequestContext context) {
		return ProgressNoteFormats.asked(context.getParameter("format"));
	}

	static Object shown(ProgressNote note, ProgressNoteFormat format, RequestContext context) {
		EntityTag.of(note).show(context);
		return ConversionUtil.convertToRepresentation(new ProgressNoteView(note, format), context.getRepresentation());
	}
}
