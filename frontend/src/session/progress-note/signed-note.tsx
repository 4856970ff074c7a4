import { Tag } from "@carbon/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { momentOf } from "../../host/dates";
import { useHost } from "../../host/host";
import { Addenda, HeldBy } from "../../shared/signatures";
import { AddendumField } from "./addendum-field";
import type { Definition } from "./definition";
import { NoteSections } from "./note-sections";
import type { SavedNote, Step } from "./requests";
import styles from "./signed-note.module.css";
import { VerifiedLine } from "./verified-line";

interface SignedNoteProps {
  readonly definition: Definition;
  readonly note: SavedNote;
  /** True if the user has just signed the note. Then the focus moves to its state. */
  readonly isNew: boolean;
  readonly onChanged: (note: SavedNote) => void;
}

/** Shows the state, signatures and content of a note that the user can't change: it is signed or another author's. */
export function SignedNote({ definition, note, isNew, onChanged }: SignedNoteProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const state = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when the note replaces the form
  useEffect(() => {
    if (isNew) {
      state.current?.focus();
      state.current?.scrollIntoView({ block: "center" });
    }
  }, []);
  const when = (date: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(momentOf(date));
  const words: Readonly<Record<string, string>> = {
    SIGNED: t("stepSigned", "Signed"),
    APPROVED: t("stepApproved", "Approved"),
    COSIGNED: t("stepCosigned", "Co-signed"),
    RETURNED: t("stepReturned", "Returned"),
  };
  const steps = note.steps.filter((step): step is Step & { step: string } => step.step !== null && step.step in words);
  return (
    <div className={styles.note}>
      <div className={styles.state} ref={state} tabIndex={-1}>
        <StateTag note={note} />
        {!note.unsigned && <VerifiedLine uuid={note.uuid} />}
      </div>
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={`${step.step}-${step.date}`}>
            {t("stepBy", "{{step}} by {{name}}, {{when}}", {
              step: words[step.step],
              name: step.user?.display ?? "–",
              when: when(step.date),
            })}
          </li>
        ))}
      </ul>
      <HeldBy therapists={note.therapists} />
      <NoteSections definition={definition} sections={note.sections} />
      <Addenda addenda={note.addenda} />
      {note.state === "FINAL" && <AddendumField note={note} onAdded={onChanged} />}
    </div>
  );
}

/** The state of a note in words. */
function StateTag({ note }: { readonly note: SavedNote }) {
  const { t } = useTranslation();
  switch (note.state) {
    case "FINAL":
      return <Tag type="green">{t("stateFinal", "Signed")}</Tag>;
    case "AWAITING_APPROVAL":
      return <Tag type="blue">{t("stateAwaitingApproval", "Signed, waiting for your supervisor's approval")}</Tag>;
    case "AWAITING_COSIGNATURE":
      return (
        <Tag type="blue">{t("stateAwaitingCosignature", "Signed, waiting for your supervisor's co-signature")}</Tag>
      );
    case "RETURNED":
      return <Tag type="red">{t("stateReturned", "Returned, unsigned")}</Tag>;
    default:
      return <Tag type="gray">{t("stateDraft", "Draft, unsigned")}</Tag>;
  }
}
