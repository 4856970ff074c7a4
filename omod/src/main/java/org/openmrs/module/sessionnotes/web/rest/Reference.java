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
 * What a note shows of users, clients and other objects of the platform: uuid, display and link, whatever representation is asked
 * for. A note is no way to roles, privileges and attributes; who may see those asks the platform for them.
 */
final class Reference {

	private Reference() {
	}

	/** @return whether the caller may look patients up, by their own privileges */
	static boolean mayGetPatients() {
		return may(PrivilegeConstants.GET_PATIENTS);
	}

	/** @return a client by uuid; without display where the reader may not see clients, or there is none any more */
	static Object toPatient(String uuid) {
		Patient patient = uuid == null || !mayGetPatients() ? null : Context.getPatientService().getPatientByUuid(uuid);
		return patient == null ? ProgressNoteJson.reference(uuid, null) : to(patient);
	}

	/** @return a visit by uuid; without display where the reader may not see visits, or there is none any more */
	static Object toVisit(String uuid) {
		Visit visit = uuid == null || !may(PrivilegeConstants.GET_VISITS)
				? null
				: Context.getVisitService().getVisitByUuid(uuid);
		return visit == null ? ProgressNoteJson.reference(uuid, null) : to(visit);
	}

	/** @return a private note by uuid, of whatever kind, with nothing of what it is about; null for no uuid */
	static Object toPrivateNote(String uuid) {
		return ProgressNoteJson.reference(uuid, ProgressNoteJson.message("sessionnotes.reference.note"));
	}

	/** @return null for no uuid */
	static Object toDisclosure(String uuid) {
		return ProgressNoteJson.reference(uuid, ProgressNoteJson.message("sessionnotes.reference.disclosure"));
	}

	private static boolean may(String privilege) {
		return Context.getRegisteredComponents(CurrentRequest.class).get(0).isAuthorizedInSession(privilege);
	}

	/** @return null for null */
	static Object to(Object ofPlatform) {
		return ConversionUtil.convertToRepresentation(ofPlatform, Representation.REF);
	}
}
