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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The fields with which an author fills in a progress note, in the order of the form. Every {@link ProgressNoteElement}
 * has one or more fields. Forms, requests and responses are built from the list of these fields. To add a field to the
 * forms, requests and responses, it is enough to add a constant to this enum.
 */
public enum ProgressNoteField {

	SESSION_DATE(ProgressNoteElement.SESSION, "sessionDate", Type.DATE, Need.NEVER),

	START(ProgressNoteElement.SESSION, "start", Type.DATETIME, Need.ALWAYS),

	END(ProgressNoteElement.SESSION, "end", Type.DATETIME, Need.unlessFilled("duration")),

	/** The duration of the session in minutes. */
	DURATION(ProgressNoteElement.SESSION, "duration", Type.NUMBER, Need.unlessFilled("end")),

	SESSION_TYPE(ProgressNoteElement.SESSION, "sessionType", Type.CODED, Need.ALWAYS, ProgressNoteContent::getSessionType,
			ProgressNoteContent.Builder::sessionType),

	SETTING(ProgressNoteElement.SESSION, "setting", Type.CODED, Need.ALWAYS, ProgressNoteContent::getSetting,
			ProgressNoteContent.Builder::setting),

	PRESENTING_CONCERNS(ProgressNoteElement.PRESENTING_CONCERNS, "presentingConcerns", Type.TEXT, Need.ALWAYS,
			ProgressNoteContent::getPresentingConcerns, ProgressNoteContent.Builder::presentingConcerns),

	/** The techniques used, as any number of coded answers. */
	TECHNIQUES(ProgressNoteElement.TECHNIQUES, "techniques", Type.SEVERAL_CODED, Need.unlessFilled("techniquesDescribed")),

	TECHNIQUES_DESCRIBED(ProgressNoteElement.TECHNIQUES, "techniquesDescribed", Type.TEXT, Need.unlessFilled("techniques"),
			ProgressNoteContent::getTechniquesDescribed, ProgressNoteContent.Builder::techniquesDescribed),

	/** The wording of one goal. */
	GOAL(ProgressNoteElement.GOAL_PROGRESS, "goal", Type.TEXT, Need.ALWAYS),

	/** The rating of the progress toward one goal. */
	GOAL_RATING(ProgressNoteElement.GOAL_PROGRESS, "rating", "goalRating", Type.CODED, Need.ALWAYS),

	/** The comment on the progress toward one goal. */
	GOAL_COMMENT(ProgressNoteElement.GOAL_PROGRESS, "comment", "goalComment", Type.TEXT, Need.NEVER),

	/** All goals, each with the rating of and the comment on the progress toward that goal. */
	GOALS(ProgressNoteElement.GOAL_PROGRESS, "goals", Need.unlessFilled("noGoalReason"), GOAL, GOAL_RATING, GOAL_COMMENT),

	NO_GOAL_REASON(ProgressNoteElement.GOAL_PROGRESS, "noGoalReason", Type.CODED, Need.unlessFilled("goals"),
			ProgressNoteContent::getNoGoalReason, ProgressNoteContent.Builder::noGoalReason),

	CHANGE(ProgressNoteElement.CHANGE, "change", Type.CODED, Need.ALWAYS, ProgressNoteContent::getChange,
			ProgressNoteContent.Builder::change),

	CHANGE_DESCRIBED(ProgressNoteElement.CHANGE, "changeDescribed", Type.TEXT, Need.NEVER,
			ProgressNoteContent::getChangeDescribed, ProgressNoteContent.Builder::changeDescribed),

	RISK(ProgressNoteElement.RISK, "risk", Type.CODED, Need.ALWAYS, ProgressNoteContent::getRisk,
			ProgressNoteContent.Builder::risk),

	RISK_ACTION(ProgressNoteElement.RISK, "riskAction", Type.TEXT, Need.whenAskedForBy("risk"),
			ProgressNoteContent::getRiskAction, ProgressNoteContent.Builder::riskAction),

	PLAN(ProgressNoteElement.PLAN, "plan", Type.TEXT, Need.ALWAYS, ProgressNoteContent::getPlan,
			ProgressNoteContent.Builder::plan);

	/** The type of a field. */
	public enum Type {

		/** A day. */
		DATE,

		/** A day and a time of day. */
		DATETIME,

		/** A whole number. */
		NUMBER,

		/** Text. */
		TEXT,

		/** One of the answers that a concept allows. */
		CODED,

		/** Any number of the answers that a concept allows. */
		SEVERAL_CODED,

		/** A group of fields that belong together. The group can be repeated any number of times. */
		SEVERAL_GROUPS
	}

	/** The condition under which a field must be filled in before the note can be signed. */
	public static final class Need {

		static final Need NEVER = new Need(Kind.NEVER, null);

		static final Need ALWAYS = new Need(Kind.ALWAYS, null);

		/** The kind of condition. */
		public enum Kind {

			NEVER,
			ALWAYS,

			/** A value is needed in a field if a certain other field is empty. */
			UNLESS_FILLED,

			/** A value is needed in a field if the answer in a certain other field requires that value. */
			WHEN_ASKED_FOR
		}

		private final Kind kind;

		private final String otherProperty;

		private Need(Kind kind, String otherProperty) {
			this.kind = kind;
			this.otherProperty = otherProperty;
		}

		static Need unlessFilled(String property) {
			return new Need(Kind.UNLESS_FILLED, property);
		}

		static Need whenAskedForBy(String property) {
			return new Need(Kind.WHEN_ASKED_FOR, property);
		}

		public Kind getKind() {
			return kind;
		}

		/**
		 * @return the property of the other field that decides whether a value is needed; null if no other field
		 *         decides
		 */
		public String getOtherProperty() {
			return otherProperty;
		}
	}

	private final ProgressNoteElement element;

	private final String property;

	private final String key;

	private final Type type;

	private final Need need;

	private final List<ProgressNoteField> members;

	private final Function<ProgressNoteContent, String> getter;

	private final BiConsumer<ProgressNoteContent.Builder, String> setter;

	ProgressNoteField(ProgressNoteElement element, String property, Type type, Need need) {
		this(element, property, property, type, need, null, null);
	}

	ProgressNoteField(ProgressNoteElement element, String property, String key, Type type, Need need) {
		this(element, property, key, type, need, null, null);
	}

	ProgressNoteField(ProgressNoteElement element, String property, Type type, Need need,
			Function<ProgressNoteContent, String> getter,
			BiConsumer<ProgressNoteContent.Builder, String> setter) {
		this(element, property, property, type, need, getter, setter);
	}

	ProgressNoteField(ProgressNoteElement element, String property, Need need, ProgressNoteField... members) {
		this(element, property, property, Type.SEVERAL_GROUPS, need, null, null, members);
	}

	ProgressNoteField(ProgressNoteElement element, String property, String key, Type type, Need need,
			Function<ProgressNoteContent, String> getter, BiConsumer<ProgressNoteContent.Builder, String> setter,
			ProgressNoteField... members) {
		this.element = element;
		this.property = property;
		this.key = key;
		this.type = type;
		this.need = need;
		this.getter = getter;
		this.setter = setter;
		this.members = Collections.unmodifiableList(Arrays.asList(members));
	}

	/**
	 * @return the fields of an element, in the order of the form. Fields within a group are returned only as members of the
	 *         group.
	 */
	public static List<ProgressNoteField> of(ProgressNoteElement element) {
		List<ProgressNoteField> fields = new ArrayList<>();
		for (ProgressNoteField field : values()) {
			if (field.element == element) {
				fields.removeAll(field.members);
				fields.add(field);
			}
		}
		return fields;
	}

	public ProgressNoteElement getElement() {
		return element;
	}

	/** @return the name of the field's property in requests and responses */
	public String getProperty() {
		return property;
	}

	/**
	 * @return the key of the question that the field answers; the global property {@code sessionnotes.concept.<key>} uses
	 *         this key
	 */
	public String getKey() {
		return key;
	}

	/** @return the code of the message that is the field's name for the user */
	public String getMessageCode() {
		return "sessionnotes.field." + key;
	}

	public Type getType() {
		return type;
	}

	public Need getNeed() {
		return need;
	}

	/** @return the fields that each entry of a group has; empty if this field is not a group */
	public List<ProgressNoteField> getMembers() {
		return members;
	}

	/**
	 * @return true if the value is a single text or a single coded answer, which {@link #get} and {@link #set} can access
	 */
	public boolean isOneString() {
		return setter != null;
	}

	/** @return the value of the field: a text, or the key of a coded answer; null if the field is empty */
	public String get(ProgressNoteContent content) {
		return getter.apply(content);
	}

	public void set(ProgressNoteContent.Builder content, String value) {
		setter.accept(content, value);
	}
}
