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

import java.io.File;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;

import org.openmrs.Obs;
import org.openmrs.api.ObsService;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.openmrs.obs.ComplexData;
import org.openmrs.obs.ComplexObsHandler;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and deletes the files in which the platform stores the text of complex obs. The platform's handler for such a
 * file is called in a separate thread, with a session and the privileges that the handler needs. Because a handler
 * reads the database in a separate thread, it never ends the caller's transaction. A file counts as deleted only if the
 * file certainly no longer exists; an error does not prove that the file was deleted.
 * <p>
 * Platform: a handler of complex obs reads a global property, which requires a session and, on some versions of the
 * platform, a privilege.
 */
class ComplexObsFiles {

	/** The platform's name for the handler whose files contain text. */
	static final String HANDLER = "TextHandler";

	private static final Logger log = LoggerFactory.getLogger(ComplexObsFiles.class);

	private static final String[] PRIVILEGES = {PrivilegeConstants.GET_GLOBAL_PROPERTIES, PrivilegeConstants.GET_OBS,
			PrivilegeConstants.GET_CONCEPTS};

	private final ObsService obsService;

	ComplexObsFiles(ObsService obsService) {
		this.obsService = obsService;
	}

	/**
	 * @param valueComplex the value of the complex obs as the obs table holds it
	 * @return the text that the file of the complex obs contains
	 * @throws RefusedException if the file does not exist, cannot be read, or does not contain text
	 */
	String read(String valueComplex) {
		Object data = data(valueComplex);
		if (data instanceof String) {
			return (String) data;
		}
		if (data instanceof byte[]) {
			try {
				return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap((byte[]) data)).toString();
			} catch (CharacterCodingException e) {
				throw SkipReason.NOT_DECODABLE.refusal();
			}
		}
		throw (isGone(valueComplex) ? SkipReason.FILE_MISSING : SkipReason.FILE_UNREADABLE).refusal();
	}

	/**
	 * @return true if the file certainly no longer exists, whether this call deleted the file or an earlier call did
	 */
	boolean remove(String key) {
		try {
			ask(handler -> handler.purgeComplexData(obs(key)));
		} catch (RuntimeException e) {
			log.error("The file of an adopted obs could not be removed ({}); the next run tries again",
					e.getClass().getName());
		}
		return isGone(key);
	}

	/**
	 * @return the part of a complex obs's value that names the file, without the title that the author gave the file
	 */
	static String keyOf(String valueComplex) {
		return valueComplex.substring(valueComplex.lastIndexOf('|') + 1).trim();
	}

	/** @return the content of the file; null if the content cannot be read for any reason */
	private Object data(String valueComplex) {
		try {
			return ask(handler -> dataOf(handler.getObs(obs(valueComplex), ComplexObsHandler.RAW_VIEW)));
		} catch (RuntimeException e) {
			log.debug("The handler could not read a file: {}", e.getClass().getName());
			return null;
		}
	}

	/**
	 * Checks whether a file certainly no longer exists. Platform: before version 2.8, a handler returns the path of a
	 * file without checking that the file exists. Platform: from version 2.8 on, a handler reads the attributes of a
	 * file and fails if the file does not exist.
	 */
	private boolean isGone(String valueComplex) {
		try {
			Object address = ask(handler -> dataOf(handler.getObs(obs(valueComplex), ComplexObsHandler.URI_VIEW)));
			return address instanceof String && isMissing(new File((String) address));
		} catch (UncheckedIOException e) {
			return e.getCause() instanceof NoSuchFileException || e.getCause() instanceof FileNotFoundException;
		} catch (RuntimeException e) {
			log.error("It could not be found out whether a file is there ({})", e.getClass().getName());
			return false;
		}
	}

	/**
	 * Checks whether a file is missing. If the file's directory is also missing, for example because a disk is not
	 * connected, the file does not count as missing.
	 */
	private static boolean isMissing(File file) {
		return file.isAbsolute() && file.getParentFile().isDirectory() && !file.exists();
	}

	private static Object dataOf(Obs read) {
		ComplexData data = read == null ? null : read.getComplexData();
		return data == null ? null : data.getData();
	}

	private <T> T ask(Function<ComplexObsHandler, T> question) {
		return OwnThread.call(() -> question.apply(obsService.getHandler(HANDLER)), PRIVILEGES);
	}

	/** Creates an obs that has only a complex value, because a handler reads no other value of the obs. */
	private static Obs obs(String valueComplex) {
		Obs obs = new Obs();
		obs.setValueComplex(valueComplex);
		return obs;
	}
}
