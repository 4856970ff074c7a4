/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts the content of a note into the bytes that are sealed, and converts the bytes back, without changing any
 * character.
 * <p>
 * The first byte is the version of the byte form. A separate version of the byte form marks content that was written
 * while a different user had set the author's password. In the bytes, the number of sections follows the version of the
 * byte form. Each section consists of one byte for the section's part, the length of the text, and the text in UTF-8.
 * Numbers in the byte form are 32-bit and big-endian.
 */
public final class NoteContentCodec {

	private static final int FORM = 1;

	/** The same byte form as {@link #FORM}, but for content that a person other than the author might have written. */
	private static final int MARKED_FORM = 2;

	private NoteContentCodec() {
	}

	public static byte[] encode(NoteContent content) {
		return encode(content, false);
	}

	/**
	 * @param marked true if a different user had set the author's password when the content was written. The mark is
	 *        sealed together with the text, so that no one can remove the mark.
	 */
	public static byte[] encode(NoteContent content, boolean marked) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(marked ? MARKED_FORM : FORM);
			out.writeInt(content.getSections().size());
			for (NoteSection section : content.getSections()) {
				byte[] text = section.getText().getBytes(StandardCharsets.UTF_8);
				out.writeByte(section.getPart().storedAs());
				out.writeInt(text.length);
				out.write(text);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** @return true if the content was written while a different user had set the author's password */
	public static boolean isMarked(byte[] bytes) {
		return bytes.length > 0 && bytes[0] == MARKED_FORM;
	}

	/**
	 * @param bytes bytes that {@link #encode} returned
	 * @return the content that {@link #encode} encoded
	 * @throws IllegalArgumentException if {@link #encode} did not create the bytes
	 */
	public static NoteContent decode(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			int form = in.readUnsignedByte();
			if (form != FORM && form != MARKED_FORM) {
				throw new IllegalArgumentException("unknown form " + form);
			}
			int count = in.readInt();
			List<NoteSection> sections = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				NotePart part = NotePart.ofStored(in.readUnsignedByte());
				int length = in.readInt();
				if (length < 0 || length > in.available()) {
					throw new IllegalArgumentException("a section is cut short");
				}
				byte[] text = new byte[length];
				in.readFully(text);
				sections.add(
						new NoteSection(part, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString()));
			}
			if (in.available() > 0) {
				throw new IllegalArgumentException("there is more than the sections");
			}
			return NoteContent.accepted(sections);
		} catch (IOException e) {
			throw new IllegalArgumentException("cut short, or no UTF-8");
		}
	}
}
