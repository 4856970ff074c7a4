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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.openmrs.ConceptDatatype;
import org.openmrs.api.ObsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.ImpersonationCheck;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.access.SamePerson;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.AccessRequest;
import org.openmrs.module.sessionnotes.domain.access.DenialReason;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.ErrorCodes;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.progressnote.SignedNoteLock;
import org.openmrs.module.sessionnotes.psychotherapynote.AdoptedNotes;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.setting.SettingsInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * An adoption moves notes that a clinic wrote as ordinary obs out of the record into the sealed store. One person alone
 * can start an adoption, unless the clinic requires two people. The concepts to adopt must already be restricted, so
 * that no one adds new obs of these concepts to the record. An adoption works in the background, on one server at a
 * time, and shows no text of notes. An adoption that was interrupted or that crashed continues when a user starts that
 * adoption again.
 */
public class Adoption {

	private static final Logger log = LoggerFactory.getLogger(Adoption.class);

	/** The time, in milliseconds, for which a run counts as alive after it has last renewed its lease. */
	private static final long LEASE = 60_000;

	private final AdoptionRuns runs = new AdoptionRuns();

	private final ObsTable obsTable = new ObsTable();

	private final StoreTransactions transactions;

	private final AccessLog accessLog;

	private final ImpersonationCheck themselves;

	private final Reauthentication reauthentication;

	private final RestrictedConcepts restrictedConcepts;

	private final SignedNoteLock signedNoteLock;

	private final SettingsInForce settings;

	private final AdoptedNotes adoptedNotes;

	private final PasswordResetHolds passwordResetHolds;

	private final ComplexObsFiles files;

	private final long lease;

	private volatile AdoptionJob work;

	public Adoption(StoreTransactions transactions, AdoptedNotes adoptedNotes, PasswordResetHolds passwordResetHolds,
			AccessLog accessLog,
			CurrentRequest currentRequest, Reauthentication reauthentication, RestrictedConcepts restrictedConcepts,
			SignedNoteLock signedNoteLock, SettingsInForce settings,
			ObsService obsService) {
		this(transactions, adoptedNotes, passwordResetHolds, accessLog, currentRequest, reauthentication, restrictedConcepts,
				signedNoteLock, settings, new ComplexObsFiles(obsService), LEASE);
	}

	Adoption(StoreTransactions transactions, AdoptedNotes adoptedNotes, PasswordResetHolds passwordResetHolds,
			AccessLog accessLog,
			CurrentRequest currentRequest, Reauthentication reauthentication,
			RestrictedConcepts restrictedConcepts, SignedNoteLock signedNoteLock, SettingsInForce settings,
			ComplexObsFiles files,
			long lease) {
		this.transactions = transactions;
		this.adoptedNotes = adoptedNotes;
		this.passwordResetHolds = passwordResetHolds;
		this.accessLog = accessLog;
		this.themselves = new ImpersonationCheck(currentRequest, accessLog);
		this.reauthentication = reauthentication;
		this.restrictedConcepts = restrictedConcepts;
		this.signedNoteLock = signedNoteLock;
		this.settings = settings;
		this.files = files;
		this.lease = lease;
	}

	/**
	 * @param dry true to report on the newest trial, false to report on the newest adoption
	 * @param startIndex the index at which the list of skipped obs begins
	 * @param limit the maximum number of skipped obs
	 * @return the report on the progress of the run; empty if there was never such a run
	 * @throws NotAllowedException if the user may not adopt notes in this session
	 */
	public Optional<AdoptionReport> getReport(boolean dry, int startIndex, int limit) {
		requireMayAdopt();
		return transactions.apart(jdbc -> runs.newest(jdbc, dry).map(run -> runs.report(jdbc, run, startIndex, limit)));
	}

	/**
	 * @return all restricted concepts, sorted by their uuids
	 * @throws NotAllowedException if the user may not adopt notes in this session
	 */
	public List<RestrictedInRecord> getRestrictedConcepts() {
		requireMayAdopt();
		List<RestrictedInRecord> concepts = new ArrayList<>();
		for (String uuid : new TreeSet<>(restrictedConcepts.current().getUuids())) {
			for (Map<String, Object> found : find(uuid)) {
				concepts.add(new RestrictedInRecord(uuid, isComplexText(found) || isText(found), transactions
						.apart(jdbc -> obsTable.count(jdbc, Collections.singleton(concept(uuid, found))))));
			}
		}
		return concepts;
	}

	/** @return true if an adoption or a trial of an adoption is running on any server */
	public boolean isRunning() {
		return transactions.apart(jdbc -> runs.alive(jdbc, System.currentTimeMillis())).isPresent();
	}

	/** @return the number of files that belonged to adopted obs and have not been deleted yet */
	public int countFilesToRemove() {
		return transactions.apart(runs::countFilesToRemove);
	}

	/** @return the tables that may hold copies of obs, but from which no adoption removes anything */
	public List<String> getUntouchedTables() {
		return transactions.apart(ObsCopies::find).getUntouched();
	}

	/** @return true if one person must propose an adoption and a second person must start it */
	public boolean takesTwoPeople() {
		return Boolean.parseBoolean(transactions.apart(jdbc -> settings.of(jdbc, Safeguard.ADOPTION_TWO_PEOPLE)));
	}

	/**
	 * Starts a preview of an adoption, which runs in the background and changes no notes.
	 *
	 * @param conceptUuids the uuids of restricted concepts
	 * @throws InvalidRequestException if the preview cannot be started; the message code gives the reason
	 */
	public void dryRun(Collection<String> conceptUuids) {
		AccessRequest request = requireMayAdopt();
		List<ConceptToAdopt> concepts = adoptable(conceptUuids);
		begin(transactions.apartAgain(jdbc -> {
			requireNoneAlive(jdbc);
			runs.insert(jdbc, true, AdoptionRun.State.INTERRUPTED, uuids(concepts), null);
			return started(jdbc, runs.newest(jdbc, true).get(), concepts, AccessEventType.ADOPTION_TRIED, request);
		}));
	}

	/**
	 * Starts an adoption, which moves notes in the background. If an adoption of the same concepts is unfinished, that
	 * adoption continues. If the clinic requires two people, the first call of this method only proposes the adoption.
	 * A call by a second person then starts the adoption.
	 *
	 * @param conceptUuids the uuids of restricted concepts
	 * @throws InvalidRequestException if the adoption cannot be started; the message code gives the reason
	 * @throws ReauthenticationRequiredException if the user's password was not given with this request
	 */
	public void start(Collection<String> conceptUuids) {
		AccessRequest request = requireMayAdopt();
		List<ConceptToAdopt> concepts = adoptable(conceptUuids);
		reauthentication.require();
		boolean twoPeople = takesTwoPeople();
		String proposer = transactions.apart(jdbc -> runs.unfinished(jdbc, uuids(concepts)))
				.map(AdoptionRun::getProposedBy).orElse(null);
		boolean samePerson = proposer != null && SamePerson.isSame(request.getUserUuid(), proposer);
		try {
			begin(transactions.apartAgain(jdbc -> start(jdbc, concepts, twoPeople, proposer, samePerson, request)));
		} catch (NotAllowedException e) {
			accessLog.denied(request, DenialReason.SAME_PERSON, null);
			throw e;
		}
	}

	/**
	 * @param proposer the uuid of the user whose account was compared with the current user's account to determine
	 *         {@code samePerson}
	 * @param samePerson true if the proposer's account and the current user's account belong to the same person
	 * @return the job to run now; null if the adoption was only proposed
	 */
	private AdoptionJob start(JdbcOperations jdbc, List<ConceptToAdopt> concepts, boolean twoPeople, String proposer,
			boolean samePerson, AccessRequest request) {
		requireNoneAlive(jdbc);
		AdoptionRun run = runs.unfinished(jdbc, uuids(concepts)).orElse(null);
		if (run != null && twoPeople && run.getProposedBy() == null) {
			// one person started the run alone, at a time when one person was enough
			end(jdbc, run, AdoptionRun.State.WITHDRAWN, AccessEventType.ADOPTION_WITHDRAWN, request);
			run = null;
		}
		if (run == null) {
			runs.insert(jdbc, false, twoPeople ? AdoptionRun.State.PROPOSED : AdoptionRun.State.INTERRUPTED,
					uuids(concepts), twoPeople ? request.getUserUuid() : null);
			run = runs.newest(jdbc, false).get();
			if (twoPeople) {
				record(jdbc, AccessEventType.ADOPTION_PROPOSED, run, request);
				return null;
			}
		} else if (run.getState() == AdoptionRun.State.PROPOSED) {
			if (!run.getProposedBy().equals(proposer)) {
				// another user has just proposed the run, and this call has not checked the person behind that user's
				// account
				throw new UnavailableException(ErrorCodes.STORE_BUSY);
			}
			if (samePerson) {
				throw new NotAllowedException("sessionnotes.error.adoption.secondPerson");
			}
		}
		return started(jdbc, run, concepts, run.getDateStarted() == null
				? AccessEventType.ADOPTION_STARTED
				: AccessEventType.ADOPTION_RESUMED, request);
	}

	/**
	 * Stops the active run, on any server, after the obs that is being processed. If no run is active, withdraws the
	 * proposed adoption.
	 *
	 * @throws NotAllowedException if the user may not adopt notes in this session
	 */
	public void interrupt() {
		AccessRequest request = requireMayAdopt();
		try {
			transactions.apartAgain(jdbc -> {
				// the lock prevents any user from starting a proposal while it is being withdrawn
				runs.lockLease(jdbc);
				List<AdoptionRun> running = runs.inState(jdbc, AdoptionRun.State.RUNNING);
				running.forEach(run -> end(jdbc, run, AdoptionRun.State.INTERRUPTED,
						AccessEventType.ADOPTION_INTERRUPTED, request));
				if (running.isEmpty()) {
					runs.inState(jdbc, AdoptionRun.State.PROPOSED).forEach(run -> end(jdbc, run,
							AdoptionRun.State.WITHDRAWN, AccessEventType.ADOPTION_WITHDRAWN, request));
				}
				return null;
			});
		} finally {
			// the run is stopped only after the transaction: if the run ended by itself first, the transaction would have
			// nothing to record. The run is stopped even if the transaction failed, because stopping does no harm.
			stop();
		}
	}

	private void end(JdbcOperations jdbc, AdoptionRun run, AdoptionRun.State state, AccessEventType type,
			AccessRequest request) {
		runs.setState(jdbc, run.id, state, System.currentTimeMillis());
		record(jdbc, type, run, request);
	}

	/** Stops the run that is active on this server, if any. This method is also called when the module stops. */
	public void stop() {
		AdoptionJob running = work;
		if (running != null) {
			running.interrupt();
		}
	}

	private void requireNoneAlive(JdbcOperations jdbc) {
		if (runs.lockLease(jdbc) >= System.currentTimeMillis()) {
			throw new ConflictException("sessionnotes.error.adoption.running");
		}
	}

	private AdoptionJob started(JdbcOperations jdbc, AdoptionRun run, List<ConceptToAdopt> concepts,
			AccessEventType type, AccessRequest request) {
		long now = System.currentTimeMillis();
		runs.started(jdbc, run.id, request.getUserUuid(), now, obsTable.count(jdbc, concepts));
		runs.setLease(jdbc, run.id, now + lease);
		record(jdbc, type, run, request);
		return new AdoptionJob(transactions, runs, obsTable, adoptedNotes, passwordResetHolds, restrictedConcepts,
				signedNoteLock, files, run,
				concepts,
				request, now, lease);
	}

	/** Records an event of a run in the log once for each concept, so that the log can be searched by concept. */
	private void record(JdbcOperations jdbc, AccessEventType type, AdoptionRun run, AccessRequest request) {
		for (String concept : run.getConcepts()) {
			accessLog.record(jdbc, AccessLog.event(type, request).detail("concept=" + concept + " run=" + run.id));
		}
	}

	private void begin(AdoptionJob begun) {
		if (begun == null) {
			return;
		}
		work = begun;
		Thread thread = new Thread(begun, "sessionnotes-adoption");
		thread.setDaemon(true);
		thread.start();
		log.info("An adoption was started");
	}

	private AccessRequest requireMayAdopt() {
		return themselves.require(SessionNotesPrivileges.ADOPT_PSYCHOTHERAPY_NOTES,
				against -> new NotAllowedException("sessionnotes.error.adoption.mayNot"));
	}

	private List<ConceptToAdopt> adoptable(Collection<String> conceptUuids) {
		if (conceptUuids.isEmpty()) {
			throw new InvalidRequestException("sessionnotes.error.adoption.conceptsMissing");
		}
		List<ConceptToAdopt> concepts = new ArrayList<>();
		for (String uuid : new TreeSet<>(conceptUuids)) {
			List<Map<String, Object>> found = find(uuid);
			if (found.isEmpty()) {
				throw new InvalidRequestException("sessionnotes.error.adoption.unknownConcept");
			}
			if (!restrictedConcepts.current().containsUuid(uuid)) {
				throw new InvalidRequestException("sessionnotes.error.adoption.notRestricted");
			}
			concepts.add(adoptable(uuid, found.get(0)));
		}
		return concepts;
	}

	private List<Map<String, Object>> find(String conceptUuid) {
		return transactions.apart(jdbc -> jdbc.queryForList(
				"select c.concept_id, d.uuid, x.handler from concept c join concept_datatype d on "
						+ "d.concept_datatype_id = c.datatype_id left join concept_complex x on x.concept_id = c.concept_id "
						+ "where c.uuid = ?",
				conceptUuid));
	}

	private static ConceptToAdopt adoptable(String uuid, Map<String, Object> found) {
		if (!isComplexText(found) && !isText(found)) {
			throw new InvalidRequestException("sessionnotes.error.adoption.notText");
		}
		return concept(uuid, found);
	}

	private static ConceptToAdopt concept(String uuid, Map<String, Object> found) {
		return new ConceptToAdopt(((Number) found.get("concept_id")).intValue(), uuid, isComplexText(found));
	}

	private static boolean isComplexText(Map<String, Object> found) {
		return ConceptDatatype.COMPLEX_UUID.equals(found.get("uuid"))
				&& ComplexObsFiles.HANDLER.equals(found.get("handler"));
	}

	private static boolean isText(Map<String, Object> found) {
		return ConceptDatatype.TEXT_UUID.equals(found.get("uuid"));
	}

	private static List<String> uuids(List<ConceptToAdopt> concepts) {
		List<String> uuids = new ArrayList<>();
		concepts.forEach(concept -> uuids.add(concept.uuid));
		return uuids;
	}
}
