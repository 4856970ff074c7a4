import { useGet } from "../host/host";
import type { PatientOfNotes, SessionOfNotes } from "./psychotherapy-note/note-requests";
import { PsychotherapyNotePane } from "./psychotherapy-note/psychotherapy-note-pane";

/** Both notes of a session, side by side. */
export function SessionPage({ uuid }: { readonly uuid: string }) {
  const { data } = useGet<SessionOfNotes & { readonly patient: PatientOfNotes }>(`/sessionnotes/session/${uuid}`);
  return (
    <>
      <h1>{uuid}</h1>
      {data && <PsychotherapyNotePane session={data} patient={data.patient} />}
    </>
  );
}
