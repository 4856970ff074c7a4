/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientrequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplates;

/**
 * The deadlines and limits of one country or state. A profile is data: each value has its section of law and its check. A
 * state's profile refines its country's profile. If both have a value, the value that favours the client counts.
 */
public final class RequestProfile {

	/** The profile has a value that no rule reads. */
	static final String UNKNOWN = "sessionnotes.requestProfile.unknown";

	/** A value has no section of law, or no check. */
	static final String UNCITED = "sessionnotes.requestProfile.uncited";

	/** A value is not a number, or not among the possible values. */
	static final String BAD_VALUE = "sessionnotes.requestProfile.badValue";

	/** A value is missing. */
	static final String INCOMPLETE = "sessionnotes.requestProfile.incomplete";

	/** No profile has this name. */
	static final String NO_PROFILE = "sessionnotes.requestProfile.noProfile";

	/** The law gives a right to confirmation, so letters with the standing paragraph are not lawful. */
	static final String NO_STANDING_PARAGRAPH = "sessionnotes.requestProfile.noStandingParagraph";

	static final List<String> MESSAGE_CODES = Collections.unmodifiableList(
			Arrays.asList(UNKNOWN, UNCITED, BAD_VALUE, INCOMPLETE, NO_PROFILE, NO_STANDING_PARAGRAPH));

	private final String name;

	private final Map<ProfileKey, String> values;

	private final Map<ProfileKey, RuleSource> sources;

	private RequestProfile(String name, RequestProfile general) {
		this.name = name;
		this.values = new EnumMap<>(ProfileKey.class);
		this.sources = new EnumMap<>(ProfileKey.class);
		if (general != null) {
			values.putAll(general.values);
			sources.putAll(general.sources);
		}
	}

	/**
	 * @param name the name of a profile that comes with the module, for example {@code us} or {@code us-ca}
	 * @return the profile
	 * @throws RefusedException if no profile has this name
	 */
	public static RequestProfile shipped(String name) {
		if (name == null || !name.matches("[a-z]{2}(-[a-z]{2})?")) {
			throw new RefusedException(NO_PROFILE);
		}
		try (InputStream stream = RequestProfile.class.getResourceAsStream("/requestprofiles/" + name + ".properties")) {
			if (stream == null) {
				throw new RefusedException(NO_PROFILE);
			}
			Properties lines = new Properties();
			lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return of(name, lines, name.length() == 2 ? null : shipped(name.substring(0, 2)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @param name the name of the profile
	 * @param lines the values, each with its check and its section of law, separated by vertical bars
	 * @param general the profile that this profile refines; null if the profile stands alone
	 * @return the profile
	 * @throws RefusedException if a value is missing, unknown, uncited or not possible
	 */
	public static RequestProfile of(String name, Properties lines, RequestProfile general) {
		RequestProfile profile = new RequestProfile(name, general);
		for (String key : lines.stringPropertyNames()) {
			profile.add(key, lines.getProperty(key).split("\\|", -1));
		}
		for (ProfileKey key : ProfileKey.values()) {
			if (!key.isOptional() && !profile.values.containsKey(key)) {
				throw new RefusedException(INCOMPLETE);
			}
		}
		return profile;
	}

	private void add(String keyName, String[] parts) {
		ProfileKey key = Arrays.stream(ProfileKey.values()).filter(each -> each.name().equals(keyName)).findFirst()
				.orElseThrow(() -> new RefusedException(UNKNOWN));
		RuleSource source = source(parts);
		String value = parts[0].trim();
		if (value.isEmpty() || !key.accepts(value)) {
			throw new RefusedException(BAD_VALUE);
		}
		if (!values.containsKey(key) || key.isStricter(value, values.get(key))) {
			values.put(key, value);
			sources.put(key, source);
		}
	}

	private static RuleSource source(String[] parts) {
		try {
			if (parts.length == 3) {
				return RuleSource.of(parts[1].trim(), parts[2]);
			}
		} catch (IllegalArgumentException e) {
			throw new RefusedException(UNCITED);
		}
		throw new RefusedException(UNCITED);
	}

	public String getName() {
		return name;
	}

	/**
	 * @return the number
	 * @throws IllegalArgumentException if the profile has no such number
	 */
	public int get(ProfileKey key) {
		if (!key.isNumber() || !values.containsKey(key)) {
			throw new IllegalArgumentException("no number " + key);
		}
		return Integer.parseInt(values.get(key));
	}

	/** @return true if the profile has a value for the key */
	public boolean has(ProfileKey key) {
		return values.containsKey(key);
	}

	/** @return the section of law behind the value, and its check; null if the profile has no value for the key */
	public RuleSource getSource(ProfileKey key) {
		return sources.get(key);
	}

	/** @return true if the law of this profile permits a denial on the ground */
	public boolean allows(AccessDenialGround ground) {
		return "yes".equals(values.get(ground.getProfileKey()));
	}

	/** @return the grounds on which the law of this profile permits a denial, in the order of the form */
	public List<AccessDenialGround> getGrounds() {
		List<AccessDenialGround> grounds = new ArrayList<>();
		for (AccessDenialGround each : AccessDenialGround.values()) {
			if (each.isForPassages() && allows(each)) {
				grounds.add(each);
			}
		}
		return grounds;
	}

	public PrivateNotesAccess getPrivateNotesAccess() {
		return PrivateNotesAccess.valueOf(values.get(ProfileKey.PRIVATE_NOTES));
	}

	/**
	 * @param language the client's language, as an ISO 639-1 code
	 * @return the templates for letters
	 * @throws RefusedException if there are no templates in that language, or if the templates have the standing paragraph
	 *         although the law gives a right to confirmation
	 */
	public LetterTemplates getLetters(String language) {
		LetterTemplates letters = LetterTemplates.of(values.get(ProfileKey.LETTERS), language);
		if (letters.hasStandingParagraph() && !getPrivateNotesAccess().allowsStandingParagraph()) {
			throw new RefusedException(NO_STANDING_PARAGRAPH);
		}
		return letters;
	}
}
