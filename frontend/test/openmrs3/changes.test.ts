import { expect, it, vi } from "vitest";
import type { Method } from "../../src/host/rest";
import { tellingChanges, whenChanged } from "../../src/openmrs3/changes";

const NOTE = "/sessionnotes/progressnote/1";

it("tells the other parts of a note that was saved or signed, and not of what was read, refused or only typed", async () => {
  const listener = vi.fn();
  const end = whenChanged(listener);
  const sent: string[] = [];
  const send = tellingChanges(async (method, path) => {
    sent.push(`${method} ${path}`);
    if (path === "/refused") {
      throw new Error("refused");
    }
    return "answer";
  });
  const asked: [Method, string, number][] = [
    ["GET", NOTE, 0],
    ["POST", "/sessionnotes/draft/1", 0],
    ["DELETE", "/sessionnotes/draft/1?revision=1", 0],
    ["POST", NOTE, 1],
    ["POST", `${NOTE}/sign`, 2],
    ["DELETE", "/sessionnotes/psychotherapynote/1", 3],
  ];
  for (const [method, path, told] of asked) {
    expect(await send(method, path)).toBe("answer");
    expect(listener, `${method} ${path}`).toHaveBeenCalledTimes(told);
  }
  await expect(send("POST", "/refused")).rejects.toThrow("refused");
  expect(listener).toHaveBeenCalledTimes(3);
  end();
  await send("POST", NOTE);
  expect(listener).toHaveBeenCalledTimes(3);
  expect(sent).toHaveLength(asked.length + 2);
});
