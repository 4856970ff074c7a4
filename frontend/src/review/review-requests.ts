import type { Send } from "../host/rest";
import type { ClientsNote } from "../shared/clients-note";
import type { NoteState } from "../shared/types";

export const noteAddress = (uuid: string) => `/sessionnotes/progressnote/${encodeURIComponent(uuid)}`;

/** The step that makes a waiting note final; null if the note does not wait. */
export const lastStep = (state: NoteState): "approve" | "cosign" | null => {
  switch (state) {
    case "AWAITING_APPROVAL":
      return "approve";
    case "AWAITING_COSIGNATURE":
      return "cosign";
    default:
      return null;
  }
};

/** Signs the note, unless it has changed since the supervisor saw it. */
export async function finish(send: Send, note: ClientsNote, step: "approve" | "cosign"): Promise<void> {
  await send("POST", `${noteAddress(note.uuid)}/${step}`, { body: { contentDigest: note.contentDigest } });
}

export async function giveBack(send: Send, note: ClientsNote, comment: string): Promise<void> {
  await send("POST", `${noteAddress(note.uuid)}/return`, { body: { comment } });
}
