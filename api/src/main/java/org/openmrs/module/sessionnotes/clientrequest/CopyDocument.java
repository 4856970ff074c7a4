/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.clientrequest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The content of a copy, block by block, from which the PDF file and the text file are made. */
final class CopyDocument {

	/** How a block looks. */
	enum Form {
		TITLE,
		HEADING,
		FIELD,
		CAPTION,
		PARAGRAPH,
		REMARK
	}

	/** A piece of the copy. */
	static final class Block {

		final Form form;

		/** The name of a field; null for every other block. */
		final String label;

		final String text;

		private Block(Form form, String label, String text) {
			this.form = form;
			this.label = label;
			this.text = text;
		}
	}

	private final List<Block> blocks = new ArrayList<>();

	void add(Form form, String text) {
		if (text != null && !text.isEmpty()) {
			blocks.add(new Block(form, null, text));
		}
	}

	void addField(String label, String text) {
		if (text != null && !text.isEmpty()) {
			blocks.add(new Block(Form.FIELD, label, text));
		}
	}

	List<Block> getBlocks() {
		return Collections.unmodifiableList(blocks);
	}
}
