/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericParser;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.NoValidation;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.RestrictedConceptSnapshot;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;

/**
 * Checks whether an HL7 version 2 message may be stored. An HL7 message may be stored only if the whole message can be
 * read and names no restricted concept. Each HL7 message is read in two ways. First, this module reads the text of the
 * message leniently, because the platform also stores messages that the platform's parser would reject. Second, the
 * platform's parser reads the message in any encoding that the parser supports, and this module checks the parsed
 * message.
 */
public class Hl7Message {

	private static final String RESTRICTED = "sessionnotes.error.hl7";

	private static final String UNREADABLE = "sessionnotes.error.hl7Unreadable";

	private final RestrictedConcepts restrictedConcepts;

	private final StoreTransactions transactions;

	public Hl7Message(RestrictedConcepts restrictedConcepts, StoreTransactions transactions) {
		this.restrictedConcepts = restrictedConcepts;
		this.transactions = transactions;
	}

	/**
	 * @param text the text of an HL7 message; null is accepted, because the platform does not store a message without
	 *         text
	 * @throws InvalidRequestException if the HL7 message names a restricted concept or cannot be read
	 */
	void requireMayBeStored(String text) {
		if (text == null) {
			return;
		}
		Hl7Reading reading = reading();
		boolean xml = text.trim().startsWith("<");
		List<Hl7Reading.CodedElement> elements = new ArrayList<>();
		try {
			elements.addAll(xml ? Hl7Xml.elements(text) : Hl7Pipes.elements(text));
			requireClean(reading, elements);
			if (!xml && Hl7Pipes.countHeaders(text) != 1) {
				throw new InvalidRequestException(UNREADABLE);
			}
			requireClean(reading, Hl7Pipes.elements(new PipeParser().encode(parsed(text))));
		} catch (HL7Exception e) {
			// the cause is left out because the cause quotes the message
			throw new InvalidRequestException(UNREADABLE);
		}
	}

	/** @throws InvalidRequestException if an already parsed message names a restricted concept */
	void requireMayBeProcessed(Message message) {
		try {
			requireClean(reading(), Hl7Pipes.elements(new PipeParser().encode(message)));
		} catch (HL7Exception e) {
			throw new InvalidRequestException(UNREADABLE);
		}
	}

	/**
	 * @return true if the platform's queue of HL7 messages already holds the given text. If the queue already holds a
	 *         text, the platform is moving the text to its archive or its list of errors. Moving the text reveals
	 *         nothing new, because the text in the queue was already readable. If the module refused to store the moved
	 *         text, the message would remain at the head of the queue forever.
	 */
	boolean isMovedFromQueue(String text) {
		return text != null && transactions.reading(jdbc -> jdbc
				.queryForObject("select count(*) from hl7_in_queue where hl7_data = ?", Integer.class, text)) > 0;
	}

	/**
	 * @return true if the text is the address of a file. When the platform writes a message to a file, it stores the
	 *         address of that file instead of the message.
	 */
	static boolean isAddressOfFile(String text) {
		return text != null && text.toLowerCase(Locale.ROOT).startsWith("file:") && text.indexOf(' ') < 0
				&& isFile(text);
	}

	private static boolean isFile(String address) {
		try {
			return new File(new URI(address)).isFile();
		} catch (URISyntaxException | IllegalArgumentException e) {
			return false;
		}
	}

	/**
	 * Parses an HL7 message without validating the message.
	 * <p>
	 * Platform: the platform accepts HL7 messages that its own parser would reject, so this module only requires that a
	 * message is readable.
	 */
	private static Message parsed(String text) throws HL7Exception {
		GenericParser parser = new GenericParser();
		parser.setValidationContext(new NoValidation());
		return parser.parse(text);
	}

	private Hl7Reading reading() {
		RestrictedConceptSnapshot restricted = restrictedConcepts.current();
		return transactions.reading(jdbc -> new Hl7Reading(jdbc, restricted));
	}

	private static void requireClean(Hl7Reading reading, List<Hl7Reading.CodedElement> elements) {
		if (elements.stream().anyMatch(reading::isRestricted)) {
			throw new InvalidRequestException(RESTRICTED);
		}
	}
}
