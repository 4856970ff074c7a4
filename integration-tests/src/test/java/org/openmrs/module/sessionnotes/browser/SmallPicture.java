/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;

/** Writes pictures of pages in few bytes, with the 256 colours that are seen most, as documentation is read by slow lines, too. */
final class SmallPicture {

	private static final int MOST_BYTES = 120 * 1024;

	private static final int MOST_COLOURS = 256;

	private static final int OPAQUE = 0xff000000;

	private SmallPicture() {
	}

	static void write(byte[] png, Path file) {
		try {
			Files.createDirectories(file.getParent());
			ImageIO.write(withFewColours(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
			assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(MOST_BYTES);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static BufferedImage withFewColours(BufferedImage picture) {
		int[] palette = mostSeen(picture);
		Map<Integer, Integer> nearest = new HashMap<>();
		BufferedImage small = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
				new IndexColorModel(Byte.SIZE, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				int index = nearest.computeIfAbsent(picture.getRGB(x, y), colour -> nearest(palette, colour));
				small.getRaster().setSample(x, y, 0, index);
			}
		}
		return small;
	}

	private static int[] mostSeen(BufferedImage picture) {
		Map<Integer, Integer> counts = new HashMap<>();
		for (int colour : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
			counts.merge(colour, 1, Integer::sum);
		}
		return counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(MOST_COLOURS)
				.mapToInt(entry -> entry.getKey() | OPAQUE).toArray();
	}

	private static int nearest(int[] palette, int colour) {
		int best = 0;
		for (int index = 1; index < palette.length; index++) {
			if (distance(palette[index], colour) < distance(palette[best], colour)) {
				best = index;
			}
		}
		return best;
	}

	private static int distance(int one, int other) {
		int sum = 0;
		for (int shift = 0; shift < Integer.SIZE - Byte.SIZE; shift += Byte.SIZE) {
			int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
			sum += difference * difference;
		}
		return sum;
	}
}
