/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.crypto.KeysetException.Reason;

class KeysetFileTest {

	private static final byte[] TEXT = "what was said".getBytes(StandardCharsets.UTF_8);

	private static final byte[] FACTS = "note, author, version".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path directory;

	private KeysetFile file;

	private final Keyset keyset = Keyset.generate();

	@BeforeEach
	void nameTheFile() {
		file = new KeysetFile(directory.resolve("keyset.json"));
	}

	@Test
	void theKeysetComesBackFromItsFile() throws Exception {
		file.create(keyset);

		assertThat(file.load().open(keyset.seal(TEXT, FACTS), FACTS)).isEqualTo(TEXT);
	}

	@Test
	void aNewFileIsForItsOwnerOnly() throws Exception {
		assumePosix();
		file.create(keyset);

		assertThat(permissions()).isEqualTo("rw-------");
	}

	@Test
	void aReplacedFileIsForItsOwnerOnlyWhateverItWasBefore() throws Exception {
		assumePosix();
		file.create(keyset);
		Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString("rw-rw-rw-"));

		file.replace(keyset.withNewPrimaryKey());

		assertThat(permissions()).isEqualTo("rw-------");
	}

	@Test
	void foldersThatAreNotThereAreMade() throws Exception {
		KeysetFile below = new KeysetFile(directory.resolve("sessionnotes/keys/keyset.json"));

		below.create(keyset);

		assertThat(below.load().getPrimaryKeyId()).isEqualTo(keyset.getPrimaryKeyId());
	}

	@Test
	void aFileThatIsThereIsNeverOverwritten() throws Exception {
		file.create(keyset);
		byte[] before = Files.readAllBytes(file.getPath());

		assertThat(reasonAgainst(() -> file.create(Keyset.generate()))).isEqualTo(Reason.EXISTS);
		assertThat(file.getPath()).hasBinaryContent(before);
	}

	@Test
	void evenAnEmptyFileIsNotOverwritten() throws Exception {
		Files.createFile(file.getPath());

		assertThat(reasonAgainst(() -> file.create(keyset))).isEqualTo(Reason.EXISTS);
		assertThat(file.getPath()).isEmptyFile();
	}

	@Test
	void aLinkThatLeadsNowhereIsNotOverwrittenEither() throws Exception {
		assumePosix();
		Files.createSymbolicLink(file.getPath(), directory.resolve("gone"));

		assertThat(reasonAgainst(() -> file.create(keyset))).isEqualTo(Reason.EXISTS);
		assertThat(file.getPath()).isSymbolicLink();
	}

	@Test
	void creatingLeavesNothingBesideTheFile() throws Exception {
		file.create(keyset);

		assertThat(namesInDirectory()).containsExactly("keyset.json");
	}

	@Test
	void creatingInVainLeavesNothingBesideTheFile() throws Exception {
		file.create(keyset);
		catchThrowableOfType(KeysetException.class, () -> file.create(keyset));

		assertThat(namesInDirectory()).containsExactly("keyset.json");
	}

	@RepeatedTest(5)
	void ofManyThatCreateTheFileAtOnceExactlyOneSucceeds() throws Exception {
		List<Keyset> keysets = Stream.generate(Keyset::generate).limit(12).collect(Collectors.toList());
		List<Keyset> succeeded = createAtOnce(keysets);

		assertThat(succeeded).hasSize(1);
		assertThat(file.load().getPrimaryKeyId()).isEqualTo(succeeded.get(0).getPrimaryKeyId());
		assertThat(namesInDirectory()).containsExactly("keyset.json");
	}

	private List<Keyset> createAtOnce(List<Keyset> keysets) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(keysets.size());
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<Boolean>> results = new ArrayList<>();
			for (Keyset candidate : keysets) {
				results.add(threads.submit(() -> {
					start.await();
					return createdOrExisted(candidate);
				}));
			}
			start.countDown();
			List<Keyset> succeeded = new ArrayList<>();
			for (int i = 0; i < keysets.size(); i++) {
				if (results.get(i).get()) {
					succeeded.add(keysets.get(i));
				}
			}
			return succeeded;
		} finally {
			threads.shutdownNow();
		}
	}

	private boolean createdOrExisted(Keyset candidate) throws KeysetException {
		try {
			file.create(candidate);
			return true;
		} catch (KeysetException e) {
			if (e.getReason() != Reason.EXISTS) {
				throw e;
			}
			return false;
		}
	}

	@Test
	void aMissingFileIsReportedAsMissing() {
		assertThat(reasonAgainst(file::load)).isEqualTo(Reason.MISSING);
	}

	@Test
	void aFileInAMissingFolderIsReportedAsMissing() {
		assertThat(reasonAgainst(new KeysetFile(directory.resolve("gone/keyset.json"))::load)).isEqualTo(Reason.MISSING);
	}

	@Test
	void aFileThatTheServerMayNotReadIsReportedAsUnreadable() throws Exception {
		assumePosix();
		file.create(keyset);
		Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString("---------"));
		assumeTrue(!Files.isReadable(file.getPath()), "the superuser reads every file");

		assertThat(reasonAgainst(file::load)).isEqualTo(Reason.UNREADABLE);
	}

	@Test
	void aFolderInPlaceOfTheFileIsReportedAsUnreadable() throws Exception {
		Files.createDirectory(file.getPath());

		assertThat(reasonAgainst(file::load)).isEqualTo(Reason.UNREADABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{}", "no keyset", "\u0000\u0000", "{\"primaryKeyId\":1,\"key\":[]}"})
	void aFileThatHoldsNoKeysetIsReportedAsDamaged(String content) throws Exception {
		Files.writeString(file.getPath(), content);

		assertThat(reasonAgainst(file::load)).isEqualTo(Reason.DAMAGED);
	}

	@Test
	void aFileThatIsCutShortAnywhereIsReportedAsDamaged() throws Exception {
		String whole = keyset.serialize();
		for (int length = 0; length < whole.strip().length(); length++) {
			Files.writeString(file.getPath(), whole.substring(0, length));

			assertThat(reasonAgainst(file::load)).as("cut to %d", length).isEqualTo(Reason.DAMAGED);
		}
	}

	@Test
	void replacingTheKeysetReplacesItAndLeavesNothingBeside() throws Exception {
		file.create(keyset);
		Keyset rotated = keyset.withNewPrimaryKey();

		file.replace(rotated);

		assertThat(file.load().getKeyIds()).isEqualTo(rotated.getKeyIds());
		assertThat(namesInDirectory()).containsExactly("keyset.json");
	}

	@Test
	void whoeverReadsWhileTheFileIsReplacedFindsTheOldKeysetOrTheNewOne() throws Exception {
		file.create(keyset);
		Keyset rotated = keyset.withNewPrimaryKey();
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			Future<?> replacing = thread.submit(() -> {
				for (int i = 0; i < 200; i++) {
					file.replace(i % 2 == 0 ? rotated : keyset);
				}
				return null;
			});
			while (!replacing.isDone()) {
				assertThat(file.load().getKeyIds()).contains(keyset.getPrimaryKeyId());
			}
			replacing.get();
		} finally {
			thread.shutdownNow();
		}
	}

	@Test
	void aFileInAMissingFolderCannotBeReplaced() {
		KeysetFile below = new KeysetFile(directory.resolve("gone/keyset.json"));

		assertThat(reasonAgainst(() -> below.replace(keyset))).isEqualTo(Reason.NOT_WRITABLE);
	}

	@Test
	void aFileCannotBeCreatedBelowAnotherFile() throws Exception {
		Files.createFile(directory.resolve("file"));
		KeysetFile below = new KeysetFile(directory.resolve("file/keys/keyset.json"));

		assertThat(reasonAgainst(() -> below.create(keyset))).isEqualTo(Reason.NOT_WRITABLE);
	}

	@Test
	void theStateIsTheSameAsLongAsNothingHappens() throws Exception {
		file.create(keyset);
		Object before = file.state();
		file.load();

		assertThat(file.state()).isEqualTo(before);
	}

	@Test
	void theStateOfAMissingFileIsTheSameAsLongAsItIsMissing() {
		assertThat(file.state()).isEqualTo(file.state());
	}

	@Test
	void theStateChangesWhenTheFileIsCreated() throws Exception {
		Object before = file.state();
		file.create(keyset);

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateChangesWhenTheFileIsReplaced() throws Exception {
		file.create(keyset);
		Object before = file.state();
		file.replace(keyset.withNewPrimaryKey());

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateChangesWithTheSizeThoughTheTimeIsTheSame() throws Exception {
		file.create(keyset);
		FileTime time = Files.getLastModifiedTime(file.getPath());
		Object before = file.state();
		Files.writeString(file.getPath(), "damaged");
		Files.setLastModifiedTime(file.getPath(), time);

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateChangesWithTheContentThoughSizeAndTimeAreTheSame() throws Exception {
		Files.writeString(file.getPath(), "one keyset");
		FileTime time = Files.getLastModifiedTime(file.getPath());
		Object before = file.state();
		Files.writeString(file.getPath(), "two keyset");
		Files.setLastModifiedTime(file.getPath(), time);

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateChangesWhenTheFileIsRemoved() throws Exception {
		file.create(keyset);
		Object before = file.state();
		Files.delete(file.getPath());

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateChangesWhenTheFileIsClosedToTheServer() throws Exception {
		assumePosix();
		file.create(keyset);
		Object before = file.state();
		Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString("---------"));
		assumeTrue(!Files.isReadable(file.getPath()), "the superuser reads every file");

		assertThat(file.state()).isNotEqualTo(before);
	}

	@Test
	void theStateShowsNothingOfTheKeys() throws Exception {
		file.create(keyset);
		String key = keyset.serialize().replaceFirst("(?s).*\"value\":\"([^\"]+)\".*", "$1");

		assertThat(file.state().toString()).doesNotContain(key.substring(4, 16));
	}

	@ParameterizedTest
	@ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--", "rw-rw----", "rw-rw-rw-"})
	void aFileThatOthersMayReadIsOpenToOthers(String permissions) throws Exception {
		assumePosix();
		file.create(keyset);
		Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString(permissions));

		assertThat(file.isOpenToOthers()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {"rw-------", "r--------", "---------"})
	void aFileThatOnlyItsOwnerMayReadIsNotOpenToOthers(String permissions) throws Exception {
		assumePosix();
		file.create(keyset);
		Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString(permissions));

		assertThat(file.isOpenToOthers()).isFalse();
	}

	@Test
	void aMissingFileIsNotOpenToOthers() {
		assertThat(file.isOpenToOthers()).isFalse();
	}

	private static void assumePosix() {
		assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
	}

	private static Reason reasonAgainst(ThrowingCallable call) {
		return catchThrowableOfType(KeysetException.class, call).getReason();
	}

	private String permissions() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getPath()));
	}

	private List<String> namesInDirectory() throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toList());
		}
	}
}
