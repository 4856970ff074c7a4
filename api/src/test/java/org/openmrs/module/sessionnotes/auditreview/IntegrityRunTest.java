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

import org.junit.jupiter.api.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.audit.EventSearch;
import org.openmrs.module.sessionnotes.audit.LoggedEvent;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.audit.ChainProblem;
import org.openmrs.module.sessionnotes.psychotherapynote.IntegrityProgress;

/** The check of everything that goes on while its user does something else. */
public class IntegrityRunTest extends LogContextTest {

	@Test
	public void itFindsWhatTheCheckThatOneWaitsForFinds() throws Exception {
		execute("delete from sessionnotes_note_version where note_id = " + noteId + " and version = 1");
		signInAs(PRIVACY_OFFICER);
		String officer = Context.getAuthenticatedUser().getUuid();

		service.startVerification();
		awaitEnd();

		IntegrityProgress last = service.getVerification().get();
		assertThat(last.isFailed()).isFalse();
		assertThat(last.getPercent()).isEqualTo(100);
		assertThat(service.getVerificationReport().get().getProblems())
				.isEqualTo(service.verifyAll().getProblems())
				.contains(new ChainProblem("note-" + noteId, ChainProblem.Kind.VERSION_MISSING, 1L));
		assertThat(review.getEvents(new EventSearch().ofType(AccessEventType.VERIFIED), 0, 10).getEvents())
				.extracting(LoggedEvent::getEvent).extracting("userUuid").containsOnly(officer).hasSize(2);
	}

	@Test
	public void nobodyElseStartsOneOrSeesWhatWasFound() {
		signInAs(AUTHOR);
		assertThatThrownBy(() -> service.startVerification()).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> service.getVerification()).isInstanceOf(APIAuthenticationException.class);
		assertThatThrownBy(() -> service.getVerificationReport()).isInstanceOf(APIAuthenticationException.class);
	}

	private void awaitEnd() throws InterruptedException {
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (thread.getName().equals("sessionnotes-check")) {
				thread.join();
			}
		}
		assertThat(service.getVerification().get().isRunning()).isFalse();
	}
}
