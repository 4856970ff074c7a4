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

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.progressnote.SessionClient;
import org.openmrs.module.sessionnotes.progressnote.SessionPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Calls Bahmni's module {@code appointments} by reflection, so that neither the build nor a server needs that module.
 * The service of the module {@code appointments} checks its own privileges. A user who lacks the privileges of the
 * module {@code appointments} gets no appointments. The methods that are called are the same from version 1.3 to
 * version 2.1 of the module {@code appointments}.
 */
public class Appointments {

	private static final Logger log = LoggerFactory.getLogger(Appointments.class);

	private static final String MODULE_ID = "appointments";

	private static final String SERVICE = "org.openmrs.module.appointments.service.AppointmentsService";

	private static final String SEARCH = "org.openmrs.module.appointments.model.AppointmentSearchRequest";

	private static final String[] PRIVILEGES = {"View Appointments", "Manage Appointments"};

	/** The statuses of appointments that did not take place. */
	private static final List<String> NOT_HELD = Arrays.asList("Cancelled", "Missed");

	/**
	 * The maximum number of result pages to read. The module {@code appointments} returns its results in pages, and no
	 * therapist has 100 pages of appointments in a month.
	 */
	private static final int PARTS = 100;

	private final CurrentRequest currentRequest;

	public Appointments(CurrentRequest currentRequest) {
		this.currentRequest = currentRequest;
	}

	/**
	 * @param providerUuids the uuids of the therapist's provider accounts
	 * @param from the first moment of the period
	 * @param to the end of the period, exclusive
	 * @return the appointments that start in the period and are neither canceled nor missed; the earliest appointment first
	 */
	List<PlannedSession> of(Collection<String> providerUuids, Instant from, Instant to) {
		if (!mayAsk()) {
			return Collections.emptyList();
		}
		try {
			Map<String, PlannedSession> found = new LinkedHashMap<>();
			for (String provider : providerUuids) {
				addOf(found, provider, from, to);
			}
			List<PlannedSession> planned = new ArrayList<>(found.values());
			planned.sort((one, other) -> one.getStart().compareTo(other.getStart()));
			return planned;
		} catch (ReflectiveOperationException | BeansException e) {
			return unavailable(e, Collections.emptyList());
		}
	}

	/**
	 * Adds the appointments of one provider. The module {@code appointments} returns the earliest appointments first.
	 * The module {@code appointments} returns at most as many appointments at once as the platform's REST does.
	 * Appointments that are not returned start later than those that are returned.
	 */
	private void addOf(Map<String, PlannedSession> found, String provider, Instant from, Instant to)
			throws ReflectiveOperationException {
		Instant begin = from;
		for (int part = 0; part < PARTS && begin != null; part++) {
			Object search = Context.loadClass(SEARCH).getConstructor().newInstance();
			BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(search);
			properties.setPropertyValue("providerUuid", provider);
			properties.setPropertyValue("startDate", Date.from(begin));
			properties.setPropertyValue("endDate", Date.from(to));
			Instant last = null;
			for (Object appointment : (List<?>) call("search", Context.loadClass(SEARCH), search)) {
				Instant start = planned(appointment).getStart();
				last = last == null || start.isAfter(last) ? start : last;
				if (start.isBefore(to) && isHeld(appointment) && isOf(appointment, Collections.singleton(provider))) {
					PlannedSession planned = planned(appointment);
					found.putIfAbsent(planned.getUuid(), planned);
				}
			}
			begin = last == null || !last.isAfter(begin) ? null : last;
		}
	}

	/** @return the appointment if it belongs to the therapist, whether or not the appointment took place */
	Optional<PlannedSession> find(String uuid, Collection<String> providerUuids) {
		if (!mayAsk()) {
			return Optional.empty();
		}
		try {
			Object appointment = call("getAppointmentByUuid", String.class, uuid);
			return appointment == null || isVoided(appointment) || !isOf(appointment, providerUuids)
					? Optional.empty()
					: Optional.of(planned(appointment));
		} catch (ReflectiveOperationException | BeansException e) {
			return unavailable(e, Optional.empty());
		}
	}

	/**
	 * Checks the user's privileges in the database and in the session. The service of the module {@code appointments}
	 * checks the privileges only in the session.
	 */
	private boolean mayAsk() {
		return isRunning() && Stream.of(PRIVILEGES).anyMatch(currentRequest::isAuthorizedInSession);
	}

	boolean isRunning() {
		return ModuleFactory.isModuleStarted(MODULE_ID);
	}

	Object service() throws ClassNotFoundException {
		return Context.getService(Context.loadClass(SERVICE));
	}

	/**
	 * Calls a method of the service through the service's interface, because the class of a proxy might not be
	 * accessible.
	 */
	private Object call(String method, Class<?> parameter, Object argument) throws ReflectiveOperationException {
		return Context.loadClass(SERVICE).getMethod(method, parameter).invoke(service(), argument);
	}

	private static boolean isHeld(Object appointment) {
		Object status = get(appointment, "status");
		return status == null || !NOT_HELD.contains(((Enum<?>) status).name());
	}

	private static boolean isVoided(Object appointment) {
		Patient patient = (Patient) get(appointment, "patient");
		return Boolean.TRUE.equals(get(appointment, "voided")) || patient == null || patient.getVoided();
	}

	/**
	 * Checks whether an appointment belongs to at least one of the given providers. The search of the module
	 * {@code appointments} also finds appointments from which the provider was removed.
	 */
	static boolean isOf(Object appointment, Collection<String> providerUuids) {
		Object single = get(appointment, "provider");
		Collection<?> several = (Collection<?>) get(appointment, "providers");
		return single != null && providerUuids.contains(get(single, "uuid"))
				|| several != null && several.stream().anyMatch(each -> !Boolean.TRUE.equals(get(each, "voided"))
						&& providerUuids.contains(get(get(each, "provider"), "uuid")));
	}

	private static PlannedSession planned(Object appointment) {
		Patient patient = (Patient) get(appointment, "patient");
		LocalDate birthdate = patient.getBirthdate() == null
				? null
				: new java.sql.Date(patient.getBirthdate().getTime()).toLocalDate();
		String name = patient.getPersonName() == null
				? null
				: (String.join(" ", text(patient.getGivenName()), text(patient.getFamilyName()))).trim();
		Date end = (Date) get(appointment, "endDateTime");
		return new PlannedSession((String) get(appointment, "uuid"),
				new SessionClient(patient.getUuid(), name, patient.getGender(), birthdate),
				((Date) get(appointment, "startDateTime")).toInstant(), end == null ? null : end.toInstant(),
				part(get(appointment, "service")), part(get(appointment, "location")));
	}

	private static String text(String name) {
		return name == null ? "" : name;
	}

	private static SessionPart part(Object named) {
		return named == null ? null : new SessionPart((String) get(named, "uuid"), (String) get(named, "name"));
	}

	private static Object get(Object bean, String property) {
		return PropertyAccessorFactory.forBeanPropertyAccess(bean).getPropertyValue(property);
	}

	/**
	 * Returns an empty result if the appointments are not available. A list of sessions without appointments is better
	 * than no list.
	 */
	private static <T> T unavailable(Exception e, T nothing) {
		log.warn("The module appointments could not be asked; sessions are shown without appointments: {}",
				e instanceof InvocationTargetException ? e.getCause().getClass().getName() : e.getClass().getName());
		return nothing;
	}
}
