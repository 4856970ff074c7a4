/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.complete;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.create;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newClient;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.newProfessional;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.ok;
import static org.openmrs.module.sessionnotes.progressnote.ProgressNoteRequests.step;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmrs.module.sessionnotes.domain.letter.LetterCase;
import org.openmrs.module.sessionnotes.domain.letter.LetterElement;
import org.openmrs.module.sessionnotes.domain.letter.LetterKind;
import org.openmrs.module.sessionnotes.domain.letter.LetterTemplates;
import org.openmrs.module.sessionnotes.server.DemoClinic;
import org.openmrs.module.sessionnotes.server.DemoClinic.Account;
import org.openmrs.module.sessionnotes.server.DemoClinic.Client;
import org.openmrs.module.sessionnotes.server.Http;

/**
 * A client's request for a copy, by keyboard alone on the real server: received, extended, granted in part, reviewed, released and
 * closed. Each letter is read back from its PDF file, and holds each element that its law requires.
 */
@Tag("pages")
class RecordsDeskIT {

	private static final String RECORDS = "/ws/sessionnotes/records";

	private static final String EVIDENCE = "identity card, canary-4b7c";

	private static final String CANARY = "canary-withheld-2e9d";

	private static final String REASONING = "Her partner reads her mail and threatened to kill her.";

	private static final LocalDate TODAY = LocalDate.now();

	private static final LocalDate NEW_DATE = TODAY.plusDays(40);

	@RegisterExtension
	static final DemoInBrowser DEMO = new DemoInBrowser();

	/** What stands in the letters for each element. */
	private static final Map<LetterElement, String> ELEMENTS = new EnumMap<>(LetterElement.class);

	static {
		ELEMENTS.put(LetterElement.ADDRESSEE, "Dear Grace Mwangi,");
		ELEMENTS.put(LetterElement.LETTER_DATE, inLetter(TODAY));
		ELEMENTS.put(LetterElement.REQUEST_DATE, "n " + inLetter(TODAY));
		ELEMENTS.put(LetterElement.REQUESTED, "your progress notes");
		ELEMENTS.put(LetterElement.DUE_DATE, inLetter(TODAY.plusDays(30)));
		ELEMENTS.put(LetterElement.DELAY_REASON, "The clinic was flooded.");
		ELEMENTS.put(LetterElement.NEW_DATE, inLetter(NEW_DATE));
		ELEMENTS.put(LetterElement.ONLY_ONCE, "We may do this only once.");
		ELEMENTS.put(LetterElement.NOTE_COUNT, "Number of notes: 1.");
		ELEMENTS.put(LetterElement.FROM_DATE, "from " + inLetter(TODAY));
		ELEMENTS.put(LetterElement.TO_DATE, "to " + inLetter(TODAY));
		ELEMENTS.put(LetterElement.PAGE_COUNT, "Number of pages:");
		ELEMENTS.put(LetterElement.WITHHELD, "This is left out: a part of the note of " + inLetter(TODAY) + ".");
		ELEMENTS.put(LetterElement.BASIS, "it could put the life or the physical safety of a person at risk.");
		ELEMENTS.put(LetterElement.DECIDER, "A licensed psychologist decided this");
		ELEMENTS.put(LetterElement.DECISION_DATE, "on " + inLetter(TODAY) + ".");
		ELEMENTS.put(LetterElement.REVIEW_RIGHT,
				"You may have this looked at again. It is free. Another licensed professional");
		ELEMENTS.put(LetterElement.REVIEW_CONTACT, "To ask for this, call or write to the person or office named");
		ELEMENTS.put(LetterElement.REVIEWER, "Test Therapist, licensed psychiatrist, NY MD-0815");
		ELEMENTS.put(LetterElement.RELEASED_PASSAGES,
				"You now get this part. It is enclosed: a part of the note of " + inLetter(TODAY) + ".");
		ELEMENTS.put(LetterElement.COMPLAINT, "U.S. Department of Health and Human Services, Office for Civil Rights");
		ELEMENTS.put(LetterElement.CORRECTION_RIGHT, "You may ask us to correct it.");
		ELEMENTS.put(LetterElement.CONTACT_TITLE, "the privacy officer");
		ELEMENTS.put(LetterElement.CONTACT_TELEPHONE, "555-010-0199");
		ELEMENTS.put(LetterElement.SIGNER, DemoClinic.PRIVACY_OFFICER.familyName());
		ELEMENTS.put(LetterElement.SIGNER_TITLE, "Privacy officer");
		ELEMENTS.put(LetterElement.STANDING, "We put these lines in every letter, to every person.");
	}

	@Test
	void aRequestIsGrantedInPartReviewedAndReleased() throws Exception {
		Client client = newClient(DEMO.server());
		Http author = DEMO.server().as(DemoClinic.THERAPIST).withPasswordAgain();
		ok(step(author, create(author, complete(client).put("presentingConcerns", CANARY + " Poor sleep")), "sign"));
		Account decider = newProfessional(DEMO.server(), DemoClinic.SUPERVISOR);
		Account reviewer = newProfessional(DEMO.server(), DemoClinic.THERAPIST);
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser officer = new KeyboardUser(browser);
			browser.open("/ws/sessionnotes/privacy");
			browser.signIn(DemoClinic.PRIVACY_OFFICER);
			Locator link = browser.page().getByRole(AriaRole.LINK,
					new Page.GetByRoleOptions().setName("Records desk")).first();
			reach(officer, link);
			officer.press("Enter");
			receiveAndExtend(officer, client);
			withhold(decider);
			openAgain(officer);
			grantInPart(officer);
			askForReview(officer, reviewer);
			review(reviewer);
			openAgain(officer);
			sendReview(officer);
			assertThat(browser.kept()).doesNotContain(EVIDENCE, "Poor sleep", CANARY, REASONING);
			browser.expectQuiet();
		}
	}

	private static void receiveAndExtend(KeyboardUser officer, Client client) throws IOException {
		Page page = officer.browser().page();
		press(officer, "Record a request");
		choose(officer, "Client", client.familyName());
		type(officer, "Name of the person who asks", "Grace Mwangi");
		type(officer, "How you verified the identity of the requester", EVIDENCE);
		press(officer, "Record it");
		officer.browser().heading("Next step").waitFor();
		press(officer, "Confirm that you have the request");
		letter(officer, "Confirm that you have the request");
		press(officer, "Extend the time, once");
		type(officer, "Reason for the delay, as the letter says it", "The clinic was flooded.");
		reach(officer, page.locator("#letter-newDate"));
		officer.type("%02d%02d%d".formatted(NEW_DATE.getMonthValue(), NEW_DATE.getDayOfMonth(), NEW_DATE.getYear()));
		letter(officer, "Extend the time, once");
		expect(officer, "The request is now: Extended.");
		expectLetter(officer, 1, LetterKind.COPY_RECEIVED);
		expectLetter(officer, 2, LetterKind.COPY_EXTENDED);
	}

	private static void withhold(Account account) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser decider = signedIn(browser, account);
			press(decider, "Open the request of", false);
			Locator words = browser.field("Presenting concerns and symptoms");
			words.waitFor();
			reach(decider, words);
			decider.press("Control+Home");
			for (int i = 0; i < CANARY.length(); i++) {
				decider.press("Shift+ArrowRight");
			}
			// the next stop is the button beside the field
			decider.press("Tab");
			decider.press("Enter");
			Locator ground = browser.page().getByLabel("Ground for passage 1");
			decider.expectFocus(ground);
			decider.type("Would endanger");
			assertThat(ground.inputValue()).isEqualTo("ENDANGERS_LIFE_OR_SAFETY");
			for (String fact : new String[]{"Access is reasonably likely to endanger", "I treat or have treated",
					"I decide for this request"}) {
				reach(decider, browser.page().getByRole(AriaRole.CHECKBOX,
						new Page.GetByRoleOptions().setName(fact)));
				decider.press("Space");
			}
			reach(decider, browser.page().getByLabel("Why the ground applies"));
			decider.type(REASONING);
			licence(decider, "psychologist", "PSY-4711", "CA");
			browser.expectFitsAll("records-withhold");
			press(decider, "Record the decision");
			expect(decider, "Your decision is recorded.");
			assertThat(browser.kept()).doesNotContain(CANARY, REASONING);
			browser.expectQuiet();
		}
	}

	private static void grantInPart(KeyboardUser officer) throws IOException {
		expect(officer, "A part of the note of");
		press(officer, "Grant the copy without the passages that are withheld");
		letter(officer, "Grant the copy without the passages that are withheld");
		expect(officer, "The request is now: Granted in part.");
		officer.browser().expectFitsAll("records-in-part");
		assertThat(saved(officer, "Save copy 1")).contains("[withheld: see letter] Poor sleep").doesNotContain(CANARY)
				.doesNotContainIgnoringCase("psychotherapy");
		expectLetter(officer, 3, LetterKind.COPY_GIVEN_IN_PART, LetterCase.REVIEWABLE);
		twice(officer, "Record that the client got the copy");
	}

	private static void askForReview(KeyboardUser officer, Account reviewer) {
		twice(officer, "The client asks for a review");
		press(officer, "Name the reviewer");
		choose(officer, "Reviewer", reviewer.username());
		press(officer, "Name the reviewer");
		expect(officer, "The request is now: Review asked for.");
	}

	private static void review(Account account) {
		try (WatchedBrowser browser = new WatchedBrowser(DEMO.chromium(), DEMO.server())) {
			KeyboardUser reviewer = signedIn(browser, account);
			Locator open = browser.page().getByRole(AriaRole.TABLE,
					new Page.GetByRoleOptions().setName("Denials that you review")).getByRole(AriaRole.BUTTON);
			reach(reviewer, open);
			reviewer.press("Enter");
			expect(reviewer, REASONING);
			assertThat(browser.page().locator("main").textContent()).contains(CANARY).doesNotContain("Poor sleep");
			Locator result = browser.page().getByLabel("Result on passage 1");
			reach(reviewer, result);
			reviewer.type("The client");
			assertThat(result.inputValue()).isEqualTo("release");
			licence(reviewer, "psychiatrist", "MD-0815", "NY");
			browser.expectFitsAll("records-review");
			press(reviewer, "Record the result");
			expect(reviewer, "Your decision is recorded.");
			browser.expectQuiet();
		}
	}

	private static void sendReview(KeyboardUser officer) throws IOException {
		press(officer, "Send the result of the review");
		letter(officer, "Send the result of the review");
		expect(officer, "The request is now: Reviewed.");
		expectLetter(officer, 4, LetterKind.REVIEW_RESULT, LetterCase.RELEASED);
		assertThat(saved(officer, "Save copy 2")).contains(CANARY).doesNotContain("Poor sleep");
		twice(officer, "Record that the client got the copy");
		twice(officer, "Close the request");
		expect(officer, "Nothing is left to do.");
	}

	private static KeyboardUser signedIn(WatchedBrowser browser, Account account) {
		browser.open(RECORDS);
		browser.signIn(account);
		browser.heading("Decisions of licensed professionals").waitFor();
		return new KeyboardUser(browser);
	}

	/** Opens the request as it is now, after someone else has worked on it. */
	private static void openAgain(KeyboardUser officer) {
		officer.browser().open(RECORDS);
		press(officer, "Open the request of", false);
		officer.browser().heading("Next step").waitFor();
	}

	private static void expectLetter(KeyboardUser officer, int number, LetterKind kind, LetterCase... cases)
			throws IOException {
		String text = saved(officer, "Save letter " + number + " as PDF");
		Set<LetterCase> covered = EnumSet.noneOf(LetterCase.class);
		covered.addAll(List.of(cases));
		LetterTemplates.of("us", "en").get(kind).getRequired().stream().filter(each -> each.appliesTo(covered))
				.forEach(each -> assertThat(text).as("%s of %s", each.getElement(), kind)
						.contains(ELEMENTS.getOrDefault(each.getElement(), "a text of the test for " + each.getElement())));
		assertThat(text).doesNotContain(CANARY, "Poor sleep", REASONING);
	}

	private static String inLetter(LocalDate day) {
		return DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).format(day);
	}

	private static void choose(KeyboardUser user, String label, String words) {
		type(user, label, words);
		// other lists of the page have buttons, too
		Locator first = user.browser().page().locator("main li button")
				.filter(new Locator.FilterOptions().setHasText(words)).first();
		first.waitFor();
		user.press("ArrowDown");
		user.expectFocus(first);
		user.press("Enter");
		user.expectFocus(user.browser().button("Choose another"));
	}

	/** Fills in what each letter needs of the user, looks at the letter, and takes the step. */
	private static void letter(KeyboardUser user, String step) {
		type(user, "Your title under the letter", "Privacy officer");
		type(user, "Person or office for questions", "the privacy officer");
		type(user, "Telephone for questions", "555-010-0199");
		press(user, "Preview the letter");
		user.browser().page().getByLabel("Preview of the letter").waitFor();
		press(user, step);
		user.browser().page().locator("output:focus").waitFor();
	}

	private static void licence(KeyboardUser user, String profession, String number, String state) {
		type(user, "Your licence: its type", profession);
		type(user, "Number of the licence", number);
		type(user, "State of the licence", state);
	}

	/** Goes on or back by keys, whichever leads there. */
	private static void reach(KeyboardUser user, Locator control) {
		control.waitFor();
		if ((Boolean) control.evaluate("one => (document.activeElement.compareDocumentPosition(one) "
				+ "& Node.DOCUMENT_POSITION_PRECEDING) !== 0")) {
			user.goBackTo(control);
		} else {
			user.goTo(control);
		}
	}

	private static void type(KeyboardUser user, String label, String text) {
		reach(user, user.browser().field(label));
		user.type(text);
	}

	private static void press(KeyboardUser user, String button) {
		press(user, button, true);
	}

	private static void press(KeyboardUser user, String button, boolean exact) {
		reach(user, user.browser().page()
				.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(exact)).first());
		user.press("Enter");
	}

	/** Presses a button, and then the one of the same name that acts. */
	private static void twice(KeyboardUser user, String button) {
		press(user, button);
		user.expectFocus(user.browser().button("Cancel"));
		press(user, button);
		user.browser().page().locator("output:focus").waitFor();
	}

	private static void expect(KeyboardUser user, String words) {
		user.browser().page().getByText(words, new Page.GetByTextOptions().setExact(false)).first().waitFor();
	}

	/** @return the text of the file that the button saves, on one line */
	private static String saved(KeyboardUser user, String button) throws IOException {
		reach(user, user.browser().button(button));
		Download file = user.browser().page().waitForDownload(() -> user.press("Enter"));
		try (PDDocument document = PDDocument.load(file.createReadStream())) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}
}
