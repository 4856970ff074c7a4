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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.openmrs.Obs;
import org.openmrs.api.ObsService;
import org.openmrs.obs.ComplexData;
import org.openmrs.obs.ComplexObsHandler;

/**
 * The files in which the platform keeps the text of complex obs. Whoever asks has no session of Hibernate's open: what a
 * handler reads from the database comes by a connection of its own, and never ends the caller's transaction.
 * <p>
 * Platform: once two sessions were opened in one thread, {@code Context.closeSession} closes none for good; so none is
 * opened here.
 */
class TextFiles {

	/** The platform's name of the handler whose files are text. */
	static final String HANDLER = "TextHandler";

	private final ObsService obsService;

	TextFiles(ObsService obsService) {
		this.obsService = obsService;
	}

	/**
	 * @param valueComplex as it stands in obs
	 * @return the text
	 * @throws LeftException if there is no such file, or it is no text
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
				throw new LeftException(LeftReason.NOT_DECODABLE);
			}
		}
		throw new LeftException(LeftReason.FILE_MISSING);
	}

	/** @return true if the file is gone, by this or before */
	boolean remove(String key) {
		try {
			handler().purgeComplexData(obs(key));
		} catch (RuntimeException e) {
			// what counts is whether it is still there
		}
		return data(key) == null;
	}

	/** @return the part of what stands in obs that names the file, without the title that its author gave it */
	static String keyOf(String valueComplex) {
		return valueComplex.substring(valueComplex.lastIndexOf('|') + 1).trim();
	}

	/** @return null if it can't be read */
	private Object data(String valueComplex) {
		try {
			Obs read = handler().getObs(obs(valueComplex), ComplexObsHandler.RAW_VIEW);
			ComplexData data = read == null ? null : read.getComplexData();
			return data == null ? null : data.getData();
		} catch (RuntimeException e) {
			return null;
		}
	}

	private ComplexObsHandler handler() {
		return obsService.getHandler(HANDLER);
	}

	/** All that a handler looks at. */
	private static Obs obs(String valueComplex) {
		Obs obs = new Obs();
		obs.setValueComplex(valueComplex);
		return obs;
	}
}
