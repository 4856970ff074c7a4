/*
 * This Source Code Form is subject to the terms of the Mozilla Public License,
 * v. 2.0. If a copy of the MPL was not distributed with this file, You can
 * obtain one at http://mozilla.org/MPL/2.0/. OpenMRS is also distributed under
 * the terms of the Healthcare Disclaimer located at http://openmrs.org/license.
 *
 * Copyright (C) OpenMRS Inc. OpenMRS is a registered trademark and the OpenMRS
 * graphic logo is a trademark of OpenMRS Inc.
 */
package org.openmrs.module.sessionnotes;

import org.openmrs.api.context.Context;
import org.openmrs.module.BaseModuleActivator;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.sessionnotes.access.PasswordResetHolds;
import org.openmrs.module.sessionnotes.audit.CheckpointSchedule;
import org.openmrs.module.sessionnotes.errors.UnavailableException;
import org.openmrs.module.sessionnotes.hooks.FailedStart;
import org.openmrs.module.sessionnotes.hooks.HookCheck;
import org.openmrs.module.sessionnotes.keys.KeysetProvider;
import org.openmrs.module.sessionnotes.patientlife.PatientMerges;
import org.openmrs.module.sessionnotes.progressnote.form.HtmlFormInstaller;
import org.openmrs.module.sessionnotes.progressnote.form.O3FormInstaller;
import org.openmrs.module.sessionnotes.psychotherapynote.EarlierSeals;
import org.openmrs.module.sessionnotes.restricted.RestrictedConcepts;
import org.openmrs.module.sessionnotes.settingreview.SafeguardSettings;
import org.openmrs.module.sessionnotes.settingreview.SettingSchedule;
import org.openmrs.module.sessionnotes.setup.MetadataInstaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs when the module starts. The activator installs the module's metadata and checks whether the keyset is available.
 */
public class SessionNotesActivator extends BaseModuleActivator {

	private static final Logger log = LoggerFactory.getLogger(SessionNotesActivator.class);

	private boolean refused;

	/**
	 * Removes this activator if the module was stopped because of failed hooks. The next start of the module loads all
	 * classes again, so this activator, which belongs to the old classes, must not be called.
	 */
	@Override
	public void willStart() {
		if (refused) {
			module().setModuleActivator(null);
		}
	}

	/**
	 * Completes the start of this module. The platform also calls this method when a different module, for example
	 * htmlformentry, has started.
	 * <p>
	 * Platform: when a module is started through REST, the platform calls {@link #contextRefreshed()} but does not call
	 * {@link #started()}.
	 */
	@Override
	public void contextRefreshed() {
		Context.getRegisteredComponents(MetadataInstaller.class).get(0).install();
		refused = !provesHooks();
		if (refused) {
			return;
		}
		Context.getRegisteredComponents(HtmlFormInstaller.class).get(0).install();
		Context.getRegisteredComponents(CheckpointSchedule.class).get(0).start();
		Context.getRegisteredComponents(SettingSchedule.class).get(0).start();
	}

	@Override
	public void started() {
		if (refused) {
			return;
		}
		Context.getRegisteredComponents(O3FormInstaller.class).get(0).install();
		Context.getRegisteredComponents(HtmlFormInstaller.class).get(0).install();
		Context.getRegisteredComponents(CheckpointSchedule.class).get(0).start();
		Context.getRegisteredComponents(SettingSchedule.class).get(0).start();
		long inRecord = Context.getRegisteredComponents(RestrictedConcepts.class).get(0).countRowsInRecord();
		if (inRecord > 0) {
			log.error("{} answers to restricted concepts are in the obs table, readable like all others: from before their "
					+ "concept was restricted, or from while this module was stopped", inRecord);
		}
		try {
			Context.getRegisteredComponents(KeysetProvider.class).get(0).getKeyset();
			lookAtSettings();
			Context.getRegisteredComponents(EarlierSeals.class).get(0).complete();
			Context.getRegisteredComponents(PatientMerges.class).get(0).applyMissedMerges();
			Context.getRegisteredComponents(PasswordResetHolds.class).get(0).trustCurrentPassword();
			log.info("Session Notes started");
		} catch (UnavailableException e) {
			if (!KeysetProvider.isReasonOf(e)) {
				throw e;
			}
			// if any module fails to start, every page of the platform is disabled; this module therefore starts, and its
			// notes stay closed
			log.error("Session Notes started without its keyset: {}", e.getMessageCode());
		}
	}

	/**
	 * Checks the module's hooks into the platform. A hook that cannot be proven to work counts as a hook that does not
	 * work.
	 */
	private boolean provesHooks() {
		try {
			Context.getRegisteredComponents(HookCheck.class).get(0).require();
			return true;
		} catch (RuntimeException e) {
			FailedStart.stopModule(e);
			// the platform may still call started() on this activator
			module().setModuleActivator(this);
			return false;
		}
	}

	private static Module module() {
		return ModuleFactory.getModuleById(FailedStart.MODULE_ID);
	}

	/**
	 * Checks the settings that protect notes. If the value of a setting cannot be stored now, the next check finds that
	 * value again.
	 */
	private static void lookAtSettings() {
		try {
			Context.getRegisteredComponents(SafeguardSettings.class).get(0).look();
		} catch (RuntimeException e) {
			log.error("The settings that protect notes could not be looked at; no looser value is in force", e);
		}
	}

	@Override
	public void stopped() {
		log.info("Session Notes stopped. No note can be read until it is started again; all are kept.");
	}
}
