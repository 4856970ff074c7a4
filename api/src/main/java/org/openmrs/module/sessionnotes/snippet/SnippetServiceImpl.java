/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.snippet;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.domain.access.AccessPolicy;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.bounds.Words;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.input.UuidForm;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;

/** Stores each user's snippets separately from the snippets of all other users. */
public class SnippetServiceImpl extends BaseOpenmrsService implements SnippetService {

	private static final String NAME_IN_USE = "sessionnotes.error.snippet.nameInUse";

	private static final String UUID_IN_USE = "sessionnotes.error.snippet.uuidInUse";

	private final SnippetTable table = new SnippetTable();

	private final AccessPolicy policy = new AccessPolicy();

	private final StoreTransactions transactions;

	private final CurrentRequest currentRequest;

	public SnippetServiceImpl(StoreTransactions transactions, CurrentRequest currentRequest) {
		this.transactions = transactions;
		this.currentRequest = currentRequest;
	}

	@Override
	public List<Snippet> getSnippets() {
		return owner().map(user -> transactions.reading(jdbc -> table.ofUser(jdbc, user))).orElse(Collections.emptyList());
	}

	@Override
	public Snippet createSnippet(String uuid, String name, String text) {
		String user = owner().orElseThrow(() -> new NotAllowedException("sessionnotes.error.snippet.mayNotKeep"));
		if (uuid != null && !UuidForm.holds(uuid)) {
			throw new InvalidRequestException("sessionnotes.error.invalidUuid");
		}
		Snippet snippet = checked(new Snippet(uuid == null ? UUID.randomUUID().toString() : uuid, name, text));
		try {
			return transactions.withWriterOrApart(jdbc -> create(jdbc, user, snippet, uuid != null));
		} catch (DataIntegrityViolationException e) {
			// the cause is left out, because it may quote the row: a second request created the snippet or the name at the
			// same moment, or the uuid belongs to another user's snippet
			return transactions.reading(jdbc -> sentBefore(table.ofUser(jdbc, user), snippet, uuid != null))
					.orElseThrow(() -> new ConflictException(uuid == null ? NAME_IN_USE : UUID_IN_USE));
		}
	}

	private Snippet create(JdbcOperations jdbc, String user, Snippet snippet, boolean uuidSent) {
		List<Snippet> all = table.ofUser(jdbc, user);
		return sentBefore(all, snippet, uuidSent).orElseGet(() -> {
			Bounded.number("snippets", Bound.SNIPPETS, all.size() + 1L);
			requireOwnName(all, snippet);
			table.insert(jdbc, user, snippet);
			return snippet;
		});
	}

	/**
	 * Finds the snippet that an earlier request with the same content created. If the request contained no uuid, the name
	 * identifies the snippet.
	 *
	 * @throws ConflictException if the uuid that the request contained belongs to a different snippet
	 */
	private static Optional<Snippet> sentBefore(List<Snippet> all, Snippet sent, boolean uuidSent) {
		if (!uuidSent) {
			return all.stream().filter(each -> isSame(each, sent)).findFirst();
		}
		Optional<Snippet> existing = all.stream().filter(each -> each.getUuid().equals(sent.getUuid())).findFirst();
		if (existing.isPresent() && !isSame(existing.get(), sent)) {
			throw new ConflictException(UUID_IN_USE);
		}
		return existing;
	}

	private static boolean isSame(Snippet one, Snippet other) {
		return one.getName().equals(other.getName()) && one.getText().equals(other.getText());
	}

	@Override
	public Optional<Snippet> changeSnippet(String uuid, String name, String text) {
		String user = owner().orElseThrow(() -> new NotAllowedException("sessionnotes.error.snippet.mayNotKeep"));
		return write(jdbc -> {
			List<Snippet> all = table.ofUser(jdbc, user);
			Optional<Snippet> changed = all.stream().filter(each -> each.getUuid().equals(uuid)).findFirst()
					.map(before -> checked(new Snippet(uuid, name == null ? before.getName() : name,
							text == null ? before.getText() : text)));
			changed.ifPresent(snippet -> {
				requireOwnName(all, snippet);
				table.update(jdbc, user, snippet);
			});
			return changed;
		});
	}

	@Override
	public void deleteSnippet(String uuid) {
		owner().ifPresent(user -> transactions.withWriterOrApart(jdbc -> {
			table.delete(jdbc, user, uuid);
			return null;
		}));
	}

	private <T> T write(Function<JdbcOperations, T> work) {
		try {
			return transactions.withWriterOrApart(work);
		} catch (DataIntegrityViolationException e) {
			// a second request created the same name at the same moment; the cause is not passed on, because it may quote
			// the row
			throw new ConflictException(NAME_IN_USE);
		}
	}

	private static Snippet checked(Snippet snippet) {
		if (!Snippet.isName(snippet.getName())) {
			throw new InvalidRequestException("sessionnotes.error.snippet.name");
		}
		if (Words.isBlank(snippet.getText())) {
			throw new InvalidRequestException("sessionnotes.error.snippet.textMissing");
		}
		Bounded.text("text", Bound.SNIPPET, snippet.getText());
		return snippet;
	}

	/**
	 * Checks that the user has no other snippet with the same name. Some databases distinguish upper and lower case in
	 * names, but users do not distinguish them.
	 */
	private static void requireOwnName(List<Snippet> all, Snippet snippet) {
		if (all.stream().anyMatch(other -> !other.getUuid().equals(snippet.getUuid())
				&& other.getName().equalsIgnoreCase(snippet.getName()))) {
			throw new ConflictException(NAME_IN_USE);
		}
	}

	/**
	 * @return the uuid of the current user; empty if the user may write no kind of notes, or has not signed in as
	 *         themselves
	 */
	private Optional<String> owner() {
		return Stream.of(SessionNotesPrivileges.MANAGE_PROGRESS_NOTES, SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES)
				.map(currentRequest::describe).filter(request -> policy.reasonAgainst(request) == null)
				.map(AccessRequest::getUserUuid).findFirst();
	}
}
