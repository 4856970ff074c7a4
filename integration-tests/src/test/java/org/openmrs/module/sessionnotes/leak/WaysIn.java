/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak;

import static org.openmrs.module.sessionnotes.leak.Clinic.JSON;
import static org.openmrs.module.sessionnotes.leak.Clinic.REST;
import static org.openmrs.module.sessionnotes.leak.Clinic.SESSION;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openmrs.module.sessionnotes.leak.Session.Reply;
import org.openmrs.module.sessionnotes.leak.WayIn.Outcome;
import org.openmrs.module.sessionnotes.server.DemoClinic;

/** Every way in that the matrix tries. One that is missing here is added as one line of {@link #all()}. */
final class WaysIn {

	private static final String NOTES = REST + "/sessionnotes/psychotherapynote";

	private static final String FHIR = "application/fhir+json";

	private WaysIn() {
	}

	static List<WayIn> all() {
		return List.of(new WayIn("REST encounter, among other answers", "webservices.rest", Outcome.KEPT, true,
				(clinic, twin, text) -> post(clinic, "/encounter", encounter(twin, ordinary(), note(twin, text)), 201)),
				kept("REST encounter, nothing but the note", "webservices.rest",
						(clinic, twin, text) -> post(clinic, "/encounter", encounter(twin, note(twin, text)), 201)),
				kept("REST encounter, added later", "webservices.rest", WaysIn::addedToEncounter),
				kept("REST obs without an encounter", "webservices.rest",
						(clinic, twin, text) -> ifAny(text, () -> post(clinic, "/obs", alone(twin, note(twin, text)), 201))),
				kept("REST obs of an encounter", "webservices.rest",
						(clinic, twin, text) -> ifAny(text, () -> post(clinic, "/obs",
								alone(twin, note(twin, text)).put("encounter", twin.firstEncounter), 201))),
				kept("REST obs group, among other answers", "webservices.rest",
						(clinic, twin, text) -> post(clinic, "/encounter",
								encounter(twin, group(ordinary(), note(twin, text))), 201)),
				kept("REST obs group, nothing but the note", "webservices.rest",
						(clinic, twin, text) -> post(clinic, "/encounter",
								encounter(twin, ordinary(), text == null ? null : group(note(twin, text))), 201)),
				kept("REST obs with a comment", "webservices.rest",
						(clinic, twin, text) -> post(clinic, "/encounter", encounter(twin, ordinary(),
								text == null ? null : note(twin, text).put("comment", text + " comment")), 201)),
				kept("REST obs, edited", "webservices.rest", (clinic, twin, text) -> {
					post(clinic, "/encounter", encounter(twin, ordinary(), note(twin, text)), 201);
					ifAny(text, () -> post(clinic, "/obs/" + twin.note, object().put("value", text + " edited"), 200));
				}), kept("REST obs, edited within its encounter", "webservices.rest", WaysIn::editedWithinEncounter),
				kept("REST obs, voided", "webservices.rest", (clinic, twin, text) -> {
					post(clinic, "/encounter", encounter(twin, ordinary(), note(twin, text)), 201);
					ifAny(text, () -> clinic.as(Role.AUTHOR).send("DELETE", REST + "/obs/" + twin.note + "?reason=mistake",
							null, null));
				}), kept("REST obs, voided and taken back", "webservices.rest", (clinic, twin, text) -> {
					post(clinic, "/encounter", encounter(twin, ordinary(), note(twin, text)), 201);
					ifAny(text, () -> {
						clinic.as(Role.AUTHOR).send("DELETE", REST + "/obs/" + twin.note + "?reason=mistake", null, null);
						expect(clinic.as(Role.AUTHOR).post(NOTES + "/" + twin.note, "{\"voided\": false}"), 200);
					});
				}), new WayIn("REST visit with its encounter", "webservices.rest", Outcome.DROPPED, false, WaysIn::visit),
				refused("REST obs by a nurse", "webservices.rest",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin,
								clinic.as(Role.NURSE).post(REST + "/obs", alone(twin, note(twin, text)).toString())))),
				refused("REST obs with a value that is no text", "webservices.rest",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin, clinic.as(Role.AUTHOR).post(REST + "/obs",
								alone(twin, note(twin, text)).put("valueModifier", text.substring(0, 2)).toString())))),
				kept("the module's REST", "",
						(clinic, twin, text) -> ifAny(text,
								() -> expect(clinic.as(Role.AUTHOR).post(NOTES, own(twin, text).toString()), 201))),
				kept("the module's REST, of an encounter", "", (clinic, twin, text) -> ifAny(text,
						() -> expect(clinic.as(Role.AUTHOR).post(NOTES,
								own(twin, text).put("encounter", twin.firstEncounter).toString()), 201))),
				kept("the module's REST, amended", "", (clinic, twin, text) -> ifAny(text, () -> {
					expect(clinic.as(Role.AUTHOR).post(NOTES, own(twin, text).toString()), 201);
					expect(clinic.as(Role.AUTHOR).post(NOTES + "/" + twin.note,
							object().put("version", 1).put("text", text + " amended").toString()), 200);
				})), kept("the module's REST, voided", "", (clinic, twin, text) -> ifAny(text, () -> {
					expect(clinic.as(Role.AUTHOR).post(NOTES, own(twin, text).toString()), 201);
					expect(clinic.as(Role.AUTHOR).post(NOTES + "/" + twin.note,
							object().put("voided", true).put("reason", text).toString()), 200);
				})), new WayIn("draft of a private note", "", Outcome.DRAFTED, true,
						(clinic, twin, text) -> ifAny(text, () -> type(clinic, twin, "psychotherapynote", 0, text))),
				new WayIn("draft of a private note, typed on", "", Outcome.DRAFTED, false,
						(clinic, twin, text) -> ifAny(text, () -> type(clinic, twin, "psychotherapynote",
								type(clinic, twin, "psychotherapynote", 0, text), text + " typed on"))),
				new WayIn("draft of a progress note", "", Outcome.DRAFTED, true,
						(clinic, twin, text) -> ifAny(text, () -> type(clinic, twin, "progressnote", 0, text))),
				kept("draft of a private note, saved", "", (clinic, twin, text) -> ifAny(text, () -> {
					long revision = type(clinic, twin, "psychotherapynote", 0, text);
					expect(clinic.as(Role.AUTHOR).post(NOTES, own(twin, text).put("draftRevision", revision).toString()),
							201);
				})), kept("OpenMRS 3 form engine", "o3forms",
						(clinic, twin, text) -> post(clinic, "/encounter", ofFormEngine(twin, text), 201)),
				kept("OpenMRS 3 form engine, form saved again", "o3forms", WaysIn::formEngineAgain),
				kept("htmlformentry", "htmlformentry", WaysIn::htmlForm),
				refused("FHIR create", "fhir2",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin, clinic.as(Role.AUTHOR).send("POST",
								"/ws/fhir2/R4/Observation", observation(twin, text, null), FHIR)))),
				refused("FHIR create, release 3", "fhir2",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin, clinic.as(Role.AUTHOR).send("POST",
								"/ws/fhir2/R3/Observation", observation(twin, text, null), FHIR)))),
				refused("FHIR update of an ordinary observation", "fhir2",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin, clinic.as(Role.AUTHOR).send("PUT",
								"/ws/fhir2/R4/Observation/" + twin.ordinary, observation(twin, text, twin.ordinary),
								FHIR)))),
				refused("HL7", "", WaysIn::hl7Messages),
				kept("ObsService in process", "",
						(clinic, twin, text) -> inside(clinic, twin, text, "ObsService", Role.AUTHOR)),
				kept("EncounterService in process", "",
						(clinic, twin, text) -> inside(clinic, twin, text, "EncounterService", Role.AUTHOR)),
				refused("Hibernate session in process", "",
						(clinic, twin, text) -> inside(clinic, twin, text, "Hibernate", Role.AUTHOR)),
				refused("ObsService by a daemon", "",
						(clinic, twin, text) -> inside(clinic, twin, text, "ObsService", Role.DAEMON)),
				refused("ObsService by a superuser who became the author", "",
						(clinic, twin, text) -> inside(clinic, twin, text, "ObsService", Role.IMPERSONATOR)),
				kept("emrapi's encounter transaction", "emrapi",
						(clinic, twin, text) -> transact(clinic, transaction(twin, ordinary(), note(twin, text)))),
				kept("emrapi's encounter transaction, nothing but the note", "emrapi",
						(clinic, twin, text) -> transact(clinic, transaction(twin, note(twin, text)))),
				kept("emrapi's encounter transaction, an encounter of its own", "emrapi",
						(clinic, twin, text) -> transact(clinic,
								transaction(twin, note(twin, text)).put("encounterTypeUuid", Clinic.HOME_VISIT))),
				kept("emrapi's encounter transaction, in a group", "emrapi",
						(clinic, twin, text) -> transact(clinic, transaction(twin, group(ordinary(), note(twin, text))))),
				kept("emrapi's encounter transaction, a group with nothing but the note", "emrapi",
						(clinic, twin, text) -> transact(clinic,
								transaction(twin, ordinary(), text == null ? null : group(note(twin, text))))),
				kept("emrapi's encounter transaction, with a comment", "emrapi",
						(clinic, twin, text) -> transact(clinic, transaction(twin, ordinary(),
								text == null ? null : note(twin, text).put("comment", text + " comment")))),
				kept("emrapi's encounter transaction, sent twice", "emrapi", (clinic, twin, text) -> {
					transact(clinic, transaction(twin, note(twin, text)));
					transact(clinic, transaction(twin, note(twin, text)));
				}), refused("emrapi's encounter transaction by a nurse", "emrapi",
						(clinic, twin, text) -> ifAny(text, () -> sent(twin, clinic.as(Role.NURSE)
								.post(REST + "/emrapi/encounter",
										transaction(twin, ordinary(), note(twin, text)).toString())))));
	}

	/** No way in: what the comparison has to notice. */
	static void oneMoreOrdinaryObs(Clinic clinic, Twin twin, boolean really) {
		if (really) {
			post(clinic, "/obs", alone(twin, ordinary()).put("encounter", twin.firstEncounter), 201);
		}
	}

	private static WayIn kept(String name, String module, WayIn.Writer writer) {
		return new WayIn(name, module, Outcome.KEPT, false, writer);
	}

	private static WayIn refused(String name, String module, WayIn.Writer writer) {
		return new WayIn(name, module, Outcome.REFUSED, false, writer);
	}

	private static void ifAny(String text, Runnable write) {
		if (text != null) {
			write.run();
		}
	}

	private static void addedToEncounter(Clinic clinic, Twin twin, String text) {
		String encounter = post(clinic, "/encounter", encounter(twin, ordinary()), 201);
		ifAny(text, () -> expect(clinic.as(Role.AUTHOR).post(REST + "/obs",
				alone(twin, note(twin, text)).put("encounter", encounter).toString()), 201));
	}

	private static void editedWithinEncounter(Clinic clinic, Twin twin, String text) {
		String encounter = post(clinic, "/encounter", encounter(twin, ordinary(), note(twin, text)), 201);
		ObjectNode again = object();
		if (text != null) {
			again.putArray("obs").add(object().put("uuid", twin.note).put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)
					.put("value", text + " edited"));
		}
		post(clinic, "/encounter/" + encounter, again, 200);
	}

	/** Platform: its REST answers 201 to a visit with an encounter that is not there yet, and saves the visit alone. */
	private static void visit(Clinic clinic, Twin twin, String text) {
		ObjectNode visit = object().put("patient", twin.patient).put("visitType", DemoClinic.VISIT_TYPE)
				.put("location", DemoClinic.LOCATION).put("startDatetime", "2026-01-06T08:00:00.000+0000");
		visit.putArray("encounters").add(encounter(twin, note(twin, text)).put("encounterDatetime",
				"2026-01-06T09:00:00.000+0000"));
		sent(twin, clinic.as(Role.AUTHOR).post(REST + "/visit", visit.toString()));
	}

	/** What the form engine sends for a form with an ordinary question and one for a note. */
	private static ObjectNode ofFormEngine(Twin twin, String text) {
		ObjectNode encounter = encounter(twin, asked(ordinary(), "concern"),
				text == null ? null : asked(note(twin, text), "reflections"));
		encounter.putArray("encounterProviders").add(object().put("provider", DemoClinic.THERAPIST.providerUuid())
				.put("encounterRole", "240b26f9-dd88-4172-823d-4a8bfeb7841f"));
		encounter.putArray("orders");
		encounter.putArray("diagnoses");
		return encounter;
	}

	private static ObjectNode asked(ObjectNode obs, String field) {
		return obs.put("formFieldNamespace", "rfe-forms").put("formFieldPath", "rfe-forms-" + field);
	}

	private static void formEngineAgain(Clinic clinic, Twin twin, String text) {
		String encounter = post(clinic, "/encounter", ofFormEngine(twin, text), 201);
		ObjectNode again = ofFormEngine(twin, null);
		again.remove("obs");
		again.remove("encounterProviders");
		again.put("uuid", encounter);
		if (text != null) {
			again.putArray("obs").add(asked(
					object().put("uuid", twin.note).put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value",
							text + " again"),
					"reflections"));
		}
		post(clinic, "/encounter/" + encounter, again, 200);
	}

	/** Fills in the form as a browser shows it. */
	private static void htmlForm(Clinic clinic, Twin twin, String text) {
		clinic.lookUp(twin);
		Session author = clinic.as(Role.AUTHOR);
		String page = "/module/htmlformentry/htmlFormEntry.form?mode=enter&patientId=" + twin.ids.get("patientId")
				+ "&formId=" + clinic.htmlForm();
		String form = author.get(page).body();
		Map<String, String> fields = new LinkedHashMap<>();
		Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"").matcher(form);
		while (hidden.find()) {
			fields.put(hidden.group(1), hidden.group(2));
		}
		Matcher chosen = Pattern.compile("<select[^>]* name=\"(w\\d+)\"[^>]*>(.*?)</select>", Pattern.DOTALL).matcher(form);
		while (chosen.find()) {
			Matcher option = Pattern.compile("<option[^>]*value=\"(\\d+)\"[^>]*>[^<]*(?:Riverside|Okafor)")
					.matcher(chosen.group(2));
			fields.put(chosen.group(1), option.find() ? option.group(1) : "");
		}
		Matcher texts = Pattern.compile("<textarea[^>]* name=\"(w\\d+)\"").matcher(form);
		String[] answers = {"Sleeps badly", text == null ? "" : text};
		for (String answer : answers) {
			if (!texts.find()) {
				throw new IllegalStateException("No field for an answer: " + form);
			}
			fields.put(texts.group(1), answer);
		}
		Matcher date = Pattern.compile("setupDatePicker\\([^)]*'#?(w\\d+)'|name=\"(w\\d+)\" id=\"\\2\"[^>]*date")
				.matcher(form);
		fields.put(date.find() ? date.group(1) == null ? date.group(2) : date.group(1) : "w1", "2026-01-05");
		Reply reply = author.submit(page, fields);
		if (reply.status() != 302) {
			throw new IllegalStateException("The form was not saved: " + reply.complete());
		}
	}

	private static String observation(Twin twin, String text, String uuid) {
		return "{\"resourceType\": \"Observation\", " + (uuid == null ? "" : "\"id\": \"" + uuid + "\", ")
				+ "\"status\": \"final\", \"code\": {\"coding\": [{\"code\": \"" + DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT
				+ "\"}]}, \"subject\": {\"reference\": \"Patient/" + twin.patient
				+ "\"}, \"effectiveDateTime\": \"2026-01-05T09:00:00Z\", \"valueString\": \"" + text + "\"}";
	}

	/** An ordinary message is taken, so that the other one is known to be refused for the note alone. */
	private static void hl7Messages(Clinic clinic, Twin twin, String text) {
		expect(hl7(clinic, twin, DemoClinic.TEXT_CONCEPT, "Sleeps badly"), 201);
		ifAny(text, () -> sent(twin, hl7(clinic, twin, DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT, text)));
	}

	private static Reply hl7(Clinic clinic, Twin twin, String concept, String text) {
		String message = "MSH|^~\\&|A|" + Clinic.HL7_SOURCE + "|C|D|20260105||ORU^R01|" + twin.identifier + "|P|2.5\rPID|||"
				+ twin.identifier + "^^^||Marsh^Robin\rOBX|1|ST|" + concept + "||" + text;
		// Platform: legacyui escapes this sign in whatever is sent, and the message is none any more
		String sent = object().put("hl7", message).toString().replace("&", "\\u0026");
		return clinic.as(Role.SUPERUSER).post(REST + "/hl7", sent);
	}

	private static void transact(Clinic clinic, ObjectNode transaction) {
		expect(clinic.as(Role.AUTHOR).post(REST + "/emrapi/encounter", transaction.toString()), 200);
	}

	/** emrapi adds to the encounter of the same type in the visit, where there is one. */
	private static ObjectNode transaction(Twin twin, ObjectNode... obs) {
		ObjectNode transaction = object().put("patientUuid", twin.patient).put("visitUuid", twin.visit)
				.put("encounterTypeUuid", DemoClinic.CONSULTATION).put("locationUuid", DemoClinic.LOCATION)
				.put("encounterDateTime", SESSION);
		for (ObjectNode one : obs) {
			if (one != null) {
				transaction.withArray("observations").add(observation(one));
			}
		}
		transaction.putArray("providers").add(object().put("uuid", DemoClinic.THERAPIST.providerUuid()));
		return transaction;
	}

	/**
	 * emrapi's own words for an obs, which it takes to be of this moment unless told. It is of the encounter's moment: of several
	 * answers to one question legacyui shows any one, and its moment only where it is another one.
	 */
	private static ObjectNode observation(ObjectNode obs) {
		obs.put("observationDateTime", Clinic.FIRST_ENCOUNTER).set("concept",
				object().put("uuid", obs.get("concept").asText()));
		obs.path("groupMembers").forEach(member -> observation((ObjectNode) member));
		return obs;
	}

	private static void inside(Clinic clinic, Twin twin, String text, String way, Role role) {
		ObjectNode order = Clinic.acting(role).put("way", way).put("patient", twin.patient).put("visit", twin.visit)
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION)
				.put("ordinaryConcept", DemoClinic.TEXT_CONCEPT).put("noteConcept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT)
				.put("note", twin.note).put("date", instant().toEpochMilli()).put("text", text);
		twin.answer = Clinic.json(clinic.inside("Write", order.toString())).has("error") ? 400 : 200;
	}

	private static Instant instant() {
		return OffsetDateTime.parse(SESSION, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx")).toInstant();
	}

	private static ObjectNode encounter(Twin twin, ObjectNode... obs) {
		ObjectNode encounter = object().put("patient", twin.patient).put("visit", twin.visit)
				.put("encounterType", DemoClinic.CONSULTATION).put("location", DemoClinic.LOCATION)
				.put("encounterDatetime", SESSION);
		for (ObjectNode one : obs) {
			if (one != null) {
				encounter.withArray("obs").add(one);
			}
		}
		return encounter;
	}

	/** @return null without a text */
	private static ObjectNode note(Twin twin, String text) {
		return text == null
				? null
				: object().put("uuid", twin.note).put("concept", DemoClinic.PSYCHOTHERAPY_NOTE_CONCEPT).put("value", text);
	}

	private static ObjectNode ordinary() {
		return object().put("concept", DemoClinic.TEXT_CONCEPT).put("value", "Sleeps badly");
	}

	private static ObjectNode group(ObjectNode... members) {
		ObjectNode group = object().put("concept", DemoClinic.GROUP_CONCEPT);
		for (ObjectNode member : members) {
			if (member != null) {
				group.withArray("groupMembers").add(member);
			}
		}
		return group;
	}

	private static ObjectNode alone(Twin twin, ObjectNode obs) {
		return obs.put("person", twin.patient).put("obsDatetime", SESSION);
	}

	private static ObjectNode own(Twin twin, String text) {
		return object().put("uuid", twin.note).put("patient", twin.patient).put("text", text);
	}

	/** @return the revision that was saved */
	private static long type(Clinic clinic, Twin twin, String kind, long revision, String text) {
		ObjectNode draft = object().put("kind", kind).put("patient", twin.patient).put("encounter", twin.firstEncounter)
				.put("visit", twin.visit).put("revision", revision);
		draft.putObject("content").put("text", text);
		Reply reply = clinic.as(Role.AUTHOR).post(REST + "/sessionnotes/draft/" + twin.note, draft.toString());
		expect(reply, 200);
		return Clinic.json(reply).get("revision").asLong();
	}

	private static ObjectNode object() {
		return JSON.createObjectNode();
	}

	private static String post(Clinic clinic, String path, ObjectNode sent, int status) {
		Reply reply = clinic.as(Role.AUTHOR).post(REST + path, sent.toString());
		expect(reply, status);
		return Clinic.json(reply).path("uuid").asText();
	}

	private static void expect(Reply reply, int status) {
		if (reply.status() != status) {
			throw new IllegalStateException("expected " + status + ": " + reply.complete());
		}
	}

	/** Of what is to be refused; whether it was is looked at afterwards. */
	private static void sent(Twin twin, Reply reply) {
		twin.answer = reply.status();
	}
}
