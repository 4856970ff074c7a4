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

import org.openmrs.GlobalProperty;
import org.openmrs.api.APIAuthenticationException;
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
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.util.PrivilegeConstants;

/**
 * Shows the safeguards to all users whose notes the safeguards protect, and lets a second person decide on a looser
 * value of a safeguard.
 */
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
	 * @return all safeguards with their current values, and with the values that wait for a decision
	 * @throws NotAllowedException if the user may neither read notes, nor approve orders, nor see the log, nor manage
	 *              modules
	 */
	public List<AcceptedSetting> getSettings() {
		if (!currentRequest.isPrivileged(PrivilegeConstants.MANAGE_MODULES)) {
			requireMaySee();
		}
		return settings.all();
	}

	/**
	 * @return the changes of safeguards and supervisions, the newest change first. Each change names the user who made
	 *         the change and the way in which the change was made.
	 * @throws NotAllowedException if the user may neither read notes, nor approve orders, nor see the log
	 */
	public List<LoggedEvent> getHistory(int startIndex, int limit) {
		requireMaySee();
		return storedEvents.find(history(), startIndex, limit);
	}

	/** @return the number of changes in the history of safeguards and supervisions */
	public long countHistory() {
		requireMaySee();
		return storedEvents.count(history());
	}

	/**
	 * Requests a value of a safeguard, as a change of its global property does. A stricter value takes effect at once; a
	 * looser value waits for a second person. A number outside of the bounds counts as the nearer bound.
	 *
	 * @param raw the value as the user typed it
	 * @throws APIAuthenticationException if the user's own roles do not grant "Manage Global Properties"
	 * @throws NotAllowedException if the user may not see the settings
	 * @throws InvalidRequestException if the text is not a value of the safeguard, or if the safeguard is the set of
	 *         restricted concepts, which has no global property
	 * @throws ConflictException if the runtime properties set the safeguard, or if a second person refused this value
	 *         last
	 */
	public void propose(Safeguard safeguard, String raw) {
		currentRequest.requirePrivilege(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES);
		List<AcceptedSetting> before = getSettings();
		if (safeguard == Safeguard.RESTRICTED_CONCEPTS) {
			throw new InvalidRequestException("sessionnotes.error.setting.concepts");
		}
		String value = safeguard.read(raw)
				.orElseThrow(() -> new InvalidRequestException("sessionnotes.error.setting.notAValue"));
		if (settings.isSetByServer(safeguard)) {
			throw new ConflictException("sessionnotes.error.setting.byServer");
		}
		if (before.stream().anyMatch(each -> each.getSafeguard() == safeguard && each.isRefused(value))) {
			throw new ConflictException("sessionnotes.error.setting.refused");
		}
		Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(safeguard.getName(), value));
	}

	/**
	 * Approves or refuses a value that waits for a decision. The user must enter their password again in the request
	 * that decides.
	 *
	 * @param value the waiting value that was shown to the user
	 * @throws NotAllowedException if the user lacks the privilege, or approves a value that the user proposed with any
	 *         of the user's accounts. If the proposer is not known, the exception is thrown if the user could have
	 *         proposed the value that the user approves. One day after proposing the single-practitioner setting, a
	 *         single practitioner may approve that setting alone.
	 * @throws ConflictException if the given value does not wait for a decision
	 */
	public void decide(Safeguard safeguard, String value, boolean granted) {
		AccessRequest request = themselves.require(SessionNotesPrivileges.APPROVE_ORDERS,
				against -> new NotAllowedException("sessionnotes.error.setting.mayNotDecide"));
		reauthentication.require();
		AcceptedSetting setting = settings.all().stream().filter(each -> each.getSafeguard() == safeguard).findFirst()
				.filter(each -> each.isWaitingFor(value))
				.orElseThrow(() -> new ConflictException("sessionnotes.error.setting.notWaiting"));
		if (granted && !isSecondPerson(request.getUserUuid(), setting.getAskedBy()) && !isAlone(setting, request)) {
			accessLog.denied(request, DenialReason.SAME_PERSON, null);
			throw new NotAllowedException("sessionnotes.error.setting.secondPerson");
		}
		if (!settings.decide(safeguard, value, setting.getAskedBy(), granted, request)) {
			throw new ConflictException("sessionnotes.error.setting.notWaiting");
		}
	}

	private boolean isSecondPerson(String userUuid, String askedBy) {
		// if the proposer is not known, the second person must be a user who could not have proposed the value
		return askedBy == null
				? Stream.of(MAY_ASK).noneMatch(this::mayNowOrMightAtTheSignIn)
				: !SamePerson.isSame(userUuid, askedBy);
	}

	/**
	 * Checks whether the user who proposed the single-practitioner setting may approve that setting alone, because
	 * there is no second person. One day after proposing the setting, the proposer may approve the setting by entering
	 * the password again.
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
		throw new NotAllowedException("sessionnotes.error.setting.mayNotSee");
	}
}
