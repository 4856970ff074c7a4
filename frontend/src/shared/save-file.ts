import type { SentFile } from "../host/rest";

/** Lets the browser save a file, as it does after a click on a download link. */
export function saveFile({ name, content }: SentFile): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
