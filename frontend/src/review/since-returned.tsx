import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import type { Definition } from "../session/progress-note/definition";
import { toldOf } from "../session/progress-note/note-sections";
import type { ShownSection } from "../session/progress-note/requests";
import type { ClientsNote } from "../shared/clients-note";
import type { Step } from "../shared/types";
import { changedLines } from "./changes";
import { ChangesView } from "./changes-view";
import { noteAddress } from "./review-requests";

interface SinceReturnedProps {
  readonly note: ClientsNote;
  readonly steps: readonly Step[];
  readonly definition: Definition;
}

/** Shows the changes since the note was last returned; shows nothing if it never was. */
export function SinceReturned({ note, steps, definition }: SinceReturnedProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const wasReturned = steps.some(({ step }) => step === "RETURNED");
  const { data, error } = useGet<{ readonly sections: readonly ShownSection[] | null }>(
    wasReturned ? `${noteAddress(note.uuid)}/returned` : null,
  );
  if (error || data?.sections === null) {
    return <p>{t("changesNotKnown", "What was changed since can't be shown.")}</p>;
  }
  const told = (sections: readonly ShownSection[]) => toldOf({ definition, sections }, locale, t);
  return data ? <ChangesView changes={changedLines(told(data.sections), told(note.sections))} /> : null;
}
