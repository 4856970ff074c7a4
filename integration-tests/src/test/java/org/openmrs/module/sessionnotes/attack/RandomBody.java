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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One body that nobody would send, made from a seed: the same seed makes the same body. A large one is never held as a whole. */
final class RandomBody {

	static final long MEBIBYTE = 1024 * 1024;

	private static final int PIECE = 64 * 1024;

	private static final List<String> PROPERTIES = List.of("uuid", "patient", "encounter", "concept", "sessionDate", "text",
			"sections", "version", "voided", "reason", "visit", "location", "carryForward", "start", "end", "duration",
			"presentingConcerns", "techniques", "techniquesDescribed", "goals", "goal", "rating", "comment", "change",
			"changeDescribed", "plan", "risk", "riskAction", "sessionType", "setting", "contentDigest", "basis", "author",
			"note", "from", "to", "kind", "recipient", "name", "address", "user", "evidence", "purpose", "tellAuthorFrom",
			"byClient", "therapist", "supervisor", "mode", "action", "concepts", "olderThan", "approved", "passphrase",
			"obs",
			"value", "obsDatetime", "person", "encounterType", "encounterDatetime", "voidReason", "groupMembers", "part");

	private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
			"application/json", "application/json;charset=UTF-8", "application/json;charset=UTF-16",
			"application/json;charset=none", "text/plain", "text/xml", "application/xml",
			"application/x-www-form-urlencoded", "multipart/form-data;boundary=x", "application/octet-stream");

	private static final List<String> CHARACTERS = List.of("a", " ", "\n", "\t", "\u0301", "\u0323", "\u200d", "\u202e",
			"\u2067", "\u05d0", "(", "]", "\u0644", "\u064e", "\u4e2d", "\ud83d\ude00", "\ufeff", "&", "<", "'", "%",
			"\u00a0",
			"\\ud800", "\\u0000", "\\\"", "\u1161", "\ufdfa");

	private final Random random;

	private final String kind;

	private final byte[] begin;

	private final byte[] piece;

	private final long pieces;

	private final byte[] end;

	private final String type;

	RandomBody(long seed, long most) {
		random = new Random(seed);
		type = TYPES.get(random.nextInt(TYPES.size()));
		// as many of 100 bytes to 1 KiB as of 10 to 100 MiB
		long size = (long) Math.exp(random.nextDouble() * Math.log(most));
		switch (random.nextInt(8)) {
			case 0 :
				kind = "bytes";
				begin = new byte[0];
				piece = new byte[(int) Math.min(PIECE, size)];
				random.nextBytes(piece);
				end = new byte[0];
				break;
			case 1 :
				kind = "nesting";
				begin = bytes("{\"text\":");
				piece = bytes(random.nextBoolean() ? "[".repeat(1_000) : "{\"a\":".repeat(200));
				end = new byte[0];
				break;
			case 2 :
				kind = "properties";
				begin = bytes("{");
				piece = bytes("\"" + property() + random.nextInt(3) + "\":1,");
				end = bytes("\"a\":1}");
				break;
			case 3 :
				kind = "list";
				begin = bytes("{\"" + property() + "\":[");
				piece = bytes(value(2) + ",");
				end = bytes("1]}");
				break;
			case 4 :
				kind = "long text";
				begin = bytes("{\"" + property() + "\":\"");
				piece = bytes(CHARACTERS.get(random.nextInt(CHARACTERS.size())).repeat(100));
				end = bytes("\"}");
				break;
			case 5 :
				kind = "long number";
				begin = bytes("{\"" + property() + "\":" + (random.nextBoolean() ? "-" : "1e"));
				piece = bytes("9".repeat(100));
				end = bytes("}");
				break;
			default :
				kind = "object";
				begin = bytes(object(3));
				piece = new byte[0];
				end = new byte[0];
				break;
		}
		pieces = piece.length == 0 ? 0 : Math.max(1, size / piece.length);
	}

	String kind() {
		return kind;
	}

	String type() {
		return type;
	}

	long size() {
		return begin.length + pieces * piece.length + end.length;
	}

	/** A query that goes with it. */
	String query() {
		StringBuilder query = new StringBuilder();
		for (int i = random.nextInt(3); i > 0; i--) {
			String name = List.of("v", "limit", "startIndex", "patient", "reason", "format", "includeAll", "purge", "note",
					"from", "to", "type", "of", "list", "user", "dryRun").get(random.nextInt(16));
			query.append(query.length() == 0 ? "?" : "&").append(name).append("=")
					.append(URLEncoder.encode(text(random.nextInt(200)), StandardCharsets.UTF_8));
		}
		return query.toString();
	}

	InputStream stream() {
		InputStream middle = new InputStream() {

			private long left = pieces * piece.length;

			@Override
			public int read() {
				return left == 0 ? -1 : piece[(int) ((pieces * piece.length - left--) % piece.length)] & 0xff;
			}

			@Override
			public int read(byte[] into, int offset, int length) {
				if (left == 0) {
					return -1;
				}
				int from = (int) ((pieces * piece.length - left) % piece.length);
				int count = (int) Math.min(Math.min(length, piece.length - from), left);
				System.arraycopy(piece, from, into, offset, count);
				left -= count;
				return count;
			}
		};
		return new SequenceInputStream(Collections.enumeration(
				List.of(new ByteArrayInputStream(begin), middle, new ByteArrayInputStream(end))));
	}

	private String object(int depth) {
		StringBuilder object = new StringBuilder("{");
		for (int i = random.nextInt(6); i > 0; i--) {
			object.append(object.length() == 1 ? "" : ",").append('"').append(property()).append("\":").append(value(depth));
		}
		return object.append("}").toString();
	}

	private String value(int depth) {
		switch (random.nextInt(depth > 0 ? 12 : 9)) {
			case 0 :
				return "null";
			case 1 :
				return String.valueOf(random.nextBoolean());
			case 2 :
				return List.of("0", "-1", "1", "2147483647", "-2147483649", "9223372036854775808", "1e400", "0.1", "-0")
						.get(random.nextInt(9));
			case 3 :
				return "\"" + List.of("", "2026-01-31", "99999-01-01", "-0001-01-01", "2026-01-01T10:00:00.000+0000",
						"0001-01-01T00:00:00.000+0000", "AUTHORIZATION", "REQUIRED_BY_LAW", "lift", "interrupt",
						"5d0e7b1a-94f5-4f4e-a1c9-2f60d3b74001", "53f49eb6-6d09-4343-8e10-3bf17a883883", "../..", "%00")
						.get(random.nextInt(14)) + "\"";
			case 9 :
				return object(depth - 1);
			case 10 :
				return "[]";
			case 11 :
				return "[" + value(depth - 1) + "," + value(depth - 1) + "]";
			default :
				return "\"" + text(random.nextInt(300)) + "\"";
		}
	}

	private String text(int length) {
		StringBuilder text = new StringBuilder();
		while (text.length() < length) {
			text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())).repeat(1 + random.nextInt(5)));
		}
		return text.toString();
	}

	private String property() {
		return PROPERTIES.get(random.nextInt(PROPERTIES.size()));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
