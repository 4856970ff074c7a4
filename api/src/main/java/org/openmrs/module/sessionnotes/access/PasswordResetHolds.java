/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.PasswordHold;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Records for each user whether the user or someone else has set the user's password, see {@link PasswordHold}. Every
 * password change of every user is recorded, because an account without privileges may get roles, notes or disclosures
 * right after a password change.
 * <p>
 * {@link PasswordAdvice} reports each password change that is made through the platform's user service. A password can
 * also be changed by plain SQL, by a different module, on a server without this module, or while this module is
 * stopped. To detect a password change that was not reported, each request for a note compares the password with a seal
 * over the last known password. A password that does not match the seal counts as set by someone else. The seal also
 * covers the stored row about the user's password. The row about the password must exist for every user who has notes.
 * <p>
 * The password that a user has at the user's first request for notes counts as the user's own. The person who created
 * an account knows its first password, and can sign in with that password until the user changes it. Users should
 * therefore change their password before they write their first note.
 */
public class PasswordResetHolds {

	private static final Logger log = LoggerFactory.getLogger(PasswordResetHolds.class);

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final AccessLog accessLog;

	private final SignIns signIns;

	private final SettingsInForce settings;

	private final LongSupplier clock;

	public PasswordResetHolds(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog,
			SignIns signIns,
			SettingsInForce settings) {
		this(transactions, keysetProvider, accessLog, signIns, settings, System::currentTimeMillis);
	}

	PasswordResetHolds(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog, SignIns signIns,
			SettingsInForce settings, LongSupplier clock) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.accessLog = accessLog;
		this.signIns = signIns;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * @param userUuid a user who has signed in personally and asks for notes
	 * @return true if the notes are closed to the user because of the password. While there is no keyset, the result is
	 *         false, because no note can be opened without a keyset.
	 */
	boolean isHeld(String userUuid) {
		if (!keysetProvider.findKeyset().isPresent()) {
			return false;
		}
		signedIn();
		return upToDate(userUuid).map(hold -> hold.isClosed(clock.getAsLong())).orElse(true);
	}

	/**
	 * Begins the waiting time if the user signed in to this session with a password that the user has chosen. This
	 * method runs with the first request after a sign-in, because the network address is not known during the sign-in.
	 * In addition, an error in this method must not make a sign-in fail.
	 */
	public void signedIn() {
		String userUuid = signIns.takeNewSignIn();
		if (userUuid == null) {
			return;
		}
		try {
			PasswordRecord record = find(userUuid).orElse(null);
			if (record != null && record.getHold() != null && record.getHold().awaitsSignIn()
					&& record.isIntact(keysetProvider.getKeyset())) {
				save(record.getHold().signedIn(clock.getAsLong(), waitingHours()), record,
						event(AccessEventType.PASSWORD_CONFIRMED, userUuid).by(userUuid, userUuid)
								.from(RequestOrigin.address()));
			}
		} catch (RuntimeException e) {
			log.error("The sign-in of user {} could not be stored: their psychotherapy notes stay closed", userUuid, e);
		}
	}

	/**
	 * Runs before the platform's service changes a password. Detects whether an earlier password change bypassed the
	 * service, because afterwards the new password would hide the earlier change.
	 */
	void beforeChange(User user) {
		upToDate(user.getUuid());
	}

	/**
	 * Records a password change. Runs after the platform's service has changed the password, in the same transaction as
	 * the change.
	 *
	 * @param byLink true if the password was changed through a link that the platform had sent to the user and has
	 *         checked
	 */
	void changed(User user, boolean byLink) {
		PasswordRecord record = find(user.getUuid()).orElse(null);
		if (record == null || record.getHold() != null && record.isIntact(keysetProvider.getKeyset())) {
			// one method of the service calls another method, and this password change was already recorded
			return;
		}
		if (isSignedInAs(user)) {
			// the session's sign-in used the previous password
			signIns.takeNewSignIn();
			PasswordHold before = record.getHold() == null
					? PasswordHold.own(user.getUuid(), clock.getAsLong())
					: record.getHold();
			transactions.withWriterOrApart(
					jdbc -> PasswordRecords.save(jdbc, before.changedByUser(), record, keysetProvider.getKeyset()));
			return;
		}
		User byUser = Context.getAuthenticatedUser();
		String signedIn = byUser == null || Daemon.isDaemonThread() ? null : signIns.getSignedInUserUuid();
		String by = signedIn != null || byUser == null ? signedIn : byUser.getUuid();
		PasswordHold held = by == null && byLink
				? PasswordHold.setByLink(user.getUuid(), clock.getAsLong(), waitingHours())
				: PasswordHold.setByOther(user.getUuid(), by, clock.getAsLong(), waitingHours());
		save(held, record, event(AccessEventType.PASSWORD_HELD, user.getUuid())
				.by(byUser == null ? null : byUser.getUuid(), signedIn).from(RequestOrigin.address()));
	}

	/** @return the current state of a user's password; empty if nothing is recorded about that password */
	Optional<PasswordHold> of(String userUuid) {
		return find(userUuid).filter(record -> record.getHold() != null)
				.map(record -> record.isIntact(keysetProvider.getKeyset())
						? record.getHold()
						: PasswordHold.setByOther(userUuid, null, record.getHold().getSince(), waitingHours()));
	}

	/** @return the password states of the users who cannot open their notes now */
	List<PasswordHold> closed() {
		return transactions.reading(PasswordRecords::users).stream().map(userUuid -> of(userUuid).orElse(null))
				.filter(Objects::nonNull).filter(hold -> hold.isClosed(clock.getAsLong())).collect(Collectors.toList());
	}

	/** @return true if this call ended a waiting time that was running */
	boolean lift(PasswordHold hold, AccessEvent.Builder event) {
		PasswordRecord record = find(hold.getUserUuid()).orElse(null);
		// the state must still be the state on which the reviewer decided: someone may have set the password again meanwhile
		if (record == null || record.getHold() == null || record.getHold().getSince() != hold.getSince()
				|| record.getHold().getState() != hold.getState() || !hold.isWaiting(clock.getAsLong())
				|| !record.isIntact(keysetProvider.getKeyset())) {
			return false;
		}
		save(hold.lifted(clock.getAsLong()), record, event.detail(hold.getUserUuid()));
		return true;
	}

	/**
	 * If no password has been recorded yet when the module starts, records for every user of the stored notes that the
	 * current password counts as the user's own.
	 */
	public void trustCurrentPassword() {
		if (transactions.reading(PasswordRecords::users).isEmpty()) {
			for (String user : transactions.reading(PasswordRecords::usersOfNotes)) {
				find(user).ifPresent(record -> takeAsOwn(user, record));
			}
		}
	}

	/**
	 * Records that a user's current password counts as the user's own, if nothing is recorded about the password yet.
	 * This method runs before notes that a user did not write through this module are stored in the user's name.
	 */
	public void trustCurrentPassword(String userUuid) {
		find(userUuid).filter(record -> record.getHold() == null && !wasRecorded(userUuid))
				.ifPresent(record -> takeAsOwn(userUuid, record));
	}

	private Optional<PasswordHold> upToDate(String userUuid) {
		return find(userUuid).map(record -> {
			if (record.getHold() == null && !wasRecorded(userUuid)) {
				return takeAsOwn(userUuid, record);
			}
			PasswordRecord newest = record.getHold() == null ? committed(userUuid, record) : record;
			return newest.getHold() != null && newest.isIntact(keysetProvider.getKeyset())
					? newest.getHold()
					: unseenChange(userUuid, newest);
		});
	}

	private PasswordHold takeAsOwn(String userUuid, PasswordRecord record) {
		PasswordHold own = PasswordHold.own(userUuid, clock.getAsLong());
		try {
			transactions.apart(jdbc -> PasswordRecords.save(jdbc, own, record, keysetProvider.getKeyset()));
		} catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
			log.debug("Another request of this user stored it in the same moment", e);
		}
		return own;
	}

	/**
	 * Records that an unknown person has changed a password from an unknown address. The user's existing notes are
	 * closed even if the record of the password change cannot be stored. The user can still write new notes.
	 */
	private PasswordHold unseenChange(String userUuid, PasswordRecord record) {
		PasswordHold held = PasswordHold.setByOther(userUuid, null, clock.getAsLong(), waitingHours());
		log.warn("The password of user {} was set by a way that this module has not seen: their psychotherapy notes are "
				+ "closed to them", userUuid);
		try {
			save(held, record, event(AccessEventType.PASSWORD_HELD, userUuid));
		} catch (RuntimeException e) {
			log.error("That it was set could not be stored", e);
		}
		return held;
	}

	/** @return true if the current session belongs to this user and this user personally signed in to the session */
	boolean isSignedInAs(User user) {
		User current = Context.getAuthenticatedUser();
		return current != null && !Daemon.isDaemonThread() && user.getUuid().equals(current.getUuid())
				&& user.getUuid().equals(signIns.getSignedInUserUuid());
	}

	private AccessEvent.Builder event(AccessEventType type, String userUuid) {
		return AccessEvent.builder(type).at(clock.getAsLong()).detail(userUuid);
	}

	private Optional<PasswordRecord> find(String userUuid) {
		return transactions.reading(jdbc -> PasswordRecords.find(jdbc, userUuid));
	}

	/**
	 * Reads the latest committed record about the user's password. A different transaction may have stored the record
	 * together with the user's first note, and the current transaction may see only the note.
	 */
	private PasswordRecord committed(String userUuid, PasswordRecord seen) {
		return transactions.withWriterOrApart(jdbc -> PasswordRecords.asCommitted(jdbc, userUuid, seen)).orElse(seen);
	}

	private boolean wasRecorded(String userUuid) {
		return transactions.reading(jdbc -> PasswordRecords.wasRecorded(jdbc, userUuid));
	}

	private void save(PasswordHold hold, PasswordRecord record, AccessEvent.Builder event) {
		transactions.withWriterOrApart(jdbc -> {
			accessLog.record(jdbc, event);
			return PasswordRecords.save(jdbc, hold, record, keysetProvider.getKeyset());
		});
	}

	private int waitingHours() {
		return transactions.reading(jdbc -> settings.number(jdbc, Safeguard.PASSWORD_HOLD_HOURS));
	}
}
