/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmrs.module.sessionnotes.domain.crypto.Keyset;

/** How the house is laid out: which package may use which. The map is docs/architecture.md. */
class HouseTest {

	private static final String ROOT = "org.openmrs.module.sessionnotes";

	private static final String NOTES = ROOT + ".psychotherapynote.";

	private static final int MOST_LINES = 400;

	private static JavaClasses all;

	@BeforeAll
	static void read() {
		all = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
	}

	@Test
	void noArrowRunsBack() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(all);
	}

	@Test
	void nothingUsesTheTopFloor() {
		noClasses().that().resideInAPackage(ROOT + ".*..").should().dependOnClassesThat().resideInAPackage(ROOT).check(all);
	}

	@Test
	void theRulesKnowOnlyJava() {
		classes().that().resideInAPackage(ROOT + ".domain..").should().onlyDependOnClassesThat()
				.resideInAnyPackage(ROOT + ".domain..", "java..", "sessionnotes.shaded..", "com.google..").check(all);
	}

	@Test
	void theApiKnowsNothingOfTheWeb() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".web..").should().dependOnClassesThat()
				.resideInAPackage(ROOT + ".web..").check(all);
	}

	/** Another class that uses it could open a note without the decision and the record. */
	@Test
	void fewUseTheSeal() {
		assertThatIsUsedOnlyBy("NoteSeal", "SealedStore", "NoteReading", "NoteWriting", "DisclosedNotes", "NoteIntegrity");
	}

	/** Another class that uses it could seal a note that no author wrote. */
	@Test
	void fewUseTheSealedStore() {
		assertThatIsUsedOnlyBy("SealedStore", "NoteAuthorization", "OwnNotes", "NoteWriting", "DisclosedNotes", "Resealing",
				"EarlierSeals", "AdoptedNotes", "NotesOfPatient");
	}

	@Test
	void onlyTheSealUsesTheKeyOfNotes() {
		noClasses().that().resideInAPackage(ROOT + ".psychotherapynote").and()
				.doNotHaveFullyQualifiedName(NOTES + "NoteSeal")
				.should().callMethod(Keyset.class, "seal", byte[].class, byte[].class)
				.orShould().callMethod(Keyset.class, "open", byte[].class, byte[].class).check(all);
	}

	/** The list in the Javadoc of Reauthentication is all there is. */
	@Test
	void itIsKnownWhatTakesThePasswordAgain() {
		Set<String> users = all.stream()
				.filter(each -> each.getMethodCallsFromSelf().stream().anyMatch(HouseTest::asksForPassword))
				.map(each -> outermost(each).replaceAll(".*\\.", "")).collect(Collectors.toCollection(TreeSet::new));

		assertThat(users).containsExactlyInAnyOrder("AccessPolicy", "Adoption", "DisclosureChanges", "DisclosureMaking",
				"DisclosureServiceImpl", "DocumentServiceImpl", "ExternalFileMaking", "ImpersonationCheck", "KeyRotation",
				"LegalHoldServiceImpl", "LogReviewServiceImpl", "PasswordHoldReview", "ProgressNoteAuthors",
				"SettingReview");
	}

	private static boolean asksForPassword(JavaMethodCall call) {
		String method = call.getTargetOwner().getSimpleName() + "." + call.getTarget().getName();
		return Set.of("Reauthentication.require", "AccessRequest.isPasswordConfirmed", "ImpersonationCheck.requireConfirmed")
				.contains(method);
	}

	/** A new reason is a new message code, and not a new class. */
	@Test
	void errorsAreFew() {
		assertThat(all.stream().filter(each -> each.isAssignableTo(Throwable.class)).map(JavaClass::getSimpleName))
				.containsExactlyInAnyOrder("SessionNotesException", "NotAllowedException", "NotFoundException",
						"InvalidRequestException", "ConflictException", "TamperedException", "UnavailableException",
						"ReauthenticationRequiredException", "NotesOnHoldException", "RefusedException",
						"BrokenSealException", "KeysetException");
	}

	@Test
	void noFileIsTooLongToRead() throws IOException {
		Map<String, Long> tooLong = new TreeMap<>();
		for (String module : List.of("domain", "api", "omod")) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
				for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
					long lines = Files.readString(file).lines().count();
					if (lines > MOST_LINES) {
						tooLong.put(file.getFileName().toString(), lines);
					}
				}
			}
		}

		assertThat(tooLong).isEmpty();
	}

	@Test
	void noPackageIsInTwoModules() {
		Map<String, Set<String>> modules = new TreeMap<>();
		for (JavaClass each : all) {
			String file = each.getSource().orElseThrow().getUri().toString();
			modules.computeIfAbsent(each.getPackageName(), name -> new TreeSet<>())
					.add(file.substring(0, file.indexOf(each.getPackageName().replace('.', '/'))));
		}

		assertThat(modules).hasSizeGreaterThan(30);
		assertThat(modules).allSatisfy((name, places) -> assertThat(places).hasSize(1));
	}

	private static void assertThatIsUsedOnlyBy(String used, String... users) {
		Set<String> allowed = Stream.concat(Stream.of(used), Stream.of(users)).map(NOTES::concat)
				.collect(Collectors.toSet());
		noClasses().that(describe("are not among " + allowed, each -> !allowed.contains(outermost(each))))
				.should().dependOnClassesThat().haveFullyQualifiedName(NOTES + used).check(all);
	}

	private static String outermost(JavaClass type) {
		return type.getName().replaceAll("\\$.*", "");
	}
}
