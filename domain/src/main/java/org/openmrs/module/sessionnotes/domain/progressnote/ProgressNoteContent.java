/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.progressnote;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/**
 * The content of a progress note, whether or not the note is complete. Every part is optional, as in a draft. Texts are
 * stored exactly as typed, but the rules treat a blank text as absent. A coded answer is stored as a key, which is the uuid
 * of a concept.
 * <p>
 * Instances are immutable and may be shared between threads.
 */
public final class ProgressNoteContent {

	private final Instant sessionDay;

	private final Instant start;

	private final Instant end;

	private final ZoneOffset offset;

	private final Integer minutes;

	private final String sessionType;

	private final String setting;

	private final String presentingConcerns;

	private final List<String> techniques;

	private final String techniquesDescribed;

	private final List<GoalProgress> goals;

	private final String noGoalReason;

	private final String change;

	private final String changeDescribed;

	private final String plan;

	private final String risk;

	private final boolean riskAcute;

	private final String riskAction;

	private ProgressNoteContent(Builder builder) {
		this.sessionDay = builder.sessionDay;
		this.start = builder.start;
		this.end = builder.end;
		this.offset = builder.offset;
		this.minutes = builder.minutes;
		this.sessionType = builder.sessionType;
		this.setting = builder.setting;
		this.presentingConcerns = builder.presentingConcerns;
		this.techniques = builder.techniques;
		this.techniquesDescribed = builder.techniquesDescribed;
		this.goals = builder.goals;
		this.noGoalReason = builder.noGoalReason;
		this.change = builder.change;
		this.changeDescribed = builder.changeDescribed;
		this.plan = builder.plan;
		this.risk = builder.risk;
		this.riskAcute = builder.riskAcute;
		this.riskAction = builder.riskAction;
	}

	public static Builder builder() {
		return new Builder();
	}

	/** @return a builder that already has all parts of this content */
	public Builder toBuilder() {
		return builder().sessionDay(sessionDay).start(start).end(end).offset(offset).minutes(minutes)
				.sessionType(sessionType)
				.setting(setting).presentingConcerns(presentingConcerns).techniques(techniques)
				.techniquesDescribed(techniquesDescribed).goals(goals).noGoalReason(noGoalReason).change(change)
				.changeDescribed(changeDescribed)
				.plan(plan).risk(risk).riskAcute(riskAcute).riskAction(riskAction);
	}

	/**
	 * @return the start of the day of the session; the day is known even if the start time of the session is not known
	 */
	public Instant getSessionDay() {
		return sessionDay;
	}

	public Instant getStart() {
		return start;
	}

	public Instant getEnd() {
		return end;
	}

	/**
	 * @return the UTC offset that the client program sent with the start and the end; null if no offset was sent. The
	 *         offset determines on which day the session starts and on which day the session ends.
	 */
	public ZoneOffset getOffset() {
		return offset;
	}

	/**
	 * @param clinic the time zone of the clinic, which is used for times that were sent without an offset
	 * @return the day on which the session started, at the location of the session; null if the start is not known
	 */
	public LocalDate dayOfStart(ZoneId clinic) {
		return day(start, clinic);
	}

	/**
	 * @param clinic the time zone of the clinic, which is used for times that were sent without an offset
	 * @return the day on which the session ended, at the location of the session; null if the end is not known
	 */
	public LocalDate dayOfEnd(ZoneId clinic) {
		return day(end, clinic);
	}

	private LocalDate day(Instant time, ZoneId clinic) {
		return time == null ? null : time.atZone(offset == null ? clinic : offset).toLocalDate();
	}

	/** @return the duration that the author entered, in minutes */
	public Integer getMinutes() {
		return minutes;
	}

	public String getSessionType() {
		return sessionType;
	}

	public String getSetting() {
		return setting;
	}

	public String getPresentingConcerns() {
		return presentingConcerns;
	}

	/** @return the coded techniques; empty if the note has no coded techniques */
	public List<String> getTechniques() {
		return techniques;
	}

	public String getTechniquesDescribed() {
		return techniquesDescribed;
	}

	/** @return the goals with the progress toward each goal; empty if the note has no goals */
	public List<GoalProgress> getGoals() {
		return goals;
	}

	/**
	 * @return the reason why the session did not follow a goal, such as an intake or a crisis; null if no reason is recorded
	 */
	public String getNoGoalReason() {
		return noGoalReason;
	}

	public String getChange() {
		return change;
	}

	public String getChangeDescribed() {
		return changeDescribed;
	}

	public String getPlan() {
		return plan;
	}

	public String getRisk() {
		return risk;
	}

	/** @return true if the stated level of risk requires a description of the action taken */
	public boolean isRiskAcute() {
		return riskAcute;
	}

	public String getRiskAction() {
		return riskAction;
	}

	/**
	 * @param part the part of the session's time that was calculated from the other two parts, or null if no part was
	 *        calculated
	 * @return a copy without the calculated part, if that part can still be calculated from the other two parts;
	 *         otherwise this content itself
	 */
	public ProgressNoteContent withoutCalculated(SessionTime.Part part) {
		Builder others = toBuilder();
		if (part == SessionTime.Part.START) {
			others.start(null);
		} else if (part == SessionTime.Part.END) {
			others.end(null);
		} else if (part == SessionTime.Part.DURATION) {
			others.minutes(null);
		}
		try {
			SessionTime time = SessionTime.of(others.start, others.end, others.minutes);
			return Objects.equals(time.getStart(), start) && Objects.equals(time.getEnd(), end)
					&& Objects.equals(time.getMinutes(), minutes) ? others.build() : this;
		} catch (RefusedException e) {
			return this;
		}
	}

	/**
	 * @return the free texts of every element, exactly as typed but without blank texts; an element without texts has an
	 *         empty list
	 */
	public Map<ProgressNoteElement, List<String>> narratives() {
		return Narratives.of(this);
	}

	/** Does not show the text, because the platform may log a method's arguments with {@code toString()}. */
	@Override
	public String toString() {
		return "ProgressNoteContent[not shown]";
	}

	/** Collects the parts of a note's content. A part that is not set is absent from the content. */
	public static final class Builder {

		private Instant sessionDay;

		private Instant start;

		private Instant end;

		private ZoneOffset offset;

		private Integer minutes;

		private String sessionType;

		private String setting;

		private String presentingConcerns;

		private List<String> techniques = Collections.emptyList();

		private String techniquesDescribed;

		private List<GoalProgress> goals = Collections.emptyList();

		private String noGoalReason;

		private String change;

		private String changeDescribed;

		private String plan;

		private String risk;

		private boolean riskAcute;

		private String riskAction;

		private Builder() {
		}

		public Builder sessionDay(Instant value) {
			this.sessionDay = value;
			return this;
		}

		public Builder start(Instant value) {
			this.start = value;
			return this;
		}

		public Builder end(Instant value) {
			this.end = value;
			return this;
		}

		public Builder offset(ZoneOffset value) {
			this.offset = value;
			return this;
		}

		public Builder minutes(Integer value) {
			this.minutes = value;
			return this;
		}

		public Builder sessionType(String value) {
			this.sessionType = value;
			return this;
		}

		public Builder setting(String value) {
			this.setting = value;
			return this;
		}

		public Builder presentingConcerns(String value) {
			this.presentingConcerns = value;
			return this;
		}

		/**
		 * @param values the coded techniques; a null list is treated as an empty list, and null entries are ignored
		 * @return this builder
		 */
		public Builder techniques(List<String> values) {
			this.techniques = copy(values);
			return this;
		}

		public Builder techniquesDescribed(String value) {
			this.techniquesDescribed = value;
			return this;
		}

		/**
		 * @param values the goals with the progress toward each goal; a null list is treated as an empty list, and null
		 *        entries are ignored
		 * @return this builder
		 */
		public Builder goals(List<GoalProgress> values) {
			this.goals = copy(values);
			return this;
		}

		public Builder noGoalReason(String value) {
			this.noGoalReason = value;
			return this;
		}

		public Builder change(String value) {
			this.change = value;
			return this;
		}

		public Builder changeDescribed(String value) {
			this.changeDescribed = value;
			return this;
		}

		public Builder plan(String value) {
			this.plan = value;
			return this;
		}

		public Builder risk(String value) {
			this.risk = value;
			return this;
		}

		public Builder riskAcute(boolean value) {
			this.riskAcute = value;
			return this;
		}

		public Builder riskAction(String value) {
			this.riskAction = value;
			return this;
		}

		public ProgressNoteContent build() {
			return new ProgressNoteContent(this);
		}

		private static <T> List<T> copy(List<T> values) {
			return values == null
					? Collections.emptyList()
					: Collections
							.unmodifiableList(values.stream().filter(Objects::nonNull).collect(Collectors.toList()));
		}
	}
}
