/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.web.hooks;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.servlet.DispatcherType;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A test request that has a JSON body and no session, together with the response. Only the status of the response is
 * kept.
 */
class TrialRequest {

	private final Map<String, Object> attributes = new HashMap<>();

	private final String address;

	private final long length;

	private final HttpServletRequest request = made(HttpServletRequest.class, this::ofRequest);

	private final HttpServletResponse response = made(HttpServletResponse.class, this::ofResponse);

	private int status = HttpServletResponse.SC_OK;

	/**
	 * @param address the address of the test request, relative to the platform's own address, without parameters
	 * @param length the length of the body, in bytes, that the test request states
	 */
	TrialRequest(String address, long length) {
		this.address = address;
		this.length = length;
	}

	HttpServletRequest getRequest() {
		return request;
	}

	HttpServletResponse getResponse() {
		return response;
	}

	/** @return the HTTP status of the response to the test request */
	int getStatus() {
		return status;
	}

	private Object ofRequest(Object proxy, Method method, Object[] arguments) {
		switch (method.getName()) {
			case "getMethod" :
				return "POST";
			case "getRequestURI" :
			case "getServletPath" :
				return address;
			case "getContextPath" :
				return "";
			case "getContentType" :
				return "application/json";
			case "getContentLength" :
				return (int) length;
			case "getContentLengthLong" :
				return length;
			case "getDispatcherType" :
				return DispatcherType.REQUEST;
			case "getLocale" :
				return Locale.ENGLISH;
			case "getAttribute" :
				return attributes.get(arguments[0]);
			case "setAttribute" :
				return attributes.put((String) arguments[0], arguments[1]);
			case "removeAttribute" :
				return attributes.remove(arguments[0]);
			default :
				return nothing(method.getReturnType());
		}
	}

	private Object ofResponse(Object proxy, Method method, Object[] arguments) {
		switch (method.getName()) {
			case "setStatus" :
			case "sendError" :
				status = (Integer) arguments[0];
				return null;
			case "getStatus" :
				return status;
			case "getOutputStream" :
				return new Nowhere();
			default :
				return nothing(method.getReturnType());
		}
	}

	private static Object nothing(Class<?> type) {
		if (type == boolean.class) {
			return false;
		}
		return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
	}

	private static <T> T made(Class<T> type, InvocationHandler answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, answers));
	}

	private static final class Nowhere extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			// the listener is never called, because nothing is written later
		}

		@Override
		public void write(int written) throws IOException {
			// the bytes are discarded
		}
	}
}
