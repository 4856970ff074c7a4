import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { dayOf, momentOf, showDay } from "../host/dates";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import type { Disclosure } from "./disclosures";

/** Describes the notes of a disclosure. */
export function useScopeText(): (disclosure: Disclosure) => string {
  const { t } = useTranslation();
  const { locale } = useHost();
  return useCallback(
    ({ note, from, to, patient, sessionDate }) => {
      const day = (moment: string) => showDay(dayOf(momentOf(moment)), locale);
      if (note) {
        return sessionDate
          ? t("noteOfDay", "The note of the session of {{day}}", { day: showDay(sessionDate, locale) })
          : t("scopeOneNote", "One note");
      }
      if (!patient) {
        return t("allNotesOfAuthor", "All notes of the author");
      }
      return from && to
        ? t("notesOfDays", "Sessions from {{from}} to {{to}}", { from: day(from), to: day(to) })
        : t("allNotesOfClient", "All notes on the client");
    },
    [t, locale],
  );
}

/** Describes the end of a disclosure. An end at midnight is described as the day before it. */
export function useEndText(): (end: string) => string {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { moment } = useMoments();
  return useCallback(
    (end) => {
      const at = momentOf(end);
      return at.getHours() === 0 && at.getMinutes() === 0
        ? t("endOfDay", "{{day}}, end of the day", { day: showDay(dayOf(new Date(at.getTime() - 1)), locale) })
        : moment(end);
    },
    [t, locale, moment],
  );
}
