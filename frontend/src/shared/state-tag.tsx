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
  /** The state of the note in the record; null if there is no note. */
  readonly state: NoteState | null;
  /** True if the user has begun a note that is not in the record yet. */
  readonly begun?: boolean;
}

/** Shows the state of a progress note in words and a colour. */
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

/** True if the therapist must still write or sign the note. */
export function needsWork(state: NoteState | null): boolean {
  return state === null || state === "DRAFT" || state === "RETURNED";
}
