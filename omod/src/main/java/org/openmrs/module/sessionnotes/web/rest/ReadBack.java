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

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.openmrs.module.sessionnotes.diversion.SubmittedText;
import org.openmrs.module.sessionnotes.web.request.UnknownName;
import org.openmrs.module.webservices.rest.SimpleObject;

/**
 * Compares the values that a REST client was shown with the values that the REST client sends back. If a property
 * cannot be set and the REST client sends the shown value, the property is ignored. A REST client can therefore change
 * a response and send the whole response back.
 */
final class ReadBack {

	/** The properties that describe the response and not the object in the response. */
	private static final Set<String> OF_ANSWER = new HashSet<>(Arrays.asList("links", "resourceVersion"));

	private static final String UUID = "uuid";

	private static final String ACTION = "action";

	private final Map<String, Object> shown;

	/** @param shown all properties, with the values that the REST client may have read */
	ReadBack(Map<String, Object> shown) {
		this.shown = shown;
	}

	/** @return an instance without any values, for an object that does not exist yet */
	static ReadBack ofNothing() {
		return new ReadBack(Collections.emptyMap());
	}

	/**
	 * @return true if the REST client sent properties that cannot be set; these properties must be compared with the
	 *         values that were shown
	 */
	static boolean isIn(Map<String, Object> sent, Collection<String> settable) {
		return !settable.containsAll(sent.keySet());
	}

	/**
	 * @param sent the properties that the REST client sends
	 * @param settable the names of the properties that can be set
	 * @return the settable properties that the REST client sent. If any other property is null, the REST client is
	 *         assumed not to have been shown that property.
	 * @throws InvalidRequestException if a property that cannot be set differs from the value that was shown
	 */
	SimpleObject settable(Map<String, Object> sent, Collection<String> settable) {
		SimpleObject left = new SimpleObject();
		sent.forEach((property, value) -> {
			if (settable.contains(property)) {
				left.add(property, value);
			} else if (value != null && !OF_ANSWER.contains(property) && !isUnchanged(property, value)) {
				throw UnknownName.property(property);
			}
		});
		return left;
	}

	/**
	 * Reads an action that the REST client sends to an address. The REST client can also read a state from the same
	 * address.
	 *
	 * @param state supplies the current state, which the REST client can read
	 * @param settable the names of the properties of an action
	 * @return the properties of the action; empty if the REST client sent the state back unchanged
	 */
	static SimpleObject order(Map<String, Object> sent, Supplier<SimpleObject> state, Collection<String> settable) {
		SimpleObject order = change(sent, state, settable);
		if (isIn(sent, settable) && !order.containsKey(ACTION)) {
			order.clear();
		}
		return order;
	}

	/**
	 * Reads a change of an object. Beside the change, the REST client may send back what it has read of the object.
	 *
	 * @param state supplies the object as the REST client can read it
	 * @param settable the names of the properties of the change
	 * @return the properties of the change
	 */
	static SimpleObject change(Map<String, Object> sent, Supplier<SimpleObject> state, Collection<String> settable) {
		if (isIn(sent, settable)) {
			return new ReadBack(state.get()).settable(sent, settable);
		}
		SimpleObject change = new SimpleObject();
		change.putAll(sent);
		return change;
	}

	boolean isShown(String property) {
		return shown.containsKey(property);
	}

	/** @return the value that the REST client was shown; null if the REST client was shown no such property */
	Object get(String property) {
		return shown.get(property);
	}

	/** @return true if the REST client was shown the property with the sent value */
	boolean isUnchanged(String property, Object sent) {
		return shown.containsKey(property) && isSame(shown.get(property), sent);
	}

	/** @return the values inside the given property that the REST client was shown */
	@SuppressWarnings("unchecked")
	ReadBack within(String property) {
		Object value = shown.get(property);
		return value instanceof Map ? new ReadBack((Map<String, Object>) value) : ofNothing();
	}

	private static boolean isSame(Object shown, Object sent) {
		if (shown == null || sent == null) {
			return shown == sent;
		}
		if (shown instanceof Map) {
			Map<?, ?> object = (Map<?, ?>) shown;
			return sent instanceof Map ? areSame(object, (Map<?, ?>) sent) : sent.equals(object.get(UUID));
		}
		if (shown instanceof Collection) {
			return sent instanceof List && areSame((Collection<?>) shown, (List<?>) sent);
		}
		if (shown instanceof Number) {
			return sent instanceof Number
					&& new BigDecimal(shown.toString()).compareTo(new BigDecimal(sent.toString())) == 0;
		}
		return sent instanceof String
				? shown.toString().equals(SubmittedText.asSubmitted((String) sent))
				: shown.equals(sent);
	}

	/**
	 * Compares objects without their display texts. The uuid identifies an object, and the wording of a display text may
	 * have changed.
	 */
	private static boolean areSame(Map<?, ?> shown, Map<?, ?> sent) {
		return sent.entrySet().stream()
				.allMatch(entry -> OF_ANSWER.contains(String.valueOf(entry.getKey()))
						|| "display".equals(entry.getKey()) && sent.containsKey(UUID)
						|| shown.containsKey(entry.getKey()) && isSame(shown.get(entry.getKey()), entry.getValue()));
	}

	private static boolean areSame(Collection<?> shown, List<?> sent) {
		Iterator<?> each = sent.iterator();
		return shown.size() == sent.size() && shown.stream().allMatch(one -> isSame(one, each.next()));
	}
}
