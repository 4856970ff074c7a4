/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.domain.audit.Gap;
import org.openmrs.module.sessionnotes.domain.audit.LogDeletion;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.keys.SigningKeyProvider;
import org.openmrs.module.sessionnotes.platform.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads and writes the tables that hold the proposed and the signed deletions of old events. */
class LogDeletions {

	private static final String SELECT = "select deletion_uuid, older_than, proposed_by, proposed_at, state, decided_by, "
			+ "decided_at, signature from sessionnotes_log_deletion ";

	private final SigningKeyProvider signingKeyProvider;

	LogDeletions(SigningKeyProvider signingKeyProvider) {
		this.signingKeyProvider = signingKeyProvider;
	}

	void insert(JdbcOperations jdbc, DeletionProposal proposal) {
		jdbc.update("insert into sessionnotes_log_deletion (deletion_uuid, older_than, proposed_by, proposed_at, state) "
				+ "values (?, ?, ?, ?, ?)", proposal.getUuid(), proposal.getOlderThan(), proposal.getProposedBy(),
				proposal.getProposedAt(), proposal.getState().name());
	}

	void update(JdbcOperations jdbc, DeletionProposal decided, byte[] signature) {
		jdbc.update("update sessionnotes_log_deletion set state = ?, decided_by = ?, decided_at = ?, signature = ? "
				+ "where deletion_uuid = ?", decided.getState().name(), decided.getDecidedBy(), decided.getDecidedAt(),
				signature, decided.getUuid());
	}

	void insertGaps(JdbcOperations jdbc, LogDeletion deletion) {
		List<Object[]> rows = new ArrayList<>();
		for (Gap gap : deletion.getGaps()) {
			rows.add(new Object[]{deletion.getUuid(), gap.getChain(), gap.getFirst(), gap.getLast(), gap.getLastHash()});
		}
		jdbc.batchUpdate("insert into sessionnotes_log_gap (deletion_uuid, chain, first_sequence, last_sequence, last_hash) "
				+ "values (?, ?, ?, ?, ?)", rows);
	}

	List<DeletionProposal> all(JdbcOperations jdbc) {
		return jdbc.query(SELECT + "order by proposed_at desc", LogDeletions::proposal);
	}

	/**
	 * Reads the current state of the proposal and locks the proposal until the transaction ends, so that no one else decides
	 * on the proposal.
	 */
	Optional<DeletionProposal> lock(JdbcOperations jdbc, String uuid) {
		return jdbc.query(SELECT + "where deletion_uuid = ? for update", LogDeletions::proposal, uuid).stream().findFirst();
	}

	/** @return the approved deletions as the database holds them, in the order of approval */
	List<LogDeletion> approved(JdbcOperations jdbc) {
		return jdbc.query(SELECT + "where state = 'APPROVED' order by decided_at, deletion_uuid",
				(row, number) -> new LogDeletion(row.getString("deletion_uuid"), row.getLong("older_than"),
						row.getString("proposed_by"), row.getLong("proposed_at"), row.getString("decided_by"),
						row.getLong("decided_at"), gaps(jdbc, row.getString("deletion_uuid")), row.getBytes("signature")));
	}

	private static List<Gap> gaps(JdbcOperations jdbc, String deletionUuid) {
		return jdbc.query("select chain, first_sequence, last_sequence, last_hash from sessionnotes_log_gap "
				+ "where deletion_uuid = ?",
				(row, number) -> new Gap(row.getString("chain"), row.getLong("first_sequence"), row.getLong("last_sequence"),
						row.getString("last_hash")),
				deletionUuid);
	}

	VerifiedDeletions proven(JdbcOperations jdbc) {
		VerifiedDeletions proven = new VerifiedDeletions();
		List<LogDeletion> approved = approved(jdbc);
		if (approved.isEmpty()) {
			return proven;
		}
		PublicKey key;
		try {
			key = signingKeyProvider.getKey().getPublicKey();
		} catch (UnavailableException e) {
			approved.forEach(deletion -> proven.add(problem(deletion, ChainProblem.Kind.KEY_MISSING)));
			return proven;
		}
		for (LogDeletion deletion : approved) {
			if (deletion.isSignedBy(key)) {
				deletion.getGaps().forEach(proven::add);
			} else {
				proven.add(problem(deletion, ChainProblem.Kind.DELETION_ALTERED));
			}
		}
		return proven;
	}

	private static ChainProblem problem(LogDeletion deletion, ChainProblem.Kind kind) {
		return new ChainProblem("deletion " + deletion.getUuid(), kind, null);
	}

	private static DeletionProposal proposal(ResultSet row, int number) throws SQLException {
		return new DeletionProposal(row.getString("deletion_uuid"), row.getLong("older_than"), row.getString("proposed_by"),
				row.getLong("proposed_at"), DeletionProposal.State.valueOf(row.getString("state")),
				row.getString("decided_by"), Rows.number(row, "decided_at"));
	}
}
