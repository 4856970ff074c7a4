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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;

import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.openmrs.serialization.SerializationException;
import org.springframework.transaction.PlatformTransactionManager;

public class CallTransactionTest {

	private final PlatformTransactionManager manager = mock(PlatformTransactionManager.class);

	private final MethodInvocation call = mock(MethodInvocation.class);

	private final CallTransaction transaction = new CallTransaction(() -> manager);

	private final List<Object> followed = new ArrayList<>();

	@Test
	public void whatTheCallReturnsIsFollowedAndCommitted() throws Throwable {
		when(call.proceed()).thenReturn("result");

		assertThat(transaction.run(call, followed::add)).isEqualTo("result");

		assertThat(followed).containsExactly("result");
		verify(manager).commit(any());
	}

	@Test
	public void anUncheckedErrorUndoesAll() throws Throwable {
		when(call.proceed()).thenThrow(new IllegalStateException("of the platform"));

		assertThatThrownBy(() -> transaction.run(call, followed::add)).isInstanceOf(IllegalStateException.class)
				.hasMessage("of the platform");

		assertThat(followed).isEmpty();
		verify(manager).rollback(any());
		verify(manager, never()).commit(any());
	}

	@Test
	public void aCheckedErrorCommitsWhatWasDoneAsThePlatformWouldAndTheNotesFollow() throws Throwable {
		when(call.proceed()).thenThrow(new SerializationException("of the platform"));

		assertThatThrownBy(() -> transaction.run(call, followed::add)).isInstanceOf(SerializationException.class);

		assertThat(followed).hasSize(1);
		verify(manager).commit(any());
		verify(manager, never()).rollback(any());
	}
}
