import { useMemo, useState } from "react";
import { useHost } from "../../host/host";
import { newUuid } from "../new-uuid";
import { type SessionData, uuidOf } from "../session-data";
import { contentOf } from "./content";
import { NoteEditor } from "./note-editor";
import { prefilled } from "./prefill";
import { ReturnedComment } from "./returned-comment";
import { SignedNote } from "./signed-note";

/** The progress note of a session: a form while its author writes the note, otherwise its content. */
export function ProgressNote({ data }: { readonly data: SessionData }) {
  const { session, definition, last, snippets } = data;
  const { user } = useHost();
  const [note, setNote] = useState(data.note);
  const [format, setFormat] = useState(definition.format);
  const [uuid] = useState(() => data.note?.uuid ?? session.progressNoteDraft ?? newUuid());
  const subject = useMemo(
    () => ({ patient: session.patient.uuid, visit: uuidOf(session.visit), location: uuidOf(session.location) }),
    [session],
  );
  const [initial] = useState(() =>
    data.note ? contentOf(definition, data.note.content) : prefilled(definition, session),
  );

  if (note && (!note.unsigned || note.voided || note.author?.uuid !== user.uuid)) {
    return <SignedNote definition={definition} note={note} isNew={data.note !== note} onChanged={setNote} />;
  }
  return (
    <>
      {note?.state === "RETURNED" && <ReturnedComment uuid={note.uuid} />}
      <NoteEditor
        definition={definition}
        uuid={uuid}
        isNew={data.note === null && session.progressNoteDraft !== uuid}
        subject={subject}
        client={session.patient.display}
        saved={note}
        initial={initial}
        last={last}
        snippets={snippets}
        format={format}
        onFormat={setFormat}
        onSigned={setNote}
      />
    </>
  );
}
