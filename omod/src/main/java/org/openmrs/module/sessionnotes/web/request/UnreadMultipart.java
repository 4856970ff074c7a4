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

import javax.servlet.http.HttpServletRequest;

import org.openmrs.module.sessionnotes.domain.bounds.RequestBounds;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Prevents the platform from reading forms with files at the module's addresses. The module's addresses do not accept forms
 * with files, and {@link BoundedBodyFilter} refuses such forms. This class also prevents the platform from reading forms
 * without a boundary, at all addresses that accept notes.
 * <p>
 * Platform: the platform's filter for forms with files runs before the filters of modules. The platform's filter reads up to
 * 75 MB from any sender, and answers a form without a boundary with a server error.
 */
public class UnreadMultipart implements BeanPostProcessor {

	private static final String RESOLVER = "multipartResolver";

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return RESOLVER.equals(name) && bean instanceof MultipartResolver
				? new OfPlatform((MultipartResolver) bean)
				: bean;
	}

	private static final class OfPlatform implements MultipartResolver {

		private final MultipartResolver resolver;

		private OfPlatform(MultipartResolver resolver) {
			this.resolver = resolver;
		}

		@Override
		public boolean isMultipart(HttpServletRequest request) {
			String path = BoundedBodyFilter.pathOf(request);
			return !RequestBounds.isOwn(path) && resolver.isMultipart(request)
					&& (hasBoundary(request.getContentType()) || !RequestBounds.isBounded(path, null));
		}

		private static boolean hasBoundary(String contentType) {
			try {
				return MediaType.parseMediaType(contentType).getParameter("boundary") != null;
			} catch (InvalidMediaTypeException e) {
				return false;
			}
		}

		@Override
		public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
			return resolver.resolveMultipart(request);
		}

		@Override
		public void cleanupMultipart(MultipartHttpServletRequest request) {
			resolver.cleanupMultipart(request);
		}
	}
}
