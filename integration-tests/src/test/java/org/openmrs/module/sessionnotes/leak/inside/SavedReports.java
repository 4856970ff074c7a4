/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;

/** Saves data sets and a cohort of one patient, as somebody does who writes reports; answers their uuids by name. */
public class SavedReports implements UnaryOperator<String> {

	private static final String REPORTING = "org.openmrs.module.reporting.";

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			Map<String, String> uuids = new LinkedHashMap<>();
			BeanWrapperImpl sql = bean("dataset.definition.SqlDataSetDefinition");
			sql.setPropertyValue("sqlQuery",
					"select concept_id, value_text, comments, voided from obs where person_id = :patient");
			uuids.put("sqlDataSet", saved(sql, "dataset"));
			uuids.put("obsDataSet", saved(new Reports().rowPerObs(), "dataset"));
			uuids.put("encounterDataSet", saved(bean("dataset.definition.EncounterAndObsDataSetDefinition"), "dataset"));
			uuids.put("onePatient", saved(onePatient(":patient"), "cohort"));
			// reportingrest hands on what is asked of the cohort of a data set under the name that it has in the request
			uuids.put("onePatientOfDataSet", saved(onePatient(":cohort.patient"), "cohort"));
			return Json.write(uuids);
		});
	}

	private static BeanWrapperImpl onePatient(String parameter) throws ClassNotFoundException {
		BeanWrapperImpl cohort = bean("cohort.definition.SqlCohortDefinition");
		cohort.setPropertyValue("query", "select patient_id from patient where patient_id = " + parameter);
		return cohort;
	}

	private static String saved(BeanWrapperImpl definition, String kind) throws Exception {
		definition.setPropertyValue("name", "Leak matrix " + definition.getWrappedClass().getSimpleName());
		Class<?> parameter = type("evaluation.parameter.Parameter");
		definition.getWrappedClass().getMethod("addParameter", parameter).invoke(definition.getWrappedInstance(),
				parameter.getConstructor(String.class, String.class, Class.class).newInstance("patient", "patient",
						Integer.class));
		String service = "dataset".equals(kind)
				? "dataset.definition.service.DataSetDefinitionService"
				: "cohort.definition.service.CohortDefinitionService";
		Object saver = Context.getService(type(service));
		Object saved = saver.getClass().getMethod("saveDefinition", type("evaluation.Definition")).invoke(saver,
				definition.getWrappedInstance());
		return (String) new BeanWrapperImpl(saved).getPropertyValue("uuid");
	}

	private static BeanWrapperImpl bean(String name) throws ClassNotFoundException {
		return new BeanWrapperImpl(type(name));
	}

	private static Class<?> type(String name) throws ClassNotFoundException {
		return Context.loadClass(REPORTING + name);
	}
}
