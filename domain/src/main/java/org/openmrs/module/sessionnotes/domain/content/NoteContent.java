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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.bounds.Bound;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The text of a psychotherapy note: an ordered list of sections. Content that {@link #of} creates follows the rules below,
 * so callers do not need to check the rules again.
 * <ul>
 * <li>apart from the comment, the content holds at least one character that is neither white space nor a control character;
 * <li>the content has at most one comment, and at most {@link Bound#NOTE_SECTIONS} sections;
 * <li>the text is well-formed Unicode (without any half of a surrogate pair);
 * <li>the text of all sections together does not take more than {@link #MAX_BYTES} bytes in UTF-8.
 * </ul>
 */
public final class NoteContent {

	/** The maximum size of the text of all sections together: 1 MiB, counted in bytes of UTF-8. */
	public static final int MAX_BYTES = (int) Bound.NOTE_TEXT.getMost();

	/** The code of the message that refuses content that is longer than {@link #MAX_BYTES}. */
	public static final String TOO_LARGE = "sessionnotes.error.content.tooLarge";

	/** The code of the message that refuses a text that contains half of a character. */
	public static final String NOT_UNICODE = "sessionnotes.error.content.notUnicode";

	private final List<NoteSection> sections;

	private NoteContent(List<NoteSection> sections) {
		this.sections = Collections.unmodifiableList(new ArrayList<>(sections));
	}

	/**
	 * @param sections the sections in reading order
	 * @return content with exactly the given sections
	 * @throws RefusedException if the sections break a rule; the exception names the rule and does not quote the
	 *         sections
	 */
	public static NoteContent of(List<NoteSection> sections) {
		NoteContent content = new NoteContent(sections);
		ContentRules.check(content.sections);
		return content;
	}

	/**
	 * Creates content without checking the rules. Content that was once accepted must stay readable, even if the rules
	 * change.
	 */
	static NoteContent accepted(List<NoteSection> sections) {
		return new NoteContent(sections);
	}

	/**
	 * @param sections the sections in reading order
	 * @return content with exactly the given sections
	 * @throws RefusedException if the sections break a rule, which the exception names
	 */
	public static NoteContent of(NoteSection... sections) {
		return of(Arrays.asList(sections));
	}

	/**
	 * @param text the whole note as one text, as sent from a plain text field
	 * @return content whose only section is the given text, as {@link NotePart#OTHER}
	 * @throws RefusedException if the text breaks a rule, which the exception names
	 */
	public static NoteContent ofText(String text) {
		return of(new NoteSection(NotePart.OTHER, text == null ? "" : text));
	}

	/**
	 * @return content with only the sections of the given parts, in the same order as in this content; the result may
	 *         be empty
	 */
	public NoteContent limitedTo(Set<NotePart> parts) {
		return new NoteContent(
				sections.stream().filter(section -> parts.contains(section.getPart())).collect(Collectors.toList()));
	}

	public List<NoteSection> getSections() {
		return sections;
	}

	/**
	 * Returns the note as one text, for uses that need a single text. If the note has a single section, the result is
	 * the exact text of that section. If the note has several sections, the texts of the sections are joined with an
	 * empty line between them. The text does not contain the comment of the note.
	 *
	 * @return the text of the note, never null
	 */
	public String getText() {
		return sections.stream().filter(section -> section.getPart() != NotePart.COMMENT).map(NoteSection::getText)
				.collect(Collectors.joining("\n\n"));
	}

	/** @return the text of the {@link NotePart#COMMENT} section, or null if the content has no comment */
	public String getComment() {
		return sections.stream().filter(section -> section.getPart() == NotePart.COMMENT).map(NoteSection::getText)
				.findFirst().orElse(null);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NoteContent && sections.equals(((NoteContent) other).sections);
	}

	@Override
	public int hashCode() {
		return sections.hashCode();
	}

	/** Does not show the text of the note, because the platform may log a method's arguments with {@code toString()}. */
	@Override
	public String toString() {
		return "NoteContent[not shown]";
	}
}
