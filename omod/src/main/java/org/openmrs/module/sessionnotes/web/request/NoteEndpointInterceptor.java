/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.input.Bounded;
import org.openmrs.module.sessionnotes.web.openapi.AnsweredProperties;
import org.openmrs.module.sessionnotes.web.openapi.ApiDocument;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UrlPathHelper;

/**
 * Checks every request to an endpoint of the module. Only a JSON request may change data. A request with an invalid list
 * parameter is refused.
 * <p>
 * Platform: REST answers some invalid values with a server error, and replaces other invalid values with the default.
 */
public class NoteEndpointInterceptor implements HandlerInterceptor {

	private static final List<String> WITH_BODY = Arrays.asList("POST", "PUT", "PATCH");

	/** Platform: REST clients of the platform send the parameters {@code v} and {@code t} with every request. */
	private static final List<String> ANYWHERE = Arrays.asList("v", "t");

	private static final List<String> READING = Arrays.asList("GET", "HEAD", "OPTIONS");

	/** The addresses of notes, whose responses have an ETag. A check of a text refers to no note. */
	private static final Pattern TAGGED = Pattern.compile("/(progressnote|psychotherapynote)/(?!check\\b)[^/]");

	/** The parameters whose value is either true or false. */
	private static final List<String> FLAGS = Arrays.asList("includeAll", "totalCount", "dryRun");

	private static final String REPRESENTATION = "sessionnotes.error.representation";

	private static final List<String> NAMED = Arrays.asList("ref", "default", "full");

	private static final String CUSTOM = "custom:";

	/**
	 * The bounds of parameters that may be longer than a code or a number. Platform: REST's constants cannot be read
	 * while the Spring context is created. The class that holds REST's constants would wait for a service, and the
	 * start would wait for that class.
	 */
	private static final Map<String, Bound> BOUNDS = new HashMap<>();

	static {
		BOUNDS.put("v", Bound.PARAMETER);
		BOUNDS.put("reason", Bound.VOID_REASON);
	}

	private final UrlPathHelper paths = new UrlPathHelper();

	private final ApiDocument document;

	public NoteEndpointInterceptor(ApiDocument document) {
		this.document = document;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		requireJsonTaken(request);
		String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
		if (WITH_BODY.contains(request.getMethod()) && !type.startsWith("application/json")) {
			throw new InvalidRequestException("sessionnotes.error.notJson", HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		}
		requireBounds(request);
		requireKnownParameters(request);
		requireNumber(request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_LIMIT), Bound.PAGE,
				RestUtil.getAbsoluteLimit());
		requireNumber(request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_START_INDEX), Bound.START_INDEX,
				Integer.MAX_VALUE);
		requireFlags(request);
		requireTagged(request);
		requireRepresentation(request);
		return true;
	}

	/**
	 * Refuses a request for a representation with a property that no response has. Such a request is refused before any
	 * action is taken and before any note is opened.
	 */
	private void requireRepresentation(HttpServletRequest request) {
		if ("".equals(request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_TYPE))) {
			throw new InvalidRequestException(REPRESENTATION);
		}
		String asked = request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_REPRESENTATION);
		if (asked == null || NAMED.contains(asked)) {
			return;
		}
		if (!asked.startsWith(CUSTOM)) {
			throw new InvalidRequestException(REPRESENTATION);
		}
		AskedProperties properties = AskedProperties.of(asked.substring(CUSTOM.length()));
		document.findAnswer(request.getMethod(), paths.getLookupPathForRequest(request))
				.ifPresent(answer -> requireAnswered(properties, answer));
	}

	private static void requireAnswered(AskedProperties asked, AnsweredProperties answer) {
		asked.get().forEach((name, within) -> {
			AnsweredProperties property = answer.find(name).orElseThrow(() -> UnknownName.asked(name));
			if (within != null) {
				requireAnswered(within, property);
			}
		});
	}

	/**
	 * Refuses a request that accepts only XML. The module's responses are JSON, because a psychotherapy note is stored
	 * exactly as typed and XML cannot represent every character. Platform: REST would answer in XML, and would report
	 * an unacceptable type only after REST has executed the request.
	 */
	private static void requireJsonTaken(HttpServletRequest request) {
		List<MediaType> taken = taken(request);
		if (taken.stream().anyMatch(type -> type.getSubtype().endsWith("xml"))
				&& taken.stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
			throw new InvalidRequestException(NotesAsJson.XML_ASKED, HttpStatus.NOT_ACCEPTABLE);
		}
		request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE,
				Collections.singleton(MediaType.APPLICATION_JSON));
	}

	private static List<MediaType> taken(HttpServletRequest request) {
		try {
			return MediaType.parseMediaTypes(Collections.list(request.getHeaders("Accept")));
		} catch (InvalidMediaTypeException e) {
			// Spring refuses the header, and Spring's message quotes the header
			return Collections.emptyList();
		}
	}

	/** Checks the parameters in the address against the bounds that also apply to properties in a body. */
	private static void requireBounds(HttpServletRequest request) {
		Map<String, String[]> parameters = request.getParameterMap();
		Bounded.number("parameters", Bound.PARAMETERS, (long) parameters.size());
		parameters.forEach((name, values) -> {
			Bounded.text("parameters", Bound.CODE, name);
			Bounded.number(name, Bound.PARAMETERS, (long) values.length);
			for (String value : values) {
				Bounded.text(name, BOUNDS.getOrDefault(name, Bound.CODE), value);
			}
		});
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		if (variables instanceof Map) {
			((Map<?, ?>) variables)
					.forEach((name, value) -> Bounded.text(String.valueOf(name), Bound.CODE, String.valueOf(value)));
		}
	}

	/**
	 * Refuses unknown parameters. If an unknown filter parameter were ignored, the response would contain more than the
	 * REST client asked for.
	 */
	private void requireKnownParameters(HttpServletRequest request) {
		document.findParameters(request.getMethod(), paths.getLookupPathForRequest(request))
				.ifPresent(known -> request.getParameterMap().keySet().forEach(name -> {
					if (!known.contains(name) && !ANYWHERE.contains(name)) {
						throw UnknownName.parameter(name);
					}
				}));
	}

	/** Platform: REST reads every other value than "true" as false. */
	private static void requireFlags(HttpServletRequest request) {
		for (String name : FLAGS) {
			String sent = request.getParameter(name);
			if (sent != null && !"true".equals(sent) && !"false".equals(sent)) {
				throw new InvalidRequestException("sessionnotes.error.notTrueOrFalse", name, null);
			}
		}
	}

	/**
	 * Refuses the header If-Match where no response has an ETag, because no tag can then match (RFC 9110, section
	 * 13.1.1). If the header were ignored, a REST client would believe that its change was protected.
	 */
	private void requireTagged(HttpServletRequest request) {
		String asked = request.getHeader("If-Match");
		if (asked != null && !"*".equals(asked.trim()) && !READING.contains(request.getMethod())
				&& !TAGGED.matcher(paths.getLookupPathForRequest(request)).find()) {
			throw new ConflictException("sessionnotes.error.noTag", HttpStatus.PRECONDITION_FAILED);
		}
	}

	private static void requireNumber(String sent, Bound bound, int most) {
		if (sent == null) {
			return;
		}
		try {
			int number = Integer.parseInt(sent);
			if (bound.holds(number) && number <= most) {
				return;
			}
		} catch (NumberFormatException e) {
			// the message of the exception quotes the parameter
		}
		throw new InvalidRequestException("sessionnotes.error.paging");
	}
}
