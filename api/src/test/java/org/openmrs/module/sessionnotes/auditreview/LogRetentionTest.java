/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.auditreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.DeletionProposal;
import org.openmrs.module.sessionnotes.domain.audit.AccessEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.audit.LogHold;
import org.openmrs.module.sessionnotes.domain.audit.LogHoldKind;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.legalhold.HoldTarget;
import org.openmrs.module.sessionnotes.domain.legalhold.LegalHold;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotFoundException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.legalhold.LegalHoldService;
import org.springframework.beans.factory.annotation.Autowired;

/** Old events are deleted by two people, and all that is left verifies. */
public class LogRetentionTest extends LogContextTest {

	private static final long DAY = 86_400_000;

	private static final long TWELVE_YEARS_AGO = yearsAgo(12);

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private Reauthentication reauthentication;

	/** Proposing and deciding take the password again. */
	@Override
	protected void signInAs(String username) {
		super.signInAs(username);
		reauthentication.confirm(PASSWORD);
	}

	@Test
	@Tag("attack")
	public void l7_proposingAndDecidingTakeThePasswordAgain() {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		reauthentication.clear();
		assertThatThrownBy(() -> review.proposeDeletion(null, yearsAgo(11)))
				.isInstanceOf(ReauthenticationRequiredException.class);
		signInAs(OTHER_PRIVACY_OFFICER);
		reauthentication.clear();
		assertThatThrownBy(() -> review.decideDeletion(proposal, true))
				.isInstanceOf(ReauthenticationRequiredException.class);
		assertThat(readings()).isEqualTo(4);
	}

	@AfterEach
	public void endTheRequest() {
		reauthentication.clear();
	}

	@BeforeEach
	public void anOldLog() throws Exception {
		// the note was read and amended again long ago, as far as the log says
		for (int i = 0; i < 3; i++) {
			transactions.apart(jdbc -> {
				try {
					accessLog.append(jdbc, noteId, AccessEvent.builder(AccessEventType.READ).by("reader", "reader")
							.at(TWELVE_YEARS_AGO));
					return null;
				} catch (Exception e) {
					throw new IllegalStateException(e);
				}
			});
		}
		service.amendNote(uuid, 2, NoteContent.ofText(CANARY + " once more"));
	}

	@AfterEach
	public void usualProperty() {
		execute("delete from global_property where property = 'sessionnotes.log.retentionYears'");
	}

	@Test
	public void approvedByASecondPersonOldEventsAreGoneAndEverythingVerifies() throws Exception {
		signInAs(PRIVACY_OFFICER);
		review.makeCheckpoint();
		DeletionProposal proposal = review.proposeDeletion(null, yearsAgo(11));
		assertThat(readings()).isEqualTo(4);

		signInAs(OTHER_PRIVACY_OFFICER);
		assertThat(review.decideDeletion(proposal.getUuid(), true).getState()).isEqualTo(DeletionProposal.State.APPROVED);

		assertThat(readings()).isEqualTo(1);
		assertThat(stored("LOG_DELETION_APPROVED")).isEqualTo(1);
		assertThat(verify(export()).getProblems()).isEmpty();
		assertThat(verify(export()).getDeletedEvents()).isEqualTo(3);
		assertThat(service.verifyAll().getProblems()).isEmpty();
		signInAs(AUTHOR);
		assertThat(service.getNote(uuid).get().getContent().getText()).isEqualTo(CANARY + " once more");
		assertThat(service.verifyNote(uuid)).isEmpty();
		service.amendNote(uuid, 3, NoteContent.ofText("goes on"));
		assertThat(service.verifyNote(uuid)).isEmpty();
	}

	/** 45 CFR 164.528(a), 164.530(j)(2): also of what was proposed before. */
	@Test
	public void nothingIsDeletedWhileARequestIsOpen() {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		LogHold accounting = review.hold(null, LogHoldKind.ACCOUNTING, "A 12/2026");
		LogHold complaint = review.hold(null, LogHoldKind.COMPLAINT, "x".repeat(50));
		assertThat(accounting.isOpen()).isTrue();
		assertHeld(() -> review.proposeDeletion(null, yearsAgo(11)));

		signInAs(OTHER_PRIVACY_OFFICER);
		assertHeld(() -> review.decideDeletion(proposal, true));
		review.endHold(accounting.getUuid());
		assertHeld(() -> review.decideDeletion(proposal, true));
		assertThat(readings()).isEqualTo(4);
		assertThat(review.endHold(complaint.getUuid()).isOpen()).isFalse();
		assertThatThrownBy(() -> review.endHold(complaint.getUuid())).isExactlyInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.logHold.ended");
		assertThat(review.getHolds()).extracting(LogHold::getReference).containsExactly("x".repeat(50), "A 12/2026");
		assertThat(review.getHolds()).extracting(LogHold::isOpen).containsExactly(false, false);

		assertThat(review.decideDeletion(proposal, true).getState()).isEqualTo(DeletionProposal.State.APPROVED);
		assertThat(readings()).isEqualTo(1);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	/** A hold on one client, author or note stops the deletion of the whole log: an event does not say whom it concerns. */
	@Test
	public void nothingIsDeletedWhileALegalHoldIsOpen() {
		LegalHoldService legalHolds = Context.getService(LegalHoldService.class);
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		LegalHold hold = legalHolds.placeLegalHold(null, HoldTarget.NOTE, "another note", "case 12", true);
		assertLegallyHeld(() -> review.proposeDeletion(null, yearsAgo(11)));
		signInAs(OTHER_PRIVACY_OFFICER);
		assertLegallyHeld(() -> review.decideDeletion(proposal, true));
		assertThat(readings()).isEqualTo(4);
		legalHolds.releaseLegalHold(hold.getUuid());

		review.decideDeletion(proposal, true);

		assertThat(readings()).isEqualTo(1);
		assertThat(legalHolds.getLegalHolds()).hasSize(1);
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	private static void assertLegallyHeld(ThrowingCallable step) {
		assertThatThrownBy(step).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.legalHold.held");
	}

	/** A deletion that was interrupted is finished by the next one, but not while a hold is open. */
	@Test
	public void aHoldStopsTheRestOfAnInterruptedDeletion() {
		signInAs(PRIVACY_OFFICER);
		String interrupted = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		String next = review.proposeDeletion(null, yearsAgo(10)).getUuid();
		Map<String, Object> left = transactions.apart(jdbc -> jdbc.queryForMap(
				"select * from sessionnotes_access_event where event_type = 'READ' order by occurred_at, sequence_number limit 1"));
		signInAs(OTHER_PRIVACY_OFFICER);
		review.decideDeletion(interrupted, true);
		transactions.apart(jdbc -> jdbc.update("insert into sessionnotes_access_event (" + String.join(", ", left.keySet())
				+ ") values (" + String.join(", ", Collections.nCopies(left.size(), "?")) + ")", left.values().toArray()));
		LogHold hold = review.hold(null, LogHoldKind.LEGAL_HOLD, "case 12");

		assertHeld(() -> review.decideDeletion(next, true));

		assertThat(readings()).isEqualTo(2);
		review.endHold(hold.getUuid());
		review.decideDeletion(next, true);
		assertThat(readings()).isEqualTo(1);
	}

	@Test
	public void whoeverTakesAHoldAwayBySqlDeletesNothing() {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		review.hold(null, LogHoldKind.LEGAL_HOLD, "case 12");
		execute("delete from sessionnotes_access_event where event_type = 'LOG_HELD'");

		signInAs(OTHER_PRIVACY_OFFICER);
		assertThatThrownBy(() -> review.decideDeletion(proposal, true)).isInstanceOf(TamperedException.class)
				.hasMessage("sessionnotes.error.brokenLog");
		assertThat(readings()).isEqualTo(4);
	}

	@Test
	public void aHoldIsEndedWithThePasswordByWhoApprovesDeletions() {
		signInAs(PRIVACY_OFFICER);
		String hold = review.hold(null, LogHoldKind.ACCESS, "7").getUuid();
		reauthentication.clear();
		assertThatThrownBy(() -> review.endHold(hold)).isInstanceOf(ReauthenticationRequiredException.class);
		assertThatThrownBy(() -> review.hold(null, LogHoldKind.ACCESS, " "))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.logHold.referenceMissing");
		assertThatThrownBy(() -> review.hold(null, LogHoldKind.ACCESS, "x".repeat(51)))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.bound.HOLD_REFERENCE");
		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.hold(null, LogHoldKind.ACCESS, "8")).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> review.endHold(hold)).isInstanceOf(APIAuthenticationException.class);
	}

	@Test
	public void theSameHoldSentTwiceIsOne() {
		signInAs(PRIVACY_OFFICER);
		String uuid = UUID.randomUUID().toString();
		LogHold open = review.hold(null, LogHoldKind.COMPLAINT, "12");
		assertThat(review.hold(null, LogHoldKind.COMPLAINT, "12").getUuid()).isEqualTo(open.getUuid());
		assertThat(review.hold(uuid, LogHoldKind.COMPLAINT, "13").getUuid()).isEqualTo(uuid);
		assertThat(review.hold(uuid, LogHoldKind.COMPLAINT, "13").getUuid()).isEqualTo(uuid);
		assertThat(review.getHolds()).hasSize(2);

		assertThatThrownBy(() -> review.hold(uuid, LogHoldKind.COMPLAINT, "14")).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.logHold.uuidInUse");
		assertThatThrownBy(() -> review.hold("x", LogHoldKind.COMPLAINT, "14"))
				.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.invalidUuid");
		signInAs(OTHER_PRIVACY_OFFICER);
		review.endHold(open.getUuid());
		assertThat(review.hold(null, LogHoldKind.COMPLAINT, "12").isOpen()).as("another matter of that number").isTrue();
		assertThat(review.getHolds()).hasSize(3);
	}

	private static void assertHeld(ThrowingCallable step) {
		assertThatThrownBy(step).isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.logDeletion.held");
	}

	@Test
	public void whoProposedItDoesNotApproveIt() throws Exception {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();

		assertThatThrownBy(() -> review.decideDeletion(proposal, true)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.logDeletion.ownProposal");
		assertThatThrownBy(() -> review.decideDeletion(proposal, false)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.logDeletion.ownProposal");
		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.decideDeletion(proposal, true)).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> review.proposeDeletion(null, yearsAgo(11))).isInstanceOf(APIAuthenticationException.class);
		assertThat(readings()).isEqualTo(4);
	}

	@Test
	public void whatWasDecidedOnStaysDecided() throws Exception {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		signInAs(OTHER_PRIVACY_OFFICER);
		review.decideDeletion(proposal, false);

		assertThatThrownBy(() -> review.decideDeletion(proposal, true))
				.hasMessage("sessionnotes.error.logDeletion.decided");
		assertThat(readings()).isEqualTo(4);
		assertThat(stored("LOG_DELETION_REFUSED")).isEqualTo(1);
	}

	@Test
	public void nothingYoungerThanTheConfiguredYearsIsDeletedAndNeverAnythingYoungerThanSix() throws Exception {
		signInAs(PRIVACY_OFFICER);
		assertTooYoung(yearsAgo(9));
		setYears("1");
		assertTooYoung(yearsAgo(5));
		// 164.528(c)(1): an accounting that was asked for on the last day is due ninety days later
		assertTooYoung(yearsAgo(6) - 89 * DAY);
		assertThat(review.proposeDeletion(null, yearsAgo(6) - 91 * DAY).getState())
				.isEqualTo(DeletionProposal.State.PROPOSED);
		setYears("15");
		assertTooYoung(yearsAgo(14));
	}

	@Test
	public void whatIsTooYoungByNowIsNotDeletedThoughItWasProposed() throws Exception {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		setYears("15");
		signInAs(OTHER_PRIVACY_OFFICER);

		assertThatThrownBy(() -> review.decideDeletion(proposal, true)).isExactlyInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.logDeletion.tooYoung");
		assertThat(readings()).isEqualTo(4);
	}

	@Test
	public void whatNobodyProposedOrHeldIsNotFound() throws Exception {
		signInAs(PRIVACY_OFFICER);
		String unknown = UUID.randomUUID().toString();

		for (boolean granted : new boolean[]{true, false}) {
			assertThatThrownBy(() -> review.decideDeletion(unknown, granted))
					.isInstanceOf(NotFoundException.class).hasMessage("sessionnotes.error.logDeletion.unknown");
		}
		assertThatThrownBy(() -> review.endHold(unknown)).isInstanceOf(NotFoundException.class)
				.hasMessage("sessionnotes.error.logHold.unknown");
		assertThat(readings()).isEqualTo(4);
	}

	@Test
	public void aProposalThatSomebodyAlteredIsNotCarriedOut() throws Exception {
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(20)).getUuid();
		execute("update sessionnotes_log_deletion set older_than = " + yearsAgo(11));
		signInAs(OTHER_PRIVACY_OFFICER);

		assertThatThrownBy(() -> review.decideDeletion(proposal, true)).hasMessage("sessionnotes.error.brokenLog");
		assertThat(readings()).isEqualTo(4);
	}

	@Test
	public void aChainWithWhichSomethingIsWrongIsLeftAsItIs() throws Exception {
		execute("update sessionnotes_access_event set user_uuid = 'another' where occurred_at = " + TWELVE_YEARS_AGO);
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(11)).getUuid();
		signInAs(OTHER_PRIVACY_OFFICER);
		review.decideDeletion(proposal, true);

		assertThat(readings()).isEqualTo(4);
		assertThat(verify(export()).getProblems()).extracting(ChainProblem::getKind)
				.contains(ChainProblem.Kind.EVENT_ALTERED);
	}

	@Test
	public void aDeletionInventedInTheDatabaseCoversNothingAndIsNotCarriedOut() throws Exception {
		String hash = transactions.apart(jdbc -> jdbc.queryForObject("select hash from sessionnotes_access_event "
				+ "where chain = ? and sequence_number = 6", String.class, "note-" + noteId));
		execute("insert into sessionnotes_log_deletion (deletion_uuid, older_than, proposed_by, proposed_at, state, decided_by, "
				+ "decided_at, signature) values ('invented', 1, 'a', 1, 'APPROVED', 'b', 2, X'00')");
		execute("insert into sessionnotes_log_gap (deletion_uuid, chain, first_sequence, last_sequence, last_hash) "
				+ "values ('invented', 'note-" + noteId + "', 4, 6, '" + hash + "')");
		signInAs(PRIVACY_OFFICER);
		String proposal = review.proposeDeletion(null, yearsAgo(20)).getUuid();
		signInAs(OTHER_PRIVACY_OFFICER);
		review.decideDeletion(proposal, true);
		assertThat(readings()).isEqualTo(4);

		execute("delete from sessionnotes_access_event where occurred_at = " + TWELVE_YEARS_AGO);

		List<ChainProblem> problems = service.verifyAll().getProblems();
		assertThat(problems).extracting(ChainProblem::getKind).contains(ChainProblem.Kind.EVENT_MISSING,
				ChainProblem.Kind.DELETION_ALTERED);
		assertThat(verify(export()).getProblems()).extracting(ChainProblem::getKind)
				.contains(ChainProblem.Kind.EVENT_MISSING, ChainProblem.Kind.DELETION_ALTERED);
	}

	@Test
	public void aNoteRemovedWithItsWholeLogIsFoundByTheCheckpoint() throws Exception {
		signInAs(PRIVACY_OFFICER);
		review.makeCheckpoint();
		execute("delete from sessionnotes_access_event where chain = 'note-" + noteId + "'");
		execute("delete from sessionnotes_access_chain where chain = 'note-" + noteId + "'");
		execute("delete from sessionnotes_note");
		execute("delete from sessionnotes_note_version");

		assertThat(service.verifyAll().getProblems())
				.containsExactly(new ChainProblem("note-" + noteId, ChainProblem.Kind.TRUNCATED, 7L));
	}

	private void assertTooYoung(long olderThan) {
		assertThatThrownBy(() -> review.proposeDeletion(null, olderThan)).isInstanceOf(InvalidRequestException.class)
				.hasMessage("sessionnotes.error.logDeletion.tooYoung");
	}

	private void setYears(String years) {
		usualProperty();
		execute("insert into global_property (property, property_value, uuid) values ('sessionnotes.log.retentionYears', '"
				+ years + "', 'log-retention-years')");
	}

	private long readings() {
		return stored("READ");
	}

	private static long yearsAgo(int years) {
		return ZonedDateTime.now(ZoneOffset.UTC).minusYears(years).toInstant().toEpochMilli();
	}
}
