import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MergeField } from "../../drafts/merge-view";
import { momentOf, showDay, showTime } from "../../host/dates";
import { useHost } from "../../host/host";
import { entriesOf, isEmpty, type NoteContent, textOf, type Value } from "./content";
import type { Field } from "./definition";
import { useNoteForm } from "./note-form-context";

/** The words for the day of the last session, as in "from 21 Nov 2026". */
export function useFrom(): string {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { last } = useNoteForm();
  return last ? t("fromDay", "from {{day}}", { day: showDay(last.sessionDate, locale) }) : "";
}

/** Functions that show values to the user. */
interface Shown {
  /** Writes a value in words; returns an empty text if there is none. */
  readonly value: (field: Field, value: Value | undefined) => string;
  /** Writes several values on one line. */
  readonly facts: (fields: readonly Field[], content: NoteContent) => string;
}

export function useShown(): Shown {
  const { t } = useTranslation();
  const { locale } = useHost();
  return useMemo(() => {
    const answer = (field: Field, uuid: string) =>
      field.answers?.find((one) => one.uuid === uuid)?.display ??
      t("answerNoLongerInUse", "an answer no longer in use");
    const value = (field: Field, told: Value | undefined): string => {
      if (told === undefined || told === null || isEmpty(told)) {
        return "";
      }
      switch (field.type) {
        case "DATE":
          return showDay(textOf(told), locale);
        case "DATETIME":
          return showTime(momentOf(textOf(told)), locale);
        case "CODED":
          return (Array.isArray(told) ? told : [told]).map((uuid) => answer(field, String(uuid))).join(", ");
        default:
          return textOf(told);
      }
    };
    const facts = (fields: readonly Field[], content: NoteContent) => {
      const moments = fields
        .filter(({ type }) => type === "DATETIME")
        .map((field) => value(field, content[field.property]));
      const others = fields.filter(({ type }) => type !== "DATETIME" && type !== "NUMBER");
      const numbers = fields.filter(({ type, property }) => type === "NUMBER" && !isEmpty(content[property]));
      return [
        ...others.filter(({ type }) => type === "DATE").map((field) => value(field, content[field.property])),
        moments.filter(Boolean).join("–"),
        ...numbers.map((field) => `${field.display}: ${value(field, content[field.property])}`),
        ...others.filter(({ type }) => type !== "DATE").map((field) => value(field, content[field.property])),
      ]
        .filter(Boolean)
        .join(" · ");
    };
    return { value, facts };
  }, [t, locale]);
}

/** The fields for comparing two texts of a note, with functions that show their values. */
export function useMergeFields(fields: readonly Field[]): readonly MergeField[] {
  const { value } = useShown();
  return useMemo(
    () =>
      fields.map((field) => ({
        name: field.property,
        label: field.display,
        show: (told: unknown) =>
          field.type === "GROUP"
            ? entriesOf(told as Value)
                .map((entry) => (field.group ?? []).map((member) => value(member, entry[member.property])).join(" – "))
                .join("\n")
            : value(field, told as Value),
      })),
    [fields, value],
  );
}
