import { Button, InlineNotification } from "@carbon/react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addTo } from "../../content-guard/findings";
import { useAsTarget } from "../../content-guard/move-context";
import { same } from "../../drafts/merge";
import { MergeView } from "../../drafts/merge-view";
import { SavedAt } from "../../drafts/saved-at";
import { useDraft } from "../../drafts/use-draft";
import { problemText } from "../../host/problem-text";
import { useCovered } from "./cover";
import type { OpenedNote, PatientOfNotes, SessionOfNotes } from "./note-requests";
import { EMPTY, isBlank, type NoteText, PARTS, textOf } from "./note-text";
import { partHelp, partLabel } from "./part-labels";
import { PrivateTextArea } from "./private-text-area";
import styles from "./psychotherapy-note.module.css";
import { useFinish } from "./use-finish";

interface NoteEditorProps {
  /** The note's uuid; the page makes it for a new note. */
  readonly note: string;
  /** The note that the author changes; null for a new note. */
  readonly saved: OpenedNote | null;
  readonly session: SessionOfNotes;
  readonly patient: PatientOfNotes;
  /** True if the page has just made the uuid. */
  readonly isNew: boolean;
  readonly onDone: (note: OpenedNote) => void;
  readonly onDiscarded: () => void;
  /** True if the user has just opened the editor, which then takes the focus. */
  readonly focused: boolean;
}

/** The four fields of a private note. The text is saved as a draft until the author presses "Done". */
export function NoteEditor({ note, saved, session, patient, isNew, onDone, onDiscarded, focused }: NoteEditorProps) {
  const { t } = useTranslation();
  const covered = useCovered();
  const headingId = useId();
  const initial = saved ? textOf(saved.sections) : EMPTY;
  const draft = useDraft<NoteText>({
    note,
    kind: "psychotherapynote",
    patient: patient.uuid,
    encounter: session.encounter?.uuid,
    visit: session.visit?.uuid,
    sessionDate: session.sessionDate,
    basedOn: saved?.version,
    initial,
    isNew,
  });
  const { isBusy, problem, finish, discard } = useFinish({ draft, session, patient, onDone });
  const { content, conflict } = draft;
  const changed = !same(content, initial);
  const latest = useRef(content);
  latest.current = content;
  useAsTarget("private", (_element, words) =>
    addTo(
      () => latest.current.other,
      (other) => draft.change({ ...latest.current, other }),
      words,
    ),
  );
  const retry = () => void draft.flush().catch(() => undefined);

  if (covered) {
    return <SavedAt state={draft.saveState} onRetry={retry} />;
  }
  return (
    <form
      className={styles.editor}
      aria-labelledby={headingId}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <h3 id={headingId} className={styles.editorTitle}>
        {saved
          ? t("amendVersion", "Amend version {{version}}", { version: saved.version })
          : t("newPrivateNote", "New private note")}
      </h3>
      {conflict && (
        <MergeView
          conflict={conflict}
          fields={[...PARTS, "comment" as const].map((name) => ({ name, label: partLabel(name, t) }))}
          onResolve={draft.resolve}
        />
      )}
      {PARTS.map((part) => (
        <PrivateTextArea
          key={part}
          name={part}
          label={partLabel(part, t)}
          help={partHelp(part, t)}
          focused={focused && part === PARTS[0]}
          patient={patient.uuid}
          encounter={session.encounter?.uuid}
          value={content[part]}
          onChange={(text) => draft.change({ ...content, [part]: text })}
        />
      ))}
      {problem && (
        <InlineNotification
          kind="error"
          lowContrast
          hideCloseButton
          title={t("privateNotSaved", "The note is not saved.")}
          subtitle={problemText(problem, t)}
        />
      )}
      <div className={styles.actions}>
        <Button type="submit" size="md" disabled={isBusy || conflict !== null || !changed || isBlank(content)}>
          {t("privateDone", "Done")}
        </Button>
        <Discard
          pending={changed || draft.revision > 0 || saved !== null}
          changed={changed}
          onDiscard={async () => {
            if (await discard()) {
              onDiscarded();
            }
          }}
        />
        <SavedAt state={draft.saveState} onRetry={retry} />
      </div>
      <p className={styles.help}>
        {t("privateDoneHelp", "What you type is kept as you type. Done adds it to your notes as a version.")}
      </p>
    </form>
  );
}

interface DiscardProps {
  readonly pending: boolean;
  /** True if discarding would lose words. */
  readonly changed: boolean;
  readonly onDiscard: () => void;
}

/** The button to discard the text, which asks once more before words are lost. */
function Discard({ pending, changed, onDiscard }: DiscardProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!pending) {
    return null;
  }
  if (asked) {
    return (
      <>
        <Button kind="danger--tertiary" size="md" autoFocus onClick={onDiscard}>
          {t("discardForGood", "Discard for good")}
        </Button>
        <Button kind="ghost" size="md" onClick={() => setAsked(false)}>
          {t("keepIt", "Keep it")}
        </Button>
      </>
    );
  }
  return (
    <Button kind="ghost" size="md" onClick={() => (changed ? setAsked(true) : onDiscard())}>
      {changed ? t("discardTyped", "Discard") : t("cancel", "Cancel")}
    </Button>
  );
}
