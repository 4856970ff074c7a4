import { Button, InlineNotification, Select, SelectItem } from "@carbon/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAsTarget } from "../../content-guard/move-context";
import { MergeView } from "../../drafts/merge-view";
import { SavedAt } from "../../drafts/saved-at";
import { isFocusFree } from "../../shared/focus";
import { type Shortcut, useShortcuts } from "../../shared/shortcuts";
import type { Snippet } from "../../shared/snippets";
import { type LastNote, untouched } from "./carried";
import { lacks } from "./completeness";
import type { NoteContent } from "./content";
import { allFields, type Definition, sectionsOf } from "./definition";
import { MissingList } from "./missing-list";
import styles from "./note-editor.module.css";
import { NoteForm } from "./note-form";
import { NoteFormContext, type NoteFormState } from "./note-form-context";
import { focusNextOpen, focusPreviousOpen, whereabouts } from "./open-fields";
import type { CheckFinding, SavedNote, Subject } from "./requests";
import { useMergeFields } from "./shown";
import { SignDialog } from "./sign-dialog";
import { addWords } from "./take-words";
import { useNoteDraft } from "./use-note-draft";
import { useSigning } from "./use-signing";

export interface NoteEditorProps {
  readonly definition: Definition;
  /** The note's uuid; a new note keeps it when it is saved. */
  readonly uuid: string;
  /** True if the page has just made the uuid. */
  readonly isNew: boolean;
  readonly subject: Subject;
  readonly client: string;
  /** The note in the record; null for a new note. */
  readonly saved: SavedNote | null;
  readonly initial: NoteContent;
  readonly last: LastNote | null;
  readonly snippets: readonly Snippet[];
  readonly format: string;
  readonly onFormat: (format: string) => void;
  readonly onSigned: (note: SavedNote) => void;
}

/** The form for a progress note. It saves drafts by itself, and saves the note when the author is about to sign. */
export function NoteEditor(props: NoteEditorProps) {
  const { definition, subject, client, last, snippets, format, onFormat, onSigned } = props;
  const { t } = useTranslation();
  const { draft, set, setAll, save } = useNoteDraft(props);
  const { content, conflict, resolve } = draft;
  const latest = useRef(content);
  latest.current = content;
  useAsTarget(
    "record",
    addWords(definition, () => latest.current, set),
  );
  const [lastShown, setLastShown] = useState(false);
  const [hints, setHints] = useState<readonly CheckFinding[]>([]);
  const form = useRef<HTMLDivElement>(null);
  const signButton = useRef<HTMLButtonElement>(null);
  const onChecked = useCallback((check: { readonly hints: readonly CheckFinding[] }) => setHints(check.hints), []);
  const { signing, prepare, sign, close } = useSigning(save, format, onSigned, onChecked);
  const asShown = useMemo(
    () => ({ ...definition, elements: sectionsOf(definition, format).flatMap(({ elements }) => elements) }),
    [definition, format],
  );
  const missing = useMemo(() => lacks(asShown, content), [asShown, content]);
  const paths = missing.map(({ path }) => path).join();
  const open = useMemo(() => new Set(paths.split(",")), [paths]);
  const fields = useMemo(() => allFields(definition), [definition]);
  const mergeFields = useMergeFields(fields);

  const goOn = useCallback((change?: () => void) => {
    const from = whereabouts();
    if (change) {
      flushSync(change);
    }
    if (form.current) {
      focusNextOpen(form.current, from, signButton.current);
    }
  }, []);

  const state = useMemo<NoteFormState>(
    () => ({ last, lastShown, snippets, patient: subject.patient, set, setAll, goOn }),
    [last, lastShown, snippets, subject.patient, set, setAll, goOn],
  );

  // the author can begin to write at once
  useEffect(() => {
    if (draft.loaded && form.current && isFocusFree()) {
      focusNextOpen(form.current, { control: null, around: null }, null);
    }
  }, [draft.loaded]);

  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "Ctrl+Enter", label: t("sign", "Sign"), run: () => void prepare() },
      { keys: "Alt+ArrowDown", label: t("nextOpen", "Next open field"), run: () => goOn() },
      {
        keys: "Alt+ArrowUp",
        label: t("previousOpen", "Previous open field"),
        run: () => form.current && focusPreviousOpen(form.current, whereabouts()),
      },
      {
        keys: "Alt+L",
        label: t("lastSessionBeside", "Last session beside the fields"),
        run: () => setLastShown((shown) => !shown),
      },
    ],
    [t, prepare, goOn],
  );
  useShortcuts(shortcuts, signing.kind === "idle");

  if (conflict) {
    return <MergeView conflict={conflict} fields={mergeFields} onResolve={resolve} />;
  }
  return (
    <NoteFormContext.Provider value={state}>
      <div className={styles.tools}>
        <Select
          id="progress-note-format"
          size="sm"
          inline
          labelText={t("format", "Format")}
          value={format}
          onChange={(event) => onFormat(event.target.value)}
        >
          {definition.formats.map(({ name, display }) => (
            <SelectItem key={name} value={name} text={display} />
          ))}
        </Select>
        {last && (
          <Button size="sm" kind="ghost" aria-pressed={lastShown} onClick={() => setLastShown(!lastShown)}>
            {lastShown ? t("hideLast", "Hide the last session") : t("showLast", "Show the last session")}
          </Button>
        )}
      </div>
      <div ref={form}>
        <NoteForm definition={definition} format={format} content={content} open={open} hints={hints} />
      </div>
      <footer className={styles.footer}>
        <div className={styles.needs}>
          {missing.length === 0 ? (
            <p>{t("nothingMissing", "Nothing is missing for a signature.")}</p>
          ) : (
            <>
              <p>{t("stillNeeded", "Still needed to sign")}</p>
              <MissingList lacks={missing} />
            </>
          )}
        </div>
        <div className={styles.actions}>
          <SavedAt state={draft.saveState} onRetry={() => void draft.flush().catch(() => undefined)} />
          <Button ref={signButton} size="md" onClick={() => void prepare()}>
            {t("signKey", "Sign (Ctrl+Enter)")}
          </Button>
        </div>
      </footer>
      {signing.kind === "signing" && (
        <InlineNotification
          kind="info"
          lowContrast
          hideCloseButton
          title={t("signingNow", "The note is being signed…")}
        />
      )}
      <SignDialog
        definition={definition}
        client={client}
        signing={signing}
        lacks={missing}
        notTaken={signing.kind === "review" ? untouched(definition, content, last).map(({ display }) => display) : []}
        onSign={() => void sign()}
        onClose={() => {
          close();
          requestAnimationFrame(() => signButton.current?.focus());
        }}
      />
    </NoteFormContext.Provider>
  );
}
