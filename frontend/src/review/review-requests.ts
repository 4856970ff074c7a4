import type { Send } from "../host/rest";
import type { ClientsNote } from "../shared/clients-note";
import type { NoteState } from "../shared/types";

export const noteAddress = (uuid: string) => `/sessionnotes/progressnote/${encodeURIComponent(uuid)}`;

/** The step by which a waiting note becomes final. */
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

/** Signs exactly what was seen. */
export async function finish(send: Send, note: ClientsNote, step: "approve" | "cosign"): Promise<void> {
  await send("POST", `${noteAddress(note.uuid)}/${step}`, { body: { contentDigest: note.contentDigest } });
}

export async function giveBack(send: Send, note: ClientsNote, comment: string): Promise<void> {
  await send("POST", `${noteAddress(note.uuid)}/return`, { body: { comment } });
}
