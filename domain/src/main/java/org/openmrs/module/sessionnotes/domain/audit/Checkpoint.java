/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/**
 * A signed statement of the end that each chain of events had at one moment. A checkpoint lists the chains that grew
 * since the previous checkpoint, and contains the hash of the previous checkpoint. A checkpoint and all earlier
 * checkpoints together describe all chains. Because each checkpoint lists only the chains that grew, the checkpoints of
 * many years take no more space than the events. The verification of a checkpoint needs only the list in that
 * checkpoint, not the lists in earlier checkpoints.
 */
public final class Checkpoint {

	/** The value that takes the place of the previous checkpoint's hash for the first checkpoint. */
	public static final String START = "";

	private final long number;

	private final long madeAt;

	private final String previousHash;

	private final List<ChainEnd> ends;

	private final byte[] signature;

	/** Creates a checkpoint from stored values, which may have been altered. */
	public Checkpoint(long number, long madeAt, String previousHash, List<ChainEnd> ends, byte[] signature) {
		this.number = number;
		this.madeAt = madeAt;
		this.previousHash = Objects.requireNonNull(previousHash);
		List<ChainEnd> sorted = new ArrayList<>(ends);
		sorted.sort(Comparator.comparing(ChainEnd::getChain));
		this.ends = Collections.unmodifiableList(sorted);
		this.signature = signature.clone();
	}

	/**
	 * @param number the number of the checkpoint; the first checkpoint has number 1
	 * @param madeAt the current time, in milliseconds since 1970-01-01 UTC
	 * @param previousHash the hash of the previous checkpoint, or {@link #START}
	 * @param ends the ends of the chains that grew since the previous checkpoint
	 * @param key the key that signs the checkpoint
	 */
	public static Checkpoint sign(long number, long madeAt, String previousHash, List<ChainEnd> ends, SigningKey key) {
		Checkpoint unsigned = new Checkpoint(number, madeAt, previousHash, ends, new byte[0]);
		return new Checkpoint(number, madeAt, previousHash, ends, key.sign(unsigned.form()));
	}

	public long getNumber() {
		return number;
	}

	/** @return the time of the checkpoint, in milliseconds since 1970-01-01 UTC */
	public long getMadeAt() {
		return madeAt;
	}

	public String getPreviousHash() {
		return previousHash;
	}

	/** @return the ends of the chains that grew since the previous checkpoint, ordered by the name of the chain */
	public List<ChainEnd> getEnds() {
		return ends;
	}

	public byte[] getSignature() {
		return signature.clone();
	}

	/** @return the SHA-256 hash of all fields of the checkpoint except the signature, as hexadecimal digits */
	public String hash() {
		return form().sha256();
	}

	public boolean isSignedBy(PublicKey key) {
		return key.signed(form(), signature);
	}

	private CanonicalForm form() {
		CanonicalForm form = new CanonicalForm("sessionnotes/checkpoint/1").add(number).add(madeAt).add(previousHash)
				.add(ends.size());
		for (ChainEnd end : ends) {
			form.add(end.getChain()).add(end.getLength()).add(end.getLastHash());
		}
		return form;
	}
}
