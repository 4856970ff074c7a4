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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBuilder;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureContext;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NoteHeader;
import org.springframework.dao.DataIntegrityViolationException;

/** Makes a disclosure from a request. If the same request is sent twice, only one disclosure is made. */
final class DisclosureMaking {

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final DisclosureParties parties;

	private final TrainingSupervision supervision;

	private final DisclosurePermissions permissions;

	private final Reauthentication reauthentication;

	private final PasswordResetHolds passwordResetHolds;

	private final UserRecords users = new UserRecords();

	DisclosureMaking(StoreTransactions transactions, DisclosureStore store, DisclosureParties parties,
			TrainingSupervision supervision, DisclosurePermissions permissions, Reauthentication reauthentication,
			PasswordResetHolds passwordResetHolds) {
		this.transactions = transactions;
		this.store = store;
		this.parties = parties;
		this.supervision = supervision;
		this.permissions = permissions;
		this.reauthentication = reauthentication;
		this.passwordResetHolds = passwordResetHolds;
	}

	/** @see DisclosureService#make */
	Disclosure make(NewDisclosure asked) {
		asked.requireBounds();
		if (asked.getUuid() != null && !UuidForm.holds(asked.getUuid())) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid", Collections.emptyList());
		}
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		reauthentication.require();
		Optional<Disclosure> before = madeBefore(asked, request);
		if (before.isPresent()) {
			return before.get();
		}
		try {
			return make(asked, request);
		} catch (DataIntegrityViolationException e) {
			// two identical requests at the same time both looked for the disclosure before either request stored it
			return madeBefore(asked, request).orElseThrow(() -> e);
		}
	}

	/** @throws ConflictException if a different disclosure already has the requested uuid */
	private Optional<Disclosure> madeBefore(NewDisclosure asked, AccessRequest request) {
		if (asked.getUuid() == null) {
			return Optional.empty();
		}
		return transactions.withWriterOrApart(jdbc -> {
			Optional<Disclosure> made = store.find(jdbc, asked.getUuid());
			if (made.isPresent()) {
				if (!request.getUserUuid().equals(made.get().getMadeBy()) || !asked.isFor(made.get())) {
					throw new ConflictException("sessionnotes.error.disclosure.uuidInUse", Collections.emptyList());
				}
				store.requireAsLogged(jdbc, made.get());
			}
			return made;
		});
	}

	private Disclosure make(NewDisclosure asked, AccessRequest request) {
		long now = System.currentTimeMillis();
		long start = asked.getStart() == null ? now : asked.getStart();
		Long end = asked.endAfter(start, MakerRole.AUTHOR);
		if (end == null) {
			throw new InvalidRequestException("sessionnotes.error.disclosure.endMissing", Collections.emptyList());
		}
		NoteHeader own = parties.ownNote(asked, request);
		DisclosureScope scope = parties.scope(asked, own, request);
		Recipient recipient = DisclosureParties.recipient(asked);
		DisclosureParties.requireOtherPerson(recipient, request, scope, asked.getBasis());
		if (!recipient.isExternal()) {
			// from now on, a password that someone else sets in any way is recognized as not the recipient's own
			passwordResetHolds.trustCurrentPassword(recipient.getUserUuid());
		}
		DisclosureBuilder disclosure = Disclosure.builder()
				.uuid(asked.getUuid() == null ? UUID.randomUUID().toString() : asked.getUuid()).scope(scope)
				.recipient(recipient).basis(asked.getBasis()).evidence(asked.getEvidence())
				.time(start, end).portion(asked.getPortion()).purpose(asked.getPurpose())
				.tellAuthorFrom(asked.getTellAuthorFrom());
		return permissions.refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
			RestrictedKind kind = own == null ? asked.getKind() : own.getKind();
			if (kind == null) {
				throw new TamperedException(ErrorCodes.BROKEN_DISCLOSURE);
			}
			Disclosure draft = disclosure.kind(kind).made(MakerRole.AUTHOR, request.getUserUuid(), now).build();
			Custodies custodies = new Custodies(store.custodiesOf(jdbc, draft, now));
			List<String> custodians = custodies.custodians();
			MakerRole maker = roleOf(request.getUserUuid(), draft, custodians);
			if (!permissions.isPrivileged(privilegeFor(maker))) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			custodies.bind(disclosure, request, scope);
			Disclosure made = DisclosureLifecycle.make(
					disclosure.made(maker, request.getUserUuid(), now).time(start, asked.endAfter(start, maker)).build(),
					new DisclosureContext(permissions.mayRecordOrders(),
							supervision.supervisorsOf(jdbc, scope.getAuthorUuid()), custodians,
							users.awaySince(jdbc, scope.getAuthorUuid()) != null, permissions.mayWriteNotes())
							.withLearners(supervision.supervisedBy(jdbc, scope.getAuthorUuid()),
									supervision.fellowsOf(jdbc, scope.getAuthorUuid())));
			store.insert(jdbc, made);
			store.record(jdbc, made.needsApproval() ? AccessEventType.ORDER_RECORDED : AccessEventType.DISCLOSED, request,
					made);
			return made;
		}));
	}

	/**
	 * Returns the role in which the user makes the disclosure. On some bases, both an author and a privacy officer may
	 * make a disclosure. On such a basis, the author of the notes or a custodian makes the disclosure in the author's
	 * role.
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

	/** Returns the privilege that a user needs to make disclosures in the given role. */
	static String privilegeFor(MakerRole maker) {
		switch (maker) {
			case AUTHOR :
				return SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES;
			case EMERGENCY :
				return SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES;
			default :
				return SessionNotesPrivileges.RECORD_ORDERS;
		}
	}
}
