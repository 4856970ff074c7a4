import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** How long ago something was, in the largest unit that says it fairly. */
export function ageOf(days: number): { readonly unit: "day" | "week" | "month" | "year"; readonly count: number } {
  if (days < 14) {
    return { unit: "day", count: days };
  }
  if (days < 60) {
    return { unit: "week", count: Math.floor(days / 7) };
  }
  return days < 730 ? { unit: "month", count: Math.floor(days / 30) } : { unit: "year", count: Math.floor(days / 365) };
}

/** Says how long ago a day was: today, yesterday, 3 weeks ago. */
export function useAge(): (days: number) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (days) => {
      const { unit, count } = ageOf(Math.max(0, days));
      return new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" }).format(-count, unit);
    },
    [i18n.language],
  );
}
