import { Button, Checkbox, Form, SkeletonText } from "@carbon/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useNumbers } from "../shared/numbers";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./adoption.module.css";
import { type AdoptionState, nameOf, type Restricted, readConcepts } from "./adoption-requests";
import { FindConcept } from "./find-concept";
import { endsOf } from "./run-logic";
import type { Adoption } from "./use-adoption";

interface ChooseConceptsProps {
  readonly state: AdoptionState;
  readonly adoption: Adoption;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Reads the restricted concepts. Reads them again after each run, when fewer of their obs are in the record. */
function useConcepts(ends: string) {
  const { send, locale } = useHost();
  const [concepts, setConcepts] = useState<readonly Restricted[] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const read = useCallback(async () => {
    try {
      const all = await readConcepts(send);
      setConcepts([...all].sort((one, other) => nameOf(one).localeCompare(nameOf(other), locale)));
      setProblem(null);
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }, [send, locale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever a run ends
  useEffect(() => void read(), [read, ends]);
  return { concepts, problem, read };
}

/** The first step: the user chooses concepts and starts a dry run of them. */
export function ChooseConcepts({ state, adoption, chosen, onChosen }: ChooseConceptsProps) {
  const { t } = useTranslation();
  const number = useNumbers();
  const { concepts, problem, read } = useConcepts(endsOf(state));
  const [isMissing, setMissing] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  const choose = (uuid: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) {
      next.add(uuid);
    } else {
      next.delete(uuid);
    }
    setMissing(false);
    onChosen(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const uuids = (concepts ?? []).filter(({ uuid }) => chosen.has(uuid)).map(({ uuid }) => uuid);
    setMissing(uuids.length === 0);
    if (uuids.length > 0) {
      void adoption.dryRun(uuids);
    } else {
      list.current?.querySelector<HTMLElement>("input:not(:disabled)")?.focus();
    }
  };
  const missing = isMissing ? "adoption-concepts-missing" : undefined;
  return (
    <section aria-labelledby="adoption-choose" className={styles.section}>
      <h2 id="adoption-choose">{t("adoptionChoose", "Choose and do a dry run")}</h2>
      {problem && <ProblemNotice problem={problem} onRetry={() => void read()} />}
      {!concepts && !problem && <SkeletonText paragraph lineCount={3} />}
      {concepts && (
        <Form onSubmit={submit} className={styles.form}>
          <fieldset>
            <legend className={styles.legend}>
              {t("adoptionConcepts", "Concepts that are restricted to the author")}
            </legend>
            <ul ref={list}>
              {concepts.map((concept) => {
                const about = `adoption-about-${concept.uuid}`;
                return (
                  <li key={concept.uuid} className={styles.concept}>
                    <Checkbox
                      id={`adoption-concept-${concept.uuid}`}
                      labelText={nameOf(concept)}
                      checked={chosen.has(concept.uuid)}
                      disabled={!concept.adoptable}
                      aria-invalid={isMissing && concept.adoptable}
                      aria-describedby={missing ? `${missing} ${about}` : about}
                      onChange={(_, { checked }) => choose(concept.uuid, checked)}
                    />
                    <span id={about} className={styles.hint}>
                      {concept.adoptable
                        ? t("obsInRecord", "obs in the record: {{number}}", { number: number(concept.obs) })
                        : t(
                            "conceptNotText",
                            "Only concepts of the datatype Text, or Complex with the handler TextHandler, can be adopted.",
                          )}
                    </span>
                  </li>
                );
              })}
            </ul>
          </fieldset>
          {concepts.every(({ obs }) => obs === 0) && (
            <p>{t("nothingToAdopt", "No obs of these concepts are in the record: there is nothing to adopt.")}</p>
          )}
          {missing && (
            <p id={missing} className={styles.error} role="alert">
              {t("chooseConcept", "Choose the concepts to adopt.")}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="submit" kind="secondary" disabled={state.running}>
              {t("dryRun", "Dry run")}
            </Button>
            <span className={styles.hint}>{t("dryRunWhat", "Counts what would be adopted, and changes nothing.")}</span>
          </div>
        </Form>
      )}
      <FindConcept concepts={concepts ?? []} onFound={(uuid) => choose(uuid, true)} />
    </section>
  );
}
