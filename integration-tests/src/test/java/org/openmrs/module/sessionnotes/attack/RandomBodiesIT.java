/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.psychotherapynote.SharedServer;
import org.openmrs.module.sessionnotes.server.BrowserSession;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.Http;
import org.openmrs.module.sessionnotes.server.RunningServer;

/**
 * Random bodies of up to 64 MiB, to every address of the module and to the platform's for encounters and obs. Each is
 * answered, none by an error of the server, and the server has memory left. How long others wait meanwhile, and the
 * heap, are printed.
 * <p>
 * {@code -Dattack.bodies=10000} sends so many; {@code -Dattack.seed} has another run's bodies again.
 */
@Tag("attack")
class RandomBodiesIT {

	private static final int BODIES = Integer.getInteger("attack.bodies", 300);

	private static final long SEED = Long.getLong("attack.seed", 20261128L);

	/** They run on the server's own machine, and each keeps a processor busy: the other half is for whoever reads. */
	private static final int SENDERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

	private static final long MOST = 64 * RandomBody.MEBIBYTE;

	private static final long READ_IN_PART = 2 * RandomBody.MEBIBYTE;

	private static final Path ENDPOINTS = Path.of("src", "test", "resources", "leaks", "endpoints.txt");

	private static final Pattern ENDPOINT = Pattern.compile("(RESOURCE|GET|POST|PUT|DELETE) (/\\S+) => .*");

	private static final List<Account> ACCOUNTS = new ArrayList<>(List.of(DemoClinic.THERAPIST, DemoClinic.NURSE,
			DemoClinic.SUPERVISOR, DemoClinic.PRIVACY_OFFICER, DemoClinic.ADMIN));

	private final RunningServer server = SharedServer.get();

	/** One for each account and one for nobody. Platform: a request without a cookie leaves a session for half an hour. */
	private final List<HttpClient> clients = IntStream.rangeClosed(0, ACCOUNTS.size())
			.mapToObj(account -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
					.connectTimeout(Duration.ofSeconds(30)).cookieHandler(new CookieManager()).build())
			.toList();

	private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

	private final List<String> errors = new CopyOnWriteArrayList<>();

	private final String note = UUID.randomUUID().toString();

	@Test
	void h6_noBodyBringsTheServerDown() throws Exception {
		System.out.println("Random bodies: " + BODIES + ", seed " + SEED);
		Http author = server.as(DemoClinic.THERAPIST);
		assertThat(author.post("/ws/rest/v1/sessionnotes/psychotherapynote", "{\"uuid\":\"" + note + "\",\"patient\":\""
				+ DemoClinic.SECOND_CLIENT.uuid() + "\",\"text\":\"words\"}").status()).isEqualTo(201);
		BrowserSession reader = new BrowserSession(server.baseUrl());
		assertThat(reader.signIn(DemoClinic.THERAPIST.username(), DemoClinic.THERAPIST.password()).status()).isEqualTo(200);
		List<String> addresses = addresses();
		assertThat(addresses).hasSizeGreaterThan(40);
		for (int i = 0; i < 30; i++) {
			read(reader);
		}
		List<Long> idle = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			idle.add(read(reader));
		}
		String heapBefore = heap();

		List<Long> meanwhile = new ArrayList<>();
		AtomicBoolean over = new AtomicBoolean();
		Thread reading = new Thread(() -> {
			while (!over.get()) {
				meanwhile.add(read(reader));
			}
		});
		reading.start();
		sendAll(addresses);
		over.set(true);
		reading.join();

		System.out.println("Answers: " + new TreeMap<>(answers));
		System.out.println("p95 of a reading, idle: " + p95(idle) + " us, meanwhile: " + p95(meanwhile) + " us, of "
				+ meanwhile.size());
		System.out.println("Heap before: " + heapBefore + ", after: " + heap());
		assertThat(errors).isEmpty();
		assertThat(server.isRunning()).isTrue();
		assertThat(Files.readString(server.consoleLog(), StandardCharsets.ISO_8859_1)).doesNotContain("OutOfMemoryError");
		assertThat(server.output()).doesNotContain("OutOfMemoryError");
	}

	private void sendAll(List<String> addresses) throws InterruptedException {
		AtomicInteger next = new AtomicInteger();
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < SENDERS; i++) {
			Thread sender = new Thread(() -> {
				for (int body = next.getAndIncrement(); body < BODIES; body = next.getAndIncrement()) {
					send(body, addresses.get(body % addresses.size()));
				}
			});
			senders.add(sender);
			sender.start();
		}
		for (Thread sender : senders) {
			sender.join();
		}
	}

	private void send(int number, String address) {
		RandomBody body = new RandomBody(SEED + number, number % 10 == 0 ? MOST : 64 * 1024);
		String[] words = address.split(" ");
		String path = words[1].replaceAll("\\{[^}]+}", number % 3 == 0 ? note : UUID.randomUUID().toString())
				+ body.query();
		String what = "body " + number + " (" + body.kind() + ", " + body.size() + " bytes, " + body.type() + "): "
				+ words[0]
				+ " " + path;
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
				.timeout(Duration.ofMinutes(3)).header("Content-Type", body.type());
		int who = number % (ACCOUNTS.size() + 1);
		if (who < ACCOUNTS.size()) {
			Account account = ACCOUNTS.get(who);
			request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
					(account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8)));
			if (number % 2 == 0) {
				request.header("X-Session-Notes-Password", account.password());
			}
		}
		BodyPublisher stream = BodyPublishers.ofInputStream(body::stream);
		request.method(words[0], "GET".equals(words[0])
				? BodyPublishers.noBody()
				: number % 4 == 0 ? stream : BodyPublishers.fromPublisher(stream, body.size()));
		try {
			HttpResponse<byte[]> answer = clients.get(who).send(request.build(), BodyHandlers.ofByteArray());
			answers.merge(String.valueOf(answer.statusCode()), 1, Integer::sum);
			if (answer.statusCode() >= 500) {
				String said = new String(answer.body(), StandardCharsets.UTF_8);
				errors.add(answer.statusCode() + " " + what + " -> " + said.substring(0, Math.min(600, said.length())));
			}
		} catch (IOException e) {
			answers.merge("none", 1, Integer::sum);
			// a server that has refused a large body closes the connection while it is being sent
			if (body.size() <= READ_IN_PART) {
				errors.add("no answer to " + what + ": " + e);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private long read(BrowserSession reader) {
		long begin = System.nanoTime();
		int status = reader.send("GET", "/ws/rest/v1/sessionnotes/psychotherapynote/" + note, null).status();
		if (status != 200 && status != 404) {
			// the bodies may have voided it, or amended it
			errors.add("reading meanwhile: " + status);
		}
		return (System.nanoTime() - begin) / 1000;
	}

	private static long p95(List<Long> times) {
		List<Long> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * 0.95));
	}

	/** @return what the server's heap holds after a collection, as the virtual machine says it */
	private String heap() throws IOException, InterruptedException {
		jcmd("GC.run");
		return jcmd("GC.heap_info").lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("used")).findFirst()
				.map(String::trim).orElse("not known");
	}

	private String jcmd(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(server.process().pid()), command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

	/** Every address of the module as the leak matrix lists them, which is compared with the server's own table there. */
	private static List<String> addresses() throws IOException {
		List<String> addresses = new ArrayList<>(List.of("POST /ws/rest/v1/encounter", "POST /ws/rest/v1/obs",
				"POST /ws/rest/v1/obs/{uuid}", "POST /ws/rest/v1/encounter/{uuid}"));
		for (String line : Files.readAllLines(ENDPOINTS)) {
			Matcher endpoint = ENDPOINT.matcher(line);
			if (!endpoint.matches()) {
				continue;
			}
			String path = "/ws" + endpoint.group(2);
			if (endpoint.group(1).equals("RESOURCE")) {
				addresses
						.addAll(List.of("POST " + path, "POST " + path + "/{uuid}", "GET " + path, "GET " + path + "/{uuid}",
								"DELETE " + path + "/{uuid}"));
			} else {
				addresses.add(endpoint.group(1) + " " + path.replace("{kind}", "unsigned"));
			}
		}
		List<String> each = new ArrayList<>();
		addresses.stream().distinct().forEach(each::add);
		return each;
	}
}
