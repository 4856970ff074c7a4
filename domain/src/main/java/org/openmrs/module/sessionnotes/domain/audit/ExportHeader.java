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

import org.openmrs.module.sessionnotes.domain.crypto.CanonicalForm;
import org.openmrs.module.sessionnotes.domain.crypto.PublicKey;
import org.openmrs.module.sessionnotes.domain.crypto.SigningKey;

/** The header of a log export: the time of the export, the user who created the export, and the export's last checkpoint. */
public final class ExportHeader {

	private final long madeAt;

	private final String madeBy;

	private final long checkpoint;

	private final String checkpointHash;

	private final String publicKey;

	private final byte[] signature;

	/** Creates a header from stored values, which may have been altered. */
	ExportHeader(long madeAt, String madeBy, long checkpoint, String checkpointHash, String publicKey, byte[] signature) {
		this.madeAt = madeAt;
		this.madeBy = madeBy;
		this.checkpoint = checkpoint;
		this.checkpointHash = checkpointHash;
		this.publicKey = publicKey;
		this.signature = signature.clone();
	}

	/**
	 * @param madeAt the current time, in milliseconds since 1970-01-01 UTC
	 * @param madeBy the user who creates the export
	 * @param newest the checkpoint that covers the whole export
	 * @param key the key that signs the header
	 */
	public static ExportHeader sign(long madeAt, String madeBy, Checkpoint newest, SigningKey key) {
		ExportHeader unsigned = new ExportHeader(madeAt, madeBy, newest.getNumber(), newest.hash(),
				key.getPublicKey().toJson(), new byte[0]);
		return new ExportHeader(madeAt, madeBy, unsigned.checkpoint, unsigned.checkpointHash, unsigned.publicKey,
				key.sign(unsigned.form()));
	}

	/** @return the time of the export, in milliseconds since 1970-01-01 UTC */
	public long getMadeAt() {
		return madeAt;
	}

	public String getMadeBy() {
		return madeBy;
	}

	/** @return the number of the newest checkpoint in the export */
	public long getCheckpoint() {
		return checkpoint;
	}

	public String getCheckpointHash() {
		return checkpointHash;
	}

	/** @return the public key for the export's signature, as claimed by the export itself, in Tink's JSON form */
	public String getPublicKey() {
		return publicKey;
	}

	public byte[] getSignature() {
		return signature.clone();
	}

	public boolean isSignedBy(PublicKey key) {
		return key.signed(form(), signature);
	}

	private CanonicalForm form() {
		return new CanonicalForm("sessionnotes/export/1").add(madeAt).add(madeBy).add(checkpoint).add(checkpointHash)
				.add(publicKey);
	}
}
