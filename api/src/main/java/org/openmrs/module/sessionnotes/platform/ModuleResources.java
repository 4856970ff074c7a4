/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.platform;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.apache.commons.io.IOUtils;

/** Reads files that are part of the module. */
public final class ModuleResources {

	private ModuleResources() {
	}

	/**
	 * Reads a file of the module; only one thread at a time can run this method. Platform: a module's class loader
	 * copies a resource to a file when the resource is first requested. A second thread that requests the resource
	 * during the copying gets only the part that is already written.
	 *
	 * @param owner a class of the module
	 * @param name the name of the file: either relative to the class, or absolute with a leading slash
	 * @return the whole content of the file
	 * @throws UncheckedIOException if the file does not exist or cannot be read
	 */
	public static synchronized byte[] bytes(Class<?> owner, String name) {
		try (InputStream in = owner.getResourceAsStream(name)) {
			if (in == null) {
				throw new FileNotFoundException(name);
			}
			return IOUtils.toByteArray(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Checks whether the module contains a file with the given name, see {@link #bytes(Class, String)}. */
	public static synchronized boolean exists(Class<?> owner, String name) {
		return owner.getResource(name) != null;
	}

	/** Reads a text file in UTF-8, in the same way as {@link #bytes(Class, String)} reads a file. */
	public static String text(Class<?> owner, String name) {
		return new String(bytes(owner, name), StandardCharsets.UTF_8);
	}
}
