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

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Revocation;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteDoor;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;

/**
 * Implements {@link DisclosureService} on the sealed store. This class looks up disclosures for users, and delegates
 * each step of a disclosure to a separate class. {@link DisclosureLifecycle} defines the rules for the steps of a
 * disclosure.
 */
public class DisclosureServiceImpl extends BaseOpenmrsService implements DisclosureService {

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final NoteDoor door;

	private final Reauthentication reauthentication;

	private final DisclosurePermissions permissions;

	private final KnownDisclosures known;

	private final DisclosureMaking making;

	private final DisclosureChanges changes;

	private final ExternalFileMaking fileMaking;

	private final UserRecords users = new UserRecords();

	public DisclosureServiceImpl(StoreTransactions transactions, DisclosureStore store, NoteDoor door,
			CurrentRequest currentRequest, Reauthentication reauthentication, PasswordResetHolds passwordResetHolds,
			AccessLog accessLog, ExternalRecipientFiles files, SettingsInForce settings) {
		this.transactions = transactions;
		this.store = store;
		this.door = door;
		this.reauthentication = reauthentication;
		this.permissions = new DisclosurePermissions(currentRequest, accessLog);
		this.known = new KnownDisclosures(transactions, store, permissions);
		this.making = new DisclosureMaking(transactions, store, new DisclosureParties(door, permissions),
				new TrainingSupervision(accessLog), permissions, reauthentication, passwordResetHolds);
		this.changes = new DisclosureChanges(transactions, store, known, permissions, reauthentication, accessLog,
				new SinglePractitioner(settings));
		this.fileMaking = new ExternalFileMaking(transactions, store, known, permissions, reauthentication, files);
	}

	@Override
	public Disclosure make(NewDisclosure asked) {
		return making.make(asked);
	}

	@Override
	public Disclosure confirm(String uuid) {
		return changes.confirm(uuid);
	}

	@Override
	public Disclosure decide(String uuid, boolean granted) {
		return changes.decide(uuid, granted, null);
	}

	@Override
	public Disclosure refuse(String uuid, String reason) {
		return changes.decide(uuid, false, Bounded.text("reason", Bound.WORDS, reason));
	}

	@Override
	public Disclosure revoke(String uuid, boolean byClient) {
		return changes.revoke(uuid, byClient);
	}

	@Override
	public Disclosure revokeForClient(String uuid, Long receivedAt, String document) {
		return changes.revokeForClient(uuid, receivedAt, document);
	}

	@Override
	public Disclosure review(String uuid, boolean justified, String comment) {
		return changes.review(uuid, justified, comment);
	}

	@Override
	public DisclosedFile makeFile(String uuid) {
		return fileMaking.makeFile(uuid);
	}

	@Override
	public Optional<Disclosure> getDisclosure(String uuid) {
		return known.find(uuid);
	}

	@Override
	public int getGivenOutSinceReceipt(String uuid) {
		Revocation revocation = known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE))
				.getRevocation();
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

	@Override
	public List<Disclosure> getDisclosuresToReview(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return permissions.refusing(request, () -> {
			if (!permissions.mayRecordOrders() && !permissions.mayApproveOrders()) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			return transactions.withWriterOrApart(jdbc -> store.toReview(jdbc).stream()
					.filter(found -> known.mayKnow(jdbc, found, request, System.currentTimeMillis()))
					.skip(startIndex).limit(limit)
					.collect(Collectors.toList()));
		});
	}

	@Override
	public List<Disclosure> getDisclosuresOfMyNotes(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return transactions.withWriterOrApart(jdbc -> store.toldOfAuthor(jdbc, request.getUserUuid(),
				System.currentTimeMillis(), startIndex, limit));
	}

	@Override
	public List<Disclosure> getDisclosuresMadeByMe(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return transactions
				.withWriterOrApart(jdbc -> store.madeBy(jdbc, request.getUserUuid(), startIndex, limit));
	}

	@Override
	public Map<String, DisclosureUse> getUses(List<Disclosure> disclosures) {
		String user = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE).getUserUuid();
		long now = System.currentTimeMillis();
		Set<String> own = disclosures.stream()
				.filter(each -> each.getScope().getAuthorUuid().equals(user) && each.isToldToAuthor(now))
				.map(Disclosure::getUuid).collect(Collectors.toSet());
		Map<String, List<AccessEvent>> events = transactions
				.withWriterOrApart(jdbc -> StoredEvents.eventsOfDisclosures(jdbc, own)).stream()
				.collect(Collectors.groupingBy(AccessEvent::getDisclosureUuid));
		return own.stream().collect(Collectors.toMap(Function.identity(),
				uuid -> useOf(events.getOrDefault(uuid, Collections.emptyList()))));
	}

	private static DisclosureUse useOf(List<AccessEvent> events) {
		Set<String> notAnswered = events.stream().filter(event -> event.getType() == AccessEventType.READ_NOT_ANSWERED)
				.map(AccessEvent::getDetail).collect(Collectors.toSet());
		List<AccessEvent> readings = events.stream().filter(event -> event.getNoteId() != null)
				.filter(event -> event.getType() == AccessEventType.READ && !notAnswered.contains(event.getUuid()))
				.collect(Collectors.toList());
		Long fileMadeAt = events.stream().filter(event -> event.getType() == AccessEventType.FILE_MADE)
				.map(AccessEvent::getOccurredAt).min(Long::compare).orElse(null);
		return new DisclosureUse(readings.size(),
				readings.stream().map(AccessEvent::getOccurredAt).max(Long::compare).orElse(null), fileMadeAt);
	}

	@Override
	public Set<MakerRole> getRoles() {
		permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return Arrays.stream(MakerRole.values())
				.filter(role -> permissions.isPrivileged(DisclosureMaking.privilegeFor(role)))
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(MakerRole.class)));
	}

	@Override
	public List<Disclosure> getDisclosuresToMe(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		long now = System.currentTimeMillis();
		return transactions
				.withWriterOrApart(jdbc -> store.toUser(jdbc, request.getUserUuid(), 0, Integer.MAX_VALUE).stream()
						.filter(disclosure -> KnownDisclosures.isKnownToRecipient(disclosure, now))
						.skip(startIndex).limit(limit)
						.collect(Collectors.toList()));
	}

	@Override
	public List<Disclosure> getDisclosures(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return permissions.refusing(request, () -> {
			if (!permissions.mayRecordOrders() && !permissions.mayApproveOrders()) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			return transactions.withWriterOrApart(jdbc -> store.allBut(jdbc,
					users.accountsOfSamePerson(jdbc, request.getUserUuid()), startIndex, limit));
		});
	}

	@Override
	public List<NoteHeader> getDisclosedNotes(String uuid) {
		AccessRequest request = permissions.requireThemselves(SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES);
		Disclosure disclosure = transactions.withWriterOrApart(jdbc -> {
			Disclosure found = store.entitlements(jdbc, request.getUserUuid()).stream()
					.filter(each -> each.getUuid().equals(uuid)).findFirst()
					.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
			store.requireAsLogged(jdbc, found);
			return found;
		});
		if (disclosure.asksForPassword()) {
			reauthentication.require();
		}
		return door.findCovered(disclosure);
	}
}
