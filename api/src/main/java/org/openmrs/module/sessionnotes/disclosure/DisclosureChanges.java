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

import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.disclosure.Approval;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.EmergencyReview;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Revocation;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.patientlife.UserRecords;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Performs the steps that can follow after a disclosure was made: approval, refusal, confirmation, revocation and
 * review.
 */
final class DisclosureChanges {

	private final StoreTransactions transactions;

	private final DisclosureStore store;

	private final KnownDisclosures known;

	private final DisclosurePermissions permissions;

	private final Reauthentication reauthentication;

	private final AccessLog accessLog;

	private final SinglePractitioner singlePractitioner;

	private final UserRecords users = new UserRecords();

	DisclosureChanges(StoreTransactions transactions, DisclosureStore store, KnownDisclosures known,
			DisclosurePermissions permissions, Reauthentication reauthentication, AccessLog accessLog,
			SinglePractitioner singlePractitioner) {
		this.transactions = transactions;
		this.store = store;
		this.known = known;
		this.permissions = permissions;
		this.reauthentication = reauthentication;
		this.accessLog = accessLog;
		this.singlePractitioner = singlePractitioner;
	}

	/** @see DisclosureService#confirm */
	Disclosure confirm(String uuid) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		reauthentication.require();
		Disclosure found = known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		boolean byMaker = request.getUserUuid().equals(found.getMadeBy());
		if (byMaker) {
			requireMayStillDisclose(found, request);
		} else {
			requireSecondPerson(uuid, request);
		}
		return step(uuid, request, byMaker ? AccessEventType.DISCLOSURE_CONFIRMED : AccessEventType.CONFIRMATION_APPROVED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.confirm(disclosure, request.getUserUuid(), now,
						permissions.mayApproveOrders()));
	}

	/** Checks that the user who confirms a disclosure would still be allowed to make that disclosure now. */
	private void requireMayStillDisclose(Disclosure disclosure, AccessRequest request) {
		permissions.refusing(request, () -> {
			boolean officer = disclosure.getMaker() == MakerRole.PRIVACY_OFFICER;
			// the custodian of an author who left may disclose the notes put into the custodian's care, but no notes added later
			boolean author = request.getUserUuid().equals(disclosure.getScope().getAuthorUuid());
			if (officer
					? !permissions.mayRecordOrders()
					: !author || !permissions.isPrivileged(SessionNotesPrivileges.DISCLOSE_PSYCHOTHERAPY_NOTES)) {
				throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
			}
			return null;
		});
	}

	/** @see DisclosureService#decide */
	Disclosure decide(String uuid, boolean granted, String reason) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		boolean may = permissions.refusing(request, () -> requireMayDecide(uuid));
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
					return DisclosureLifecycle.decide(disclosure,
							decision(request.getUserUuid(), now, granted, alone, reason),
							may);
				});
	}

	private static Approval decision(String by, long at, boolean granted, boolean alone, String reason) {
		if (!granted) {
			return Approval.refused(by, at, reason);
		}
		return alone ? Approval.alone(by, at) : new Approval(by, at, true);
	}

	/** @see DisclosureService#revoke */
	Disclosure revoke(String uuid, boolean byClient) {
		return revoke(uuid, byClient, null, null);
	}

	/** @see DisclosureService#revokeForClient */
	Disclosure revokeForClient(String uuid, Long receivedAt, String document) {
		Bounded.number("receivedOn", Bound.MOMENT, receivedAt);
		Bounded.text("document", Bound.EVIDENCE, document);
		return revoke(uuid, true, receivedAt, document);
	}

	private Disclosure revoke(String uuid, boolean byClient, Long receivedAt, String document) {
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		return step(uuid, request, AccessEventType.DISCLOSURE_REVOKED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.revoke(disclosure,
						new Revocation(request.getUserUuid(), now, byClient, receivedAt, document),
						permissions.mayRecordOrders()));
	}

	/**
	 * Checks that the user may decide on a disclosure. In an emergency, any available user who may approve orders,
	 * record orders or write psychotherapy notes may be the second person who decides.
	 */
	private boolean requireMayDecide(String uuid) {
		if (!permissions.mayApproveOrders() && !known.find(uuid).filter(permissions::mayDecideOn).isPresent()) {
			throw new NotAllowedException(ErrorCodes.MAY_NOT_DISCLOSE);
		}
		return true;
	}

	/**
	 * Checks whether the user decides alone on a disclosure, as the single practitioner of the clinic. A single
	 * practitioner may decide alone only on disclosures of the practitioner's own notes to an external recipient, a day
	 * after recording them: see DisclosureTerm.
	 */
	private boolean isAlone(String uuid, AccessRequest request) {
		Disclosure disclosure = known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		return SamePerson.isSame(request.getUserUuid(), disclosure.getMadeBy())
				&& SamePerson.isSame(request.getUserUuid(), disclosure.getScope().getAuthorUuid())
				&& transactions.withWriterOrApart(jdbc -> singlePractitioner.is(jdbc, request.getUserUuid()));
	}

	/**
	 * Checks that the user is neither the person who recorded the disclosure nor the recipient of the disclosure. One
	 * person may have several accounts, so a different account alone does not prove that the user is a second person.
	 */
	private void requireSecondPerson(String uuid, AccessRequest request) {
		Disclosure disclosure = known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		String against = refusalOfSecondPerson(disclosure, request.getUserUuid());
		if (against != null) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new InvalidRequestException(DisclosurePermissions.REFUSED, Collections.singletonList(against));
		}
	}

	/**
	 * @return the message code of the reason why the user is no second person; null if the user is a second person. The
	 *         check calls the platform, so it must not run within a transaction of the module.
	 */
	static String refusalOfSecondPerson(Disclosure disclosure, String userUuid) {
		String recipient = disclosure.getRecipient().getUserUuid();
		if (SamePerson.isSame(userUuid, disclosure.getMadeBy())) {
			return DisclosureLifecycle.SAME_PERSON;
		}
		return recipient != null && SamePerson.isSame(userUuid, recipient) ? DisclosureLifecycle.IS_RECIPIENT : null;
	}

	/** @see DisclosureService#review */
	Disclosure review(String uuid, boolean justified, String comment) {
		Bounded.text("comment", Bound.EVIDENCE, comment);
		AccessRequest request = permissions.requireThemselves(DisclosurePermissions.NO_PRIVILEGE);
		reauthentication.require();
		requireOtherThanReader(uuid, request);
		return step(uuid, request, AccessEventType.EMERGENCY_REVIEWED,
				(jdbc, disclosure, now) -> DisclosureLifecycle.review(disclosure,
						new EmergencyReview(request.getUserUuid(), now, justified, comment),
						permissions.mayRecordOrders() || permissions.mayApproveOrders()));
	}

	/** Prevents users from reviewing their own emergency reading, even from a different account of the same person. */
	private void requireOtherThanReader(String uuid, AccessRequest request) {
		Disclosure disclosure = known.find(uuid).orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
		if (SamePerson.isSame(request.getUserUuid(), disclosure.getMadeBy())) {
			accessLog.denied(request, DenialReason.NOT_ENTITLED, null);
			throw new InvalidRequestException(DisclosurePermissions.REFUSED,
					Collections.singletonList(DisclosureLifecycle.MAY_NOT_REVIEW));
		}
	}

	private Disclosure step(String uuid, AccessRequest request, AccessEventType type, Step step) {
		return permissions.refusing(request, () -> transactions.withWriterOrApart(jdbc -> {
			long now = System.currentTimeMillis();
			Disclosure disclosure = store.lock(jdbc, uuid).filter(found -> known.mayKnow(jdbc, found, request, now))
					.orElseThrow(() -> new NotFoundException(ErrorCodes.NO_SUCH_DISCLOSURE));
			if (!store.isLockedAsLogged(jdbc, disclosure)) {
				throw new TamperedException(ErrorCodes.BROKEN_DISCLOSURE);
			}
			Disclosure after = step.take(jdbc, disclosure, now);
			store.update(jdbc, after);
			store.record(jdbc, type, request, after);
			return after;
		}));
	}

	/** A step that changes a disclosure. */
	private interface Step {

		Disclosure take(JdbcOperations jdbc, Disclosure disclosure, long now);
	}
}
