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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.swagger.models.Model;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteVersion;
import org.openmrs.module.sessionnotes.psychotherapynote.PsychotherapyNoteService;
import org.openmrs.module.sessionnotes.web.request.UnknownName;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
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
 * Serves psychotherapy notes over REST to their author. A recipient of an active disclosure may read the notes that the
 * disclosure covers. For any other signed-in user, a note seems not to exist: the note cannot be found and appears in
 * no list.
 */
@Resource(name = SessionNotesRestController.NAMESPACE
		+ "/psychotherapynote", supportedClass = PsychotherapyNoteView.class, supportedOpenmrsVersions = {"2.0.* - 9.*"})
public class PsychotherapyNoteResource extends DelegatingCrudResource<PsychotherapyNoteView> {

	static final Set<String> CREATABLE = new HashSet<>(
			Arrays.asList("uuid", "patient", "encounter", "concept", "sessionDate", "text", "sections",
					RequestProperties.DRAFT_REVISION));

	private static final String VERSION_MISSING = "sessionnotes.error.versionMissing";

	private static final Set<String> VOIDING = new HashSet<>(Arrays.asList("voided", "reason", "version"));

	private static final Set<String> UNVOIDING = new HashSet<>(Arrays.asList("voided", "version"));

	static final Set<String> UPDATABLE = new HashSet<>(
			Arrays.asList("version", "text", "sections", RequestProperties.DRAFT_REVISION));

	@Override
	public Object create(SimpleObject values, RequestContext context) {
		SimpleObject sent = values;
		if (PsychotherapyNoteReadBack.isIn(values, CREATABLE)) {
			Object named = values.get("uuid");
			ReadBack before = named instanceof String ? before((String) named) : ReadBack.ofNothing();
			sent = before.settable(values, CREATABLE);
			PsychotherapyNoteReadBack.dropOtherForm(sent, before);
			if (before.isShown("uuid") && PsychotherapyNoteReadBack.isUnchanged(sent, before)) {
				return retrieve((String) named, context);
			}
		}
		return shown(PsychotherapyNoteViews.of(service().createNote(PsychotherapyNoteRequest.newNote(sent))), context);
	}

	/**
	 * Adds a version to a note. The REST client must name the version that it edited. A REST client therefore cannot
	 * overwrite a newer version that it has not seen. This method also voids and unvoids a note. The reason for voiding
	 * is therefore in the request body and not in the address, which web servers log.
	 */
	@Override
	public Object update(String uuid, SimpleObject values, RequestContext context) {
		Integer read = requireAsRead(uuid, context);
		Set<String> settable = new HashSet<>(UPDATABLE);
		settable.addAll(VOIDING);
		SimpleObject sent = PsychotherapyNoteReadBack.isIn(values, settable)
				? PsychotherapyNoteReadBack.changes(before(uuid), values, settable)
				: values;
		if (sent.get("voided") instanceof Boolean) {
			return setVoided(uuid, sent, read, context);
		}
		requireOnly(UPDATABLE, sent);
		Object version = sent.containsKey("version") ? sent.get("version") : read;
		if (!(version instanceof Integer)) {
			throw new InvalidRequestException(VERSION_MISSING);
		}
		if (sent.keySet().stream().noneMatch(PsychotherapyNoteReadBack.WORDS::contains) && ReadBack.isIn(values, settable)) {
			return unchanged(uuid, (Integer) version, context);
		}
		return shown(PsychotherapyNoteViews.of(unlessChanged(context,
				() -> service().amendNote(uuid, (Integer) version, PsychotherapyNoteViews.content(sent),
						new RequestProperties(sent, UPDATABLE).draftRevision(uuid)))),
				context);
	}

	/**
	 * Returns the unchanged note if the REST client sent only properties that cannot be set, with the values that it
	 * had read.
	 */
	private Object unchanged(String uuid, int version, RequestContext context) {
		PsychotherapyNoteView view = getByUniqueId(uuid);
		if (view.getVersion() != version) {
			throw new ConflictException(ErrorCodes.NEWER_VERSION);
		}
		return shown(view, context);
	}

	/**
	 * Returns the note exactly as it was shown to the author. No other user may change the note, so this
	 * method opens the note only for the author.
	 */
	private static ReadBack before(String uuid) {
		boolean own = asReader(() -> service().getFacts(uuid), Optional.<NoteHeader>empty())
				.filter(facts -> facts.getAuthorUuid().equals(Context.getAuthenticatedUser().getUuid())).isPresent();
		Optional<NoteVersion> note = own
				? asReader(() -> service().getNote(uuid), Optional.<NoteVersion>empty())
				: Optional.empty();
		return note.map(version -> new ReadBack((SimpleObject) ConversionUtil
				.convertToRepresentation(PsychotherapyNoteViews.of(version), Representation.FULL)))
				.orElseGet(ReadBack::ofNothing);
	}

	/**
	 * @return the version that the REST client has read, if the header If-Match names the version; otherwise null
	 * @throws ConflictException (412) if the version that the REST client has read is not the current version
	 */
	private static Integer requireAsRead(String uuid, RequestContext context) {
		if (!EntityTag.isAskedIn(context)) {
			return null;
		}
		NoteHeader facts = asReader(() -> service().getFacts(uuid), Optional.<NoteHeader>empty())
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
		EntityTag.ofPsychotherapyNote(facts.getCurrentVersion(), facts.isVoided()).requireIn(context);
		return facts.getCurrentVersion();
	}

	private Object setVoided(String uuid, SimpleObject sent, Integer read, RequestContext context) {
		boolean voided = (Boolean) sent.get("voided");
		RequestProperties properties = new RequestProperties(sent, voided ? VOIDING : UNVOIDING);
		Object named = sent.containsKey("version") ? sent.get("version") : read;
		if (named != null && !(named instanceof Integer)) {
			throw new InvalidRequestException(VERSION_MISSING);
		}
		Integer version = (Integer) named;
		unlessChanged(context, () -> {
			if (voided) {
				service().voidNote(uuid, version, properties.text("reason"));
			} else {
				service().unvoidNote(uuid, version);
			}
			return uuid;
		});
		return retrieve(uuid, context);
	}

	private static <T> T unlessChanged(RequestContext context, Supplier<T> change) {
		return EntityTag.unlessChanged(context, ErrorCodes.NEWER_VERSION, change);
	}

	@Override
	public void delete(String uuid, String reason, RequestContext context) {
		Integer read = requireAsRead(uuid, context);
		unlessChanged(context, () -> {
			service().voidNote(uuid, read, reason);
			return uuid;
		});
	}

	@Override
	public Object undelete(String uuid, RequestContext context) {
		Integer read = requireAsRead(uuid, context);
		unlessChanged(context, () -> {
			service().unvoidNote(uuid, read);
			return uuid;
		});
		return retrieve(uuid, context);
	}

	/**
	 * Refuses to purge a psychotherapy note, because psychotherapy notes are never purged. As everywhere in REST,
	 * purging a note that does not exist succeeds.
	 */
	@Override
	public void purge(String uuid, RequestContext context) {
		if (asReader(() -> service().getFacts(uuid).isPresent(), false)) {
			throw new InvalidRequestException("sessionnotes.error.obs.purge");
		}
	}

	@Override
	public Object retrieve(String uuid, RequestContext context) {
		return shown(getByUniqueId(uuid), context);
	}

	@Override
	public PsychotherapyNoteView getByUniqueId(String uuid) {
		return asReader(() -> service().getNote(uuid), Optional.<NoteVersion>empty()).map(PsychotherapyNoteViews::of)
				.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_NOTE));
	}

	/** Platform: REST calls this method if the request has no search parameter. */
	@Override
	public SimpleObject getAll(RequestContext context) {
		throw new InvalidRequestException(ProgressNoteResource.PATIENT_NOT_NAMED);
	}

	/**
	 * Refuses an unknown patient if the caller may look up patients. A purged patient is not refused if the caller has notes
	 * on that patient. Notes of other users have no influence on the result.
	 */
	private static void requirePatientOrNotes(String patientUuid) {
		if (Reference.isUnknownPatient(patientUuid)
				&& asReader(() -> service().countNotes(patientUuid, true), 0) == 0) {
			throw RequestProperties.wrong("patient");
		}
	}

	/** Lists the caller's own notes on a patient, the newest session first, without text. */
	@Override
	protected PageableResult doSearch(RequestContext context) {
		String patientUuid = context.getParameter("patient");
		if (patientUuid == null) {
			throw new InvalidRequestException(ProgressNoteResource.PATIENT_NOT_NAMED);
		}
		List<PsychotherapyNoteView> found = PsychotherapyNoteViews.of(asReader(
				() -> service().getNotes(patientUuid, context.getIncludeAll(), context.getStartIndex(),
						context.getLimit() + 1),
				Collections.<NoteHeader>emptyList()));
		if (found.isEmpty()) {
			requirePatientOrNotes(patientUuid);
		}
		boolean more = found.size() > context.getLimit();
		Long total = Boolean.parseBoolean(context.getParameter("totalCount"))
				? asReader(() -> (long) service().countNotes(patientUuid, context.getIncludeAll()), 0L)
				: null;
		return new AlreadyPaged<>(context, more ? found.subList(0, context.getLimit()) : found, more, total);
	}

	/** Platform: REST reads the requested properties of a reference from the referenced object, not from the reference. */
	@Override
	public SimpleObject asRepresentation(PsychotherapyNoteView note, Representation representation) {
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
		description.addProperty("sessionDate");
		description.addProperty("version");
		description.addProperty("voided");
		if (!(representation instanceof RefRepresentation)) {
			description.addProperty("patient", Representation.REF);
			description.addProperty("encounter", Representation.REF);
			description.addProperty("concept", Representation.REF);
			description.addProperty("author", Representation.REF);
			description.addProperty("dateCreated");
			description.addProperty("dateChanged");
			description.addProperty("text");
			description.addProperty("sections");
			description.addProperty("reason");
			description.addProperty("intact");
			description.addProperty("passwordHeld");
			description.addProperty("disclosure");
		}
		description.addSelfLink();
		if (!(representation instanceof FullRepresentation)) {
			description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
		}
		return description;
	}

	/** Returns a display text without note text, because display texts appear in lists and links. */
	@PropertyGetter("display")
	public String getDisplay(PsychotherapyNoteView note) {
		String name = note.conceptName() == null ? note.getUuid() : note.conceptName();
		return note.isVoided() ? ProgressNoteJson.message("sessionnotes.psychotherapyNote.voided", name) : name;
	}

	@Override
	public DelegatingResourceDescription getCreatableProperties() {
		DelegatingResourceDescription description = new DelegatingResourceDescription();
		description.addRequiredProperty("patient");
		for (String property : new String[]{"uuid", "encounter", "concept", "sessionDate", "text", "sections",
				RequestProperties.DRAFT_REVISION}) {
			description.addProperty(property);
		}
		return description;
	}

	@Override
	public DelegatingResourceDescription getUpdatableProperties() {
		DelegatingResourceDescription description = new DelegatingResourceDescription();
		description.addRequiredProperty("version");
		description.addProperty("text");
		description.addProperty("sections");
		description.addProperty(RequestProperties.DRAFT_REVISION);
		return description;
	}

	@Override
	public Model getGETModel(Representation representation) {
		return PsychotherapyNoteModels.response();
	}

	@Override
	public Model getCREATEModel(Representation representation) {
		return PsychotherapyNoteModels.creation();
	}

	@Override
	public Model getUPDATEModel(Representation representation) {
		return PsychotherapyNoteModels.change();
	}

	@Override
	public PsychotherapyNoteView newDelegate() {
		return new PsychotherapyNoteView();
	}

	@Override
	public PsychotherapyNoteView save(PsychotherapyNoteView delegate) {
		throw new UnsupportedOperationException("create and update go to the service themselves");
	}

	@Override
	protected void delete(PsychotherapyNoteView delegate, String reason, RequestContext context) {
		delete(delegate.getUuid(), reason, context);
	}

	@Override
	public void purge(PsychotherapyNoteView delegate, RequestContext context) {
		purge(delegate.getUuid(), context);
	}

	private static PsychotherapyNoteService service() {
		return Context.getService(PsychotherapyNoteService.class);
	}

	/**
	 * Returns an empty result to a caller who may not use the feature. A caller who is not signed in is asked to sign in, as
	 * everywhere in REST.
	 */
	private static <T> T asReader(Supplier<T> read, T nothing) {
		try {
			return read.get();
		} catch (APIAuthenticationException e) {
			if (!Context.isAuthenticated()) {
				throw e;
			}
			return nothing;
		}
	}

	private static void requireOnly(Set<String> properties, SimpleObject sent) {
		sent.keySet().stream().filter(name -> !properties.contains(name)).findFirst().ifPresent(unknown -> {
			throw UnknownName.property(unknown);
		});
	}

	private static Object shown(PsychotherapyNoteView view, RequestContext context) {
		EntityTag.ofPsychotherapyNote(view.getVersion(), view.isVoided()).show(context);
		return ConversionUtil.convertToRepresentation(view, context.getRepresentation());
	}
}
