import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { daysBetween } from "./moments";

/** Converts a number of days to an age in the largest unit that is exact enough. */
export function ageOf(days: number): { readonly unit: "day" | "week" | "month" | "year"; readonly count: number } {
  if (days < 14) {
    return { unit: "day", count: days };
  }
  if (days < 60) {
    return { unit: "week", count: Math.floor(days / 7) };
  }
  return days < 730 ? { unit: "month", count: Math.floor(days / 30) } : { unit: "year", count: Math.floor(days / 365) };
}

/** Says how long ago a day such as `2026-01-31` was: today, yesterday, 3 weeks ago. */
export function useAge(): (day: string) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (day) => {
      const { unit, count } = ageOf(Math.max(0, daysBetween(day, dayOf(new Date()))));
      return new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" }).format(-count, unit);
    },
    [i18n.language],
  );
}
