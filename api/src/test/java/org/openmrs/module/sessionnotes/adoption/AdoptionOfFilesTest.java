/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmrs.Obs;
import org.openmrs.api.context.Context;
import org.openmrs.obs.ComplexData;
import org.openmrs.obs.ComplexObsHandler;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.OpenmrsUtil;
import org.openmrs.util.PrivilegeConstants;

/** Obs whose text is in a file, as the platform's own handler writes it. */
public class AdoptionOfFilesTest extends AdoptionContextTest {

	private static final String DIRECTORY = "complex_obs";

	private int complex;

	private ComplexObsHandler platform;

	@BeforeEach
	public void makeConcept() {
		nameTheDirectory();
		complex = complexConcept("TextHandler");
		platform = Context.getObsService().getHandler(ComplexObsFiles.HANDLER);
	}

	@AfterEach
	public void noFileIsLeft() throws IOException {
		handler(platform);
		for (Path file : files("")) {
			Files.delete(file);
		}
	}

	/** Platform: the data of its tests name none before 2.8. */
	private void nameTheDirectory() {
		jdbc(jdbc -> jdbc.queryForList("select property from global_property where property = ?", String.class,
				OpenmrsConstants.GLOBAL_PROPERTY_COMPLEX_OBS_DIR).isEmpty()
						? jdbc.update("insert into global_property (property, property_value, uuid) values (?, ?, ?)",
								OpenmrsConstants.GLOBAL_PROPERTY_COMPLEX_OBS_DIR, DIRECTORY, UUID.randomUUID().toString())
						: 0);
	}

	@Test
	public void theTextOfAFileIsAdoptedAndTheFileIsRemoved() throws Exception {
		ObsRows obs = file(1, "the words of the file \u00fc");
		insert(obs, row(2, author).text("beside it"));
		assertThat(files("the words of the file")).hasSize(1);

		AdoptionReport report = adopt();

		assertThat(report.getLeft()).isEmpty();
		assertThat(rowsLeft()).isZero();
		assertThat(historyAs(AUTHOR, obs.uuid()).get(0).getContent().getText()).isEqualTo("the words of the file \u00fc");
		assertThat(files("")).isEmpty();
		assertThat(adoption.countFilesToRemove()).isZero();
	}

	@Test
	public void aDryRunLeavesTheFile() throws Exception {
		insert(file(1, "the words"));
		assertThat(dryRun().getCounts()).hasSize(1);
		assertThat(files("the words")).hasSize(1);
	}

	@Test
	public void aFileThatIsNoTextIsLeft() throws Exception {
		insert(file(1, "placeholder"));
		Files.write(files("placeholder").get(0), new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.NOT_DECODABLE, 1));
		assertThat(files("")).hasSize(1);
		assertThat(isInRecord(1)).isTrue();
	}

	@Test
	public void aFileLongerThanANoteIsLeft() throws Exception {
		insert(file(1, "x".repeat(1024 * 1024 + 1)));
		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.TOO_LARGE, 1));
		assertThat(files("")).hasSize(1);
	}

	@Test
	public void anObsWithoutItsFileIsLeft() throws Exception {
		insert(file(1, "gone"));
		Files.delete(files("gone").get(0));

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.FILE_MISSING, 1));
		assertThat(isInRecord(1)).isTrue();
	}

	@Test
	public void anEarlierVersionWhoseFileThePlatformDeletedKeepsItsPlaceInTheHistory() throws Exception {
		ObsRows newest = file(2, "the newest words").replaces(FIRST + 1);
		insert(file(1, "deleted by the edit").voided(author, "2024-03-05 09:00:00", "edited"), newest);
		Files.delete(files("deleted by the edit").get(0));

		AdoptionReport report = adopt();

		assertThat(report.getCounts().get(0).getVersions()).isEqualTo(2);
		List<String> texts = historyAs(AUTHOR, newest.uuid()).stream().map(version -> version.getContent().getText())
				.collect(Collectors.toList());
		assertThat(texts.get(0)).isEqualTo("the newest words");
		assertThat(texts.get(1)).startsWith("[").endsWith("]");
		assertThat(files("")).isEmpty();
	}

	/** As the platform's handlers on 2.6, which fail in a thread without a session. */
	@Test
	public void aHandlerHasASessionAndThePrivilegesThatItNeeds() throws Exception {
		handler(new TextHandlerOf2Dot6());
		ObsRows obs = file(1, "the words of the file");
		insert(obs);

		assertThat(adopt().getLeft()).isEmpty();
		assertThat(historyAs(AUTHOR, obs.uuid()).get(0).getContent().getText()).isEqualTo("the words of the file");
		assertThat(files("")).isEmpty();
		assertThat(adoption.countFilesToRemove()).isZero();
	}

	@Test
	public void anErrorOfTheHandlerIsNotTakenForAFileThatIsGone() throws Exception {
		insert(file(1, "still there"));
		handler(new FailingHandler());

		assertThat(adopt().getLeftByReason()).isEqualTo(Map.of(SkipReason.FILE_UNREADABLE, 1));
		assertThat(isInRecord(1)).isTrue();
		assertThat(files("still there")).hasSize(1);
	}

	/** Its words would be lost: the history would keep the name of the file alone. */
	@Test
	public void anErrorOfTheHandlerIsNotTakenForAnEarlierVersionThatIsGone() throws Exception {
		ObsRows newest = row(2, author).with("concept_id", complex).with("value_complex", "later | later")
				.replaces(FIRST + 1);
		insert(file(1, "earlier words").voided(author, "2024-03-05 09:00:00", "edited"), newest);
		handler(new FailingHandler());

		assertThat(adopt().getLeftByReason()).containsOnlyKeys(SkipReason.FILE_UNREADABLE);
		assertThat(files("earlier words")).hasSize(1);
	}

	@Test
	public void anErrorWhileAFileIsRemovedKeepsItOnTheListOfThoseToRemove() throws Exception {
		insert(file(1, "the words"));
		handler(new FailingHandler() {

			@Override
			public Obs getObs(Obs obs, String view) {
				return ComplexObsHandler.RAW_VIEW.equals(view) ? platform.getObs(obs, view) : super.getObs(obs, view);
			}
		});
		adopt();
		assertThat(rowsLeft()).isZero();
		assertThat(adoption.countFilesToRemove()).isOne();
		handler(platform);

		adopt();

		assertThat(adoption.countFilesToRemove()).isZero();
		assertThat(files("")).isEmpty();
	}

	@Test
	public void aFileThatTwoObsShareGoesWithTheLast() throws Exception {
		ObsRows first = file(1, "shared");
		String complexValue = valueComplex("shared");
		ObsRows second = row(2, author).with("concept_id", complex).with("value_complex", complexValue);
		first.with("value_complex", complexValue);
		insert(first, second);

		adopt();

		assertThat(historyAs(AUTHOR, first.uuid()).get(0).getContent().getText()).isEqualTo("shared");
		assertThat(historyAs(AUTHOR, second.uuid()).get(0).getContent().getText()).isEqualTo("shared");
		assertThat(adoption.countFilesToRemove()).isZero();
	}

	@Test
	public void aFileThatACrashLeftBehindGoesWithTheNextRun() throws Exception {
		insert(file(1, "the words"));
		ComplexObsFiles crashing = new ComplexObsFiles(Context.getObsService()) {

			@Override
			boolean remove(String key) {
				throw new IllegalStateException("the server was killed");
			}
		};
		Adoption first = adoption(transactions, crashing, 60_000);
		start(first);
		while (first.isRunning()) {
			Thread.sleep(10);
		}
		assertThat(first.getReport(false, 0, 1).get().getRun().getState()).isEqualTo(AdoptionRun.State.FAILED);
		assertThat(rowsLeft()).isZero();
		assertThat(files("the words")).hasSize(1);
		assertThat(adoption.countFilesToRemove()).isOne();

		AdoptionReport report = adopt();

		assertThat(files("")).isEmpty();
		assertThat(report.getCounts().get(0).getNotes()).as("counted once").isEqualTo(1);
	}

	private void handler(ComplexObsHandler handler) {
		Context.getObsService().registerHandler(ComplexObsFiles.HANDLER, handler);
	}

	/** Asks as the platform's own does there: it takes a session and a privilege. */
	private final class TextHandlerOf2Dot6 extends Around {

		@Override
		public Obs getObs(Obs obs, String view) {
			Context.requirePrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
			return super.getObs(obs, view);
		}

		@Override
		public boolean purgeComplexData(Obs obs) {
			Context.requirePrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
			return super.purgeComplexData(obs);
		}
	}

	/** As one whose storage is out of reach. */
	private class FailingHandler extends Around {

		@Override
		public Obs getObs(Obs obs, String view) {
			throw new IllegalStateException("out of reach");
		}

		@Override
		public boolean purgeComplexData(Obs obs) {
			throw new IllegalStateException("out of reach");
		}
	}

	private class Around implements ComplexObsHandler {

		@Override
		public Obs saveObs(Obs obs) {
			return platform.saveObs(obs);
		}

		@Override
		public Obs getObs(Obs obs, String view) {
			return platform.getObs(obs, view);
		}

		@Override
		public boolean purgeComplexData(Obs obs) {
			return platform.purgeComplexData(obs);
		}

		@Override
		public String[] getSupportedViews() {
			return platform.getSupportedViews();
		}

		@Override
		public boolean supportsView(String view) {
			return platform.supportsView(view);
		}
	}

	/** A row whose text the platform's handler wrote into a file. */
	private ObsRows file(int number, String text) {
		return row(number, author).with("concept_id", complex).with("value_complex", valueComplex(text));
	}

	private static String valueComplex(String text) {
		Obs obs = new Obs();
		obs.setComplexData(new ComplexData("a title.txt",
				new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
		return Context.getObsService().getHandler("TextHandler").saveObs(obs).getValueComplex();
	}

	/** @return the files of complex obs that hold the text; from 2.8 on they lie in another directory */
	private static List<Path> files(String text) throws IOException {
		List<Path> files = new ArrayList<>();
		for (String directory : new String[]{"storage", DIRECTORY}) {
			Path root = Paths.get(OpenmrsUtil.getApplicationDataDirectory(), directory);
			if (Files.isDirectory(root)) {
				try (Stream<Path> all = Files.walk(root)) {
					all.filter(Files::isRegularFile).filter(file -> contains(file, text)).forEach(files::add);
				}
			}
		}
		return files;
	}

	private static boolean contains(Path file, String text) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(text);
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
