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

import java.lang.reflect.Array;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.Concept;
import org.openmrs.GlobalProperty;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;

/**
 * Makes a patient summary of the patientsummary module that asks for notes, and has the module's own summary ask for them
 * wherever it can; answers the number of the one that it made.
 */
public class SavedSummary implements UnaryOperator<String> {

	private static final String REPORTING = "org.openmrs.module.reporting.";

	private static final String SUMMARIES = "org.openmrs.module.patientsummary.";

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		return Acting.as(order, () -> {
			Concept note = concept(order, "noteConcept");
			Concept text = concept(order, "textConcept");
			Concept number = concept(order, "numberConcept");
			ownSummaryAsksFor(note, text, number);
			return String.valueOf(new BeanWrapperImpl(saved(note, text)).getPropertyValue("id"));
		});
	}

	private static Concept concept(JsonNode order, String name) {
		return Context.getConceptService().getConceptByUuid(order.get(name).asText());
	}

	private static void ownSummaryAsksFor(Concept note, Concept text, Concept number) {
		String both = text.getConceptId() + "," + note.getConceptId();
		Map<String, String> properties = Map.ofEntries(Map.entry("enableDefaultSummary", "true"),
				Map.entry("notesConceptIds", both), Map.entry("adultconceptIdsToWatch", both),
				Map.entry("childconceptIdsToWatch", both),
				Map.entry("adverseEffectConceptId", note.getConceptId().toString()),
				Map.entry("opportunisticInfectionConceptId", note.getConceptId().toString()),
				Map.entry("symptomPresentConceptId", text.getConceptId().toString()),
				Map.entry("previousDiagnosisConceptId", note.getConceptId().toString()),
				Map.entry("labTestsConceptId", number.getConceptId().toString()),
				Map.entry("adultconceptIdsToGraph", number.getConceptId().toString()),
				Map.entry("childconceptIdsToGraph", number.getConceptId().toString()),
				Map.entry("vitalSigns", number.getConceptId().toString()));
		properties.forEach((name, value) -> Context.getAdministrationService()
				.saveGlobalProperty(new GlobalProperty("patientsummary." + name, value)));
	}

	private static Object saved(Concept note, Concept text) throws Exception {
		Object service = Context.getService(Context.loadClass(SUMMARIES + "api.PatientSummaryService"));
		BeanWrapperImpl summary = new BeanWrapperImpl(Context.loadClass(SUMMARIES + "PatientSummaryReportDefinition"));
		summary.setPropertyValue("name", "Leak matrix summary");
		BeanWrapperImpl columns = new BeanWrapperImpl(summary.getPropertyValue("patientDataSetDefinition"));
		for (Concept question : new Concept[]{note, text}) {
			addColumn(columns, "last " + question.getUuid(), question, "LAST", true);
			addColumn(columns, "all " + question.getUuid(), question, "ANY", false);
		}
		service.getClass().getMethod("savePatientSummaryReportDefinition", summary.getWrappedClass()).invoke(service,
				summary.getWrappedInstance());
		BeanWrapperImpl design = new BeanWrapperImpl(type("report.ReportDesign"));
		design.setPropertyValue("name", "Leak matrix summary");
		design.setPropertyValue("rendererType", type("report.renderer.SimpleHtmlReportRenderer"));
		design.setPropertyValue("reportDefinition", summary.getWrappedInstance());
		Class<?> template = Context.loadClass(SUMMARIES + "PatientSummaryTemplate");
		return service.getClass().getMethod("savePatientSummaryTemplate", template).invoke(service,
				template.getConstructor(design.getWrappedClass()).newInstance(design.getWrappedInstance()));
	}

	private static void addColumn(BeanWrapperImpl columns, String name, Concept question, String which, boolean asValue)
			throws Exception {
		BeanWrapperImpl answers = new BeanWrapperImpl(type("data.person.definition.ObsForPersonDataDefinition"));
		answers.setPropertyValue("question", question);
		answers.setPropertyValue("which", which);
		Object converters = Array.newInstance(type("data.converter.DataConverter"), asValue ? 1 : 0);
		if (asValue) {
			Array.set(converters, 0, type("data.converter.ObsValueConverter").getDeclaredConstructor().newInstance());
		}
		columns.getWrappedClass()
				.getMethod("addColumn", String.class, type("data.DataDefinition"), String.class, converters.getClass())
				.invoke(columns.getWrappedInstance(), name, answers.getWrappedInstance(), "", converters);
	}

	private static Class<?> type(String name) throws ClassNotFoundException {
		return Context.loadClass(REPORTING + name);
	}
}
