import { Button, TextArea, TextInput } from "@carbon/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { Cancelled } from "../host/rest";
import { ProblemNotice } from "../shared/problem-notice";
import { SNIPPETS, type Snippet } from "../shared/snippets";
import { fieldOf, sentOf, type Typed, type Wrong, wrongIn } from "./snippet-form-check";
import styles from "./snippets.module.css";

interface SnippetFormProps {
  /** The snippet to change, or null for a new snippet. */
  readonly snippet: Snippet | null;
  /** The user's other snippets. */
  readonly others: readonly Snippet[];
  readonly onSaved: (saved: Snippet) => void;
  readonly onCancel: () => void;
}

/** The form for the name and the text of a snippet. Each error appears at its field. */
export function SnippetForm({ snippet, others, onSaved, onCancel }: SnippetFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [typed, setTyped] = useState<Typed>({ name: snippet?.name ?? "", text: snippet?.text ?? "" });
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const id = snippet?.uuid ?? "new";
  const refused = problem && fieldOf(problem);

  useEffect(() => name.current?.focus(), []);

  const change = (changed: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...changed }));
    setWrong({});
    setProblem(null);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) {
      return;
    }
    const sent = sentOf(typed);
    const found = wrongIn(sent, others);
    setWrong(found);
    setProblem(null);
    if (found.name || found.text) {
      (found.name ? name : text).current?.focus();
      return;
    }
    setBusy(true);
    try {
      const path = snippet ? `${SNIPPETS}/${encodeURIComponent(snippet.uuid)}` : SNIPPETS;
      onSaved((await send("POST", path, { body: sent })) as Snippet);
    } catch (thrown) {
      setBusy(false);
      if (thrown instanceof Error && !(thrown instanceof Cancelled)) {
        setProblem(thrown);
        const at = fieldOf(thrown);
        (at === "text" ? text : at && name)?.current?.focus();
      }
    }
  };

  const nameWords = {
    wrong: t("snippetNameWrong", "A name has 1 to 40 letters, digits and hyphens, and no spaces."),
    inUse: t("snippetNameInUse", "You have another snippet of this name."),
  };
  const textWords = {
    missing: t("snippetTextMissing", "Write the text."),
    tooLong: t("snippetTextTooLong", "The text has {{length}} characters; 4,000 are kept at most.", {
      length: typed.text.length,
    }),
  };
  return (
    <form
      className={styles.form}
      onSubmit={save}
      noValidate
      aria-label={snippet ? `.${snippet.name}` : t("addSnippet", "Add a snippet")}
    >
      {problem && !refused && <ProblemNotice problem={problem} />}
      <TextInput
        id={`snippet-name-${id}`}
        ref={name}
        labelText={t("snippetName", "Name")}
        helperText={t("snippetNameHelp", "Letters, digits and hyphens, 40 at most. Without the dot.")}
        value={typed.name}
        invalid={wrong.name !== undefined || refused === "name"}
        invalidText={wrong.name ? nameWords[wrong.name] : problem?.message}
        onChange={(event) => change({ name: event.target.value })}
        dir="auto"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextArea
        id={`snippet-text-${id}`}
        ref={text}
        labelText={t("snippetText", "Text")}
        helperText={t("snippetTextHelp", "4,000 characters at most. *** is a place to fill in.")}
        rows={6}
        value={typed.text}
        invalid={wrong.text !== undefined || refused === "text"}
        invalidText={wrong.text ? textWords[wrong.text] : problem?.message}
        onChange={(event) => change({ text: event.target.value })}
        dir="auto"
        autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button type="submit" size="md" disabled={isBusy}>
          {t("saveSnippet", "Save")}
        </Button>
        <Button kind="ghost" size="md" disabled={isBusy} onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
