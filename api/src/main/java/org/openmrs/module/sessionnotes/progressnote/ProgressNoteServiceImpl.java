/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.openmrs.Encounter;
import org.openmrs.Location;
import org.openmrs.Obs;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PersonPrivileges;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.Completeness;
import org.openmrs.module.sessionnotes.domain.progressnote.ContradictoryTimeException;
import org.openmrs.module.sessionnotes.domain.progressnote.Finding;
import org.openmrs.module.sessionnotes.domain.progressnote.GoalProgress;
import org.openmrs.module.sessionnotes.domain.progressnote.Hints;
import org.openmrs.module.sessionnotes.domain.progressnote.IllegalStepException;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteLifecycle;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteStep;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionBounds;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionTime;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.domain.progressnote.TimeBand;
import org.openmrs.module.sessionnotes.domain.progressnote.Wording;
import org.openmrs.module.sessionnotes.draft.DraftDoor;
import org.openmrs.module.sessionnotes.draft.DraftKind;
import org.openmrs.module.sessionnotes.errors.UuidInUseException;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.transaction.annotation.Transactional;

@Transactional
public class ProgressNoteServiceImpl extends BaseOpenmrsService implements ProgressNoteService {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	/** The limit for how far in the future a session may end. */
	private static final Duration LATEST = Duration.ofDays(366);

	private static final int NOTES_LOOKED_BACK = 3;

	private final SessionFactory sessionFactory;

	private final StoreTransactions transactions;

	private final SignedNoteLock signedNoteLock;

	private final ProgressNoteAuthors authors;

	private final AdministrationService administrationService;

	private final SessionOffsets offsets;

	private final ShownContentReader shownContent;

	private final ProgressNoteMapper record;

	private final SignedFields signedFields;

	private final Signatures signatures;

	private final OthersChanges othersChanges;

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final RepeatableCreation creation;

	private final Clock clock = Clock.systemUTC();

	private final WorkLists workLists = new WorkLists(clock);

	private final ProgressNoteConcepts concepts;

	private final Supervisions supervisions;

	private final CurrentRequest currentRequest;

	private final DraftDoor drafts;

	public ProgressNoteServiceImpl(SessionFactory sessionFactory, StoreTransactions transactions,
			SignedNoteLock signedNoteLock,
			CurrentRequest currentRequest, ProgressNoteConcepts concepts, AdministrationService administrationService,
			AccessLog accessLog, RepeatableCreation creation, DraftDoor drafts) {
		this.drafts = drafts;
		this.creation = creation;
		this.sessionFactory = sessionFactory;
		this.transactions = transactions;
		this.signedNoteLock = signedNoteLock;
		this.currentRequest = currentRequest;
		this.authors = new ProgressNoteAuthors(currentRequest, accessLog, transactions);
		this.supervisions = new Supervisions(transactions, authors, new SupervisionLog(accessLog, currentRequest));
		this.concepts = concepts;
		this.administrationService = administrationService;
		this.offsets = new SessionOffsets(transactions);
		this.shownContent = new ShownContentReader(concepts, offsets);
		this.record = new ProgressNoteMapper(concepts, offsets, shownContent);
		this.signedFields = new SignedFields(concepts);
		this.signatures = new Signatures(record, signedFields, transactions);
		this.othersChanges = new OthersChanges(signedFields);
	}

	@Override
	public ProgressNote createDraft(NewProgressNote note) {
		if (note.getPatient() == null) {
			throw new InvalidProgressNoteException("sessionnotes.error.patientMissing");
		}
		takeAlong(note.getUuid(), note.getDraftRevision());
		return describe(creation.once(note.getUuid(), note.digest(Context.getAuthenticatedUser().getUuid()),
				() -> create(note)));
	}

	/**
	 * Deletes the sealed draft of a note that is being saved. The deletion is part of the same transaction and rolls back
	 * with it.
	 */
	private void takeAlong(String uuid, Long draftRevision) {
		if (draftRevision == null) {
			return;
		}
		AccessRequest request = drafts.describe(DraftKind.PROGRESS_NOTE);
		transactions.withCaller(jdbc -> {
			drafts.takeAlong(jdbc, request, DraftKind.PROGRESS_NOTE, uuid, draftRevision);
			return null;
		});
	}

	private void requireNoSealedDraft(String uuid) {
		AccessRequest request = drafts.describe(DraftKind.PROGRESS_NOTE);
		transactions.withCaller(jdbc -> {
			drafts.requireNone(jdbc, request, DraftKind.PROGRESS_NOTE, uuid);
			return null;
		});
	}

	private Encounter create(NewProgressNote note) {
		if (note.getVisit() != null && !note.getVisit().getPatient().equals(note.getPatient())) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.visitOfOtherPatient");
		}
		Encounter encounter = new Encounter();
		if (note.getUuid() != null) {
			encounter.setUuid(note.getUuid());
		}
		encounter.setPatient(note.getPatient());
		encounter.setEncounterType(Context.getEncounterService()
				.getEncounterTypeByUuid(SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
		encounter.setForm(ProxyPrivileges.with(
				() -> Context.getFormService().getFormByUuid(SessionNotesMetadata.PROGRESS_NOTE_FORM_UUID),
				PrivilegeConstants.GET_FORMS));
		encounter.setProvider(
				ProxyPrivileges.with(() -> Context.getEncounterService()
						.getEncounterRoleByUuid(SessionNotesMetadata.CLINICIAN_ENCOUNTER_ROLE_UUID),
						PrivilegeConstants.GET_ENCOUNTER_ROLES),
				authors.ownProvider());
		ProgressNoteContent content = checked(note.getContent(), note.getVisit());
		// an obs takes the date and location of its encounter when it is added to the encounter
		Visit visit = SessionPlace.put(encounter, content, note.getVisit());
		encounter.setLocation(note.getLocation() != null ? note.getLocation() : SessionPlace.locationOf(visit));
		record.write(encounter,
				note.isCarryForward() && content.getGoals().isEmpty() ? withGoalsCarried(encounter, content) : content);
		return saved(encounter, content, new DraftOrigin(visit == null ? null : visit.getVisitId(), note.getVisit() != null,
				note.getLocation() != null, calculated(note.getContent())));
	}

	/** Saves the encounter, and stores beside it the values that an encounter cannot hold. */
	private Encounter saved(Encounter encounter, ProgressNoteContent content, DraftOrigin origin) {
		Encounter saved = Context.getEncounterService().saveEncounter(encounter);
		offsets.keep(saved, content.getOffset());
		transactions.withCaller(jdbc -> {
			store.keep(jdbc, saved.getEncounterId(), origin);
			return null;
		});
		return saved;
	}

	private static SessionTime.Part calculated(ProgressNoteContent content) {
		return SessionTime.calculated(content.getStart(), content.getEnd(), content.getMinutes());
	}

	private ProgressNoteContent withGoalsCarried(Encounter encounter, ProgressNoteContent content) {
		List<GoalProgress> carried = signedBefore(encounter, 1).stream().flatMap(last -> last.getGoals().stream())
				.map(goal -> new GoalProgress(goal.getGoal(), null, null)).collect(Collectors.toList());
		return content.toBuilder().goals(carried).build();
	}

	@Override
	public ProgressNote updateDraft(String uuid, String contentDigest, UnaryOperator<ProgressNoteContent> change) {
		return updateDraft(uuid, contentDigest, null, change);
	}

	@Override
	public ProgressNote updateDraft(String uuid, String contentDigest, Long draftRevision,
			UnaryOperator<ProgressNoteContent> change) {
		Encounter encounter = locked(uuid);
		requireNotVoided(encounter);
		if (status(encounter).getState().isFixed()) {
			throw SignedNoteLock.refusal();
		}
		authors.requireAuthor(encounter);
		requireUnchanged(encounter, contentDigest);
		takeAlong(encounter.getUuid(), draftRevision);
		Optional<DraftOrigin> origin = origin(encounter);
		ProgressNoteContent sent = change
				.apply(record.read(encounter).withoutCalculated(origin.map(DraftOrigin::getCalculated).orElse(null)));
		Visit said = visitSaid(encounter, origin);
		ProgressNoteContent content = checked(sent, said);
		Visit visit = SessionPlace.put(encounter, content, said);
		Location before = encounter.getLocation();
		if (origin.isPresent() && !origin.get().isLocationSaid()) {
			SessionPlace.moveLocation(encounter, origin.get().getVisitId(), visit);
		}
		record.write(encounter, content);
		if (!Objects.equals(before, encounter.getLocation())) {
			moveTo(encounter, before);
		}
		return describe(saved(encounter, content, new DraftOrigin(visit == null ? null : visit.getVisitId(), said != null,
				!origin.isPresent() || origin.get().isLocationSaid(), calculated(sent))));
	}

	/**
	 * Moves the encounter's obs to its new location.
	 * <p>
	 * Platform: obs follow their encounter only from one location to another, not from no location or to no location. An obs
	 * without a location prevents the encounter from being saved. This method therefore stores the location with SQL, so
	 * that the platform does not notice a change.
	 */
	private void moveTo(Encounter encounter, Location before) {
		Location after = encounter.getLocation();
		transactions.withCaller(jdbc -> {
			store.setLocation(jdbc, encounter.getEncounterId(), after == null ? null : after.getLocationId());
			return null;
		});
		encounter.getAllFlattenedObs(false).stream().filter(obs -> Objects.equals(obs.getLocation(), before))
				.forEach(obs -> obs.setLocation(after));
	}

	private Optional<DraftOrigin> origin(Encounter encounter) {
		return transactions.reading(jdbc -> store.origin(jdbc, encounter.getEncounterId()));
	}

	/**
	 * Returns the visit that a user chose. A visit that was entered on any other path than this service counts as chosen as
	 * well.
	 */
	private static Visit visitSaid(Encounter encounter, Optional<DraftOrigin> origin) {
		Visit entered = encounter.getVisit();
		if (entered == null) {
			return origin.filter(DraftOrigin::isVisitSaid).map(each -> SessionPlace.visit(each.getVisitId())).orElse(null);
		}
		boolean joined = origin.isPresent() && !origin.get().isVisitSaid()
				&& entered.getVisitId().equals(origin.get().getVisitId());
		return joined ? null : entered;
	}

	private void requireUnchanged(Encounter encounter, String contentDigest) {
		if (contentDigest != null && !contentDigest.equals(
				signatures.contentDigest(encounter, shown(encounter, status(encounter), history(encounter)),
						history(encounter)))) {
			throw new ChangedMeanwhileException();
		}
	}

	/** Checks that the signer saw exactly the content that the signature will cover. */
	private void requireSeen(Encounter encounter, String contentDigest) {
		if (Wording.isBlank(contentDigest)) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.digestMissing");
		}
		requireUnchanged(encounter, contentDigest);
	}

	/**
	 * Returns the content to show. A signed note is shown from its signed content, regardless of later changes to the
	 * record, the dictionary or the settings.
	 */
	private SignedContent shown(Encounter encounter, ProgressNoteStatus status, ProgressNoteHistory history) {
		return signed(status, history).map(kept -> withDiagnoses(kept.getContent(), encounter, history))
				.orElseGet(() -> shownContent.shown(encounter));
	}

	/**
	 * Adds the diagnoses to content that was signed with an older version. Its signatures cover the diagnoses but do not
	 * retain their words.
	 */
	private SignedContent withDiagnoses(SignedContent signed, Encounter encounter, ProgressNoteHistory history) {
		boolean covered = history.standing().stream()
				.anyMatch(step -> step.getFieldDigests().containsKey(SignedFields.DIAGNOSES));
		return covered && signed.getDiagnoses().isEmpty() ? signed.withDiagnoses(shownContent.diagnoses(encounter)) : signed;
	}

	private static Optional<KeptContent> signed(ProgressNoteStatus status, ProgressNoteHistory history) {
		return status.getState().isFixed() ? history.content() : Optional.empty();
	}

	private ProgressNoteContent content(Encounter encounter) {
		return content(encounter, shown(encounter, status(encounter), history(encounter)));
	}

	private ProgressNoteContent content(Encounter encounter, SignedContent shown) {
		return ShownAnswers.content(shown).toBuilder().offset(offsets.of(encounter).orElse(null)).build();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getNote(String uuid) {
		return find(uuid).map(this::describe);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getReturned(String uuid) {
		Encounter encounter = find(uuid).orElseThrow(ProgressNoteNotFoundException::new);
		ProgressNoteHistory history = history(encounter);
		KeptContent returned = history.returnedContent().orElseThrow(NotReturnedException::new);
		if (!isInsider(encounter, status(encounter), history.getSteps())) {
			return Optional.empty();
		}
		SignedContent shown = returned.getContent();
		return Optional.of(new ProgressNote(encounter, visit(encounter), offsets.of(encounter).orElse(null), shown, true,
				returned.getDigest(), ProgressNoteState.RETURNED, Collections.emptyList(), Collections.emptyList(),
				goalsCarried(encounter, ShownAnswers.content(shown))));
	}

	@Override
	@Transactional(readOnly = true)
	public List<ProgressNote> getNotes(Patient patient, boolean includeVoided, int startIndex, int limit) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id " + ofPatient(includeVoided)
						+ " order by e.encounter_datetime desc, e.encounter_id desc limit ? offset ?",
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID, limit,
				startIndex));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(this::describe)
				.collect(Collectors.toList());
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgressNote> getLastSigned(Patient patient, Instant before) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id " + ofPatient(false) + " and e.encounter_datetime < ? and e.encounter_id in "
						+ "(select s.encounter_id from sessionnotes_progress_note s where s.state not in ('DRAFT', 'RETURNED')) "
						+ "order by e.encounter_datetime desc, e.encounter_id desc limit 1",
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID,
				Timestamp.from(before)));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(this::describe).findFirst();
	}

	@Override
	@Transactional(readOnly = true)
	public int countNotes(Patient patient, boolean includeVoided) {
		return transactions.reading(jdbc -> jdbc.queryForObject("select count(*) " + ofPatient(includeVoided),
				Integer.class, patient.getPatientId(), SessionNotesMetadata.PROGRESS_NOTE_ENCOUNTER_TYPE_UUID));
	}

	private static String ofPatient(boolean includeVoided) {
		return "from encounter e join encounter_type t on t.encounter_type_id = e.encounter_type "
				+ "where e.patient_id = ? and t.uuid = ?" + (includeVoided ? "" : " and e.voided = false");
	}

	@Override
	@Transactional(readOnly = true)
	public ProgressNoteCheck check(String uuid) {
		Encounter encounter = find(uuid).orElseThrow(ProgressNoteNotFoundException::new);
		ProgressNoteContent content = content(encounter);
		String off = ProxyPrivileges.with(
				() -> administrationService.getGlobalProperty(SessionNotesProperties.HINTS_OFF, ""),
				PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		// the hints show questions that an auditor would ask; only users who answer for the note see them
		boolean insider = isInsider(encounter, status(encounter), steps(encounter));
		List<Finding> hints = insider
				? new Hints().check(content, signedBefore(encounter, NOTES_LOOKED_BACK), new HashSet<>(separated(off)))
				: Collections.emptyList();
		return new ProgressNoteCheck(missing(encounter, content), hints, timeBand(content),
				insider && status(encounter).getState().isUnsigned()
						? othersChanges.of(encounter, user -> authors.isAuthor(encounter, user))
						: Collections.emptyList());
	}

	private List<Finding> missing(Encounter encounter, ProgressNoteContent content) {
		List<Finding> missing = new ArrayList<>(new Completeness().check(content, bounds(encounter)));
		record.answeredSeveralTimes(encounter).stream()
				.map(element -> new Finding("sessionnotes.implausible.severalAnswers", element)).forEach(missing::add);
		return missing;
	}

	private SessionBounds bounds(Encounter encounter) {
		Patient client = encounter.getPatient();
		// an estimated date of birth or death does not limit the session's date
		Date birth = client.getBirthdateEstimated() ? null : client.getBirthdate();
		Date death = Boolean.TRUE.equals(client.getDeathdateEstimated()) ? null : client.getDeathDate();
		Instant died = death == null ? null : Instant.ofEpochMilli(death.getTime());
		boolean dayAlone = died != null && ClinicDay.isStart(died);
		return SessionPlace.within(SessionBounds.until(clock.instant()), visit(encounter))
				.withLife(null, dayAlone ? null : died)
				.withDaysOfLife(birth == null ? null : ClinicDay.of(Instant.ofEpochMilli(birth.getTime())),
						dayAlone ? ClinicDay.of(died) : null);
	}

	/**
	 * Returns the visit of the session. A visit that a user chose counts even before the start is known and the record holds
	 * the visit.
	 */
	private Visit visit(Encounter encounter) {
		return encounter.getVisit() != null ? encounter.getVisit() : visitSaid(encounter, origin(encounter));
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, ProgressNoteQuestion> getQuestions() {
		return concepts.questions();
	}

	private static Optional<TimeBand> timeBand(ProgressNoteContent content) {
		try {
			return TimeBand.of(SessionTime.of(content.getStart(), content.getEnd(), content.getMinutes()),
					ProgressNoteAnswer.INDIVIDUAL.getUuid().equals(content.getSessionType())
							&& !ProgressNoteAnswer.NO_GOAL_CRISIS.getUuid().equals(content.getNoGoalReason()));
		} catch (ContradictoryTimeException e) {
			return Optional.empty();
		}
	}

	@Override
	public ProgressNote sign(String uuid, String contentDigest) {
		return sign(uuid, contentDigest, null);
	}

	@Override
	public ProgressNote sign(String uuid, String contentDigest, Long draftRevision) {
		Encounter encounter = locked(uuid);
		requireNotVoided(encounter);
		User author = authors.certainlyThemselves(SessionNotesPrivileges.SIGN_PROGRESS_NOTES);
		authors.requireAuthor(encounter);
		Signer signer = authors.authorAsSigner(encounter, author);
		List<String> accounts = authors.accountsOf(author);
		Optional<Supervision> supervision = transactions
				.withCaller(jdbc -> store.supervisionsOf(jdbc, accounts).stream().findFirst());
		ProgressNoteState next = after(status(encounter).getState(), ProgressNoteStep.SIGNED,
				supervision.map(Supervision::getMode).orElse(null));
		requireSeen(encounter, contentDigest);
		if (draftRevision == null) {
			requireNoSealedDraft(encounter.getUuid());
		} else {
			takeAlong(encounter.getUuid(), draftRevision);
		}
		SignedContent seen = shownContent.shown(encounter);
		// obs that came in over the platform's own routes have passed no other check
		RecordText.of(ShownAnswers.content(seen));
		RecordText.require(seen);
		List<Finding> missing = missing(encounter, content(encounter, seen));
		if (!missing.isEmpty()) {
			throw new IncompleteProgressNoteException(missing);
		}
		KeptContent content = kept(seen);
		return record(encounter,
				signatures.sign(encounter, ProgressNoteStep.SIGNED, signer, Capacity.AUTHOR, clock.millis(), content,
						history(encounter)),
				content,
				new ProgressNoteStatus(next, author.getUuid(), supervision.filter(each -> each.getMode().needsReview())
						.map(Supervision::getSupervisorUuid).orElse(null)));
	}

	private static KeptContent kept(SignedContent content) {
		if (content.isTooLong()) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.tooLongToSign");
		}
		return KeptContent.of(content);
	}

	@Override
	public ProgressNote approve(String uuid, String contentDigest) {
		return review(uuid, ProgressNoteStep.APPROVED, contentDigest, null);
	}

	@Override
	public ProgressNote cosign(String uuid, String contentDigest) {
		return review(uuid, ProgressNoteStep.COSIGNED, contentDigest, null);
	}

	@Override
	public ProgressNote returnToAuthor(String uuid, String comment) {
		if (Wording.isBlank(comment)) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.commentMissing");
		}
		return review(uuid, ProgressNoteStep.RETURNED, null, RecordText.of("comment", comment));
	}

	private ProgressNote review(String uuid, ProgressNoteStep step, String contentDigest, String comment) {
		Encounter encounter = locked(uuid);
		requireNotVoided(encounter);
		ProgressNoteStatus status = status(encounter);
		ProgressNoteHistory history = history(encounter);
		ProgressNoteState next = after(status.getState(), step, null);
		User supervisor = authors.certainlyThemselves(SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
		if (!status.waitsFor(authors.accountsOf(supervisor))
				|| authors.isInvolved(encounter, supervisor, history.standing())) {
			throw new MayNotException("sessionnotes.error.progressNote.notSupervisor");
		}
		ProgressNoteStatus after = new ProgressNoteStatus(next, status.getAuthorUuid(), status.getSupervisorUuid());
		Signer signer = authors.asSigner(supervisor);
		if (step == ProgressNoteStep.RETURNED) {
			return record(encounter, remark(encounter, step, signer, Capacity.SUPERVISOR, comment), null, after);
		}
		if (!signatures.verifyContent(encounter, history).stream()
				.allMatch(verification -> verification.getDifferences().isEmpty())) {
			throw new StepConflictException("sessionnotes.error.progressNote.notAsSigned");
		}
		requireSeen(encounter, contentDigest);
		// the words that the author signed, regardless of later changes to the dictionary
		KeptContent content = history.content().orElseGet(() -> kept(shownContent.shown(encounter)));
		return record(encounter,
				signatures.sign(encounter, step, signer, Capacity.SUPERVISOR, clock.millis(), content, history), content,
				after);
	}

	@Override
	public ProgressNote addAddendum(String uuid, String text) {
		return addAddendum(uuid, null, text);
	}

	@Override
	public ProgressNote addAddendum(String uuid, String addendumUuid, String sent) {
		if (Wording.isBlank(sent)) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.addendumMissing");
		}
		String text = RecordText.of("text", sent);
		Encounter encounter = locked(uuid);
		requireNotVoided(encounter);
		ProgressNoteStatus status = status(encounter);
		after(status.getState(), ProgressNoteStep.ADDENDUM, null);
		User user = authors.certainlyThemselves(SessionNotesPrivileges.SIGN_PROGRESS_NOTES,
				SessionNotesPrivileges.COSIGN_PROGRESS_NOTES);
		authors.ownProvider();
		if (addendumUuid != null && isAddedAlready(encounter, addendumUuid, text, user)) {
			return describe(encounter);
		}
		Obs addendum = new Obs(encounter.getPatient(), concepts.of(ProgressNoteConcept.ADDENDUM), new Date(),
				encounter.getLocation());
		if (addendumUuid != null) {
			addendum.setUuid(addendumUuid);
		}
		addendum.setValueText(text);
		addendum.setStatus(Obs.Status.AMENDED);
		addendum.setEncounter(encounter);
		try {
			permitting(SignedNoteLock.Permit.ADDENDUM, () -> {
				ProxyPrivileges.with(() -> Context.getObsService().saveObs(addendum, null), PrivilegeConstants.ADD_OBS);
				sessionFactory.getCurrentSession().flush();
			});
		} catch (ConstraintViolationException e) {
			// another note got an addendum with that uuid since the check
			throw new UuidInUseException();
		}
		sessionFactory.getCurrentSession().refresh(encounter);
		KeptContent content = kept(shownContent.shownAddendum(encounter, addendum));
		return record(encounter, signatures.signAddendum(encounter, text, authors.asSigner(user),
				capacity(encounter, user), clock.millis(), content), content, status);
	}

	/**
	 * Checks whether this person has already added the same addendum. The note is locked, so two requests that send it at
	 * the same time run one after the other. A merge of patients may have voided the addendum's row and created it again.
	 */
	private boolean isAddedAlready(Encounter encounter, String addendumUuid, String text, User user) {
		if (!UuidForm.holds(addendumUuid)) {
			throw new InvalidProgressNoteException("sessionnotes.error.invalidUuid");
		}
		List<String> texts = transactions.withCaller(
				jdbc -> jdbc.queryForList("select value_text from obs where uuid = ? and encounter_id = ?", String.class,
						addendumUuid, encounter.getEncounterId()));
		return texts.contains(text) && steps(encounter).stream().anyMatch(
				step -> signatures.isSignatureUnder(step, text) && ProgressNoteAuthors.isSamePerson(step, user));
	}

	/**
	 * Returns the capacity in which a user adds to a note. The account that signed as the author is the author; another
	 * account created for the same person is not. A supervisor counts as the supervisor with any of their accounts.
	 */
	private Capacity capacity(Encounter encounter, User user) {
		ProgressNoteHistory history = history(encounter);
		if (history.standing().stream().anyMatch(step -> step.getCapacity() == Capacity.AUTHOR
				&& step.getUserUuid().equals(user.getUuid())) || authors.isAuthor(encounter, user)) {
			return Capacity.AUTHOR;
		}
		return history.getSteps().stream().anyMatch(step -> step.getCapacity() == Capacity.SUPERVISOR
				&& (step.getStep() == ProgressNoteStep.APPROVED || step.getStep() == ProgressNoteStep.COSIGNED)
				&& ProgressNoteAuthors.isSamePerson(step, user))
						? Capacity.SUPERVISOR
						: Capacity.OTHER_PROVIDER;
	}

	@Override
	public void voidNote(String uuid, String sent) {
		if (Wording.isBlank(sent)) {
			throw new InvalidProgressNoteException("sessionnotes.error.reasonMissing");
		}
		String reason = RecordText.of("reason", sent);
		Encounter encounter = locked(uuid);
		requireNotVoided(encounter);
		requireMayVoid(encounter);
		permitting(SignedNoteLock.Permit.VOIDING, () -> {
			ProxyPrivileges.with(() -> Context.getEncounterService().voidEncounter(encounter, reason),
					PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.DELETE_ENCOUNTERS, PrivilegeConstants.DELETE_OBS,
					PrivilegeConstants.EDIT_OBS, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
			sessionFactory.getCurrentSession().flush();
		});
		recordVoiding(encounter, ProgressNoteStep.VOIDED, reason);
	}

	@Override
	public ProgressNote unvoidNote(String uuid) {
		Encounter encounter = locked(uuid);
		requireMayVoid(encounter);
		if (encounter.getVoided()) {
			List<Runnable> voidings = ProgressNoteObs.voidingsBefore(encounter);
			permitting(SignedNoteLock.Permit.VOIDING, () -> {
				ProxyPrivileges.with(() -> Context.getEncounterService().unvoidEncounter(encounter),
						PrivilegeConstants.EDIT_ENCOUNTERS, PrivilegeConstants.DELETE_OBS, PrivilegeConstants.EDIT_OBS,
						SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
				voidings.forEach(Runnable::run);
				sessionFactory.getCurrentSession().flush();
			});
			recordVoiding(encounter, ProgressNoteStep.UNVOIDED, null);
		}
		return describe(encounter);
	}

	private void recordVoiding(Encounter encounter, ProgressNoteStep step, String reason) {
		StepRecord voiding = remark(encounter, step, authors.asSigner(Context.getAuthenticatedUser()), null, reason);
		transactions.withCaller(jdbc -> {
			store.insert(jdbc, encounter.getEncounterId(), voiding);
			return null;
		});
	}

	/** Returns a step that signs nothing. */
	private StepRecord remark(Encounter encounter, ProgressNoteStep step, Signer signer, Capacity capacity, String remark) {
		return new StepRecord(step, signer, capacity, clock.millis(), encounter.getPatient().getUuid(), null,
				Collections.emptyMap(), null, remark);
	}

	private void requireMayVoid(Encounter encounter) {
		if (status(encounter).getState().isFixed()) {
			if (!currentRequest.isAuthorized(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES)) {
				throw new MayNotException("sessionnotes.error.progressNote.mayNotVoid");
			}
			authors.certainlyThemselves(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES);
		} else {
			authors.requireAuthor(encounter);
			authors.signedInAsThemselves(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES);
		}
	}

	@Override
	@Transactional(readOnly = true)
	public List<Verification> verify(String uuid) {
		Encounter encounter = find(uuid).orElseThrow(ProgressNoteNotFoundException::new);
		return signatures.verify(encounter, history(encounter), status(encounter));
	}

	@Override
	@Transactional(readOnly = true)
	public WorkPage getWork(WorkList kind, WorkScope of, int startIndex, int limit) {
		WorkLists.Filter filter = new WorkLists.Filter();
		User user = Context.getAuthenticatedUser();
		boolean everybodys = currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_SUPERVISION);
		if (of == WorkScope.MINE && kind == WorkList.WAITING) {
			filter.waitingFor(authors.accountsOf(user));
		} else if (of == WorkScope.MINE) {
			filter.therapists(Collections.singletonList(user.getPerson().getPersonId()));
		} else if (of == WorkScope.SUPERVISED) {
			filter.therapists(persons(supervisions.therapistsOf(user)));
		} else if (of == WorkScope.ALL) {
			if (!everybodys) {
				throw new MayNotException("sessionnotes.error.progressNote.notYourList");
			}
		} else {
			List<Integer> therapist = persons(Collections.singletonList(of.getUserUuid()));
			if (!everybodys && !authors.accountsOf(user).contains(of.getUserUuid())
					&& Collections.disjoint(persons(supervisions.therapistsOf(user)), therapist)) {
				throw new MayNotException("sessionnotes.error.progressNote.notYourList");
			}
			filter.therapists(therapist);
		}
		if (kind == WorkList.MISSING) {
			filter.sessionTypes(
					separated(ProxyPrivileges.with(
							() -> administrationService.getGlobalProperty(SessionNotesProperties.SESSION_ENCOUNTER_TYPES,
									""),
							PrivilegeConstants.GET_GLOBAL_PROPERTIES)));
			filter.holding(transactions.reading(
					jdbc -> PersonPrivileges.rolesWith(jdbc, SessionNotesPrivileges.SIGN_PROGRESS_NOTES)));
		}
		WorkPage page = transactions.reading(jdbc -> workLists.page(jdbc, kind, filter, startIndex, limit));
		return kind == WorkList.WAITING ? supervisions.withProblems(page) : page;
	}

	private List<Integer> persons(List<String> userUuids) {
		return transactions.reading(jdbc -> WorkLists.personsOf(jdbc, userUuids));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Supervision> getSupervisions() {
		return supervisions.all();
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<SupervisionProblem> getProblem(Supervision supervision) {
		return supervisions.problem(supervision);
	}

	@Override
	public void saveSupervision(Supervision supervision) {
		supervisions.save(supervision);
	}

	@Override
	public void endSupervision(String therapistUuid) {
		supervisions.end(therapistUuid);
	}

	private Optional<Encounter> find(String uuid) {
		return Optional.ofNullable(Context.getEncounterService().getEncounterByUuid(uuid))
				.filter(signedNoteLock::isProgressNote);
	}

	/**
	 * Locks the note so that no one else changes or signs it until this transaction ends. Returns it as it is in the
	 * database now.
	 */
	private Encounter locked(String uuid) {
		sessionFactory.getCurrentSession().flush();
		List<Integer> ids = transactions.withCaller(jdbc -> jdbc
				.queryForList("select encounter_id from encounter where uuid = ? for update", Integer.class, uuid));
		Encounter encounter = ids.isEmpty() ? null : find(uuid).orElse(null);
		if (encounter == null) {
			throw new ProgressNoteNotFoundException();
		}
		// the session may hold the note's state from before another user's change, for which this lock waited
		sessionFactory.getCurrentSession().refresh(encounter);
		encounter.getAllObs(true).forEach(sessionFactory.getCurrentSession()::refresh);
		return encounter;
	}

	private static void requireNotVoided(Encounter encounter) {
		if (encounter.getVoided()) {
			throw new ProgressNoteNotFoundException();
		}
	}

	private ProgressNoteStatus status(Encounter encounter) {
		return transactions.reading(jdbc -> store.status(jdbc, encounter.getEncounterId()))
				.orElse(ProgressNoteStatus.DRAFT);
	}

	private List<StepRecord> steps(Encounter encounter) {
		return history(encounter).getSteps();
	}

	private ProgressNoteHistory history(Encounter encounter) {
		int id = encounter.getEncounterId();
		return transactions.reading(jdbc -> {
			List<StepRecord> steps = store.steps(jdbc, id);
			return new ProgressNoteHistory(steps, steps.isEmpty() ? Collections.emptyMap() : store.contents(jdbc, id));
		});
	}

	private static ProgressNoteState after(ProgressNoteState before, ProgressNoteStep step, SupervisionMode mode) {
		try {
			return ProgressNoteLifecycle.after(before, step, mode);
		} catch (IllegalStepException e) {
			throw new StepConflictException(e.getMessageCode());
		}
	}

	/** @param content the content that the step signs; null if it signs nothing */
	private ProgressNote record(Encounter encounter, StepRecord step, KeptContent content, ProgressNoteStatus status) {
		int id = encounter.getEncounterId();
		transactions.withCaller(jdbc -> {
			store.insert(jdbc, id, step);
			if (content != null) {
				store.keep(jdbc, id, content);
			}
			store.setState(jdbc, id, status, step.getDate());
			if (status.getState() == ProgressNoteState.FINAL) {
				store.makeObsFinal(jdbc, id);
			}
			return null;
		});
		if (status.getState() == ProgressNoteState.FINAL) {
			encounter.getAllObs(false).forEach(sessionFactory.getCurrentSession()::refresh);
		}
		return describe(encounter);
	}

	private ProgressNote describe(Encounter encounter) {
		ProgressNoteStatus status = status(encounter);
		ProgressNoteHistory history = history(encounter);
		SignedContent shown = shown(encounter, status, history);
		List<String> carried = goalsCarried(encounter, ShownAnswers.content(shown));
		boolean insider = isInsider(encounter, status, history.getSteps());
		List<StepRecord> steps = history.getSteps().stream().map(step -> insider ? step : step.withoutRemark())
				.collect(Collectors.toList());
		return new ProgressNote(encounter, visit(encounter), offsets.of(encounter).orElse(null), shown,
				signed(status, history).isPresent(),
				signatures.contentDigest(encounter, shown, history), status.getState(), steps, addenda(encounter, history),
				carried);
	}

	/** @return the goals of the last signed note; empty if no goal can have been carried forward from it */
	private List<String> goalsCarried(Encounter encounter, ProgressNoteContent content) {
		boolean mayBeCarried = content.getGoals().stream()
				.anyMatch(goal -> goal.getRating() == null && goal.getComment() == null);
		return (mayBeCarried ? signedBefore(encounter, 1) : Collections.<ProgressNoteContent>emptyList()).stream()
				.flatMap(last -> last.getGoals().stream()).map(GoalProgress::getGoal).collect(Collectors.toList());
	}

	/** Returns each addendum with its signature. An addendum that matches no signature is returned as the record has it. */
	private List<Addendum> addenda(Encounter encounter, ProgressNoteHistory history) {
		List<StepRecord> unpaired = new ArrayList<>(history.getSteps());
		List<Addendum> addenda = new ArrayList<>();
		for (Obs obs : signedFields.addenda(encounter, history.addendumConcepts())) {
			Optional<StepRecord> signature = unpaired.stream()
					.filter(step -> signatures.isSignatureUnder(step, SignedFields.addendumText(obs)))
					.findFirst();
			signature.ifPresent(unpaired::remove);
			addenda.add(new Addendum(obs.getUuid(), obs.getValueText(), signature.orElse(null)));
		}
		// an addendum that the record has lost or changed is retained with its signature
		unpaired.stream().filter(step -> step.getStep() == ProgressNoteStep.ADDENDUM && history.contentOf(step) != null)
				.map(step -> new Addendum(null, history.contentOf(step).getContent().getAnswers().get(0).getValue(), step))
				.forEach(addenda::add);
		return addenda;
	}

	/**
	 * Checks whether the user may read comments on returns and reasons for voidings. These are not part of the record that
	 * other users read.
	 */
	private boolean isInsider(Encounter encounter, ProgressNoteStatus status, List<StepRecord> steps) {
		User user = Context.getAuthenticatedUser();
		return authors.isAuthor(encounter, user) || currentRequest.isAuthorized(SessionNotesPrivileges.MANAGE_SUPERVISION)
				|| currentRequest.isAuthorized(SessionNotesPrivileges.VOID_SIGNED_PROGRESS_NOTES)
				|| status.waitsFor(authors.accountsOf(user))
				|| steps.stream().anyMatch(step -> ProgressNoteAuthors.isSamePerson(step, user)
						&& step.getCapacity() == Capacity.SUPERVISOR);
	}

	/** @return the client's signed notes on sessions up to this one, the newest first */
	private List<ProgressNoteContent> signedBefore(Encounter encounter, int most) {
		List<Integer> ids = transactions.reading(jdbc -> jdbc.queryForList(
				"select e.encounter_id from encounter e join sessionnotes_progress_note n on n.encounter_id = e.encounter_id "
						+ "where e.patient_id = ? and e.voided = false and n.state not in ('DRAFT', 'RETURNED') "
						+ "and e.encounter_datetime <= ? and e.encounter_id <> ? "
						+ "order by e.encounter_datetime desc, e.encounter_id desc limit ?",
				Integer.class, encounter.getPatient().getPatientId(), encounter.getEncounterDatetime(),
				encounter.getEncounterId() == null ? 0 : encounter.getEncounterId(), most));
		return ids.stream().map(Context.getEncounterService()::getEncounter).map(this::content)
				.collect(Collectors.toList());
	}

	/**
	 * Returns the content with its start, end and duration completed from each other. Refuses text that the record could not
	 * hold.
	 */
	private ProgressNoteContent checked(ProgressNoteContent content, Visit visit) {
		ProgressNoteContent carried = RecordText.of(content);
		SessionTime time;
		try {
			time = SessionTime.of(content.getStart(), content.getEnd(), content.getMinutes());
		} catch (ContradictoryTimeException e) {
			throw new InvalidProgressNoteException(e.getMessageCode());
		}
		ProgressNoteContent timed = carried.toBuilder().start(time.getStart()).end(time.getEnd()).minutes(time.getMinutes())
				.build();
		// the day is calculated from a known start; east of the server, that day begins before the server's day
		boolean known = time.getStart() != null;
		requirePlausible(time.getStart(), time.getEnd(), known ? null : content.getSessionDay());
		if (time.getMinutes() != null && time.getMinutes() > Bound.SESSION_MINUTES.getMost()) {
			throw new InvalidProgressNoteException(Bound.SESSION_MINUTES.getMessageCode());
		}
		return timed.toBuilder()
				.sessionDay(known || content.getSessionDay() == null ? day(timed, visit) : content.getSessionDay())
				.build();
	}

	private Instant day(ProgressNoteContent timed, Visit visit) {
		Instant today = ClinicDay.start(clock.instant());
		if (timed.getStart() != null) {
			return ClinicDay.start(timed.dayOfStart(ZoneId.systemDefault()));
		}
		if (timed.getEnd() == null) {
			return SessionPlace.dayOf(visit, today);
		}
		Instant dayOfEnd = ClinicDay.start(timed.dayOfEnd(ZoneId.systemDefault()));
		// a day without a time is stored as its beginning, and the record accepts no future time
		return dayOfEnd.isAfter(today) ? today : dayOfEnd;
	}

	/**
	 * Refuses dates that no record can hold: the platform refuses an encounter in the future, and databases refuse the first
	 * thousand years.
	 */
	private void requirePlausible(Instant start, Instant end, Instant day) {
		Instant now = clock.instant();
		if (start != null && start.isAfter(now) || day != null && day.isAfter(now)) {
			throw new InvalidProgressNoteException("sessionnotes.error.progressNote.time.future");
		}
		for (Instant time : Arrays.asList(start, end, day)) {
			if (time != null && (time.isBefore(EARLIEST) || time.isAfter(now.plus(LATEST)))) {
				throw new InvalidProgressNoteException("sessionnotes.error.progressNote.time.outOfRange");
			}
		}
	}

	private static List<String> separated(String commaSeparated) {
		return Arrays.asList(StringUtils.split(commaSeparated, ", "));
	}

	private void permitting(SignedNoteLock.Permit permit, Runnable work) {
		try {
			signedNoteLock.permitting(permit, () -> {
				work.run();
				return null;
			});
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}
}
