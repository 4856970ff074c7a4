import { Button, SkeletonText } from "@carbon/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { DenialFields } from "./denial-fields";
import { LicenceFields, NO_LICENCE } from "./licence-fields";
import { NoteFields } from "./note-fields";
import { Problems } from "./problems";
import styles from "./records.module.css";
import { type Decision, type Denial, useWords, WITHHOLDING } from "./withholding";

/** Withholds passages of the notes that the copy would hold. */
export function WithholdForm({ uuid, onDone }: { readonly uuid: string; readonly onDone: () => void }) {
  const address = `${WITHHOLDING}/${encodeURIComponent(uuid)}`;
  const { data, problem, read } = useWords<Decision>(`${address}/note`);
  if (problem) {
    return <ProblemNotice problem={problem} onRetry={read} />;
  }
  return data ? <Loaded decision={data} address={address} onDone={onDone} /> : <SkeletonText paragraph lineCount={8} />;
}

interface LoadedProps {
  readonly decision: Decision;
  readonly address: string;
  readonly onDone: () => void;
}

function Loaded({ decision, address, onDone }: LoadedProps) {
  const { t } = useTranslation();
  const { send, user, locale } = useHost();
  const { run, isBusy, problem } = useAction();
  const [licence, setLicence] = useState(NO_LICENCE);
  const [denials, setDenials] = useState<readonly Denial[]>(
    decision.withheld.filter(({ decidedBy }) => decidedBy?.uuid === user.uuid).map(asSent),
  );
  const others = decision.withheld.filter(({ decidedBy }) => decidedBy?.uuid !== user.uuid);
  const list = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState(0);

  useEffect(() => {
    if (added > 0) {
      list.current?.querySelector<HTMLElement>("section:last-of-type select")?.focus();
    }
  }, [added]);

  const add = (denial: Denial) => {
    setDenials((before) => [...before, denial]);
    setAdded((before) => before + 1);
  };
  const record = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await send("POST", address, { body: { ...licence, passages: denials.map(withoutNulls) } });
      onDone();
    });
  };
  return (
    <>
      <h3 dir="auto">{t("requestOf", "Request of {{name}}", { name: decision.patient?.display ?? "" })}</h3>
      {decision.fields.length === 0 && <p>{t("withholdNothing", "The copy would hold no note.")}</p>}
      <NoteFields fields={decision.fields} onWithhold={add} />
      {others.length > 0 && (
        <ul className={styles.history}>
          {others.map(({ note, field, beginsAt, day, groundDisplay, decidedBy }) => (
            <li key={`${note} ${field} ${beginsAt}`} dir="auto">
              {t("withheldByOther", "{{name}} withholds a passage of {{day}}: {{ground}}", {
                name: decidedBy?.display ?? "",
                day: showDay(day, locale),
                ground: groundDisplay,
              })}
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.form}
        onSubmit={record}
        noValidate
        autoComplete="off"
        aria-label={t("withholdRecord", "Record the decision")}
      >
        <div ref={list} className={styles.form}>
          {denials.map((denial, index) => (
            <DenialFields
              // biome-ignore lint/suspicious/noArrayIndexKey: two entries can concern the same passage until they are sent
              key={index}
              number={index + 1}
              denial={denial}
              grounds={decision.grounds}
              onChange={(changed) => setDenials((before) => before.map((each, i) => (i === index ? changed : each)))}
              onRemove={() => setDenials((before) => before.filter((_, i) => i !== index))}
            />
          ))}
        </div>
        {denials.length === 0 ? (
          <p>{t("withholdNoneYet", "You withhold nothing.")}</p>
        ) : (
          <LicenceFields licence={licence} onChange={setLicence} />
        )}
        {problem && <Problems problem={problem} />}
        <div className={styles.buttons}>
          <Button type="submit" size="md" aria-disabled={isBusy}>
            {t("withholdRecord", "Record the decision")}
          </Button>
        </div>
      </form>
    </>
  );
}

const asSent = (denial: Denial): Denial => ({
  note: denial.note,
  field: denial.field,
  beginsAt: denial.beginsAt,
  endsAt: denial.endsAt,
  words: denial.words,
  ground: denial.ground,
  facts: denial.facts,
  reasoning: denial.reasoning,
  markRevealing: denial.markRevealing,
});

/** The server compares the words of a part; whole fields and notes have none to compare. */
const withoutNulls = ({ words, ...denial }: Denial) =>
  Object.fromEntries(
    Object.entries({ ...denial, words: denial.beginsAt === null ? null : words }).filter(([, value]) => value !== null),
  );
