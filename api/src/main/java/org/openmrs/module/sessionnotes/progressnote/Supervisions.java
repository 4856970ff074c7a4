/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and changes the supervisions of therapists. A supervision is stored for an account but applies to the person, who
 * may have several accounts.
 */
class Supervisions {

	private final ProgressNoteTables store = new ProgressNoteTables();

	private final StoreTransactions transactions;

	private final ProgressNoteAuthors authors;

	private final SupervisionLog log;

	Supervisions(StoreTransactions transactions, ProgressNoteAuthors authors, SupervisionLog log) {
		this.transactions = transactions;
		this.authors = authors;
		this.log = log;
	}

	List<Supervision> all() {
		return transactions.reading(store::supervisions);
	}

	/** @return the uuids of the accounts that the supervisor supervises with any of the supervisor's own accounts */
	List<String> therapistsOf(User supervisor) {
		List<String> accounts = authors.accountsOf(supervisor);
		return all().stream().filter(each -> accounts.contains(each.getSupervisorUuid())).map(Supervision::getTherapistUuid)
				.collect(Collectors.toList());
	}

	Optional<SupervisionProblem> problem(Supervision supervision) {
		return transactions.reading(jdbc -> SupervisionRights.problem(jdbc, supervision));
	}

	/**
	 * @return the same page of a work list, with the problem added to each note whose supervisor cannot review the note
	 */
	WorkPage withProblems(WorkPage page) {
		return transactions.reading(jdbc -> {
			Map<String, Optional<SupervisionProblem>> ofSupervisors = new HashMap<>();
			List<WorkItem> items = page.getItems().stream()
					.map(item -> item.withProblem(ofSupervisors
							.computeIfAbsent(item.getSupervisorUuid(),
									supervisor -> SupervisionRights.problemOfReviewer(jdbc, supervisor))
							.orElseGet(() -> problemOfNote(jdbc, item))))
					.collect(Collectors.toList());
			return new WorkPage(items, page.getTotal());
		});
	}

	private static SupervisionProblem problemOfNote(JdbcOperations jdbc, WorkItem item) {
		return SupervisionRights.isTherapist(jdbc, item.getSupervisorUuid(), item.getEncounterUuid())
				? SupervisionProblem.SUPERVISOR_IS_THERAPIST
				: null;
	}

	/** Sets the supervisor and the mode for a therapist, see {@link ProgressNoteService#saveSupervision}. */
	void save(Supervision supervision) {
		User therapist = user(supervision.getTherapistUuid()).orElseThrow(Supervisions::noSuchUser);
		User supervisor = user(supervision.getSupervisorUuid()).orElseThrow(Supervisions::noSuchUser);
		if (supervisor.getPerson().equals(therapist.getPerson())) {
			throw new InvalidRequestException("sessionnotes.error.supervision.ofOneself");
		}
		if (log.isMadeBySupervisor(supervision)) {
			throw new NotAllowedException("sessionnotes.error.supervision.byOneself");
		}
		List<String> accounts = authors.accountsOf(therapist);
		transactions.withCaller(jdbc -> {
			requireWorking(jdbc, supervision, accounts);
			List<Supervision> before = store.supervisionsOf(jdbc, accounts);
			Optional<Supervision> same = before.stream()
					.filter(each -> each.getTherapistUuid().equals(supervision.getTherapistUuid())).findFirst();
			change(jdbc, same.orElse(null), supervision);
			before.stream().filter(each -> each != same.orElse(null) && !each.isByTheSame(supervision))
					.forEach(each -> change(jdbc, each, new Supervision(each.getTherapistUuid(),
							supervision.getSupervisorUuid(), supervision.getMode())));
			store.handOverWaiting(jdbc, accounts, supervision.getSupervisorUuid());
			return null;
		});
	}

	private void change(JdbcOperations jdbc, Supervision before, Supervision after) {
		log.changed(jdbc, before, after);
		store.save(jdbc, after);
	}

	/**
	 * Checks that a supervision can work. In any mode, the supervisor must review the notes that already wait for
	 * review, even if the therapist may no longer sign notes.
	 */
	private void requireWorking(JdbcOperations jdbc, Supervision supervision, List<String> accounts) {
		boolean waiting = store.isAnyWaiting(jdbc, accounts);
		Optional<SupervisionProblem> problem = waiting
				? SupervisionRights.problemOfReviewer(jdbc, supervision.getSupervisorUuid())
				: SupervisionRights.problem(jdbc, supervision);
		if (!problem.isPresent() && !waiting && !SupervisionRights.maySign(jdbc, supervision.getTherapistUuid())) {
			problem = Optional.of(SupervisionProblem.THERAPIST_MAY_NOT_SIGN);
		}
		problem.ifPresent(found -> {
			throw new InvalidRequestException(found.getMessageCode());
		});
	}

	/** Ends the supervision of a therapist for all accounts of the therapist. */
	void end(String therapistUuid) {
		List<String> accounts = user(therapistUuid).map(authors::accountsOf)
				.orElseGet(() -> Collections.singletonList(therapistUuid));
		transactions.withCaller(jdbc -> {
			store.supervisionsOf(jdbc, accounts).forEach(ended -> {
				log.changed(jdbc, ended, null);
				store.deleteSupervisionOf(jdbc, ended.getTherapistUuid());
			});
			return null;
		});
	}

	private static Optional<User> user(String uuid) {
		return Optional.ofNullable(
				ProxyPrivileges.with(() -> Context.getUserService().getUserByUuid(uuid), PrivilegeConstants.GET_USERS));
	}

	private static InvalidRequestException noSuchUser() {
		return new InvalidRequestException("sessionnotes.error.supervision.noSuchUser");
	}
}
