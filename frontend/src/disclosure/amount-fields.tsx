import { Button, Checkbox, CheckboxGroup, RadioButton, RadioButtonGroup } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { PrivateText } from "../session/psychotherapy-note/private-text";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";
import { mayExcerpt } from "./new-disclosure";
import { PrivateField } from "./private-field";
import { useNoteToRead } from "./use-note-to-read";

/** The fields to choose how much of each note to disclose: all of it, some parts, or the author's own excerpt. */
export function AmountFields() {
  const { t } = useTranslation();
  const { definition, form, change, wrong } = useDisclosureForm();
  const isExcerpt = form.amount === "EXCERPT" && mayExcerpt(form);
  return (
    <>
      <RadioButtonGroup
        name="amount"
        orientation="vertical"
        legendText={t("howMuch", "How much of each note?")}
        valueSelected={form.amount}
        onChange={(value) => change({ amount: value as typeof form.amount })}
      >
        <RadioButton id="amount-WHOLE" value="WHOLE" labelText={t("wholeNotes", "The whole note")} />
        <RadioButton id="amount-PARTS" value="PARTS" labelText={t("someParts", "Some parts of it")} />
        {mayExcerpt(form) && (
          <RadioButton
            id="amount-EXCERPT"
            value="EXCERPT"
            labelText={t("ownExcerpt", "An excerpt that I write now, and nothing of the note")}
          />
        )}
      </RadioButtonGroup>
      {form.amount === "PARTS" && (
        <div data-field="parts">
          <CheckboxGroup
            legendText={t("partsToGive", "Parts")}
            invalid={wrong("parts") !== undefined}
            invalidText={wrong("parts")}
          >
            {definition.parts.map(({ name, display }) => (
              <Checkbox
                key={name}
                id={`part-${name}`}
                labelText={display}
                checked={form.parts.includes(name)}
                onChange={(_, { checked }) =>
                  change({ parts: checked ? [...form.parts, name] : form.parts.filter((each) => each !== name) })
                }
              />
            ))}
          </CheckboxGroup>
        </div>
      )}
      {isExcerpt && (
        <>
          <PrivateField
            field="excerpt"
            label={t("excerptWords", "What the recipient reads")}
            help={t(
              "excerptHelp",
              "Write only what the purpose needs. The recipient reads these words and not the note.",
            )}
            maxLength={definition.maxLength.excerpt}
            rows={6}
            value={form.excerpt}
            onChange={(excerpt) => change({ excerpt })}
            invalidText={wrong("excerpt")}
          />
          {form.note && <NoteToRead key={form.note.uuid} uuid={form.note.uuid} />}
        </>
      )}
    </>
  );
}

/** Shows the note beside the excerpt after its author has opened it. */
function NoteToRead({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { note, problem, toggle } = useNoteToRead(uuid);
  return (
    <div className={styles.beside}>
      <Button kind="ghost" size="sm" aria-expanded={note !== null} onClick={toggle}>
        {note ? t("closeTheNote", "Close the note") : t("readNoteBeside", "Read the note beside it")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      {note && <PrivateText sections={note.sections} passwordHeld={note.passwordHeld} />}
    </div>
  );
}
