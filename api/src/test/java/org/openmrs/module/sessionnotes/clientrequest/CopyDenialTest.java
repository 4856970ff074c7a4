/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.CONFIDENTIAL_SOURCE;
import static org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround.ENDANGERS_LIFE_OR_SAFETY;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.domain.clientrequest.AccessDenialGround;
import org.openmrs.module.sessionnotes.domain.clientrequest.ClientRequest;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;
import org.openmrs.module.sessionnotes.domain.clientrequest.GroundFact;
import org.openmrs.module.sessionnotes.domain.clientrequest.Passage;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestChannel;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestKind;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestRule;
import org.openmrs.module.sessionnotes.domain.clientrequest.RequestState;
import org.openmrs.module.sessionnotes.domain.clientrequest.Requester;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.ProgressNoteContextTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Denials by licensed professionals and their review, on the real platform: 45 CFR 164.524(a)(2)-(4), (d). */
public class CopyDenialTest extends ProgressNoteContextTest {

	/** Decides; reads the record. */
	private static final String DECIDER = "dora";

	/** Another account of the decider's person. */
	private static final String DECIDER_AGAIN = "dora2";

	/** Reviews; may read nothing of the record. */
	private static final String REVIEWER = "renata";

	/** Another account of the privacy officer's person, with the privilege of a professional. */
	private static final String OFFICER_AGAIN = "olga2";

	private static final String CANARY = "canary-withheld-5c2e";

	private static final String STANDING = "We put these lines in every letter, to every person.";

	private static final Licence LICENCE = new Licence("psychologist", "PSY-4711", "CA");

	private static final Licence OTHER_LICENCE = new Licence("psychiatrist", "MD-0815", "NY");

	@Autowired
	private StoreTransactions transactions;

	private ClientRequestService requests;

	private WithholdingService withholding;

	@BeforeEach
	public void setUpProfessionals() throws Exception {
		UserService users = Context.getUserService();
		if (users.getUserByUsername(DECIDER) == null) {
			Role professional = users.getRole("Session Notes: Licensed Professional");
			Role clinician = users.getRole("Clinician");
			User decider = account(DECIDER, person(DECIDER), clinician, professional);
			account(DECIDER_AGAIN, decider.getPerson(), clinician, professional);
			account(REVIEWER, person(REVIEWER), professional);
			account(OFFICER_AGAIN, users.getUserByUsername(PRIVACY_OFFICER).getPerson(), professional);
			users.getUserByUsername(THERAPIST).addRole(professional);
			Context.flushSession();
			getConnection().commit();
		}
		requests = Context.getService(ClientRequestService.class);
		withholding = Context.getService(WithholdingService.class);
		signInAsSuperuser();
		set(SessionNotesProperties.REQUEST_CONTACT_TITLE, "the privacy officer");
		set(SessionNotesProperties.REQUEST_CONTACT_TELEPHONE, "555-010-0199");
	}

	private static Person person(String name) {
		Person person = new Person();
		person.setGender("F");
		person.addName(new PersonName(name, null, "Professional"));
		return Context.getPersonService().savePerson(person);
	}

	private static User account(String username, Person person, Role... roles) {
		User user = new User(person);
		user.setUsername(username);
		for (Role role : roles) {
			user.addRole(role);
		}
		return Context.getUserService().createUser(user, PASSWORD);
	}

	private static void set(String property, String value) {
		Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(property, value));
	}

	@Test
	public void grantedInPartReviewedAndReleased() throws Exception {
		String note = signedNote("Low mood. " + CANARY + " Poor sleep");
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		assertThat(withholding.getRequests(false, 0, 10)).hasSize(1);
		StoredRequest decided = withholding.withhold(uuid, LICENCE,
				List.of(part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false)));
		assertThat(decided.getWithholding().get(0).getDenial().getDecider().getLicenceNumber()).isEqualTo("PSY-4711");

		signInAs(PRIVACY_OFFICER);
		assertThat(requests.getPossibleSteps(requests.getRequest(uuid).get())).containsExactly(RequestStep.ACKNOWLEDGE,
				RequestStep.EXTEND, RequestStep.GRANT_IN_PART, RequestStep.DENY, RequestStep.WITHDRAW);
		assertRefused(() -> requests.take(uuid, letter(RequestStep.DENY)), RequestRule.OUTCOME_DOES_NOT_MATCH);
		StoredRequest granted = requests.take(uuid, letter(RequestStep.GRANT_IN_PART));
		byte[] copy = requests.getCopy(uuid, 1).getContent();
		assertThat(textOf(copy)).contains("Low mood. [withheld: see letter] Poor sleep");
		assertNowhere(copy, CANARY);
		assertThat(granted.getRequest().getState()).isEqualTo(RequestState.GRANTED_IN_PART);
		assertThat(letterText(uuid, 1)).contains("Horatio", "555-010-0199", "Privacy officer", STANDING,
				"This is left out: a part of the note of ", "could put the life or the physical safety of a person at risk",
				"A licensed psychologist decided this on", "You may have this looked at again. It is free.",
				"To ask for this, call or write to the front desk", "U.S. Department of Health and Human Services",
				"Office for Civil Rights").doesNotContain(CANARY, "no second look at this.");
		requests.take(uuid, StepOrder.of(RequestStep.RELEASE));

		requests.take(uuid, StepOrder.of(RequestStep.ASK_REVIEW));
		requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(REVIEWER)));
		signInAs(REVIEWER);
		assertThat(withholding.getRequests(true, 0, 10)).hasSize(1);
		assertThat(withholding.getReviewedPassages(uuid)).extracting(DeniedPassage::getWords).containsExactly(CANARY);
		withholding.review(uuid, OTHER_LICENCE, Map.of(1, true));
		assertThat(withholding.getRequests(true, 0, 10)).isEmpty();

		signInAs(PRIVACY_OFFICER);
		StoredRequest reviewed = requests.take(uuid, letter(RequestStep.SEND_REVIEW));
		assertThat(letterText(uuid, 2)).contains("renata Professional, licensed psychiatrist, NY MD-0815 did this on",
				"This person had no part in the first decision.",
				"You now get this part. It is enclosed: a part of the note of",
				STANDING, "555-010-0199").doesNotContain("We still do not give you");
		assertThat(textOf(requests.getCopy(uuid, 2).getContent())).contains(CANARY).doesNotContain("Low mood", "Poor sleep");
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.CLOSE)), RequestRule.STEP_NOT_POSSIBLE);
		requests.take(uuid, StepOrder.of(RequestStep.RELEASE));
		StoredRequest closed = requests.take(uuid, StepOrder.of(RequestStep.CLOSE));

		assertThat(reviewed.getCopies()).hasSize(2);
		assertThat(closed.getRequest().getEntries()).extracting(each -> each.getState().name()).containsExactly("RECEIVED",
				"GRANTED_IN_PART", "REVIEW_ASKED", "REVIEWED", "CLOSED");
		assertThat(closed.getRequest().getReleases()).hasSize(2);
		assertThat(requests.getPossibleSteps(closed)).isEmpty();
		assertThat(logged("CLIENT_REQUEST_STEP", uuid)).containsExactly("RECEIVE", "WITHHOLD", "GRANT_IN_PART", "RELEASE",
				"ASK_REVIEW", "DESIGNATE", "REVIEW", "SEND_REVIEW", "RELEASE", "CLOSE");
		assertThat(logged("CLIENT_FILE_OPENED", uuid)).contains("notes", "passages", "copy 1", "letter 2");
	}

	@Test
	public void deniedWholeAndTheDenialStands() throws Exception {
		String note = signedNote(CANARY);
		notes.addAddendum(note, "canary-addendum");
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		withholding.withhold(uuid, LICENCE, List.of(denial(Passage.note(note), null, ENDANGERS_LIFE_OR_SAFETY, false)));
		signInAs(PRIVACY_OFFICER);
		assertRefused(() -> requests.take(uuid, letter(RequestStep.GRANT_IN_PART)), RequestRule.OUTCOME_DOES_NOT_MATCH);

		StoredRequest denied = requests.take(uuid, letter(RequestStep.DENY));

		assertThat(denied.getCopies()).isEmpty();
		assertThat(letterText(uuid, 1)).contains("We cannot give it to you. This is left out: the note of ", "psychologist",
				"You may have this looked at again.", STANDING).doesNotContain("canary");
		assertThat(requests.getPossibleSteps(denied)).containsExactly(RequestStep.ASK_REVIEW, RequestStep.CLOSE);
		// the law sets no time within which the client must ask
		requests.take(uuid, StepOrder.of(RequestStep.CLOSE));
		requests.take(uuid, StepOrder.of(RequestStep.ASK_REVIEW));
		requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(REVIEWER)));
		signInAs(REVIEWER);
		assertThat(withholding.getReviewedPassages(uuid).get(0).getWords()).contains(CANARY, "canary-addendum");
		withholding.review(uuid, OTHER_LICENCE, Map.of(1, false));
		signInAs(PRIVACY_OFFICER);
		StoredRequest reviewed = requests.take(uuid, letter(RequestStep.SEND_REVIEW));
		assertThat(letterText(uuid, 2)).contains("We still do not give you this part: the note of ", "at risk.", STANDING)
				.doesNotContain("You now get", "canary");
		assertThat(reviewed.getCopies()).isEmpty();
		assertThat(requests.getPossibleSteps(reviewed)).containsExactly(RequestStep.CLOSE);
	}

	@Test
	public void aRevealingMarkLeavesNoTrace() throws Exception {
		String note = signedNote("Low mood");
		notes.addAddendum(note, CANARY);
		String uuid = receive(CopyFormat.TEXT);
		signInAs(DECIDER);
		String addendum = field(uuid, note, CANARY).getName();
		withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.field(note, addendum), null, CONFIDENTIAL_SOURCE, true)));
		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> requests.take(uuid, letter(RequestStep.GRANT_IN_PART)))
				.extracting(e -> ((SessionNotesException) e).getFindings())
				.isEqualTo(List.of("sessionnotes.letter.missing.WITHHELD"));
		requests.take(uuid, letter(RequestStep.GRANT_IN_PART).withWords(LetterElement.WITHHELD, "some words."));

		String copy = new String(requests.getCopy(uuid, 1).getContent(), StandardCharsets.UTF_8);

		assertThat(copy).contains("Low mood").doesNotContain(CANARY, "withheld", "Addendum", "Added by");
		assertThat(letterText(uuid, 1)).contains("This is left out: some words.", "The law gives no second look at this.")
				.doesNotContain("You may have this looked at again");
		assertThat(requests.getPossibleSteps(requests.getRequest(uuid).get())).doesNotContain(RequestStep.ASK_REVIEW);
	}

	@Test
	public void onlyTheLawsGroundsWithAllTheyNeed() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);

		assertRefused(() -> withholding.withhold(uuid, new Licence("psychologist", " ", "CA"),
				List.of(part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false))), RequestRule.DECIDER_NOT_LICENSED);
		assertRefused(() -> withholding.withhold(uuid, LICENCE, List.of(new PassageDenial(Passage.note(note), null,
				ENDANGERS_LIFE_OR_SAFETY, EnumSet.noneOf(GroundFact.class), "She might get hurt.", false))),
				RequestRule.GROUND_FACT_MISSING);
		assertRefused(() -> withholding.withhold(uuid, LICENCE, List.of(new PassageDenial(Passage.note(note), null,
				ENDANGERS_LIFE_OR_SAFETY, ENDANGERS_LIFE_OR_SAFETY.getFacts(), "Upset.", false))),
				RequestRule.REASONING_MISSING);
		assertRefused(() -> withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.note(note), null, AccessDenialGround.PSYCHOTHERAPY_NOTES, false))),
				RequestRule.GROUND_NOT_ALLOWED);
		assertRefused(() -> withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.note(note), null, AccessDenialGround.REPRESENTATIVE_HARM, false))),
				RequestRule.NO_REPRESENTATIVE);
		assertRefused(() -> withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.note(UUID.randomUUID().toString()), null, ENDANGERS_LIFE_OR_SAFETY, false))),
				RequestRule.PASSAGE_MISSING);
		assertRefused(() -> withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.part(note, field(uuid, note, CANARY).getName(), 0, 2), "xy", ENDANGERS_LIFE_OR_SAFETY,
						false))),
				RequestRule.PASSAGE_CHANGED);
		assertRefused(() -> withholding.withhold(uuid, LICENCE,
				List.of(denial(Passage.note(note), null, ENDANGERS_LIFE_OR_SAFETY, false),
						part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false))),
				RequestRule.PASSAGES_OVERLAP);
		assertThat(withholding.getRequest(uuid).getWithholding()).isEmpty();
	}

	@Test
	public void theReviewerIsAnotherPersonByAnyAccount() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		withholding.withhold(uuid, LICENCE, List.of(part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false)));
		signInAs(PRIVACY_OFFICER);
		requests.take(uuid, letter(RequestStep.GRANT_IN_PART));
		requests.take(uuid, StepOrder.of(RequestStep.ASK_REVIEW));

		for (String tookPart : new String[]{DECIDER, DECIDER_AGAIN, THERAPIST}) {
			assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(tookPart))),
					RequestRule.REVIEWER_TOOK_PART);
		}
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(OFFICER_AGAIN))),
				RequestRule.REVIEWER_NOT_DESIGNATED);
		for (String unfit : new String[]{uuidOf(NURSE), UUID.randomUUID().toString(), null}) {
			assertThatThrownBy(() -> requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(unfit)))
					.isInstanceOf(InvalidRequestException.class);
		}
		assertRefused(() -> requests.take(uuid, letter(RequestStep.SEND_REVIEW)), RequestRule.STEP_NOT_POSSIBLE);
		requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(REVIEWER)));
		for (String other : new String[]{DECIDER, DECIDER_AGAIN, THERAPIST, OFFICER_AGAIN}) {
			signInAs(other);
			assertThatThrownBy(() -> withholding.getReviewedPassages(uuid)).isInstanceOf(NotAllowedException.class);
			assertThatThrownBy(() -> withholding.review(uuid, OTHER_LICENCE, Map.of(1, true)))
					.isInstanceOf(NotAllowedException.class);
		}
		signInAs(REVIEWER);
		assertRefused(() -> withholding.review(uuid, new Licence("psychiatrist", null, "NY"), Map.of(1, true)),
				RequestRule.REVIEWER_NOT_LICENSED);
		assertRefused(() -> withholding.review(uuid, OTHER_LICENCE, Map.of()), RequestRule.REVIEW_INCOMPLETE);
		assertRefused(() -> withholding.review(uuid, OTHER_LICENCE, Map.of(1, true, 2, true)),
				RequestRule.REVIEW_INCOMPLETE);
		withholding.review(uuid, OTHER_LICENCE, Map.of(1, true));
		assertRefused(() -> withholding.review(uuid, OTHER_LICENCE, Map.of(1, false)), RequestRule.STEP_NOT_POSSIBLE);
		signInAs(PRIVACY_OFFICER);
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(REVIEWER))),
				RequestRule.STEP_NOT_POSSIBLE);
	}

	@Test
	public void sendingADecisionAgainDoesNothing() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		List<PassageDenial> denials = List.of(part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false));
		withholding.withhold(uuid, LICENCE, denials);
		withholding.withhold(uuid, LICENCE, denials);
		assertThat(logged("CLIENT_REQUEST_STEP", uuid)).containsExactly("RECEIVE", "WITHHOLD");

		signInAs(THERAPIST);
		assertRefused(() -> withholding.withhold(uuid, OTHER_LICENCE, denials), RequestRule.PASSAGES_OVERLAP);
		withholding.withhold(uuid, OTHER_LICENCE, List.of());
		assertThat(withholding.getRequest(uuid).getWithholding()).hasSize(1);
		signInAs(DECIDER_AGAIN);
		withholding.withhold(uuid, LICENCE, List.of());
		assertThat(withholding.getRequest(uuid).getWithholding()).isEmpty();

		signInAs(DECIDER);
		withholding.withhold(uuid, LICENCE, denials);
		signInAs(PRIVACY_OFFICER);
		assertRefused(() -> requests.take(uuid, letter(RequestStep.GRANT)), RequestRule.STEP_NOT_POSSIBLE);
		requests.take(uuid, letter(RequestStep.GRANT_IN_PART));
		assertRefused(() -> requests.take(uuid, letter(RequestStep.GRANT_IN_PART)), RequestRule.STEP_NOT_POSSIBLE);
		requests.take(uuid, StepOrder.of(RequestStep.ASK_REVIEW));
		assertRefused(() -> requests.take(uuid, StepOrder.of(RequestStep.ASK_REVIEW)), RequestRule.STEP_NOT_POSSIBLE);
		StepOrder designate = StepOrder.of(RequestStep.DESIGNATE).withReviewer(uuidOf(REVIEWER));
		requests.take(uuid, designate);
		requests.take(uuid, designate);
		assertThat(logged("CLIENT_REQUEST_STEP", uuid)).endsWith("GRANT_IN_PART", "ASK_REVIEW", "DESIGNATE");
		signInAs(DECIDER);
		assertRefused(() -> withholding.withhold(uuid, LICENCE, List.of()), RequestRule.STEP_NOT_POSSIBLE);
		assertThatThrownBy(() -> withholding.getFields(uuid)).isInstanceOf(ConflictException.class);
	}

	/** A passage is a place in a text. If the text changes after the decision, the place could hold other words. */
	@Test
	public void aNoteThatChangedIsDecidedAgain() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		withholding.withhold(uuid, LICENCE, List.of(denial(Passage.note(note), null, ENDANGERS_LIFE_OR_SAFETY, false)));
		signInAs(THERAPIST);
		notes.addAddendum(note, "Nobody has decided on this");
		signInAs(PRIVACY_OFFICER);

		assertRefused(() -> requests.take(uuid, letter(RequestStep.DENY)), RequestRule.PASSAGE_CHANGED);
		assertThat(requests.getRequest(uuid).get().getRequest().getState()).isEqualTo(RequestState.RECEIVED);
	}

	@Test
	public void onlyProfessionalsDecide() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		List<PassageDenial> denials = List.of(part(uuid, note, CANARY, ENDANGERS_LIFE_OR_SAFETY, false));
		for (String other : new String[]{NURSE, PRIVACY_OFFICER, SUPERVISOR}) {
			signInAs(other);
			for (ThrowingCallable call : new ThrowingCallable[]{() -> withholding.getRequests(false, 0, 10),
					() -> withholding.getRequest(uuid), () -> withholding.getFields(uuid), () -> withholding.getGrounds(),
					() -> withholding.withhold(uuid, LICENCE, denials), () -> withholding.getReviewedPassages(uuid),
					() -> withholding.review(uuid, LICENCE, Map.of(1, true))}) {
				assertThatThrownBy(call).isInstanceOf(APIAuthenticationException.class);
			}
		}
		signInAs(REVIEWER);
		assertThatThrownBy(() -> withholding.getFields(uuid)).isInstanceOf(APIAuthenticationException.class);
		signInAs(DECIDER);
		assertThatThrownBy(() -> requests.take(uuid, letter(RequestStep.GRANT)))
				.isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void nothingWithheldStandsInPlainText() throws Exception {
		String note = signedNote(CANARY);
		String uuid = receive(CopyFormat.PDF);
		signInAs(DECIDER);
		withholding.withhold(uuid, new Licence(CANARY, CANARY, CANARY),
				List.of(new PassageDenial(Passage.note(note), null, CONFIDENTIAL_SOURCE, CONFIDENTIAL_SOURCE.getFacts(),
						"The reasoning names " + CANARY, false)));
		signInAs(PRIVACY_OFFICER);
		requests.take(uuid, letter(RequestStep.DENY));

		for (String table : new String[]{"sessionnotes_client_request", "sessionnotes_client_copy",
				"sessionnotes_access_event"}) {
			Long rows = transactions.withCaller(jdbc -> rowsWith(jdbc, table, CANARY));
			assertThat(rows).as(table).isZero();
		}
	}

	private String signedNote(String concerns) {
		signInAs(THERAPIST);
		String uuid = draft(complete().presentingConcerns(concerns).build()).getEncounter().getUuid();
		notes.sign(uuid, digest(uuid));
		return uuid;
	}

	private String receive(CopyFormat format) {
		signInAs(PRIVACY_OFFICER);
		return requests.receive(ClientRequest.builder().uuid(UUID.randomUUID().toString()).kind(RequestKind.ACCESS)
				.patientUuid(patient.getUuid())
				.received(LocalDate.now().minusDays(5), uuidOf(PRIVACY_OFFICER), RequestChannel.ORAL)
				.requester(Requester.client("Horatio Test").verified("passport", uuidOf(PRIVACY_OFFICER)))
				.copyWish(CopyWish.allNotes().withForm(format, CopyDelivery.PICK_UP, false)).build()).getRequest().getUuid();
	}

	private NoteField field(String uuid, String note, String words) {
		return withholding.getFields(uuid).stream()
				.filter(each -> each.getNoteUuid().equals(note) && each.getText().contains(words)).findFirst().orElseThrow();
	}

	private PassageDenial part(String uuid, String note, String words, AccessDenialGround ground, boolean revealing) {
		NoteField field = field(uuid, note, words);
		int start = field.getText().indexOf(words);
		return denial(Passage.part(note, field.getName(), start, start + words.length()), words, ground, revealing);
	}

	private static PassageDenial denial(Passage passage, String words, AccessDenialGround ground, boolean revealing) {
		return new PassageDenial(passage, words, ground,
				ground.getFacts().isEmpty() ? EnumSet.noneOf(GroundFact.class) : EnumSet.copyOf(ground.getFacts()),
				"Her partner threatened to kill her.", revealing);
	}

	private static StepOrder letter(RequestStep step) {
		return StepOrder.of(step).withWords(LetterElement.REQUESTED, "your progress notes")
				.withWords(LetterElement.SIGNER_TITLE, "Privacy officer")
				.withWords(LetterElement.REVIEW_CONTACT, "call or write to the front desk");
	}

	private String letterText(String uuid, int number) throws Exception {
		return textOf(requests.getLetter(uuid, number).getContent());
	}

	private List<String> logged(String type, String uuid) {
		return transactions.withCaller(jdbc -> jdbc.queryForList(
				"select detail from sessionnotes_access_event where event_type = ? and detail like ? "
						+ "and user_uuid is not null order by sequence_number",
				String.class, type, uuid + "%")).stream().map(detail -> detail.substring(uuid.length() + 1)).toList();
	}

	private static void assertRefused(ThrowingCallable call, RequestRule rule) {
		assertThatThrownBy(call)
				.isInstanceOf(
						rule == RequestRule.STEP_NOT_POSSIBLE ? ConflictException.class : InvalidRequestException.class)
				.extracting(e -> ((SessionNotesException) e).getFindings()).isEqualTo(List.of(rule.getMessageCode()));
	}

	/** Looks at every object of the PDF file, its streams decoded, and at its text in any order. */
	private static void assertNowhere(byte[] pdf, String words) throws Exception {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(pdf);
		try (PDDocument document = PDDocument.load(pdf)) {
			COSDocument objects = document.getDocument();
			for (COSObject object : objects.getObjects()) {
				all.write(String.valueOf(object.getObject()).getBytes(StandardCharsets.UTF_8));
				if (object.getObject() instanceof COSStream stream) {
					all.write(stream.createInputStream().readAllBytes());
				}
			}
			assertThat(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.METADATA)).isNull();
			assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNull();
			PDFTextStripper sorted = new PDFTextStripper();
			sorted.setSortByPosition(true);
			all.write(sorted.getText(document).getBytes(StandardCharsets.UTF_8));
		}
		String seen = all.toString(StandardCharsets.UTF_8);
		byte[] sixteen = words.getBytes(StandardCharsets.UTF_16BE);
		assertThat(seen).doesNotContain(words).doesNotContain(new String(sixteen, StandardCharsets.UTF_8));
	}

	private static String textOf(byte[] pdf) throws Exception {
		try (PDDocument document = PDDocument.load(pdf)) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}
}
