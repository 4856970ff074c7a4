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

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Approval;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBuilder;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureCondition;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureContext;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.EmergencyReview;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.domain.disclosure.RefusedDisclosureException;
import org.openmrs.module.sessionnotes.domain.disclosure.Revocation;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteNotFoundException;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Implements {@link DisclosureService} on the store. The domain defines the rules: {@link DisclosureLifecycle}. */
public class DisclosureServiceImpl extends BaseOpenmrsService implements DisclosureService {

	private static final Logger log = LoggerFactory.getLogger(DisclosureServiceImpl.class);

	/** The privilege that every signed-in user has. */
	private static final String NO_PRIVILEGE = "";

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final NoteDoor door;

	private final CurrentRequest currentRequest;

	private final Reauthentication reauthentication;

	private final PasswordResetHolds passwordResetHolds;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final ExternalRecipientFiles files;

	private final SinglePractitioner singlePractitioner;

	private final TrainingSupervision supervision;

	private final UserRecords users = new UserRecords();

	public DisclosureServiceImpl(StoreTransactions transactions, DisclosureStore store, NoteDoor door,
			CurrentRequest currentRequest, Reauthentication reauthentication, PasswordResetHolds passwordResetHolds,
			AccessLog accessLog,
			ExternalRecipientFiles files, SettingsInForce settings) {
		this.singlePractitioner = new SinglePractitioner(settings);
		this.transactions = transactions;
		this.store = store;
		this.door = door;
		this.currentRequest = currentRequest;
		this.reauthentication = reauthentication;
		this.passwordResetHolds = passwordResetHolds;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.files = files;
		this.supervision = new TrainingSupervision(accessLog);
	}

	@Override
	public Disclosure make(NewDisclosure asked) {
		asked.requireBounds();
		if (asked.getUuid() != null && !UuidForm.holds(asked.getUuid())) {
			throw new InvalidDisclosureException("sessionnotes.error.invalidUuid");
		}
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		reauthentication.require();
		Optional<Disclosure> before = madeBefore(asked, request);
		if (before.isPresent()) {
			return before.get();
		}
		try {
			return make(asked, request);
		} catch (DataIntegrityViolationException e) {
			// the same request was sent twice at the same time, and both looked for the disclosure before either had stored it
			return madeBefore(asked, request).orElseThrow(() -> e);
		}
	}

	/** @throws DisclosureConflictException if another disclosure has that uuid */
	private Optional<Disclosure> madeBefore(NewDisclosure asked, AccessRequest request) {
		if (asked.getUuid() == null) {
			return Optional.empty();
		}
		return transactions.withWriterOrApart(jdbc -> {
			Optional<Disclosure> made = store.find(jdbc, asked.getUuid());
			if (made.isPresent()) {
				if (!request.getUserUuid().equals(made.get().getMadeBy()) || !asked.isFor(made.get())) {
					throw new DisclosureConflictException("sessionnotes.error.disclosure.uuidInUse");
				}
				store.requireAsLogged(jdbc, made.get());
			}
			return made;
		});
	}

	private Disclosure make(NewDisclosure asked, AccessRequest request) {
		long now = System.currentTimeMillis();
		long start = asked.getStart() == null ? now : asked.getStart();
		Long end = asked.endAfter(start);
		if (end == null) {
			throw new InvalidDisclosureException("sessionnotes.error.disclosure.endMissing");
		}
		NoteHeader own = ownNote(asked, request);
		DisclosureScope scope = scope(asked, own, request);
		Recipient recipient = recipient(asked);
		requireOtherPerson(recipient, request, scope, asked.getBasis());
		if (!recipient.isExternal()) {
			// from now on, a password set in any way is recognized as not the recipient's own
			passwordResetHolds.trustCurrentPassword(recipient.getUserUuid());
		}
		DisclosureBuilder disclosure = Disclosure.builder()
				.uuid(asked.getUuid() == null ? UUID.randomUUID().toString() : asked.getUuid()).scope(scope)
				.recipient(recipient).basis(asked.getBasis()).evidence(asked.getEvidence())
				.time(start, end).portion(asked.getPortion()).purpose(asked.getPurpose())
				.tellAuthorFrom(asked.getTellAuthorFrom());
		return refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
			RestrictedKind kind = own == null ? asked.getKind() : own.getKind();
			if (kind == null) {
				throw new BrokenDisclosureException();
			}
			Disclosure draft = disclosure.kind(kind).made(MakerRole.AUTHOR, request.getUserUuid(), now).build();
			List<Disclosure> custodies = store.custodiesOf(jdbc, draft, now);
			List<String> custodians = custodians(custodies);
			MakerRole maker = roleOf(request.getUserUuid(), draft, custodians);
			if (!currentRequest.isPrivileged(privilegeFor(maker))) {
				throw new MayNotDiscloseException();
			}
			boundByCustody(disclosure, request, scope, custodies);
			Disclosure made = DisclosureLifecycle.make(disclosure.made(maker, request.getUserUuid(), now).build(),
					new DisclosureContext(mayRecordOrders(), supervision.supervisorsOf(jdbc, scope.getAuthorUuid()),
							custodians,
							users.awaySince(jdbc, scope.getAuthorUuid()) != null, mayWriteNotes())
							.withLearners(supervision.supervisedBy(jdbc, scope.getAuthorUuid()),
									supervision.fellowsOf(jdbc, scope.getAuthorUuid())));
			store.insert(jdbc, made);
			record(jdbc, made.needsApproval() ? AccessEventType.ORDER_RECORDED : AccessEventType.DISCLOSED, request, made);
			return made;
		}));
	}

	private static List<String> custodians(List<Disclosure> custodies) {
		return custodies.stream().map(custody -> custody.getRecipient().getUserUuid()).collect(Collectors.toList());
	}

	/**
	 * Excludes notes that came to the patient after the custodian was named, if the custodian has the notes on only one
	 * patient.
	 */
	private static void boundByCustody(DisclosureBuilder disclosure, AccessRequest request, DisclosureScope scope,
			List<Disclosure> custodies) {
		List<Disclosure> own = custodies.stream().filter(custody -> custody.getRecipient().isUser(request.getUserUuid()))
				.collect(Collectors.toList());
		boolean all = own.isEmpty() || own.stream().anyMatch(custody -> custody.getBoundPatientUuid() == null);
		if (!all && !request.getUserUuid().equals(scope.getAuthorUuid())) {
			Disclosure latest = own.stream().max(Comparator.comparingLong(Disclosure::getBoundAt)).get();
			disclosure.bound(latest.getBoundPatientUuid(), latest.getBoundAt());
		}
	}

	@Override
	public Disclosure confirm(String uuid) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		reauthentication.require();
		Disclosure found = getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new);
		boolean byMaker = request.getUserUuid().equals(found.getMadeBy());
		if (byMaker) {
			requireMayStillDisclose(found, request);
		} else {
			requireSecondPerson(uuid, request);
		}
		return step(uuid, request, byMaker ? AccessEventType.DISCLOSURE_CONFIRMED : AccessEventType.CONFIRMATION_APPROVED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.confirm(disclosure, request.getUserUuid(), now,
						mayApproveOrders()));
	}

	/** Checks that the user who confirms a disclosure could still make it now. */
	private void requireMayStillDisclose(Disclosure disclosure, AccessRequest request) {
		refusing(request, () -> {
			boolean officer = disclosure.getMaker() == MakerRole.PRIVACY_OFFICER;
			// the custodian of an author who left may disclose the notes given to them, but no notes that were added later
			boolean author = request.getUserUuid().equals(disclosure.getScope().getAuthorUuid());
			if (officer
					? !mayRecordOrders()
					: !author || !currentRequest.isPrivileged(SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES)) {
				throw new MayNotDiscloseException();
			}
			return null;
		});
	}

	@Override
	public Disclosure decide(String uuid, boolean granted) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		boolean may = refusing(request, () -> requireMayDecide(uuid));
		reauthentication.require();
		boolean alone = granted && isAlone(uuid, request);
		if (!alone) {
			requireSecondPerson(uuid, request);
		}
		return step(uuid, request, granted ? AccessEventType.ORDER_APPROVED : AccessEventType.ORDER_REFUSED,
				(jdbc, disclosure, now) -> {
					if (granted && disclosure.needsAuthorAway()) {
						DisclosureLifecycle.requireAuthorAway(disclosure,
								users.awaySince(jdbc, disclosure.getScope().getAuthorUuid()));
					}
					return DisclosureLifecycle.decide(disclosure, alone
							? Approval.alone(request.getUserUuid(), now)
							: new Approval(request.getUserUuid(), now, granted), may);
				});
	}

	@Override
	public Disclosure revoke(String uuid, boolean byClient) {
		return revoke(uuid, byClient, null, null);
	}

	@Override
	public Disclosure revokeForClient(String uuid, Long receivedAt, String document) {
		Bounded.number("receivedOn", Bound.MOMENT, receivedAt);
		Bounded.text("document", Bound.EVIDENCE, document);
		return revoke(uuid, true, receivedAt, document);
	}

	private Disclosure revoke(String uuid, boolean byClient, Long receivedAt, String document) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		return step(uuid, request, AccessEventType.DISCLOSURE_REVOKED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.revoke(disclosure,
						new Revocation(request.getUserUuid(), now, byClient, receivedAt, document), mayRecordOrders()));
	}

	@Override
	public int getGivenOutSinceReceipt(String uuid) {
		Revocation revocation = getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new).getRevocation();
		if (revocation == null || revocation.getReceivedAt() == null) {
			return 0;
		}
		return transactions.withWriterOrApart(jdbc -> (int) StoredEvents.eventsOfDisclosure(jdbc, uuid).stream()
				.filter(event -> event.getNoteId() != null
						&& (event.getType() == AccessEventType.READ || event.getType() == AccessEventType.FILE_MADE))
				.filter(event -> event.getOccurredAt() >= revocation.getReceivedAt()
						&& event.getOccurredAt() <= revocation.getAt())
				.count());
	}

	/**
	 * Checks that the user may decide. In an emergency, any available user who records orders or writes such notes may be the
	 * second person.
	 */
	private boolean requireMayDecide(String uuid) {
		boolean emergency = !mayApproveOrders() && (mayRecordOrders() || mayWriteNotes())
				&& getDisclosure(uuid).filter(Disclosure::isEmergency).isPresent();
		if (!mayApproveOrders() && !emergency) {
			throw new MayNotDiscloseException();
		}
		return true;
	}

	/**
	 * Checks whether the user decides alone as the single practitioner. This applies only to their own notes, which they may
	 * give to any recipient that the law permits.
	 */
	private boolean isAlone(String uuid, AccessRequest request) {
		Disclosure disclosure = getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new);
		return SamePerson.isSame(request.getUserUuid(), disclosure.getMadeBy())
				&& SamePerson.isSame(request.getUserUuid(), disclosure.getScope().getAuthorUuid())
				&& transactions.withWriterOrApart(jdbc -> singlePractitioner.is(jdbc, request.getUserUuid()));
	}

	/**
	 * Requires a second person. A person may have several accounts, so another account of the recorder or the recipient does
	 * not count as one.
	 */
	private void requireSecondPerson(String uuid, AccessRequest request) {
		Disclosure disclosure = getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new);
		String recipient = disclosure.getRecipient().getUserUuid();
		String against = null;
		if (SamePerson.isSame(request.getUserUuid(), disclosure.getMadeBy())) {
			against = DisclosureLifecycle.SAME_PERSON;
		} else if (recipient != null && SamePerson.isSame(request.getUserUuid(), recipient)) {
			against = DisclosureLifecycle.IS_RECIPIENT;
		}
		if (against != null) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new InvalidDisclosureException(Collections.singletonList(against));
		}
	}

	@Override
	public Disclosure review(String uuid, boolean justified, String comment) {
		Bounded.text("comment", Bound.EVIDENCE, comment);
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		reauthentication.require();
		requireOtherThanReader(uuid, request);
		return step(uuid, request, AccessEventType.EMERGENCY_REVIEWED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.review(disclosure,
						new EmergencyReview(request.getUserUuid(), now, justified, comment),
						mayRecordOrders() || mayApproveOrders()));
	}

	/** Forbids reviewing one's own reading, even from another account of the same person. */
	private void requireOtherThanReader(String uuid, AccessRequest request) {
		Disclosure disclosure = getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new);
		if (SamePerson.isSame(request.getUserUuid(), disclosure.getMadeBy())) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new InvalidDisclosureException(Collections.singletonList(DisclosureLifecycle.MAY_NOT_REVIEW));
		}
	}

	@Override
	public List<Disclosure> getDisclosuresToReview(int startIndex, int limit) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		return refusing(request, () -> {
			if (!mayRecordOrders() && !mayApproveOrders()) {
				throw new MayNotDiscloseException();
			}
			return transactions.withWriterOrApart(jdbc -> store.toReview(jdbc).stream()
					.filter(found -> mayKnow(jdbc, found, request, System.currentTimeMillis())).skip(startIndex).limit(limit)
					.collect(Collectors.toList()));
		});
	}

	private Disclosure step(String uuid, AccessRequest request, AccessEventType type, Step step) {
		return refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
			long now = System.currentTimeMillis();
			Disclosure disclosure = store.lock(jdbc, uuid).filter(found -> mayKnow(jdbc, found, request, now))
					.orElseThrow(DisclosureNotFoundException::new);
			if (!store.isLockedAsLogged(jdbc, disclosure)) {
				throw new BrokenDisclosureException();
			}
			Disclosure after = step.take(jdbc, disclosure, now);
			store.update(jdbc, after);
			record(jdbc, type, request, after);
			return after;
		}));
	}

	private void record(JdbcOperations jdbc, AccessEventType type, AccessRequest request, Disclosure disclosure) {
		accessLog.record(jdbc, AccessLog.event(type, request).disclosure(disclosure.getUuid())
				.detail(disclosure.getBasis().name()).noteDigest(disclosure.getDigest()));
	}

	@Override
	public Optional<Disclosure> getDisclosure(String uuid) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		return transactions.withWriterOrApart(jdbc -> {
			// the summary comes first: the long content is opened only if the user may see it
			Optional<Disclosure> found = store.findBrief(jdbc, uuid)
					.filter(disclosure -> mayKnow(jdbc, disclosure, request, System.currentTimeMillis()))
					.flatMap(disclosure -> disclosure.isAbridged() ? store.find(jdbc, uuid) : Optional.of(disclosure));
			found.ifPresent(disclosure -> store.requireAsLogged(jdbc, disclosure));
			return found;
		});
	}

	@Override
	public List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		return transactions.withWriterOrApart(jdbc -> store.toldOfAuthor(jdbc, request.getUserUuid(),
				System.currentTimeMillis(), startIndex, limit));
	}

	@Override
	public List<Disclosure> getDisclosuresToMe(int startIndex, int limit) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		long now = System.currentTimeMillis();
		return transactions
				.withWriterOrApart(jdbc -> store.toUser(jdbc, request.getUserUuid(), 0, Integer.MAX_VALUE).stream()
						.filter(disclosure -> isKnownToRecipient(disclosure, now)).skip(startIndex).limit(limit)
						.collect(Collectors.toList()));
	}

	@Override
	public List<Disclosure> getDisclosures(int startIndex, int limit) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		return refusing(request, () -> {
			if (!mayRecordOrders() && !mayApproveOrders()) {
				throw new MayNotDiscloseException();
			}
			return transactions.withWriterOrApart(jdbc -> store.allBut(jdbc,
					users.accountsOfSamePerson(jdbc, request.getUserUuid()), startIndex, limit));
		});
	}

	@Override
	public List<NoteHeader> getDisclosedNotes(String uuid) {
		AccessRequest request = requireThemselves(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		Disclosure disclosure = transactions.withWriterOrApart(jdbc -> {
			Disclosure found = store.entitlements(jdbc, request.getUserUuid()).stream()
					.filter(each -> each.getUuid().equals(uuid)).findFirst().orElseThrow(DisclosureNotFoundException::new);
			store.requireAsLogged(jdbc, found);
			return found;
		});
		if (disclosure.asksForPassword()) {
			reauthentication.require();
		}
		return door.findCovered(disclosure);
	}

	@Override
	public DisclosedFile makeFile(String uuid) {
		AccessRequest request = requireThemselves(NO_PRIVILEGE);
		reauthentication.require();
		// looked up before the transaction: a service of the platform would end the transaction that is open on the connection
		DisclosureWording wording = files.wording();
		DisclosureNames names = PeoplesNames.of(getDisclosure(uuid).orElseThrow(DisclosureNotFoundException::new));
		ExternalRecipientFiles.Opened opened = refusing(request, () -> transactions
				.withWriterOrApart(jdbc -> files.open(jdbc, lockToMakeFile(jdbc, uuid, request), request)));
		boolean made = false;
		try {
			// the layout runs without a locked row and without an open transaction
			DisclosedFile file = files.layOut(opened, names, wording);
			refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
				files.record(jdbc, lockToMakeFile(jdbc, uuid, request), opened, file, request);
				return file;
			}));
			made = true;
			return file;
		} finally {
			if (!made) {
				recordNoFile(opened, request);
			}
		}
	}

	/** Locks the disclosure, so that only one of two simultaneous requests records that the file was made. */
	private Disclosure lockToMakeFile(JdbcOperations jdbc, String uuid, AccessRequest request) {
		Disclosure disclosure = store.lock(jdbc, uuid).filter(found -> found.getMadeBy().equals(request.getUserUuid()))
				.orElseThrow(DisclosureNotFoundException::new);
		store.requireAsLogged(jdbc, disclosure);
		requireMayStillMake(jdbc, disclosure, request, System.currentTimeMillis());
		return disclosure;
	}

	private void recordNoFile(ExternalRecipientFiles.Opened opened, AccessRequest request) {
		try {
			transactions.withWriterOrApart(jdbc -> {
				files.recordNone(jdbc, opened, request);
				return null;
			});
		} catch (RuntimeException e) {
			// the log still shows that a file was begun and that no file was made from it
			log.error("No file was made, and that could not be stored in the access log", e);
		}
	}

	private void requireMayStillMake(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request, long now) {
		if (!disclosure.getRecipient().isExternal() || disclosure.getGround() == null
				|| disclosure.getState(now) != DisclosureState.LIVE) {
			throw new DisclosureConflictException("sessionnotes.error.disclosure.noFile");
		}
		boolean may = disclosure.getMaker() == MakerRole.PRIVACY_OFFICER
				? mayRecordOrders()
				: request.getUserUuid().equals(disclosure.getScope().getAuthorUuid())
						|| store.isLeftStanding(jdbc, disclosure)
								&& custodians(store.custodiesOf(jdbc, disclosure, now)).contains(request.getUserUuid());
		if (!may) {
			throw new MayNotDiscloseException();
		}
	}

	private NoteHeader ownNote(NewDisclosure asked, AccessRequest request) {
		boolean others = asked.getAuthorUuid() != null && !asked.getAuthorUuid().equals(request.getUserUuid());
		return asked.getNoteUuid() == null || others
				? null
				: door.find(asked.getNoteUuid()).orElseThrow(NoteNotFoundException::new);
	}

	/**
	 * Determines the scope. Another user's notes are not looked up, so that recording an order does not reveal whether any
	 * exist.
	 */
	private DisclosureScope scope(NewDisclosure asked, NoteHeader own, AccessRequest request) {
		if (own != null) {
			return DisclosureScope.note(own.getAuthorUuid(), own.getPatientUuid(), own.getUuid());
		}
		String author = asked.getAuthorUuid() == null ? request.getUserUuid() : asked.getAuthorUuid();
		requireExisting(author, asked.getPatientUuid(), request);
		if (asked.getNoteUuid() != null) {
			if (asked.getPatientUuid() == null) {
				throw new InvalidDisclosureException("sessionnotes.error.unknown.patient");
			}
			return DisclosureScope.note(author, asked.getPatientUuid(), asked.getNoteUuid());
		}
		return asked.getPatientUuid() == null
				? DisclosureScope.notesOfAuthor(author)
				: DisclosureScope.notesOnPatient(author, asked.getPatientUuid(), asked.getFrom(), asked.getTo());
	}

	/**
	 * Checks that author and patient exist, because a typing error would bind no one and yet look effective. A patient who was
	 * purged may still have notes.
	 */
	private void requireExisting(String authorUuid, String patientUuid, AccessRequest request) {
		if (user(authorUuid) == null) {
			throw new InvalidDisclosureException("sessionnotes.error.unknown.author");
		}
		if (patientUuid == null || ProxyPrivileges.with(() -> Context.getPatientService().getPatientByUuid(patientUuid),
				PrivilegeConstants.GET_PATIENTS) != null) {
			return;
		}
		// only their author may learn whether there are notes on a purged patient
		boolean own = authorUuid.equals(request.getUserUuid()) && door.hasNotes(authorUuid, patientUuid);
		if (!own && !mayRecordOrders()) {
			throw new InvalidDisclosureException("sessionnotes.error.unknown.patient");
		}
	}

	private static Recipient recipient(NewDisclosure asked) {
		if (asked.getRecipientUserUuid() == null) {
			return Recipient.outside(asked.getRecipientName(), asked.getRecipientAddress());
		}
		User user = user(asked.getRecipientUserUuid());
		if (user == null || user.getRetired()) {
			throw new InvalidDisclosureException("sessionnotes.error.unknown.recipient");
		}
		return Recipient.user(user.getUuid(), ProxyPrivileges.with(user::getDisplayString, PrivilegeConstants.GET_USERS));
	}

	/** Forbids that the user who discloses, or the author of the notes, receives them through another account. */
	private void requireOtherPerson(Recipient recipient, AccessRequest request, DisclosureScope scope,
			DisclosureBasis basis) {
		if (recipient.isExternal()) {
			return;
		}
		String against = null;
		// in an emergency, when no one else can act in time, the user who asks is also the reader
		boolean emergency = basis.getMakers().contains(MakerRole.EMERGENCY)
				&& recipient.isUser(request.getUserUuid());
		if (!emergency && SamePerson.isSame(recipient.getUserUuid(), request.getUserUuid())) {
			against = DisclosureCondition.RECIPIENT_IS_MAKER.getMessageCode();
		} else if (SamePerson.isSame(recipient.getUserUuid(), scope.getAuthorUuid())) {
			against = DisclosureCondition.RECIPIENT_IS_AUTHOR.getMessageCode();
		}
		if (against != null) {
			throw new InvalidDisclosureException(Collections.singletonList(against));
		}
	}

	private static User user(String uuid) {
		return ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS);
	}

	/**
	 * Returns the role in which the user makes the disclosure. If the basis allows both roles, the author and the custodian act
	 * as the author.
	 */
	private static MakerRole roleOf(String userUuid, Disclosure draft, List<String> custodians) {
		boolean forAuthor = draft.getBasis().getMakers().contains(MakerRole.AUTHOR);
		boolean forOfficer = draft.getBasis().getMakers().contains(MakerRole.PRIVACY_OFFICER);
		boolean inPlaceOfAuthor = userUuid.equals(draft.getScope().getAuthorUuid()) || custodians.contains(userUuid);
		if (!inPlaceOfAuthor && draft.getBasis().getMakers().contains(MakerRole.EMERGENCY)
				&& draft.getRecipient().isUser(userUuid)) {
			return MakerRole.EMERGENCY;
		}
		return forAuthor && (inPlaceOfAuthor || !forOfficer) ? MakerRole.AUTHOR : MakerRole.PRIVACY_OFFICER;
	}

	private static String privilegeFor(MakerRole maker) {
		switch (maker) {
			case AUTHOR :
				return SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES;
			case EMERGENCY :
				return SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES;
			default :
				return SessionNotesPrivileges.RECORD_ORDERS;
		}
	}

	/**
	 * Checks whether the user may know of the disclosure. A user who may record or approve orders counts as an author with
	 * regard to their own notes, from whichever account they wrote them.
	 */
	private boolean mayKnow(JdbcOperations jdbc, Disclosure disclosure, AccessRequest request, long moment) {
		String user = request.getUserUuid();
		String author = disclosure.getScope().getAuthorUuid();
		return user.equals(author) && disclosure.isToldToAuthor(moment)
				|| user.equals(disclosure.getMadeBy())
				|| disclosure.getRecipient().isUser(user) && isKnownToRecipient(disclosure, moment)
				|| disclosure.isEmergency() && disclosure.getState(moment) == DisclosureState.PROPOSED && mayWriteNotes()
				|| (mayRecordOrders() || mayApproveOrders())
						&& !users.accountsOfSamePerson(jdbc, user).contains(author);
	}

	/** Checks whether the recipient may know of the disclosure. They never learn of one that was not approved. */
	private static boolean isKnownToRecipient(Disclosure disclosure, long moment) {
		return !disclosure.needsApproval()
				|| disclosure.getApproval() != null && disclosure.getState(moment) != DisclosureState.REFUSED;
	}

	private boolean mayRecordOrders() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.RECORD_ORDERS);
	}

	private boolean mayWriteNotes() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES);
	}

	private boolean mayApproveOrders() {
		return currentRequest.isPrivileged(SessionNotesPrivileges.APPROVE_ORDERS);
	}

	private AccessRequest requireThemselves(String privilege) {
		return themselves.require(privilege, MayNotDiscloseException::becauseOf);
	}

	/** Runs a step. If it is refused, records the attempt in the log and throws an error with the reasons. */
	private <T> T refusing(AccessRequest request, Supplier<T> step) {
		try {
			return step.get();
		} catch (RefusedDisclosureException e) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw e.getMessageCodes().stream().anyMatch(DisclosureLifecycle::isOfState)
					? new DisclosureConflictException(e.getMessageCodes())
					: new InvalidDisclosureException(e.getMessageCodes());
		} catch (MayNotDiscloseException e) {
			accessLog.denied(request, DenialReason.NO_PRIVILEGE, null);
			throw e;
		}
	}

	/** A step of a disclosure. */
	private interface Step {

		Disclosure take(JdbcOperations jdbc, Disclosure disclosure, long now);
	}
}
