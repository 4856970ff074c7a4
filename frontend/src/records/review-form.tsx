import { Button, SkeletonText } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { Choice } from "./choice";
import { LicenceFields, NO_LICENCE } from "./licence-fields";
import { Problems } from "./problems";
import styles from "./records.module.css";
import { type ReviewedPassage, useWords, WITHHOLDING } from "./withholding";

/** Reviews a denial: the passages with their words and the reasoning, and nothing else of the chart. */
export function ReviewForm({ uuid, onDone }: { readonly uuid: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const address = `${WITHHOLDING}/${encodeURIComponent(uuid)}`;
  const words = useWords<{ readonly passages: readonly ReviewedPassage[] }>(`${address}/passage`);
  const [licence, setLicence] = useState(NO_LICENCE);
  const [results, setResults] = useState<Readonly<Record<number, string>>>({});
  if (words.problem) {
    return <ProblemNotice problem={words.problem} onRetry={words.read} />;
  }
  if (!words.data) {
    return <SkeletonText paragraph lineCount={6} />;
  }
  const { passages } = words.data;
  const decide = (event: FormEvent) => {
    event.preventDefault();
    const decided = passages.filter(({ number }) => results[number]);
    const body = {
      ...licence,
      passages: decided.map(({ number }) => ({ number, release: results[number] === "release" })),
    };
    void run(async () => {
      await send("POST", `${address}/review`, { body });
      onDone();
    });
  };
  const choices = {
    "": t("reviewChoose", "Choose"),
    release: t("reviewRelease", "The client gets it"),
    keep: t("reviewKeep", "It stays withheld"),
  };
  return (
    <form
      className={styles.form}
      onSubmit={decide}
      noValidate
      autoComplete="off"
      aria-label={t("reviewRecord", "Record the result")}
    >
      <p className={styles.help}>
        {t(
          "reviewWhat",
          "You see the passages and the reasoning, and nothing else of the chart. Your result binds the clinic and can’t be changed.",
        )}
      </p>
      {passages.map(({ number, words: text, groundDisplay, reasoning }) => (
        <section key={number} className={styles.passage}>
          <h3>{t("reviewPassage", "Passage {{number}}: {{ground}}", { number, ground: groundDisplay })}</h3>
          <blockquote className={styles.letter} dir="auto" translate="no">
            {text}
          </blockquote>
          <p dir="auto" translate="no">
            {t("reviewReasoning", "Reasoning: {{reasoning}}", { reasoning })}
          </p>
          <Choice
            id={`review-${number}`}
            label={t("passageResult", "Result on passage {{number}}", { number })}
            choices={choices}
            value={results[number] ?? ""}
            onChange={(value) => setResults((before) => ({ ...before, [number]: value }))}
          />
        </section>
      ))}
      <LicenceFields licence={licence} onChange={setLicence} />
      {problem && <Problems problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" size="md" aria-disabled={isBusy}>
          {t("reviewRecord", "Record the result")}
        </Button>
      </div>
    </form>
  );
}
