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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;

/**
 * A real server in a process of its own, for a test that talks to it over HTTP and may stop it, kill it and start it again on the
 * same data. The build names the files it needs in system properties, see the failsafe plugin in the module's pom.
 */
public final class RunningServer implements AutoCloseable {

	/** The launcher's jar, whose manifest names what it runs with: Tomcat and H2 beside it. */
	private static final String LAUNCHER = "server.launcher";

	/** What Java itself is told, with spaces between. */
	private static final String JVM_ARGUMENTS = "server.jvm.arguments";

	/** Installing the platform with 17 modules on MariaDB takes two minutes, and on a busy machine many more. */
	private static final Duration START_LIMIT = Duration.ofMinutes(45);

	private static final Duration STOP_LIMIT = Patiently.LIMIT;

	private static final int TAIL = 60;

	private final DataDirectory data;

	private final Map<String, String> options;

	private final Deque<String> tail = new ArrayDeque<>();

	private Process process;

	private Thread reader;

	private String baseUrl;

	private RunningServer(Path data, Map<String, String> options) {
		this.data = new DataDirectory(data.toAbsolutePath());
		this.options = options;
	}

	/**
	 * Returns when the server answers and the demonstration clinic is loaded. Without data, a server on H2 begins with a copy
	 * of what another one had after its first start.
	 *
	 * @param data a directory that a server made before, or that is missing
	 * @param options names from {@link ServerOptions} with their values
	 * @throws IllegalStateException if it does not start in time; the message shows the end of what it printed
	 */
	public static RunningServer start(Path data, Map<String, String> options) {
		if (!Files.exists(data) && InstalledClinic.isFor(options)) {
			InstalledClinic.like(options).copyTo(data);
		}
		return install(data, options);
	}

	/** As {@link #start(Path, Map)}, but installs the platform where there is no data. */
	static RunningServer install(Path data, Map<String, String> options) {
		RunningServer server = new RunningServer(data, options);
		server.start();
		return server;
	}

	/** Starts again on the same data, after {@link #stop()} or {@link #kill()}; the port may be another one. */
	public void start() {
		if (isRunning()) {
			throw new IllegalStateException("The server is running already");
		}
		CompletableFuture<String> ready = new CompletableFuture<>();
		try {
			process = new ProcessBuilder(command()).redirectErrorStream(true).start();
		} catch (IOException e) {
			throw new IllegalStateException("Java could not be started", e);
		}
		reader = new Thread(() -> readOutput(ready), "output of the server");
		reader.setDaemon(true);
		reader.start();
		try {
			baseUrl = ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
		} catch (ExecutionException | TimeoutException e) {
			kill();
			throw new IllegalStateException("The server did not start:\n" + output(), e);
		} catch (InterruptedException e) {
			kill();
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** Asks the server to stop, as Ctrl-C or a service manager does, and waits. */
	public void stop() {
		// Process.destroy() would close the output too, and with it what the server says while it stops.
		process.toHandle().destroy();
		awaitEnd();
	}

	/** Ends the process at once with SIGKILL, as a crash or a power cut does to it. */
	public void kill() {
		process.destroyForcibly();
		awaitEnd();
	}

	@Override
	public void close() {
		if (isRunning()) {
			stop();
		}
	}

	public boolean isRunning() {
		return process != null && process.isAlive();
	}

	/** What the last process ended with. */
	public int exitCode() {
		return process.exitValue();
	}

	public ProcessHandle process() {
		return process.toHandle();
	}

	/** Up to and including the context path. */
	public String baseUrl() {
		return baseUrl;
	}

	public Http as(Account account) {
		return account.login(baseUrl);
	}

	public Http anonymous() {
		return Http.anonymous(baseUrl);
	}

	/** Everything that the server keeps, but for an outer database. */
	public Path dataDirectory() {
		return data.root();
	}

	public Path applicationData() {
		return data.applicationData();
	}

	/** The platform's own log file, which it rolls over. */
	public Path platformLog() {
		return data.platformLog();
	}

	/** Every line that the platform has logged to its console over all starts. */
	public Path consoleLog() {
		return data.consoleLog();
	}

	/**
	 * Writes the whole embedded database as SQL text. The server has to be stopped.
	 */
	public void dumpDatabase(Path script) throws SQLException {
		new EmbeddedDatabase(data.database()).dump(script);
	}

	/** Counts rows of the embedded database, with a query that gives one number. The server has to be stopped. */
	public long queryDatabase(String query) throws SQLException {
		return new EmbeddedDatabase(data.database()).count(query);
	}

	/**
	 * Runs code of a test within the platform; the server has to be started with {@link #testClasses()} as
	 * {@link ServerOptions#INSIDE_CLASSES}.
	 *
	 * @param code an operator on texts
	 * @return what it gives for what is sent
	 */
	public String inside(Class<? extends UnaryOperator<String>> code, String sent) {
		try {
			HttpResponse<String> answer = HttpClient.newHttpClient().send(
					HttpRequest.newBuilder(URI.create(baseUrl).resolve(InsideServlet.CONTEXT_PATH + "/" + code.getName()))
							.POST(BodyPublishers.ofString(sent)).build(),
					BodyHandlers.ofString());
			if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
				throw new IllegalStateException(answer.body());
			}
			return answer.body();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** Where the classes of the tests are. */
	public static String testClasses() {
		return Path.of(URI.create(RunningServer.class.getProtectionDomain().getCodeSource().getLocation().toString()))
				.toString();
	}

	/** The end of what the launcher has printed. */
	public String output() {
		synchronized (tail) {
			return String.join("\n", tail);
		}
	}

	private List<String> command() {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(System.getProperty(JVM_ARGUMENTS).split(" ")));
		command.add(option(ServerOptions.WAR, System.getProperty(ServerOptions.WAR)));
		command.add(option(ServerOptions.MODULES, System.getProperty(ServerOptions.MODULES)));
		command.add(option(ServerOptions.DATA, data.root().toString()));
		command.add(option(ServerOptions.PORT, "0"));
		command.add(option(ServerOptions.STOP_WITH_PARENT, "true"));
		// For a property that is given twice, java takes the last value.
		options.forEach((name, value) -> command.add(option(name, value)));
		command.add("-jar");
		command.add(System.getProperty(LAUNCHER));
		return command;
	}

	private static String option(String name, String value) {
		return "-D" + name + "=" + value;
	}

	private void readOutput(CompletableFuture<String> ready) {
		try (BufferedReader output = process.inputReader()) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				remember(line);
				if (line.startsWith(OpenmrsServer.READY)) {
					ready.complete(line.substring(OpenmrsServer.READY.length()));
				}
			}
		} catch (IOException e) {
			remember(e.toString());
		}
		ready.completeExceptionally(new IOException("The process ended"));
	}

	private void remember(String line) {
		synchronized (tail) {
			tail.addLast(line);
			if (tail.size() > TAIL) {
				tail.removeFirst();
			}
		}
	}

	private void awaitEnd() {
		try {
			if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException(
						"The server did not stop within " + STOP_LIMIT.toSeconds() + " s:\n" + output());
			}
			reader.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}
}
