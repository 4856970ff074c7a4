/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.export;

import java.time.LocalDate;
import java.util.Objects;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** The mark on each page of an export: the recipient, the purpose, the day, and the number of the copy and of all copies. */
public final class CopyMark {

	static final String COPIES_WRONG = "sessionnotes.error.export.copiesWrong";

	private final String recipient;

	private final ExportPurpose purpose;

	private final LocalDate day;

	private final int copy;

	private final int copies;

	/**
	 * @param copy the number of this copy, from 1 on
	 * @param copies the number of all copies
	 * @throws RefusedException if there is no such copy
	 */
	public CopyMark(ExportContext context, int copy, int copies) {
		if (copy < 1 || copy > copies) {
			throw new RefusedException(COPIES_WRONG);
		}
		this.recipient = Objects.requireNonNull(context.getRecipient().getName(), "recipient");
		this.purpose = context.getPurpose();
		this.day = context.getDay();
		this.copy = copy;
		this.copies = copies;
	}

	/** @return the values of the message {@code sessionnotes.export.mark}: recipient, purpose, day, copy, copies */
	public Object[] getArguments(String purposeName) {
		return new Object[]{recipient, purposeName, day.toString(), String.valueOf(copy), String.valueOf(copies)};
	}

	public ExportPurpose getPurpose() {
		return purpose;
	}
}
