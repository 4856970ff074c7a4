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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openmrs.CodedOrFreeText;
import org.openmrs.ConditionVerificationStatus;
import org.openmrs.Diagnosis;
import org.openmrs.Encounter;
import org.openmrs.GlobalProperty;
import org.openmrs.Obs;
import org.openmrs.Person;
import org.openmrs.Provider;
import org.openmrs.User;
import org.openmrs.Visit;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.ProxyPrivileges;
import org.openmrs.module.sessionnotes.domain.progressnote.Capacity;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteContent;
import org.openmrs.module.sessionnotes.domain.progressnote.ProgressNoteState;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedAnswer;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedContent;
import org.openmrs.module.sessionnotes.domain.progressnote.SignedRecord;
import org.openmrs.module.sessionnotes.domain.progressnote.SupervisionMode;
import org.openmrs.module.sessionnotes.errors.ConflictException;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.openmrs.module.sessionnotes.errors.NotesOnHoldException;
import org.openmrs.module.sessionnotes.errors.ReauthenticationRequiredException;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteAnswer;
import org.openmrs.module.sessionnotes.metadata.ProgressNoteConcept;
import org.openmrs.module.sessionnotes.metadata.SessionNotesMetadata;
import org.openmrs.util.PrivilegeConstants;

/** What was tried on signatures: other words, another author, another content than was seen, another one's password. */
@Tag("attack")
public class SignedNoteAttackTest extends ProgressNoteContextTest {

	@AfterEach
	public void forgetTheClinicsConcepts() {
		concepts().globalPropertyDeleted("all");
	}

	@Test
	public void h3_aSettingThatNamesAnotherQuestionsConceptIsRefused() throws Exception {
		signInAsSuperuser();

		assertRefused(ProgressNoteConcept.RISK_ACTION, ProgressNoteConcept.RISK.getUuid(), "shared");
		assertRefused(ProgressNoteConcept.RISK_ACTION, ProgressNoteConcept.PLAN.getUuid(), "shared");
		assertRefused(ProgressNoteConcept.PLAN, SessionNotesMetadata.PSYCHOTHERAPY_NOTE_CONCEPT_UUID, "restricted");
		assertRefused(ProgressNoteConcept.RISK, own(), "datatype");
		save(ProgressNoteConcept.PLAN, own());
		assertRefused(ProgressNoteConcept.RISK_ACTION, own(), "shared");
	}

	@Test
	public void h3_aSettingThatWasSetPastTheServiceChangesNothing() {
		String uuid = signedNote();
		ProgressNoteContent signed = notes.getNote(uuid).get().getContent();
		setPastTheService(ProgressNoteConcept.RISK_ACTION, ProgressNoteConcept.RISK.getUuid());
		setPastTheService(ProgressNoteConcept.PLAN, own());
		setPastTheService(ProgressNoteConcept.CHANGE_DESCRIBED, own());

		assertThat(notes.getNote(uuid).get().getContent()).usingRecursiveComparison().isEqualTo(signed);
		assertThat(signed.getRisk()).isEqualTo(ProgressNoteAnswer.RISK_NOT_STATED.getUuid());
		assertThat(differences(uuid)).isEmpty();
		signInAs(THERAPIST);
		assertThat(draft().getEncounter().getAllObs()).as("the shipped concepts stay")
				.noneMatch(obs -> obs.getConcept().getUuid().equals(own()));
	}

	@Test
	public void h3_whatWasSignedWithAConceptOfTheClinicsStaysTheAnswerToItsQuestion() throws Exception {
		signInAsSuperuser();
		save(ProgressNoteConcept.PLAN, own());
		String uuid = signedNote();
		setPastTheService(ProgressNoteConcept.PLAN, "");
		setPastTheService(ProgressNoteConcept.RISK_ACTION, own());

		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.isShownAsSigned()).isTrue();
		assertThat(note.getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(note.getContent().getRiskAction()).isNull();
		assertThat(differences(uuid)).isEmpty();
	}

	@Test
	public void h3_theSignedWordsAreKeptWhenTheDictionaryNamesThemAnew() {
		String uuid = signedNote();
		String before = notes.getNote(uuid).get().getShown().wordingOf(ProgressNoteAnswer.RISK_NOT_STATED.getUuid());
		sql("update concept_name set name = 'High risk, renamed' where concept_id = (select concept_id from concept where uuid = '"
				+ ProgressNoteAnswer.RISK_NOT_STATED.getUuid() + "')");
		sql("update concept_name set name = 'Anything' where concept_id = (select concept_id from concept where uuid = '"
				+ ProgressNoteConcept.PLAN.getUuid() + "')");

		assertThat(before).isEqualTo("No risk stated");
		SignedContent shown = notes.getNote(uuid).get().getShown();
		assertThat(shown.wordingOf(ProgressNoteAnswer.RISK_NOT_STATED.getUuid())).isEqualTo(before);
		assertThat(shown.getAnswers()).filteredOn(answer -> "plan".equals(answer.getQuestion()))
				.extracting(SignedAnswer::getQuestionWording).containsExactly("Treatment plan adjustments");
		assertThat(differences(uuid)).isEmpty();
		assertThat(notes.verify(uuid).get(0).getReworded()).containsExactly("plan", "risk");
	}

	@Test
	public void h3_aRecordThatIsAnotherIsNamedAndNotShown() {
		String uuid = signedNote();
		sql("update obs set value_text = 'forged' where encounter_id = " + id(uuid) + " and concept_id = (select concept_id "
				+ "from concept where uuid = '" + ProgressNoteConcept.PLAN.getUuid() + "')");

		assertThat(notes.getNote(uuid).get().getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(differences(uuid)).containsExactly("plan");
	}

	@Test
	public void h3_wordsThatWereTamperedWithAreNotShown() {
		String uuid = signedNote();
		sql("update sessionnotes_signed_content set content = replace(content, 'Weekly', 'Never')");

		ProgressNote note = notes.getNote(uuid).get();
		assertThat(note.isShownAsSigned()).isFalse();
		assertThat(note.getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(differences(uuid)).containsExactly("content");
	}

	@Test
	public void h3_anAddendumIsShownAsItWasSigned() {
		String uuid = signedNote();
		notes.addAddendum(uuid, "Corrected: five hours");
		setPastTheService(ProgressNoteConcept.ADDENDUM, own());
		assertThat(differences(uuid)).isEmpty();
		sql("update obs set value_text = 'forged' where value_text = 'Corrected: five hours'");

		assertThat(notes.getNote(uuid).get().getAddenda()).filteredOn(addendum -> addendum.getSignature() != null)
				.extracting(Addendum::getText).containsExactly("Corrected: five hours");
		assertThat(differences(uuid)).containsExactly("addendum");
	}

	@Test
	public void h3_anOlderSignatureStillVerifiesAndTellsWhereTodaysQuestionsDoNotFitIt() throws Exception {
		signInAsSuperuser();
		save(ProgressNoteConcept.PLAN, own());
		String uuid = signedNote();
		asBefore(uuid);

		assertThat(notes.getNote(uuid).get().isShownAsSigned()).isFalse();
		assertThat(notes.getNote(uuid).get().getContent().getPlan()).isEqualTo(complete().build().getPlan());
		assertThat(differences(uuid)).isEmpty();
		setPastTheService(ProgressNoteConcept.PLAN, "");
		setPastTheService(ProgressNoteConcept.RISK_ACTION, own());
		assertThat(differences(uuid)).as("no signature is without a plan").containsExactly("plan");
	}

	@Test
	public void m6_noSignatureWithoutWhatWasSeen() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		String digest = digest(uuid);

		assertThatThrownBy(() -> notes.sign(uuid, null)).hasMessage("sessionnotes.error.progressNote.digestMissing");
		assertThatThrownBy(() -> notes.sign(uuid, " ")).hasMessage("sessionnotes.error.progressNote.digestMissing");
		assertThatThrownBy(() -> notes.sign(uuid, "0")).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.changedMeanwhile");
		sql("update concept_name set name = 'Renamed' where concept_id = (select concept_id from concept where uuid = '"
				+ ProgressNoteConcept.PLAN.getUuid() + "')");
		assertThatThrownBy(() -> notes.sign(uuid, digest)).as("the words were others")
				.isInstanceOf(ConflictException.class).hasMessage("sessionnotes.error.progressNote.changedMeanwhile");
		notes.sign(uuid, digest(uuid));
		signInAs(SUPERVISOR);
		assertThatThrownBy(() -> notes.cosign(uuid, null)).hasMessage("sessionnotes.error.progressNote.digestMissing");
		assertThatThrownBy(() -> notes.cosign(uuid, digest)).isInstanceOf(ConflictException.class)
				.hasMessage("sessionnotes.error.progressNote.changedMeanwhile");
		assertThat(notes.cosign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(differences(uuid)).isEmpty();
	}

	@Test
	public void m6_nobodyElseChangesADraft() throws Exception {
		signInAsSuperuser();
		Context.getVisitService().saveVisit(
				new Visit(patient, Context.getVisitService().getVisitType(1), Date.from(START.minusSeconds(60))));
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		String before = digest(uuid);
		for (String other : Arrays.asList(COLLEAGUE, "admin")) {
			assertRefusedTo(other, uuid, note -> {
				Obs plan = obs(note, ProgressNoteConcept.PLAN);
				plan.setValueText("by somebody else");
				Context.getObsService().saveObs(plan, "changed");
			});
			assertRefusedTo(other, uuid, note -> Context.getObsService().voidObs(obs(note, ProgressNoteConcept.RISK), "x"));
			assertRefusedTo(other, uuid, note -> obs(note, ProgressNoteConcept.RISK).setEncounter(null));
			assertRefusedTo(other, uuid, note -> {
				note.addObs(ordinaryText("by somebody else"));
				Context.getEncounterService().saveEncounter(note);
			});
			assertRefusedTo(other, uuid, note -> note.setEncounterDatetime(Date.from(START.minusSeconds(30))));
			assertRefusedTo(other, uuid, note -> note.setLocation(Context.getLocationService().getLocation(2)));
			assertRefusedTo(other, uuid, note -> note.setPatient(Context.getPatientService().getPatient(8)));
			assertRefusedTo(other, uuid, note -> note.setVisit(null));
			assertRefusedTo(other, uuid, note -> note.setCreator(Context.getAuthenticatedUser()));
			assertRefusedTo(other, uuid, note -> note.setEncounterType(Context.getEncounterService().getEncounterType(1)));
			assertRefusedTo(other, uuid, note -> note.getActiveEncounterProviders().iterator().next().setVoided(true));
			assertRefusedTo(other, uuid, note -> ProxyPrivileges.with(() -> Context.getDiagnosisService()
					.save(new Diagnosis(note, new CodedOrFreeText(null, null, "insomnia"),
							ConditionVerificationStatus.PROVISIONAL, 1, patient)),
					PrivilegeConstants.EDIT_DIAGNOSES));
			assertRefusedTo(other, uuid, note -> Context.getEncounterService().voidEncounter(note, "x"));
			assertRefusedTo(other, uuid, note -> Context.getEncounterService().transferEncounter(note,
					Context.getPatientService().getPatient(8)));
		}
		signInAs(THERAPIST);
		assertThat(digest(uuid)).isEqualTo(before);
		assertThat(notes.check(uuid).getOthersChanges()).isEmpty();
	}

	@Test
	public void m6_whatOthersDidAllTheSameIsShownBeforeSigning() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		sql("update obs set creator = (select user_id from users where username = '" + COLLEAGUE + "'), date_created = "
				+ "dateadd('HOUR', 1, date_created), value_text = 'by somebody else' where encounter_id = " + id(uuid)
				+ " and concept_id = (select concept_id from concept where uuid = '" + ProgressNoteConcept.PLAN.getUuid()
				+ "')");

		assertThat(notes.check(uuid).getOthersChanges()).singleElement().satisfies(change -> {
			assertThat(change.getField()).isEqualTo("plan");
			assertThat(change.getKind()).isEqualTo(OthersChange.Kind.ADDED);
			assertThat(change.getUserUuid()).isEqualTo(uuidOf(COLLEAGUE));
		});
	}

	@Test
	public void m2_aProviderOrAnAccountWithNotesIsGivenToNobodyElse() throws Exception {
		signInAs(THERAPIST);
		draft();
		Context.flushSession();
		signInAsSuperuser();
		Person colleague = Context.getUserService().getUserByUsername(COLLEAGUE).getPerson();

		Provider provider = provider(THERAPIST);
		provider.setPerson(colleague);
		assertThatThrownBy(Context::flushSession).hasMessage("sessionnotes.error.progressNote.providerOfNotes");
		Context.clearSession();
		Context.getUserService().getUserByUsername(THERAPIST).setPerson(Context.getPersonService().getPerson(2));
		assertThatThrownBy(Context::flushSession).hasMessage("sessionnotes.error.progressNote.accountOfNotes");
		Context.clearSession();
	}

	@Test
	public void m2_whoeverIsGivenTheProviderPastHibernateIsNotTheAuthor() {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		String another = draft().getEncounter().getUuid();
		notes.sign(another, digest(another));
		sql("update provider set person_id = (select person_id from users where username = '" + COLLEAGUE
				+ "') where identifier = '" + THERAPIST + "'");

		assertThat(differences(another)).containsExactly("providerPerson");
		signInAs(COLLEAGUE);
		String digest = digest(uuid);
		assertThatThrownBy(() -> notes.sign(uuid, digest)).hasMessage("sessionnotes.error.progressNote.notAuthor");
		assertThatThrownBy(() -> notes.updateDraft(uuid, null, before -> before)).isInstanceOf(NotAllowedException.class)
				.hasMessage("sessionnotes.error.progressNote.notAuthor");
		notes.addAddendum(another, "by a colleague");
		assertThat(notes.getNote(another).get().getAddenda().get(0).getSignature().getCapacity())
				.isEqualTo(Capacity.OTHER_PROVIDER);
		signInAs(THERAPIST);
		assertThatThrownBy(() -> notes.sign(uuid, digest)).hasMessage("sessionnotes.error.progressNote.personChanged");
		sql("update provider set person_id = (select person_id from users where username = '" + THERAPIST
				+ "') where identifier = '" + THERAPIST + "'");
		assertThat(notes.sign(uuid, digest(uuid)).getState()).isEqualTo(ProgressNoteState.FINAL);
		assertThat(differences(uuid)).isEmpty();
	}

	@Test
	public void m2_anotherAccountOfTheAuthorsPersonIsNotTheAuthors() throws Exception {
		signInAs(THERAPIST);
		String before = draft().getEncounter().getUuid();
		signInAsSuperuser();
		User therapist = Context.getUserService().getUserByUsername(THERAPIST);
		User second = new User(therapist.getPerson());
		second.setUsername("tess3");
		therapist.getRoles().forEach(second::addRole);
		Context.getUserService().createUser(second, PASSWORD);
		signInAs(THERAPIST);
		String after = draft().getEncounter().getUuid();
		String signed = signedNote();

		signInAs("tess3");
		for (String uuid : Arrays.asList(before, after)) {
			String digest = digest(uuid);
			assertThatThrownBy(() -> notes.sign(uuid, digest)).hasMessage("sessionnotes.error.progressNote.notAuthor");
		}
		notes.addAddendum(signed, "by another account");
		assertThat(notes.getNote(signed).get().getAddenda().get(0).getSignature().getCapacity())
				.isEqualTo(Capacity.OTHER_PROVIDER);
	}

	@Test
	public void m2_theSignatureTellsWhoseAccountItWas() {
		String uuid = signedNote();
		String person = Context.getAuthenticatedUser().getPerson().getUuid();
		sql("update users set person_id = 2 where username = '" + THERAPIST + "'");
		signInAs(COLLEAGUE);

		StepRecord signature = notes.getNote(uuid).get().getSteps().get(0);
		assertThat(signature.getPersonUuid()).isEqualTo(person);
		assertThat(signature.getProviderUuid()).isEqualTo(provider(THERAPIST).getUuid());
		assertThat(signature.getUserName()).isEqualTo("tess Provider");
		assertThat(differences(uuid)).containsExactly("signerPerson");
	}

	@Test
	public void h2_aPasswordThatSomebodyElseSetSignsNothing() throws Exception {
		signInAs(THERAPIST);
		String uuid = draft().getEncounter().getUuid();
		String digest = digest(uuid);
		resetPassword(THERAPIST);
		assertThatThrownBy(() -> notes.sign(uuid, digest)).isInstanceOf(NotesOnHoldException.class);
		notes.updateDraft(uuid, null, before -> before.toBuilder().plan("drafting goes on").build());
	}

	@Test
	public void h2_aPasswordThatSomebodyElseSetReviewsNothing() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		String waiting = signedNote();
		resetPassword(SUPERVISOR);
		String seen = digest(waiting);
		assertThatThrownBy(() -> notes.cosign(waiting, seen)).isInstanceOf(NotesOnHoldException.class);
		assertThatThrownBy(() -> notes.returnToAuthor(waiting, "x")).isInstanceOf(NotesOnHoldException.class);
	}

	@Test
	public void h2_aSignatureAnAddendumAReviewAndAVoidingTakeThePasswordAgain() throws Exception {
		supervise(SupervisionMode.REVIEW_AND_COSIGN);
		String waiting = signedNote();
		String uuid = draft().getEncounter().getUuid();
		String digest = digest(uuid);
		reauthentication.clear();
		assertThatThrownBy(() -> notes.sign(uuid, digest)).isInstanceOf(ReauthenticationRequiredException.class);
		signInAs(SUPERVISOR);
		String seen = digest(waiting);
		reauthentication.clear();
		assertThatThrownBy(() -> notes.cosign(waiting, seen)).isInstanceOf(ReauthenticationRequiredException.class);
		assertThatThrownBy(() -> notes.returnToAuthor(waiting, "x")).isInstanceOf(ReauthenticationRequiredException.class);
		reauthentication.confirm(PASSWORD);
		notes.cosign(waiting, seen);
		reauthentication.clear();
		assertThatThrownBy(() -> notes.addAddendum(waiting, "x")).isInstanceOf(ReauthenticationRequiredException.class);
		signInAsSuperuser();
		reauthentication.clear();
		assertThatThrownBy(() -> notes.voidNote(waiting, "x")).isInstanceOf(ReauthenticationRequiredException.class);
	}

	private void resetPassword(String username) throws Exception {
		signInAsSuperuser();
		Context.getUserService().changePassword(Context.getUserService().getUserByUsername(username), "Resetted1");
		Context.flushSession();
		Context.logout();
		Context.authenticate(username, "Resetted1");
		reauthentication.confirm("Resetted1");
	}

	private void assertRefused(ProgressNoteConcept question, String concept, String why) {
		assertThatThrownBy(() -> save(question, concept))
				.hasMessage("sessionnotes.error.progressNote.ownConcept." + why);
		// the platform's transaction is rolled back; a test's own is not
		setPastTheService(question, "");
	}

	private void assertRefusedTo(String other, String uuid, Consumer<Encounter> change) throws Exception {
		if (other.equals("admin")) {
			signInAsSuperuser();
		} else {
			signInAs(other);
		}
		Encounter note = reloaded(uuid);
		assertThatThrownBy(() -> {
			change.accept(note);
			Context.flushSession();
		}).isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.progressNote.notAuthor");
		Context.clearSession();
	}

	/** As an earlier version of the module signed. */
	private void asBefore(String uuid) {
		Encounter note = reloaded(uuid);
		StepRecord step = notes.getNote(uuid).get().getSteps().get(0);
		SignedRecord.Builder fields = new SignedFields(concepts()).fields(note, SignedRecord.FIRST_FORM,
				Collections.emptySet());
		SignedRecord signed = fields.field("step", Collections.singletonList("SIGNED"))
				.field("signer", Collections.singletonList(step.getUserUuid()))
				.field("capacity", Collections.singletonList("AUTHOR"))
				.field("signedAt", Collections.singletonList(Instant.ofEpochMilli(step.getDate()).toString()))
				.field("patient", Collections.singletonList(note.getPatient().getUuid())).build();
		sql("delete from sessionnotes_signed_content");
		sql("update sessionnotes_signature set person_uuid = null, provider_uuid = null, signer_name = null, content_digest = "
				+ "null, digest = '" + signed.getDigest() + "', field_digests = '"
				+ SignedRecord.toText(signed.getFieldDigests()) + "' where encounter_id = " + note.getEncounterId());
	}

	private void setPastTheService(ProgressNoteConcept question, String concept) {
		Context.flushSession();
		sessionFactory.getCurrentSession().createNativeQuery("delete from global_property where property = :property")
				.setParameter("property", question.getGlobalProperty()).executeUpdate();
		sessionFactory.getCurrentSession()
				.createNativeQuery("insert into global_property (property, property_value, uuid) "
						+ "values (:property, :concept, random_uuid())")
				.setParameter("property", question.getGlobalProperty()).setParameter("concept", concept).executeUpdate();
		Context.clearSession();
		concepts().globalPropertyDeleted(question.getGlobalProperty());
	}

	private static void save(ProgressNoteConcept question, String concept) {
		Context.getAdministrationService().saveGlobalProperty(new GlobalProperty(question.getGlobalProperty(), concept));
	}

	private static String own() {
		return Context.getConceptService().getConcept(19).getUuid();
	}

	private static ProgressNoteConcepts concepts() {
		return Context.getRegisteredComponents(ProgressNoteConcepts.class).get(0);
	}

	private static Provider provider(String identifier) {
		return Context.getProviderService().getProviderByIdentifier(identifier);
	}

	private static Obs obs(Encounter note, ProgressNoteConcept question) {
		return note.getObsAtTopLevel(false).stream()
				.filter(obs -> obs.getConcept().getUuid().equals(question.getUuid())).findFirst().get();
	}

	private int id(String uuid) {
		return reloaded(uuid).getEncounterId();
	}

	private void sql(String sql) {
		Context.flushSession();
		assertThat(sessionFactory.getCurrentSession().createNativeQuery(sql).executeUpdate()).as(sql).isPositive();
		Context.clearSession();
	}

	private Set<String> differences(String uuid) {
		return notes.verify(uuid).stream().map(Verification::getDifferences).flatMap(List::stream)
				.collect(Collectors.toCollection(TreeSet::new));
	}
}
