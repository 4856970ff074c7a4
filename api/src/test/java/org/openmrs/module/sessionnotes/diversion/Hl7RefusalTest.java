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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.Concept;
import org.openmrs.ConceptMap;
import org.openmrs.ConceptReferenceTerm;
import org.openmrs.ConceptSource;
import org.openmrs.api.context.Context;
import org.openmrs.hl7.HL7InArchive;
import org.openmrs.hl7.HL7InError;
import org.openmrs.hl7.HL7InQueue;
import org.openmrs.hl7.HL7Service;
import org.openmrs.hl7.HL7Source;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

public class Hl7RefusalTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-hl7-0c2d";

	private HL7Service hl7;

	@BeforeEach
	public void asSuperuser() {
		hl7 = Context.getHL7Service();
	}

	@Test
	public void aMessageWithTheConceptsIdIsRefused() {
		assertRefused(message("OBX|1|ST|" + noteConcept.getConceptId() + "^x^99DCT||" + CANARY));
	}

	@Test
	public void aMessageWithTheConceptAsAlternativeCodeIsRefused() {
		assertRefused(message("OBX|1|ST|1^y^OTHER^" + noteConcept.getConceptId() + "^x^99DCT||" + CANARY));
	}

	@Test
	public void aMessageWithTheConceptsUuidOrNameIsRefused() {
		assertRefused(message("OBX|1|ST|" + noteConcept.getUuid() + "||" + CANARY));
		assertRefused(message("OBX|1|ST|77^PSYCHOTHERAPY NOTE^L||" + CANARY));
	}

	@Test
	public void aMessageWithAMappedCodeIsRefused() {
		ConceptSource source = Context.getConceptService().getConceptSource(1);
		ConceptReferenceTerm term = new ConceptReferenceTerm(source, "PSY-1", "private");
		Context.getConceptService().saveConceptReferenceTerm(term);
		Concept concept = noteConcept;
		concept.addConceptMapping(new ConceptMap(term, Context.getConceptService().getDefaultConceptMapType()));
		Context.getConceptService().saveConcept(concept);
		Context.flushSession();

		assertRefused(message("OBX|1|ST|PSY-1^x^" + source.getName() + "||" + CANARY));
	}

	@Test
	public void aGroupOfTheConceptIsRefused() {
		assertRefused(message("OBR|1|||" + noteConcept.getConceptId() + "^x^99DCT\rOBX|1|ST|5089^w^99DCT||" + CANARY));
	}

	@Test
	public void otherDelimitersAndLineEndsDoNotHideIt() {
		assertRefused("MSH#*~\\&#A#B#C#D#20260101##ORU*R01#1#P#2.5\nPID###7\nOBX#1#ST#" + noteConcept.getConceptId()
				+ "*x*99DCT##" + CANARY);
	}

	@ParameterizedTest
	@ValueSource(strings = {"+ID^x^99DCT", "0000000000ID^x^99DCT", "ID&a^x^99DCT", "ID^x^99DCT&a", "4^y^99DCT~ID^x^99DCT",
			"ID^x^\"\"", "ID^x^99dct", "ID", " ID ^x^99DCT"})
	public void whatThePlatformReadsLenientlyIsReadAsLeniently(String identifier) {
		assertRefused(
				message("OBX|1|ST|" + identifier.replace("ID", noteConcept.getConceptId().toString()) + "||" + CANARY));
	}

	@Test
	public void escapedDigitsAndUpperCaseUuidsAreRecognised() {
		StringBuilder escaped = new StringBuilder();
		for (char digit : noteConcept.getConceptId().toString().toCharArray()) {
			escaped.append(String.format("\\X%02X\\", (int) digit));
		}
		assertRefused(message("OBX|1|ST|" + escaped + "^x^99DCT||" + CANARY));
		assertRefused(message("OBX|1|ST|" + noteConcept.getUuid().toUpperCase() + "||" + CANARY));
	}

	@Test
	public void anEnvelopeThatNamesTheHeaderDoesNotHideIt() {
		assertRefused("BHS|^~\\&|x|AMSH#*~!%\r" + message("OBX|1|ST|" + noteConcept.getConceptId() + "^x^99DCT||" + CANARY));
	}

	@Test
	public void anOrdinaryMessageIsQueued() {
		HL7InQueue queued = hl7.saveHL7InQueue(queue(message("OBX|1|NM|5089^w^99DCT||70")));
		assertThat(queued.getHL7InQueueId()).isNotNull();
	}

	private void assertRefused(String message) {
		HL7InArchive archive = new HL7InArchive();
		archive.setHL7Data(message);
		HL7InError error = new HL7InError();
		error.setHL7Data(message);
		Stream.<Runnable>of(() -> hl7.saveHL7InQueue(queue(message)), () -> hl7.saveHL7InArchive(archive),
				() -> hl7.saveHL7InError(error))
				.forEach(attempt -> assertThatThrownBy(attempt::run).isInstanceOf(InvalidRequestException.class)
						.hasMessage("sessionnotes.error.hl7"));
		assertThat(count("select count(*) from hl7_in_queue where hl7_data like '%" + CANARY + "%'")).isZero();
	}

	private HL7InQueue queue(String message) {
		HL7InQueue queue = new HL7InQueue();
		queue.setHL7Data(message);
		queue.setHL7Source(hl7.getHL7Source(1) != null ? hl7.getHL7Source(1) : new HL7Source(1));
		queue.setHL7SourceKey("key");
		return queue;
	}

	private static String message(String segments) {
		return "MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\rPID|||7||Collet^Test\r" + segments;
	}
}
