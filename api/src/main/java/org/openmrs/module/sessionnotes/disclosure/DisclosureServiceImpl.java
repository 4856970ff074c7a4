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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureStage;
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
import org.springframework.jdbc.core.JdbcOperations;

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

	private final DisclosureLists lists;

	private final DisclosureUses uses;

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
		this.lists = new DisclosureLists(store);
		this.uses = new DisclosureUses(transactions, store, door);
		this.known = new KnownDisclosures(transactions, store, permissions);
		this.making = new DisclosureMaking(transactions, store, new DisclosureParties(door, permissions),
				new TrainingSupervision(accessLog), permissions, reauthentication, passwordResetHolds);
		this.changes = new DisclosureChanges(transactions, store, known, permissions, reauthentication, accessLog,
				new SinglePractitioner(settings));
		this.fileMaking = new ExternalFileMaking(transactions, store, known, permissions, reauthentication, files, door);
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
		return getDisclosuresOfMyNotes(null, startIndex, limit);
	}

	@Override
	public List<Disclosure> getDisclosuresOfMyNotes(DisclosureStage stage, int startIndex, int limit) {
		return listed((jdbc, user, page) -> lists.toldOfAuthor(jdbc, user, page),
				new DisclosurePage(stage, startIndex, limit));
	}

	@Override
	public List<Disclosure> getDisclosuresMadeByMe(int startIndex, int limit) {
		return getDisclosuresMadeByMe(null, startIndex, limit);
	}

	@Override
	public List<Disclosure> getDisclosuresMadeByMe(DisclosureStage stage, int startIndex, int limit) {
		return listed((jdbc, user, page) -> lists.madeBy(jdbc, user, page), new DisclosurePage(stage, startIndex, limit));
	}

	@Override
	public List<Disclosure> getDisclosuresMadeForOthers(DisclosureStage stage, int startIndex, int limit) {
		return listed((jdbc, user, page) -> lists.madeOfOthers(jdbc, user, page),
				new DisclosurePage(stage, startIndex, limit));
	}

	private List<Disclosure> listed(Listing listing, DisclosurePage page) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return transactions.withWriterOrApart(jdbc -> listing.of(jdbc, request.getUserUuid(), page));
	}

	@Override
	public List<Disclosure> getEmergenciesToDecide(int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return permissions.refusing(request, () -> {
			if (!permissions.mayDecideOnEmergencies()) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			List<Disclosure> proposed = transactions.withWriterOrApart(jdbc -> lists.proposedEmergencies(jdbc).stream()
					.filter(each -> known.mayKnow(jdbc, each, request, System.currentTimeMillis()))
					.collect(Collectors.toList()));
			// outside of the transaction, because the platform looks up the people
			return proposed.stream().filter(permissions::mayDecideOn)
					.filter(each -> DisclosureChanges.refusalOfSecondPerson(each, request.getUserUuid()) == null)
					.skip(startIndex).limit(limit).collect(Collectors.toList());
		});
	}

	@Override
	public Map<String, DisclosureUse> getUses(List<Disclosure> disclosures) {
		return uses.of(disclosures,
				permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE).getUserUuid());
	}

	@Override
	public Optional<List<NoteUse>> getNotesRead(String uuid) {
		String user = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE).getUserUuid();
		return known.find(uuid).flatMap(disclosure -> uses.notesRead(disclosure, user));
	}

	@Override
	public FilePreview previewFile(String uuid, int startIndex, int limit) {
		return fileMaking.preview(uuid, startIndex, limit);
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
		return getDisclosuresToMe(null, startIndex, limit);
	}

	@Override
	public List<Disclosure> getDisclosuresToMe(DisclosureStage stage, int startIndex, int limit) {
		return listed((jdbc, user, page) -> lists.toUser(jdbc, user, page), new DisclosurePage(stage, startIndex, limit));
	}

	@Override
	public List<Disclosure> getDisclosures(int startIndex, int limit) {
		return getDisclosures(null, startIndex, limit);
	}

	@Override
	public List<Disclosure> getDisclosures(DisclosureStage stage, int startIndex, int limit) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return permissions.refusing(request, () -> {
			if (!permissions.mayRecordOrders() && !permissions.mayApproveOrders()) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			return transactions.withWriterOrApart(jdbc -> lists.allBut(jdbc,
					users.accountsOfSamePerson(jdbc, request.getUserUuid()),
					new DisclosurePage(stage, startIndex, limit)));
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

	/** Lists disclosures that concern a user. */
	private interface Listing {

		List<Disclosure> of(JdbcOperations jdbc, String userUuid, DisclosurePage page);
	}
}
