import { dayOf, momentOf } from "../host/dates";
import type { LoggedEvent } from "./log-requests";

interface EventDay {
  /** The day, as in `2026-01-31`. */
  readonly day: string;
  readonly events: readonly LoggedEvent[];
}

/** Groups sorted events by the day on which they happened in the user's time zone. */
export function byDay(events: readonly LoggedEvent[]): readonly EventDay[] {
  const days: { day: string; events: LoggedEvent[] }[] = [];
  for (const event of events) {
    const day = dayOf(momentOf(event.when));
    const last = days.at(-1);
    if (last?.day === day) {
      last.events.push(event);
    } else {
      days.push({ day, events: [event] });
    }
  }
  return days;
}
