import { SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import { FileButton } from "../shared/file-button";
import { ProblemNotice } from "../shared/problem-notice";
import { NextStep } from "./next-step";
import styles from "./records.module.css";
import { addressOf, channels, deliveries, formats, urgency, type WholeRequest } from "./requests";

/** One request: its facts, its next step, its letters and its copies. */
export function OneRequest({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { data, error, mutate } = useGet<WholeRequest>(addressOf(uuid));
  const [taken, setTaken] = useState<string | null>(null);
  const status = useRef<HTMLOutputElement>(null);

  useEffect(() => {
    if (taken) {
      // after the step, its button is no longer shown
      status.current?.focus();
    }
  }, [taken]);

  if (error) {
    return <ProblemNotice problem={error} onRetry={() => void mutate()} />;
  }
  if (!data) {
    return <SkeletonText paragraph lineCount={6} />;
  }
  const after = (request: WholeRequest) => {
    void mutate(request, { revalidate: false });
    setTaken(
      [request.stateDisplay, request.letters.length, request.reviewer?.uuid, ...request.possibleSteps].join(" "),
    );
  };
  return (
    <>
      <h2 dir="auto">{t("requestOf", "Request of {{name}}", { name: data.patient?.display ?? "" })}</h2>
      <output ref={status} tabIndex={-1} className={styles.status}>
        {taken && t("stepTaken", "The step was taken. The request is now: {{state}}.", { state: data.stateDisplay })}
      </output>
      <Facts request={data} />
      <section>
        <h3>{t("requestNext", "Next step")}</h3>
        <NextStep request={data} onTaken={after} />
      </section>
      <Withheld request={data} />
      <Letters request={data} />
      <Copies request={data} />
      <History request={data} />
    </>
  );
}

function Facts({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const hurry = urgency(request, t);
  const day = (value: string | null) => (value ? showDay(value, locale) : "…");
  const due = day(request.due);
  const facts: readonly (readonly [string, string | null])[] = [
    [t("requestState", "State"), request.stateDisplay],
    [t("requestDue", "Answer due on"), hurry ? `${due} (${hurry})` : due],
    [t("requestReceived", "Received on"), day(request.receivedOn)],
    [t("requestReceivedBy", "Received by"), request.receivedBy?.display ?? null],
    [t("requestChannel", "How it arrived"), channels(t)[request.channel] ?? request.channel],
    [t("requestRequester", "Name of the person who asks"), request.requester],
    [t("requestEvidence", "How you verified the identity of the requester"), request.identityEvidence],
    [
      t("requestSessions", "Sessions"),
      request.from || request.to ? `${day(request.from)} – ${day(request.to)}` : t("requestAllSessions", "all"),
    ],
    [t("requestFormat", "Form of the copy"), formats(t)[request.format] ?? request.format],
    [t("requestDelivery", "How the copy is delivered"), deliveries(t)[request.delivery] ?? request.delivery],
    [
      t("requestPromised", "Notes still promised"),
      request.promisedNotes > 0
        ? t("requestPromisedBy", "{{count}}, by {{day}}", {
            count: request.promisedNotes,
            day: day(request.promisedBy),
          })
        : null,
    ],
    [t("requestReviewer", "Reviewer"), request.reviewer?.display ?? null],
    [t("requestReviewDue", "Review due on"), request.reviewDue && day(request.reviewDue)],
    [t("requestReviewedOn", "Reviewed on"), request.reviewedOn && day(request.reviewedOn)],
    [
      t("requestThirdGets", "The copy goes to"),
      request.thirdParty && `${request.thirdParty}, ${request.thirdPartyPlace ?? ""}`,
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Withheld({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  if (request.withheld.length === 0) {
    return null;
  }
  const results = {
    true: t("withheldReleased", "released by the review"),
    false: t("withheldStill", "still withheld"),
  };
  return (
    <section>
      <h3>{t("requestWithheld", "What licensed professionals withhold")}</h3>
      <ul className={styles.history}>
        {request.withheld.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={index} dir="auto">
            {t(
              "withheldPassage",
              "{{what}} of {{day}}: {{ground}}. {{name}}, {{profession}}, {{state}} {{number}}, {{on}}",
              {
                what: each.whole ? t("withheldWhole", "The note") : t("withheldPart", "A part of the note"),
                day: showDay(each.day, locale),
                ground: each.groundDisplay,
                name: each.decidedBy?.display ?? "",
                profession: each.profession,
                state: each.licenceState,
                number: each.licenceNumber,
                on: showDay(each.decidedOn, locale),
              },
            )}
            {each.released !== null && ` – ${results[each.released ? "true" : "false"]}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letters({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  if (request.letters.length === 0) {
    return null;
  }
  return (
    <section>
      <h3>{t("requestLetters", "Letters")}</h3>
      <ul className={styles.files}>
        {request.letters.map(({ number, display, madeOn, text }) => (
          <li key={number}>
            <details>
              <summary>{t("letterOf", "{{name}}, {{day}}", { name: display, day: showDay(madeOn, locale) })}</summary>
              <div className={styles.letter} lang="en">
                {text}
              </div>
            </details>
            <FileButton
              path={`${addressOf(request.uuid)}/letter/${number}`}
              label={t("letterSave", "Save letter {{number}} as PDF", { number })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Copies({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation();
  if (request.copies.length === 0) {
    return null;
  }
  return (
    <section>
      <h3>{t("requestCopies", "Copies")}</h3>
      <ul className={styles.files}>
        {request.copies.map(({ number, notes, pages, digest }) => (
          <li key={number}>
            <p>{t("copyHas", "Notes: {{notes}}. Pages: {{pages}}. SHA-256: {{digest}}", { notes, pages, digest })}</p>
            <FileButton
              path={`${addressOf(request.uuid)}/copy/${number}`}
              label={t("copySave", "Save copy {{number}}", { number })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  return (
    <section>
      <h3>{t("requestHistory", "What was done")}</h3>
      <ol className={styles.history}>
        {request.steps.map(({ display, on, by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
          <li key={index} dir="auto">
            {t("requestStepBy", "{{step}}, {{day}}, {{name}}", {
              step: display,
              day: showDay(on, locale),
              name: by?.display ?? "",
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}
