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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.UUID;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.DefaultXMLParser;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.NoValidation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.ConceptProposal;
import org.openmrs.api.context.Context;
import org.openmrs.hl7.HL7InArchive;
import org.openmrs.hl7.HL7InError;
import org.openmrs.hl7.HL7InQueue;
import org.openmrs.hl7.HL7Service;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;

/** A message is stored only if it was read and is clean, in whatever encoding it comes and by whatever way. */
@Tag("attack")
public class Hl7EncodingsTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-hl7-e1f3";

	private static final String UNREADABLE = "sessionnotes.error.hl7Unreadable";

	private static final String RESTRICTED = "sessionnotes.error.hl7";

	private HL7Service hl7;

	@BeforeEach
	public void hl7Service() {
		hl7 = Context.getHL7Service();
	}

	@ParameterizedTest
	@ValueSource(strings = {"ID^x^99DCT", "1^y^OTHER^ID^x^99DCT", "UUID", "77^PSYCHOTHERAPY NOTE^L", "ID"})
	public void m5_theXmlEncodingHidesNothing(String identifier) throws Exception {
		assertRefused(xml(message("OBX|1|ST|" + filled(identifier) + "||" + CANARY)), RESTRICTED);
	}

	@Test
	public void m5_anOrdinaryMessagePassesInBothEncodings() throws Exception {
		String ordinary = message("OBR|1|||1238^MEDICAL RECORD OBSERVATIONS^99DCT\rOBX|1|NM|5089^w^99DCT||70\rOBX|2|ST|"
				+ "19^f^99DCT||Psychotherapy note\rNTE|1||a comment\rZXX|1|anything^else");

		assertThat(hl7.saveHL7InQueue(queue(ordinary)).getHL7InQueueId()).isNotNull();
		assertThat(hl7.saveHL7InQueue(queue(xml(ordinary))).getHL7InQueueId()).isNotNull();
		assertThat(hl7.saveHL7InQueue(queue("\n <?xml version=\"1.0\"?>".trim() + xml(ordinary).replaceFirst("<\\?xml[^>]*>",
				""))).getHL7InQueueId()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = {"ZOB|1|ST|ID^x^99DCT||TEXT", "ZOB|UUID|TEXT", "NTE|1|UUID|TEXT",
			"OBX|1|ST|5089^w^99DCT|UUID|TEXT",
			"OBX|1|ST|5089^w^99DCT||x||||||||||||UUID", "ORC|1|||||||||||||||UUID", "OBX|1|ST|5089&UUID^w^99DCT||TEXT",
			"OBX|1|ST|5089^w^99DCT~ID^x^99DCT||TEXT", "OBX|1|ST|\\H\\UUID\\N\\||TEXT"})
	public void m5_noSegmentFieldOrPartHidesIt(String segment) {
		assertRefused(message(filled(segment).replace("TEXT", CANARY)), null);
	}

	@Test
	public void m5_severalMessagesInOneAreRefused() {
		String clean = message("OBX|1|NM|5089^w^99DCT||70");
		assertRefused(clean + "\r" + clean, UNREADABLE);
		assertRefused(clean + "\r" + "MSH#*~!%#A#B#C#D#20260101##ORU*R01#1#P#2.5\rOBX|1|ST|" + noteConcept.getConceptId()
				+ "^x^99DCT||" + CANARY, null);
		assertRefused("BHS|^~\\&|x\r" + clean + "\rBTS|1", UNREADABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = {"what is no message", "", "   ", "{}", "<x/>", "<a><b></a>", "MSH", "MSH|^~\\&",
			"OBX|1|ST|1||TEXT",
			"<!DOCTYPE x [<!ENTITY e 'T'>]><ORU_R01>&e;</ORU_R01>", "MSH|||||||||||||||||TEXT"})
	public void m5_whatCantBeReadIsRefused(String text) {
		assertRefused(text, UNREADABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = {"\uFEFF", "\u000b", " ", "\n", "\u0000"})
	public void m5_whatStandsBeforeAMessageHidesNothing(String before) throws Exception {
		String restricted = message("OBX|1|ST|" + noteConcept.getConceptId() + "^x^99DCT||" + CANARY);
		assertRefused(before + restricted + "\u001c\r", null);
		assertRefused(before + xml(restricted), null);
	}

	@Test
	public void m5_xmlThatReadersDisagreeAboutIsRefused() throws Exception {
		String clean = xml(message("OBX|1|NM|5089^w^99DCT||70"));
		String identifier = "<CE.1>5089</CE.1>";
		assertThat(clean).contains(identifier);
		String uuid = noteConcept.getUuid();
		assertRefused(
				clean.replace(identifier, "<CE.1>" + uuid.substring(0, 9) + "<!-- -->" + uuid.substring(9) + "</CE.1>"),
				UNREADABLE);
		assertRefused(clean.replace(identifier, "<CE.1>50<?x y?>89</CE.1>"), UNREADABLE);
		assertRefused(clean.replace("<ORU_R01", "<!DOCTYPE ORU_R01><ORU_R01"), UNREADABLE);
		assertRefused(clean.replace(identifier, "<CE.1><![CDATA[" + uuid + "]]></CE.1>"), RESTRICTED);
		assertRefused(clean.replace(identifier, "<CE.1>&#x35;" + uuid.substring(1) + "</CE.1>"), RESTRICTED);
		assertRefused(clean.replace(identifier, "<CE.1><x>" + uuid + "</x></CE.1>"), null);
		assertRefused(clean.replace("</OBX>", "<OBX.99>" + uuid + "</OBX.99></OBX>"), RESTRICTED);
	}

	@Test
	public void m5_xmlThatIsNestedTooDeepIsRefused() {
		assertRefused("<a>" + repeat("<b>", 3_000) + repeat("</b>", 3_000) + "</a>", UNREADABLE);
	}

	private static String repeat(String what, int times) {
		return String.join("", Collections.nCopies(times, what));
	}

	@Test
	public void m5_aMessageThatIsProcessedAtOnceIsLookedAtToo() throws Exception {
		Message message = parsed(message("OBX|1|CWE|" + noteConcept.getConceptId() + "^x^99DCT||PROPOSED^" + CANARY));
		assertThatThrownBy(() -> hl7.processHL7Message(message)).isInstanceOf(InvalidRequestException.class)
				.hasMessage(RESTRICTED);
	}

	@Test
	public void m5_noMessageComesPastTheService() {
		HL7InQueue queue = queue(message("OBX|1|ST|" + noteConcept.getConceptId() + "^x^99DCT||" + CANARY));
		HL7InError error = new HL7InError();
		error.setHL7Data(CANARY);
		error.setUuid(UUID.randomUUID().toString());
		assertThatThrownBy(() -> sessionFactory.getCurrentSession().save(queue)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.hl7");
		assertThatThrownBy(() -> sessionFactory.getCurrentSession().save(error)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.hl7Unreadable");
	}

	@Test
	public void m5_whatIsInTheQueueFromEarlierDaysMovesOn() {
		HL7InQueue queued = hl7.saveHL7InQueue(queue(message("OBX|1|NM|5089^w^99DCT||70")));
		String old = "stored before " + CANARY;
		Context.flushSession();
		sessionFactory.getCurrentSession()
				.createNativeQuery("update hl7_in_queue set hl7_data = :old where hl7_in_queue_id = :id")
				.setParameter("old", old).setParameter("id", queued.getHL7InQueueId()).executeUpdate();
		HL7InError error = new HL7InError();
		error.setHL7Data(old);
		error.setHL7Source(queued.getHL7Source());
		error.setHL7SourceKey("key");
		error.setError("error");
		assertThatCode(() -> hl7.saveHL7InError(error)).doesNotThrowAnyException();
	}

	@Test
	public void m5_anAnswerThatIsProposedAsAConceptIsRefused() {
		ConceptProposal proposal = new ConceptProposal();
		proposal.setObsConcept(noteConcept);
		proposal.setOriginalText(CANARY);
		assertThatThrownBy(() -> {
			Context.getConceptService().saveConceptProposal(proposal);
			Context.flushSession();
		}).isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.obs.wrongDoor");
	}

	/** @param messageCode null where it does not matter which of the two */
	private void assertRefused(String message, String messageCode) {
		HL7InArchive archive = new HL7InArchive();
		archive.setHL7Data(message);
		HL7InError error = new HL7InError();
		error.setHL7Data(message);
		for (Runnable attempt : new Runnable[]{() -> hl7.saveHL7InQueue(queue(message)), () -> hl7.saveHL7InArchive(archive),
				() -> hl7.saveHL7InError(error)}) {
			assertThatThrownBy(attempt::run).as(message).isInstanceOf(InvalidRequestException.class)
					.hasMessageMatching("sessionnotes\\.error\\.hl7(Unreadable)?")
					.satisfies(e -> assertThat(e.getMessage()).isIn(messageCode == null ? RESTRICTED : messageCode,
							messageCode == null ? UNREADABLE : messageCode));
		}
		assertThat(count("select count(*) from hl7_in_queue where hl7_data like '%" + CANARY + "%'")).isZero();
	}

	private String filled(String text) {
		return text.replace("UUID", noteConcept.getUuid()).replace("ID", noteConcept.getConceptId().toString());
	}

	private HL7InQueue queue(String message) {
		HL7InQueue queue = new HL7InQueue();
		queue.setHL7Data(message);
		queue.setHL7Source(hl7.getHL7Source(1));
		queue.setHL7SourceKey("key");
		return queue;
	}

	private static Message parsed(String message) throws Exception {
		PipeParser parser = new PipeParser();
		parser.setValidationContext(new NoValidation());
		return parser.parse(message);
	}

	private static String xml(String message) throws Exception {
		return new DefaultXMLParser().encode(parsed(message));
	}

	private static String message(String segments) {
		return "MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|P|2.5\rPID|||7||Collet^Test\r" + segments;
	}
}
