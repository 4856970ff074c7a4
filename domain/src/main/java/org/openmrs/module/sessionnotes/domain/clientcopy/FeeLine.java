/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.clientcopy;

import static org.openmrs.module.sessionnotes.domain.access.RuleSource.read;

import org.openmrs.module.sessionnotes.domain.access.RuleSource;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyDelivery;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyFormat;
import org.openmrs.module.sessionnotes.domain.clientrequest.CopyWish;

/**
 * A cost for which the clinic may charge a fee. The law permits no other cost, such as search, retrieval, portal or review.
 * Source: 45 CFR 164.524(c)(4).
 */
public enum FeeLine {

	/** The labor of copying. */
	LABOR(read("45 CFR 164.524(c)(4)(i)")),

	/** Paper and ink, or the portable medium that the client asked for. */
	SUPPLIES(read("45 CFR 164.524(c)(4)(ii)")),

	/** Postage, if the client asked for mail. */
	POSTAGE(read("45 CFR 164.524(c)(4)(iii)")),

	/** The labor of a summary or explanation, if the client agreed to it and to its fee. */
	SUMMARY(read("45 CFR 164.524(c)(4)(iv)"));

	private final RuleSource source;

	FeeLine(RuleSource source) {
		this.source = source;
	}

	public RuleSource getSource() {
		return source;
	}

	/** @return true if the clinic may charge this cost for a copy with this wish */
	public boolean isAllowedFor(CopyWish wish) {
		boolean copy = wish.getMeans().includesCopy();
		switch (this) {
			case LABOR :
				return copy;
			case SUPPLIES :
				return copy && (wish.getFormat() == CopyFormat.PAPER || wish.getDelivery() == CopyDelivery.PORTABLE_MEDIUM);
			case POSTAGE :
				return wish.getDelivery() == CopyDelivery.POST;
			default :
				return wish.isSummaryAsked() && wish.getSummaryAgreement() != null;
		}
	}

	/** @return the code of the message that is the name of the line for the client */
	public String getMessageCode() {
		return "sessionnotes.clientCopy.fee." + name();
	}
}
