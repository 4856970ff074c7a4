import { Button, InlineNotification, TextArea } from "@carbon/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../../host/host";
import { problemText } from "../../host/problem-text";
import { directionOf } from "../../shared/text-direction";
import { useAction } from "../../shared/use-action";
import { newUuid } from "../new-uuid";
import { addAddendum, readNote, type SavedNote } from "./requests";

interface AddendumFieldProps {
  readonly note: SavedNote;
  readonly onAdded: (note: SavedNote) => void;
}

/** Lets the user add an addendum to a signed note under their own name. Sending it twice adds only one. */
export function AddendumField({ note, onAdded }: AddendumFieldProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [text, setText] = useState("");
  const { run, isBusy, problem } = useAction();
  const uuid = useRef(newUuid());

  const add = () =>
    run(async () => {
      await addAddendum(send, note.uuid, { uuid: uuid.current, text });
      const changed = await readNote(send, note.uuid);
      uuid.current = newUuid();
      setText("");
      onAdded(changed);
    });

  return (
    <section aria-labelledby="add-addendum">
      <h3 id="add-addendum">{t("addAddendum", "Add an addendum")}</h3>
      <TextArea
        id="addendum"
        labelText={t("addendum", "Addendum")}
        helperText={t(
          "addendumHelp",
          "It is signed under your name with today's date, and can't be changed afterwards.",
        )}
        rows={3}
        dir={directionOf(text)}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {problem && (
        <InlineNotification
          kind="error"
          lowContrast
          hideCloseButton
          title={t("notAdded", "Nothing was added.")}
          subtitle={problemText(problem, t)}
        />
      )}
      <Button size="sm" kind="tertiary" disabled={isBusy || text.trim() === ""} onClick={() => void add()}>
        {t("addAndSign", "Add and sign")}
      </Button>
    </section>
  );
}
