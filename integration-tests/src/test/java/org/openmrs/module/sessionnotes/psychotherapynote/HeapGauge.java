/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.psychotherapynote;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.tools.attach.VirtualMachine;

/** Measures the heap of another Java process, in MiB, a few times in a second until it is closed or that process is gone. */
final class HeapGauge implements AutoCloseable {

	private static final long MEBIBYTE = 1024 * 1024;

	private static final int PAUSE = 100;

	private final JMXConnector connector;

	private final MemoryMXBean memory;

	/** Each with the collection that was its last one before there was anything to do. */
	private final Map<GarbageCollectorMXBean, Long> collectors = new HashMap<>();

	private final Set<String> heapPools = new HashSet<>();

	private final Thread thread = new Thread(this::measure, "heap gauge");

	private final long idle;

	private volatile boolean closed;

	private volatile long peak;

	private volatile long peakAfterCollection;

	/** The process has nothing to do now. */
	HeapGauge(ProcessHandle process) throws Exception {
		VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
		try {
			connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
		} finally {
			machine.detach();
		}
		MBeanServerConnection beans = connector.getMBeanServerConnection();
		memory = ManagementFactory.newPlatformMXBeanProxy(beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
		for (ObjectName name : beans.queryNames(new ObjectName("java.lang:type=MemoryPool,*"), null)) {
			MemoryPoolMXBean pool = ManagementFactory.newPlatformMXBeanProxy(beans, name.getCanonicalName(),
					MemoryPoolMXBean.class);
			if (pool.getType() == MemoryType.HEAP) {
				heapPools.add(pool.getName());
			}
		}
		for (ObjectName name : beans.queryNames(new ObjectName("java.lang:type=GarbageCollector,*"), null)) {
			collectors.put(ManagementFactory.newPlatformMXBeanProxy(beans, name.getCanonicalName(),
					GarbageCollectorMXBean.class), 0L);
		}
		idle = live();
		collectors.replaceAll((collector, none) -> last(collector));
		thread.setDaemon(true);
		thread.start();
	}

	/** @return what is used right after a full collection */
	long live() {
		memory.gc();
		return memory.getHeapMemoryUsage().getUsed() / MEBIBYTE;
	}

	/** @return what was used right after a full collection when nothing was to be done */
	long idle() {
		return idle;
	}

	/** @return the most that was used, garbage that was not yet collected included */
	long peak() {
		return peak / MEBIBYTE;
	}

	/** @return the most that was used right after a collection, a small one that leaves much garbage included */
	long peakAfterCollection() {
		return peakAfterCollection / MEBIBYTE;
	}

	private void measure() {
		try {
			while (!closed) {
				peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
				for (Map.Entry<GarbageCollectorMXBean, Long> collector : collectors.entrySet()) {
					GcInfo collection = collector.getKey().getLastGcInfo();
					if (collection != null && collection.getId() > collector.getValue()) {
						peakAfterCollection = Math.max(peakAfterCollection, after(collection));
					}
				}
				Thread.sleep(PAUSE);
			}
		} catch (RuntimeException | InterruptedException e) {
			// the process was killed: what was measured until then counts
			closed = true;
		}
	}

	private static long last(GarbageCollectorMXBean collector) {
		GcInfo collection = collector.getLastGcInfo();
		return collection == null ? 0 : collection.getId();
	}

	private long after(GcInfo collection) {
		return collection.getMemoryUsageAfterGc().entrySet().stream().filter(pool -> heapPools.contains(pool.getKey()))
				.mapToLong(pool -> pool.getValue().getUsed()).sum();
	}

	@Override
	public void close() {
		closed = true;
		try {
			thread.join();
			connector.close();
		} catch (IOException e) {
			// the process is gone, and the connection with it
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
