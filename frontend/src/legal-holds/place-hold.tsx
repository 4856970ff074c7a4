import { Button, Checkbox, Select, SelectItem, TextInput } from "@carbon/react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { describedError } from "../shared/described-error";
import { FindOne } from "../shared/find-one";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import { type HoldTarget, placeHold, TARGETS } from "./legal-hold-requests";
import styles from "./legal-holds.module.css";

interface PlaceHoldProps {
  readonly onPlaced: (said: string) => void;
}

const MOST_CHARACTERS = 50;

const MOST_OF_UUID = 38;

/** Places a legal hold. */
export function PlaceHold({ onPlaced }: PlaceHoldProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const id = useId();
  const [target, setTarget] = useState<HoldTarget>("CLIENT");
  const [person, setPerson] = useState<Ref | null>(null);
  const [note, setNote] = useState("");
  const [reference, setReference] = useState("");
  const [isSecret, setSecret] = useState(false);
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const names = {
    CLIENT: t("legalHoldClient", "Everything about a client"),
    AUTHOR: t("legalHoldAuthor", "Everything that an author wrote"),
    NOTE: t("legalHoldNote", "One note"),
  };
  const on = target === "NOTE" ? note.trim() : (person?.uuid ?? "");
  const chosenMissing = isTried && on === "";
  const referenceMissing = isTried && reference.trim() === "";
  const change = (to: HoldTarget) => {
    setTarget(to);
    setPerson(null);
    setTried(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (on === "" || reference.trim() === "") {
      if (on !== "") {
        field.current?.focus();
      }
      return;
    }
    void run(async () => {
      await placeHold(send, { target, targetUuid: on, reference: reference.trim(), toldToAuthor: !isSecret });
      change(target);
      setNote("");
      setReference("");
      setSecret(false);
      onPlaced(t("legalHoldIsPlaced", "The legal hold is placed."));
    });
  };
  return (
    <section className={styles.section}>
      <h2 id={`${id}-title`}>{t("legalHoldPlace", "Place a legal hold")}</h2>
      <form className={styles.form} onSubmit={submit} noValidate aria-labelledby={`${id}-title`}>
        <Select
          id={`${id}-target`}
          labelText={t("legalHoldOn", "What must be kept")}
          value={target}
          onChange={(event) => change(event.target.value as HoldTarget)}
        >
          {TARGETS.map((each) => (
            <SelectItem key={each} value={each} text={names[each]} />
          ))}
        </Select>
        {target === "NOTE" ? (
          <TextInput
            id={`${id}-note`}
            labelText={t("legalHoldNoteUuid", "Identifier of the note")}
            helperText={t("legalHoldNoteHelp", "Whether there is such a note is not checked.")}
            maxLength={MOST_OF_UUID}
            autoComplete="off"
            spellCheck={false}
            value={note}
            invalid={chosenMissing}
            {...describedError(`${id}-note`, chosenMissing)}
            invalidText={t("legalHoldNoteMissing", "Write the identifier of the note.")}
            onChange={(event) => setNote(event.target.value)}
          />
        ) : (
          <FindOne
            key={target}
            kind={target === "CLIENT" ? "patient" : "user"}
            label={target === "CLIENT" ? t("logClient", "Client") : t("legalHoldWhoseNotes", "Author")}
            withRetired={target === "AUTHOR"}
            chosen={person}
            onChosen={setPerson}
            invalidText={chosenMissing ? t("legalHoldWhose", "Choose who it is about.") : undefined}
          />
        )}
        <TextInput
          id={`${id}-reference`}
          ref={field}
          labelText={t("legalHoldReferenceOf", "The clinic’s own number of the matter")}
          helperText={t("legalHoldReferenceHelp", "A number, not a name.")}
          maxLength={MOST_CHARACTERS}
          autoComplete="off"
          value={reference}
          invalid={referenceMissing}
          {...describedError(`${id}-reference`, referenceMissing)}
          invalidText={t("holdReferenceMissing", "Write a number by which you find it again.")}
          onChange={(event) => setReference(event.target.value)}
        />
        <Checkbox
          id={`${id}-secret`}
          labelText={t("legalHoldForbids", "An order forbids telling the author why")}
          checked={isSecret}
          onChange={(_, { checked }) => setSecret(checked)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div>
          <Button type="submit" size="md" aria-disabled={isBusy}>
            {t("legalHoldPlaceDo", "Place the hold")}
          </Button>
        </div>
      </form>
    </section>
  );
}
