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

import java.util.List;
import java.util.stream.Stream;

import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/** Shows the safeguards to all users whose notes they protect, and lets a second person decide on a looser value. */
public class SettingReview {

	private static final String[] MAY_SEE = {SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
			SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.GET_ACCESS_LOG};

	/** The privileges with which a user can request a value of a safeguard. */
	private static final String[] MAY_ASK = {PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES,
			PrivilegeConstants.MANAGE_CONCEPTS};

	private final SafeguardSettings settings;

	private final CurrentRequest currentRequest;

	private final Reauthentication reauthentication;

	private final AccessLog accessLog;

	private final StoredEvents storedEvents;

	private final ImpersonationCheck themselves;

	public SettingReview(SafeguardSettings settings, CurrentRequest currentRequest, Reauthentication reauthentication,
			AccessLog accessLog, StoredEvents storedEvents) {
		this.settings = settings;
		this.currentRequest = currentRequest;
		this.reauthentication = reauthentication;
		this.accessLog = accessLog;
		this.storedEvents = storedEvents;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
	}

	/**
	 * @return all safeguards as they are now, including values that wait
	 * @throws MayNotDecideSettingException if the user may neither read notes, nor approve orders, nor see the log
	 */
	public List<AcceptedSetting> getSettings() {
		requireMaySee();
		return settings.all();
	}

	/**
	 * @return the changes of safeguards and supervisions, the newest first, with the users who made them and the ways in
	 *          which they did
	 * @throws MayNotDecideSettingException in the same cases as {@link #getSettings}
	 */
	public List<LoggedEvent> getHistory(int startIndex, int limit) {
		requireMaySee();
		return storedEvents.find(history(), startIndex, limit);
	}

	/** @return the number of changes */
	public long countHistory() {
		requireMaySee();
		return storedEvents.count(history());
	}

	/**
	 * Approves or refuses the value that waits. The user must give their password again in the same request.
	 *
	 * @param value the value that waits, as the user saw it
	 * @throws MayNotDecideSettingException if the user lacks the privilege, or approves a value that they proposed
	 *              themselves with any account. If the proposer is not known, it is thrown if the user could have proposed
	 *              the value. A single practitioner may approve the single-practitioner setting themselves, a day after they
	 *              proposed it.
	 * @throws SettingNotWaitingException if that value does not wait
	 */
	public void decide(Safeguard safeguard, String value, boolean granted) {
		AccessRequest request = themselves.require(SessionNotesPrivileges.APPROVE_ORDERS,
				against -> new MayNotDecideSettingException("sessionnotes.error.setting.mayNotDecide"));
		reauthentication.require();
		AcceptedSetting setting = settings.all().stream().filter(each -> each.getSafeguard() == safeguard).findFirst()
				.filter(each -> each.isWaitingFor(value)).orElseThrow(SettingNotWaitingException::new);
		if (granted && !isSecondPerson(request.getUserUuid(), setting.getAskedBy()) && !isAlone(setting, request)) {
			accessLog.denied(request, DenialReason.SAME_PERSON, null);
			throw new MayNotDecideSettingException("sessionnotes.error.setting.secondPerson");
		}
		if (!settings.decide(safeguard, value, setting.getAskedBy(), granted, request)) {
			throw new SettingNotWaitingException();
		}
	}

	private boolean isSecondPerson(String userUuid, String askedBy) {
		// if the proposer is not known, the second person must be a user who could not have proposed the value
		return askedBy == null
				? Stream.of(MAY_ASK).noneMatch(this::mayNowOrMightAtTheSignIn)
				: !SamePerson.isSame(userUuid, askedBy);
	}

	/**
	 * Checks whether there is no second person, so that the proposer may approve. They confirm their request with the
	 * password a day after they made it.
	 */
	private boolean isAlone(AcceptedSetting setting, AccessRequest request) {
		return setting.getSafeguard() == Safeguard.SINGLE_PRACTITIONER && setting.getAskedBy() != null
				&& settings.mayApproveAlone(request.getUserUuid(), setting.getAskedAt());
	}

	private boolean mayNowOrMightAtTheSignIn(String privilege) {
		return currentRequest.isPrivileged(privilege) || Context.getAuthenticatedUser().hasPrivilege(privilege);
	}

	private static EventSearch history() {
		return new EventSearch().ofSettings();
	}

	private void requireMaySee() {
		for (String privilege : MAY_SEE) {
			if (currentRequest.isPrivileged(privilege)) {
				return;
			}
		}
		throw new MayNotDecideSettingException("sessionnotes.error.setting.mayNotSee");
	}
}
