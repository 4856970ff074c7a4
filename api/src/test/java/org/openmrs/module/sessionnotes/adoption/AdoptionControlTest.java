/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.TamperedException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may have notes adopted, one run at a time, and what becomes of it when it is interrupted. */
public class AdoptionControlTest extends AdoptionContextTest {

	private static final String ROLE = "Adopter";

	private static final int OBS = 30;

	/** Enough for some of the obs, and not for all. */
	private static final int SOME_TRANSACTIONS = 10;

	private final AdoptionThread gate = new AdoptionThread();

	@Autowired
	private PlatformTransactionManager transactionManager;

	@BeforeEach
	public void giveTwoUsersThePrivilege() {
		new TransactionTemplate(transactionManager).execute(status -> {
			UserService users = Context.getUserService();
			Role role = new Role(ROLE, "Adopts notes");
			Privilege privilege = users.getPrivilege(SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES);
			role.addPrivilege(privilege != null
					? privilege
					: users.savePrivilege(new Privilege(SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES, "Adopts notes")));
			users.saveRole(role);
			setRole(AUTHOR, role, true);
			setRole(OTHER_THERAPIST, role, true);
			return null;
		});
	}

	@AfterEach
	public void takeItAway() {
		gate.letGo();
		signInAgainAsSuperuser();
		new TransactionTemplate(transactionManager).execute(status -> {
			Role role = Context.getUserService().getRole(ROLE);
			setRole(AUTHOR, role, false);
			setRole(OTHER_THERAPIST, role, false);
			return null;
		});
		jdbc(jdbc -> {
			jdbc.update("delete from role_privilege where role = ?", ROLE);
			jdbc.update("delete from global_property where property = ?", SessionNotesProperties.ADOPTION_TWO_PEOPLE);
			return jdbc.update("delete from role where role = ?", ROLE);
		});
	}

	@Test
	public void withoutThePrivilegeNothingIsShownOrDone() {
		signInAs(NURSE);
		assertRefused();
	}

	@Test
	public void whoBecameAnotherUserMayNot() {
		signInAgainAsSuperuser();
		new TransactionTemplate(transactionManager).execute(status -> {
			Context.becomeUser(user(AUTHOR).getSystemId());
			assertRefused();
			return null;
		});
	}

	@Test
	public void whoHoldsThePrivilegeNeedsNoOther() throws Exception {
		insert(row(1, author).text("text"));
		signInAs(OTHER_THERAPIST);
		start();
		assertThat(awaitEnd(false).getRun().getStartedBy()).isEqualTo(user(OTHER_THERAPIST).getUuid());
		assertThat(rowsLeft()).isZero();
	}

	@Test
	public void whereItTakesTwoPeopleOneProposesAndAnotherStarts() throws Exception {
		twoPeople();
		insert(row(1, author).text("text"));

		signInAs(AUTHOR);
		start();
		assertThat(adoption.isRunning()).isFalse();
		assertThat(state()).isEqualTo(AdoptionRun.State.PROPOSED);
		assertThatThrownBy(() -> start()).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.secondPerson");
		assertThat(rowsLeft()).isOne();

		signInAs(OTHER_THERAPIST);
		start();
		AdoptionRun run = awaitEnd(false).getRun();
		assertThat(run.getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThat(run.getProposedBy()).isEqualTo(user(AUTHOR).getUuid());
		assertThat(run.getStartedBy()).isEqualTo(user(OTHER_THERAPIST).getUuid());
		assertThat(rowsLeft()).isZero();
	}

	@Test
	public void aProposalThatWasTakenBackStartsNothing() {
		twoPeople();
		signInAs(AUTHOR);
		start();
		adoption.interrupt();
		assertThat(state()).isEqualTo(AdoptionRun.State.WITHDRAWN);

		signInAs(OTHER_THERAPIST);
		start();

		assertThat(state()).isEqualTo(AdoptionRun.State.PROPOSED);
	}

	@Test
	public void whoInterruptsADryRunLeavesWhatOthersProposed() throws Exception {
		twoPeople();
		insertMany();
		signInAs(AUTHOR);
		start();
		signInAs(OTHER_THERAPIST);
		Adoption slow = heldUp(60_000);
		slow.dryRun(concepts());

		slow.interrupt();
		gate.letGo();

		assertThat(awaitEnd(true).getRun().getState()).isEqualTo(AdoptionRun.State.INTERRUPTED);
		assertThat(state()).isEqualTo(AdoptionRun.State.PROPOSED);
	}

	@Test
	public void whatOnePersonHadStartedGoesOnWithTwoWhereThatIsWantedByNow() throws Exception {
		insertMany();
		signInAs(AUTHOR);
		Adoption slow = heldUp(1_000);
		start(slow);
		slow.interrupt();
		gate.letGo();
		awaitEnd(false);
		int left = rowsLeft();
		signInAgainAsSuperuser();
		twoPeople();

		signInAs(AUTHOR);
		start();

		assertThat(state()).isEqualTo(AdoptionRun.State.PROPOSED);
		assertThat(rowsLeft()).isEqualTo(left).isPositive();
		assertThatThrownBy(() -> start()).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.secondPerson");
		signInAs(OTHER_THERAPIST);
		start();
		assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		signInAgainAsSuperuser();
		assertAllAdoptedOnce();
	}

	@Test
	public void everyStepIsInTheLogWithWhoTookIt() throws Exception {
		twoPeople();
		insert(row(1, author).text("text"));
		String first = user(AUTHOR).getUuid();
		String second = user(OTHER_THERAPIST).getUuid();

		signInAs(AUTHOR);
		adoption.dryRun(concepts());
		int trial = runOf(awaitEnd(true));
		start();
		adoption.interrupt();
		int withdrawn = runOf(adoption.getReport(false, 0, 1).get());
		start();
		signInAs(OTHER_THERAPIST);
		start();
		int adopted = runOf(awaitEnd(false));
		adoption.interrupt();

		String detail = " concept=" + concepts().get(0) + " run=";
		assertThat(eventsOfClinic()).containsExactly("ADOPTION_TRIED " + first + detail + trial,
				"ADOPTION_PROPOSED " + first + detail + withdrawn, "ADOPTION_WITHDRAWN " + first + detail + withdrawn,
				"ADOPTION_PROPOSED " + first + detail + adopted, "ADOPTION_STARTED " + second + detail + adopted);
		signInAgainAsSuperuser();
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	@Test
	public void anInterruptionIsInTheLogAndSoIsGoingOn() throws Exception {
		insertMany();
		signInAs(AUTHOR);
		Adoption slow = heldUp(1_000);
		start(slow);
		signInAs(OTHER_THERAPIST);
		slow.interrupt();
		gate.letGo();
		awaitEnd(false);
		signInAs(AUTHOR);
		adopt();

		assertThat(eventsOfClinic()).extracting(event -> event.substring(0, event.indexOf(" concept=")))
				.containsExactly("ADOPTION_STARTED " + user(AUTHOR).getUuid(),
						"ADOPTION_INTERRUPTED " + user(OTHER_THERAPIST).getUuid(),
						"ADOPTION_RESUMED " + user(AUTHOR).getUuid());
	}

	@Test
	public void anEventForEachConceptOfAnAdoption() throws Exception {
		complexConcept("TextHandler");

		adopt();

		assertThat(eventsOfClinic()).hasSize(2);
		for (String uuid : concepts()) {
			assertThat(eventsOfClinic()).filteredOn(event -> event.contains("concept=" + uuid)).hasSize(1);
		}
	}

	@Test
	public void whatWasRefusedIsInTheLogToo() {
		twoPeople();
		signInAs(NURSE);
		assertRefused();
		signInAs(AUTHOR);
		start();
		assertThatThrownBy(() -> start()).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.secondPerson");

		assertThat(denialsOf(NURSE)).hasSize(4).containsOnly("NO_PRIVILEGE");
		assertThat(denialsOf(AUTHOR)).containsExactly("SAME_PERSON");
		assertThat(eventsOfClinic()).hasSize(1);
	}

	@Test
	public void whatCantBeLoggedIsNotDone() {
		insert(row(1, author).text("text"));
		jdbc(jdbc -> jdbc.update("insert into sessionnotes_access_chain (chain, chain_length, last_hash, seal) "
				+ "values ('clinic', 0, '', ?)", new byte[]{1}));

		assertThatThrownBy(() -> start()).isInstanceOf(TamperedException.class).hasMessage("sessionnotes.error.brokenLog");

		assertThat(adoption.getReport(false, 0, 1)).isEmpty();
		assertThat(adoption.isRunning()).isFalse();
		assertThat(rowsLeft()).isOne();
	}

	@Test
	public void itStopsEvenWhereThatCantBeLogged() throws Exception {
		insertMany();
		Adoption slow = heldUp(60_000);
		start(slow);
		jdbc(jdbc -> jdbc.update("update sessionnotes_access_chain set seal = ? where chain = 'clinic'", new byte[]{1}));

		assertThatThrownBy(slow::interrupt).isInstanceOf(TamperedException.class).hasMessage("sessionnotes.error.brokenLog");
		gate.letGo();

		assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.INTERRUPTED);
		assertThat(rowsLeft()).isPositive();
	}

	@Test
	public void oneRunAtATime() throws Exception {
		insertMany();
		Adoption slow = heldUp(60_000);
		start(slow);
		try {
			assertThatThrownBy(() -> start()).isInstanceOf(ConflictException.class)
					.hasMessage("sessionnotes.error.adoption.running");
			assertThatThrownBy(() -> adoption.dryRun(concepts())).isInstanceOf(ConflictException.class)
					.hasMessage("sessionnotes.error.adoption.running");
		} finally {
			slow.interrupt();
			gate.letGo();
			awaitEnd(false);
		}
	}

	@Test
	public void anotherServerInterruptsItToo() throws Exception {
		insertMany();
		Adoption slow = heldUp(1_000);
		start(slow);
		while (rowsLeft() == OBS) {
			Thread.sleep(10);
		}

		adoption.interrupt();
		// it asks whether to stop ten times in its lease
		Thread.sleep(100);
		gate.letGo();

		assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.INTERRUPTED);
		int left = rowsLeft();
		assertThat(left).isBetween(1, OBS - 1);
		assertThat(adopt().getCounts().get(0).getNotes()).isEqualTo(OBS);
		assertAllAdoptedOnce();
	}

	@Test
	public void aRunThatAnErrorStoppedGoesOnWhereItWas() throws Exception {
		insertMany();
		int[] calls = new int[1];
		Adoption failing = adoption(beforeEach(() -> {
			if (++calls[0] == 20) {
				throw new IllegalStateException("the database went away");
			}
		}), new ComplexObsFiles(Context.getObsService()), 60_000);
		start(failing);
		assertThat(awaitEnd(false).getRun().getState()).isEqualTo(AdoptionRun.State.FAILED);
		assertThat(rowsLeft()).isBetween(1, OBS - 1);

		AdoptionReport report = adopt();

		assertThat(report.getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertThat(report.getCounts().get(0).getNotes()).as("over both runs").isEqualTo(OBS);
		assertAllAdoptedOnce();
	}

	@Test
	public void aRunWhoseServerCrashedIsTakenOverWhenItsLeaseIsOver() throws Exception {
		insertMany();
		jdbc(jdbc -> {
			AdoptionRuns runs = new AdoptionRuns();
			runs.insert(jdbc, false, AdoptionRun.State.INTERRUPTED, concepts(), null);
			int id = runs.newest(jdbc, false).get().id;
			runs.started(jdbc, id, "somebody", 1, OBS);
			runs.setLease(jdbc, id, System.currentTimeMillis() + 3_600_000);
			return null;
		});
		assertThatThrownBy(() -> start()).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.adoption.running");
		jdbc(jdbc -> jdbc.update("update sessionnotes_adoption_lease set alive_until = ?", System.currentTimeMillis() - 1));

		assertThat(adopt().getRun().getState()).isEqualTo(AdoptionRun.State.DONE);
		assertAllAdoptedOnce();
	}

	private void assertAllAdoptedOnce() {
		assertThat(rowsLeft()).isZero();
		List<String> notes = jdbc(jdbc -> jdbc.queryForList("select uuid from sessionnotes_note", String.class));
		assertThat(notes).hasSize(OBS).doesNotHaveDuplicates();
		assertThat(service.verifyAll().getProblems()).isEmpty();
	}

	private void assertRefused() {
		assertThatThrownBy(() -> adoption.start(concepts())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.mayNot");
		assertThatThrownBy(() -> adoption.dryRun(concepts())).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.mayNot");
		assertThatThrownBy(() -> adoption.interrupt()).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.mayNot");
		assertThatThrownBy(() -> adoption.getReport(false, 0, 1)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.adoption.mayNot");
	}

	/** @return type, user and detail of the events that concern no single note */
	private List<String> eventsOfClinic() {
		return jdbc(jdbc -> jdbc.query(
				"select event_type, user_uuid, detail from sessionnotes_access_event where chain = 'clinic' and event_type not like 'SETTING%' "
						+ "order by sequence_number",
				(row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)));
	}

	private List<String> denialsOf(String username) {
		return jdbc(jdbc -> jdbc.queryForList("select detail from sessionnotes_access_event where event_type = 'DENIED' "
				+ "and user_uuid = ?", String.class, user(username).getUuid()));
	}

	private static int runOf(AdoptionReport report) {
		return report.getRun().id;
	}

	private AdoptionRun.State state() {
		return adoption.getReport(false, 0, 1).get().getRun().getState();
	}

	private void insertMany() {
		for (int i = 1; i <= OBS; i++) {
			insert(row(i, author).text("text " + i));
		}
	}

	private void twoPeople() {
		new TransactionTemplate(transactionManager).execute(status -> Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty(SessionNotesProperties.ADOPTION_TWO_PEOPLE, "true")));
	}

	private static void setRole(String username, Role role, boolean holds) {
		User user = user(username);
		if (holds) {
			user.addRole(role);
		} else {
			user.removeRole(role);
		}
		Context.getUserService().saveUser(user);
	}

	/** An adoption that comes to the gate when it has adopted some obs. */
	private Adoption heldUp(long lease) {
		AtomicInteger transaction = new AtomicInteger();
		return adoption(beforeEach(() -> gate.pass(() -> transaction.incrementAndGet() > SOME_TRANSACTIONS)),
				new ComplexObsFiles(Context.getObsService()), lease);
	}

	/** Transactions of which the adoption's own thread does something before each. */
	private StoreTransactions beforeEach(Runnable before) {
		return new StoreTransactions(sessionFactory) {

			@Override
			public <T> T apart(Function<JdbcOperations, T> work) {
				if (AdoptionThread.isCurrent()) {
					before.run();
				}
				return super.apart(work);
			}
		};
	}
}
