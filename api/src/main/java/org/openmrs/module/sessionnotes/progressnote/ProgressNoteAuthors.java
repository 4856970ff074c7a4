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
import org.openmrs.module.sessionnotes.access.PasswordHeldException;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.access.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Whose note it is, and whether it is they who ask. A note belongs to the person who was behind the provider when the
 * provider was entered in it, by any account that was that person's then, see {@link ProgressNoteTherapists}.
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

	/** The therapist in the encounter is the author; without one, whoever wrote it. */
	boolean isAuthor(Encounter encounter, User user) {
		return encounter.getActiveEncounterProviders().isEmpty()
				? encounter.getCreator().equals(user)
				: asTherapist(encounter, user) != null;
	}

	/** @return the provider as which a user is the note's therapist; null if they are not */
	private Provider asTherapist(Encounter encounter, User user) {
		return transactions.reading(jdbc -> encounter.getActiveEncounterProviders().stream()
				.map(EncounterProvider::getProvider).filter(provider -> isTherapist(jdbc, encounter, provider, user))
				.findFirst().orElse(null));
	}

	/** A provider who was entered past this module is the therapist only where they began the note themselves. */
	private boolean isTherapist(JdbcOperations jdbc, Encounter encounter, Provider provider, User user) {
		List<Integer> accounts = therapists.accounts(jdbc, encounter.getEncounterId(), provider.getProviderId());
		return accounts.isEmpty()
				? encounter.getCreator().equals(user) && user.getPerson().equals(provider.getPerson())
				: accounts.contains(user.getUserId());
	}

	/** @return true if a user is, or may be, one of the people whose note it is: by any account, then or now */
	boolean isInvolved(Encounter encounter, User user, List<StepRecord> standing) {
		return isAuthor(encounter, user)
				|| encounter.getActiveEncounterProviders().stream().map(each -> each.getProvider().getPerson())
						.anyMatch(person -> person != null && person.equals(user.getPerson()))
				|| standing.stream().filter(step -> step.getCapacity() == Capacity.AUTHOR)
						.anyMatch(step -> isSamePerson(step, user));
	}

	/** @return true if a step was taken by the account, or by its person where the step says whose it was */
	static boolean isSamePerson(StepRecord step, User user) {
		return step.getUserUuid().equals(user.getUuid())
				|| step.getPersonUuid() != null && step.getPersonUuid().equals(user.getPerson().getUuid());
	}

	void requireAuthor(Encounter encounter) {
		if (!isAuthor(encounter, Context.getAuthenticatedUser())) {
			throw new MayNotException("sessionnotes.error.progressNote.notAuthor");
		}
	}

	/**
	 * @return whose signature it is
	 * @throws MayNotException if the therapist's provider or account has been given to another person since
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
			throw new MayNotException("sessionnotes.error.progressNote.personChanged");
		}
	}

	/** @return whose signature it is that is made beside the author's */
	Signer asSigner(User user) {
		return signer(user, providers(user.getPerson()).stream().findFirst().orElse(null));
	}

	private static Signer signer(User user, Provider provider) {
		Person person = user.getPerson();
		return new Signer(user.getUuid(), person.getUuid(), provider == null ? null : provider.getUuid(),
				Objects.toString(person.getPersonName(), user.getDisplayString()));
	}

	/**
	 * A signature is a person's: nobody else's in their name, and not the system's.
	 *
	 * @param anyOf privileges by the user's own roles, one of which is enough
	 */
	User signedInAsThemselves(String... anyOf) {
		require(anyOf);
		return Context.getAuthenticatedUser();
	}

	/**
	 * The same for what can't be taken back: by a password that nobody else has set, and that was given again.
	 *
	 * @param anyOf privileges by the user's own roles, one of which is enough
	 */
	User certainlyThemselves(String... anyOf) {
		AccessRequest request = require(anyOf);
		DenialReason against = policy.reasonAgainstOpening(request);
		if (against != null) {
			accessLog.denied(request, against, null);
			throw new PasswordHeldException();
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
		throw new MayNotException("sessionnotes.error.progressNote.notYourself");
	}

	/** @throws InvalidProgressNoteException if the user is no provider */
	Provider ownProvider() {
		return providers(Context.getAuthenticatedUser().getPerson()).stream().findFirst().orElseThrow(
				() -> new InvalidProgressNoteException("sessionnotes.error.progressNote.noProvider"));
	}

	private static List<Provider> providers(Person person) {
		return ProxyPrivileges
				.with(() -> Context.getProviderService().getProvidersByPerson(person, false),
						PrivilegeConstants.GET_PROVIDERS)
				.stream().collect(Collectors.toList());
	}

	/** @return all accounts of the person behind an account, retired ones too; this account first */
	List<String> accountsOf(User user) {
		List<String> accounts = new ArrayList<>(Collections.singletonList(user.getUuid()));
		ProxyPrivileges.with(() -> Context.getUserService().getUsersByPerson(user.getPerson(), true),
				PrivilegeConstants.GET_USERS).stream().map(User::getUuid).filter(uuid -> !accounts.contains(uuid)).sorted()
				.forEach(accounts::add);
		return accounts;
	}
}
