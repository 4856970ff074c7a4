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
import org.openmrs.module.sessionnotes.keys.KeysetUnavailableException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Tracks for each password whether the user or someone else has set it, see {@link PasswordHold}. Every change of every user
 * counts. Even an account that may do nothing while its password is set may get roles, notes or disclosures right afterwards.
 * <p>
 * {@link PasswordAdvice} reports each change that goes through the platform's service. Other changes can come from plain SQL,
 * another module's code, a server without this module, or a time when the module was stopped. To find these, each request for a
 * note compares the password with a seal over the last known one. An unknown password counts as set by someone else. The seal
 * also covers the stored row, and the row must exist for every user who has notes.
 * <p>
 * The password that a user has when they first ask for notes counts as their own. Until the user changes it, the person who
 * created the account and knows that first password can sign in with it. Users should therefore change it before they write
 * their first note.
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
	 * @param userUuid a user who has signed in as themselves and asks for notes
	 * @return true if the notes are closed to them; false while there is no keyset, because no note can be opened then anyway
	 */
	boolean isHeld(String userUuid) {
		try {
			keysetProvider.getKeyset();
		} catch (KeysetUnavailableException e) {
			return false;
		}
		signedIn();
		return upToDate(userUuid).map(hold -> hold.isClosed(clock.getAsLong())).orElse(true);
	}

	/**
	 * Begins the waiting time if this session began with a sign-in by the password that the user has chosen. It runs with the
	 * first request after a sign-in. During the sign-in itself the address is not known yet, and this method must not make a
	 * sign-in fail.
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
	 * Runs before the platform's service changes a password. It detects an earlier change that bypassed the service before the
	 * new change hides it.
	 */
	void beforeChange(User user) {
		upToDate(user.getUuid());
	}

	/**
	 * Runs after the platform's service has changed a password, in the same transaction.
	 *
	 * @param byLink true if the platform checked that the change used a link that it had sent to the user
	 */
	void changed(User user, boolean byLink) {
		PasswordRecord record = find(user.getUuid()).orElse(null);
		if (record == null || record.getHold() != null && record.isIntact(keysetProvider.getKeyset())) {
			// one method of the service calls another, and this change was already recorded
			return;
		}
		if (isSignedInAs(user)) {
			// that sign-in used the previous password
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

	/** @return the state of a user's password now; empty if nothing is recorded about the user */
	Optional<PasswordHold> of(String userUuid) {
		return find(userUuid).filter(record -> record.getHold() != null)
				.map(record -> record.isIntact(keysetProvider.getKeyset())
						? record.getHold()
						: PasswordHold.setByOther(userUuid, null, record.getHold().getSince(), waitingHours()));
	}

	/** @return the users whose notes are closed to them now */
	List<PasswordHold> closed() {
		return transactions.reading(PasswordRecords::users).stream().map(userUuid -> of(userUuid).orElse(null))
				.filter(Objects::nonNull).filter(hold -> hold.isClosed(clock.getAsLong())).collect(Collectors.toList());
	}

	/** @return true if a waiting time was running and has been ended */
	boolean lift(PasswordHold hold, AccessEvent.Builder event) {
		PasswordRecord record = find(hold.getUserUuid()).orElse(null);
		// the state must be the one decided on: someone may have set the password again in the meantime
		if (record == null || record.getHold() == null || record.getHold().getSince() != hold.getSince()
				|| record.getHold().getState() != hold.getState() || !hold.isWaiting(clock.getAsLong())
				|| !record.isIntact(keysetProvider.getKeyset())) {
			return false;
		}
		save(hold.lifted(clock.getAsLong()), record, event.detail(hold.getUserUuid()));
		return true;
	}

	/**
	 * Takes the passwords of all existing authors as their own. It acts when the module starts and no password has been
	 * recorded yet.
	 */
	public void trustCurrentPassword() {
		if (transactions.reading(PasswordRecords::users).isEmpty()) {
			for (String author : transactions.reading(PasswordRecords::authors)) {
				find(author).ifPresent(record -> takeAsOwn(author, record));
			}
		}
	}

	/**
	 * Takes a user's password as their own if nothing is recorded about it yet. It runs before notes are stored in the name of
	 * a user who did not write them through this module.
	 */
	public void trustCurrentPassword(String userUuid) {
		find(userUuid).filter(record -> record.getHold() == null && !isAuthor(userUuid))
				.ifPresent(record -> takeAsOwn(userUuid, record));
	}

	private Optional<PasswordHold> upToDate(String userUuid) {
		return find(userUuid).map(record -> {
			if (record.getHold() == null && !isAuthor(userUuid)) {
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
	 * Records a change by an unknown person from an unknown address. If the record cannot be stored, the notes are closed too,
	 * but writing continues.
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

	/** @return true if the current session belongs to this user, who signed in to it themselves */
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
	 * Reads the record as committed. Another transaction may have stored the user's first note together with the record, while
	 * the current transaction sees only the note.
	 */
	private PasswordRecord committed(String userUuid, PasswordRecord seen) {
		return transactions.withWriterOrApart(jdbc -> PasswordRecords.asCommitted(jdbc, userUuid, seen)).orElse(seen);
	}

	private boolean isAuthor(String userUuid) {
		return transactions.reading(jdbc -> PasswordRecords.isAuthor(jdbc, userUuid));
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
