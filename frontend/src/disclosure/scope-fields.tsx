import { Button, RadioButton, RadioButtonGroup, SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { dayOf, momentOf, showDay } from "../host/dates";
import { useHost } from "../host/host";
import { useGetPages } from "../host/pages";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./disclosure.module.css";
import { useDisclosureForm } from "./form-context";

interface NoteOfClient {
  readonly uuid: string;
  readonly sessionDate: string;
  readonly dateCreated: string;
  readonly voided: boolean;
}

/** The fields to choose the notes: one of the author's own notes, or the notes of a range of days. */
export function ScopeFields() {
  const { t } = useTranslation();
  const { DateField } = useHost();
  const { form, change, wrong } = useDisclosureForm();
  const mayName = form.route === "OWN";
  return (
    <>
      {mayName && (
        <RadioButtonGroup
          name="extent"
          orientation="vertical"
          legendText={t("whichNotes", "Which notes?")}
          valueSelected={form.extent}
          onChange={(value) =>
            change({
              extent: value as typeof form.extent,
              ...(form.amount === "EXCERPT" && { amount: "WHOLE" }),
            })
          }
        >
          <RadioButton id="extent-NOTE" value="NOTE" labelText={t("oneNote", "One note")} />
          <RadioButton id="extent-DAYS" value="DAYS" labelText={t("rangeOfDays", "The notes of a range of days")} />
        </RadioButtonGroup>
      )}
      {mayName && form.extent === "NOTE" ? (
        form.patient && <NoteField patient={form.patient.uuid} />
      ) : (
        <div className={styles.days}>
          <div data-field="from">
            <DateField
              id="scope-from"
              label={t("firstDay", "First day of the sessions")}
              value={form.from}
              max={dayOf(new Date())}
              onChange={(from) => change({ from })}
              invalidText={wrong("from")}
            />
          </div>
          <div data-field="to">
            <DateField
              id="scope-to"
              label={t("lastDay", "Last day of the sessions")}
              value={form.to}
              onChange={(to) => change({ to })}
              invalidText={wrong("to")}
            />
          </div>
        </div>
      )}
    </>
  );
}

function NoteField({ patient }: { readonly patient: string }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { moment } = useMoments();
  const { form, change, wrong } = useDisclosureForm();
  const { entries, hasMore, error, showMore, mutate } = useGetPages<NoteOfClient>(
    `/sessionnotes/psychotherapynote?patient=${encodeURIComponent(patient)}&v=custom:(uuid,sessionDate,dateCreated,voided)`,
  );
  if (error) {
    return <ProblemNotice problem={error} onRetry={mutate} />;
  }
  if (!entries) {
    return <SkeletonText />;
  }
  const notes = entries.filter(({ voided }) => !voided);
  if (notes.length === 0 && !hasMore) {
    return <p>{t("noNotesOfClient", "You have written no private note on this client.")}</p>;
  }
  // the note that the user came from may be older than those that are listed
  const chosen = form.note && !notes.some(({ uuid }) => uuid === form.note?.uuid) ? form.note : null;
  return (
    <div data-field="note">
      <RadioButtonGroup
        name="note"
        orientation="vertical"
        legendText={t("chooseOneNote", "Note")}
        valueSelected={form.note?.uuid}
        invalid={wrong("note") !== undefined}
        invalidText={wrong("note")}
        onChange={(value) => {
          const { uuid, sessionDate } = notes.find((note) => note.uuid === value) ?? chosen ?? {};
          change({ note: uuid && sessionDate ? { uuid, sessionDate } : null });
        }}
      >
        {notes.map(({ uuid, sessionDate, dateCreated }) => (
          <RadioButton
            key={uuid}
            id={`note-${uuid}`}
            value={uuid}
            labelText={t("privateNoteOfSession", "Session of {{day}}, written {{when}}", {
              day: showDay(sessionDate, locale),
              when: moment(momentOf(dateCreated).toISOString()),
            })}
          />
        ))}
        {chosen && (
          <RadioButton
            id={`note-${chosen.uuid}`}
            value={chosen.uuid}
            labelText={t("noteOfDay", "The note of the session of {{day}}", {
              day: showDay(chosen.sessionDate, locale),
            })}
          />
        )}
      </RadioButtonGroup>
      {hasMore && (
        <p>
          <Button kind="tertiary" size="sm" onClick={showMore}>
            {t("showMore", "Show more")}
          </Button>
        </p>
      )}
    </div>
  );
}
