import type { TFunction } from "i18next";
import type { SentFile } from "../host/rest";
import { explain, type Problem } from "./problems";

/** Writes all problems that a check found into a file, in the words of the page. */
export function problemFile(problems: readonly Problem[], t: TFunction): SentFile {
  const parts = problems.map((problem) => {
    const { where, found, meaning, todo } = explain(problem, t);
    return [
      where,
      found,
      `${t("problemMeans", "What it may mean")}: ${meaning}`,
      `${t("problemTodo", "What to do")}: ${todo}`,
      "",
    ].join("\r\n");
  });
  return {
    name: "check-of-notes-and-log.txt",
    content: new Blob([parts.join("\r\n")], { type: "text/plain;charset=utf-8" }),
  };
}
