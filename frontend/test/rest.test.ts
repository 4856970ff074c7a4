import { describe, expect, it, vi } from "vitest";
import { Cancelled, createRest, RestError, type SentFile, Unreachable } from "../src/host/rest";

const answer = (status: number, body: unknown) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status });

const nobody = { password: async () => null, signIn: async () => false };

describe("REST", () => {
  it("asks for the password where the server wants it again, and sends it in a header", async () => {
    const request = vi
      .fn<typeof fetch>()
      .mockResolvedValueOnce(answer(403, { error: { rawMessage: "sessionnotes.error.passwordNeeded" } }))
      .mockResolvedValueOnce(
        answer(403, { error: { rawMessage: "sessionnotes.error.passwordWrong", translatedMessage: "Wrong." } }),
      )
      .mockResolvedValueOnce(answer(200, { done: true }));
    const password = vi.fn().mockResolvedValueOnce("first").mockResolvedValueOnce("sécond");

    const send = createRest("/rest", { ...nobody, password }, request);

    expect(await send("POST", "/x", { body: {} })).toEqual({ done: true });
    expect(password.mock.calls).toEqual([[null], ["Wrong."]]);
    const headers = request.mock.calls[2]?.[1]?.headers as Record<string, string>;
    // the bytes of its UTF-8
    expect(headers["X-Session-Notes-Password"]).toBe("s\u00c3\u00a9cond");
  });

  it("goes on after the user has signed in again", async () => {
    const request = vi.fn<typeof fetch>().mockResolvedValueOnce(answer(401, {})).mockResolvedValueOnce(answer(204, {}));

    const send = createRest("/rest", { ...nobody, signIn: async () => true }, request);

    expect(await send("DELETE", "/x")).toBeUndefined();
  });

  it("gives a file with the name that the server gives it, and a refusal of one in words", async () => {
    const headers = { "Content-Disposition": 'attachment; filename="log.jsonl"' };
    const request = vi
      .fn<typeof fetch>()
      .mockResolvedValueOnce(new Response("one line", { headers }))
      .mockResolvedValueOnce(
        answer(403, { error: { rawMessage: "sessionnotes.error.mayNot", translatedMessage: "No." } }),
      );
    const send = createRest("/rest", nobody, request);

    const file = (await send("GET", "/x", { asFile: true })) as SentFile;

    expect(file.name).toBe("log.jsonl");
    expect(await file.content.text()).toBe("one line");
    await expect(send("GET", "/x", { asFile: true })).rejects.toThrow("No.");
  });

  it("does nothing more where the user gives up", async () => {
    const request = vi.fn<typeof fetch>().mockResolvedValue(answer(401, {}));

    await expect(createRest("/rest", nobody, request)("GET", "/x")).rejects.toBeInstanceOf(Cancelled);
    expect(request).toHaveBeenCalledTimes(1);
  });

  it("never asks in a quiet request", async () => {
    const signIn = vi.fn();
    const send = createRest("/rest", { ...nobody, signIn }, async () => answer(401, {}));

    await expect(send("GET", "/x", { quiet: true })).rejects.toMatchObject({ status: 401 });
    expect(signIn).not.toHaveBeenCalled();
  });

  it("tells a refusal in the words of the server, and no answer from one", async () => {
    const refused = createRest("/rest", nobody, async () =>
      answer(400, { error: { rawMessage: "sessionnotes.error.x", translatedMessage: "No." }, field: "plan" }),
    );
    const silent = createRest("/rest", nobody, async () => {
      throw new TypeError("Failed to fetch");
    });

    await expect(refused("GET", "/x")).rejects.toMatchObject({
      code: "sessionnotes.error.x",
      message: "No.",
      field: "plan",
    });
    await expect(refused("GET", "/x")).rejects.toBeInstanceOf(RestError);
    await expect(silent("GET", "/x")).rejects.toBeInstanceOf(Unreachable);
  });
});
