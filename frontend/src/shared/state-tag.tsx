import { Tag } from "@carbon/react";
import { useTranslation } from "react-i18next";
import type { NoteState } from "./types";

type Colour = "green" | "blue" | "red" | "gray" | "purple" | "outline";

const colours: Readonly<Record<NoteState, Colour>> = {
  FINAL: "green",
  AWAITING_APPROVAL: "blue",
  AWAITING_COSIGNATURE: "blue",
  RETURNED: "red",
  DRAFT: "gray",
};

interface StateTagProps {
  /** Of the note that is in the record; null without one. */
  readonly state: NoteState | null;
  /** Whether the user has begun one that is not in the record yet. */
  readonly begun?: boolean;
}

/** How far a progress note has come, in words and, beside them, a colour. */
export function StateTag({ state, begun = false }: StateTagProps) {
  const { t } = useTranslation();
  if (state === null) {
    return begun ? (
      <Tag type="gray">{t("tagBegun", "Begun")}</Tag>
    ) : (
      <Tag type="outline">{t("tagMissing", "No note yet")}</Tag>
    );
  }
  const words: Readonly<Record<NoteState, string>> = {
    FINAL: t("tagFinal", "Signed"),
    AWAITING_APPROVAL: t("tagAwaitingApproval", "Waiting for approval"),
    AWAITING_COSIGNATURE: t("tagAwaitingCosignature", "Waiting for the co-signature"),
    RETURNED: t("tagReturned", "Returned"),
    DRAFT: t("tagDraft", "Draft, unsigned"),
  };
  return <Tag type={colours[state]}>{words[state]}</Tag>;
}

/** Whether the therapist has something left to do for it. */
export function needsWork(state: NoteState | null): boolean {
  return state === null || state === "DRAFT" || state === "RETURNED";
}
