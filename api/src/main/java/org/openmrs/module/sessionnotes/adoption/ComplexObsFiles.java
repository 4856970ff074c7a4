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
import org.openmrs.module.sessionnotes.platform.OwnThread;
import org.openmrs.obs.ComplexData;
import org.openmrs.obs.ComplexObsHandler;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in which the platform keeps the text of complex obs. A handler is asked in a thread of its own, with a session and
 * the privileges that it needs: what it reads from the database never ends the caller's transaction. A file is gone only where
 * that is certain; an error says nothing of it.
 * <p>
 * Platform: handlers ask for a global property, which takes a session and on some versions a privilege.
 */
class ComplexObsFiles {

	/** The platform's name of the handler whose files are text. */
	static final String HANDLER = "TextHandler";

	private static final Logger log = LoggerFactory.getLogger(ComplexObsFiles.class);

	private static final String[] PRIVILEGES = {PrivilegeConstants.GET_GLOBAL_PROPERTIES, PrivilegeConstants.GET_OBS,
			PrivilegeConstants.GET_CONCEPTS};

	private final ObsService obsService;

	ComplexObsFiles(ObsService obsService) {
		this.obsService = obsService;
	}

	/**
	 * @param valueComplex as it stands in obs
	 * @return the text
	 * @throws SkippedObsException if there is no such file, if it can't be read, or if it is no text
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
				throw new SkippedObsException(SkipReason.NOT_DECODABLE);
			}
		}
		throw new SkippedObsException(isGone(valueComplex) ? SkipReason.FILE_MISSING : SkipReason.FILE_UNREADABLE);
	}

	/** @return true if the file is certain to be gone, by this or before */
	boolean remove(String key) {
		try {
			ask(handler -> handler.purgeComplexData(obs(key)));
		} catch (RuntimeException e) {
			log.error("The file of an adopted obs could not be removed ({}); the next run tries again",
					e.getClass().getName());
		}
		return isGone(key);
	}

	/** @return the part of what stands in obs that names the file, without the title that its author gave it */
	static String keyOf(String valueComplex) {
		return valueComplex.substring(valueComplex.lastIndexOf('|') + 1).trim();
	}

	/** @return null if it can't be read, whatever the reason */
	private Object data(String valueComplex) {
		try {
			return ask(handler -> dataOf(handler.getObs(obs(valueComplex), ComplexObsHandler.RAW_VIEW)));
		} catch (RuntimeException e) {
			log.debug("The handler could not read a file: {}", e.getClass().getName());
			return null;
		}
	}

	/**
	 * Platform: before 2.8 a handler gives the address of a file without a look at it; from then on it reads what is known of the
	 * file, and fails where there is none.
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

	/** Without its directory, as of a disk that is not connected, nothing is known of the file. */
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

	/** All that a handler looks at. */
	private static Obs obs(String valueComplex) {
		Obs obs = new Obs();
		obs.setValueComplex(valueComplex);
		return obs;
	}
}
