import { Button, SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { AddendumField } from "../session/progress-note/addendum-field";
import type { Definition } from "../session/progress-note/definition";
import { NoteSections } from "../session/progress-note/note-sections";
import { VerifiedLine } from "../session/progress-note/verified-line";
import type { ClientsNote } from "../shared/clients-note";
import { ProblemNotice } from "../shared/problem-notice";
import { Addenda, HeldBy, Signatures } from "../shared/signatures";
import styles from "./client-page.module.css";
import { PrintedNote } from "./printed-note";

interface ReadNoteProps {
  readonly uuid: string;
  readonly onChanged: () => void;
}

/** Shows a session's note, its signatures and addenda, and whether it has changed since; lets the user add to it or print it. */
export function ReadNote({ uuid, onChanged }: ReadNoteProps) {
  const { t } = useTranslation();
  const [isPrinting, setPrinting] = useState(false);
  const definition = useGet<Definition>("/sessionnotes/progressnote/definition");
  const note = useGet<ClientsNote>(`/sessionnotes/progressnote/${encodeURIComponent(uuid)}?v=full`);
  const problem = definition.error ?? note.error;
  if (problem) {
    return (
      <ProblemNotice
        problem={problem}
        onRetry={() => {
          void definition.mutate();
          void note.mutate();
        }}
      />
    );
  }
  if (!definition.data || !note.data) {
    return <SkeletonText paragraph lineCount={4} />;
  }
  const { data } = note;
  const isSigned = !data.unsigned;
  return (
    <div className={styles.note}>
      {isSigned && <VerifiedLine uuid={uuid} />}
      <HeldBy therapists={data.therapists} />
      <NoteSections definition={definition.data} sections={data.sections} />
      <Signatures steps={data.steps} />
      <Addenda addenda={data.addenda} />
      {isSigned && (
        <Button kind="tertiary" size="md" onClick={() => setPrinting(true)}>
          {t("printNote", "Print this note")}
        </Button>
      )}
      {data.state === "FINAL" && (
        <AddendumField
          note={data}
          onAdded={() => {
            void note.mutate();
            onChanged();
          }}
        />
      )}
      {isPrinting && <PrintedNote note={data} definition={definition.data} onPrinted={() => setPrinting(false)} />}
    </div>
  );
}
