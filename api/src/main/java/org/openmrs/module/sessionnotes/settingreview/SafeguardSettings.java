/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.SinglePractitioner;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.domain.safeguard.SettingChange;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.openmrs.module.sessionnotes.settingreview.AskedSettings.Asked;
import org.openmrs.module.sessionnotes.settingreview.SettingTable.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Stores the accepted values of the safeguards. A global property, or the set of restricted concepts, only requests a
 * value. A stricter value takes effect at once, and a looser value waits until a second person decides. A missing or
 * unreadable value changes nothing. A value in the runtime properties counts as accepted, because anyone who can write
 * the runtime properties also has the keyset.
 * <p>
 * If no value is stored yet, the module uses the value that an older version of the module left in the database. A
 * value from an older version is first limited to the bounds. If a stored row was altered, the strictest value applies.
 * Every change of a safeguard is recorded as an event in the log.
 */
public class SafeguardSettings implements SettingsInForce {

	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(SafeguardSettings.class);

	private final StoreTransactions transactions;

	private final KeysetProvider keysetProvider;

	private final AccessLog accessLog;

	private final AskedSettings askedSettings;

	private final LongSupplier clock;

	public SafeguardSettings(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog) {
		this(transactions, keysetProvider, accessLog, name -> Context.getRuntimeProperties().getProperty(name),
				System::currentTimeMillis);
	}

	SafeguardSettings(StoreTransactions transactions, KeysetProvider keysetProvider, AccessLog accessLog,
			Function<String, String> runtimeProperties, LongSupplier clock) {
		this.transactions = transactions;
		this.keysetProvider = keysetProvider;
		this.accessLog = accessLog;
		this.askedSettings = new AskedSettings(runtimeProperties);
		this.clock = clock;
	}

	@Override
	public String of(JdbcOperations jdbc, Safeguard safeguard) {
		// without the keyset, no note can be opened, and the seals of the rows prove nothing
		Stored stored = SettingTable.read(jdbc, keysetProvider.findKeyset().orElse(null));
		AcceptedSetting row = stored.intact(safeguard);
		String accepted = row == null ? first(jdbc, safeguard, stored) : row.getValue();
		String server = askedSettings.ofServer(safeguard).orElse(null);
		if (server != null && safeguard != Safeguard.RESTRICTED_CONCEPTS) {
			return server;
		}
		String base = server == null ? accepted : server;
		return askedSettings.read(jdbc, safeguard, base, row == null ? null : row.getIgnored()).getValue()
				.map(asked -> safeguard.decide(base, asked).getInForce()).orElse(base);
	}

	/** @return all settings with their accepted values; before the values are read, the requested values are checked */
	List<AcceptedSetting> all() {
		look();
		return transactions.reading(jdbc -> {
			Stored stored = SettingTable.read(jdbc, keysetProvider.getKeyset());
			List<AcceptedSetting> settings = new ArrayList<>();
			for (Safeguard safeguard : Safeguard.values()) {
				AcceptedSetting row = stored.intact(safeguard);
				settings.add(row == null
						? AcceptedSetting.of(safeguard, first(jdbc, safeguard, stored), null, clock.getAsLong())
						: row);
			}
			return settings;
		});
	}

	/**
	 * @return how many settings wait for a second person's decision; empty if a stored row is no longer what was stored
	 */
	public OptionalInt countWaiting() {
		return transactions.reading(jdbc -> {
			Stored stored = SettingTable.read(jdbc, keysetProvider.getKeyset());
			if (Arrays.stream(Safeguard.values()).anyMatch(stored::isTamperedWith)) {
				return OptionalInt.empty();
			}
			return OptionalInt.of((int) Arrays.stream(Safeguard.values()).map(stored::intact)
					.filter(row -> row != null && row.getAskedState() == AcceptedSetting.AskedState.WAITING).count());
		});
	}

	/**
	 * Finds requested values of which the module was not notified. This method is called when the module starts, from
	 * time to time, and before a decision.
	 */
	public void look() {
		look(Collections.emptySet(), null);
	}

	/**
	 * Checks the requested values of all settings and stores the results.
	 *
	 * @param by the person who requested the values of the given settings, or null. For values of other settings, the
	 *         person who requested the value is not known.
	 */
	void look(Collection<Safeguard> settings, AccessRequest by) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				transactions.apartAgain(jdbc -> {
					SettingTable.lock(jdbc);
					// the rows are read only once: after the first event is stored below, an outdated row of another setting
					// would look proven
					Stored stored = SettingTable.read(jdbc, keysetProvider.getKeyset());
					for (Safeguard safeguard : Safeguard.values()) {
						look(jdbc, safeguard, stored, settings.contains(safeguard) ? by : null);
					}
					return null;
				});
				return;
			} catch (DataIntegrityViolationException e) {
				log.debug("Another server stored the settings in the same moment", e);
			}
		}
	}

	/**
	 * Records a second person's decision on a value that waits for a decision.
	 *
	 * @param value the value that the second person saw; since then, a different value may have been requested
	 * @param askedBy the uuid of the user who requested the value; null if the user is not known
	 * @return true if the decision was recorded; false if the value no longer waits for a decision
	 */
	boolean decide(Safeguard safeguard, String value, String askedBy, boolean granted, AccessRequest by) {
		return transactions.apartAgain(jdbc -> {
			SettingTable.lock(jdbc);
			AcceptedSetting row = SettingTable.read(jdbc, keysetProvider.getKeyset()).intact(safeguard);
			if (row == null || !row.isWaitingFor(value) || !Objects.equals(row.getAskedBy(), askedBy)) {
				return false;
			}
			if (granted) {
				save(jdbc, row.approved(by.getUserUuid(), clock.getAsLong()), AccessEventType.SETTING_CHANGED,
						safeguard.describe(row.getValue(), value), by);
			} else {
				save(jdbc, row.refused(), AccessEventType.SETTING_REFUSED, safeguard.describe(row.getValue(), value), by);
			}
			return true;
		});
	}

	/**
	 * @return true if no other user could approve the single-practitioner setting, and if that setting was requested at
	 *         least a day ago
	 */
	boolean mayApproveAlone(String userUuid, long askedAt) {
		return transactions
				.reading(jdbc -> SinglePractitioner.mayApproveSetting(jdbc, userUuid, askedAt, clock.getAsLong()));
	}

	/** @return true if the runtime properties contain a value of the setting, so that no global property changes it */
	boolean isSetByServer(Safeguard safeguard) {
		return askedSettings.ofServer(safeguard).isPresent();
	}

	private void look(JdbcOperations jdbc, Safeguard safeguard, Stored stored, AccessRequest by) {
		AcceptedSetting row = stored.intact(safeguard);
		if (row == null) {
			boolean tampered = stored.isTamperedWith(safeguard);
			String value = first(jdbc, safeguard, stored);
			row = AcceptedSetting.of(safeguard, value, null, clock.getAsLong());
			if (tampered) {
				log.error("The setting {} is not what was stored: the strictest value is in force", safeguard.getName());
			}
			save(jdbc, row, tampered ? AccessEventType.SETTING_TAMPERED : AccessEventType.SETTING_TAKEN_OVER,
					safeguard.describe(safeguard.getUsual(), value), null);
		}
		String server = askedSettings.ofServer(safeguard).orElse(null);
		if (server != null && !includes(safeguard, row.getValue(), server)) {
			row = change(jdbc, row, server, null);
		}
		if (server == null || safeguard == Safeguard.RESTRICTED_CONCEPTS) {
			compare(jdbc, row, by);
		}
	}

	/**
	 * Checks whether a stored value includes the value in the runtime properties. If concepts were added to the set later,
	 * the stored value still counts as the value in the runtime properties.
	 */
	private static boolean includes(Safeguard safeguard, String value, String server) {
		return safeguard == Safeguard.RESTRICTED_CONCEPTS
				? Safeguard.concepts(value).containsAll(Safeguard.concepts(server))
				: value.equals(server);
	}

	private void compare(JdbcOperations jdbc, AcceptedSetting before, AccessRequest by) {
		Safeguard safeguard = before.getSafeguard();
		Asked asked = askedSettings.read(jdbc, safeguard, before.getValue(), null);
		AcceptedSetting row = before;
		if (asked.getIgnored() != null && !asked.getIgnored().equals(row.getIgnored())) {
			row = row.ignoring(asked.getIgnored());
			save(jdbc, row, AccessEventType.SETTING_IGNORED, safeguard == Safeguard.RESTRICTED_CONCEPTS
					? safeguard.describe("", asked.getIgnored())
					: Collections.singletonList(safeguard.describeUnreadable()), by);
		}
		if (asked.isMissing() || !asked.getValue().isPresent()) {
			return;
		}
		SettingChange change = safeguard.decide(row.getValue(), asked.getValue().get());
		if (!change.getInForce().equals(row.getValue())) {
			row = change(jdbc, row, change.getInForce(), by);
		}
		if (change.getWaiting() == null) {
			if (row.getAsked() != null) {
				save(jdbc, row.askingNothing(), AccessEventType.SETTING_WITHDRAWN,
						safeguard.describe(row.getValue(), row.getAsked()), by);
			}
		} else if (!change.getWaiting().equals(row.getAsked())) {
			save(jdbc, row.asking(change.getWaiting(), person(by), clock.getAsLong()), AccessEventType.SETTING_PROPOSED,
					safeguard.describe(row.getValue(), change.getWaiting()), by);
		}
	}

	private AcceptedSetting change(JdbcOperations jdbc, AcceptedSetting before, String value, AccessRequest by) {
		AcceptedSetting after = before.with(value, person(by), clock.getAsLong());
		save(jdbc, after, AccessEventType.SETTING_CHANGED, before.getSafeguard().describe(before.getValue(), value), by);
		return after;
	}

	/**
	 * @return the value to use if there is no intact row for the setting. If a row was altered, the result is the
	 *         strictest value; otherwise, the result is the requested value.
	 */
	private String first(JdbcOperations jdbc, Safeguard safeguard, Stored stored) {
		String server = askedSettings.ofServer(safeguard).orElse(null);
		boolean tampered = stored.isTamperedWith(safeguard);
		if (safeguard != Safeguard.RESTRICTED_CONCEPTS) {
			return server != null
					? server
					: tampered || !safeguard.isTakenOver()
							? safeguard.getStrictest()
							: askedSettings.read(jdbc, safeguard, safeguard.getUsual(), null).getValue()
									.orElse(safeguard.getUsual());
		}
		// concepts in an altered row are kept, because they can only add restricted concepts
		Set<String> concepts = new TreeSet<>(
				Safeguard.concepts(safeguard.read(stored.unproven(safeguard)).orElse("")));
		concepts.addAll(Safeguard.concepts(server == null ? "" : server));
		concepts.removeAll(RecordQuestions.among(jdbc, concepts));
		String known = String.join(",", concepts);
		return askedSettings.read(jdbc, safeguard, known, null).getValue()
				.map(asked -> safeguard.decide(known, asked).getInForce()).orElse(known);
	}

	private void save(JdbcOperations jdbc, AcceptedSetting row, AccessEventType type, List<String> details,
			AccessRequest by) {
		String digest = SettingTable.save(jdbc, row, keysetProvider.getKeyset());
		UnaryOperator<AccessEvent.Builder> complete = event -> by == null
				? event
				: event.by(by.getUserUuid(), by.getSignedInUserUuid()).from(by.getAddress());
		for (String detail : details) {
			accessLog.record(jdbc, complete.apply(
					AccessEvent.builder(type).at(clock.getAsLong()).detail(detail).noteDigest(digest)));
		}
	}

	/**
	 * @return the uuid of the user who signed in, even if the user acts as a different user; null if the user is not
	 *         known
	 */
	private static String person(AccessRequest by) {
		return by == null || by.isDaemon()
				? null
				: by.getSignedInUserUuid() != null ? by.getSignedInUserUuid() : by.getUserUuid();
	}

	/** @return true if a concept belongs to the record's own questions and cannot be restricted */
	boolean isOfRecord(String conceptUuid) {
		return transactions.apart(jdbc -> !RecordQuestions.among(jdbc, Collections.singleton(conceptUuid)).isEmpty()
				&& !Safeguard.concepts(of(jdbc, Safeguard.RESTRICTED_CONCEPTS)).contains(conceptUuid));
	}
}
