/** Reads a moment from REST. The platform writes time zones without a colon, which not every browser can read. */
export function momentOf(value: string): Date {
  return new Date(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** The day of a moment in the user's time zone, as in `2026-01-31`. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}

export function showTime(moment: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(moment);
}

/** @param day a day, as in `2026-01-31` */
export function showDay(day: string, locale: string, style: "medium" | "full" = "medium"): string {
  // noon in the user's time zone is always on the right day
  return new Intl.DateTimeFormat(locale, { dateStyle: style }).format(new Date(`${day}T12:00:00`));
}

/** Shows the time of a moment, and its day if it is not today. */
export function showMoment(moment: Date, locale: string): string {
  return dayOf(moment) === dayOf(new Date())
    ? showTime(moment, locale)
    : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(moment);
}
