import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { RestError } from "../../src/host/rest";
import { rolesAfter } from "../../src/setup/person-requests";
import { SettingsPage } from "../../src/setup/settings-page";
import { type Person, peopleAt, type Setting, type SetupStep } from "../../src/setup/setup-data";
import { SetupPage } from "../../src/setup/setup-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const step = (code: string, done: boolean, confirmable = false): SetupStep => ({
  code,
  display: `name of ${code}`,
  done,
  detail: code === "format" ? "Shown as SOAP" : `found at ${code}`,
  todo: done ? null : `do ${code}`,
  confirmable,
  words: null,
  confirmedBy: null,
  confirmedAt: null,
});

const checklist = (...results: SetupStep[]) => ({ done: results.every(({ done }) => done), key: "4711", results });

const ref = (uuid: string, display: string) => ({ uuid, display });
const amara: Person = {
  user: ref("u1", "Amara Okafor"),
  superuser: false,
  roles: ["Session Notes: Therapist"],
  privileges: ["Sign Progress Notes"],
  provider: null,
  supervisor: null,
  mode: null,
  problems: [{ code: "x", message: "has no provider" }],
};
const ruth: Person = { ...amara, user: ref("u2", "Ruth Adeyemi"), privileges: ["Cosign Progress Notes"], problems: [] };

const hold: Setting = {
  name: "sessionnotes.passwordHoldHours",
  value: "24",
  floor: "12",
  ceiling: "168",
  usual: "24",
  setBy: ref("u9", "Ines Costa"),
  approvedBy: null,
  setAt: "2026-11-01T10:00:00.000+0000",
  waiting: { value: "12", proposedBy: ref("u9", "Ines Costa"), proposedAt: "2026-11-02T10:00:00.000+0000" },
};

function open(answers: Record<string, unknown>, privileges: string[] = []) {
  const { send, asked } = serverOf({
    "GET /sessionnotes/setup?": checklist(step("keysetCopy", false, true), step("therapists", true)),
    "GET /sessionnotes/setup/people": { results: [amara, ruth], totalCount: 2 },
    "GET /sessionnotes/setting": { results: [hold], totalCount: 1 },
    ...answers,
  });
  render(
    <PagesHost send={send} privileges={privileges}>
      <SetupPage />
    </PagesHost>,
  );
  return { user: userEvent.setup(), written: () => asked.filter(({ method }) => method !== "GET"), asked };
}

describe("Setup page", () => {
  it("says how much is done, and what to do for the rest", async () => {
    open({});
    expect(await screen.findByText("Done: 1 of 2")).toBeDefined();
    expect(screen.getByText("do keysetCopy")).toBeDefined();
    expect(screen.queryByText("do therapists")).toBeNull();
  });

  it("confirms the copy of the keyset with the key that was shown, and goes on from its heading", async () => {
    const { user, written } = open({
      "POST /sessionnotes/setup": checklist(step("keysetCopy", true, true), step("therapists", true)),
    });
    await user.click(await screen.findByRole("button", { name: "I have a copy elsewhere" }));
    expect(await screen.findByText("Everything is set up.")).toBeDefined();
    expect(written()[0]?.body).toEqual({ step: "keysetCopy", key: "4711" });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("name of keysetCopy"));
  });

  it("shows why a confirmation was refused, at its step", async () => {
    const { user } = open({
      "POST /sessionnotes/setup": () => {
        throw new RestError(409, "sessionnotes.error.setup.keyChanged", "The key has changed meanwhile.");
      },
    });
    await user.click(await screen.findByRole("button", { name: "I have a copy elsewhere" }));
    const said = await screen.findByText("The key has changed meanwhile.");
    expect(said.closest("[role=alert]")).not.toBeNull();
    expect(said.closest("li")?.textContent).toContain("name of keysetCopy");
  });

  it("sends no backups without words, and says so at the field", async () => {
    const { user, written } = open({
      "GET /sessionnotes/setup?": checklist(step("backups", false, true)),
      "POST /sessionnotes/setup": checklist(step("backups", true, true)),
    });
    const field = await screen.findByLabelText(/How often/);
    await user.click(within(field.closest("li") as HTMLElement).getByRole("button", { name: "Save" }));
    expect(screen.getByText("Say how the backups are made.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, " nightly ");
    await user.keyboard("{Tab}{Enter}");
    await waitFor(() => expect(written()[0]?.body).toEqual({ step: "backups", words: "nightly" }));
  });

  it("sets another format before it confirms it", async () => {
    const { user, written } = open({
      "GET /sessionnotes/setup?": checklist(step("format", false, true)),
      "POST /sessionnotes/setup": checklist(step("format", true, true)),
      "POST /systemsetting/sessionnotes.progressNote.format": {},
    });
    await user.selectOptions(await screen.findByLabelText("Format"), "DAP");
    await user.click(screen.getByRole("button", { name: "Use this format" }));
    await waitFor(() => expect(written().map(({ body }) => body)).toEqual([{ value: "DAP" }, { step: "format" }]));
  });

  it("gives a person a role, a provider and a supervisor, and keeps their other roles", async () => {
    const { user, written } = open({
      "GET /user/u1": {
        username: "amara",
        person: { uuid: "p1" },
        roles: [
          { uuid: "r-clinician", name: "Clinician" },
          { uuid: "r-therapist", name: "Session Notes: Therapist" },
        ],
      },
      "GET /role": {
        results: [
          { uuid: "r-therapist", name: "Session Notes: Therapist" },
          { uuid: "r-supervisor", name: "Session Notes: Supervisor" },
          { uuid: "r-officer", name: "Session Notes: Privacy Officer" },
        ],
      },
      "POST /user/u1": {},
      "POST /provider": {},
      "POST /sessionnotes/supervision": {},
    });
    await user.click(await screen.findByRole("button", { name: "Change Amara Okafor" }));
    const form = screen.getByRole("form", { name: "Amara Okafor" });
    await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText(/^Therapist/)));
    await user.click(within(form).getByLabelText(/^Privacy officer/));
    await user.click(within(form).getByLabelText(/^Make a provider/));
    await user.selectOptions(within(form).getByLabelText("Supervisor"), "u2");
    await user.click(within(form).getByRole("button", { name: "Save" }));

    expect(await screen.findByText("Amara Okafor is saved.")).toBeDefined();
    expect(written()).toEqual([
      { method: "POST", path: "/user/u1", body: { roles: ["r-clinician", "r-therapist", "r-officer"] } },
      { method: "POST", path: "/provider", body: { person: "p1", identifier: "amara" } },
      {
        method: "POST",
        path: "/sessionnotes/supervision",
        body: { therapist: "u1", supervisor: "u2", mode: "REVIEW_AND_COSIGN" },
      },
    ]);
    await waitFor(() => expect(document.activeElement?.getAttribute("data-person")).toBe("u1"));
  });

  it("finds people by name", async () => {
    const { user, asked } = open({});
    await user.type(await screen.findByLabelText("Find another account by name"), "tran & co");
    await user.click(screen.getByRole("button", { name: "Find" }));
    await waitFor(() => expect(asked.some(({ path }) => path === peopleAt("tran & co", 0, 25))).toBe(true));
    expect(peopleAt(" a&b ", 25, 25)).toBe("/sessionnotes/setup/people?limit=25&startIndex=25&q=a%26b");
  });

  it("lets an approver decide on the value that waits, and nobody else", async () => {
    const { user, written } = open({ "POST /sessionnotes/setting": { ...hold, value: "12", waiting: null } }, [
      "Approve Psychotherapy Note Orders",
    ]);
    expect((await screen.findByText("Waits for a second person")).closest("li")?.textContent).toContain("at least 12");
    await user.click(screen.getByRole("button", { name: "Approve" }));
    await waitFor(() =>
      expect(written()).toEqual([
        {
          method: "POST",
          path: "/sessionnotes/setting/sessionnotes.passwordHoldHours/approve",
          body: { value: "12" },
        },
      ]),
    );
    expect(await screen.findByText("In force: 12")).toBeDefined();
    cleanup();
    open({});
    await screen.findByText("Waits for a second person");
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  });

  it("shows an approver the settings alone, on a page of their own", async () => {
    const { send, asked } = serverOf({
      "GET /sessionnotes/setting": { results: [hold], totalCount: 1 },
      "POST /sessionnotes/setting": { ...hold, waiting: null },
    });
    render(
      <PagesHost send={send} privileges={["Approve Psychotherapy Note Orders"]}>
        <SettingsPage />
      </PagesHost>,
    );
    await userEvent.setup().click(await screen.findByRole("button", { name: "Refuse" }));
    expect(await screen.findByText("Refused. In force: 24")).toBeDefined();
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      "Waiting time after a password was set by others, in hours",
    ]);
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
    expect(asked.every(({ path }) => path.startsWith("/sessionnotes/setting"))).toBe(true);
  });

  const MANAGER = ["Manage Global Properties"];
  const PROPOSE = "POST /sessionnotes/setting/sessionnotes.passwordHoldHours/propose";

  async function ask(answer: unknown, typed: string) {
    const { user, written } = open({ [PROPOSE]: answer }, MANAGER);
    await user.click(await screen.findByRole("button", { name: /^Change: Waiting time/ }));
    const field = screen.getByLabelText("New value") as HTMLInputElement;
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.type).toBe("number");
    await user.clear(field);
    await user.type(field, `${typed}{Enter}`);
    return { field, written };
  }

  it("says that another value of a setting is in force", async () => {
    const { written } = await ask({ ...hold, value: "48", waiting: null }, "48");
    expect(await screen.findByText("In force: 48")).toBeDefined();
    expect(written()).toEqual([
      { method: "POST", path: "/sessionnotes/setting/sessionnotes.passwordHoldHours/propose", body: { value: "48" } },
    ]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Change"));
  });

  it("says that it waits for a second person", async () => {
    await ask(hold, "12");
    expect(await screen.findByText("12 waits for a second person. Until then: 24")).toBeDefined();
  });

  it("sends nothing that is outside of the bounds, and says so at the field", async () => {
    const { field, written } = await ask(hold, "11");
    expect(screen.getByText("A whole number from 12 to 168.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(written()).toEqual([]);
  });

  it("says why the server did not take it, and keeps what was typed", async () => {
    const { field } = await ask(() => {
      throw new RestError(409, "sessionnotes.error.setting.byServer", "The runtime properties set this value.");
    }, "48");
    expect(await screen.findByText("The runtime properties set this value.")).toBeDefined();
    expect(field.value).toBe("48");
  });

  it("offers a choice where the answer is yes or no, and nothing for the set of concepts", async () => {
    const single = { ...hold, name: "sessionnotes.singlePractitioner", value: "false", floor: null, ceiling: null };
    const concepts = { ...single, name: "sessionnotes.restrictedConcepts", value: "c1", waiting: null };
    const { user, written } = open(
      {
        "GET /sessionnotes/setting": { results: [{ ...single, waiting: null }, concepts], totalCount: 2 },
        "POST /sessionnotes/setting": {
          ...single,
          waiting: { value: "true", proposedBy: null, proposedAt: hold.setAt },
        },
      },
      MANAGER,
    );
    await user.click(await screen.findByRole("button", { name: "Change: Practice of one person" }));
    await user.selectOptions(screen.getByLabelText("New value"), "Yes");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Yes waits for a second person. Until then: No")).toBeDefined();
    expect(written()[0]?.body).toEqual({ value: "true" });
    expect(screen.queryByRole("button", { name: /^Change: Concepts whose/ })).toBeNull();
    expect(screen.getByText(/Administrators change them in the dictionary/)).toBeDefined();
  });

  it.each([
    ["leads", ["Manage Psychotherapy Note Keys"], 1],
    ["does not lead", [], 0],
  ])("%s from the step to the copy of the keyset whoever has %s", async (_, privileges, links) => {
    open({}, privileges);
    await screen.findByText("do keysetCopy");
    expect(screen.queryAllByRole("link", { name: "Copy of the keyset" })).toHaveLength(links);
  });

  it("keeps every role that is not the module's", () => {
    const module = [{ uuid: "m1", name: "Session Notes: Therapist" }];
    const before = [{ uuid: "o1", name: "Clinician" }, ...module];
    expect(rolesAfter(before, module, [])).toEqual(["o1"]);
    expect(rolesAfter([], module, ["Session Notes: Therapist"])).toEqual(["m1"]);
  });
});
