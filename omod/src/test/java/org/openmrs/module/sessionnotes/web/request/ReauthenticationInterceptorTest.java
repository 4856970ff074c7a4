/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.mockito.MockedStatic;
import org.openmrs.api.context.Context;
import org.openmrs.module.sessionnotes.access.Reauthentication;
import org.openmrs.module.sessionnotes.errors.NotAllowedException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ReauthenticationInterceptorTest {

	private final Reauthentication reauthentication = mock(Reauthentication.class);

	private final ReauthenticationInterceptor interceptor = new ReauthenticationInterceptor(reauthentication);

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private MockedStatic<Context> context;

	@BeforeEach
	void signIn() {
		context = mockStatic(Context.class);
		context.when(Context::isAuthenticated).thenReturn(true);
	}

	@AfterEach
	void end() {
		context.close();
	}

	@Test
	void whatAnEarlierRequestOfTheThreadConfirmedEndsFirst() {
		request.addHeader("X-Session-Notes-Password", "secret");
		assertThat(interceptor.preHandle(request, response, this)).isTrue();
		InOrder order = inOrder(reauthentication);
		order.verify(reauthentication).clear();
		order.verify(reauthentication).confirm("secret");
	}

	@Test
	void anyPasswordCanBeSent() {
		byte[] sent = "p\u00e4ssw\u00f6rd \u4e2d".getBytes(StandardCharsets.UTF_8);
		request.addHeader("X-Session-Notes-Password", new String(sent, StandardCharsets.ISO_8859_1));
		interceptor.preHandle(request, response, this);
		verify(reauthentication).confirm("p\u00e4ssw\u00f6rd \u4e2d");
	}

	@Test
	void withoutOneNothingIsConfirmed() {
		interceptor.preHandle(request, response, this);
		verify(reauthentication, times(0)).confirm(null);
	}

	@Test
	void nothingOfNobodyIsConfirmed() {
		context.when(Context::isAuthenticated).thenReturn(false);
		request.addHeader("X-Session-Notes-Password", "secret");
		assertThat(interceptor.preHandle(request, response, this)).isTrue();
		verify(reauthentication, times(0)).confirm("secret");
	}

	@Test
	void aWrongOneEndsTheRequest() {
		doThrow(new NotAllowedException("sessionnotes.error.passwordWrong")).when(reauthentication).confirm("wrong");
		request.addHeader("X-Session-Notes-Password", "wrong");
		assertThatThrownBy(() -> interceptor.preHandle(request, response, this))
				.isInstanceOf(NotAllowedException.class).hasMessage("sessionnotes.error.passwordWrong");
	}

	@Test
	void itEndsWithTheRequestAlsoWhereThatFailsOrGoesOnInAnotherThread() {
		interceptor.afterCompletion(request, response, this, new IllegalStateException());
		interceptor.afterConcurrentHandlingStarted(request, response, this);
		verify(reauthentication, times(2)).clear();
	}
}
