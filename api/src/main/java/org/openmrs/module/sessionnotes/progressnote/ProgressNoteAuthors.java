/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.openmrs.Encounter;
import org.openmrs.EncounterProvider;
import org.openmrs.Person;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Determines the person to whom a note belongs, and whether this person makes the current request. A note belongs to
 * the person who was behind the note's provider when the provider was entered. Every account that the owner of the note
 * had when the provider was entered counts as the owner's account, see {@link ProgressNoteTherapists}.
 */
class ProgressNoteAuthors {

	private final AccessPolicy policy = new AccessPolicy();

	private final ProgressNoteTherapists therapists = new ProgressNoteTherapists();

	private final CurrentRequest currentRequest;

	private final AccessLog accessLog;

	private final StoreTransactions transactions;

	ProgressNoteAuthors(CurrentRequest currentRequest, AccessLog accessLog, StoreTransactions transactions) {
		this.currentRequest = currentRequest;
		this.accessLog = accessLog;
		this.transactions = transactions;
	}

	/**
	 * Checks whether a user is the author of a note. The author is the therapist of the encounter, or, if the encounter
	 * has no therapist, the user who created the encounter.
	 */
	boolean isAuthor(Encounter encounter, User user) {
		return encounter.getActiveEncounterProviders().isEmpty()
				? encounter.getCreator().equals(user)
				: asTherapist(encounter, user) != null;
	}

	/**
	 * @return the provider through which the user is the note's therapist; {@code null} if the user is not the note's
	 *         therapist
	 */
	private Provider asTherapist(Encounter encounter, User user) {
		return transactions.reading(jdbc -> encounter.getActiveEncounterProviders().stream()
				.map(EncounterProvider::getProvider).filter(provider -> isTherapist(jdbc, encounter, provider, user))
				.findFirst().orElse(null));
	}

	/**
	 * Checks whether the user is the therapist behind a provider of a note. If the provider was entered without this
	 * module, only the user who began the note can be the therapist.
	 */
	private boolean isTherapist(JdbcOperations jdbc, Encounter encounter, Provider provider, User user) {
		List<Integer> accounts = therapists.accounts(jdbc, encounter.getEncounterId(), provider.getProviderId());
		return accounts.isEmpty()
				? encounter.getCreator().equals(user) && user.getPerson().equals(provider.getPerson())
				: accounts.contains(user.getUserId());
	}

	/**
	 * @return {@code true} if the note belongs, belonged or might belong to the user. For this check, every account of
	 *         a person counts as that person.
	 */
	boolean isInvolved(Encounter encounter, User user, List<StepRecord> standing) {
		return isAuthor(encounter, user)
				|| encounter.getActiveEncounterProviders().stream().map(each -> each.getProvider().getPerson())
						.anyMatch(person -> person != null && person.equals(user.getPerson()))
				|| standing.stream().filter(step -> step.getCapacity() == Capacity.AUTHOR)
						.anyMatch(step -> isSamePerson(step, user));
	}

	/**
	 * @return {@code true} if the user's account took the step, or if the step records the person behind the user's
	 *         account
	 */
	static boolean isSamePerson(StepRecord step, User user) {
		return step.getUserUuid().equals(user.getUuid())
				|| step.getPersonUuid() != null && step.getPersonUuid().equals(user.getPerson().getUuid());
	}

	void requireAuthor(Encounter encounter) {
		if (!isAuthor(encounter, Context.getAuthenticatedUser())) {
			throw new NotAllowedException("sessionnotes.error.progressNote.notAuthor");
		}
	}

	/**
	 * @return a signer with the data of the note's author
	 * @throws NotAllowedException if the therapist's provider or account now belongs to a different person
	 */
	Signer authorAsSigner(Encounter encounter, User author) {
		Provider provider = asTherapist(encounter, author);
		if (provider != null) {
			requirePersonAsThen(encounter, provider, author);
		}
		return signer(author, provider);
	}

	private void requirePersonAsThen(Encounter encounter, Provider provider, User author) {
		String now = author.getPerson().getUuid();
		String ofProvider = provider.getPerson() == null ? null : provider.getPerson().getUuid();
		boolean asThen = transactions.reading(jdbc -> {
			String then = therapists.person(jdbc, encounter.getEncounterId(), provider.getProviderId());
			return then == null
					|| MergedPersons.isOrWasMergedInto(jdbc, then, now) && ofProvider != null
							&& MergedPersons.isOrWasMergedInto(jdbc, then, ofProvider);
		});
		if (!asThen) {
			throw new NotAllowedException("sessionnotes.error.progressNote.personChanged");
		}
	}

	/** @return a signer with the data of a user who does not sign as the note's author */
	Signer asSigner(User user) {
		return signer(user, providers(user.getPerson()).stream().findFirst().orElse(null));
	}

	private static Signer signer(User user, Provider provider) {
		Person person = user.getPerson();
		return new Signer(user.getUuid(), person.getUuid(), provider == null ? null : provider.getUuid(),
				Objects.toString(person.getPersonName(), user.getDisplayString()));
	}

	/**
	 * Returns the current user, who must be signed in as themselves. A signature belongs to a person, so neither a
	 * different user nor the system may sign in that person's name.
	 *
	 * @param anyOf the accepted privileges; the user's own roles must grant at least one of these privileges
	 */
	User signedInAsThemselves(String... anyOf) {
		require(anyOf);
		return Context.getAuthenticatedUser();
	}

	/**
	 * Returns the current user for a step that cannot be undone. The user must be signed in as themselves. The user's
	 * current password must not have been set by a different user, and the request must contain the password again.
	 *
	 * @param anyOf the accepted privileges; the user's own roles must grant at least one of these privileges
	 */
	User certainlyThemselves(String... anyOf) {
		AccessRequest request = require(anyOf);
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw new NotesOnHoldException();
		}
		if (!request.isPasswordConfirmed()) {
			throw new ReauthenticationRequiredException();
		}
		return Context.getAuthenticatedUser();
	}

	private AccessRequest require(String... anyOf) {
		for (String privilege : anyOf) {
			AccessRequest request = currentRequest.describe(privilege);
			if (policy.reasonAgainst(request) == null) {
				return request;
			}
		}
		throw new NotAllowedException("sessionnotes.error.progressNote.notYourself");
	}

	/** @throws InvalidRequestException if the current user is not a provider */
	Provider ownProvider() {
		return providers(Context.getAuthenticatedUser().getPerson()).stream().findFirst().orElseThrow(
				() -> new InvalidRequestException("sessionnotes.error.progressNote.noProvider"));
	}

	private static List<Provider> providers(Person person) {
		return ProxyPrivileges
				.with(() -> Context.getProviderService().getProvidersByPerson(person, false),
						PrivilegeConstants.GET_PROVIDERS)
				.stream().collect(Collectors.toList());
	}

	/**
	 * @return all accounts of the person behind the given account, including retired accounts; the given account comes
	 *         first
	 */
	List<String> accountsOf(User user) {
		List<String> accounts = new ArrayList<>(Collections.singletonList(user.getUuid()));
		ProxyPrivileges.with(() -> Context.getUserService().getUsersByPerson(user.getPerson(), true),
				PrivilegeConstants.GET_USERS).stream().map(User::getUuid).filter(uuid -> !accounts.contains(uuid)).sorted()
				.forEach(accounts::add);
		return accounts;
	}
}
