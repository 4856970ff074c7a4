/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.SessionNotesContextTest;
import org.openmrs.module.sessionnotes.access.CurrentRequest;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.audit.AccessLog;
import org.openmrs.module.sessionnotes.domain.access.RestrictedKind;
import org.openmrs.module.sessionnotes.domain.audit.AccessEventType;
import org.openmrs.module.sessionnotes.domain.content.NoteContent;
import org.openmrs.module.sessionnotes.domain.disclosure.Disclosure;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureBasis;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureLifecycle;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureScope;
import org.openmrs.module.sessionnotes.domain.disclosure.DisclosureState;
import org.openmrs.module.sessionnotes.domain.disclosure.Evidence;
import org.openmrs.module.sessionnotes.domain.disclosure.EvidenceElement;
import org.openmrs.module.sessionnotes.domain.disclosure.MakerRole;
import org.openmrs.module.sessionnotes.domain.disclosure.Recipient;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.SessionNotesException;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.module.sessionnotes.metadata.SessionNotesPrivileges;
import org.openmrs.module.sessionnotes.metadata.SessionNotesProperties;
import org.openmrs.module.sessionnotes.platform.StoreTransactions;
import org.openmrs.module.sessionnotes.psychotherapynote.NewNote;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.TestTransaction;

/** A clinic of one obeys a court order and makes an accounting; a clinic of two takes two for it. */
public class SinglePractitionerTest extends SessionNotesContextTest {

	private static final long DAY = TimeUnit.DAYS.toMillis(1);

	private static final long NOW = System.currentTimeMillis();

	@Autowired
	private StoreTransactions transactions;

	@Autowired
	private DisclosureStore store;

	@Autowired
	private AccessLog accessLog;

	@Autowired
	private CurrentRequest currentRequest;

	@Autowired
	private Reauthentication reauthentication;

	private DisclosureService disclosures;

	private List<String> others;

	private String note;

	@BeforeEach
	public void aClinicOfOne() {
		TestTransaction.end();
		transactions.apart(jdbc -> {
			others = jdbc.queryForList("select uuid from users where username <> 'anna' and retired = ?", String.class,
					false);
			others.forEach(other -> jdbc.update("update users set retired = ? where uuid = ?", true, other));
			return jdbc.update("insert into user_role (user_id, role) select user_id, 'Session Notes: Privacy Officer' "
					+ "from users where username = 'anna'");
		});
		setSinglePractitioner("true");
		Context.clearSession();
		disclosures = Context.getService(DisclosureService.class);
		signInAs(AUTHOR);
		note = UUID.randomUUID().toString();
		service.createNote(new NewNote(note, patient.getUuid(), null, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID,
				new Date(NOW - 2 * DAY), NoteContent.ofText("a note")));
		reauthentication.confirm(PASSWORD);
	}

	@AfterEach
	public void asItWas() {
		reauthentication.clear();
		Context.removeProxyPrivilege(SessionNotesPrivileges.RECORD_ORDERS);
		setSinglePractitioner("false");
		transactions.apart(jdbc -> {
			for (String table : new String[]{"access_event", "access_chain", "disclosure", "note_version", "note",
					"setting"}) {
				jdbc.update("delete from sessionnotes_" + table);
			}
			others.forEach(other -> jdbc.update("update users set retired = ? where uuid = ?", false, other));
			return jdbc.update("delete from user_role where role = 'Session Notes: Privacy Officer' "
					+ "and user_id = (select user_id from users where username = 'anna')");
		});
		Context.clearSession();
	}

	@Test
	public void theOneWhoRecordedAnOrderApprovesItADayLater() {
		Disclosure today = disclosures.make(order());
		assertRefused(today, DisclosureLifecycle.NOT_YET_ALONE);
		Disclosure yesterday = recordedBefore(DAY + 1);

		Disclosure approved = disclosures.decide(yesterday.getUuid(), true);

		assertThat(approved.getState(System.currentTimeMillis())).isEqualTo(DisclosureState.LIVE);
		assertThat(disclosures.getDisclosure(yesterday.getUuid()).get().getApproval().isAlone()).isTrue();
		assertThat(disclosures.makeFile(yesterday.getUuid()).getContent()).isNotEmpty();
	}

	@Test
	public void withASecondPersonItTakesTwoAgain() {
		Disclosure yesterday = recordedBefore(DAY + 1);
		transactions.apart(jdbc -> jdbc.update("update users set retired = ? where username = 'bert'", false));
		assertRefused(yesterday, DisclosureLifecycle.SAME_PERSON);
		transactions.apart(jdbc -> jdbc.update("update users set retired = ? where username = 'bert'", true));
		setSinglePractitioner("false");
		assertRefused(yesterday, DisclosureLifecycle.SAME_PERSON);
	}

	@Test
	public void nobodyApprovesAloneWhatIsOfAnothersNotes() {
		String bert = transactions
				.apart(jdbc -> jdbc.queryForObject("select uuid from users where username = 'bert'", String.class));
		assertRefused(recordedBefore(DAY + 1, DisclosureScope.note(bert, patient.getUuid(), note)),
				DisclosureLifecycle.SAME_PERSON);
	}

	@Test
	public void anAccountingIsMadeByTheAuthorWhereThereIsNobodyElse() {
		AccountingService accountings = Context.getService(AccountingService.class);
		// the platform's session knows the roles of before; the module asks the database
		Context.addProxyPrivilege(SessionNotesPrivileges.RECORD_ORDERS);
		assertThat(accountings.makeAccounting(patient.getUuid(), null).getRows()).isEmpty();

		setSinglePractitioner("false");
		assertThatThrownBy(() -> accountings.makeAccounting(patient.getUuid(), null)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.accounting.ownClient");
	}

	private void assertRefused(Disclosure disclosure, String messageCode) {
		assertThatThrownBy(() -> disclosures.decide(disclosure.getUuid(), true))
				.hasMessage("sessionnotes.error.disclosure.refused").isInstanceOfSatisfying(SessionNotesException.class,
						refused -> assertThat(refused.getFindings()).containsExactly(messageCode));
	}

	private Disclosure recordedBefore(long ago) {
		return recordedBefore(ago,
				DisclosureScope.note(Context.getAuthenticatedUser().getUuid(), patient.getUuid(), note));
	}

	/** As it would have been recorded then. */
	private Disclosure recordedBefore(long ago, DisclosureScope scope) {
		Disclosure recorded = Disclosure.builder().uuid(UUID.randomUUID().toString()).kind(RestrictedKind.PSYCHOTHERAPY_NOTE)
				.scope(scope).recipient(Recipient.outside("District Court", "1 Road")).basis(DisclosureBasis.REQUIRED_BY_LAW)
				.evidence(evidence()).time(NOW - ago, NOW + DAY).purpose("case 12")
				.made(MakerRole.PRIVACY_OFFICER, Context.getAuthenticatedUser().getUuid(), NOW - ago).build();
		transactions.apart(jdbc -> {
			store.insert(jdbc, recorded);
			accessLog.record(jdbc, AccessLog.event(AccessEventType.ORDER_RECORDED, currentRequest.describe(""))
					.disclosure(recorded.getUuid()).noteDigest(recorded.getDigest()));
			return null;
		});
		return recorded;
	}

	private NewDisclosure order() {
		return new NewDisclosure(DisclosureBasis.REQUIRED_BY_LAW).note(note).toOutside("District Court", "1 Road")
				.time(null, NOW + DAY).purpose("case 12").evidence(evidence());
	}

	private static Evidence evidence() {
		return CompleteEvidence.of(Evidence.none().with(EvidenceElement.INSTRUMENT, "COURT_ORDER")
				.with(EvidenceElement.ISSUER, "District Court").with(EvidenceElement.REFERENCE, "12")
				.with(EvidenceElement.ISSUED_ON, NOW - 3 * DAY));
	}

	/** As whoever runs the server sets it, who needs no second person. */
	private static void setSinglePractitioner(String value) {
		Properties properties = Context.getRuntimeProperties();
		properties.setProperty(SessionNotesProperties.SINGLE_PRACTITIONER, value);
		Context.setRuntimeProperties(properties);
	}
}
