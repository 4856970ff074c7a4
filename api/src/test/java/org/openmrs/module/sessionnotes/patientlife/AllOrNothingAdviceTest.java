/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.patientlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Arrays;

import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.PatientProgram;
import org.openmrs.Visit;
import org.openmrs.api.EncounterService;
import org.openmrs.api.PatientService;
import org.openmrs.api.ProgramWorkflowService;
import org.openmrs.api.VisitService;
import org.springframework.transaction.PlatformTransactionManager;

/** Tells which calls of the platform are done whole or not at all. */
class AllOrNothingAdviceTest {

	private final PlatformTransactionManager manager = mock(PlatformTransactionManager.class);

	private final AllOrNothingAdvice advice = new AllOrNothingAdvice(() -> manager);

	@Test
	void aCallThatTakesOtherDataAlongIsUndoneWhole() throws Throwable {
		for (MethodInvocation call : Arrays.asList(call(VisitService.class, "voidVisit", Visit.class, String.class),
				call(VisitService.class, "unvoidVisit", Visit.class), call(VisitService.class, "purgeVisit", Visit.class),
				call(PatientService.class, "voidPatient", Patient.class, String.class),
				call(PatientService.class, "unvoidPatient", Patient.class),
				call(PatientService.class, "purgePatient", Patient.class),
				call(PatientService.class, "mergePatients", Patient.class, Patient.class),
				call(EncounterService.class, "transferEncounter", Encounter.class, Patient.class),
				call(ProgramWorkflowService.class, "voidPatientProgram", PatientProgram.class, String.class))) {
			when(call.proceed()).thenThrow(new IllegalStateException("refused"));

			assertThatThrownBy(() -> advice.invoke(call)).hasMessage("refused");
		}
		verify(manager, times(9)).rollback(any());
		verify(manager, never()).commit(any());
	}

	@Test
	void aCallThatReadsOrSavesIsLeftToTheService() throws Throwable {
		for (MethodInvocation call : Arrays.asList(call(VisitService.class, "getVisit", Integer.class),
				call(EncounterService.class, "saveEncounter", Encounter.class))) {
			when(call.proceed()).thenReturn("result");

			assertThat(advice.invoke(call)).isEqualTo("result");
		}
		verify(manager, never()).getTransaction(any());
	}

	private static MethodInvocation call(Class<?> service, String name, Class<?>... parameters) throws Exception {
		MethodInvocation call = mock(MethodInvocation.class);
		when(call.getMethod()).thenReturn(service.getMethod(name, parameters));
		return call;
	}
}
