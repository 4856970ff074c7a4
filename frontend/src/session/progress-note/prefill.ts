import { momentOf } from "../../host/dates";
import { dayOfSession, nameOf, type Session } from "../session-data";
import type { NoteContent, Value } from "./content";
import { allFields, type Definition } from "./definition";
import { withOffset } from "./times";

/** Fills a new note with the session's day and times, and its type if the clinic has an answer with the same name. */
export function prefilled(definition: Definition, session: Session): NoteContent {
  const type = nameOf(session.type)?.toLowerCase();
  const known: Readonly<Record<string, Value>> = {
    sessionDate: dayOfSession(session),
    start: session.start ? withOffset(momentOf(session.start)) : null,
    end: session.end ? withOffset(momentOf(session.end)) : null,
    duration: session.end ? null : (session.duration ?? null),
    sessionType:
      allFields(definition)
        .find(({ property }) => property === "sessionType")
        ?.answers?.find(({ display }) => display.toLowerCase() === type)?.uuid ?? null,
  };
  return Object.fromEntries(
    allFields(definition).map(({ property, multiple }) => [property, known[property] ?? (multiple ? [] : null)]),
  );
}
