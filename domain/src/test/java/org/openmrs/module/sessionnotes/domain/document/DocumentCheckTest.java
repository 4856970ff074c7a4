/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.IIOImage;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmrs.module.sessionnotes.domain.errors.RefusedException;

/** A paper is taken for what it is, and not for what it is called. */
class DocumentCheckTest {

	@Test
	void wholeFilesAreTaken() throws IOException {
		assertThat(DocumentCheck.typeOf(pdf("")).getMediaType()).isEqualTo("application/pdf");
		assertThat(DocumentCheck.typeOf(picture("jpg")).getMediaType()).isEqualTo("image/jpeg");
		assertThat(DocumentCheck.typeOf(picture("png")).getMediaType()).isEqualTo("image/png");
		assertThat(DocumentCheck.typeOf(progressiveJpeg())).isEqualTo(FileType.JPEG);
	}

	@ParameterizedTest
	@ValueSource(strings = {"<html><script>alert(1)</script></html>", "GIF89a", "PK\u0003\u0004", "<svg/>", " %PDF-1.4",
			"MZ", "plain words"})
	void otherFilesAreRefused(String content) {
		assertRefused(content.getBytes(StandardCharsets.UTF_8), DocumentCheck.UNKNOWN_TYPE);
	}

	@Test
	void emptyAndLargeFilesAreRefused() throws IOException {
		assertRefused(new byte[0], DocumentCheck.EMPTY);
		byte[] most = Arrays.copyOf(picture("jpg"), DocumentCheck.MOST_BYTES);
		assertThat(DocumentCheck.typeOf(most)).isEqualTo(FileType.JPEG);
		assertRefused(Arrays.copyOf(most, DocumentCheck.MOST_BYTES + 1), DocumentCheck.TOO_LARGE);
		assertThat(DocumentCheck.MOST_BYTES).isEqualTo(10_485_760);
	}

	/** No part of a file passes for the whole. */
	@Test
	void aFileThatIsCutOffIsRefused() throws IOException {
		for (byte[] whole : new byte[][]{pdf(""), picture("jpg"), picture("png")}) {
			for (int length = 8; length < whole.length; length++) {
				byte[] cut = Arrays.copyOf(whole, length);
				assertThatThrownBy(() -> DocumentCheck.typeOf(cut)).as("%d bytes of %d", length, whole.length)
						.isInstanceOf(RefusedException.class).hasMessage(DocumentCheck.DAMAGED);
			}
		}
	}

	@Test
	void theBeginningAloneIsRefused() {
		assertRefused(ascii("%PDF-1.7 and then anything"), DocumentCheck.DAMAGED);
		assertRefused(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}, DocumentCheck.DAMAGED);
		assertRefused(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, DocumentCheck.DAMAGED);
	}

	@Test
	void aPngIsRefusedIfABitOfItIsOtherwise() throws IOException {
		byte[] png = picture("png");
		for (int at = 8; at < png.length; at++) {
			byte[] altered = png.clone();
			altered[at] ^= 1;
			assertThatThrownBy(() -> DocumentCheck.typeOf(altered)).as("byte %d", at)
					.isInstanceOf(RefusedException.class);
		}
	}

	@Test
	void nothingFollowsAPngOrAPdf() throws IOException {
		assertRefused(Arrays.copyOf(picture("png"), picture("png").length + 1), DocumentCheck.DAMAGED);
		assertRefused(joined(pdf(""), ascii("<script>")), DocumentCheck.DAMAGED);
		assertThat(DocumentCheck.typeOf(joined(pdf(""), ascii("\r\n")))).isEqualTo(FileType.PDF);
	}

	@Test
	void aPdfLeadsToItsObjects() {
		assertRefused(ascii("%PDF-1.4\nwords\nstartxref\n9\n%%EOF"), DocumentCheck.DAMAGED);
		assertRefused(ascii("%PDF-1.4\nxref\nstartxref\n9999\n%%EOF"), DocumentCheck.DAMAGED);
		assertRefused(ascii("%PDF-1.4\nxref\nstartxref\n\n%%EOF"), DocumentCheck.DAMAGED);
		assertRefused(ascii("%PDF-3.0\nxref\nstartxref\n9\n%%EOF"), DocumentCheck.DAMAGED);
		assertThat(DocumentCheck.typeOf(ascii("%PDF-2.0\n7 0 obj\nstartxref\n9\n%%EOF"))).isEqualTo(FileType.PDF);
	}

	@Test
	void aPdfWithAPasswordOrAProgramIsRefused() {
		assertRefused(pdf("/Encrypt 5 0 R"), DocumentCheck.ENCRYPTED);
		assertRefused(pdf("/JavaScript (x)"), DocumentCheck.ACTIVE);
		assertRefused(pdf("/Launch"), DocumentCheck.ACTIVE);
		assertRefused(pdf("/EmbeddedFiles 5 0 R"), DocumentCheck.ACTIVE);
	}

	@Test
	void whateverComesInIsAnsweredWithARefusal() throws IOException {
		Random random = new Random(17);
		byte[][] beginnings = {pdf(""), picture("jpg"), picture("png")};
		for (int i = 0; i < 3000; i++) {
			byte[] file = beginnings[i % 3].clone();
			for (int change = 0; change < 1 + random.nextInt(6); change++) {
				file[random.nextInt(file.length)] = (byte) random.nextInt();
			}
			byte[] cut = Arrays.copyOf(file, 1 + random.nextInt(file.length));
			try {
				DocumentCheck.typeOf(cut);
			} catch (RefusedException refused) {
				assertThat(refused.getMessageCode()).startsWith("sessionnotes.error.document.");
			}
		}
	}

	private static void assertRefused(byte[] file, String code) {
		assertThatThrownBy(() -> DocumentCheck.typeOf(file)).isInstanceOf(RefusedException.class).hasMessage(code);
	}

	static byte[] pdf(String entry) {
		String body = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + entry + " >>\nendobj\n"
				+ "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
		return ascii(body + "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000060 00000 n \n"
				+ "trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n" + body.length() + "\n%%EOF");
	}

	private static byte[] picture(String format) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThat(ImageIO.write(image(), format, out)).isTrue();
		return out.toByteArray();
	}

	private static byte[] progressiveJpeg() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(image(), null, null), param);
		}
		writer.dispose();
		return out.toByteArray();
	}

	private static BufferedImage image() {
		BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
		image.setRGB(3, 3, 0xFFFFFF);
		return image;
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
