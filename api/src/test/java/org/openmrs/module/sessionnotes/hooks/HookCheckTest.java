/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.hibernate.EmptyInterceptor;
import org.hibernate.Interceptor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.ChainingInterceptor;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each hook is taken away on purpose, one at a time, and has to be named. */
class HookCheckTest extends SessionNotesContextTest {

	private static final MethodInterceptor PASSING = invocation -> invocation.proceed();

	@Autowired
	private HookCheck hooks;

	private final List<Runnable> undo = new ArrayList<>();

	@AfterEach
	void putBack() {
		Collections.reverse(undo);
		undo.forEach(Runnable::run);
	}

	@Test
	void everyHookHolds() {
		assertThat(failed()).isEmpty();
		assertThat(hooks.check()).extracting(HookState::getName).containsExactly("obsService: ObsServiceAdvice",
				"obsService: SignedNoteAdvice", "encounterService: AllOrNothingAdvice",
				"encounterService: EncounterLifeAdvice",
				"encounterService: EncounterServiceAdvice", "encounterService: SignedNoteAdvice",
				"patientService: AllOrNothingAdvice", "patientService: PatientLifeAdvice",
				"patientService: SignedNoteAdvice",
				"hL7Service: Hl7ServiceAdvice",
				"userService: PasswordAdvice", "visitService: AllOrNothingAdvice", "personService: AllOrNothingAdvice",
				"programWorkflowService: AllOrNothingAdvice", "cohortService: AllOrNothingAdvice",
				"orderService: AllOrNothingAdvice", "sessionFactory: RestrictedObsInterceptor",
				"sessionFactory: SettingWatch",
				"sessionFactory: AuthorshipInterceptor", "sessionFactory: SignedNoteInterceptor",
				"sessionFactory: IdentifierGuard");
		hooks.require();
	}

	@Test
	void eachAdviceThatIsTakenAwayIsNamedAlone() {
		for (HookedService service : HookedService.values()) {
			Advised advised = (Advised) Context.getService(service.getType());
			for (Advisor own : ownOf(advised)) {
				int position = Arrays.asList(advised.getAdvisors()).indexOf(own);
				advised.removeAdvisor(own);

				assertThat(failed()).isEqualTo(Map.of(name(service, own), HookFault.NOT_ATTACHED));
				assertThatThrownBy(hooks::require).isInstanceOf(UnavailableException.class)
						.hasMessageContaining(name(service, own) + ": It is not attached.");

				advised.addAdvisor(position, own);
			}
		}
		assertThat(failed()).isEmpty();
	}

	@Test
	void anAdviceBehindAnotherIsNamed() {
		Advised obsService = (Advised) Context.getObsService();
		Advisor first = ownOf(obsService).get(0);
		int position = Arrays.asList(obsService.getAdvisors()).indexOf(first);
		obsService.addAdvice(position, PASSING);
		undo.add(() -> obsService.removeAdvice(PASSING));

		assertThat(failed()).containsEntry("obsService: ObsServiceAdvice", HookFault.OUT_OF_ORDER);
	}

	@Test
	void advicesInTheWrongOrderAreNamed() {
		Advised encounterService = (Advised) Context.getEncounterService();
		Advisor last = ownOf(encounterService).get(3);
		int position = Arrays.asList(encounterService.getAdvisors()).indexOf(last);
		encounterService.removeAdvisor(last);
		encounterService.addAdvisor(position - 2, last);
		undo.add(() -> {
			encounterService.removeAdvisor(last);
			encounterService.addAdvisor(position, last);
		});

		assertThat(failed()).containsOnlyKeys("encounterService: EncounterLifeAdvice",
				"encounterService: EncounterServiceAdvice");
	}

	/** As an advice of another module would be that answers by itself. */
	@Test
	void anAdviceThatNoCallReachesIsNamed() {
		Advised userService = (Advised) Context.getUserService();
		MethodInterceptor answering = invocation -> "getUser".equals(invocation.getMethod().getName())
				? null
				: invocation.proceed();
		userService.addAdvice(0, answering);
		undo.add(() -> userService.removeAdvice(answering));

		assertThat(failed()).isEqualTo(Map.of("userService: PasswordAdvice", HookFault.NOT_REACHED));
	}

	@Test
	void eachInterceptorThatIsTakenAwayIsNamedAlone() {
		Collection<Interceptor> chain = chain();
		List<Interceptor> before = new ArrayList<>(chain);
		undo.add(() -> set(before));
		List<Interceptor> own = before.stream()
				.filter(each -> each.getClass().getName().startsWith("org.openmrs.module.sessionnotes."))
				.collect(Collectors.toList());
		assertThat(own).hasSize(5);
		for (Interceptor each : own) {
			set(before.stream().filter(other -> other != each).collect(Collectors.toList()));

			String name = "sessionFactory: " + each.getClass().getSimpleName();
			assertThat(failed()).isEqualTo(Map.of(name, HookFault.NOT_ATTACHED));
			assertThatThrownBy(hooks::require).hasMessageContaining(name);
		}
	}

	@Test
	void theGuardThatIsNotAskedFirstIsNamed() {
		List<Interceptor> before = new ArrayList<>(chain());
		undo.add(() -> set(before));
		List<Interceptor> behind = new ArrayList<>(before);
		behind.add(0, new EmptyInterceptor() {
		});
		set(behind);

		assertThat(failed()).isEqualTo(Map.of("sessionFactory: RestrictedObsInterceptor", HookFault.OUT_OF_ORDER));
	}

	@Test
	void aGuardThatIsAttachedAndRefusesNothingIsNamed() {
		List<Interceptor> before = new ArrayList<>(chain());
		undo.add(() -> set(before));
		List<Interceptor> swallowed = new ArrayList<>(before);
		// one that fails before the rest is asked, as an interceptor of another module may
		swallowed.add(1, new EmptyInterceptor() {

			@Override
			public boolean onSave(Object entity, java.io.Serializable id, Object[] state, String[] propertyNames,
					org.hibernate.type.Type[] types) {
				throw new IllegalStateException("another module's");
			}
		});
		set(swallowed);

		assertThat(failed()).isEqualTo(Map.of("sessionFactory: SettingWatch", HookFault.DID_NOT_REFUSE,
				"sessionFactory: SignedNoteInterceptor", HookFault.DID_NOT_REFUSE));
	}

	@Test
	void aTrialLeavesNothing() throws Exception {
		Map<String, Long> before = rows();

		hooks.require();

		assertThat(rows()).isEqualTo(before);
		assertThat(Context.getEncounterService().getEncounterTypeByUuid("f0e2c3f0-d01f-4abd-9c70-14c3b7176b80")
				.getDescription()).doesNotContain("trial");
		assertThat(sessionFactory.getCurrentSession().isDirty()).isFalse();
	}

	/** For a status an administrator asks in a session of their own, with changes that are not written yet. */
	@Test
	void aTrialTouchesNeitherTheCallersSessionNorTheirUser() {
		signInAs(AUTHOR);
		Obs half = ordinaryText("not saved yet");
		long events = count("select count(*) from sessionnotes_access_event");

		hooks.require();

		assertThat(Context.getAuthenticatedUser().getUsername()).isEqualTo(AUTHOR);
		assertThat(half.getObsId()).isNull();
		assertThat(count("select count(*) from sessionnotes_access_event")).isEqualTo(events);
	}

	private Map<String, HookFault> failed() {
		Map<String, HookFault> failed = new HashMap<>();
		for (HookState state : hooks.check()) {
			if (state.getFault() != null) {
				failed.put(state.getName(), state.getFault());
			}
		}
		return failed;
	}

	private static List<Advisor> ownOf(Advised service) {
		return Arrays.stream(service.getAdvisors())
				.filter(advisor -> advisor.getAdvice().getClass().getName().startsWith("org.openmrs.module.sessionnotes."))
				.collect(Collectors.toList());
	}

	private static String name(HookedService service, Advisor advisor) {
		Advice advice = advisor.getAdvice();
		return service.getBeanName() + ": " + advice.getClass().getSimpleName();
	}

	private Collection<Interceptor> chain() {
		return ((ChainingInterceptor) sessionFactory.unwrap(SessionFactoryImplementor.class).getSessionFactoryOptions()
				.getInterceptor()).interceptors;
	}

	private void set(List<Interceptor> interceptors) {
		Collection<Interceptor> chain = chain();
		chain.clear();
		chain.addAll(interceptors);
	}

	/** The rows of every table, and the next number of every one that is counted. */
	private Map<String, Long> rows() throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(getConnection(), true));
		Map<String, Long> rows = new HashMap<>();
		for (String table : jdbc.queryForList("select table_name from information_schema.tables where table_schema = "
				+ "'PUBLIC'", String.class)) {
			rows.put(table, jdbc.queryForObject("select count(*) from \"" + table + "\"", Long.class));
		}
		jdbc.query("select sequence_name, current_value from information_schema.sequences",
				row -> {
					rows.put("sequence " + row.getString(1), row.getLong(2));
				});
		return rows;
	}
}
