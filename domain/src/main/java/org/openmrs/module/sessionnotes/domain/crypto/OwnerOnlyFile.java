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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A file that holds keys, outside the database. Only the owner of the file, which is the account that runs the server,
 * may read the file. New content is written to a temporary file, and then the temporary file replaces the old file. A
 * crash while the server writes the file leaves either the old file or the new file.
 */
final class OwnerOnlyFile {

	private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE);

	private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private final Path path;

	OwnerOnlyFile(Path path) {
		this.path = Objects.requireNonNull(path, "path");
	}

	Path getPath() {
		return path;
	}

	/**
	 * @return the content of the file
	 * @throws KeysetException if the file is missing or unreadable
	 */
	String read() throws KeysetException {
		try {
			return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
		} catch (NoSuchFileException e) {
			throw new KeysetException(KeysetException.Reason.MISSING);
		} catch (IOException e) {
			throw new KeysetException(KeysetException.Reason.UNREADABLE);
		}
	}

	/**
	 * Writes a new file, but never replaces an existing file.
	 *
	 * @param keys the keys to write to the file
	 * @throws KeysetException if the file already exists, or cannot be written
	 */
	void create(String keys) throws KeysetException {
		Path directory = path.toAbsolutePath().getParent();
		try {
			if (!Files.isDirectory(directory)) {
				Files.createDirectories(directory);
			}
		} catch (IOException e) {
			throw new KeysetException(KeysetException.Reason.NOT_WRITABLE);
		}
		try {
			Path whole = writeBeside(keys);
			try {
				putWhereNothingIs(whole);
			} finally {
				Files.deleteIfExists(whole);
			}
			sync(directory);
		} catch (FileAlreadyExistsException e) {
			throw new KeysetException(KeysetException.Reason.EXISTS);
		} catch (IOException e) {
			throw new KeysetException(KeysetException.Reason.NOT_WRITABLE);
		}
	}

	/**
	 * Replaces the content of the file in one step.
	 *
	 * @param keys the new content of the file
	 * @throws KeysetException if the file cannot be written, in which case the file is unchanged
	 */
	void replace(String keys) throws KeysetException {
		try {
			Path whole = writeBeside(keys);
			try {
				Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(whole);
			}
			sync(path.toAbsolutePath().getParent());
		} catch (IOException e) {
			throw new KeysetException(KeysetException.Reason.NOT_WRITABLE);
		}
	}

	/**
	 * Removes a file that this server has just created and whose keys were never used.
	 *
	 * @throws KeysetException if the file cannot be removed
	 */
	void remove() throws KeysetException {
		try {
			Files.deleteIfExists(path);
		} catch (IOException e) {
			throw new KeysetException(KeysetException.Reason.NOT_WRITABLE);
		}
	}

	/** @return a value that changes whenever the file is replaced, changed, removed or made unreadable to this server */
	Object state() {
		try {
			return new CanonicalForm("sessionnotes/keysetfile/1").add(Files.readAllBytes(path)).sha256();
		} catch (IOException e) {
			return "none";
		}
	}

	/** @return true if other accounts on this machine may read or write the file */
	boolean isOpenToOthers() {
		try {
			PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
			return view != null && !Collections.disjoint(view.readAttributes().permissions(), OTHERS);
		} catch (IOException e) {
			return false;
		}
	}

	/**
	 * Creates a hard link, which is not possible if the file already exists. The hard link prevents two servers that
	 * start at the same time from overwriting each other's file.
	 */
	private void putWhereNothingIs(Path whole) throws IOException {
		try {
			Files.createLink(path, whole);
		} catch (FileAlreadyExistsException e) {
			throw e;
		} catch (UnsupportedOperationException | FileSystemException e) {
			// the file system has no hard links
			Files.move(whole, path);
		}
	}

	/**
	 * Writes the directory entry to disk. Until the directory entry is on disk, a power failure can lose a new file.
	 */
	private static void sync(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException e) {
			// Windows does not allow opening a directory, and writes directories to disk itself
		}
	}

	private Path writeBeside(String keys) throws IOException {
		Path directory = path.toAbsolutePath().getParent();
		Path whole = Files.createTempFile(directory, path.getFileName().toString(), ".new", ownerOnly(directory));
		try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		} catch (IOException e) {
			Files.deleteIfExists(whole);
			throw e;
		}
		return whole;
	}

	private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
		FileStore store = Files.getFileStore(directory);
		if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
			// on Windows, a new file inherits the access list of its directory, which the administrator sets
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
	}
}
