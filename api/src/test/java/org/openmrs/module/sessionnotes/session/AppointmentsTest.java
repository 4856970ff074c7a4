/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Patient;
import org.openmrs.PersonName;
import org.openmrs.Provider;
import org.openmrs.module.appointments.model.Appointment;
import org.openmrs.module.appointments.model.AppointmentProvider;
import org.openmrs.module.appointments.model.AppointmentSearchRequest;
import org.openmrs.module.appointments.model.AppointmentStatus;
import org.openmrs.module.appointments.service.AppointmentsService;
import org.openmrs.module.sessionnotes.access.CurrentRequest;

/** Against a service that answers as the module appointments does: a part at a time, the earliest first. */
public class AppointmentsTest {

	private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

	private static final Instant NEXT_DAY = DAY.plus(Duration.ofDays(1));

	private static final String ME = "my-provider";

	private static final int PART = 3;

	private final CurrentRequest currentRequest = mock(CurrentRequest.class);

	private final AppointmentsService service = mock(AppointmentsService.class);

	private final List<Appointment> stored = new ArrayList<>();

	private boolean running = true;

	private final Appointments appointments = new Appointments(currentRequest) {

		@Override
		boolean isRunning() {
			return running;
		}

		@Override
		Object service() {
			return service;
		}
	};

	@BeforeEach
	public void answerAsTheModule() {
		when(currentRequest.isAuthorizedInSession("View Appointments")).thenReturn(true);
		when(service.search(any(AppointmentSearchRequest.class))).thenAnswer(call -> {
			AppointmentSearchRequest asked = call.getArgument(0);
			return stored.stream()
					.filter(each -> each.getProviders().stream()
							.anyMatch(provider -> provider.getProvider().getUuid().equals(asked.getProviderUuid())))
					.filter(each -> !each.getStartDateTime().before(asked.getStartDate())
							&& !each.getStartDateTime().after(asked.getEndDate()))
					.sorted(Comparator.comparing(Appointment::getStartDateTime)).limit(PART).collect(Collectors.toList());
		});
		when(service.getAppointmentByUuid(any())).thenAnswer(call -> stored.stream()
				.filter(each -> each.getUuid().equals(call.getArgument(0))).findFirst().orElse(null));
	}

	private Appointment appointment(String uuid, Instant start, AppointmentStatus status, String provider) {
		Patient patient = new Patient();
		patient.setUuid("client-of-" + uuid);
		patient.addName(new PersonName("Grace", null, "Mwangi"));
		patient.setGender("F");
		Appointment appointment = new Appointment(uuid, patient, Date.from(start), Date.from(start.plusSeconds(3_000)),
				status);
		Provider one = new Provider();
		one.setUuid(provider);
		appointment.getProviders().add(new AppointmentProvider(one, false));
		stored.add(appointment);
		return appointment;
	}

	private List<PlannedSession> ofDay() {
		return appointments.of(Collections.singletonList(ME), DAY, NEXT_DAY);
	}

	@Test
	public void ownAppointmentsOfTheDay_areGiven_theEarliestFirst() {
		appointment("late", DAY.plusSeconds(7_200), AppointmentStatus.Scheduled, ME);
		appointment("early", DAY, AppointmentStatus.CheckedIn, ME);
		appointment("others", DAY.plusSeconds(60), AppointmentStatus.Scheduled, "another");
		appointment("cancelled", DAY.plusSeconds(120), AppointmentStatus.Cancelled, ME);
		appointment("missed", DAY.plusSeconds(180), AppointmentStatus.Missed, ME);
		appointment("tomorrow", NEXT_DAY, AppointmentStatus.Scheduled, ME);

		List<PlannedSession> found = ofDay();

		assertThat(found).extracting(PlannedSession::getUuid).containsExactly("early", "late");
		PlannedSession first = found.get(0);
		assertThat(first.getClient().getUuid()).isEqualTo("client-of-early");
		assertThat(first.getClient().getName()).isEqualTo("Grace Mwangi");
		assertThat(first.getStart()).isEqualTo(DAY);
		assertThat(first.getEnd()).isEqualTo(DAY.plusSeconds(3_000));
		assertThat(first.getService().getDisplay()).isEqualTo("Therapy");
		assertThat(first.getLocation()).isNull();
	}

	@Test
	public void aFullDay_isGivenWhole_thoughTheModuleAnswersInParts() {
		for (int i = 0; i < 10; i++) {
			appointment("a" + i, DAY.plusSeconds(60L * i), AppointmentStatus.Scheduled, ME);
		}

		assertThat(ofDay()).hasSize(10);
	}

	@Test
	public void aUserWithoutTheModulesPrivileges_hasNone_andTheModuleIsNotAsked() {
		appointment("one", DAY, AppointmentStatus.Scheduled, ME);
		when(currentRequest.isAuthorizedInSession("View Appointments")).thenReturn(false);

		assertThat(ofDay()).isEmpty();
		assertThat(appointments.find("one", Collections.singletonList(ME))).isEmpty();
		verifyNoInteractions(service);
	}

	@Test
	public void withoutTheModule_thereAreNone() {
		running = false;

		assertThat(ofDay()).isEmpty();
		assertThat(appointments.find("one", Collections.singletonList(ME))).isEmpty();
		verifyNoInteractions(service);
	}

	@Test
	public void aModuleThatFails_leavesTheDayWithoutAppointments() {
		when(service.search(any(AppointmentSearchRequest.class))).thenThrow(new IllegalStateException("broken"));

		assertThat(ofDay()).isEmpty();
	}

	@Test
	public void anAppointment_isFoundByItsTherapistAlone() {
		Appointment one = appointment("one", DAY, AppointmentStatus.Completed, ME);

		assertThat(appointments.find("one", Arrays.asList("another", ME))).isPresent();
		assertThat(appointments.find("one", Collections.singletonList("another"))).isEmpty();
		assertThat(appointments.find("nothing", Collections.singletonList(ME))).isEmpty();
		one.setVoided(true);
		assertThat(appointments.find("one", Collections.singletonList(ME))).isEmpty();
	}
}
