import { SkeletonText } from "@carbon/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import type { Definition } from "../session/progress-note/definition";
import { NoteSections } from "../session/progress-note/note-sections";
import { VerifiedLine } from "../session/progress-note/verified-line";
import { ClientBanner } from "../shared/client-banner";
import type { ClientsNote } from "../shared/clients-note";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { Addenda, Signatures } from "../shared/signatures";
import { StateTag } from "../shared/state-tag";
import type { Results, Step } from "../shared/types";
import { PinnedComments } from "./pinned-comments";
import styles from "./review.module.css";
import { ReviewActions } from "./review-actions";
import { noteAddress } from "./review-requests";
import { SinceReturned } from "./since-returned";

interface ReviewNoteProps {
  readonly uuid: string;
  readonly onDone: () => void;
}

/** A note for its supervisor to read, with earlier comments, the changes since, and the possible actions. */
export function ReviewNote({ uuid, onDone }: ReviewNoteProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const note = useGet<ClientsNote>(`${noteAddress(uuid)}?v=full`);
  const history = useGet<Results<Step>>(`${noteAddress(uuid)}/history`);
  const definition = useGet<Definition>("/sessionnotes/progressnote/definition");
  const heading = useRef<HTMLHeadingElement>(null);
  const problem = note.error ?? definition.error;
  const isShown = Boolean(note.data && definition.data);

  useEffect(() => {
    if (isShown) {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView?.({ block: "nearest" });
    }
  }, [isShown]);

  if (problem) {
    return <ProblemNotice problem={problem} onRetry={() => void Promise.all([note.mutate(), definition.mutate()])} />;
  }
  if (!note.data || !definition.data) {
    return <SkeletonText paragraph lineCount={6} />;
  }
  const { data } = note;
  const steps = history.data?.results ?? data.steps;
  return (
    <article className={styles.note} aria-labelledby="note-heading">
      <ClientBanner uuid={data.patient.uuid} level={2}>
        <PlaceLink to={{ page: "client", uuid: data.patient.uuid }}>{t("allSessions", "All sessions")}</PlaceLink>
      </ClientBanner>
      <div className={styles.head}>
        <h3 id="note-heading" ref={heading} tabIndex={-1}>
          {t("noteOfSession", "Progress note, session of {{day}}", {
            day: data.sessionDate ? showDay(data.sessionDate, locale, "full") : "–",
          })}
        </h3>
        <StateTag state={data.state} />
      </div>
      <PinnedComments steps={steps} />
      <SinceReturned note={data} steps={steps} definition={definition.data} />
      <NoteSections definition={definition.data} sections={data.sections} />
      <Signatures steps={data.steps} />
      <VerifiedLine uuid={uuid} />
      <Addenda addenda={data.addenda} />
      <ReviewActions key={data.contentDigest} note={data} onDone={onDone} onStale={() => void note.mutate()} />
    </article>
  );
}
