import { Button, TextArea } from "@carbon/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { directionOf } from "../shared/text-direction";
import styles from "./records.module.css";
import type { Denial, Field } from "./withholding";

interface NoteFieldsProps {
  readonly fields: readonly Field[];
  readonly onWithhold: (denial: Denial) => void;
}

const NOTHING_CHOSEN = { ground: "", facts: [], reasoning: "", markRevealing: false } as const;

/** The notes of the copy, from which a professional picks a part of a field, a field or a note. */
export function NoteFields({ fields, onWithhold }: NoteFieldsProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const notes = [...new Set(fields.map(({ note }) => note))];
  return (
    <>
      {notes.map((note) => {
        const own = fields.filter((field) => field.note === note);
        const day = showDay(own[0]?.day ?? "", locale);
        const whole = { note, field: null, beginsAt: null, endsAt: null, words: "", ...NOTHING_CHOSEN };
        return (
          <section key={note} className={styles.form} aria-label={t("withholdSession", "Session of {{day}}", { day })}>
            <h3>{t("withholdSession", "Session of {{day}}", { day })}</h3>
            {own.map((field) => (
              <OneField key={field.field} field={field} onWithhold={onWithhold} />
            ))}
            <div>
              <Button kind="tertiary" size="sm" onClick={() => onWithhold(whole)}>
                {t("withholdNote", "Withhold the whole note")}
              </Button>
            </div>
          </section>
        );
      })}
    </>
  );
}

function OneField({ field, onWithhold }: { readonly field: Field; readonly onWithhold: (denial: Denial) => void }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const { note, field: name, text, label } = field;
  const subject = label ?? t("withholdUnnamed", "without a question");
  const withhold = (beginsAt: number | null, endsAt: number | null) =>
    onWithhold({
      note,
      field: name,
      beginsAt,
      endsAt,
      words: beginsAt === null || endsAt === null ? text : text.slice(beginsAt, endsAt),
      ...NOTHING_CHOSEN,
    });
  const selected = () => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    if (selectionEnd > selectionStart) {
      withhold(selectionStart, selectionEnd);
    } else {
      area.current?.focus();
    }
  };
  return (
    <div className={styles.passage}>
      <TextArea
        id={`withhold-${note}-${name}`.replace(/[^A-Za-z0-9_-]/g, "-")}
        ref={area}
        labelText={subject}
        helperText={t("withholdHow", "Select words, then choose “Withhold the selection”.")}
        aria-readonly
        rows={Math.min(8, text.split("\n").length + 1)}
        dir={directionOf(text)}
        spellCheck={false}
        autoComplete="off"
        translate="no"
        data-gramm="false"
        value={text}
        // nothing is typed here, but in a field that is read-only the browser selects no words by keyboard
        onChange={() => undefined}
      />
      <div className={styles.buttons}>
        <Button
          kind="tertiary"
          size="sm"
          aria-label={t("withholdSelectionOf", "Withhold the selection: {{field}}", { field: subject })}
          onClick={selected}
        >
          {t("withholdSelection", "Withhold the selection")}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={t("withholdFieldOf", "Withhold all of it: {{field}}", { field: subject })}
          onClick={() => withhold(null, null)}
        >
          {t("withholdField", "Withhold all of it")}
        </Button>
      </div>
    </div>
  );
}
