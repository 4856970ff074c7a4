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

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.apache.catalina.LifecycleException;
import org.openmrs.module.sessionnotes.server.ServerOptions.JdbcDatabase;

/**
 * Starts the real OpenMRS platform with modules and a small demonstration clinic, as a process of its own: for a try-out and for
 * tests on the level of the server. {@link ServerOptions} lists what can be told.
 * <p>
 * A line {@value #READY} and the base URL says that requests are answered. SIGINT or SIGTERM stops it; whatever kills it, it
 * starts again with what was committed.
 */
public final class OpenmrsServer {

	static final String READY = "READY ";

	private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

	private final ServerOptions options;

	private final Progress progress;

	private final DataDirectory data;

	private final EmbeddedDatabase embedded;

	private volatile WebServer web;

	private volatile boolean started;

	private volatile boolean stopping;

	private volatile boolean failed;

	private OpenmrsServer(ServerOptions options, Progress progress) {
		this.options = options;
		this.progress = progress;
		this.data = new DataDirectory(options.data());
		this.embedded = new EmbeddedDatabase(data.database());
	}

	public static void main(String[] arguments) throws InterruptedException {
		Progress progress = new Progress(System.out);
		try {
			new OpenmrsServer(ServerOptions.fromSystemProperties(), progress).run();
		} catch (ServerStartException e) {
			progress.step(e.getMessage());
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	private void run() {
		try {
			prepare();
			Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
			if (options.stopWithParent()) {
				stopWithParent();
			}
			start();
		} catch (ServerStartException e) {
			fail(e);
		} catch (IOException | SQLException | LifecycleException | UncheckedIOException e) {
			e.printStackTrace();
			fail(new ServerStartException("The server could not be started: " + e + ". See " + data.consoleLog(), e));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** What fails while the process is ending already fails because of that. */
	private void fail(ServerStartException reason) {
		if (!stopping) {
			failed = true;
			throw reason;
		}
	}

	/** Everything that needs no running platform. */
	private void prepare() throws IOException, SQLException, LifecycleException {
		if (options.fresh() && options.database().isPresent()) {
			throw new ServerStartException("-D" + ServerOptions.FRESH + " deletes the embedded database, not the one of -D"
					+ ServerOptions.JDBC_URL + ". Empty that database and delete " + data.root() + " yourself.");
		}
		data.open();
		WebServer.requireFree(options.port());
		if (options.fresh()) {
			progress.step("Deleting the data in " + data.root());
			data.empty();
		}
		if (!data.isInstalled() && data.holdsInstallation()) {
			forgetInterruptedInstallation();
		}
		if (!options.verbose()) {
			silenceConsole();
		}
		if (!data.isUnpacked(options.war())) {
			progress.step("Unpacking the web application to " + data.webApplication());
			data.unpack(options.war());
		}
		data.installModules(options.modules());
		Platform.configure(data, database(), options.logLevel());
		if (options.database().isEmpty()) {
			embedded.releaseLiquibaseLock();
		}
		web = new WebServer(data, options.port(), options.frontEnd(), options.insideClasses());
	}

	/** A half-installed platform neither starts nor installs again over its own tables. */
	private void forgetInterruptedInstallation() throws IOException {
		if (options.database().isPresent()) {
			throw new ServerStartException("The last installation was interrupted. Empty the database of -D"
					+ ServerOptions.JDBC_URL + " and delete " + data.root() + ", then start again.");
		}
		progress.step("The last installation was interrupted: installing anew");
		data.deleteInstallation();
	}

	private JdbcDatabase database() {
		return options.database().orElseGet(
				() -> new JdbcDatabase(embedded.url(), EmbeddedDatabase.USERNAME, EmbeddedDatabase.PASSWORD));
	}

	/** From here on System.out and System.err are the platform's; {@link Progress} keeps the terminal. */
	private void silenceConsole() throws IOException {
		PrintStream log = new PrintStream(new FileOutputStream(data.consoleLog().toFile(), true), true,
				StandardCharsets.UTF_8);
		System.setOut(log);
		System.setErr(log);
	}

	private void start() throws LifecycleException, IOException, InterruptedException {
		Platform platform = new Platform(web.baseUrl(), progress, data.consoleLog());
		if (data.isInstalled()) {
			progress.step("Starting the platform and its modules");
			web.start();
			if (!platform.isStarted()) {
				throw new ServerStartException("The platform did not start. See " + data.consoleLog());
			}
		} else {
			progress.step("Starting Tomcat");
			web.start();
			platform.install();
			data.markInstalled();
		}
		progress.step("Loading the demonstration clinic");
		new DemoClinicLoader(web.baseUrl()).load();
		if (options.week()) {
			new DemoWeekLoader(web.baseUrl()).load();
		}
		started = true;
		progress.step("Started");
		if (options.week()) {
			new ThingsToTry(web.baseUrl()).print(progress);
		}
		progress.print(READY + web.baseUrl());
	}

	/**
	 * Maven and a test cannot always pass a signal on, for they may be killed themselves: when the process that started this one
	 * is gone, nobody would stop it.
	 */
	private static void stopWithParent() {
		Thread exit = new Thread(() -> System.exit(0), "parent ended");
		ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(exit::start));
	}

	/**
	 * Runs when the process has been asked to end. A platform that is still starting cannot be stopped in order and is left to
	 * the end of the process; what it has committed stays.
	 */
	private void stop() {
		stopping = true;
		try {
			if (started) {
				progress.step("Stopping");
				stopWeb();
			}
			if (options.database().isEmpty()) {
				embedded.shutdown();
			}
			progress.step("Stopped");
		} catch (Exception e) {
			progress.step("Stopped with an error: " + e);
		} finally {
			// Threads that the platform leaves behind must not keep the process.
			Runtime.getRuntime().halt(failed ? 1 : 0);
		}
	}

	private void stopWeb() throws InterruptedException {
		Thread stopping = new Thread(() -> {
			try {
				web.stop();
			} catch (LifecycleException e) {
				progress.step("Tomcat did not stop in order: " + e);
			}
		}, "stop Tomcat");
		stopping.setDaemon(true);
		stopping.start();
		stopping.join(STOP_LIMIT.toMillis());
	}
}
