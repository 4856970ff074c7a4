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
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.JarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanFilter;

/**
 * Tomcat on the loopback address with the unpacked web application under {@value #CONTEXT_PATH}, and OpenMRS 3's front end
 * beside it where there is one.
 * <p>
 * The web application's class loader has the launcher's as parent: the launcher therefore runs with a class path of its own
 * classes, Tomcat and H2, and nothing that the platform has too.
 */
final class WebServer {

	static final String CONTEXT_PATH = "/openmrs";

	/** Where the front end's own files expect to be. */
	private static final String FRONT_END_PATH = CONTEXT_PATH + "/spa";

	private static final String LOOPBACK = "127.0.0.1";

	private final Tomcat tomcat = new Tomcat();

	private final int port;

	/**
	 * Takes the port, which is the server's from then on.
	 *
	 * @param port 0 for any free one
	 */
	WebServer(DataDirectory data, int port, Optional<Path> frontEnd, Optional<Path> insideClasses)
			throws IOException, LifecycleException {
		tomcat.setBaseDir(data.tomcat().toString());
		Connector connector = new Connector();
		connector.setPort(port);
		connector.setProperty("address", LOOPBACK);
		tomcat.setConnector(connector);
		StandardContext platform = webApplication(data);
		tomcat.getHost().addChild(platform);
		frontEnd.ifPresent(this::addFrontEnd);
		insideClasses.ifPresent(classes -> addInside(classes, platform));
		tomcat.init();
		this.port = connector.getLocalPort();
	}

	String baseUrl() {
		return "http://" + LOOPBACK + ":" + port + CONTEXT_PATH;
	}

	/** Returns when the web application is deployed: an installed platform has then started its modules too. */
	void start() throws LifecycleException {
		tomcat.start();
	}

	void stop() throws LifecycleException {
		tomcat.stop();
		tomcat.destroy();
	}

	private void addFrontEnd(Path folder) {
		Context context = tomcat.addContext(FRONT_END_PATH, folder.toString());
		Tomcat.addServlet(context, "files", new FrontEndFiles(folder));
		context.addServletMappingDecoded("/*", "files");
	}

	private void addInside(Path classes, StandardContext platform) {
		Context context = tomcat.addContext(InsideServlet.CONTEXT_PATH, null);
		Tomcat.addServlet(context, "inside", new InsideServlet(classes, platform));
		context.addServletMappingDecoded("/*", "inside");
	}

	private static StandardContext webApplication(DataDirectory data) throws IOException {
		Path defaults = data.tomcat().resolve("default-web.xml");
		try (InputStream content = WebServer.class.getResourceAsStream("/server/default-web.xml")) {
			Files.copy(content, defaults, StandardCopyOption.REPLACE_EXISTING);
		}
		ContextConfig config = new ContextConfig();
		config.setDefaultWebXml(defaults.toString());

		StandardContext context = new StandardContext();
		context.setPath(CONTEXT_PATH);
		context.setDocBase(data.webApplication().toString());
		context.setParentClassLoader(WebServer.class.getClassLoader());
		context.addLifecycleListener(config);
		context.getJarScanner().setJarScanFilter(tagLibrariesOnly());
		return context;
	}

	/**
	 * Reading every class of the platform's 190 libraries in search of annotated servlets takes longer than starting Tomcat, and
	 * they bring none: tag libraries for JSPs are all there is to find.
	 */
	private static JarScanFilter tagLibrariesOnly() {
		StandardJarScanFilter filter = new StandardJarScanFilter();
		filter.setDefaultPluggabilityScan(false);
		return filter;
	}

	/** Asked before anything is unpacked or started, so that a taken one is told at once. */
	static void requireFree(int port) throws IOException {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
		} catch (BindException e) {
			throw new ServerStartException(
					"Port " + port + " is taken by another program. Choose another one with -D" + ServerOptions.PORT + ".",
					e);
		}
	}
}
