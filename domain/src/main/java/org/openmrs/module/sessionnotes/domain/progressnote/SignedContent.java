/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The complete content of a progress note, in the wording in which the note is shown. The content is stored with a
 * signature, and the digest of the signature covers the content. After the author has signed the note, the note is
 * shown from this content. Later changes to the record, the dictionary and the settings do not affect how a signed note
 * is shown.
 * <p>
 * The text form has one line for the session, and one line for each therapist, diagnosis and answer. Tabs separate the
 * values of a line. Within a value, a backslash begins an escape sequence. After the backslash, {@code t} means a tab,
 * {@code n} a line feed, and {@code r} a carriage return. Two backslashes in the text form mean one backslash in the
 * value. A backslash followed by {@code 0} means that the value is absent. The first line names the version of the text
 * form. The first version of the text form has neither diagnoses nor modifiers. The first version of the text form is
 * used if the note has neither diagnoses nor modifiers.
 */
public final class SignedContent {

	/** The maximum size of the signed content of a note, in bytes of UTF-8. */
	public static final int MOST_BYTES = 2 * 1024 * 1024;

	private static final String FIRST_VERSION = "sessionnotes.progress-note.content.1";

	private static final String SECOND_VERSION = "sessionnotes.progress-note.content.2";

	private static final String ABSENT = "\\0";

	private final String locale;

	private final LocalDate sessionDate;

	private final Instant start;

	private final boolean riskAcute;

	private final List<Therapist> therapists;

	private final List<SignedDiagnosis> diagnoses;

	private final List<SignedAnswer> answers;

	/**
	 * @param locale the language of the wording, as a language tag (BCP 47)
	 * @param sessionDate the day of the session in the time zone of the clinic
	 * @param start the start of the session; null if only the day is known
	 * @param riskAcute true if the stated level of risk requires a description of the action taken
	 * @param therapists the therapists who are recorded as having held the session
	 * @param diagnoses the diagnoses recorded with the note, in display order
	 * @param answers the answers of the note, in display order
	 */
	public SignedContent(String locale, LocalDate sessionDate, Instant start, boolean riskAcute, List<Therapist> therapists,
			List<SignedDiagnosis> diagnoses, List<SignedAnswer> answers) {
		this.diagnoses = Collections.unmodifiableList(new ArrayList<>(diagnoses));
		this.locale = Objects.requireNonNull(locale, "locale");
		this.sessionDate = Objects.requireNonNull(sessionDate, "sessionDate");
		this.start = start;
		this.riskAcute = riskAcute;
		this.therapists = Collections.unmodifiableList(new ArrayList<>(therapists));
		this.answers = Collections.unmodifiableList(new ArrayList<>(answers));
	}

	public String getLocale() {
		return locale;
	}

	public LocalDate getSessionDate() {
		return sessionDate;
	}

	/** @return the start of the session; null if only the day is known */
	public Instant getStart() {
		return start;
	}

	public boolean isRiskAcute() {
		return riskAcute;
	}

	public List<Therapist> getTherapists() {
		return therapists;
	}

	public List<SignedAnswer> getAnswers() {
		return answers;
	}

	public List<SignedDiagnosis> getDiagnoses() {
		return diagnoses;
	}

	/** @return a copy of the content with the given diagnoses in place of the existing diagnoses */
	public SignedContent withDiagnoses(List<SignedDiagnosis> others) {
		return new SignedContent(locale, sessionDate, start, riskAcute, therapists, others, answers);
	}

	/** @return the name of the coded answer as recorded in this content; null if no coded answer has the given uuid */
	public String wordingOf(String codedUuid) {
		return wordingOf(codedUuid, answers);
	}

	private static String wordingOf(String codedUuid, List<SignedAnswer> answers) {
		for (SignedAnswer answer : answers) {
			if (answer.getKind() == SignedAnswer.Kind.CODED && Objects.equals(codedUuid, answer.getValue())) {
				return answer.getWording();
			}
			String ofMember = wordingOf(codedUuid, answer.getMembers());
			if (ofMember != null) {
				return ofMember;
			}
		}
		return null;
	}

	/** @return true if the text form of the content is larger than {@link #MOST_BYTES} */
	public boolean isTooLong() {
		return toText().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
	}

	public String toText() {
		return String.join("\n", lines());
	}

	/**
	 * @return the text form with the answers sorted by question. The order in which the record returns the questions does
	 *         not affect the sorted text form; the order of several answers to one question, such as goals, does.
	 */
	public String toSortedText() {
		List<String> sorted = head();
		answers.stream().sorted(Comparator.comparing(SignedContent::questionOf)).forEach(answer -> {
			List<String> lines = new ArrayList<>();
			add(lines, answer, 0);
			Collections.sort(lines.subList(1, lines.size()));
			sorted.addAll(lines);
		});
		return String.join("\n", sorted);
	}

	private static String questionOf(SignedAnswer answer) {
		return line(answer.getQuestion(), answer.getConceptUuid());
	}

	private List<String> lines() {
		List<String> lines = head();
		answers.forEach(answer -> add(lines, answer, 0));
		return lines;
	}

	private List<String> head() {
		List<String> lines = new ArrayList<>();
		lines.add(line(isOfSecondVersion() ? SECOND_VERSION : FIRST_VERSION, locale, sessionDate.toString(),
				start == null ? null : start.toString(),
				String.valueOf(riskAcute)));
		therapists.stream().map(each -> line("therapist", each.getProviderUuid(), each.getPersonUuid(), each.getName()))
				.sorted().forEach(lines::add);
		diagnoses.stream().map(each -> line("diagnosis", each.getConceptUuid(), each.getWording(), each.getCertainty(),
				each.getRank())).forEach(lines::add);
		return lines;
	}

	private boolean isOfSecondVersion() {
		return !diagnoses.isEmpty() || answers.stream().anyMatch(SignedAnswer::hasModifier);
	}

	private void add(List<String> lines, SignedAnswer answer, int depth) {
		String line = line(String.valueOf(depth), answer.getQuestion(), answer.getConceptUuid(), answer.getQuestionWording(),
				answer.getKind().name(), answer.getValue(), answer.getWording(), answer.getComment());
		lines.add(isOfSecondVersion() ? line + "\t" + line(answer.getModifier()) : line);
		answer.getMembers().forEach(member -> add(lines, member, depth + 1));
	}

	private static String line(String... values) {
		return Arrays.stream(values).map(SignedContent::escaped).collect(Collectors.joining("\t"));
	}

	private static String escaped(String value) {
		return value == null
				? ABSENT
				: value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
	}

	/**
	 * @param text a text that {@link #toText} returned
	 * @return the content that the text contains
	 * @throws IllegalArgumentException if {@link #toText} did not return the text; the message does not quote the text
	 */
	public static SignedContent fromText(String text) {
		try {
			return new Reader(text).read();
		} catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | NullPointerException e) {
			// the cause is left out, because the cause would quote the note
			throw new IllegalArgumentException("no signed content");
		}
	}

	/** Does not show the content. */
	@Override
	public String toString() {
		return "SignedContent[not shown]";
	}

	/** A therapist of the session: the provider account, and the person to whom the account belonged. */
	public static final class Therapist {

		private final String providerUuid;

		private final String personUuid;

		private final String name;

		/**
		 * @param providerUuid the uuid of the provider account; must not be null
		 * @param personUuid the uuid of the person; null if the provider account does not belong to a person
		 * @param name the name of the therapist when the content was recorded; may be null
		 */
		public Therapist(String providerUuid, String personUuid, String name) {
			this.providerUuid = Objects.requireNonNull(providerUuid, "providerUuid");
			this.personUuid = personUuid;
			this.name = name;
		}

		public String getProviderUuid() {
			return providerUuid;
		}

		public String getPersonUuid() {
			return personUuid;
		}

		public String getName() {
			return name;
		}
	}

	/** Reads one text form, line by line. */
	private static final class Reader {

		private final List<List<String>> lines;

		private int next;

		private boolean second;

		private Reader(String text) {
			lines = Arrays.stream(text.split("\n", -1)).map(Reader::values).collect(Collectors.toList());
		}

		private SignedContent read() {
			List<String> session = lines.get(next++);
			second = SECOND_VERSION.equals(session.get(0));
			if (!second && !FIRST_VERSION.equals(session.get(0))) {
				throw new IllegalArgumentException();
			}
			List<Therapist> therapists = new ArrayList<>();
			while (next < lines.size() && "therapist".equals(lines.get(next).get(0))) {
				List<String> therapist = lines.get(next++);
				therapists.add(new Therapist(therapist.get(1), therapist.get(2), therapist.get(3)));
			}
			List<SignedDiagnosis> diagnoses = new ArrayList<>();
			while (second && next < lines.size() && "diagnosis".equals(lines.get(next).get(0))) {
				List<String> diagnosis = lines.get(next++);
				diagnoses.add(new SignedDiagnosis(diagnosis.get(1), diagnosis.get(2), diagnosis.get(3), diagnosis.get(4)));
			}
			List<SignedAnswer> answers = answers(0);
			if (next < lines.size()) {
				throw new IllegalArgumentException();
			}
			return new SignedContent(session.get(1), LocalDate.parse(session.get(2)),
					session.get(3) == null ? null : Instant.parse(session.get(3)), Boolean.parseBoolean(session.get(4)),
					therapists, diagnoses, answers);
		}

		private List<SignedAnswer> answers(int depth) {
			List<SignedAnswer> answers = new ArrayList<>();
			while (next < lines.size() && Integer.parseInt(lines.get(next).get(0)) == depth) {
				List<String> line = lines.get(next++);
				answers.add(new SignedAnswer(line.get(1), line.get(2), line.get(3), SignedAnswer.Kind.valueOf(line.get(4)),
						line.get(5), line.get(6), line.get(7), second ? line.get(8) : null, answers(depth + 1)));
			}
			return answers;
		}

		private static List<String> values(String line) {
			List<String> values = new ArrayList<>();
			for (String value : line.split("\t", -1)) {
				values.add(ABSENT.equals(value) ? null : unescaped(value));
			}
			return values;
		}

		private static String unescaped(String value) {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < value.length(); i++) {
				char each = value.charAt(i);
				text.append(each == '\\' ? meant(value.charAt(++i)) : each);
			}
			return text.toString();
		}

		private static char meant(char escape) {
			switch (escape) {
				case 't' :
					return '\t';
				case 'n' :
					return '\n';
				case 'r' :
					return '\r';
				case '\\' :
					return '\\';
				default :
					throw new IllegalArgumentException();
			}
		}
	}
}
