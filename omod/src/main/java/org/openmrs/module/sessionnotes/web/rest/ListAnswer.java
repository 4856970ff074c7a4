/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.web.request.AskedProperties;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.Hyperlink;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;

/**
 * A page of a list, with the entries of the page in the requested representation, and with links to the next and
 * previous pages.
 */
final class ListAnswer {

	private static final String UUID = "uuid";

	/** The properties of an entry in the representation "ref". */
	private static final Set<String> REF = new HashSet<>(Arrays.asList(UUID, "display"));

	/** The properties that identify an entry that has no uuid. */
	private static final Set<String> NATURAL_KEY = new HashSet<>(
			Arrays.asList("note", "progressnote", "visit", "name", "therapist", "user", "step", "version",
					"code", "number"));

	private ListAnswer() {
	}

	/**
	 * @param found the entries of the page, plus one more entry if there are further pages
	 * @param shown converts an entry to the entry's full form
	 */
	static <T> SimpleObject of(List<T> found, Function<T, SimpleObject> shown, RequestContext context) {
		boolean more = found.size() > context.getLimit();
		return page(more ? found.subList(0, context.getLimit()) : found, shown, context, more);
	}

	/** @param total the number of entries on all pages */
	static <T> SimpleObject of(List<T> page, long total, Function<T, SimpleObject> shown, RequestContext context) {
		return page(page, shown, context, context.getStartIndex() + page.size() < total && !page.isEmpty())
				.add("totalCount", total);
	}

	/** @param all the complete list, with the entries of all pages */
	static <T> SimpleObject ofAll(List<T> all, Function<T, SimpleObject> shown, RequestContext context) {
		int from = Math.min(context.getStartIndex(), all.size());
		List<T> page = all.subList(from, Math.min(from + context.getLimit(), all.size()));
		return of(page, all.size(), shown, context);
	}

	private static <T> SimpleObject page(List<T> page, Function<T, SimpleObject> shown, RequestContext context,
			boolean more) {
		SimpleObject answer = new SimpleObject().add("results",
				page.stream().map(entry -> as(context.getRepresentation(), shown.apply(entry)))
						.collect(Collectors.toList()));
		return withLinks(answer, context, more);
	}

	/** @param more true if a further page follows the current page */
	static SimpleObject withLinks(SimpleObject answer, RequestContext context, boolean more) {
		List<Hyperlink> links = new ArrayList<>();
		if (more) {
			links.add(context.getNextLink());
		}
		if (context.getStartIndex() > 0) {
			links.add(context.getPreviousLink());
		}
		return links.isEmpty() ? answer : answer.add("links", links);
	}

	/** @return those properties of the entry that the representation requests, by name */
	static SimpleObject as(Representation representation, SimpleObject entry) {
		if (representation instanceof RefRepresentation) {
			return only(entry.containsKey(UUID) ? REF : NATURAL_KEY, entry);
		}
		if (representation instanceof CustomRepresentation) {
			return AskedProperties.of(representation.getRepresentation()).in(entry);
		}
		return entry;
	}

	private static SimpleObject only(Set<String> names, SimpleObject entry) {
		SimpleObject left = new SimpleObject();
		entry.forEach((name, value) -> {
			if (names.contains(name)) {
				left.add(name, value);
			}
		});
		return left;
	}
}
