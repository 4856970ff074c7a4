/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.settingreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.Concept;
import org.openmrs.GlobalProperty;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.audit.StoredEvents;
import org.openmrs.module.sessionnotes.domain.safeguard.Safeguard;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.InvalidRequestException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.settingreview.AcceptedSetting.AskedState;
import org.openmrs.util.RoleConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("attack")
public class SafeguardSettingsTest extends SessionNotesContextTest {

	private static final String HOURS = SessionNotesProperties.PASSWORD_HOLD_HOURS;

	private static final int TEXT_CONCEPT = 19;

	@Autowired
	private SafeguardSettings settings;

	@Autowired
	private SettingReview review;

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private KeysetProvider keysetProvider;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private Reauthentication reauthentication;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private StoredEvents storedEvents;

	@Autowired
	private RestrictedConcepts restrictedConcepts;

	@Autowired
	private PlatformTransactionManager transactionManager;

	private List<Map<String, Object>> members;

	@BeforeEach
	public void withoutATransactionOfItsOwn() throws Exception {
		signInAsSuperuser();
		TestTransaction.end();
		members = transactions.apart(jdbc -> jdbc.queryForList("select * from concept_set"));
		settings.look();
	}

	@AfterEach
	public void removeWhatWasCommitted() throws Exception {
		reauthentication.clear();
		transactions.apart(jdbc -> {
			for (String table : Arrays.asList("setting", "access_event", "access_chain")) {
				jdbc.update("delete from sessionnotes_" + table);
			}
			jdbc.update("delete from global_property where property like 'sessionnotes.%'");
			jdbc.update("delete from concept_set");
			for (Map<String, Object> row : members) {
				jdbc.update("insert into concept_set (" + String.join(", ", row.keySet()) + ") values ("
						+ String.join(", ", row.keySet()).replaceAll("[^,]+", "?") + ")", row.values().toArray());
			}
			return null;
		});
		Context.clearSession();
	}

	@Test
	public void c1_whatAnOlderVersionHeldIsTakenOverWithinTheBounds() {
		forgetAll();
		set(HOURS, "0");
		set(SessionNotesProperties.RETENTION_YEARS, "15");
		settings.look();

		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("12");
		assertThat(inForce(Safeguard.RETENTION_YEARS)).isEqualTo("15");
		assertThat(events("SETTING_TAKEN_OVER")).contains(HOURS + ": 24 -> 12");
	}

	@Test
	public void c1_aLooserValueByPlainSqlDoesNothingAndIsInTheLogOnce() {
		set(HOURS, "0");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");

		settings.look();
		settings.look();

		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");
		assertThat(events("SETTING_PROPOSED")).containsExactly(HOURS + ": 24 -> 12");
		set(HOURS, "24");
		settings.look();
		assertThat(events("SETTING_WITHDRAWN")).containsExactly(HOURS + ": 24 -> 12");
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).getAsked()).isNull();
	}

	@Test
	public void c1_aStricterValueHoldsAtOnceAndIsNotTakenBackByOnePerson() {
		set(HOURS, "100");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("100");
		settings.look();
		set(HOURS, "24");
		settings.look();

		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("100");
		assertThat(events("SETTING_CHANGED")).containsExactly(HOURS + ": 24 -> 100");
	}

	@Test
	public void c1_anAbsentOrUnreadableValueChangesNothing() {
		set(HOURS, "100");
		settings.look();
		for (String none : Arrays.asList("", "soon", longest())) {
			set(HOURS, none);
			settings.look();
			assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("100");
		}
		transactions.apart(jdbc -> jdbc.update("delete from global_property where property = ?", HOURS));
		settings.look();
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("100");
		assertThat(events("SETTING_IGNORED")).containsExactly(HOURS + ": not a value");
	}

	/** @return digits, a million, or as many as the platform has room for: before 2.7 that is less */
	private String longest() {
		long room = transactions.apart(jdbc -> jdbc.queryForObject(
				"select character_maximum_length from information_schema.columns "
						+ "where upper(table_name) = 'GLOBAL_PROPERTY' and upper(column_name) = 'PROPERTY_VALUE'",
				Long.class));
		return "9".repeat((int) Math.min(1 << 20, room));
	}

	@Test
	public void c1_anAlteredADeletedOrAnOlderRowCountsAsTheStrictestValue() {
		Map<String, Object> older = transactions.apart(jdbc -> jdbc
				.queryForMap("select value_in_force, set_at, seal from sessionnotes_setting where setting_name = ?", HOURS));
		set(HOURS, "100");
		settings.look();
		transactions.apart(jdbc -> jdbc.update("update sessionnotes_setting set value_in_force = ?, set_at = ?, seal = ? "
				+ "where setting_name = ?", older.get("value_in_force"), older.get("set_at"), older.get("seal"), HOURS));
		set(HOURS, "24");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).as("an older row").isEqualTo("168");
		settings.look();
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("168");
		assertThat(events("SETTING_TAMPERED")).contains(HOURS + ": 24 -> 168");

		transactions
				.apart(jdbc -> jdbc.update("update sessionnotes_setting set value_in_force = '12' where setting_name = ?",
						HOURS));
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).as("altered").isEqualTo("168");
		settings.look();
		transactions.apart(jdbc -> jdbc.update("delete from sessionnotes_setting where setting_name = ?", HOURS));
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).as("deleted").isEqualTo("168");
		assertThat(inForce(Safeguard.ADOPTION_TWO_PEOPLE)).isEqualTo("true");
		assertThat(inForce(Safeguard.RESTRICTED_CONCEPTS)).contains(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
	}

	@Test
	public void c1_whoProposesDoesNotApproveAndWhoApprovesGivesThePasswordAgain() throws Exception {
		propose(HOURS, "12");
		String admin = Context.getAuthenticatedUser().getUuid();
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).getAskedBy()).isEqualTo(admin);
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");
		reauthentication.confirm("test");
		assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
				.hasMessage("sessionnotes.error.setting.secondPerson");
		signInAs(AUTHOR);
		assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.setting.mayNotDecide");
		assertThat(review.getSettings()).hasSize(Safeguard.values().length);
		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
				.isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "13", true))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.setting.notWaiting");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");

		review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true);

		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("12");
		AcceptedSetting accepted = setting(Safeguard.PASSWORD_HOLD_HOURS);
		assertThat(accepted.getSetBy()).isEqualTo(admin);
		assertThat(accepted.getApprovedBy()).isEqualTo(Context.getAuthenticatedUser().getUuid());
		signInAs(AUTHOR);
		assertThat(review.getHistory(0, 50)).extracting(event -> event.getEvent().getDetail())
				.contains(HOURS + ": 24 -> 12");
		signInAs(NURSE);
		assertThatThrownBy(review::getSettings).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.setting.mayNotSee");
	}

	@Test
	public void theSinglePractitionerSaysSoTwiceADayApartAndOnlyWhereThereIsNobodyElse() {
		propose(SessionNotesProperties.SINGLE_PRACTITIONER, "true");
		SafeguardSettings tomorrow = new SafeguardSettings(transactions, keysetProvider, accessLog, name -> null,
				() -> System.currentTimeMillis() + TimeUnit.HOURS.toMillis(24));
		SettingReview later = new SettingReview(tomorrow, currentRequest, reauthentication, accessLog, storedEvents);
		reauthentication.confirm("test");
		assertNoSecondPerson(later);
		String admin = Context.getAuthenticatedUser().getUuid();
		List<String> others = transactions.apart(jdbc -> jdbc
				.queryForList("select uuid from users where uuid <> ? and retired = ?", String.class, admin, false));
		retire(true, others);
		try {
			assertNoSecondPerson(review);
			transactions.apart(jdbc -> jdbc.update("update users set retired = ? where username = ?", false, SUPERVISOR));
			assertNoSecondPerson(later);
			retire(true, others);
			assertThat(inForce(Safeguard.SINGLE_PRACTITIONER)).isEqualTo("false");

			later.decide(Safeguard.SINGLE_PRACTITIONER, "true", true);

			assertThat(inForce(Safeguard.SINGLE_PRACTITIONER)).isEqualTo("true");
			propose(HOURS, "12");
			assertThatThrownBy(() -> later.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
					.hasMessage("sessionnotes.error.setting.secondPerson");
		} finally {
			retire(false, others);
		}
	}

	private void retire(boolean retired, List<String> users) {
		transactions.apart(jdbc -> {
			users.forEach(user -> jdbc.update("update users set retired = ? where uuid = ?", retired, user));
			return null;
		});
	}

	@Test
	public void whatIsAskedForHoldsWaitsOrIsRefusedByName() throws Exception {
		review.propose(Safeguard.PASSWORD_HOLD_HOURS, " +48 ");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("48");
		review.propose(Safeguard.PASSWORD_HOLD_HOURS, "0");
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).isWaitingFor("12")).isTrue();
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).getAskedBy())
				.isEqualTo(Context.getAuthenticatedUser().getUuid());
		for (String none : new String[]{"soon", "", null, "1e2"}) {
			assertThatThrownBy(() -> review.propose(Safeguard.PASSWORD_HOLD_HOURS, none)).as(none)
					.isInstanceOf(InvalidRequestException.class).hasMessage("sessionnotes.error.setting.notAValue");
		}
		assertThatThrownBy(() -> review.propose(Safeguard.ADOPTION_TWO_PEOPLE, "Oui"))
				.hasMessage("sessionnotes.error.setting.notAValue");
		assertThatThrownBy(() -> review.propose(Safeguard.RESTRICTED_CONCEPTS, ""))
				.hasMessage("sessionnotes.error.setting.concepts");
		assertThat(events("SETTING_IGNORED")).isEmpty();

		signInAs(PRIVACY_OFFICER);
		assertThatThrownBy(() -> review.propose(Safeguard.PASSWORD_HOLD_HOURS, "100"))
				.isInstanceOf(APIAuthenticationException.class);
		reauthentication.confirm(PASSWORD);
		review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", false);
		signInAsSuperuser();
		assertThatThrownBy(() -> review.propose(Safeguard.PASSWORD_HOLD_HOURS, "12"))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.setting.refused");
		review.propose(Safeguard.PASSWORD_HOLD_HOURS, "48");
		review.propose(Safeguard.PASSWORD_HOLD_HOURS, "12");
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).isWaitingFor("12")).isTrue();
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("48");
	}

	@Test
	public void whatTheServerSetsIsNotAskedFor() {
		SafeguardSettings ofServer = new SafeguardSettings(transactions, keysetProvider, accessLog,
				name -> HOURS.equals(name) ? "30" : null, System::currentTimeMillis);
		SettingReview there = new SettingReview(ofServer, currentRequest, reauthentication, accessLog, storedEvents);

		assertThatThrownBy(() -> there.propose(Safeguard.PASSWORD_HOLD_HOURS, "100"))
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.setting.byServer");
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("30");
	}

	private static void assertNoSecondPerson(SettingReview review) {
		assertThatThrownBy(() -> review.decide(Safeguard.SINGLE_PRACTITIONER, "true", true))
				.hasMessage("sessionnotes.error.setting.secondPerson");
	}

	@Test
	public void thatThereIsASinglePractitionerIsNotTakenOver() {
		forgetAll();
		set(SessionNotesProperties.SINGLE_PRACTITIONER, "true");
		assertThat(inForce(Safeguard.SINGLE_PRACTITIONER)).isEqualTo("false");
		settings.look();

		assertThat(inForce(Safeguard.SINGLE_PRACTITIONER)).isEqualTo("false");
		assertThat(setting(Safeguard.SINGLE_PRACTITIONER).getAskedState()).isEqualTo(AskedState.WAITING);
	}

	@Test
	public void c1_whatNobodyKnownProposedIsNotApprovedBySomebodyWhoCouldHave() throws Exception {
		set(HOURS, "12");
		reauthentication.confirm("test");
		assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
				.hasMessage("sessionnotes.error.setting.secondPerson");
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", false);
		settings.look();
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");
		assertThat(setting(Safeguard.PASSWORD_HOLD_HOURS).getAskedState()).isEqualTo(AskedState.REFUSED);
		assertThat(events("SETTING_PROPOSED")).hasSize(1);
	}

	@Test
	public void c1_whatNobodyKnownProposedIsNotApprovedBySomebodyWhoCouldByNowInAnOpenSession() throws Exception {
		set(HOURS, "12");
		settings.look();
		signInAs(PRIVACY_OFFICER);
		reauthentication.confirm(PASSWORD);
		int officer = Context.getAuthenticatedUser().getUserId();
		transactions.apart(
				jdbc -> jdbc.update("insert into user_role (user_id, role) values (?, ?)", officer,
						RoleConstants.SUPERUSER));
		try {
			assertThatThrownBy(() -> review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true))
					.hasMessage("sessionnotes.error.setting.secondPerson");
		} finally {
			transactions.apart(jdbc -> jdbc.update("delete from user_role where user_id = ? and role = ?", officer,
					RoleConstants.SUPERUSER));
		}
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("24");

		review.decide(Safeguard.PASSWORD_HOLD_HOURS, "12", true);

		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("12");
	}

	@Test
	public void m9_twoPeopleAreNotSwitchedOffByOne() {
		propose(SessionNotesProperties.ADOPTION_TWO_PEOPLE, "true");
		assertThat(inForce(Safeguard.ADOPTION_TWO_PEOPLE)).isEqualTo("true");
		propose(SessionNotesProperties.ADOPTION_TWO_PEOPLE, "false");
		assertThat(inForce(Safeguard.ADOPTION_TWO_PEOPLE)).isEqualTo("true");
	}

	@Test
	public void c1_theRuntimePropertiesWinWithinTheBounds() {
		Map<String, String> properties = new HashMap<>();
		SafeguardSettings ofServer = new SafeguardSettings(transactions, keysetProvider, accessLog, properties::get,
				System::currentTimeMillis);
		properties.put(HOURS, "0");
		ofServer.look();
		assertThat(transactions.<String>apart(jdbc -> ofServer.of(jdbc, Safeguard.PASSWORD_HOLD_HOURS))).isEqualTo("12");
		properties.clear();
		ofServer.look();
		assertThat(inForce(Safeguard.PASSWORD_HOLD_HOURS)).isEqualTo("12");
	}

	@Test
	public void m1_aKindIsNotMarkedByOnePerson() {
		propose(SessionNotesProperties.SUD_COUNSELING_NOTE_CONCEPTS, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID);
		assertThat(inForce(Safeguard.SUD_COUNSELING_NOTE_CONCEPTS)).isEmpty();
		assertThat(setting(Safeguard.SUD_COUNSELING_NOTE_CONCEPTS).getAskedState()).isEqualTo(AskedState.WAITING);
	}

	@Test
	public void m10_whatIsShippedAndWhatWasTakenOutByOnePersonStaysRestricted() {
		Concept other = Context.getConceptService().getConcept(TEXT_CONCEPT);
		insertMember(TEXT_CONCEPT);
		assertThat(restrictedConcepts.current().contains(other)).as("at once").isTrue();
		settings.look();
		transactions.apart(jdbc -> jdbc.update("delete from concept_set"));

		settings.look();

		assertThat(restrictedConcepts.current().contains(other)).isTrue();
		assertThat(restrictedConcepts.current().getUuids()).contains(SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				SessionNotesMetadata.SUD_COUNSELING_NOTE_CONCEPT_UUID, other.getUuid());
		assertThat(setting(Safeguard.RESTRICTED_CONCEPTS).getAskedState()).isEqualTo(AskedState.WAITING);
	}

	@Test
	public void h1_aQuestionOfTheProgressNoteIsNotRestrictedByTheService() {
		assertThatThrownBy(() -> addToSet(ProgressNoteConcept.PLAN.getUuid()))
				.hasStackTraceContaining("sessionnotes.error.concept.ofRecord");
		assertThatThrownBy(
				() -> addToSet(ProgressNoteConcept.TECHNIQUES.getAnswers().get(0).getUuid()))
				.hasStackTraceContaining("sessionnotes.error.concept.ofRecord");
		assertThat(restrictedConcepts.current().containsUuid(ProgressNoteConcept.PLAN.getUuid())).isFalse();
	}

	@Test
	public void h1_aQuestionOfTheRecordThatComesToTheSetByPlainSqlIsLeftOut() {
		Concept plan = Context.getConceptService().getConceptByUuid(ProgressNoteConcept.PLAN.getUuid());
		Concept own = Context.getConceptService().getConcept(TEXT_CONCEPT);
		set(ProgressNoteConcept.RISK_ACTION.getGlobalProperty(), own.getUuid());
		insertMember(plan.getConceptId());
		insertMember(TEXT_CONCEPT);
		assertThat(restrictedConcepts.current().contains(plan)).isFalse();
		assertThat(restrictedConcepts.current().contains(own)).as("mapped").isFalse();

		settings.look();
		settings.look();

		assertThat(restrictedConcepts.current().contains(plan)).isFalse();
		assertThat(restrictedConcepts.current().contains(own)).isFalse();
		assertThat(events("SETTING_IGNORED")).containsExactlyInAnyOrder(
				"sessionnotes.restrictedConcepts: +" + plan.getUuid(), "sessionnotes.restrictedConcepts: +" + own.getUuid());
	}

	@Test
	public void h1_aMappingToARestrictedConceptTakesNoRestrictionAway() {
		Concept own = Context.getConceptService().getConcept(TEXT_CONCEPT);
		insertMember(TEXT_CONCEPT);
		settings.look();
		set(ProgressNoteConcept.RISK_ACTION.getGlobalProperty(), own.getUuid());
		settings.look();
		assertThat(restrictedConcepts.current().contains(own)).isTrue();
	}

	private void addToSet(String conceptUuid) {
		new TransactionTemplate(transactionManager).execute(status -> {
			Concept set = Context.getConceptService().getConceptByUuid(SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID);
			set.addSetMember(Context.getConceptService().getConceptByUuid(conceptUuid));
			return Context.getConceptService().saveConcept(set);
		});
	}

	private void insertMember(int conceptId) {
		transactions.apart(jdbc -> jdbc.update(
				"insert into concept_set (concept_set_id, concept_id, concept_set, sort_weight, "
						+ "creator, date_created, uuid) select ?, ?, concept_id, 9, 1, date_created, ? from concept where uuid = ?",
				90_000 + conceptId, conceptId, UUID.randomUUID().toString(),
				SessionNotesMetadata.RESTRICTED_CONCEPT_SET_UUID));
	}

	/** By the platform's service, committed. */
	private void propose(String property, String value) {
		new TransactionTemplate(transactionManager).execute(
				status -> Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(property, value)));
	}

	/** By plain SQL. */
	private void set(String property, String value) {
		transactions.apart(jdbc -> {
			jdbc.update("delete from global_property where property = ?", property);
			return jdbc.update("insert into global_property (property, property_value, uuid) values (?, ?, ?)", property,
					value, UUID.randomUUID().toString());
		});
	}

	private void forgetAll() {
		transactions.apart(jdbc -> {
			jdbc.update("delete from sessionnotes_access_event");
			jdbc.update("delete from sessionnotes_access_chain");
			return jdbc.update("delete from sessionnotes_setting");
		});
	}

	private String inForce(Safeguard safeguard) {
		return transactions.apart(jdbc -> settings.of(jdbc, safeguard));
	}

	private AcceptedSetting setting(Safeguard safeguard) {
		return settings.all().stream().filter(each -> each.getSafeguard() == safeguard).findFirst().get();
	}

	private List<String> events(String type) {
		return transactions.apart(jdbc -> jdbc.queryForList(
				"select detail from sessionnotes_access_event where event_type = ? order by sequence_number", String.class,
				type));
	}
}
