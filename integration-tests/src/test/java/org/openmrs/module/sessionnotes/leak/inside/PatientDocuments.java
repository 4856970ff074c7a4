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

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import com.fasterxml.jackson.databind.JsonNode;
import org.hibernate.FlushMode;
import org.hibernate.SessionFactory;
import org.openmrs.Encounter;
import org.openmrs.Form;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;

/**
 * All encounters of a patient as the patientdocuments module prints them, each as if it had been written on a form that asks for
 * a note: the text that it makes, and what can be read in the document that is made of it.
 */
public class PatientDocuments implements UnaryOperator<String> {

	private static final String DOCUMENTS = "org.openmrs.module.patientdocuments.";

	private static final String REPORTING = "org.openmrs.module.reporting.";

	private static final Pattern STREAM = Pattern.compile("stream\r?\n(.*?)\r?\nendstream", Pattern.DOTALL);

	private static final Pattern SHOWN = Pattern.compile("\\(((?:\\\\.|[^\\\\)])*)\\)");

	/** The moment of printing. */
	private static final Pattern PRINTED = Pattern.compile("Printed by .*? at [^<\n]*");

	@Override
	public String apply(String sent) {
		JsonNode order = Json.read(sent);
		Map<String, String> outputs = new LinkedHashMap<>();
		Acting.as(order, () -> {
			List<Encounter> encounters = encountersOnForm(order.get("patient").asText());
			put(outputs, "encounters, text", () -> printed(encounters));
			put(outputs, "encounters, document", () -> shownIn(document(encounters)));
			return null;
		});
		return Json.write(outputs);
	}

	/** In this session alone: nothing of it is stored. */
	private static List<Encounter> encountersOnForm(String patient) {
		Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession()
				.setHibernateFlushMode(FlushMode.MANUAL);
		Form form = Context.getFormService().getFormByUuid(PrintedForm.UUID);
		List<Encounter> encounters = Context.getEncounterService()
				.getEncountersByPatient(Context.getPatientService().getPatientByUuid(patient));
		encounters.forEach(encounter -> encounter.setForm(form));
		return encounters;
	}

	private static String printed(List<Encounter> encounters) throws Exception {
		Class<?> context = Context.loadClass(DOCUMENTS + "renderer.EncounterPrintingContext");
		Object builder = Context.loadClass(DOCUMENTS + "renderer.EncounterXmlBuilder").getDeclaredConstructor()
				.newInstance();
		return (String) builder.getClass().getMethod("build", context).invoke(builder,
				context.getConstructor(List.class, Locale.class).newInstance(encounters, Locale.ENGLISH));
	}

	private static byte[] document(List<Encounter> encounters) throws Exception {
		BeanWrapperImpl context = new BeanWrapperImpl(Context.loadClass(REPORTING + "evaluation.EvaluationContext"));
		context.setPropertyValue("parameterValues", Map.of("encounterUuids",
				encounters.stream().map(Encounter::getUuid).collect(Collectors.joining(",")), "locale", Locale.ENGLISH));
		BeanWrapperImpl data = new BeanWrapperImpl(Context.loadClass(REPORTING + "report.ReportData"));
		data.setPropertyValue("context", context.getWrappedInstance());
		Object renderer = Context.loadClass(DOCUMENTS + "renderer.EncounterPdfReportRenderer").getDeclaredConstructor()
				.newInstance();
		ByteArrayOutputStream document = new ByteArrayOutputStream();
		renderer.getClass().getMethod("render", data.getWrappedClass(), String.class, OutputStream.class).invoke(renderer,
				data.getWrappedInstance(), null, document);
		return document.toByteArray();
	}

	/** @return the texts that the pages of a PDF show, without where on the page they stand */
	private static String shownIn(byte[] document) {
		String text = new String(document, StandardCharsets.ISO_8859_1);
		if (!text.startsWith("%PDF")) {
			throw new IllegalStateException("No document");
		}
		return STREAM.matcher(text).results().map(stream -> inflated(stream.group(1)))
				.filter(content -> content.contains("TJ") || content.contains("Tj"))
				.flatMap(String::lines)
				.map(line -> SHOWN.matcher(line).results().map(MatchResult::group).map(shown -> shown.substring(1,
						shown.length() - 1)).collect(Collectors.joining()))
				.filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

	private static String inflated(String stream) {
		Inflater inflater = new Inflater();
		inflater.setInput(stream.getBytes(StandardCharsets.ISO_8859_1));
		StringBuilder content = new StringBuilder();
		byte[] buffer = new byte[8192];
		try {
			for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
				content.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
			}
		} catch (DataFormatException e) {
			return "";
		} finally {
			inflater.end();
		}
		return content.toString();
	}

	/** An error is output, too: another one for one twin would tell. */
	private static void put(Map<String, String> outputs, String name, Callable<String> output) {
		try {
			outputs.put(name, PRINTED.matcher(output.call()).replaceAll("printed"));
		} catch (Exception e) {
			outputs.put(name, "error: " + e + " " + e.getCause());
		}
	}
}
