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

/** Shows the safeguards to everybody whose notes they protect, and lets a second person decide on a looser value. */
public class SettingReview {

	private static final String[] MAY_SEE = {SessionNotesPrivileges.GET_PSYCHOTHERAPY_NOTES,
			SessionNotesPrivileges.APPROVE_ORDERS, SessionNotesPrivileges.GET_ACCESS_LOG};

	/** With each of these somebody sets what a safeguard asks for. */
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
	 * @return all safeguards, with what waits, as they are now
	 * @throws MayNotDecideSettingException if the user may neither read notes, nor approve orders, nor see the log
	 */
	public List<AcceptedSetting> getSettings() {
		requireMaySee();
		return settings.all();
	}

	/**
	 * @return the changes of safeguards and supervision, the newest first, with who made them and how
	 * @throws MayNotDecideSettingException as with {@link #getSettings}
	 */
	public List<LoggedEvent> getHistory(int startIndex, int limit) {
		requireMaySee();
		return storedEvents.find(history(), startIndex, limit);
	}

	/** @return how many changes there are */
	public long countHistory() {
		requireMaySee();
		return storedEvents.count(history());
	}

	/**
	 * Approves or refuses the value that waits. The password has to be given again with the request.
	 *
	 * @param value the value that waits, as the user has seen it
	 * @throws MayNotDecideSettingException if the user lacks the privilege, or approves what they proposed themselves, by
	 *             whatever account; where it is not known who did, if they could have. That there is a single practitioner is approved
	 *             by that one, too, a day after they proposed it
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
		// where it is not known who asks: not somebody who could have
		return askedBy == null
				? Stream.of(MAY_ASK).noneMatch(this::mayNowOrMightAtTheSignIn)
				: !SamePerson.isSame(userUuid, askedBy);
	}

	/** Where there is no second person, and the same one asked: they say it twice, a day apart, with the password. */
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
