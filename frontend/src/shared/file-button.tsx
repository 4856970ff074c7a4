import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { SentFile } from "../host/rest";
import { ProblemNotice } from "./problem-notice";
import { saveFile } from "./save-file";
import { useAction } from "./use-action";

interface FileButtonProps {
  readonly path: string;
  readonly label: string;
  /** The subject of the file, which distinguishes this button from others with the same label. */
  readonly about?: string;
}

/** A button that fetches a file from the server and lets the browser save it. */
export function FileButton({ path, label, about }: FileButtonProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const [saved, setSaved] = useState<string | null>(null);
  const fetchFile = () => {
    setSaved(null);
    void run(async () => {
      const file = (await send("GET", path, { asFile: true })) as SentFile;
      saveFile(file);
      setSaved(file.name);
    });
  };
  return (
    <div>
      <Button
        kind="tertiary"
        size="md"
        aria-label={about ? `${label}: ${about}` : undefined}
        aria-disabled={isBusy}
        onClick={fetchFile}
      >
        {label}
      </Button>
      <p>
        <output>
          {isBusy
            ? t("preparing", "Preparing…")
            : saved && t("fileSaved", "{{name}} was handed to your browser to be saved.", { name: saved })}
        </output>
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
