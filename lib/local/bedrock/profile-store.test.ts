import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProfileShelf } from "./profile-shelf.ts";
import { ProfileStore } from "./profile-store.ts";
import { readState, StateFileError, StateWriter } from "./state-file.ts";

const home = { region: "us-east-1", account: "000000000000", quota: 10 };
const profile = { name: "team-a", modelArns: ["arn:aws:bedrock:us-east-1::foundation-model/m.n"], tags: [] };
const empty = () => ({ version: 1 as const, profiles: [], seeded: {} });

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "profile-store-"));
  file = join(folder, "state.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("ProfileStore", () => {
  it("answers a create when it is on disk", async () => {
    const store = new ProfileStore(home, new ProfileShelf([], empty(), file));
    const { arn } = await store.create(profile);
    expect((await readState(file)).profiles).toMatchObject([{ arn, name: "team-a" }]);
  });

  it("reads back what it wrote, deletions included", async () => {
    const store = new ProfileStore(home, new ProfileShelf([], empty(), file));
    const [first, second] = [await store.create(profile), await store.create(profile)];
    await store.tag(second.arn, [{ key: "team", value: "b" }]);
    await store.delete(first.arn);
    const again = new ProfileStore(home, new ProfileShelf([], await readState(file), file));
    expect(again.list()).toEqual([{ ...second, tags: [{ key: "team", value: "b" }] }]);
  });

  it("keeps profiles of another Region in the file but out of sight", async () => {
    const tokyo = new ProfileStore({ ...home, region: "ap-northeast-1" }, new ProfileShelf([], empty(), file));
    await tokyo.create(profile);
    const virginia = new ProfileStore(home, new ProfileShelf([], await readState(file), file));
    expect(virginia.list()).toEqual([]);
    await virginia.create(profile);
    expect((await readState(file)).profiles).toHaveLength(2);
  });

  it("forgets a request token with its profile", async () => {
    const store = new ProfileStore(home, new ProfileShelf([], empty(), null));
    const request = { token: "t", fingerprint: "f" };
    const first = await store.create({ ...profile, request });
    await store.delete(first.arn);
    expect((await store.create({ ...profile, request })).arn).not.toBe(first.arn);
  });

  it("remembers that a profile made up at start was deleted", async () => {
    const arn = "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/seeded000001";
    const seeded = [{ ...profile, arn, createdAt: "2026-01-01T00:00:00.000000+00:00" }];
    const store = new ProfileStore(home, new ProfileShelf(seeded, empty(), file));
    await store.delete(arn);
    expect(new ProfileStore(home, new ProfileShelf(seeded, await readState(file), file)).list()).toEqual([]);
  });

  it("shows changes when their lag is over, one after the other", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const store = new ProfileStore(home, new ProfileShelf([], empty(), null));
    const { arn } = await store.create(profile, { lagMs: 1_000 });
    await store.tag(arn, [{ key: "team", value: "a" }]);
    expect([store.find(arn), store.list()]).toEqual([undefined, []]);
    vi.advanceTimersByTime(999);
    expect(store.find(arn)).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(store.tagsOf(arn)).toHaveLength(1);
    await store.delete(arn, { lagMs: 1_000 });
    expect(store.list()).toHaveLength(1);
    await expect(store.delete(arn)).rejects.toMatchObject({ type: "ResourceNotFoundException" });
    vi.advanceTimersByTime(1_000);
    expect(store.list()).toEqual([]);
    vi.useRealTimers();
  });

  it("refuses when the file cannot be written, and saves with the next change that can be", async () => {
    await writeFile(join(folder, "not-a-folder"), "");
    const store = new ProfileStore(home, new ProfileShelf([], empty(), join(folder, "not-a-folder", "state.json")));
    await expect(store.create(profile)).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|EEXIST/) });
    await rm(join(folder, "not-a-folder"));
    await store.create(profile);
    expect((await readState(join(folder, "not-a-folder", "state.json"))).profiles).toHaveLength(2);
  });
});

describe("StateWriter", () => {
  it("lets changes made during a write share the next one", async () => {
    let writes = 0;
    const writer = new StateWriter(file, () => {
      writes += 1;
      return empty();
    });
    await Promise.all(Array.from({ length: 50 }, () => writer.save()));
    expect(writes).toBe(2);
    await expect(stat(`${file}.tmp`)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("readState", () => {
  it("starts empty without a file", async () => {
    expect(await readState(file)).toEqual(empty());
  });

  it.each(["", "{", "null", '{"version":2,"profiles":[],"seeded":{}}'])(
    "refuses %j and leaves it alone",
    async (text) => {
      await writeFile(file, text);
      await expect(readState(file)).rejects.toBeInstanceOf(StateFileError);
      expect(await readFile(file, "utf8")).toBe(text);
    },
  );
});
