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
 * Determines to whom a note belongs, and whether the owner of the note makes the request. A note belongs to the person who
 * was behind its provider when that provider was entered. Every account that the person had when the provider was entered
 * counts, see {@link ProgressNoteTherapists}.
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
	 * Checks whether a user is the author of a note. The author is the therapist of the encounter, or the user who created
	 * the encounter if it has no therapist.
	 */
	boolean isAuthor(Encounter encounter, User user) {
		return encounter.getActiveEncounterProviders().isEmpty()
				? encounter.getCreator().equals(user)
				: asTherapist(encounter, user) != null;
	}

	/** @return the provider as which the user is the note's therapist; null if the user is not the note's therapist */
	private Provider asTherapist(Encounter encounter, User user) {
		return transactions.reading(jdbc -> encounter.getActiveEncounterProviders().stream()
				.map(EncounterProvider::getProvider).filter(provider -> isTherapist(jdbc, encounter, provider, user))
				.findFirst().orElse(null));
	}

	/**
	 * Checks whether the user is the therapist behind a provider. If the provider was entered without this module, the user
	 * must also have begun the note.
	 */
	private boolean isTherapist(JdbcOperations jdbc, Encounter encounter, Provider provider, User user) {
		List<Integer> accounts = therapists.accounts(jdbc, encounter.getEncounterId(), provider.getProviderId());
		return accounts.isEmpty()
				? encounter.getCreator().equals(user) && user.getPerson().equals(provider.getPerson())
				: accounts.contains(user.getUserId());
	}

	/**
	 * @return true if the user is, or may be, one of the people to whom the note belongs now or belonged earlier. Any
	 *         account of a person to whom the note belongs counts.
	 */
	boolean isInvolved(Encounter encounter, User user, List<StepRecord> standing) {
		return isAuthor(encounter, user)
				|| encounter.getActiveEncounterProviders().stream().map(each -> each.getProvider().getPerson())
						.anyMatch(person -> person != null && person.equals(user.getPerson()))
				|| standing.stream().filter(step -> step.getCapacity() == Capacity.AUTHOR)
						.anyMatch(step -> isSamePerson(step, user));
	}

	/**
	 * @return true if the user's account took the step, or if the step records the person behind the user's account
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
	 * @return the signer that represents the author
	 * @throws NotAllowedException if the therapist's provider or account now belongs to another person
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

	/** @return the signer that represents the user in a signature that is not the author's */
	Signer asSigner(User user) {
		return signer(user, providers(user.getPerson()).stream().findFirst().orElse(null));
	}

	private static Signer signer(User user, Provider provider) {
		Person person = user.getPerson();
		return new Signer(user.getUuid(), person.getUuid(), provider == null ? null : provider.getUuid(),
				Objects.toString(person.getPersonName(), user.getDisplayString()));
	}

	/**
	 * Returns the current user if that user is signed in as themselves. A signature belongs to a person: neither another
	 * user nor the system may sign in that person's name.
	 *
	 * @param anyOf the privileges, one of which the user's own roles must grant
	 */
	User signedInAsThemselves(String... anyOf) {
		require(anyOf);
		return Context.getAuthenticatedUser();
	}

	/**
	 * Returns the current user, for steps that cannot be undone. The user must be signed in as themselves. The user's
	 * password must not have been set by another user, and the request must contain the password again.
	 *
	 * @param anyOf the privileges, one of which the user's own roles must grant
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

	/** @throws InvalidRequestException if the user is not a provider */
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
