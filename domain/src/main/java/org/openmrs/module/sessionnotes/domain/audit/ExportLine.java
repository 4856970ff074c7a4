/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/**
 * One line of a log export: a flat JSON object whose first member, "kind", names the kind of line. Each line of an
 * export can be written in only one way, and a line written in any other way is refused. Because each line has only one
 * valid form, the hashes and signatures cover everything that an export can contain.
 */
public final class ExportLine {

	/** The kind of the first line, which contains the time, the user and the last checkpoint of the export. */
	static final String HEADER = "log";

	/**
	 * The kind of a line that contains a checkpoint. A line of this kind states how many lines of the kind "end"
	 * follow.
	 */
	static final String CHECKPOINT = "checkpoint";

	/**
	 * The kind of a line that contains the end of a chain. A line of this kind follows the line of the checkpoint that
	 * lists the chain.
	 */
	static final String END = "end";

	/**
	 * The kind of a line that contains a deletion of old events. A line of this kind states how many lines of the kind
	 * "gap" follow.
	 */
	static final String DELETION = "deletion";

	/**
	 * The kind of a line that contains a gap, which is a range of deleted events of one chain. A line of this kind
	 * follows the line of the deletion that removed the events of the gap.
	 */
	static final String GAP = "gap";

	/** The kind of a line that contains an event. */
	static final String EVENT = "event";

	private static final int FORMAT = 1;

	private final Map<String, Object> members = new LinkedHashMap<>();

	private ExportLine(String kind) {
		members.put("kind", kind);
	}

	/** @throws DataFormatException if the line is not a flat JSON object with a kind */
	static ExportLine parse(String line) throws DataFormatException {
		try (JsonReader json = new JsonReader(new StringReader(line))) {
			json.beginObject();
			if (!"kind".equals(json.nextName())) {
				throw new DataFormatException();
			}
			ExportLine parsed = new ExportLine(json.nextString());
			while (json.hasNext()) {
				String name = json.nextName();
				boolean number = json.peek() == JsonToken.NUMBER;
				String value = json.nextString();
				parsed.members.put(name, number ? (Object) Long.valueOf(value) : value);
			}
			json.endObject();
			return parsed;
		} catch (IOException | RuntimeException e) {
			// the exception is not passed on, because the parser's message quotes the text that the parser could not read
			throw new DataFormatException();
		}
	}

	/** @return the line, without a line ending */
	public static String of(ExportHeader header) {
		return new ExportLine(HEADER).with("format", FORMAT).with("madeAt", header.getMadeAt())
				.with("madeBy", header.getMadeBy()).with("checkpoint", header.getCheckpoint())
				.with("checkpointHash", header.getCheckpointHash()).with("publicKey", header.getPublicKey())
				.with("signature", header.getSignature()).toString();
	}

	static String of(Checkpoint checkpoint) {
		return new ExportLine(CHECKPOINT).with("number", checkpoint.getNumber()).with("madeAt", checkpoint.getMadeAt())
				.with("previousHash", checkpoint.getPreviousHash()).with("ends", checkpoint.getEnds().size())
				.with("signature", checkpoint.getSignature()).toString();
	}

	static String of(ChainEnd end) {
		return new ExportLine(END).with("chain", end.getChain()).with("length", end.getLength())
				.with("hash", end.getLastHash()).toString();
	}

	static String of(LogDeletion deletion) {
		return new ExportLine(DELETION).with("uuid", deletion.getUuid()).with("olderThan", deletion.getOlderThan())
				.with("proposedBy", deletion.getProposedBy()).with("proposedAt", deletion.getProposedAt())
				.with("approvedBy", deletion.getApprovedBy()).with("approvedAt", deletion.getApprovedAt())
				.with("gaps", deletion.getGaps().size()).with("signature", deletion.getSignature()).toString();
	}

	static String of(Gap gap) {
		return new ExportLine(GAP).with("chain", gap.getChain()).with("first", gap.getFirst()).with("last", gap.getLast())
				.with("hash", gap.getLastHash()).toString();
	}

	/**
	 * @param event an event as stored
	 * @param hash the hash that is stored with the event
	 * @return the line, without a line ending
	 */
	public static String of(AccessEvent event, String hash) {
		return new ExportLine(EVENT).with("chain", event.getChain()).with("sequence", event.getSequence())
				.with("uuid", event.getUuid()).with("type", event.getTypeName()).with("note", event.getNoteId())
				.with("version", event.getVersion()).with("versionId", event.getVersionId())
				.with("user", event.getUserUuid()).with("signedInUser", event.getSignedInUserUuid())
				.with("at", event.getOccurredAt()).with("address", event.getAddress())
				.with("disclosure", event.getDisclosureUuid()).with("detail", event.getDetail())
				.with("digest", event.getNoteDigest()).with("hash", hash).toString();
	}

	/** @return the line of the checkpoint, followed by one line for each end of a chain */
	public static Iterable<String> linesOf(Checkpoint checkpoint) {
		List<String> lines = new ArrayList<>();
		lines.add(of(checkpoint));
		checkpoint.getEnds().forEach(end -> lines.add(of(end)));
		return lines;
	}

	public static Iterable<String> linesOf(LogDeletion deletion) {
		List<String> lines = new ArrayList<>();
		lines.add(of(deletion));
		deletion.getGaps().forEach(gap -> lines.add(of(gap)));
		return lines;
	}

	String getKind() {
		return text("kind");
	}

	ExportHeader toHeader() throws DataFormatException {
		return new ExportHeader(number("madeAt"), text("madeBy"), number("checkpoint"), required("checkpointHash"),
				required("publicKey"), bytes("signature"));
	}

	ChainEnd toEnd() throws DataFormatException {
		return new ChainEnd(required("chain"), number("length"), required("hash"));
	}

	Gap toGap() throws DataFormatException {
		return new Gap(required("chain"), number("first"), number("last"), required("hash"));
	}

	AccessEvent toEvent() throws DataFormatException {
		return AccessEvent.builder(required("type")).uuid(required("uuid")).place(required("chain"), number("sequence"))
				.note(integer("note")).version(integer("version"), integer("versionId"))
				.by(text("user"), text("signedInUser")).at(number("at")).from(text("address"))
				.disclosure(text("disclosure")).detail(text("detail")).noteDigest(text("digest")).build();
	}

	String text(String name) {
		Object value = members.get(name);
		return value instanceof String ? (String) value : null;
	}

	String required(String name) throws DataFormatException {
		String value = text(name);
		if (value == null) {
			throw new DataFormatException();
		}
		return value;
	}

	long number(String name) throws DataFormatException {
		Object value = members.get(name);
		if (!(value instanceof Long)) {
			throw new DataFormatException();
		}
		return (Long) value;
	}

	byte[] bytes(String name) throws DataFormatException {
		try {
			return Base64.getDecoder().decode(required(name));
		} catch (IllegalArgumentException e) {
			throw new DataFormatException();
		}
	}

	private Integer integer(String name) throws DataFormatException {
		return members.containsKey(name) ? (Integer) (int) number(name) : null;
	}

	private ExportLine with(String name, Object value) {
		if (value instanceof byte[]) {
			members.put(name, Base64.getEncoder().encodeToString((byte[]) value));
		} else if (value != null) {
			members.put(name, value);
		}
		return this;
	}

	/** @return the canonical form of the line, without a line ending */
	@Override
	public String toString() {
		StringWriter line = new StringWriter();
		try (JsonWriter json = new JsonWriter(line)) {
			json.beginObject();
			for (Map.Entry<String, Object> member : members.entrySet()) {
				json.name(member.getKey());
				if (member.getValue() instanceof Number) {
					json.value((Number) member.getValue());
				} else {
					json.value((String) member.getValue());
				}
			}
			json.endObject();
		} catch (IOException e) {
			throw new IllegalStateException("no disk is written here", e);
		}
		return line.toString();
	}
}
