import { useMemo } from "react";
import { momentOf, showTime } from "../host/dates";
import { useHost } from "../host/host";

interface Moments {
  /** `14:00–14:50`, or its start alone. */
  readonly times: (start: string, end?: string | null) => string;
  /** A day with its time. */
  readonly moment: (date: string) => string;
}

/** Shows moments as the user's language writes them. */
export function useMoments(): Moments {
  const { locale } = useHost();
  return useMemo(() => {
    const whole = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    const time = (date: string) => showTime(momentOf(date), locale);
    return {
      times: (start, end) => (end ? `${time(start)}–${time(end)}` : time(start)),
      moment: (date) => whole.format(momentOf(date)),
    };
  }, [locale]);
}

/** @return how many days after the first the second is; both `2026-01-31` */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
}

/** @param day `2026-01-31` */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
