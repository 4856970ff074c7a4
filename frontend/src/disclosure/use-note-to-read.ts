import { useState } from "react";
import { useHost } from "../host/host";
import { type OpenedNote, readNote } from "../session/psychotherapy-note/note-requests";
import { useAction } from "../shared/use-action";

/** A private note that a button opens and closes; its text is in memory only while it is open. */
export function useNoteToRead(uuid: string) {
  const { send } = useHost();
  const { run, problem } = useAction();
  const [note, setNote] = useState<OpenedNote | null>(null);
  const toggle = () => (note ? setNote(null) : void run(async () => setNote(await readNote(send, uuid))));
  return { note, problem, toggle };
}
