/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The files that are embedded in a PDF, sorted by file name. */
class PdfAttachments {

	private final PDDocument document;

	private final Map<String, PDComplexFileSpecification> files = new TreeMap<>();

	PdfAttachments(PDDocument document) {
		this.document = document;
	}

	boolean isEmpty() {
		return files.isEmpty();
	}

	void add(String name, String mediaType, byte[] bytes) {
		try {
			PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
			file.setSubtype(mediaType);
			file.setSize(bytes.length);
			PDComplexFileSpecification specification = new PDComplexFileSpecification();
			specification.setFile(name);
			specification.setFileUnicode(name);
			specification.setEmbeddedFile(file);
			files.put(name, specification);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Lists the embedded files in the document's catalog, so that PDF readers show the files. */
	void addToCatalog() {
		PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
		tree.setNames(files);
		PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
		names.setEmbeddedFiles(tree);
		document.getDocumentCatalog().setNames(names);
	}
}
