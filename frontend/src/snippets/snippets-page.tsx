import { Button, SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { Cancelled } from "../host/rest";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import { SNIPPETS, type Snippet } from "../shared/snippets";
import { SnippetForm } from "./snippet-form";
import { MOST_SNIPPETS } from "./snippet-form-check";
import { SnippetRow } from "./snippet-row";
import styles from "./snippets.module.css";
import { useSnippets } from "./use-snippets";

const NEW = "new";

/** The user's last action. It keeps a deleted snippet as long as the user can restore it. */
interface Done {
  readonly name: string;
  readonly deleted?: Snippet;
}

/** Lets users read, add, change and delete their own snippets, and explains how to insert them. */
export function SnippetsPage() {
  const { t } = useTranslation();
  const { send } = useHost();
  const { snippets, problem, read, put, drop } = useSnippets();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const page = useRef<HTMLDivElement>(null);
  /** The snippet whose button takes the focus after the form has closed. */
  const returnTo = useRef<string | null>(null);

  useEffect(() => {
    if (open === null && returnTo.current) {
      const button = page.current?.querySelector<HTMLElement>(`[data-opens="${CSS.escape(returnTo.current)}"]`);
      button?.focus();
      returnTo.current = null;
    }
  }, [open]);

  useEffect(() => {
    if (done?.deleted) {
      undo.current?.focus();
    }
  }, [done]);

  const show = (which: string | null) => {
    setDone(null);
    setFailed(null);
    setOpen(which);
  };
  const close = (to: string) => {
    returnTo.current = to;
    setOpen(null);
  };
  const saved = (snippet: Snippet) => {
    put(snippet);
    setDone({ name: snippet.name });
    close(open === NEW ? NEW : snippet.uuid);
  };
  const attempt = async (work: () => Promise<void>) => {
    setDone(null);
    setFailed(null);
    try {
      await work();
    } catch (thrown) {
      if (thrown instanceof Error && !(thrown instanceof Cancelled)) {
        setFailed(thrown);
      }
    }
  };
  const remove = (snippet: Snippet) =>
    attempt(async () => {
      await send("DELETE", `${SNIPPETS}/${encodeURIComponent(snippet.uuid)}`);
      drop(snippet);
      setDone({ name: snippet.name, deleted: snippet });
    });
  const bringBack = ({ name, text }: Snippet) =>
    attempt(async () => {
      const again = (await send("POST", SNIPPETS, { body: { name, text } })) as Snippet;
      put(again);
      setDone({ name });
      page.current?.querySelector<HTMLElement>(`[data-opens="${NEW}"]`)?.focus();
    });

  const isFull = snippets !== null && snippets.length >= MOST_SNIPPETS;
  const formOf = (snippet: Snippet | null) => (
    <SnippetForm
      snippet={snippet}
      others={(snippets ?? []).filter(({ uuid }) => uuid !== snippet?.uuid)}
      onSaved={saved}
      onCancel={() => close(open ?? NEW)}
    />
  );
  return (
    <div className={styles.page} ref={page}>
      <h1>{t("snippets", "Snippets")}</h1>
      <div className={styles.how}>
        <p>
          {t(
            "snippetsWhy",
            "Words that you write often, under a short name. They are yours alone: no one else sees them.",
          )}
        </p>
        <p>
          {t(
            "snippetCallHow",
            "In a field of a progress note, type a dot, the name and a space: the text takes their place.",
          )}
        </p>
        <p>
          {t(
            "snippetBlankHow",
            "Write *** in the text where something is to be filled in. Tab goes from one *** to the next, and what you type replaces it.",
          )}
        </p>
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={() => void read()} />}
      {failed && <ProblemNotice problem={failed} />}
      {open === null && snippets && (
        <Button className={styles.add} size="md" data-opens={NEW} disabled={isFull} onClick={() => show(NEW)}>
          {t("addSnippet", "Add a snippet")}
        </Button>
      )}
      {isFull && <p>{t("snippetsFull", "You have 200 snippets, which is the most. Delete one to add another.")}</p>}
      <div className={styles.done}>
        <output>
          {done &&
            (done.deleted
              ? t("snippetDeleted", "{{name}} is deleted.", { name: `.${done.name}` })
              : t("snippetSaved", "{{name}} is saved.", { name: `.${done.name}` }))}
        </output>
        {done?.deleted && (
          <Button kind="ghost" size="sm" ref={undo} onClick={() => done.deleted && void bringBack(done.deleted)}>
            {t("undo", "Undo")}
          </Button>
        )}
      </div>
      {open === NEW && formOf(null)}
      {!snippets && !problem && <SkeletonText paragraph lineCount={4} />}
      {snippets?.length === 0 && open !== NEW && <EmptyState title={t("noSnippets", "No snippets yet")} />}
      <ul>
        {snippets?.map((snippet) =>
          open === snippet.uuid ? (
            <li key={snippet.uuid}>{formOf(snippet)}</li>
          ) : (
            <SnippetRow
              key={snippet.uuid}
              snippet={snippet}
              isLocked={open !== null}
              onChange={() => show(snippet.uuid)}
              onDelete={() => void remove(snippet)}
            />
          ),
        )}
      </ul>
    </div>
  );
}
