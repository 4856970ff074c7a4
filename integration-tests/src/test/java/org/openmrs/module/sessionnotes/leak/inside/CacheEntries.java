/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes.leak.inside;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.hibernate.SessionFactory;
import org.hibernate.cache.internal.QueryResultsCacheImpl;
import org.hibernate.cache.spi.CacheImplementor;
import org.hibernate.cache.spi.Region;
import org.hibernate.cache.spi.entry.CacheEntry;
import org.hibernate.cache.spi.entry.CollectionCacheEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.openmrs.api.context.Context;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * What each region of Hibernate's second-level cache holds, keys and entries, those of query results and of the tables that were
 * written to as well; and what the platform's services keep. Of entries that hold nothing but a time, the keys.
 */
public class CacheEntries implements UnaryOperator<String> {

	@Override
	public String apply(String ignored) {
		Map<String, List<String>> entries = new TreeMap<>();
		for (Region region : regions()) {
			put(entries, region.getName(), new BeanWrapperImpl(region).getPropertyValue("cache"));
		}
		for (CacheManager caches : Context.getRegisteredComponents(CacheManager.class)) {
			for (String name : caches.getCacheNames()) {
				Cache cache = caches.getCache(name);
				put(entries, "service: " + name, cache == null ? Collections.emptyMap() : cache.getNativeCache());
			}
		}
		return Json.write(entries);
	}

	private static List<Region> regions() {
		CacheImplementor cache = Context.getRegisteredComponent("sessionFactory", SessionFactory.class)
				.unwrap(SessionFactoryImplementor.class).getCache();
		List<Region> regions = new ArrayList<>();
		for (String name : cache.getCacheRegionNames()) {
			if (cache.getRegion(name) != null) {
				regions.add(cache.getRegion(name));
			}
		}
		regions.add(cache.getDefaultQueryResultsCache().getRegion());
		regions.add(cache.getTimestampsCache().getRegion());
		return regions;
	}

	/** Platform: Infinispan's caches are maps. */
	private static void put(Map<String, List<String>> entries, String name, Object cache) {
		List<String> all = new ArrayList<>();
		((Map<?, ?>) cache).forEach((key, value) -> all.add(key + (value instanceof Long ? "" : " = " + text(value))));
		Collections.sort(all);
		entries.put(name, all);
	}

	/** Platform: nothing but this field holds what a query found. */
	private static String results(Object item) {
		try {
			Field results = item.getClass().getDeclaredField("results");
			results.setAccessible(true);
			return Arrays.deepToString(((List<?>) results.get(item)).toArray());
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String text(Object value) {
		// Platform: by name, because 2.6 and 2.7 have no Infinispan
		if (value != null && value.getClass().getSimpleName().equals("VersionedEntry")) {
			return text(new BeanWrapperImpl(value).getPropertyValue("value"));
		}
		if (value instanceof CacheEntry) {
			return Arrays.deepToString(((CacheEntry) value).getDisassembledState());
		}
		if (value instanceof CollectionCacheEntry) {
			return Arrays.deepToString(((CollectionCacheEntry) value).getState());
		}
		return value instanceof QueryResultsCacheImpl.CacheItem ? results(value) : String.valueOf(value);
	}
}
