/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.rest;

import org.openmrs.Patient;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.util.PrivilegeConstants;

/**
 * Creates references from a note to users, clients and other objects of the platform. A reference has uuid, display and
 * link in every representation. A note gives no access to roles, privileges and attributes. A user who may see roles,
 * privileges and attributes requests these from the platform.
 */
final class Reference {

	private Reference() {
	}

	/** @return true if the caller's own privileges permit looking up patients */
	static boolean mayGetPatients() {
		return may(PrivilegeConstants.GET_PATIENTS);
	}

	/** @return true if the caller may look up patients, and no patient has the uuid */
	static boolean isUnknownPatient(String uuid) {
		return mayGetPatients() && Context.getPatientService().getPatientByUuid(uuid) == null;
	}

	/**
	 * @return a reference to a client. The reference has no display text if the caller may not see clients, or if the
	 *         client no longer exists.
	 */
	static Object toPatient(String uuid) {
		Patient patient = uuid == null || !mayGetPatients() ? null : Context.getPatientService().getPatientByUuid(uuid);
		return patient == null ? ProgressNoteJson.reference(uuid, null) : to(patient);
	}

	/**
	 * @return a reference to a visit. The reference has no display text if the caller may not see visits, or if the
	 *         visit no longer exists.
	 */
	static Object toVisit(String uuid) {
		Visit visit = uuid == null || !may(PrivilegeConstants.GET_VISITS)
				? null
				: Context.getVisitService().getVisitByUuid(uuid);
		return visit == null ? ProgressNoteJson.reference(uuid, null) : to(visit);
	}

	/** @return a reference to a private note of any kind, without the subject of the note; null if there is no uuid */
	static Object toPrivateNote(String uuid) {
		return ProgressNoteJson.reference(uuid, ProgressNoteJson.message("sessionnotes.reference.note"));
	}

	/** @return the reference to a disclosure; null if there is no uuid */
	static Object toDisclosure(String uuid) {
		return ProgressNoteJson.reference(uuid, ProgressNoteJson.message("sessionnotes.reference.disclosure"));
	}

	private static boolean may(String privilege) {
		return Context.getRegisteredComponents(CurrentRequest.class).get(0).isAuthorizedInSession(privilege);
	}

	/** @return the reference to an object of the platform; null if there is no object */
	static Object to(Object ofPlatform) {
		return ConversionUtil.convertToRepresentation(ofPlatform, Representation.REF);
	}
}
