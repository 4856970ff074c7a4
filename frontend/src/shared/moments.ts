import { useMemo } from "react";
import { momentOf, showTime } from "../host/dates";
import { useHost } from "../host/host";

interface Moments {
  /** Writes a range of times, as in `14:00–14:50`, or only the start if there is no end; nothing without a start. */
  readonly times: (start: string | null, end?: string | null) => string;
  /** Writes a day with its time. */
  readonly moment: (date: string) => string;
}

/** Functions that write moments in the user's language. */
export function useMoments(): Moments {
  const { locale } = useHost();
  return useMemo(() => {
    const whole = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    const time = (date: string) => showTime(momentOf(date), locale);
    return {
      times: (start, end) => {
        if (start === null) {
          return "";
        }
        return end ? `${time(start)}–${time(end)}` : time(start);
      },
      moment: (date) => whole.format(momentOf(date)),
    };
  }, [locale]);
}

/** @return the number of days from the first to the second day, both as in `2026-01-31` */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
}

/** @param day a day, as in `2026-01-31` */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
