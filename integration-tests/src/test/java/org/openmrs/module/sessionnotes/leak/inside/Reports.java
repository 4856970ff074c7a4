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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.openmrs.Cohort;
import org.openmrs.Concept;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.OpenmrsObject;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;

/**
 * What the reporting module makes of one patient: data sets of each kind, cohorts, an indicator, a report's file. It is spoken to by
 * reflection, for the build needs no module of others.
 */
public class Reports implements UnaryOperator<String> {

	private static final String REPORTING = "org.openmrs.module.reporting.";

	private final Map<String, Object> outputs = new LinkedHashMap<>();

	private Integer patient;

	private Concept note;

	private Concept text;

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		Acting.as(order, () -> {
			patient = Context.getPatientService().getPatientByUuid(order.get("patient").asText()).getPatientId();
			note = Context.getConceptService().getConceptByUuid(order.get("noteConcept").asText());
			text = Context.getConceptService().getConceptByUuid(order.get("textConcept").asText());
			dataSets();
			cohorts();
			report();
			return null;
		});
		return Json.write(outputs);
	}

	private void dataSets() {
		put("SQL data set", () -> rows(sqlDataSet()));
		put("row per obs", () -> rows(rowPerObs()));
		put("row per encounter", () -> rows(rowPerEncounter()));
		put("row per encounter with all obs", () -> rows(bean("dataset.definition.EncounterAndObsDataSetDefinition")));
		put("row per visit", () -> {
			BeanWrapperImpl visits = bean("dataset.definition.VisitDataSetDefinition");
			addColumn(visits, "visit", bean("data.visit.definition.VisitIdDataDefinition"));
			return rows(visits);
		});
		put("row per patient", () -> {
			BeanWrapperImpl patients = bean("dataset.definition.PatientDataSetDefinition");
			for (Concept question : new Concept[]{note, text}) {
				BeanWrapperImpl answers = bean("data.person.definition.ObsForPersonDataDefinition");
				answers.setPropertyValue("question", question);
				addColumn(patients, question.getUuid(), answers);
			}
			addColumn(patients, "encounters", bean("data.patient.definition.EncountersForPatientDataDefinition"));
			return rows(patients);
		});
		put("simple row per patient", () -> rows(bean("dataset.definition.SimplePatientDataSetDefinition")));
	}

	private BeanWrapperImpl sqlDataSet() {
		BeanWrapperImpl sql = bean("dataset.definition.SqlDataSetDefinition");
		sql.setPropertyValue("sqlQuery",
				"select person_id, concept_id, value_text, comments, voided from obs where person_id = "
						+ patient + " order by concept_id, value_text");
		return sql;
	}

	BeanWrapperImpl rowPerObs() throws Exception {
		BeanWrapperImpl obs = bean("dataset.definition.ObsDataSetDefinition");
		addColumn(obs, "obs", bean("data.obs.definition.ObsIdDataDefinition"));
		BeanWrapperImpl encounter = bean("data.obs.definition.EncounterToObsDataDefinition");
		encounter.setPropertyValue("joinedDefinition", bean("data.encounter.definition.EncounterIdDataDefinition")
				.getWrappedInstance());
		addColumn(obs, "encounter", encounter);
		return obs;
	}

	private BeanWrapperImpl rowPerEncounter() throws Exception {
		BeanWrapperImpl encounters = bean("dataset.definition.EncounterDataSetDefinition");
		addColumn(encounters, "datetime", bean("data.encounter.definition.EncounterDatetimeDataDefinition"));
		addColumn(encounters, "audit", bean("data.encounter.definition.AuditInfoEncounterDataDefinition"));
		for (Concept question : new Concept[]{note, text}) {
			BeanWrapperImpl answers = bean("data.encounter.definition.ObsForEncounterDataDefinition");
			answers.setPropertyValue("question", question);
			addColumn(encounters, question.getUuid(), answers);
		}
		return encounters;
	}

	private void cohorts() {
		put("cohort: has a text of the concept", () -> members(obsCohort("ANY")));
		put("cohort: has no text of the concept", () -> members(obsCohort("NO")));
		put("cohort: has an obs in an encounter", () -> {
			BeanWrapperImpl cohort = bean("cohort.definition.ObsInEncounterCohortDefinition");
			cohort.setPropertyValue("question", note);
			cohort.setPropertyValue("whichEncounter", "ANY");
			return members(cohort);
		});
		put("cohort: has an encounter", () -> members(bean("cohort.definition.EncounterCohortDefinition")));
		put("cohort: SQL", () -> {
			BeanWrapperImpl cohort = bean("cohort.definition.SqlCohortDefinition");
			cohort.setPropertyValue("query", "select person_id from obs where concept_id = " + note.getConceptId());
			return members(cohort);
		});
		put("indicator: patients with a note", () -> {
			BeanWrapperImpl indicator = bean("indicator.CohortIndicator");
			indicator.getWrappedClass()
					.getMethod("setCohortDefinition", type("cohort.definition.CohortDefinition"), Map.class)
					.invoke(indicator.getWrappedInstance(), obsCohort("ANY").getWrappedInstance(), Collections.emptyMap());
			return new BeanWrapperImpl(evaluate("indicator.service.IndicatorService", indicator.getWrappedInstance()))
					.getPropertyValue("value");
		});
	}

	private BeanWrapperImpl obsCohort(String modifier) {
		BeanWrapperImpl cohort = bean("cohort.definition.TextObsCohortDefinition");
		cohort.setPropertyValue("question", note);
		cohort.setPropertyValue("timeModifier", modifier);
		return cohort;
	}

	private void report() {
		for (String format : new String[]{"Csv", "Tsv", "Xml", "SimpleHtml"}) {
			put("report's file, " + format, () -> {
				BeanWrapperImpl report = bean("report.definition.ReportDefinition");
				int number = 0;
				for (BeanWrapperImpl dataSet : new BeanWrapperImpl[]{sqlDataSet(), rowPerEncounter()}) {
					report.getWrappedClass()
							.getMethod("addDataSetDefinition", String.class, type("dataset.definition.DataSetDefinition"),
									Map.class)
							.invoke(report.getWrappedInstance(), "set" + ++number, dataSet.getWrappedInstance(), null);
				}
				Object data = evaluate("report.definition.service.ReportDefinitionService", report.getWrappedInstance());
				Object renderer = bean("report.renderer." + format + "ReportRenderer").getWrappedInstance();
				ByteArrayOutputStream file = new ByteArrayOutputStream();
				renderer.getClass().getMethod("render", type("report.ReportData"), String.class, OutputStream.class)
						.invoke(renderer, data, null, file);
				return text(file.toByteArray());
			});
		}
	}

	/** A format that takes a file for each data set puts them into an archive: compressed, its bytes show nothing. */
	private static String text(byte[] file) throws IOException {
		if (file.length < 2 || file[0] != 'P' || file[1] != 'K') {
			return new String(file, StandardCharsets.UTF_8);
		}
		StringBuilder texts = new StringBuilder();
		try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				texts.append(entry.getName()).append('\n')
						.append(new String(archive.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
			}
		}
		return texts.toString();
	}

	/** @return whether the patient is one of them; a cohort may not keep to the patients that it is asked about */
	private String members(BeanWrapperImpl definition) throws Exception {
		Object evaluated = evaluate("cohort.definition.service.CohortDefinitionService", definition.getWrappedInstance());
		return String
				.valueOf(((Collection<?>) new BeanWrapperImpl(evaluated).getPropertyValue("memberIds")).contains(patient));
	}

	/** @return each row's cells as text, in an order of their own */
	private String rows(BeanWrapperImpl definition) throws Exception {
		Object dataSet = evaluate("dataset.definition.service.DataSetDefinitionService", definition.getWrappedInstance());
		List<String> rows = new ArrayList<>();
		for (Object row : (Iterable<?>) dataSet) {
			Map<String, String> cells = new TreeMap<>();
			((Map<?, ?>) new BeanWrapperImpl(row).getPropertyValue("columnValuesByKey"))
					.forEach((column, value) -> cells.put(String.valueOf(column), cell(value)));
			rows.add(cells.toString());
		}
		return rows.size() + " rows\n" + rows.stream().sorted().collect(Collectors.joining("\n"));
	}

	private static String cell(Object value) {
		if (value instanceof Iterable<?> all) {
			List<String> cells = new ArrayList<>();
			all.forEach(one -> cells.add(cell(one)));
			Collections.sort(cells);
			return cells.toString();
		}
		if (value instanceof Obs obs) {
			return obs.getConcept().getConceptId() + " = " + obs.getValueText() + " " + obs.getComment();
		}
		if (value instanceof Encounter encounter) {
			return encounter.getEncounterDatetime() + " " + encounter.getDateChanged();
		}
		return value instanceof OpenmrsObject object ? object.getUuid() : String.valueOf(value);
	}

	/** For this patient alone. */
	private Object evaluate(String service, Object definition) throws Exception {
		BeanWrapperImpl context = bean("evaluation.EvaluationContext");
		context.setPropertyValue("baseCohort", new Cohort(Collections.singleton(patient)));
		Object evaluator = Context.getService(type(service));
		return evaluator.getClass()
				.getMethod("evaluate", type("evaluation.Definition"), type("evaluation.EvaluationContext"))
				.invoke(evaluator, definition, context.getWrappedInstance());
	}

	private void addColumn(BeanWrapperImpl dataSet, String name, BeanWrapperImpl definition) throws Exception {
		dataSet.getWrappedClass()
				.getMethod("addColumn", String.class, type("data.DataDefinition"), String.class,
						Class.forName("[L" + REPORTING + "data.converter.DataConverter;", false,
								dataSet.getWrappedClass().getClassLoader()))
				.invoke(dataSet.getWrappedInstance(), name, definition.getWrappedInstance(), "",
						java.lang.reflect.Array.newInstance(type("data.converter.DataConverter"), 0));
	}

	private static BeanWrapperImpl bean(String name) {
		return new BeanWrapperImpl(type(name));
	}

	private static Class<?> type(String name) {
		try {
			return Context.loadClass(REPORTING + name);
		} catch (ClassNotFoundException e) {
			throw new IllegalStateException(e);
		}
	}

	/** An error is output, too: another one for one twin would tell. */
	private void put(String name, Callable<Object> output) {
		try {
			outputs.put(name, String.valueOf(output.call()));
		} catch (InvocationTargetException e) {
			outputs.put(name, "error: " + e.getCause());
		} catch (Exception e) {
			outputs.put(name, "error: " + e);
		}
	}
}
