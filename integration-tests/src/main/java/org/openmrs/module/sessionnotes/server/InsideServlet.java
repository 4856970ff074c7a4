/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.apache.catalina.core.StandardContext;

/**
 * Runs a test's code within the platform, as a module's code runs there: {@code POST /inside/<class>} makes an object of that
 * class, a {@link UnaryOperator} of texts, gives it the request's body and answers what it returns.
 * <p>
 * It stands beside the platform, not in it, is there only where {@link ServerOptions#INSIDE_CLASSES} is told, and only on the
 * loopback address like all that this launcher serves.
 */
final class InsideServlet extends HttpServlet {

	static final String CONTEXT_PATH = "/inside";

	private static final long serialVersionUID = 1L;

	private final transient Path classes;

	private final transient StandardContext platform;

	InsideServlet(Path classes, StandardContext platform) {
		this.classes = classes;
		this.platform = platform;
	}

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setContentType("text/plain");
		response.setCharacterEncoding("UTF-8");
		String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[]{classes.toUri().toURL()}, modulesAndPlatform())) {
			// the platform's own requests run with its loader, too
			thread.setContextClassLoader(loader.getParent());
			response.getWriter().write(run(loader, request.getPathInfo().substring(1), body));
		} catch (Exception e) {
			response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			e.printStackTrace(new PrintWriter(response.getWriter(), true));
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	@SuppressWarnings("unchecked")
	private static String run(ClassLoader loader, String className, String body) throws ReflectiveOperationException {
		return ((UnaryOperator<String>) loader.loadClass(className).getDeclaredConstructor().newInstance()).apply(body);
	}

	/** Platform: its own class loader finds the classes of every started module. Another one is made when modules change. */
	private ClassLoader modulesAndPlatform() throws ReflectiveOperationException {
		return (ClassLoader) platform.getLoader().getClassLoader().loadClass("org.openmrs.util.OpenmrsClassLoader")
				.getMethod("getInstance").invoke(null);
	}
}
