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

import java.util.List;
import java.util.Optional;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;

/**
 * Stores the snippets of the current user, who must be signed in as themselves. Other users never see the current
 * user's snippets. A session in which a user acts as a different user shows no snippets.
 */
public interface SnippetService extends OpenmrsService {

	/** @return the current user's snippets, sorted by name */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	List<Snippet> getSnippets();

	/**
	 * Creates a snippet. The same request, sent twice, creates one snippet.
	 *
	 * @param uuid the uuid of the snippet; null to let the server choose the uuid
	 * @return the new snippet; the existing snippet if the user already has this snippet
	 * @throws InvalidRequestException if the uuid or the name is not valid, or if the text is missing
	 * @throws ConflictException if the user already has a different snippet with the same name, or if the given uuid
	 *             belongs to a different snippet
	 * @throws InvalidRequestException if the text is too long, or if the user has too
	 *              many snippets
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	@Logging(ignoreAllArgumentValues = true)
	Snippet createSnippet(String uuid, String name, String text);

	/**
	 * @param name the new name; null to leave the name unchanged
	 * @param text the new text; null to leave the text unchanged
	 * @return the changed snippet; empty if the user has no snippet with this uuid
	 * @throws InvalidRequestException if the name is not valid, or if the text is empty
	 * @throws ConflictException if the user already has a different snippet with the same name
	 */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	@Logging(ignoreAllArgumentValues = true)
	Optional<Snippet> changeSnippet(String uuid, String name, String text);

	/** Deletes a snippet; does nothing if the user has no snippet with the given uuid. */
	@Authorized({SessionNotesPrivileges.MANAGE_PSYCHOTHERAPY_NOTES, SessionNotesPrivileges.MANAGE_PROGRESS_NOTES})
	void deleteSnippet(String uuid);
}
