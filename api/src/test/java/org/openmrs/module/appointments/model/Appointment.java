/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.appointments.model;

import java.util.Date;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.Location;
import org.openmrs.Patient;
import org.openmrs.Provider;

/** As the module appointments has it, as far as it is used. */
public class Appointment {

	private final String uuid;

	private final Patient patient;

	private final Date startDateTime;

	private final Date endDateTime;

	private final AppointmentStatus status;

	private final Set<AppointmentProvider> providers = new HashSet<>();

	private boolean voided;

	public Appointment(String uuid, Patient patient, Date start, Date end, AppointmentStatus status) {
		this.uuid = uuid;
		this.patient = patient;
		this.startDateTime = start;
		this.endDateTime = end;
		this.status = status;
	}

	public String getUuid() {
		return uuid;
	}

	public Patient getPatient() {
		return patient;
	}

	public Date getStartDateTime() {
		return startDateTime;
	}

	public Date getEndDateTime() {
		return endDateTime;
	}

	public AppointmentStatus getStatus() {
		return status;
	}

	public Set<AppointmentProvider> getProviders() {
		return providers;
	}

	public Provider getProvider() {
		return null;
	}

	/** @return what it is for: named, like a location */
	public Location getService() {
		Location service = new Location();
		service.setUuid("therapy");
		service.setName("Therapy");
		return service;
	}

	public Location getLocation() {
		return null;
	}

	public Boolean getVoided() {
		return voided;
	}

	public void setVoided(boolean voided) {
		this.voided = voided;
	}
}
