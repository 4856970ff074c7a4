import { useCallback, useState } from "react";
import { Conflicting } from "../../drafts/draft-store";
import { useHost } from "../../host/host";
import { Cancelled } from "../../host/rest";
import { checkNote, type NoteCheck, readNote, type SavedNote, signNote } from "./requests";

/** The step that the author has reached on the way to a signature. */
export type Signing =
  | { readonly kind: "idle" }
  | { readonly kind: "preparing" }
  /** the author reads the content that they are about to sign */
  | {
      readonly kind: "review";
      readonly note: SavedNote;
      readonly check: NoteCheck;
      readonly problem: Error | null;
    }
  | { readonly kind: "signing" }
  | { readonly kind: "failed"; readonly problem: Error };

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * Leads to a signature: the page saves the typed text as the note, and the server checks it. Then the author sees the whole
 * note and signs exactly that.
 *
 * @param save saves the typed text as the note
 */
export function useSigning(
  save: () => Promise<SavedNote>,
  format: string,
  onSigned: (note: SavedNote) => void,
  onChecked: (check: NoteCheck) => void,
) {
  const { send } = useHost();
  const [signing, setSigning] = useState<Signing>({ kind: "idle" });

  const prepare = useCallback(async () => {
    setSigning({ kind: "preparing" });
    try {
      const note = await save();
      const check = await checkNote(send, note.uuid);
      onChecked(check);
      setSigning({ kind: "review", note, check, problem: null });
    } catch (thrown) {
      const problem = asError(thrown);
      // if there are two texts, the page shows them instead
      setSigning(
        problem instanceof Cancelled || problem instanceof Conflicting ? { kind: "idle" } : { kind: "failed", problem },
      );
    }
  }, [save, send, onChecked]);

  const sign = useCallback(async () => {
    if (signing.kind !== "review") {
      return;
    }
    setSigning({ kind: "signing" });
    try {
      await signNote(send, signing.note);
      const signed = await readNote(send, signing.note.uuid, format);
      setSigning({ kind: "idle" });
      onSigned(signed);
    } catch (thrown) {
      const problem = asError(thrown);
      setSigning({ ...signing, problem: problem instanceof Cancelled ? null : problem });
    }
  }, [signing, send, format, onSigned]);

  const close = useCallback(() => setSigning({ kind: "idle" }), []);

  return { signing, prepare, sign, close };
}
