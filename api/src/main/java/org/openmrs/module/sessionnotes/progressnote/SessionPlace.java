/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.progressnote;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.openmrs.Encounter;
import org.openmrs.Location;
import org.openmrs.Patient;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.bounds.ClinicDay;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SessionBounds;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.util.PrivilegeConstants;

/**
 * Determines the visit and the location of a session, and the date and time of the session's encounter.
 * <p>
 * Platform: an encounter must not lie even one second outside its visit. Users, however, enter times in minutes. In the
 * platform, an encounter at midnight means a date without a time. A session start within the first or last minute of
 * the visit is therefore stored as the visit's exact start or end. A session that starts at midnight is stored with a
 * start one second after midnight.
 */
final class SessionPlace {

	private SessionPlace() {
	}

	/** @return the start of the session; {@code null} if the encounter has a date without a time */
	static Instant start(Encounter encounter) {
		Visit visit = encounter.getVisit();
		return start(encounter.getEncounterDatetime().toInstant(), visit == null ? null : visit.getStartDatetime(),
				visit == null ? null : visit.getStopDatetime());
	}

	/**
	 * @param kept the date and time of a note's encounter
	 * @param visitStart the start of the encounter's visit; {@code null} if the encounter has no visit
	 * @param visitStop the end of the encounter's visit; {@code null} if there is no such end
	 * @return the start of the session as the user entered it; {@code null} if the encounter has a date without a time
	 */
	static Instant start(Instant kept, Date visitStart, Date visitStop) {
		if (ClinicDay.isStart(kept)) {
			return null;
		}
		boolean moved = kept.equals(ClinicDay.start(kept).plusSeconds(1)) || isSameSecond(kept, visitStart)
				|| isSameSecond(kept, visitStop);
		return moved ? kept.truncatedTo(ChronoUnit.MINUTES) : kept;
	}

	/**
	 * @param kept the date and time of an encounter
	 * @param offset the UTC offset of the session; {@code null} if the offset is not known
	 * @return the day of the session at the place where the session was held. If the start or the UTC offset is not
	 *         known, the day at the clinic is returned.
	 */
	static LocalDate day(Instant kept, ZoneOffset offset) {
		return offset == null || ClinicDay.isStart(kept) ? ClinicDay.of(kept) : kept.atOffset(offset).toLocalDate();
	}

	private static boolean isSameSecond(Instant one, Date other) {
		return other != null && one.getEpochSecond() == Math.floorDiv(other.getTime(), 1000L);
	}

	/**
	 * Sets the date and time of an encounter. The method also sets the encounter's visit if the exact time of the
	 * encounter, to the second, lies within the visit.
	 *
	 * @param said the visit that the user chose; {@code null} to use a visit during which the session takes place, if
	 *         there is such a visit
	 * @return the visit of the session; {@code null} if the session has no visit. A visit that the user chose is the
	 *         session's visit even before the session's start is known.
	 * @throws InvalidRequestException if the session does not lie within the chosen visit
	 */
	static Visit put(Encounter encounter, ProgressNoteContent content, Visit said) {
		Instant start = content.getStart();
		Instant time = start != null ? start : content.getSessionDay();
		if (said != null && !(start != null ? isWithin(said, start) : isOnDayOf(said, time, content.getOffset()))) {
			throw new InvalidRequestException("sessionnotes.error.progressNote.outsideVisit");
		}
		Visit visit = said != null ? said : visitAt(encounter.getPatient(), time);
		Date kept = Date.from(time);
		if (start != null) {
			kept = kept(start, visit);
		}
		encounter.setEncounterDatetime(kept);
		encounter.setVisit(visit != null && contains(visit, kept) ? visit : null);
		return visit;
	}

	private static Date kept(Instant start, Visit visit) {
		Date kept = Date.from(ClinicDay.isStart(start) ? start.plusSeconds(1) : start);
		Date within = kept;
		if (visit != null && kept.before(visit.getStartDatetime())) {
			within = visit.getStartDatetime();
		} else if (visit != null && visit.getStopDatetime() != null && kept.after(visit.getStopDatetime())) {
			within = visit.getStopDatetime();
		}
		// an encounter at midnight would count as an encounter without a time
		return ClinicDay.isStart(within.toInstant()) ? kept : within;
	}

	/**
	 * Moves an encounter's date and time by one second if a time of day at the session's place would otherwise count as a
	 * date without a time. The start of the server's day is a different time of day at a place with a different UTC offset.
	 *
	 * @param offset the UTC offset with which a request stated the encounter's date and time
	 */
	static void keepTime(Encounter encounter, ZoneOffset offset) {
		Instant stated = encounter.getEncounterDatetime().toInstant();
		Date kept = Date.from(stated.plusSeconds(1));
		boolean isTime = ClinicDay.isStart(stated) && !stated.atOffset(offset).toLocalTime().equals(LocalTime.MIDNIGHT);
		if (isTime && (encounter.getVisit() == null || contains(encounter.getVisit(), kept))) {
			encounter.getAllObs(true).stream()
					.filter(obs -> obs.getObsDatetime() != null && obs.getObsDatetime().toInstant().equals(stated))
					.forEach(obs -> obs.setObsDatetime(kept));
			encounter.setEncounterDatetime(kept);
		}
	}

	/**
	 * Replaces the location of an encounter with the new visit's location if the previous location came from the
	 * previous visit.
	 */
	static void moveLocation(Encounter encounter, Integer visitIdBefore, Visit visit) {
		if (Objects.equals(encounter.getLocation(), locationOf(visit(visitIdBefore)))) {
			encounter.setLocation(locationOf(visit));
		}
	}

	static Location locationOf(Visit visit) {
		return visit == null ? null : visit.getLocation();
	}

	/** @return the start of the day on which a session of the visit counts as held if the user did not enter the day */
	static Instant dayOf(Visit visit, Instant today) {
		return visit == null || isOnDayOf(visit, today, null)
				? today
				: ClinicDay.start(visit.getStartDatetime().toInstant());
	}

	/** @return the visit with the given id; {@code null} if the id is {@code null}, or if the visit is voided */
	static Visit visit(Integer visitId) {
		Visit visit = visitId == null
				? null
				: ProxyPrivileges.with(() -> Context.getVisitService().getVisit(visitId), PrivilegeConstants.GET_VISITS);
		return visit == null || visit.getVoided() ? null : visit;
	}

	private static Visit visitAt(Patient patient, Instant time) {
		List<Visit> visits = ProxyPrivileges.with(() -> Context.getVisitService().getVisitsByPatient(patient),
				PrivilegeConstants.GET_VISITS);
		Visit exact = first(visits, visit -> contains(visit, Date.from(time)));
		return exact != null ? exact : first(visits, visit -> isWithin(visit, time));
	}

	private static Visit first(List<Visit> visits, Predicate<Visit> condition) {
		return visits.stream().filter(condition).findFirst().orElse(null);
	}

	private static boolean contains(Visit visit, Date time) {
		return !visit.getStartDatetime().after(time)
				&& (visit.getStopDatetime() == null || !visit.getStopDatetime().before(time));
	}

	private static boolean isWithin(Visit visit, Instant time) {
		return !within(SessionBounds.until(time), visit).isOutsideVisit(time);
	}

	static SessionBounds within(SessionBounds bounds, Visit visit) {
		return visit == null
				? bounds
				: bounds.withVisit(visit.getStartDatetime().toInstant(),
						visit.getStopDatetime() == null ? null : visit.getStopDatetime().toInstant());
	}

	/**
	 * Checks whether a day lies within a visit, either in the server's time zone or with the UTC offset that the
	 * request contained.
	 */
	private static boolean isOnDayOf(Visit visit, Instant day, ZoneOffset offset) {
		LocalDate date = dateIn(ZoneId.systemDefault(), Date.from(day));
		return isOnDateOf(visit, date, ZoneId.systemDefault()) || offset != null && isOnDateOf(visit, date, offset);
	}

	private static boolean isOnDateOf(Visit visit, LocalDate date, ZoneId zone) {
		return !dateIn(zone, visit.getStartDatetime()).isAfter(date)
				&& (visit.getStopDatetime() == null || !dateIn(zone, visit.getStopDatetime()).isBefore(date));
	}

	private static LocalDate dateIn(ZoneId zone, Date time) {
		return Instant.ofEpochMilli(time.getTime()).atZone(zone).toLocalDate();
	}
}
