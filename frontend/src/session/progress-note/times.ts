import { dayOf, momentOf } from "../../host/dates";
import type { NoteContent } from "./content";
import type { Field } from "./definition";

const two = (value: number) => String(value).padStart(2, "0");

/** Writes a moment with the user's time offset, which keeps the session's day in any time zone of the server. */
export function withOffset(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
  return `${dayOf(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}.000${offset}`;
}

/** The time of day of a moment for the browser's field, as in `14:05`; empty if there is no moment. */
export function clockOf(value: string): string {
  if (value === "") {
    return "";
  }
  const moment = momentOf(value);
  return Number.isNaN(moment.getTime()) ? "" : `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

const LONGEST_NIGHT_MINUTES = 8 * 60;

/**
 * Returns the moment for a time of day: on the session's day, or on the day after if the session went past midnight.
 *
 * @param clock the time of day, as in `14:05`
 * @param day the session's day, as in `2026-01-31`
 * @param after the start of the session, or an empty text
 */
export function momentAt(clock: string, day: string, after: string): string | null {
  if (clock === "" || day === "") {
    return null;
  }
  const moment = new Date(`${day}T${clock}:00`);
  if (after !== "") {
    const nextDay = new Date(moment);
    nextDay.setDate(nextDay.getDate() + 1);
    const minutes = (nextDay.getTime() - momentOf(after).getTime()) / 60_000;
    if (moment < momentOf(after) && minutes <= LONGEST_NIGHT_MINUTES) {
      return withOffset(nextDay);
    }
  }
  return withOffset(moment);
}

/** True if two fields say the same in two ways, such as end and duration: each is needed only if the other is empty. */
export function sayTheSame(one: Field, other: Field): boolean {
  const needs = (field: Field, of: Field) =>
    field.requiredWhen !== undefined && "empty" in field.requiredWhen && field.requiredWhen.property === of.property;
  return needs(one, other) && needs(other, one) && (one.type === "NUMBER") !== (other.type === "NUMBER");
}

/** Moves the times of a session to another day. A time past midnight stays on the day after. */
export function onDay(fields: readonly Field[], content: NoteContent, day: string): NoteContent {
  const moments = fields.flatMap(({ type, property }): [string, Date][] => {
    const value = content[property];
    return type === "DATETIME" && typeof value === "string" && value !== "" ? [[property, momentOf(value)]] : [];
  });
  const first = moments[0]?.[1];
  if (first === undefined || day === "") {
    return {};
  }
  const days = Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${dayOf(first)}T12:00:00Z`)) / 86_400_000);
  return Object.fromEntries(
    moments.map(([property, moment]) => {
      const moved = new Date(moment);
      moved.setDate(moved.getDate() + days);
      return [property, withOffset(moved)];
    }),
  );
}
