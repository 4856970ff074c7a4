/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.diversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Encounter;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Listens to every event that the platform publishes, and looks into every table, for the text of a note. Platform: from 2.9 on it
 * publishes events of its services and of rows, and keeps some of them in a table until they were sent on.
 */
class PlatformEventsTest extends SessionNotesContextTest {

	private static final String CANARY = "canary-of-the-events";

	@Autowired
	private ConfigurableApplicationContext context;

	private final List<ApplicationEvent> heard = new ArrayList<>();

	@BeforeEach
	void signIn() {
		signInAs(AUTHOR);
	}

	@Test
	void theListenerHearsWhatIsPublishedAndFindsTheCanaryInIt() throws Exception {
		Obs told = note(CANARY);
		listening(() -> context.publishEvent(new Object[]{Collections.singletonMap("saved", told)}));

		assertThat(heard).hasSize(1);
		assertThat(holdsCanary(heard.get(0), seen())).isTrue();
		assertThat(tablesWithCanary()).isEmpty();
	}

	@Test
	void noEventAndNoTableHoldsTheTextOfANote() throws Exception {
		listening(() -> {
			Encounter encounter = encounter();
			encounter.addObs(note(CANARY + " in an encounter"));
			encounter.addObs(ordinaryText("ordinary"));
			Context.getEncounterService().saveEncounter(encounter);
			Obs obs = note(CANARY + " alone");
			obs.setPerson(patient.getPerson());
			obs.setObsDatetime(new Date());
			Obs kept = Context.getObsService().saveObs(obs, null);
			kept.setValueText(CANARY + " amended");
			Context.getObsService().saveObs(kept, "amended");
			Context.getObsService().getObsByUuid(kept.getUuid());
			Context.getObsService().voidObs(kept, CANARY + " as the reason");
			Context.flushSession();
		});

		assertThat(heard).noneMatch(event -> holdsCanary(event, seen()));
		assertThat(tablesWithCanary()).isEmpty();
	}

	@Test
	void noEventAndNoTableHoldsWhatTheGuardRefused() throws Exception {
		listening(() -> {
			Obs obs = note(CANARY + " by a way around the services");
			obs.setPerson(patient.getPerson());
			obs.setObsDatetime(new Date());
			assertThat(catchThrowable(() -> sessionFactory.getCurrentSession().save(obs)))
					.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.obs.wrongDoor");
			Context.clearSession();
		});

		assertThat(heard).noneMatch(event -> holdsCanary(event, seen()));
		assertThat(tablesWithCanary()).isEmpty();
	}

	private void listening(Runnable work) {
		ApplicationListener<ApplicationEvent> listener = heard::add;
		context.addApplicationListener(listener);
		try {
			work.run();
		} finally {
			context.getBean(ApplicationEventMulticaster.class).removeApplicationListener(listener);
		}
	}

	/** Goes through whatever an event holds: values, collections, and the fields of the platform's own objects. */
	private static boolean holdsCanary(Object value, Set<Object> seen) {
		if (value instanceof CharSequence) {
			return value.toString().contains(CANARY);
		}
		if (value == null || !seen.add(value)) {
			return false;
		}
		if (value instanceof PayloadApplicationEvent) {
			return holdsCanary(((PayloadApplicationEvent<?>) value).getPayload(), seen);
		}
		if (value instanceof Map) {
			return holdsCanary(((Map<?, ?>) value).keySet(), seen) || holdsCanary(((Map<?, ?>) value).values(), seen);
		}
		if (value instanceof Collection) {
			return ((Collection<?>) value).stream().anyMatch(each -> holdsCanary(each, seen));
		}
		if (value instanceof Object[]) {
			return Arrays.stream((Object[]) value).anyMatch(each -> holdsCanary(each, seen));
		}
		return value.getClass().getName().startsWith("org.openmrs.") && fieldsHoldCanary(value, seen);
	}

	private static boolean fieldsHoldCanary(Object value, Set<Object> seen) {
		for (Class<?> type = value.getClass(); type != null && type.getName().startsWith("org.openmrs."); type = type
				.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()
						&& holdsCanary(read(field, value), seen)) {
					return true;
				}
			}
		}
		return false;
	}

	private static Object read(Field field, Object of) {
		try {
			field.setAccessible(true);
			return field.get(of);
		} catch (IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Set<Object> seen() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

	private List<String> tablesWithCanary() throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(getConnection(), true));
		List<String> found = new ArrayList<>();
		jdbc.query("select table_name, column_name from information_schema.columns where table_schema = 'PUBLIC' "
				+ "and type_name in ('VARCHAR', 'CHAR', 'CLOB', 'VARCHAR_IGNORECASE')", row -> {
					String table = row.getString(1);
					String column = row.getString(2);
					if (jdbc.queryForObject("select count(*) from \"" + table + "\" where cast(\"" + column
							+ "\" as varchar) like ?", Long.class, "%" + CANARY + "%") > 0) {
						found.add(table + "." + column);
					}
				});
		return found;
	}
}
