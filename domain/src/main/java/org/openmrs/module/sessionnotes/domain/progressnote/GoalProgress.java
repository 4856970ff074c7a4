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

import java.util.Objects;

/** Progress toward one goal of the treatment. The goal, the rating and the comment may be null while the note is a draft. */
public final class GoalProgress {

	private final String goal;

	private final String rating;

	private final String comment;

	/**
	 * @param goal the wording of the goal
	 * @param rating the coded answer that rates the progress, as the uuid of the answer's concept
	 * @param comment the comment on the progress toward the goal
	 */
	public GoalProgress(String goal, String rating, String comment) {
		this.goal = goal;
		this.rating = rating;
		this.comment = comment;
	}

	public String getGoal() {
		return goal;
	}

	public String getRating() {
		return rating;
	}

	public String getComment() {
		return comment;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof GoalProgress && Objects.equals(goal, ((GoalProgress) other).goal)
				&& Objects.equals(rating, ((GoalProgress) other).rating)
				&& Objects.equals(comment, ((GoalProgress) other).comment);
	}

	@Override
	public int hashCode() {
		return Objects.hash(goal, rating, comment);
	}

	/** Does not show the text, because the platform may log a method's arguments with {@code toString()}. */
	@Override
	public String toString() {
		return "GoalProgress[not shown]";
	}
}
